"""A web address, or a document of one: an article's page, a feed, a sitemap, a list of feeds, an agency's items."""

from collections.abc import Iterator
from dataclasses import replace

from rashomon.model.report import Problem
from rashomon.reading.draft import Reading
from rashomon.reading.feeds import Entry, Feed, draft_of, is_feed, read_feed
from rashomon.reading.fetching import Fetched, Fetcher
from rashomon.reading.html import read_html
from rashomon.reading.ninjs import read_json

FEED_ENDINGS = (".xml", ".rss", ".atom", ".opml", ".json")
_DEEPEST = 3  # an OPML list names feeds, a sitemap index names sitemaps, and no list names more than that


def read_address(url: str, fetcher: Fetcher | None) -> Iterator[Reading]:
    """The reports at a web address. Never raises; without a fetcher the address is a problem."""
    if fetcher is None:
        advice = "save the page and give the file"
        yield Problem(place=url, reason="nothing is fetched from the web here", advice=advice)
        return
    yield from _follow(url, fetcher, 0)


def read_document(
    data: bytes, *, place: str, fetcher: Fetcher | None, url: str = "", depth: int = 0
) -> Iterator[Reading]:
    """The reports in a document: its own, or those of the pages it lists.

    `url` is where it stood. Never raises; a page that is listed and cannot be had is a problem of its own.
    """
    if not is_feed(data):
        is_json = data.lstrip(b"\xef\xbb\xbf \t\r\n")[:1] in (b"{", b"[")
        yield from read_json(data, place=place) if is_json else [read_html(data, place=place, url=url)]
        return
    feed = read_feed(data, place=place, url=url)
    if isinstance(feed, Problem):
        yield feed
        return
    yield from feed.problems
    yield from _read_entries(feed, place, fetcher)
    for address in feed.addresses:
        if fetcher is None:
            yield _not_fetched(place, address)
        elif depth < _DEEPEST:
            yield from _follow(address, fetcher, depth + 1)


def read_entry(entry: Entry, *, place: str, fetcher: Fetcher | None) -> Reading:
    """The report of a feed's entry: from the entry where it carries the article, from its page where it does not."""
    if draft := draft_of(entry, place=place):
        return draft
    if fetcher is None or not entry.address:
        return _not_fetched(place, entry.address or entry.about.title)
    fetched = fetcher.fetch(entry.address)
    if isinstance(fetched, Problem):
        return fetched
    return with_entry(read_html(fetched.data, place=entry.address, url=fetched.url), entry)


def with_entry(reading: Reading, entry: Entry) -> Reading:
    """A page's report, and what the feed says of it where the page says nothing."""
    if isinstance(reading, Problem):
        return reading
    about, origins = reading.about, dict(reading.origins)
    if origins.get("source") == "page" and entry.about.source:
        about = replace(about, source="")  # the page does not name its outlet: a host's name is a guess
    added = {name: "feed" for name in entry.about.given() if not getattr(about, name)}
    return replace(reading, about=about.over(entry.about), origins=tuple(sorted({**origins, **added}.items())))


def _follow(url: str, fetcher: Fetcher, depth: int) -> Iterator[Reading]:
    fetched = fetcher.fetch(url)
    if isinstance(fetched, Fetched):
        yield from read_document(fetched.data, place=url, fetcher=fetcher, url=fetched.url, depth=depth)
    else:
        yield fetched


def _read_entries(feed: Feed, place: str, fetcher: Fetcher | None) -> Iterator[Reading]:
    for number, entry in enumerate(feed.entries, start=1):
        yield read_entry(entry, place=f"{place}:{number}", fetcher=fetcher)


def _not_fetched(place: str, address: str) -> Problem:
    reason = f"it only names the page {address[:200]}, which is not fetched here"
    return Problem(place=place, reason=reason, advice="use rashomon add, which fetches pages, or save the page")
