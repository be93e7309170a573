"""What a web page says about its article: JSON-LD, then Open Graph and other meta tags; each value with where it stood.

JSON-LD is read in the terms of schema.org (NewsArticle and its kin), meta tags in those of Open Graph, Parsely and
Dublin Core.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING
from urllib.parse import urljoin, urlsplit

from rashomon.model.report import Form
from rashomon.reading.draft import JOIN_AUTHORS, About
from rashomon.reading.limits import LONGEST_NAME

if TYPE_CHECKING:
    from lxml.html import HtmlElement

_ARTICLE = re.compile(r"(?:Article|BlogPosting|Report|NewsItem|SatiricalArticle|LiveBlogPosting)$")
_LONGEST_SCRIPT = 2_000_000  # characters of JSON-LD; beyond, the page is no article
_DEEPEST = 12  # levels of nested JSON-LD that are looked into
_MOST_AUTHORS = 20

# For each field the meta tags that give it (property, name or itemprop), the surest first.
_META = {
    "title": ("og:title", "parsely-title", "twitter:title", "dc.title"),
    "source": ("og:site_name", "application-name", "dc.publisher"),
    "authors": ("author", "article:author", "parsely-author", "sailthru.author", "dc.creator", "byl"),
    "published": (
        *("article:published_time", "og:article:published_time", "parsely-pub-date", "datepublished", "pubdate"),
        *("sailthru.date", "dc.date.issued", "dc.date", "date"),
    ),
    "updated": ("article:modified_time", "og:updated_time", "datemodified", "lastmod", "dc.date.modified"),
    "language": ("og:locale", "content-language", "dc.language"),
}  # fmt: skip

_BY = re.compile(r"\A(?:by|By|BY)\s+")
_BETWEEN_NAMES = re.compile(r"\s*,\s*(?:and\s+)?|\s+(?:and|&)\s+")
_FULL_NAME = re.compile(r"[^\W\d_][\w.'’-]*(?:\s+[^\W\d_][\w.'’-]*){1,4}")

Node = Mapping[str, object]


@dataclass(frozen=True, slots=True, kw_only=True)
class Stated:
    """What a page states: the values, where each one stood (field, place), and what form the page says it has."""

    about: About
    origins: tuple[tuple[str, str], ...]
    form: Form = "article"


def stated_by(tree: "HtmlElement", *, url: str = "") -> Stated:
    """What the page states of its article. Never raises on a broken page; what cannot be read is left out.

    `url` is where the page was found, and what relative addresses are relative to.
    """
    meta = _meta_tags(tree)
    canonical = _canonical(tree, meta, url)
    nodes = [node for node in _json_ld(tree) if _ARTICLE.search(_type(node))]
    node = _best(nodes, canonical or url)
    values: dict[str, str] = {}
    origins: list[tuple[str, str]] = []
    for field, value, origin in (*_of_node(node), *_of_meta(meta), ("url", canonical, "canonical link")):
        if value and field not in values:
            values[field] = value[:LONGEST_NAME]
            origins.append((field, origin))
    values["authors"] = JOIN_AUTHORS.join(_people(values.get("authors", ""), values.get("source", "")))
    values["title"] = _without_site(values.get("title", ""), values.get("source", ""))
    kept = tuple(sorted((field, origin) for field, origin in origins if values[field]))
    return Stated(about=About(**values), origins=kept, form=_form(node))


def _people(authors: str, source: str) -> list[str]:
    """The names in what a page gives as authors: lists taken apart, the outlet itself and picture credits left out."""
    found: list[str] = []
    for given in authors.split(JOIN_AUTHORS):
        parts = [part.strip() for part in _BETWEEN_NAMES.split(_BY.sub("", given))]
        if not all(_FULL_NAME.fullmatch(part) for part in parts):
            parts = [given.strip()]
        for name in parts:
            if name and not name.startswith(("(", "[")) and name.casefold() != source.casefold() and name not in found:
                found.append(name)
    return found


def _without_site(title: str, source: str) -> str:
    """A title without the name of the site that a page adds to it."""
    for mark in (" | ", " - ", " – ", " — "):
        head, found, tail = title.rpartition(mark)
        if found and source and tail.strip().casefold() == source.casefold():
            return head.strip()
    return title


def _json_ld(tree: "HtmlElement") -> Iterator[Node]:
    """Every object of the page's JSON-LD, outer ones first."""
    for script in tree.iter("script"):
        if "ld+json" not in (script.get("type") or "").lower():
            continue
        text = (script.text or "").strip().removeprefix("<!--").removesuffix("-->").strip().rstrip(";")
        if len(text) > _LONGEST_SCRIPT:
            continue
        try:
            loaded = json.loads(text, strict=False)
        except (ValueError, RecursionError):
            continue
        yield from _objects(loaded, 0)


