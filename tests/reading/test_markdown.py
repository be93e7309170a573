"""Markdown as plain words."""

import time
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.cleaning import clean
from rashomon.reading.draft import Draft
from rashomon.reading.markdown import markup_of, read_markdown


@pytest.mark.parametrize(
    ("source", "words"),
    [
        ("# A heading", "A heading"),
        ("## A heading ##", "A heading"),
        ("A heading\n=========\nText", "A heading\n\nText"),
        ("*one* and **two** and ***three***", "one and two and three"),
        ("_one_ and __two__", "one and two"),
        ("snake_case_name and 2 * 3 * 4", "snake_case_name and 2 * 3 * 4"),  # no emphasis
        ("see [the port](https://example.org/a_(b)) today", "see the port today"),
        ("see [the port][1] today\n\n[1]: https://example.org", "see the port today"),
        ("before ![The ferry](ferry.jpg) after", "before after"),
        ("[![The ferry](ferry.jpg)](https://example.org) after", "after"),
        ("> He said so.\n> Twice.", "He said so.\nTwice."),
        ("- one\n- two", "one\ntwo"),
        ("`code` here", "code here"),
        ("A <b>bold</b> claim<!-- no -->", "A bold claim"),
        ("<https://example.org>", ""),
        ("5 \\* 3 \\# 1", "5 * 3 # 1"),
        ("one\n\n---\n\ntwo", "one\n\ntwo"),
        ("[not a link] stays", "[not a link] stays"),
        ("a < b and c > d", "a < b and c > d"),
    ],
)
def test_signs_go_and_words_stay(source: str, words: str) -> None:
    assert clean(source, markup=markup_of(source)).text == words


@pytest.mark.parametrize(
    ("source", "title"),
    [
        ("# The *ferry* turns back\n\nText", "The ferry turns back"),
        ("---\ntitle: Given\n---\n# Another\n\nText", "Given"),
        ("Text alone", ""),
    ],
)
def test_the_first_heading_is_the_title(source: str, title: str) -> None:
    draft = read_markdown(source.encode(), place="a.md")
    assert isinstance(draft, Draft)
    assert draft.about.title == title


@given(st.text(alphabet="ab *_`#[]()!<>-=\\\n.", max_size=120))
def test_ranges_are_in_order_and_apart(source: str) -> None:
    ranges = markup_of(source)
    assert all(start < end <= len(source) for start, end in ranges)
    assert all(a[1] < b[0] for a, b in pairwise(ranges))


@pytest.mark.parametrize(
    "source", ["[" * 60_000, "![" * 40_000, "*a" * 50_000, "`" * 80_000, "<a " * 30_000, "_ " * 60_000, "[a](" * 30_000]
)
def test_time_is_linear(source: str) -> None:
    start = time.perf_counter()
    markup_of(source)
    assert time.perf_counter() - start < 5
