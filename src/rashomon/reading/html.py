"""A web page: trafilatura finds the article and what the page says about it. Nothing is fetched, ever."""

import re
from urllib.parse import urlsplit

from rashomon.model.report import Problem
from rashomon.reading.decoding import decode
from rashomon.reading.draft import About, Draft, Reading
from rashomon.reading.files import no_text
from rashomon.reading.limits import LONGEST_NAME

LARGEST_PAGE = 8_000_000  # characters; the largest news pages have about one million
FEWEST_WORDS = 15  # an article has more
_DEEPEST = 1_000  # open elements at one place; the parser's recursion ends before Python's does
_CHARSET = re.compile(rb"<meta[^>]{0,200}charset\s*=\s*[\"']?\s*([a-zA-Z0-9_-]{2,20})", re.IGNORECASE)
_TAG = re.compile(r"<(/?)([a-zA-Z][a-zA-Z0-9]*)[^<>]*?(/?)>")
_NO_END = frozenset(
    (
        *("area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"),
        *("p", "li", "dd", "dt", "tr", "td", "th", "option"),  # their end tag may be left out
    )
)
_OWN_PAGE = re.compile(r"<meta name=\"generator\" content=\"Rashomon\">")
_HEAD = 4_000  # characters in which a page names its generator
_MOMENT = re.compile(
    r"(?:article:published_time|datePublished)[\"'][^<>]{0,80}?[\"'](\d{4}-\d\d-\d\d[T ]\d\d:\d\d[^\"'<>]{0,25})[\"']"
)
_MIDNIGHT = re.compile(r"[T ]00:00(?::00)?")


def read_html(data: bytes, *, place: str, stem: str = "") -> Reading:
    """The report in the bytes of a web page."""
    page = _decode_page(data)
    return no_text(place) if page is None else read_page(page, place=place, stem=stem)


def read_page(page: str, *, place: str, stem: str = "", url: str = "") -> Reading:
    """The report in the text of a web page. Never raises, whatever the page."""
    if len(page) > LARGEST_PAGE:
        return Problem(place=place, reason="the page is too large for one article", advice="save the article alone")
    if _OWN_PAGE.search(page, 0, _HEAD):
        return Problem(place=place, reason="it is an account that Rashomon wrote", advice="give the reports themselves")
    if _depth(page) > _DEEPEST:
        return Problem(place=place, reason="the page's elements are nested too deep", advice="save the text alone")
    try:
        text, said = _extract(page, url)
    except Exception as error:  # whatever a hostile page does to the parsers, the other reports go on
        reason = f"the page could not be read ({type(error).__name__})"
        return Problem(place=place, reason=reason, advice="save the article's text as .txt")
    if len(text.split()) < FEWEST_WORDS:
        return Problem(place=place, reason="there is no article on the page", advice="save the article's text as .txt")
    return Draft(place=place, stem=stem, raw=text, about=said)


def host_of(url: str) -> str:
    """The host name in a web address, without "www." ("" when there is none)."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")


def _decode_page(data: bytes) -> str | None:
    declared = _CHARSET.search(data[:4096])
    if declared and not data.startswith((b"\xff\xfe", b"\xfe\xff", b"\xef\xbb\xbf")):
        try:
            return data.decode(declared[1].decode("ascii"))
        except (LookupError, UnicodeDecodeError, ValueError):
            pass
    decoded = decode(data)
    return decoded.text if decoded else None


def _depth(page: str) -> int:
    """About how deep elements are nested: opened and not closed, those whose end is optional left out."""
    deepest = depth = 0
    for close, name, empty in _TAG.findall(page):
        if name.lower() in _NO_END or empty:
            continue
        depth = max(0, depth - 1) if close else depth + 1
        deepest = max(deepest, depth)
    return deepest


def _extract(page: str, url: str) -> tuple[str, About]:
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    found = trafilatura.bare_extraction(
        page,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None or isinstance(found, dict):
        return "", About()
    address = _words(found.url) or url
    return found.text or "", About(
        source=_words(found.sitename) or host_of(address) or _words(found.hostname),
        title=_words(found.title),
        url=address,
        published=_moment(page, _words(found.date)),
    )


def _moment(page: str, day: str) -> str:
    """The date with its time of day, where the page gives a time for the very date that was found."""
    for match in _MOMENT.finditer(page):
        if match[1].startswith(day) and day and not _MIDNIGHT.search(match[1]):
            return match[1]
    return day


def _words(value: object) -> str:
    return " ".join(value.split())[:LONGEST_NAME] if isinstance(value, str) else ""