def _objects(value: object, depth: int) -> Iterator[Node]:
    if depth > _DEEPEST:
        return
    if isinstance(value, dict):
        yield value
        for inner in value.values():
            yield from _objects(inner, depth + 1)
    elif isinstance(value, list):
        for inner in value:
            yield from _objects(inner, depth + 1)


def _type(node: Node) -> str:
    kind = node.get("@type")
    kinds = kind if isinstance(kind, list) else [kind]
    return next((one for one in kinds if isinstance(one, str) and _ARTICLE.search(one)), "")


def _best(nodes: Sequence[Node], address: str) -> Node:
    """The node of the page's own article: the one that names the page's address, else the first that has a headline."""
    own = [node for node in nodes if address and _same_page(_address(node), address)]
    named = [node for node in own or nodes if node.get("headline") or node.get("name")]
    return next(iter(named), next(iter(own or nodes), {}))


def _address(node: Node) -> str:
    page = node.get("mainEntityOfPage")
    for value in (node.get("url"), page.get("@id") if isinstance(page, dict) else page, node.get("@id")):
        if isinstance(value, str) and value.startswith("http"):
            return str(value)
    return ""


def _same_page(a: str, b: str) -> bool:
    try:
        first, second = urlsplit(a), urlsplit(b)
    except ValueError:
        return False
    return first.path.rstrip("/") == second.path.rstrip("/") != "" and bool(first.path.strip("/"))


def _of_node(node: Node) -> Iterator[tuple[str, str, str]]:
    publisher = node.get("publisher")
    for field, value, name in (
        ("title", node.get("headline") or node.get("name"), "headline"),
        ("authors", JOIN_AUTHORS.join(_names(node.get("author") or node.get("creator"))), "author"),
        ("published", node.get("datePublished") or node.get("dateCreated"), "datePublished"),
        ("updated", node.get("dateModified"), "dateModified"),
        ("source", next(iter(_names(publisher)), ""), "publisher"),
        ("language", node.get("inLanguage"), "inLanguage"),
    ):
        yield field, _words(value), f"JSON-LD {name}"


def _names(value: object) -> list[str]:
    """The names of one or several people or organisations, each once; addresses are no names."""
    found: list[str] = []
    for one in value if isinstance(value, list) else [value]:
        name = one.get("name") if isinstance(one, dict) else one
        for part in name if isinstance(name, list) else [name]:
            words = _words(part)
            if words and "://" not in words and words not in found:
                found.append(words)
    return found[:_MOST_AUTHORS]


def _meta_tags(tree: "HtmlElement") -> dict[str, list[str]]:
    """The contents of the meta tags by their lower-case property, name or itemprop."""
    found: dict[str, list[str]] = {}
    for tag in tree.iter("meta"):
        content = _words(tag.get("content"))
        for attribute in ("property", "name", "itemprop", "http-equiv"):
            key = (tag.get(attribute) or "").strip().lower()
            if key and content:
                found.setdefault(key, []).append(content)
    return found


def _of_meta(meta: Mapping[str, Sequence[str]]) -> Iterator[tuple[str, str, str]]:
    for field, keys in _META.items():
        for key in keys:
            values = [value for value in meta.get(key, ()) if not (field == "authors" and "://" in value)]
            if values:
                distinct = list(dict.fromkeys(values))[:_MOST_AUTHORS]
                yield field, JOIN_AUTHORS.join(distinct) if field == "authors" else values[0], f"meta {key}"


def _canonical(tree: "HtmlElement", meta: Mapping[str, Sequence[str]], url: str) -> str:
    """The address the page gives for itself, when it is one of a page and not of the site's front."""
    links = [
        link.get("href") or "" for link in tree.iter("link") if "canonical" in (link.get("rel") or "").lower().split()
    ]
    for given in (*links, *meta.get("og:url", ())):
        try:
            address = urljoin(url, given.strip())
            parts = urlsplit(address)
        except ValueError:
            continue
        if parts.scheme in ("http", "https") and parts.hostname and (parts.path.strip("/") or parts.query):
            return str(address[:LONGEST_NAME])
    return ""


def _form(node: Node) -> Form:
    if _type(node) == "LiveBlogPosting":
        return "live blog"
    free = node.get("isAccessibleForFree")
    return "stub" if free is False or (isinstance(free, str) and free.lower() == "false") else "article"


def _words(value: object) -> str:
    return " ".join(value.split()) if isinstance(value, str) else ""
