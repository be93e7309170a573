"""Which sentences of different reports are compared, and in what order."""

from collections.abc import Callable, Mapping
from itertools import chain, permutations

import pytest

from rashomon.accounts.disagreements.sentence_pairs import (
    LIKELY,
    Place,
    comparable_sentences,
    place_of,
    representatives,
)
from rashomon.accounts.disagreements.told import Told, lay_out, make_page
from tests.accounts.disagreements.builders import annotated, bare_statement, make_fact, sentences_told

TEXTS = {
    "a": "The dam at Orsk broke on Monday. Nine people died.",
    "b": "A dam broke at Orsk. The flood killed nine people.",
    "c": "The dam at Orsk is broken. Ten people died.",
}
# The places of the sentences, by the ids of their statements.
A0, A1, B0, B1, C0, C1 = (id + str(k) for id in "abc" for k in range(2))
TOLDS = [told for id, text in TEXTS.items() for told in sentences_told(text, id)]
BY_ID = {told.statement.id: told for told in TOLDS}
PLACES: dict[str, Place] = {id: place_of(told) for id, told in BY_ID.items()}
IDS = {place: id for id, place in PLACES.items()}

Group = tuple[list[str], float]
Likely = dict[tuple[str, str], float]


def compared(groups: list[Group], likely: Likely | None) -> list[tuple[str, str, float, bool]]:
    """The pairs by the ids of their statements; `groups` are the facts with their scores."""
    facts = [make_fact([BY_ID[id].statement for id in ids], f"f{k}", score) for k, (ids, score) in enumerate(groups)]
    likeness = None if likely is None else {(PLACES[a], PLACES[b]): score for (a, b), score in likely.items()}
    pairs = comparable_sentences(facts, TOLDS, likeness).pairs
    return [(IDS[place_of(p.a)], IDS[place_of(p.b)], p.likeness, p.together) for p in pairs]


@pytest.mark.parametrize(
    ("groups", "likely", "expected"),
    [
        # nothing is likely, nothing told together
        ([], None, []),
        ([], {}, []),
        # without a likeness, sentences of a fact are as likely as the fact is sure; of two facts, as the surer one
        ([([A0, B0], 0.7)], None, [(A0, B0, 0.7, True)]),
        ([([A0, B0], 0.1)], None, [(A0, B0, 0.1, True)]),
        ([([A0, B0], 0.4), ([B0, A0, C0], 0.7), ([A0, B0], 0.5)], None,
         [(A0, B0, 0.7, True), (A0, C0, 0.7, True), (B0, C0, 0.7, True)]),
        # with one, that counts; a pair that it lacks has none
        ([([A0, B0, C0], 0.7)], {(A0, B0): 0.9},
         [(A0, B0, 0.9, True), (A0, C0, 0.0, True), (B0, C0, 0.0, True)]),
        # likely ones need no fact, from the bound on
        ([], {(A0, B0): LIKELY, (A1, B1): LIKELY - 0.001}, [(A0, B0, LIKELY, False)]),
        ([([A0, B0], 0.7)], {(A1, B1): 0.5}, [(A0, B0, 0.0, True), (A1, B1, 0.5, False)]),
        # those of a fact are compared however unlikely
        ([([A0, B0], 0.7)], {(A0, B0): 0.01}, [(A0, B0, 0.01, True)]),
        # sentences of one report are never compared
        ([([A0, A1, B1], 0.7)], None, [(A0, B1, 0.7, True), (A1, B1, 0.7, True)]),
        # a statement that the story does not have
        ([([A0, B0], 0.7), ([C1], 0.9)], {}, [(A0, B0, 0.0, True)]),
    ],
)  # fmt: skip
def test_pairs(groups: list[Group], likely: Likely | None, expected: list[tuple[str, str, float, bool]]) -> None:
    assert compared(groups, likely) == expected


def test_a_place_without_a_statement_is_not_compared() -> None:
    elsewhere: Mapping[tuple[Place, Place], float] = {(PLACES[A0], ("z", 0)): 0.9, (PLACES[A0], ("b", 999)): 0.9}
    assert comparable_sentences([], TOLDS, elsewhere).pairs == ()


def test_pairs_and_those_near_stand_in_the_order_of_their_places() -> None:
    likely = [(A1, C1), (A0, B0), (A0, C0), (A1, B1)]
    for order in permutations(likely):
        assert compared([], dict.fromkeys(order, 0.5)) == [
            (A0, B0, 0.5, False), (A0, C0, 0.5, False), (A1, B1, 0.5, False), (A1, C1, 0.5, False),
        ]  # fmt: skip
    comparable = comparable_sentences([], TOLDS, {(PLACES[a], PLACES[b]): 0.5 for a, b in likely})
    near = {IDS[place]: [IDS[place_of(told)] for told in found] for place, found in comparable.near.items()}
    assert near == {A0: [B0, C0], A1: [B1, C1], B0: [A0], B1: [A1], C0: [A0], C1: [A1]}


def test_parts_of_a_sentence_are_compared_as_the_whole() -> None:
    text = "The dam at Orsk broke on Monday and nine people died."
    annotation = annotated(text, "d")
    page = make_page(annotation, [])
    middle = text.index(" and ")
    parts = [
        lay_out(bare_statement(annotation, start, end, id), page)
        for start, end, id in ((0, middle, "d0"), (middle + 1, len(text), "d1"))
    ]
    facts = [make_fact([BY_ID[A0].statement, parts[0].statement]), make_fact([BY_ID[A1].statement, parts[1].statement])]
    comparable = comparable_sentences(facts, [*TOLDS, *parts], None)
    assert [(IDS[place_of(p.a)], p.b.statement.quote) for p in comparable.pairs] == [(A0, text), (A1, text)]
    assert comparable.statements["d", 0] == tuple(parts)


def make_up(item: str) -> str:
    """The letter of an item such as "a12"."""
    return item[0]


@pytest.mark.parametrize(
    ("items", "kept"),
    [
        # few are all kept, alike or not
        ([f"a{k}" for k in range(32)], [f"a{k}" for k in range(32)]),
        # of more, the first two of each make-up
        ([f"a{k}" for k in range(33)], ["a0", "a1"]),
        ([*(f"a{k}" for k in range(20)), "b0", *(f"c{k}" for k in range(20))], ["a0", "a1", "b0", "c0", "c1"]),
        # and never more than 64
        ([chr(200 + k) for k in range(100)], [chr(200 + k) for k in range(64)]),
    ],
)
def test_representatives(items: list[str], kept: list[str]) -> None:
    assert list(representatives(items, make_up)) == kept


@pytest.mark.parametrize(
    ("text_of", "pairs"),
    [
        (lambda k: "The dam broke at once.", 1),  # copies stand for one another
        (lambda k: f"The dam broke in year {k}.", 40 * 39 // 2),
    ],
)
def test_copies_in_a_fact_that_very_many_tell_are_not_all_compared(text_of: Callable[[int], str], pairs: int) -> None:
    tolds: list[Told] = list(chain.from_iterable(sentences_told(text_of(k), f"r{k:02}") for k in range(40)))
    fact = make_fact([told.statement for told in tolds])
    assert len(comparable_sentences([fact], tolds, None).pairs) == pairs
