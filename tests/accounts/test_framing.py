import pytest

from rashomon.accounts.framing import find_framing
from rashomon.accounts.statements import entity_owners, make_statement
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from rashomon.model.account import Fact, Framing
from rashomon.model.span import Span
from tests.factories import make_report


def framing(*texts: str) -> tuple[Framing, ...]:
    """How reports a, b, c ... word one fact, each telling it in one sentence."""
    annotations = annotate([make_report(text, "abcdefgh"[i]) for i, text in enumerate(texts)])
    entities = resolve_entities(annotations)
    owners = entity_owners(entities)
    told = [make_statement(a, Span(start=0, end=len(a.report.text)), owners) for a in annotations]
    ids = tuple(statement.id for statement in told)
    fact = Fact(
        id="f", wording=texts[0], evidence=annotations[0].report.evidence(0, len(texts[0])), statements=ids, sources=(),
        independent_sources=1, independence=(), first_report="a", salience=0.5, time=None, score=1.0, reason="",
        counted=ids,
    )  # fmt: skip
    return find_framing([fact], {s.id: s for s in told}, {a.report.id: a for a in annotations}, entities)


@pytest.mark.parametrize(
    ("texts", "words"),
    [
        # the same subject and object, another verb
        (("The rebels abducted 40 pupils from Corrin.", "The rebels kidnapped 40 pupils from Corrin."),
         ["abducted", "kidnapped"]),
        # a particle is part of the verb
        (("Portugal withdrew from the treaty on fishing.", "Portugal pulled out of the treaty on fishing."),
         ["withdrew", "pulled out"]),
        # worded alike
        (("The rebels abducted 40 pupils from Corrin.", "The rebels abducted 40 pupils in Corrin."), []),
        # others did it, or another thing was done
        (("The rebels abducted 40 pupils from Corrin.", "The army kidnapped a minister in Lisbon."), []),
        (("The council approved the plan for the harbour.", "The council rejected the plan for the harbour."), []),
        # who says it is no act
        (("The mayor said the harbour is safe.", "The mayor claimed the harbour is safe."), []),
    ],
)  # fmt: skip
def test_how_an_act_is_worded(texts: tuple[str, ...], words: list[str]) -> None:
    found = framing(*texts)
    assert [wording.quote for one in found for wording in one.wordings] == words
    for wording in (w for one in found for w in one.wordings):
        text = dict(zip("abcdefgh", texts, strict=False))[wording.report]
        assert text[wording.start : wording.end] == wording.quote
        assert wording.source == f"Outlet {wording.report.upper()}"


def test_one_outlet_words_nothing_differently() -> None:
    assert framing("The rebels abducted 40 pupils from Corrin.") == ()
