"""Pairs of sides gathered into disagreements, and disagreements that are found twice."""

from functools import cache
from itertools import permutations

import pytest

from rashomon.accounts.disagreements.clash import Clash, Side, gather, merge_repeats
from rashomon.accounts.disagreements.told import Told
from rashomon.model.account import Disagreement, DisagreementKind, Position, Relation
from tests.accounts.disagreements.builders import told


@cache
def teller(letter: str) -> Told:
    """The statement "s-<letter>" of the report of that letter."""
    return told("The dam broke.", letter)


def side(text: str, reports: str, order: float = 0.0) -> Side:
    """A value and the reports that give it, a letter each."""
    return Side(text=text, tolds=tuple(teller(letter) for letter in reports), order=order)


def clash(
    a: Side, b: Side, kind: DisagreementKind = "person", key: str = "person", relation: Relation = "disagreement",
    score: float = 0.8, about: str = "who", reason: str = "",
) -> Clash:  # fmt: skip
    return Clash(kind=kind, key=key, about=about, a=a, b=b, score=score, relation=relation, reason=reason)


FIRST = clash(side("Farrow", "a"), side("Ellery", "b"))


@pytest.mark.parametrize(
    ("second", "sides"),
    [
        # a text and a statement that says it are shared
        (clash(side("Penrose", "c"), side("Ellery", "b")), [{"Farrow", "Ellery", "Penrose"}]),
        (clash(side("Penrose", "c"), side("Ellery", "bd")), [{"Farrow", "Ellery", "Penrose"}]),
        # the text alone; the statement alone
        (clash(side("Penrose", "c"), side("Ellery", "d")), [{"Farrow", "Ellery"}, {"Penrose", "Ellery"}]),
        (clash(side("Penrose", "c"), side("Marsh", "b")), [{"Farrow", "Ellery"}, {"Penrose", "Marsh"}]),
        # something else is valued; another kind; another relation
        (clash(side("Penrose", "c"), side("Ellery", "b"), key="rank"), [{"Farrow", "Ellery"}, {"Penrose", "Ellery"}]),
        (clash(side("Penrose", "c"), side("Ellery", "b"), "place"), [{"Farrow", "Ellery"}, {"Penrose", "Ellery"}]),
        (clash(side("Penrose", "c"), side("Ellery", "b"), relation="undecided"),
         [{"Farrow", "Ellery"}, {"Penrose", "Ellery"}]),
    ],
)  # fmt: skip
def test_clashes_join_through_a_side_that_both_have(second: Clash, sides: list[set[str]]) -> None:
    for clashes in ([FIRST, second], [second, FIRST]):
        found = [{position.value for position in one.positions} for one in gather(clashes)]
        assert sorted(found, key=sorted) == sorted(sides, key=sorted)


def test_the_strongest_clash_speaks_for_all_and_every_side_has_all_its_statements() -> None:
    weak = clash(side("17", "cb", 17), side("12", "a", 12), "number", score=0.61239, about="of the weak", reason="weak")
    strong = clash(
        side("9", "e", 9), side("17", "bd", 17), "number", score=0.87654, about="of the strong", reason="strong"
    )
    for clashes in ([weak, strong], [strong, weak]):
        (found,) = gather(clashes)
        assert (found.score, found.about, found.reason) == (0.877, "of the strong", "strong")
        assert [(p.value, p.statements, p.sources) for p in found.positions] == [
            ("9", ("s-e",), ("Outlet E",)),
            ("12", ("s-a",), ("Outlet A",)),
            ("17", ("s-b", "s-c", "s-d"), ("Outlet B", "Outlet C", "Outlet D")),
        ]


