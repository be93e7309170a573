"""Who copied whom by itself: JSON that others read, and a tree for people."""

import io
import json
from collections.abc import Sequence

from rich.console import Console

from rashomon.model.report import Report
from rashomon.rendering.lineage import print_lineage, render_passages
from rashomon.tracing import trace_copies
from tests.factories import make_report
from tests.lineage.texts import FERRY, HARBOUR, OWN_START

QUOTE = "We saw the lights go out one after another, and then the whole ship simply turned its side to the waves"


def printed(reports: Sequence[Report]) -> str:
    stream = io.StringIO()
    print_lineage(reports, trace_copies(reports), Console(file=stream, width=100))
    return stream.getvalue()


def test_json_has_every_field_and_tells_a_shared_quote_from_a_copy() -> None:
    quoting = f"Witnesses had gathered on the pier by dawn. “{QUOTE},” recalled Mary Holt, a retired pilot."
    told = f'Mary Holt, 71, watched through binoculars from her kitchen. She told the paper: "{QUOTE}."'
    reports = [
        make_report(f"{HARBOUR}\n\n{quoting}", id="a", published="2019-03-21"),
        make_report(f"{HARBOUR.replace('Eleven', 'Twelve')}\n\n{told}", id="b"),
    ]
    found = json.loads(render_passages(trace_copies(reports)))
    assert list(found) == ["passages"]
    copy, quote = found["passages"]
    assert list(copy) == ["id", "a", "b", "kind", "from", "score", "reason", "changes"]
    assert (copy["kind"], copy["from"], copy["changes"]) == ("edited", "a", ["number 'Eleven' -> 'Twelve'"])
    assert (quote["kind"], quote["from"]) == ("shared quote", "common origin")
    texts = {report.id: report.text for report in reports}
    for passage in (copy, quote):
        for end in (passage["a"], passage["b"]):
            assert texts[end["report"]][end["start"] : end["end"]] == end["quote"]


def test_json_of_no_passages_and_of_letters_that_no_file_can_hold() -> None:
    assert json.loads(render_passages([])) == {"passages": []}
    broken = HARBOUR.replace("Merrow", "Mer\ud800row")
    text = render_passages(trace_copies([make_report(broken, id="a"), make_report(broken, id="b")]))
    assert json.loads(text.encode().decode())["passages"][0]["a"]["quote"] == HARBOUR.replace("Merrow", "Mer\ufffdrow")


def test_the_tree_has_each_copy_under_the_report_it_is_from() -> None:
    first, second, _ = HARBOUR.split("\n\n")
    reports = [
        make_report(HARBOUR, id="w", source="Wire", published="2019-03-20"),
        make_report(f"{first}\n\n{second}", id="p", source="Paper", published="2019-03-21"),
        make_report(f"{OWN_START}{first.replace('cargo', 'big')}", id="q", source="Blog", published="2019-03-22"),
        make_report(FERRY, id="z", source="Other"),
    ]
    lines = printed(reports).splitlines()
    assert lines[:4] == [
        "WHO COPIED WHOM",
        "Wire, 20 March 2019",
        "├─ Paper: 1 passage, 51 words",
        "└─ Blog: 1 passage, 26 words",
    ]
    assert any("words 'cargo' -> 'big'" in line for line in lines)
    assert "Other" not in "\n".join(lines)


def test_reports_that_share_nothing_say_so() -> None:
    assert printed([make_report(FERRY, id="a"), make_report(HARBOUR, id="b")]) == "No shared text in 2 reports.\n"


def test_a_long_chain_and_markup_do_no_harm() -> None:
    reports = [
        make_report(HARBOUR, id=f"r{i:03}", source=f"[red]Outlet {i}\x1b[31m", published=f"2019-03-{i + 1:02}")
        for i in range(28)
    ]
    shown = printed(reports)
    assert "[red]Outlet 0" in shown
    assert "\x1b" not in shown
