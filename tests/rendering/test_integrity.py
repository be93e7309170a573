from dataclasses import replace

import pytest

from rashomon.model.account import Account, Coverage, TimelineEntry
from rashomon.rendering.integrity import all_evidence, broken_parts
from tests.rendering.large import large_account
from tests.rendering.sample import empty_account, sample_account


@pytest.mark.parametrize("account", [sample_account(), empty_account(), large_account(5, 40)])
def test_sound_accounts(account: Account) -> None:
    assert broken_parts(account) == ()


def test_all_evidence_is_visited() -> None:
    account = sample_account()
    parts = {part.split(" ")[0] for part, _ in all_evidence(account)}
    assert parts == {"entity", "statement", "fact", "quote", "passage", "framing"}


_SAMPLE = sample_account()
_FIRST = _SAMPLE.statements[0]


@pytest.mark.parametrize(
    ("account", "complaint"),
    [
        (
            replace(_SAMPLE, statements=(replace(_FIRST, start=_FIRST.start + 1), *_SAMPLE.statements[1:])),
            "is not its quote",
        ),
        (replace(_SAMPLE, statements=(replace(_FIRST, quote=""), *_SAMPLE.statements[1:])), "is not its quote"),
        (replace(_SAMPLE, statements=(replace(_FIRST, report="x"), *_SAMPLE.statements[1:])), "no report 'x'"),
        (replace(_SAMPLE, statements=(*_SAMPLE.statements, _FIRST)), "two of kind statement have one id"),
        (replace(_SAMPLE, statements=_SAMPLE.statements[1:]), "fact f-crash: no statement 's01'"),
        (replace(_SAMPLE, entities=_SAMPLE.entities[1:], quotes=()), ""),  # nobody speaks for the first entity
        (replace(_SAMPLE, entities=()), "no entity"),
        (replace(_SAMPLE, framing=(replace(_SAMPLE.framing[0], fact="f-x"),)), "framing: no fact 'f-x'"),
        (replace(_SAMPLE, quotes=_SAMPLE.quotes[1:]), "quote q2: no quote 'q1'"),
        (replace(_SAMPLE, timeline=(TimelineEntry(date="2031", granularity="year", facts=("f-x",)),)), "no fact 'f-x'"),
        (replace(_SAMPLE, coverage=(Coverage(report="x", facts=(), left_out=()),)), "coverage: no report 'x'"),
    ],
)
def test_what_does_not_hold_together_is_named(account: Account, complaint: str) -> None:
    assert complaint in "\n".join(broken_parts(account))
    assert bool(broken_parts(account)) == bool(complaint)
