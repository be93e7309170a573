from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.lineage.segments import split_sentences


@pytest.mark.parametrize(
    ("text", "sentences"),
    [
        ("It rained. They left.", ["It rained.", "They left."]),
        ("Mr. Gray met Gov. Hale on Jan. 3.", ["Mr. Gray met Gov. Hale on Jan. 3."]),  # abbreviations
        ("J. Gray left. He came back.", ["J. Gray left.", "He came back."]),  # an initial
        ('"Go!" she said.', ['"Go!" she said.']),  # goes on in small letters
        ("He left.” Then silence.", ["He left.”", "Then silence."]),
        ("Headline without a stop\nThe text.", ["Headline without a stop", "The text."]),
        ("It rose by 3.5 per cent.", ["It rose by 3.5 per cent."]),
        ("  \n ", []),
    ],
)
def test_split_sentences(text: str, sentences: list[str]) -> None:
    assert [text[s.start : s.end] for s in split_sentences(text)] == sentences


@given(st.text(max_size=300))
def test_sentences_hold_every_word_once(text: str) -> None:
    found = split_sentences(text)
    assert "".join("".join(text[s.start : s.end].split()) for s in found) == "".join(text.split())
    assert all(one.end <= other.start for one, other in pairwise(found))
