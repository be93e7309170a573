from collections.abc import Sequence
from dataclasses import replace

import pytest

from rashomon.accounts.contradictions import contested_statements, contradicts, without_contested
from rashomon.accounts.statements import make_statement
from rashomon.language.annotate import annotate
from rashomon.model.account import Disagreement, Fact, Position, Relation, Statement
from rashomon.model.span import Span
from tests.factories import make_report


def statement(text: str) -> Statement:
    (annotation,) = annotate([make_report(text)])
    return make_statement(annotation, Span(start=0, end=len(text)), {})


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # One figure of one kind against another.
        ("The flood killed nine people.", "The flood killed 11 people.", True),
        ("The flood killed nine people.", "Nine people were killed in the flood.", False),
        # Vaguer is not different.
        ("The flood killed nine people.", "The flood killed at least eight people.", False),
        ("The office will have 25 people.", "The office may have up to 20 people.", True),
        # Figures of different things.
        ("The flood killed nine people.", "The flood destroyed 11 houses.", False),
        # Not against so.
        ("The dam broke on Monday.", "The dam did not break on Monday.", True),
        # One date against another; a week holds its days.
        ("The dam broke on Monday.", "The dam broke on Tuesday.", True),
        ("The dam broke on Monday.", "The dam broke this week.", False),
        ("The dam broke on Monday.", "The dam broke.", False),
    ],
)
def test_contradictions(one: str, other: str, expected: bool) -> None:
    assert contradicts(statement(one), statement(other)) is expected
    assert contradicts(statement(other), statement(one)) is expected


def position(value: str, *ids: str, sources: tuple[str, ...] = ()) -> Position:
    return Position(value=value, statements=ids, sources=sources or tuple(f"outlet {id}" for id in ids))


def disagreement(*positions: Position, relation: Relation = "disagreement") -> Disagreement:
    return Disagreement(
        id="d", kind="number", relation=relation, about="", score=0.9, reason="", positions=tuple(positions)
    )


@pytest.mark.parametrize(
    ("found", "expected"),
    [
        # the side of most outlets stands
        (disagreement(position("12", "a", "b"), position("17", "c")), {"c"}),
        # one against one: neither
        (disagreement(position("12", "a"), position("17", "c")), {"a", "c"}),
        # outlets count, not statements
        (disagreement(position("12", "a", "b", sources=("A",)), position("17", "c", sources=("C",))), {"a", "b", "c"}),
        # two against two against one: none
        (disagreement(position("12", "a", "b"), position("17", "c", "d"), position("9", "e")), set("abcde")),
        # what is undecided confirms nothing either
        (disagreement(position("12", "a"), position("17", "c"), relation="undecided"), {"a", "c"}),
        # the news moved on
        (disagreement(position("12", "a"), position("17", "c"), relation="update"), set()),
    ],
)
def test_contested_statements(found: Disagreement, expected: set[str]) -> None:
    assert contested_statements([found]) == expected


TEXTS = ("The flood killed nine people.", "The flood at Corrin killed nine people.", "The flood killed 11 people.")


def recounted(contested: Sequence[int], wording: int = 0, taken: Sequence[int] = ()) -> Fact:
    """A fact that three reports tell, counted without some of them; other facts are told in the words of `taken`."""
    annotations = annotate([make_report(text, "abc"[i]) for i, text in enumerate(TEXTS)])
    told = [make_statement(a, Span(start=0, end=len(a.report.text)), {}) for a in annotations]
    fact = Fact(
        id="f", wording=TEXTS[wording], evidence=annotations[wording].report.evidence(0, len(TEXTS[wording])),
        statements=tuple(s.id for s in told), sources=("Outlet A", "Outlet B", "Outlet C"), independent_sources=3,
        independence=(), first_report="a", salience=0.5, time=None, score=1.0, reason="told alike",
        counted=tuple(s.id for s in told),
    )  # fmt: skip
    others = [
        replace(fact, id=f"f{i}", counted=(told[i].id,), evidence=annotations[i].report.evidence(0, len(TEXTS[i])))
        for i in taken
    ]
    out = frozenset(told[i].id for i in contested)
    confirmed = {one.id: {s.id: frozenset(fact.counted) for s in told} for one in (fact, *others)}
    statements, by_report = {s.id: s for s in told}, {a.report.id: a for a in annotations}
    found, *_ = without_contested([fact, *others], out, statements, by_report, (), confirmed)
    assert set(found.counted) <= set(found.statements) == {s.id for s in told}
    assert (found is fact) == (not contested)
    return found


@pytest.mark.parametrize(
    ("contested", "wording", "sources", "told"),
    [
        ([], 0, ("Outlet A", "Outlet B", "Outlet C"), TEXTS[0]),
        ([2], 0, ("Outlet A", "Outlet B"), TEXTS[0]),
        # the wording was contested: that of another counted statement
        ([0], 0, ("Outlet B", "Outlet C"), TEXTS[1]),
        # all are: the outlet of the wording stays, alone
        ([0, 1, 2], 1, ("Outlet B",), TEXTS[1]),
    ],
)
def test_facts_without_contested_statements(
    contested: list[int], wording: int, sources: tuple[str, ...], told: str
) -> None:
    found = recounted(contested, wording)
    assert found.sources == sources
    assert found.independent_sources == len(sources)
    assert found.wording == found.evidence.quote == told
    assert ("says otherwise" in found.reason) == (len(sources) < 3)


def test_a_contested_wording_whose_others_are_taken_stays_with_its_outlet_alone() -> None:
    found = recounted([0], taken=[1, 2])
    assert (found.wording, found.sources) == (TEXTS[0], ("Outlet A",))
    assert recounted([0], taken=[1]).wording == TEXTS[2]
