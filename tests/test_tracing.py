"""Reports in, lineage out: without a parse, whatever the order."""

import random
import subprocess
import sys

from rashomon.tracing import trace_copies
from tests.factories import make_report
from tests.lineage.texts import FERRY, HARBOUR, OWN_START

WIRE = make_report(HARBOUR, id="wire", published="2019-03-21")
PAPER = make_report(OWN_START + HARBOUR, id="paper")
OTHER = make_report(FERRY, id="other")


def test_a_copy_is_traced_to_the_report_that_came_first() -> None:
    passages = trace_copies([WIRE, PAPER, OTHER])
    assert [(p.a.report, p.b.report, p.kind, p.direction) for p in passages] == [("paper", "wire", "verbatim", "b")]
    assert passages[0].b.quote == HARBOUR


def test_the_order_of_reports_does_not_matter() -> None:
    reports = [WIRE, PAPER, OTHER, make_report(HARBOUR.replace("Eleven", "Twelve"), id="late", published="2019-03-23")]
    expected = trace_copies(reports)
    assert len(expected) == 3
    assert trace_copies(random.Random(4).sample(reports, len(reports))) == expected


def test_of_reports_with_one_id_the_first_one_stands() -> None:
    assert trace_copies([WIRE, make_report(FERRY, id="wire"), PAPER]) == trace_copies([WIRE, PAPER])


def test_one_report_or_none_share_nothing() -> None:
    assert trace_copies([]) == trace_copies([WIRE]) == ()


def test_no_parser_and_no_model_is_loaded() -> None:
    code = (
        "import sys\n"
        "from rashomon.model.report import Report\n"
        "from rashomon.tracing import trace_copies\n"
        f"trace_copies([Report(id=i, source=i, text={HARBOUR!r}) for i in 'ab'])\n"
        "print(*sorted({'spacy', 'onnxruntime', 'tokenizers', 'trafilatura'} & set(sys.modules)))\n"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.split() == []
