"""Contested values with the statements that give them."""

import pytest

from rashomon.accounts.disagreements.clash import Clash, Side
from rashomon.accounts.disagreements.contests import is_linked, value_clashes
from rashomon.accounts.disagreements.judging import Judge
from rashomon.accounts.disagreements.kinds import value_kinds
from rashomon.accounts.disagreements.pairs import value_pairs
from rashomon.accounts.disagreements.sentence_pairs import comparable_sentences
from rashomon.accounts.disagreements.slots import FEATURES
from rashomon.accounts.disagreements.told import lay_out, make_page
from rashomon.model.account import DisagreementKind, Relation
from tests.accounts.disagreements.builders import (
    DAY,
    annotated,
    bare_statement,
    sentences_compared,
    told,
)

KINDS = {kind.kind: kind for kind in value_kinds(DAY)}
# Says 0.95 of every pair.
SURE = Judge(weights=(0.0,) * len(FEATURES), bias=2.944, disagreement=0.9, undecided=0.5)


def clashes(kind: DisagreementKind, texts: tuple[str, ...], likely: str = "ab", judge: Judge = SURE) -> list[Clash]:
    """The clashes between values of a kind, the first sentences of these pairs of reports likely to tell the same."""
    comparable, pages = sentences_compared(texts, likely)
    return list(value_clashes(comparable, KINDS[kind], KINDS[kind].stock(pages), judge))


def reports(side: Side) -> list[str]:
    return sorted(told.report for told in side.tolds)


TWELVE, SEVENTEEN = "The firm built 12 houses.", "The firm built 17 houses."


@pytest.mark.parametrize(
    ("others", "likely", "a", "b"),
    [
        ((), "ab", ["a"], ["b"]),
        ((SEVENTEEN,), "ab", ["a"], ["b"]),  # far from both: it may tell of another firm
        ((SEVENTEEN,), "ab bc", ["a"], ["b", "c"]),
        ((SEVENTEEN,), "ab ac", ["a"], ["b"]),  # near the rival alone
        ((TWELVE, SEVENTEEN), "ab ac bd", ["a", "c"], ["b", "d"]),
        (("The firm built some 20 houses.",), "ab bc", ["a"], ["b"]),  # near, and another value
    ],
)
def test_a_side_has_the_statements_near_that_give_the_same(
    others: tuple[str, ...], likely: str, a: list[str], b: list[str]
) -> None:
    first = clashes("number", (TWELVE, SEVENTEEN, *others), likely)[0]
    assert (reports(first.a), reports(first.b)) == (a, b)
    assert (first.a.order, first.b.order) == (12, 17)


@pytest.mark.parametrize(
    ("others", "shown"),
    [
        (("The road is 2,000 metres long.",) * 2, "2,000 m"),
        (("The road is 2 km long.", "The road is 2,000 metres long."), "2 km"),
        (("The road is 2,000 metres long.",), "2 km"),  # one against one: the first in the order of letters
    ],
)
def test_a_side_is_shown_in_the_words_that_most_use(others: tuple[str, ...], shown: str) -> None:
    (first, *_) = clashes(
        "number",
        ("The road is 9 km long.", "The road is 2 km long.", *others),
        "ab bc bd",
    )
    assert len(first.b.tolds) == 1 + len(others)
    assert first.b.text == shown


def test_of_a_sentence_the_statement_that_holds_the_value_is_shown() -> None:
    text = "The storm reached the coast and the firm built 12 houses."
    annotation, cut = annotated(text, "a"), text.index(" the firm")
    page = make_page(annotation, [])
    parts = [(0, cut, "storm"), (cut + 1, len(text), "firm")]
    tolds = [*(lay_out(bare_statement(annotation, *part), page) for part in parts), told(SEVENTEEN, "b")]
    comparable = comparable_sentences([], tolds, {(("a", 0), ("b", 0)): 0.9})
    stock = KINDS["number"].stock([page, tolds[-1].page])
    (found,) = value_clashes(comparable, KINDS["number"], stock, SURE)
    assert [side.tolds for side in (found.a, found.b)] == [(tolds[1],), (tolds[2],)]


@pytest.mark.parametrize(
    ("undecided", "disagreement", "relations"),
    [(0.5, 0.9, ["disagreement"]), (0.5, 0.97, ["undecided"]), (0.96, 0.97, [])],
)
def test_how_sure_the_judge_is(undecided: float, disagreement: float, relations: list[Relation]) -> None:
    judge = Judge(weights=SURE.weights, bias=SURE.bias, disagreement=disagreement, undecided=undecided)
    found = clashes("number", (TWELVE, SEVENTEEN), judge=judge)
    assert [clash.relation for clash in found] == relations
    assert [round(clash.score, 2) for clash in found] == [0.95] * len(relations)


WORDS = "“The dam was never built to hold so much water,” said"


@pytest.mark.parametrize(
    ("a", "b", "found"),
    [
        (f"{WORDS} Edmund Farrow.", f"{WORDS} Judith Penrose.", 1),
        # a sentence that names both speakers: one may quote the other
        (f"{WORDS} Edmund Farrow.", f"{WORDS} Judith Penrose, quoting Edmund Farrow.", 0),
        (f"{WORDS} Edmund Farrow to Judith Penrose.", f"{WORDS} Judith Penrose.", 0),
        # the more so where one of them has another spelling there
        (f"{WORDS} Edmund Farrow.", f"{WORDS} Judith Penrose, quoting Edmund Farow.", 0),
        (f"{WORDS} Judith Penrose, quoting Edmund Farow.", f"{WORDS} Edmund Farrow.", 0),
        # a third name is none of the two
        (f"{WORDS} Edmund Farrow to Paul Marsh.", f"{WORDS} Judith Penrose.", 1),
        # two persons who say different things, or little, or of much a little alike
        (f"{WORDS} Edmund Farrow.", "“We asked the ministry for help three years ago,” said Judith Penrose.", 0),
        ("“The ministry sold the dam,” said Edmund Farrow.", "“The ministry sold the dam,” said Judith Penrose.", 0),
        ("The old dam in the northern valley held water in winter when snow lay on the roads and bridges, "
         "Edmund Farrow said.",
         "The old dam in the northern valley killed trade while engineers checked cables, pumps and meters, "
         "Judith Penrose said.", 0),
    ],
)  # fmt: skip
def test_one_speaker_in_the_place_of_another(a: str, b: str, found: int) -> None:
    assert len(clashes("attribution", (a, b))) == found


@pytest.mark.parametrize(
    ("kind", "a", "b", "linked"),
    [
        ("number", TWELVE, SEVENTEEN, True),
        ("number", TWELVE, "Corrin has 17 houses.", False),
        ("place", "The ferry sailed to Rotterdam.", "The ferry sailed to Valparaiso.", True),
        ("place", "The ferry sailed from Rotterdam.", "The ferry sailed to Valparaiso.", False),  # both can be right
        ("person", "Edmund Farrow won the race.", "Judith Penrose won the race.", True),
        # another part
        ("person", "Edmund Farrow met the crew in Corrin.", "The crew met Judith Penrose in Corrin.", False),
        ("date", "The dam burst in 1911.", "The dam burst in 1932.", True),
        ("date", "The 1911 meeting failed.", "The 1932 election failed.", False),  # dates of other things
    ],
)
def test_values_that_a_word_binds_to_one_thing(kind: DisagreementKind, a: str, b: str, linked: bool) -> None:
    comparable, pages = sentences_compared((a, b), "ab")
    (pair,) = value_pairs(comparable, KINDS[kind], KINDS[kind].stock(pages))
    assert is_linked(pair) is linked
