import re

import lxml.html
import pytest
from hypothesis import given
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rashomon.rendering.escaping import markdown_text, one_line, printable, web_link

# Characters that mean something to Markdown, HTML or a terminal come up often.
_NASTY = st.text(
    st.one_of(st.sampled_from("\\`*_{}[]()#+-.!|<>&~:/\"'=^$0123456789 \n\t\x1b\x00\u202e\ud800w"), st.characters())
)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("plain, “quoted” – naïve", "plain, “quoted” – naïve"),
        ("a\tb\nc", "a\tb\nc"),  # tabs and line feeds stay
        ("\x1b[31mred\x1b[0m", "\ufffd[31mred\ufffd[0m"),  # terminal colours
        ("\x9b31m", "\ufffd31m"),  # the same in one C1 character
        ("a\r\nb\u2028c", "a \nb c"),  # other line breaks are spaces
        ("abc\u202edef\u2066", "abc\ufffddef\ufffd"),  # bidirectional override and isolate
        ("\ud800x", "\ufffdx"),  # a lone surrogate
        ("שלום \u200fעולם", "שלום \u200fעולם"),  # a right-to-left mark moves nothing else
    ],
)
def test_printable(text: str, expected: str) -> None:
    assert printable(text) == expected


@given(st.text())
def test_printable_keeps_every_offset(text: str) -> None:
    assert len(printable(text)) == len(text)
    printable(text).encode()


@given(st.text())
def test_one_line_is_one_line(text: str) -> None:
    assert len(one_line(text).splitlines()) <= 1


@given(_NASTY)
def test_markdown_text_renders_as_itself(text: str) -> None:
    page = lxml.html.fromstring(
        MarkdownIt("commonmark").enable(["table", "strikethrough"]).render(f"- {markdown_text(text)}")
    )
    assert {element.tag for element in page.iter()} <= {"ul", "li", "p"}
    assert page.text_content().strip() == one_line(text)


@pytest.mark.parametrize("text", ["http://a.example", "https://a.example", "www.a.example", "HTTP://A.example"])
def test_no_bare_address_is_left_for_autolinks(text: str) -> None:
    # GitHub links these even in plain text, but not across a backslash.
    assert not re.search(r"https?://|www\.", markdown_text(text), re.IGNORECASE)


@pytest.mark.parametrize(
    ("url", "linked"),
    [
        ("https://paper.example/a?b=1&c=2#d", True),
        ("HTTP://paper.example/", True),
        ("javascript:alert(1)", False),
        ("JavaScript://paper.example/%0aalert(1)", False),
        ("data:text/html,x", False),
        ("//paper.example/a", False),  # no scheme: would follow the page's own
        ("https://", False),
        ("https://[", False),  # no address at all
        (" https://paper.example", False),
        ("https://paper.example/a b", False),
        ("https://paper.example/\u202egpj.exe", False),
        ('https://paper.example/"onclick="x', False),
        ("", False),
        (None, False),
    ],
)
def test_web_link(url: str | None, linked: bool) -> None:
    assert web_link(url) == (url if linked else None)
