"""Feeds and the lists of them: RSS, Atom, RDF and JSON feeds, news sitemaps, OPML.

feedparser reads the XML feeds, with their many dialects and faults. Ours is what an entry is worth: one that carries
its whole article is a report by itself, of another one the page must be fetched.
"""

import json
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Literal
from urllib.parse import urljoin

from rashomon.model.report import Problem
from rashomon.reading.decoding import whole_characters
from rashomon.reading.draft import JOIN_AUTHORS, About, Draft, one_line
from rashomon.reading.limits import LONGEST_NAME
from rashomon.reading.xml import local_name, parse_xml, text_of

MOST_ENTRIES = 5_000  # of one feed; the newest stand first
WHOLE_ARTICLE = 120  # words from which on the content of an entry is taken for the article itself
_JSON_FEED = "jsonfeed.org/version/"
_TELLING = 2_000  # bytes in which a document shows what it is

Kind = Literal["feed", "opml", "sitemap", "sitemap index"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry:
    """One entry of a feed: the address of its page, what the feed says of it, and its content as HTML ("" if none)."""

    address: str
    about: About
    content: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Feed:
    """A feed as it was read. `addresses` are the feeds or sitemaps that it lists (OPML, sitemap index)."""

    kind: Kind
    title: str = ""
    entries: tuple[Entry, ...] = ()
    addresses: tuple[str, ...] = ()
    problems: tuple[Problem, ...] = ()


def read_feed(data: bytes, *, place: str, url: str = "") -> Feed | Problem:
    """What a feed, an OPML list or a sitemap holds. `url` is where it stood, which relative addresses are relative to.

    Never raises. A broken feed gives what can be read of it.
    """
    start = data[:_TELLING].lstrip(b"\xef\xbb\xbf \t\r\n")
    if start.startswith(b"{"):
        return _read_json_feed(data, place, url)
    root = parse_xml(data)
    if root is None:
        return _no_feed(place)
    name = local_name(root)
    if name == "opml":
        found = [outline.get("xmlUrl") or outline.get("xmlurl") or "" for outline in root.iter() if outline.attrib]
        return Feed(kind="opml", title=text_of(root, "title"), addresses=_distinct(found, url))
    if name == "sitemapindex":
        return Feed(kind="sitemap index", addresses=_distinct([text_of(one, "loc") for one in root], url))
    if name == "urlset":
        entries = [_sitemap_entry(one, url) for one in root if local_name(one) == "url"]
        return _feed("sitemap", "", [entry for entry in entries if entry.address], place)
    if name in ("rss", "feed", "rdf"):
        return _read_xml_feed(data, place, url)
    return _no_feed(place)


def is_feed(data: bytes) -> bool:
    """Whether a document is a feed, an OPML list or a sitemap, by its start."""
    start = data[:_TELLING].lower()
    if start.lstrip(b"\xef\xbb\xbf \t\r\n").startswith(b"{"):
        return _JSON_FEED.encode() in start
    return any(f"<{name}".encode() in start for name in ("rss", "feed", "rdf:rdf", "opml", "urlset", "sitemapindex"))


def draft_of(entry: Entry, *, place: str) -> Draft | None:
    """The report in an entry that carries its whole article; None when its page must be fetched."""
    from rashomon.reading.html import article_of_fragment

    text = article_of_fragment(entry.content)
    if len(text.split()) < WHOLE_ARTICLE:
        return None
    origins = tuple((name, "feed") for name in entry.about.given())
    return Draft(place=place, raw=text, about=entry.about, origins=origins)


def _read_xml_feed(data: bytes, place: str, url: str) -> Feed | Problem:
    import feedparser

    try:
        parsed = feedparser.parse(data, response_headers={"content-location": url} if url else {}, sanitize_html=True)
    except Exception as error:  # feedparser promises none; a hostile feed must not stop the others
        return Problem(
            place=place, reason=f"the feed could not be read ({type(error).__name__})", advice="check it in a browser"
        )
    title = one_line(parsed.feed.get("title"))
    entries = []
    for one in parsed.entries[: MOST_ENTRIES + 1]:
        address = _join(url, one_line(one.get("link")))
        names = [one_line(author.get("name")) for author in one.get("authors") or ()] or [one_line(one.get("author"))]
        about = About(
            title=one_line(one.get("title")),
            source=one_line((one.get("source") or {}).get("title")) or title,
            url=address,
            published=one_line(one.get("published") or one.get("created") or dict.get(one, "updated")),
            updated=one_line(dict.get(one, "updated")),  # `one.get` would fall back to another field
            authors=JOIN_AUTHORS.join(name for name in names if name),
            language=one_line(parsed.feed.get("language")),
        )
        contents = [str(part.get("value") or "") for part in one.get("content") or ()]
        longest = max([*contents, str(one.get("summary") or "")], key=len)
        entries.append(Entry(address=address, about=about, content=whole_characters(longest)))
    return _feed("feed", title, [entry for entry in entries if entry.address or entry.content], place)


def _read_json_feed(data: bytes, place: str, url: str) -> Feed | Problem:
    try:
        loaded = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        return _no_feed(place)
    if not isinstance(loaded, dict) or _JSON_FEED not in str(loaded.get("version")):
        return _no_feed(place)
    items = loaded.get("items")
    title = one_line(loaded.get("title"))
    entries = []
    for item in items[: MOST_ENTRIES + 1] if isinstance(items, list) else ():
        if not isinstance(item, dict):
            continue
        address = _join(url, one_line(item.get("external_url")) or one_line(item.get("url")))
        about = About(
            title=one_line(item.get("title")),
            source=title,
            url=address,
            published=one_line(item.get("date_published")),
            updated=one_line(item.get("date_modified")),
            authors=JOIN_AUTHORS.join(_json_authors(item)),
            language=one_line(item.get("language")) or one_line(loaded.get("language")),
        )
        content = item.get("content_html") or item.get("content_text")
        entries.append(Entry(address=address, about=about, content=whole_characters(str(content or ""))))
    return _feed("feed", title, [entry for entry in entries if entry.address or entry.content], place)


def _json_authors(item: Mapping[str, object]) -> Iterator[str]:
    given = item.get("authors")
    for author in given if isinstance(given, list) else [item.get("author")]:
        name = one_line(author.get("name")) if isinstance(author, dict) else ""
        if name:
            yield name


def _sitemap_entry(element: "object", url: str) -> Entry:
    from lxml.etree import _Element

    assert isinstance(element, _Element)
    address = _join(url, text_of(element, "loc"))
    about = About(
        title=text_of(element, "title"),
        source=text_of(element, "name"),
        url=address,
        published=text_of(element, "publication_date"),
        updated=text_of(element, "lastmod"),
        language=text_of(element, "language"),
    )
    return Entry(address=address, about=about)


def _feed(kind: Kind, title: str, entries: list[Entry], place: str) -> Feed:
    if len(entries) <= MOST_ENTRIES:
        return Feed(kind=kind, title=title, entries=tuple(entries))
    reason = f"the feed has more than {MOST_ENTRIES:,} entries; the first {MOST_ENTRIES:,} were read"
    problem = Problem(place=place, reason=reason, advice="split it, or give a list", fatal=False)
    return Feed(kind=kind, title=title, entries=tuple(entries[:MOST_ENTRIES]), problems=(problem,))


def _distinct(addresses: list[str], url: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(joined for given in addresses if given and (joined := _join(url, given.strip()))))


def _join(url: str, address: str) -> str:
    try:
        return urljoin(url, address)[:LONGEST_NAME]
    except ValueError:
        return ""


def _no_feed(place: str) -> Problem:
    return Problem(
        place=place, reason="it is no feed, sitemap or OPML list", advice="give the address of the feed itself"
    )
