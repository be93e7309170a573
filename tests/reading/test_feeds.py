"""Feeds, sitemaps and lists of feeds, good and hostile."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.report import Problem
from rashomon.reading.feeds import MOST_ENTRIES, Feed, draft_of, is_feed, read_feed
from tests.reading.pages import ARTICLE, PARAGRAPHS, feed, item

ATOM = b"""<?xml version="1.0"?><feed xmlns="http://www.w3.org/2005/Atom"><title>Coast News</title>
<entry><title>Boat towed</title><link href="/boat"/><id>tag:1</id><author><name>Ann Lee</name></author>
<published>2019-03-22T14:05:00Z</published><updated>2019-03-22T16:00:00Z</updated><summary>Short.</summary></entry></feed>"""
NEWS_SITEMAP = b"""<?xml version="1.0"?><urlset xmlns="http://www.sitemaps.org/schemas/sitemap/0.9"
 xmlns:news="http://www.google.com/schemas/sitemap-news/0.9"><url><loc>https://coast.example/boat</loc><news:news>
<news:publication><news:name>Coast News</news:name><news:language>en</news:language></news:publication>
<news:publication_date>2019-03-22</news:publication_date><news:title>Boat towed</news:title></news:news></url>
</urlset>"""
INDEX = b"<sitemapindex><sitemap><loc>/news.xml</loc></sitemap><sitemap><loc>/news.xml</loc></sitemap></sitemapindex>"
OPML = b"""<opml version="2.0"><head><title>Mine</title></head><body><outline text="a" xmlUrl="https://a.example/rss">
</outline><outline text="folder"><outline xmlUrl="https://b.example/rss"/></outline></body></opml>"""
BOMB = b"""<?xml version="1.0"?><!DOCTYPE x [<!ENTITY a "ha"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;&a;&a;">
<!ENTITY c "&b;&b;&b;&b;&b;&b;&b;&b;&b;&b;"><!ENTITY s SYSTEM "file:/etc/hostname">]>
<rss version="2.0"><channel><title>&c;</title><item><title>&s;</title><link>https://a.example/1</link></item></channel>
</rss>"""


def read(data: bytes, url: str = "https://coast.example/feed") -> Feed:
    found = read_feed(data, place="f", url=url)
    assert isinstance(found, Feed), found
    return found


def test_rss() -> None:
    more = "<pubDate>Fri, 22 Mar 2019 14:05:00 GMT</pubDate>"
    found = read(feed(item("https://courier.example/ferry", more=more)))
    assert (found.kind, found.title, len(found.entries)) == ("feed", "Harbour Courier", 1)
    about = found.entries[0].about
    assert (about.title, about.source) == ("Ferry turns back", "Harbour Courier")
    assert about.published == "Fri, 22 Mar 2019 14:05:00 GMT"


def test_atom_with_relative_addresses() -> None:
    entry = read(ATOM).entries[0]
    assert entry.address == "https://coast.example/boat"
    assert (entry.about.authors, entry.about.updated) == ("Ann Lee", "2019-03-22T16:00:00Z")


def test_json_feed() -> None:
    items = [
        {"id": "1", "url": "/boat", "title": "Boat towed", "content_html": ARTICLE, "authors": [{"name": "Ann Lee"}]}
    ]
    data = json.dumps({"version": "https://jsonfeed.org/version/1.1", "title": "Coast News", "items": [*items, 7]})
    entry = read(data.encode()).entries[0]
    assert (entry.address, entry.about.authors) == ("https://coast.example/boat", "Ann Lee")
    draft = draft_of(entry, place="f:1")
    assert draft is not None
    assert draft.raw.split("\n")[0] == PARAGRAPHS[0]
    assert ("title", "feed") in draft.origins


def test_a_summary_is_no_article() -> None:
    entry = read(feed(item("https://a.example/1", description=f"<p>{PARAGRAPHS[0]}</p>"))).entries[0]
    assert draft_of(entry, place="f:1") is None


def test_sitemaps_and_opml() -> None:
    entry = read(NEWS_SITEMAP).entries[0]
    assert (entry.address, entry.about.title, entry.about.source) == (
        "https://coast.example/boat", "Boat towed", "Coast News",
    )  # fmt: skip
    assert read(INDEX).addresses == ("https://coast.example/news.xml",)
    assert read(OPML).addresses == ("https://a.example/rss", "https://b.example/rss")


@pytest.mark.parametrize(
    ("data", "yes"), [(feed(), True), (ATOM, True), (OPML, True), (INDEX, True), (b"<html><p>a", False), (b"{}", False)]
)
def test_what_is_a_feed(data: bytes, yes: bool) -> None:
    assert is_feed(data) is yes


def test_entities_of_a_feed_are_not_expanded() -> None:
    found = read_feed(BOMB, place="f", url="")
    if isinstance(found, Feed):
        assert len(found.title) < 1000
        assert all("ha" not in entry.about.title for entry in found.entries)


def test_a_feed_of_very_many_entries_is_cut_and_says_so() -> None:
    found = read(feed(*(item(f"https://a.example/{i}") for i in range(MOST_ENTRIES + 5))))
    assert len(found.entries) == MOST_ENTRIES
    assert "more than 5,000 entries" in found.problems[0].reason


@pytest.mark.parametrize("data", [b"", b"<html></html>", b"{]", b"\x00\x01", b"<rss", b'{"version": 1}'])
def test_what_is_no_feed_is_a_problem(data: bytes) -> None:
    found = read_feed(data, place="f")
    assert isinstance(found, Problem) or found.entries == ()


@given(st.binary(max_size=300))
def test_any_bytes_never_raise(data: bytes) -> None:
    for start in (
        b"",
        b"<rss><channel>",
        b"<feed>",
        b"<opml>",
        b'{"version": "https://jsonfeed.org/version/1", "items": ',
    ):
        read_feed(start + data, place="f")