@pytest.mark.parametrize(
    ("kind", "relation", "sides", "expected"),
    [
        ("person", "disagreement", 3, "disagreement"),
        ("person", "disagreement", 4, "undecided"),  # so many are of different things
        ("date", "disagreement", 4, "undecided"),
        ("number", "disagreement", 4, "disagreement"),  # figures are many
        ("date", "update", 4, "update"),  # a day may be moved often
    ],
)
def test_many_sides(kind: DisagreementKind, relation: Relation, sides: int, expected: Relation) -> None:
    each = [side(f"value {k}", "abcd"[k]) for k in range(sides)]
    (found,) = gather(clash(each[0], other, kind, relation=relation, reason="why") for other in each[1:])
    assert len(found.positions) == sides
    assert found.relation == expected
    assert (found.reason == "why") is (relation == expected)


def disagreement(
    *sides: tuple[str, str], id: str = "d", kind: DisagreementKind = "date", relation: Relation = "disagreement",
    about: str = "when", score: float = 0.9,
) -> Disagreement:  # fmt: skip
    """A disagreement of sides like ("2021", "ab"): the value, and its statements and outlets, a letter each."""
    positions = tuple(Position(value=v, statements=tuple(who), sources=tuple(who.upper())) for v, who in sides)
    return Disagreement(id=id, kind=kind, relation=relation, about=about, score=score, reason=id, positions=positions)


OLD = disagreement(("1911", "ab"), ("1932", "c"), id="old")

Sides = list[tuple[str, str]]


def sides_of(found: Disagreement) -> Sides:
    for position in found.positions:
        assert "".join(position.sources) == "".join(position.statements).upper()
    return [(position.value, "".join(position.statements)) for position in found.positions]


@pytest.mark.parametrize(
    ("new", "merged"),
    [
        # the same values of the same thing, in other statements
        (disagreement(("1911", "d"), ("1932", "e"), score=0.7), [("1911", "abd"), ("1932", "ce")]),
        # said to be of another thing, with a statement in common on each side
        (disagreement(("1911", "ad"), ("1932", "ce"), about="built", score=0.7), [("1911", "abd"), ("1932", "ce")]),
        # that may not be told from the first, but is weaker
        (disagreement(("1911", "d"), ("1932", "e"), relation="undecided", score=0.7),
         [("1911", "abd"), ("1932", "ce")]),
        # the same two sentences, valued otherwise
        (disagreement(("June 1911", "a"), ("May 1932", "c"), about="built", score=0.7),
         [("1911", "ab"), ("1932", "c")]),
        # and of a third, about the same thing
        (disagreement(("1911", "a"), ("May 1932", "cx"), score=0.7), [("1911", "ab"), ("1932", "c")]),
        # the weaker knows a side more
        (disagreement(("1911", "d"), ("1925", "f"), ("1932", "e"), score=0.7),
         [("1911", "abd"), ("1925", "f"), ("1932", "ce")]),
        # but is not as sure that they disagree
        (disagreement(("1911", "d"), ("1925", "f"), ("1932", "e"), relation="undecided", score=0.7),
         [("1911", "abd"), ("1932", "ce")]),
    ],
)  # fmt: skip
def test_what_is_found_twice_is_one(new: Disagreement, merged: Sides) -> None:
    for order in permutations([OLD, new]):
        (found,) = merge_repeats(order)
        assert sides_of(found) == merged
        assert (found.score, found.relation, found.about, found.reason) == (0.9, "disagreement", "when", "old")
        assert found.id not in ("old", "d")


@pytest.mark.parametrize(
    "new",
    [
        # of another thing: no statement in common, or on one side only
        disagreement(("1911", "d"), ("1932", "e"), about="built", score=0.7),
        disagreement(("1911", "a"), ("1932", "e"), about="built", score=0.7),
        # one value in common
        disagreement(("1911", "a"), ("1950", "e"), score=0.7),
        # another kind
        disagreement(("1911", "a"), ("1932", "c"), kind="number", score=0.7),
        # news that moved on
        disagreement(("1911", "a"), ("1932", "c"), relation="update", score=0.7),
        # other values of the same two sentences, and of a third
        disagreement(("June 1911", "a"), ("May 1932", "cx"), about="built", score=0.7),
    ],
)
def test_what_is_not_the_same_stays_two(new: Disagreement) -> None:
    for order in permutations([OLD, new]):
        assert merge_repeats(order) == [OLD, new]
