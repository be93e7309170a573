import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.rendering.word_diff import compare_words


@pytest.mark.parametrize(
    ("base", "other", "marked", "missing"),
    [
        (
            "The ship sank at dawn.",
            "The ship sank at dawn",
            "The ship sank at dawn",
            (),
        ),  # punctuation is no difference
        ("The Ship sank", "the ship sank", "the ship sank", ()),  # nor is case
        ("1,200 people fled", "1200 people fled", "1200 people fled", ()),
        ("The ship sank at dawn", "The ship sank at noon", "The ship sank at [noon]", ("dawn",)),
        ("it may have sunk", "it sunk", "it sunk", ("may have",)),  # a lost hedge
        ("he was on the bridge", "he was not on the bridge", "he was [not] on the bridge", ()),
        ("five men, two women hurt", "five men, three dogs, hurt", "five men, [three dogs], hurt", ("two women",)),
        ("fog on the river", "fog in the river", "fog in the river", ()),  # a light word alone is not marked
        ("a red boat sank", "nobody said so at all", "nobody said so at all", ()),  # other words: nothing is marked
    ],
)
def test_compare_words(base: str, other: str, marked: str, missing: tuple[str, ...]) -> None:
    comparison = compare_words(base, other)
    assert "".join(f"[{piece.text}]" if piece.differs else piece.text for piece in comparison.pieces) == marked
    assert comparison.missing == missing


_WORDS = st.lists(st.sampled_from(["a", "ship", "sank", ",", " ", "\n", "25", "Ünal’s", "—"])).map("".join)


@given(st.one_of(_WORDS, st.text()), st.one_of(_WORDS, st.text()))
def test_pieces_join_to_the_other_text(base: str, other: str) -> None:
    comparison = compare_words(base, other)
    assert "".join(piece.text for piece in comparison.pieces) == other
    assert 0 <= comparison.equal <= 1
    assert all(piece.text for piece in comparison.pieces)


@given(_WORDS)
def test_equal_texts_have_no_difference(text: str) -> None:
    comparison = compare_words(text, text)
    assert not comparison.missing
    assert not any(piece.differs for piece in comparison.pieces)


def test_very_long_sentences_are_not_compared_word_by_word() -> None:
    began = time.process_time()
    comparison = compare_words("fog " * 200_000, "fog " * 199_999 + "rain")
    assert time.process_time() - began < 2
    assert not any(piece.differs for piece in comparison.pieces)
