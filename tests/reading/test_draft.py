"""Odd values of other people's data as words."""

import pytest

from rashomon.reading.draft import About, about, one_line
from rashomon.reading.limits import LONGEST_NAME


@pytest.mark.parametrize(
    ("value", "words"),
    [
        (" Two\n lines\t here ", "Two lines here"),
        ("a" * (LONGEST_NAME + 5), "a" * LONGEST_NAME),
        ("half of a pair: \ud83d", "half of a pair: \ufffd"),  # JSON allows it, and no encoding does
        (None, ""),
        (7, ""),
        (["a"], ""),
    ],
)
def test_one_line(value: object, words: str) -> None:
    assert one_line(value) == words


@pytest.mark.parametrize(
    ("fields", "said"),
    [
        ({"Title ": "A", "other": "x"}, About(title="A")),  # our names in any case, others left out
        ({"id": 7, "title": True}, About(id="7")),  # a number is an id, a truth value is no title
        ({"byline": ["Ann Lee", "", "Bo Ek"]}, About(authors="Ann Lee; Bo Ek")),
        ({"author": "Ann Lee", "authors": "Bo Ek"}, About(authors="Ann Lee")),  # what stands first counts
    ],
)
def test_about(fields: dict[object, object], said: About) -> None:
    assert about(fields) == said
