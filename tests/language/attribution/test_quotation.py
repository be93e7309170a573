"""Where quotations begin and end."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.attribution.quotation import find_quotations

CASES = [
    ('He said "yes" and "no".', ['"yes"', '"no"']),  # straight
    ("“Yes,” he said. “No.”", ["“Yes,”", "“No.”"]),  # curly
    ("''Yes,'' he said.", ["''Yes,''"]),  # two apostrophes for one mark
    ("``Yes,'' he said.", ["``Yes,''"]),  # TeX and wire services
    ("„Ja“, sagte sie.", ["„Ja“"]),  # German
    ("« Oui », dit-elle.", ["« Oui »"]),  # French
    ("»Ja«, sagte sie.", ["»Ja«"]),  # German guillemets
    ("‘Yes,’ she said.", ["‘Yes,’"]),  # British
    ("The ministers’ plan, the chief’s idea", []),  # apostrophes
    ("‘The ministers’ plan is bad,’ he said.", ["‘The ministers’ plan is bad,’"]),  # an apostrophe inside
    ("It was the ’90s and the '80s.", []),  # left-out letters
    ("“He said ‘yes’ to me,” she said.", ["“He said ‘yes’ to me,”"]),  # inner marks are part of the outer quotation
    ('The 6\'2" player said "no".', ['"no"']),  # feet and inches
    ("“Never closed\nNext line", ["“Never closed"]),  # a quotation ends with its line at the latest
    ("“Never closed. “Again,” she said.", ["“Never closed.", "“Again,”"]),  # a second opening mark
    ('"', []),
    ("", []),
]  # fmt: skip


@pytest.mark.parametrize(("text", "expected"), CASES)
def test_quotations(text: str, expected: list[str]) -> None:
    assert [text[q.start : q.end] for q in find_quotations(text)] == expected


def test_paragraphs_that_each_open_a_mark_are_one_utterance() -> None:
    text = "“One.\n\n“Two,” she said. “Three.”"
    assert [q.utterance for q in find_quotations(text)] == [0, 0, 1]


@given(st.text(alphabet="ab .,\n\"“”„«»‘’'`‟", max_size=60))
def test_any_text_gives_ordered_spans_that_do_not_overlap(text: str) -> None:
    position = 0
    for quotation in find_quotations(text):
        assert position <= quotation.start <= quotation.inner.start < quotation.inner.end <= quotation.end <= len(text)
        position = quotation.end
