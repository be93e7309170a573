"""Web pages, good and hostile."""

import time

import pytest

from rashomon.model.report import Problem
from rashomon.reading.draft import Draft
from rashomon.reading.html import read_html, read_page

PARAGRAPHS = (
    "The ferry turned back on Friday after water was found in its engine room, the harbour master of Dunmore said.",
    "Nobody was hurt and all ninety people were on land again by two, according to the coast guard on the islands.",
    "The owner, who had the engine repaired in spring, did not answer questions about the yard that did the work.",
    "It was the third time this year that a boat of the company had to be towed home, a spokesman for the port said.",
)


def page(head: str = "", body: str = "", paragraphs: tuple[str, ...] = PARAGRAPHS) -> str:
    text = "".join(f"<p>{paragraph}</p>" for paragraph in paragraphs)
    article = f"<nav><a href='/'>Home</a></nav><article>{text}</article>"
    return f"<!doctype html><html><head>{head}</head><body>{article}{body}</body></html>"


def draft_of(reading: Draft | Problem) -> Draft:
    assert isinstance(reading, Draft), reading
    return reading


def test_a_page_gives_its_article_and_what_it_says_of_itself() -> None:
    head = (
        "<title>Ferry turns back | The Courier</title>"
        "<meta property='og:title' content='Ferry turns back'><meta property='og:site_name' content='The Courier'>"
        "<meta property='article:published_time' content='2019-03-22T14:05:00+01:00'>"
        "<link rel='canonical' href='https://www.courier.example/ferry'>"
    )
    draft = draft_of(read_page(page(head), place="a.html"))
    assert [line for line in draft.raw.split("\n") if line] == list(PARAGRAPHS)
    assert draft.about.title == "Ferry turns back"
    assert draft.about.source == "The Courier"
    assert draft.about.published == "2019-03-22T14:05:00+01:00"
    assert draft.about.url == "https://www.courier.example/ferry"


def test_json_ld_is_read() -> None:
    head = (
        '<script type="application/ld+json">{"@context": "https://schema.org", "@type": "NewsArticle", '
        '"headline": "Ferry turns back", "datePublished": "2019-03-22T14:05:00Z", '
        '"publisher": {"@type": "Organization", "name": "The Courier"}}</script>'
    )
    draft = draft_of(read_page(page(head), place="a.html"))
    assert draft.about.title == "Ferry turns back"
    assert draft.about.published == "2019-03-22T14:05:00Z"


@pytest.mark.parametrize(
    ("encoding", "declared"),
    [("utf-8", "utf-8"), ("windows-1252", "windows-1252"), ("utf-8", "latin-9-wrong"), ("utf-16", "utf-16")],
)
def test_encodings(encoding: str, declared: str) -> None:
    accented = ("The café on the quay — “The Anchor” — stayed open for the naïve and the brave, its owner said there.",)
    source = page(f"<meta charset='{declared}'>", paragraphs=(*accented, *PARAGRAPHS))
    assert accented[0] in draft_of(read_html(source.encode(encoding), place="a.html")).raw


def test_the_host_is_the_source_when_nothing_else_is_said() -> None:
    assert draft_of(read_page(page(), place="a.html", url="https://www.courier.example/x")).about.source in (
        "courier.example",
        "Courier.example",
        "Courier",
    )


@pytest.mark.parametrize(
    "source",
    [
        "",
        "<html></html>",
        "<html><body><nav>Home</nav><script>var a = 'words of a script are no article';</script></body></html>",
        "<p>Too short.</p>",
        "<!doctype html><html><head><title>Only a title</title></head><body></body></html>",
    ],
)
def test_no_article(source: str) -> None:
    reading = read_page(source, place="a.html")
    assert isinstance(reading, Problem)
    assert reading.reason == "there is no article on the page"


@pytest.mark.parametrize(
    ("source", "reason"),
    [
        ("<div>" * 50_000 + "words " * 50, "nested too deep"),
        ("<p>words " * 2_000_000, "too large"),
    ],
)
def test_hostile_pages(source: str, reason: str) -> None:
    start = time.perf_counter()
    reading = read_page(source, place="a.html")
    assert time.perf_counter() - start < 10
    assert isinstance(reading, Problem)
    assert reason in reading.reason


@pytest.mark.parametrize(
    "source",
    [
        page(body="<" * 5_000),
        page(body="<p>" * 3_000),
        page(body="<a href='" + "x" * 50_000 + "'>"),
        page(head="<meta property='article:published_time' content='" + "9" * 5_000 + "'>"),
        page(head="<title><script>alert(1)</script></title>"),
        page(head='<script type="application/ld+json">{"a": ' + "[" * 5_000 + "</script>"),
        page(body="\x00\ufffe&#0;&#xD800;&bogus;"),
        page(body="<?xml version='1.0' encoding='nope'?><![CDATA[x]]>"),
    ],
)
def test_broken_pages_still_give_their_article(source: str) -> None:
    assert PARAGRAPHS[0] in draft_of(read_page(source, place="a.html")).raw


def test_bytes_that_are_no_text() -> None:
    assert isinstance(read_html(b"%PDF-1.4", place="a.html"), Problem)


def test_an_account_that_was_written_is_no_report() -> None:
    reading = read_page(page(head='<meta name="generator" content="Rashomon">'), place="out.html")
    assert isinstance(reading, Problem)
    assert "Rashomon wrote" in reading.reason
