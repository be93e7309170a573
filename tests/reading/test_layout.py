"""Characters that show nothing, odd spaces, and lines broken to one width."""

import pytest

from rashomon.reading.cleaning import clean
from rashomon.reading.layout import is_unseen, normal_char, plain_characters

PARAGRAPH = (
    "The ferry left the harbour of Dunmore shortly after six in the morning with ninety people on board, the harbour "
    "master said, and was due at the islands before noon, but turned back when water was found in the engine room."
)


def wrapped(text: str, width: int) -> str:
    lines, line = [], ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            lines.append(line)
            line = word
        else:
            line = f"{line} {word}".strip()
    return "\n".join([*lines, line])


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a\u200bb", "ab"),  # zero width space
        ("a\u202eb\u202c", "ab"),  # right-to-left override, which can make a name read backwards
        ("soft\u00adhyphen", "softhyphen"),
        ("a\x00b\x07", "ab"),  # controls
        ("\ufefftext", "text"),  # a mark left over in the text
        ("smuggled\U000e0041\U000e0042 words", "smuggled words"),  # tag characters
        ("one\u00a0two\u2009three\tfour", "one two three four"),  # odd spaces
        ("a\r\nb\rc", "a\nb\nc"),  # line endings of three systems
        ("a\u2028b", "a\nb"),
        ("it\x92s \x93so\x94", "it’s “so”"),  # Windows characters taken for Latin-1
        ("👩\u200d🚒", "👩\u200d🚒"),  # a joiner that shows: one picture of two
        ("a\u200db", "ab"),  # a joiner that does not
        ("café — “naïve”", "café — “naïve”"),  # nothing odd about it
    ],
)
def test_plain_characters(raw: str, text: str) -> None:
    assert plain_characters(raw) == text
    assert clean(raw).text == text


def test_a_normal_character_stands_for_itself() -> None:
    assert normal_char("x") == "x"
    assert normal_char("\u00a0") == " "
    assert is_unseen("\u200b")
    assert not is_unseen("x")


@pytest.mark.parametrize(
    ("raw", "text"),
    [
        ("a  b   c", "a b c"),
        ("a \n b", "a\nb"),
        ("a\n\n\n\nb", "a\n\nb"),  # no more than one empty line
        ("  a  \n", "a"),
        (" \n \n ", ""),
    ],
)
def test_white_space_is_put_right(raw: str, text: str) -> None:
    assert clean(raw).text == text


@pytest.mark.parametrize("width", [60, 72, 100])
def test_wrapped_paragraphs_become_one_line(width: int) -> None:
    raw = f"{wrapped(PARAGRAPH, width)}\n\n{wrapped(PARAGRAPH, width)}"
    assert clean(raw).text == f"{PARAGRAPH}\n\n{PARAGRAPH}"


@pytest.mark.parametrize(
    "raw",
    [
        "Short lines\nstand alone\nin a list of things\nthat nobody wrapped",  # too narrow to be a page
        PARAGRAPH + "\n" + PARAGRAPH,  # too wide: a line is a paragraph
        "First, a line of some forty-five characters.\nThen ten.\nThen a line of some fifty characters again.\nEnd.",
    ],
)
def test_other_lines_stay(raw: str) -> None:
    assert clean(raw).text.count("\n") == raw.count("\n")


def test_a_word_broken_at_its_hyphen_is_put_together() -> None:
    raw = (
        "The crew of the ferry said that the long-awaited, much-\ndiscussed repairs to the engine had been done "
        "at last in\nthe yard at Dunmore, a day before it sailed again with all\nits passengers, some of them for a "
        "second or a third time."
    )
    assert "much-discussed" in clean(raw).text
