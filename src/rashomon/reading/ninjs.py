"""News in JSON as agencies send it: IPTC ninjs 1.x, 2.x and 3.x (https://www.iptc.org/std/ninjs/)."""

import json
from collections.abc import Iterator, Mapping

from rashomon.model.report import Problem
from rashomon.reading.decoding import whole_characters
from rashomon.reading.draft import JOIN_AUTHORS, About, Draft, Reading, one_line
from rashomon.reading.html import article_of_fragment

Item = Mapping[str, object]


def is_ninjs(value: object) -> bool:
    """Whether a JSON object is a ninjs item: it has a uri, and a body or a headline of the standard's."""
    if not isinstance(value, dict) or not isinstance(value.get("uri"), str):
        return False
    return any(name in value for name in ("body_text", "body_html", "bodies", "headline", "headlines", "body_xhtml"))


def read_ninjs(item: Item, *, place: str) -> Reading:
    """The report in a ninjs item. Never raises."""
    raw = _body(item)
    if not raw.strip():
        return Problem(place=place, reason="the item has no body", advice="ask for items with their text")
    said = About(
        id=one_line(item.get("uri")),
        source=_provider(item),
        title=_first(item, "headline", "headlines", "value"),
        url=_address(item),
        published=one_line(item.get("firstcreated"))
        or one_line(item.get("versioncreated"))
        or one_line(item.get("contentcreated")),
        updated=one_line(item.get("versioncreated")),
        language=one_line(item.get("language")),
        authors=JOIN_AUTHORS.join(_authors(item)),
    )
    origins = tuple((name, "ninjs") for name in said.given())
    return Draft(place=place, raw=whole_characters(raw), about=said, origins=origins)


def read_json(data: bytes, *, place: str) -> Iterator[Reading]:
    """The reports in a .json file: one ninjs item, or a list of them (also under `items` or `data`)."""
    try:
        loaded = json.loads(data.decode("utf-8-sig", "replace"))
    except (ValueError, RecursionError):
        yield Problem(place=place, reason="the file is not JSON that can be read", advice="check where it came from")
        return
    items = loaded
    if isinstance(loaded, dict) and not is_ninjs(loaded):
        items = next((loaded[name] for name in ("items", "data") if isinstance(loaded.get(name), list)), loaded)
    found = items if isinstance(items, list) else [items]
    for number, item in enumerate(found, start=1):
        where = f"{place}:{number}" if len(found) > 1 else place
        if is_ninjs(item):
            yield read_ninjs(item, place=where)
        else:
            advice = "give ninjs items or a JSON feed, or a .jsonl list with one report a line"
            yield Problem(place=where, reason="it is no news item in ninjs", advice=advice)


def _body(item: Item) -> str:
    """The text: plain where there is one, else what the HTML shows."""
    plain, markup = [_text(item.get("body_text"))], [_text(item.get("body_html")), _text(item.get("body_xhtml"))]
    bodies = item.get("bodies")
    for body in bodies if isinstance(bodies, list) else ():
        if isinstance(body, dict):
            kind = f"{body.get('contenttype')} {body.get('role')}".lower()
            (markup if "html" in kind or "xml" in kind else plain).append(_text(body.get("value")))
    longest = max(plain, key=len)
    return longest if longest.strip() else article_of_fragment(max(markup, key=len))


def _first(item: Item, single: str, several: str, key: str) -> str:
    """A value that ninjs 1.x gives once and later versions give in a list."""
    if words := one_line(item.get(single)):
        return words
    values = item.get(several)
    for value in values if isinstance(values, list) else ():
        words = one_line(value.get(key)) if isinstance(value, dict) else ""
        if words:
            return words
    return ""


def _provider(item: Item) -> str:
    sources = item.get("infosources")
    for one in sources if isinstance(sources, list) else ():
        if isinstance(one, dict) and (name := one_line(one.get("name"))):
            return name
    for field in ("provider", "source", "copyrightholder"):
        if name := one_line(item.get(field)):
            return name
    return ""


def _authors(item: Item) -> Iterator[str]:
    if byline := one_line(item.get("byline")):
        yield byline.removeprefix("By ").removeprefix("by ")
        return
    people = item.get("person") if isinstance(item.get("person"), list) else item.get("people")
    for one in people if isinstance(people, list) else ():
        if isinstance(one, dict) and str(one.get("rel", "")).lower() in ("author", "creator"):
            yield one_line(one.get("name"))


def _address(item: Item) -> str:
    uri = one_line(item.get("uri"))
    return uri if uri.startswith(("http://", "https://")) else ""


def _text(value: object) -> str:
    return value if isinstance(value, str) else ""
