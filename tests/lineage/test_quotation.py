from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.lineage.quotation import quoted_ranges


@pytest.mark.parametrize(
    ("text", "quoted"),
    [
        ('She said "we stay" twice.', ["we stay"]),
        ("She said “we stay” twice.", ["we stay"]),
        ("She said ‘we stay’ twice.", ["we stay"]),
        ("She said ``we stay'' twice.", ["we stay"]),
        ("The ship's crew and the sailors' wives.", []),  # apostrophes are no quotes
        ("It’s the captain’s.", []),
        ("“We stay.\n“And we wait.”", ["We stay.", "And we wait."]),  # runs on over paragraphs
        ('"We stay.\n"And we wait."', ["We stay.", "And we wait."]),
        (
            '"I mean, not "over it" yet," she wrote.',
            ['I mean, not "over it" yet,'],
        ),  # straight marks inside straight ones
        ("The letter reads:\nWe stay.\nThe end came.", ["We stay."]),  # a paragraph after a colon
        ("We stay — Ann (@ann) May 3, 2020\nThe end.", ["We stay — Ann (@ann) May 3, 2020"]),  # a post
        ("A 5\" nail and a 6' plank.\nNothing.", []),  # inches and feet
        ('All is well. "We stay and wait.\nThe end came.', ["We stay and wait."]),  # the closing mark was lost
        ("All is well. “We stay and wait.", ["We stay and wait."]),  # the same at the end of the text
        ("We stay and wait.” All is well.", ["We stay and wait."]),  # the opening mark was lost
        ('We stay and wait," she said.', ["We stay and wait,"]),  # the same with a straight one
        ("“We stay. \n\nWe wait.” The end.", ["We stay. ", "We wait."]),  # it runs on and does not open anew
        ("“We stay,” she said, “and wait.”” The end.", ["We stay,", "and wait."]),  # one closing mark too many
        ("", []),
    ],
)
def test_quoted_ranges(text: str, quoted: list[str]) -> None:
    assert [text[span.start : span.end] for span in quoted_ranges(text)] == quoted


@given(st.text(alphabet="ab “”\"'‘’«»\n.:,", max_size=200))
def test_ranges_are_ordered_disjoint_and_inside(text: str) -> None:
    spans = quoted_ranges(text)
    assert all(0 <= span.start < span.end <= len(text) for span in spans)
    assert all(one.end < other.start for one, other in pairwise(spans))
