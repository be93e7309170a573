"""Where a report says whose text or news it prints: datelines, bylines, closing credits, "Reuters reported"."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Literal

from rashomon.lineage.data import read_bytes
from rashomon.lineage.families import name_key, outlet_host, outlet_of
from rashomon.model.report import Report

CreditKind = Literal["dateline", "byline", "contribution", "citation", "link"]

# Forms in which news names the outlet it has something from; {names} is an alternation of names.
_BEFORE = (
    r"(?:[Aa]ccording to|[Cc]iting|(?:[Ff]irst )?[Rr]eported (?:by|in|on)|[Rr]eports? (?:by|from|in)|[Tt]old"
    r"|[Qq]uoted by|[Pp]ublished (?:by|in|on)|[Ii]nterview (?:with|on)|[Ss]poke (?:to|with)|[Hh]/?[Tt]:?)"
)
# What makes an agency's name the credit of a picture.
_PICTURE = r"(?! (?:[Ii]mages|[Pp]hotos?|[Pp]ictures?|[Ff]ile)\b)"
_AFTER = (
    r"(?:reported|reports|reminded|reminds|noted|notes|wrote|writes|said|says|quoted|quotes|cited|cites|revealed|broke"
    r"|explained|explains|adds|added|observed|has (?:more|the story|reported|learned)|is reporting|first reported)"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Credit:
    """That a report names `name` as where it has its text or news from.

    `start` and `end` index the report's text; both are -1 when the line was removed by cleaning.
    """

    name: str
    kind: CreditKind
    start: int
    end: int


def agency_credits(report: Report) -> tuple[Credit, ...]:
    """The agencies a report credits for its text or parts of it, in order. Picture credits are no such thing."""
    found = set(_credits_in(report.text))
    for removed in report.removed:
        found.update(
            Credit(name=credit.name, kind=credit.kind, start=-1, end=-1)
            for credit in _credits_in(removed.text)
            if credit.kind != "citation"
        )
    return tuple(sorted(found, key=lambda c: (c.start, c.end, c.name, c.kind)))


def agency_text_of(report: Report) -> str | None:
    """The agency whose text a report is: it is the agency, or prints its dateline or byline; None otherwise."""
    lines = (credit.name for credit in agency_credits(report) if credit.kind in ("dateline", "byline"))
    return agency_named(report.source) or next(lines, None)


# Every statement of a report asks for its credits: the last texts' are kept.
@lru_cache(maxsize=64)
def _credits_in(text: str) -> tuple[Credit, ...]:
    forms = _agency_forms()
    return tuple(
        Credit(name=forms[match["name"]], kind=kind, start=match.start("name"), end=match.end("name"))
        for kind, pattern in _agency_patterns()
        for match in pattern.finditer(text)
    )


def outlet_citations(report: Report, other: Report) -> tuple[Credit, ...]:
    """Where `report` names `other`'s outlet as the one it has something from, or links to its page, in order."""
    names = outlet_names(other.source, other.url)
    own = {name_key(name) for name in outlet_names(report.source, report.url)}
    names = tuple(name for name in names if name_key(name) not in own)
    found: list[Credit] = []
    if any(name in report.text for name in names):
        for match in _citation(names).finditer(report.text):
            group = "name" if match["name"] else "subject"
            found.append(Credit(name=other.source, kind="citation", start=match.start(group), end=match.end(group)))
    host = outlet_host(other.url or "")
    if host and host in report.text and host != outlet_host(report.url or ""):
        for match in re.finditer(re.escape(host), report.text):
            found.append(Credit(name=other.source, kind="link", start=match.start(), end=match.end()))
    return tuple(sorted(set(found), key=lambda c: (c.start, c.end)))


@lru_cache(maxsize=1024)
def outlet_names(source: str, url: str | None) -> tuple[str, ...]:
    """The names under which others cite an outlet, longest first: its own, known aliases, without "The"."""
    outlet = outlet_of(source) or outlet_of(url or "")
    names = {source.strip()}
    if outlet and (name_key(outlet.name) == name_key(source) or outlet_of(source) is not None):
        names.update((outlet.name, *outlet.aliases))
    names.update([name.removeprefix("The ") for name in names])
    return tuple(sorted((n for n in names if len(n) > 1), key=lambda n: (-len(n), n)))


def agency_named(words: str) -> str | None:
    """The agency that a phrase names ("Yonhap news agency", "the Associated Press"); None when it names none."""
    match = _any_agency().search(words)
    return _agency_forms()[match["name"]] if match else None


@cache
def _citation(names: Sequence[str]) -> re.Pattern[str]:
    alternatives = "|".join(re.escape(name) for name in names)
    return re.compile(
        rf"\b{_BEFORE} (?:the |The )?(?P<name>{alternatives})(?![\w-])"
        rf"|(?<![\w-])(?P<subject>{alternatives})(?:['’]s?)?(?: [\w’'-]+){{0,3}}? {_AFTER}\b"
    )


@cache
def _agencies() -> tuple[tuple[str, tuple[str, ...], tuple[str, ...]], ...]:
    import yaml

    text = read_bytes("agencies.yaml")
    parsed = yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    return tuple((entry["name"], tuple(entry["names"]), tuple(entry["short"])) for entry in parsed["agencies"])


@cache
def _agency_forms() -> dict[str, str]:
    return {form: name for name, names, short in _agencies() for form in (*names, *short)}


def _alternatives(forms: Sequence[str]) -> str:
    return "|".join(re.escape(form) for form in sorted(forms, key=lambda f: (-len(f), f)))


@cache
def _any_agency() -> re.Pattern[str]:
    return re.compile(rf"(?<![\w/-])(?P<name>{_alternatives(tuple(_agency_forms()))})(?![\w/-])")


@cache
def _agency_patterns() -> tuple[tuple[CreditKind, re.Pattern[str]], ...]:
    every = _alternatives(tuple(_agency_forms()))
    return (
        ("dateline", re.compile(rf"^[^\n()]{{0,60}}[(\[](?P<name>{every})[)\]]\s*[-–—:]", re.MULTILINE)),
        (
            "byline",
            re.compile(
                rf"^(?:(?:By|Source|Via|From|With)\b[^\n]{{0,80}}?(?<![\w/]))?(?:[Tt]he )?(?P<name>{every})"
                rf"(?: (?:writer|staff|news agency))?\.?$",
                re.MULTILINE,
            ),
        ),
        (
            "contribution",
            re.compile(rf"(?<![\w/])(?P<name>{every})[^\n.]{{0,80}} contributed (?:\w+ )?to this (?:report|story)"),
        ),
        (
            "citation",
            re.compile(
                rf"\b{_BEFORE} (?:the |The |news agency )?(?P<name>{every})(?![\w/-]){_PICTURE}"
            ),
        ),
        ("citation", re.compile(rf"(?<![\w/-])(?P<name>{every})(?: news agency)? {_AFTER}\b")),
    )  # fmt: skip
