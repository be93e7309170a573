"""A web page: trafilatura finds the article and what the page says about it. Nothing is fetched, ever."""

import re
from typing import TYPE_CHECKING

from rashomon.model.report import Problem
from rashomon.reading.decoding import decode
from rashomon.reading.draft import About, Draft, Reading, one_line
from rashomon.reading.files import no_text
from rashomon.reading.hosts import host_of
from rashomon.reading.metadata import Stated, stated_by

if TYPE_CHECKING:
    from trafilatura.settings import Document

LARGEST_PAGE = 8_000_000  # characters; the largest news pages have about one million
FEWEST_WORDS = 15  # an article has more
LONGEST_STUB = 250  # words that a paywall lets through at most
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


def read_html(data: bytes, *, place: str, stem: str = "", url: str = "") -> Reading:
    """The report in the bytes of a web page; `url` is where it stood, if that is known."""
    page = _decode_page(data)
    return no_text(place) if page is None else read_page(page, place=place, stem=stem, url=url)


def read_page(page: str, *, place: str, stem: str = "", url: str = "") -> Reading:
    """The report in the text of a web page. Never raises, whatever the page."""
    if len(page) > LARGEST_PAGE:
        return Problem(place=place, reason="the page is too large for one article", advice="save the article alone")
    if _OWN_PAGE.search(page, 0, _HEAD):
        return Problem(place=place, reason="it is an account that Rashomon wrote", advice="give the reports themselves")
    if _depth(page) > _DEEPEST:
        return Problem(place=place, reason="the page's elements are nested too deep", advice="save the text alone")
    try:
        text, stated = _extract(page, url)
    except Exception as error:  # whatever a hostile page does to the parsers, the other reports go on
        reason = f"the page could not be read ({type(error).__name__})"
        return Problem(place=place, reason=reason, advice="save the article's text as .txt")
    words = len(text.split())
    if words < FEWEST_WORDS:
        return Problem(place=place, reason="there is no article on the page", advice="save the article's text as .txt")
    # A page that says it is not free may carry its whole text all the same, for search engines.
    form = "article" if stated.form == "stub" and words > LONGEST_STUB else stated.form
    return Draft(place=place, stem=stem, raw=text, about=stated.about, form=form, origins=stated.origins)


def article_of_fragment(fragment: str) -> str:
    """The words of a piece of HTML that holds an article and nothing else, as a feed's entry does ("" when none)."""
    if len(fragment) > LARGEST_PAGE or _depth(fragment) > _DEEPEST:
        return ""
    if "<" not in fragment:
        return fragment.strip()
    try:
        return _extract(f"<html><body><article>{fragment}</article></body></html>", "")[0]
    except Exception:  # as for a page: what cannot be read is not there
        return ""


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


def _extract(page: str, url: str) -> tuple[str, Stated]:
    import logging

    import trafilatura

    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    tree = trafilatura.load_html(page)
    if tree is None:
        return "", Stated(about=About(), origins=())
    stated = stated_by(tree, url=url)
    found = trafilatura.bare_extraction(
        tree,
        url=url or None,
        with_metadata=True,
        include_comments=False,
        date_extraction_params={"original_date": True, "extensive_search": False},
    )
    if found is None or isinstance(found, dict):
        return "", stated
    return found.text or "", _with_page(stated, found, page, url)


def _with_page(stated: Stated, found: "Document", page: str, url: str) -> Stated:
    """What the page states, and for the rest what its layout shows."""
    address = stated.about.url or one_line(found.url) or url
    source = stated.about.source or one_line(found.sitename)
    author = one_line(found.author)
    shown = About(
        source=source or host_of(address) or one_line(found.hostname),
        title=one_line(found.title),
        url=address,
        published=_moment(page, one_line(found.date)),
        authors=author if author.casefold() != source.casefold() else "",
    )
    about = stated.about.over(shown)
    rest = ((name, "page") for name in shown.given() if not getattr(stated.about, name))
    return Stated(about=about, origins=tuple(sorted((*stated.origins, *rest))), form=stated.form)


def _moment(page: str, day: str) -> str:
    """The date with its time of day, where the page gives a time for the very date that was found."""
    for match in _MOMENT.finditer(page):
        if match[1].startswith(day) and day and not _MIDNIGHT.search(match[1]):
            return match[1]
    return day
