"""Which differing values are weighed against each other, and what is known of them in the story."""

import pytest

from rashomon.accounts.disagreements.kinds import ValueKind, value_kinds
from rashomon.accounts.disagreements.pairs import ValuePair, held_stances, same_values, stance_pairs, value_pairs
from rashomon.accounts.disagreements.slots import FEATURES
from rashomon.accounts.disagreements.stances import contradict
from tests.accounts.disagreements.builders import DAY, sentences_compared, told

NUMBERS: ValueKind = next(kind for kind in value_kinds(DAY) if kind.kind == "number")


def pairs(texts: tuple[str, ...], likely: str = "ab") -> list[ValuePair]:
    """The pairs of numbers in reports a, b, c ..., some of their sentences likely to tell the same."""
    comparable, pages = sentences_compared(texts, likely)
    return list(value_pairs(comparable, NUMBERS, NUMBERS.stock(pages)))


def feature(pair: ValuePair, name: str) -> float:
    return pair.features[FEATURES.index(name)]


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        (("The firm built 12 houses.", "The firm built 17 houses."), [("12 houses", "17 houses")]),
        # not only the first of a sentence
        (("The firm built 12 houses and 3 barns.", "The firm built 17 houses and 5 barns."),
         [("12 houses", "17 houses"), ("3 barns", "5 barns")]),
        # what the other gives too has no rival there
        (("The firm built 12 houses.", "The firm built 12 houses, not 17 houses."), []),
        (("The firm built 12 houses and 3 barns.", "The firm built 17 houses and 3 barns."),
         [("12 houses", "17 houses")]),
        # nor what it gives less exactly
        (("The firm built at least 12 houses.", "The firm built 15 houses, not 9 houses."), []),
        # other things, the same, nothing
        (("The firm built 12 houses.", "The firm sold 17 trucks."), []),
        (("The firm built 12 houses.", "The firm built a dozen houses."), []),
        (("The firm built 12 houses.", "The firm built houses."), []),
    ],
)  # fmt: skip
def test_values_that_may_be_rivals(texts: tuple[str, ...], expected: list[tuple[str, str]]) -> None:
    assert [(pair.a.said, pair.b.said) for pair in pairs(texts)] == expected


TWELVE, SEVENTEEN = "The firm built 12 houses.", "The firm built 17 houses."


@pytest.mark.parametrize(
    ("others", "likely", "backing"),
    [
        ((), "ab", 0),  # the two themselves do not count
        ((), "ab ab1 a1b a1b1", 0),  # nor do their other sentences
        ((SEVENTEEN,), "ab", 0),  # far from both
        ((SEVENTEEN,), "ab bc", 1),
        ((SEVENTEEN,), "ab ac bc", 1),
        ((TWELVE,), "ab ac", 1),  # of either value
        (("The firm built 17 or 18 houses.",), "ab bc", 0),  # the same only counts
        ((TWELVE, SEVENTEEN), "ab ac bd", 2),
        ((TWELVE, SEVENTEEN, SEVENTEEN, SEVENTEEN), "ab ac bd be bf", 3),  # more than three are as good as three
    ],
)
def test_other_reports_near_back_a_value(others: tuple[str, ...], likely: str, backing: int) -> None:
    a, b = f"{TWELVE} It once had {SEVENTEEN[15:]}", f"{SEVENTEEN} It once had {TWELVE[15:]}"
    pair = pairs((a, b, *others), likely)[0]
    assert (pair.a.told.report, pair.b.told.report) == ("a", "b")
    assert feature(pair, "backing") == backing / 3


@pytest.mark.parametrize(
    ("a", "b", "others", "features"),
    [
        (TWELVE, SEVENTEEN, (), {"rivals": 0, "crossed": 0, "spread": 0, "choice": 0, "likeness": 0.9, "together": 0}),
        # one report gives the other's value in another sentence
        (TWELVE + " It sold 17 houses.", SEVENTEEN, (), {"crossed": 1, "spread": 0, "choice": 0}),
        (TWELVE, SEVENTEEN + " It sold 12 houses.", (), {"crossed": 1, "spread": 0, "choice": 0}),
        # or a third value
        (TWELVE + " It sold 40 houses.", SEVENTEEN, (), {"crossed": 0, "choice": 1}),
        # both values are given by two reports, in whatever sentence; the rarer one counts
        (TWELVE, SEVENTEEN, (TWELVE, SEVENTEEN), {"spread": 1 / 3, "crossed": 0}),
        (TWELVE, SEVENTEEN, (TWELVE,), {"spread": 0}),
        # two pairs could be formed (as a logarithm to base 2); another thing forms none
        ("The firm built 12 houses and sold 40 houses.", SEVENTEEN, (), {"rivals": 1}),
        ("The firm built 12 houses and sold 4 trucks.", SEVENTEEN, (), {"rivals": 0}),
    ],
)
def test_how_a_pair_stands_in_the_story(a: str, b: str, others: tuple[str, ...], features: dict[str, float]) -> None:
    pair = pairs((a, b, *others))[0]
    assert {name: feature(pair, name) for name in features} == pytest.approx(features)


def test_the_same_values_are_looked_for_in_sentences_near() -> None:
    texts = (SEVENTEEN, SEVENTEEN, "The firm built 17 houses and sold 40 houses.", TWELVE, SEVENTEEN)
    comparable, _ = sentences_compared(texts, "ab ac ad")
    (value,) = NUMBERS.values_of(comparable.pairs[0].a)
    assert [same.told.report for same in same_values(value, comparable, NUMBERS)] == ["b", "c"]


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        ("The minister signed the treaty.", "The minister did not sign the treaty.", [("sign", "sign")]),
        ("The court approved the merger.", "The court rejected the merger.", [("approve", "reject")]),
        # a statement that also holds what the other asserts denies nothing
        ("The minister signed the treaty.", "The minister had not signed it before, but now signed the treaty.", []),
        ("The minister had not signed it before, but now signed the treaty.", "The minister signed the treaty.", []),
        ("The minister signed the treaty.", "The minister signed the treaty.", []),
    ],
)
def test_predicates_that_clash(a: str, b: str, expected: list[tuple[str, str]]) -> None:
    held = held_stances([told(a, "a"), told(b, "b")])
    assert [(p.a.predicate.lemma, p.b.predicate.lemma) for p in stance_pairs(held, contradict)] == expected
    assert list(stance_pairs(held_stances([told(a, "a"), told(b, "a")]), contradict)) == []  # one report
