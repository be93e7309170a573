import pytest

from rashomon.lineage.changes import Change, describe_changes, find_changes
from rashomon.lineage.segments import split_sentences
from rashomon.lineage.tokens import tokenize


def changes(a: str, b: str) -> tuple[Change, ...]:
    one, other = tokenize(a, split_sentences(a)), tokenize(b, split_sentences(b))
    return find_changes(one, (0, len(one)), other, (0, len(other)))


def described(a: str, b: str, known: bool = True) -> tuple[str, ...]:
    return describe_changes(changes(a, b), known, ("The Courier", "The Echo"))


SENTENCE = "The ship sank in the harbour on Tuesday"


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        (f"{SENTENCE}.", f"{SENTENCE}.", ()),
        (
            f"{SENTENCE}, according to the ministry.",
            f"{SENTENCE}.",
            ("dropped attribution: 'according to the ministry'",),
        ),
        (f"{SENTENCE}.", f"{SENTENCE}, officials said.", ("added attribution: 'officials said'",)),
        ("The ship may have sunk there.", "The ship has sunk there.", ("dropped hedge: 'may'",)),
        ("At least 12 people drowned.", "At least 11 people drowned.", ("number '12' -> '11'",)),
        ("At least 12 people drowned.", "12 people drowned.", ("dropped hedge: 'At least'",)),
        ("Twelve people drowned.", "12 people drowned.", ()),  # a number format is no change of value
        ("The big ship sank.", "The small ship sank.", ("words 'big' -> 'small'",)),
        ("The ship sinks there.", "The ship sank there.", ("words 'sinks' -> 'sank'",)),  # not a known irregular verb
        ("The ship arrives there.", "The ship arrived there.", ()),  # tense alone
        (
            "After a long night of storm, the crew of the ship was saved.",
            "The crew of the ship was saved after a long night of storm.",
            ("moved: 'After a long night of storm'",),
        ),
        ("“The ship is lost,” it said.", "The ship is lost, it said.", ("dropped the quote marks",)),
        (f"{SENTENCE}.", f"It was reported that {SENTENCE}.", ("added attribution: 'It was reported that'",)),
        (f"{SENTENCE}, fishermen say.", f"{SENTENCE}.", ("dropped attribution: 'fishermen say'",)),
        (  # both in one stretch
            f"According to preliminary figures, {SENTENCE}.",
            f"{SENTENCE}.",
            ("dropped attribution and hedge: 'According to preliminary figures'",),
        ),
        (f"It is not clear whether {SENTENCE}.", f"{SENTENCE}.", ("dropped hedge: 'It is not clear whether'",)),
        ("The ship was not insured.", "The ship was insured.", ("dropped negation: 'not'",)),  # one small word
        ("The ship was insured.", "The ship wasn't insured.", ("negation 'was' -> 'wasn't'",)),
        ("Most of the sailors drowned.", "The sailors drowned.", ("dropped qualifier: 'Most of'",)),
        (  # May is a month, and no hedge
            "Theresa May met sailors.",
            "She met sailors.",
            ("words 'Theresa May' -> 'She'",),
        ),
        (  # the weightiest first
            "The big ship reportedly sank, and the navy said 12 drowned.",
            "The ship sank, and 11 drowned.",
            (
                "dropped hedge: 'reportedly'",
                "dropped attribution: 'the navy said'",
                "number '12' -> '11'",
                "dropped: 'big'",
            ),
        ),
    ],
)  # fmt: skip
def test_changes_in_words(a: str, b: str, expected: tuple[str, ...]) -> None:
    assert described(a, b) == expected


def test_without_a_direction_nothing_is_dropped_or_added() -> None:
    assert described(f"{SENTENCE}, the ministry said.", f"A {SENTENCE}.", known=False) == (
        "only in The Courier, attribution: 'the ministry said'",
    )


def test_long_lists_are_cut() -> None:
    a = " and ".join(f"alpha{i} beta" for i in range(40))
    b = " and ".join(f"gamma{i} beta" for i in range(40))
    assert 0 < len(described(a, b)) <= 12


def test_very_long_passages_are_not_listed() -> None:
    words = " ".join(f"w{i}" for i in range(6000))
    assert changes(words, words + " x") == ()
