import re
from dataclasses import replace

import lxml.html
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from markdown_it import MarkdownIt

from rashomon.rendering.escaping import one_line
from rashomon.rendering.integrity import all_evidence
from rashomon.rendering.markdown import render_markdown
from tests.rendering.golden import assert_golden
from tests.rendering.hostile import account_of
from tests.rendering.sample import HOSTILE_TITLE, empty_account, sample_account

_TAGS = {"div", "h1", "h2", "h3", "p", "ul", "ol", "li", "strong", "em", "br", "a"}


def _page(markdown: str) -> lxml.html.HtmlElement:
    return lxml.html.fragment_fromstring(MarkdownIt("commonmark").render(markdown), create_parent="div")


def test_golden() -> None:
    assert_golden("account.md", render_markdown(sample_account()))


def test_footnotes_point_at_evidence_and_each_is_defined_once() -> None:
    account = sample_account()
    text = render_markdown(account)
    defined = re.findall(r"^\[\^(\d+)\]: ", text, re.M)
    used = re.findall(r"(?<!^)\[\^(\d+)\]", text, re.M)
    assert sorted(set(used), key=int) == defined == [str(number) for number in range(1, len(defined) + 1)]
    shown = _page(text).text_content()
    for part, evidence in all_evidence(account):
        if part.startswith(("fact", "quote", "passage")) and evidence not in [quote.cue for quote in account.quotes]:
            assert f"characters {evidence.start}–{evidence.end}: “{one_line(evidence.quote)}”" in shown


def test_only_web_addresses_are_linked() -> None:
    links = [link.get("href") for link in _page(render_markdown(sample_account())).iter("a")]
    assert links == [
        "https://harbourpost.example/marisol",
        "https://wire.example/ferry?id=1&lang=en",
        "https://coastline.example/a/77",
    ]


def test_a_hostile_title_is_shown_as_it_is() -> None:
    page = _page(render_markdown(sample_account()))
    assert {element.tag for element in page.iter()} <= _TAGS
    assert one_line(HOSTILE_TITLE) in page.text_content()


@pytest.mark.parametrize(
    "text",
    [
        "<script>alert(1)</script>",
        "[a](javascript:alert(1)) ![b](http://c.example/d.png)",
        "\n\n# heading\n\n- list\n\n```\ncode",
        "**bold** _em_ `code` ~~gone~~ | table |",
        "1. one",
        "&lt;b&gt; &amp; &#60;",
        "[^1]: a footnote",
        "<http://auto.example> http://bare.example www.bare.example",
        "x*",
        "*",
    ],
)
def test_input_never_acts(text: str) -> None:
    page = _page(render_markdown(account_of(text)))
    assert {element.tag for element in page.iter()} <= _TAGS - {"a"}
    assert page.text_content().count(one_line(text)) > 50


@settings(max_examples=25, deadline=None)
@given(st.text(st.one_of(st.sampled_from("\\`*_[]()#<>&!-\n ~|"), st.characters()), max_size=12))
def test_no_text_makes_an_element(text: str) -> None:
    assert {element.tag for element in _page(render_markdown(account_of(text))).iter()} <= _TAGS - {"a"}


def test_what_was_looked_for_and_not_found_is_said_where_there_are_several_reports() -> None:
    text = render_markdown(replace(sample_account(), disagreements=(), passages=()))
    assert "## Where they disagree\n\nNone was found" in text
    assert "## Who copied whom\n\nNo text" in text


def test_an_empty_account() -> None:
    assert render_markdown(empty_account()).startswith("# An account without a headline\n")
