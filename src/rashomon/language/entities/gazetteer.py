"""Known nations, cities and given names, read from compact tables on first use."""

import unicodedata
from bisect import bisect_left
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from typing import Literal, get_args

from rashomon.language.entities.titles import Gender
from rashomon.reading.stored import read_stored

NationKind = Literal["canonical", "name", "adjective", "people", "capital", "seat"]
PlaceKind = Literal["city", "state", "region"]
_NATION_KINDS: dict[str, NationKind] = {kind: kind for kind in get_args(NationKind)}
_PLACE_KINDS: dict[str, PlaceKind] = {kind: kind for kind in get_args(PlaceKind)}
# Capitals and seats are names of their own; the other kinds name the nation itself.
_DIRECT: frozenset[NationKind] = frozenset({"canonical", "name", "adjective", "people"})
_COMPASS = ("North ", "South ", "East ", "West ")


@dataclass(frozen=True, slots=True, kw_only=True)
class NationForm:
    """A way to name a nation: `code` is "iso:KR", `kind` its name, its adjective, its capital ..."""

    form: str
    code: str
    kind: NationKind


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """A city, a US state ("state") or a region without code. `country` is an ISO 3166 code, `state` a US one."""

    name: str
    kind: PlaceKind
    country: str
    state: str
    population: int
    code: str | None


def fold(text: str) -> str:
    """For comparing: lower case, no diacritics, straight apostrophes."""
    if text.isascii():
        return text.lower()
    apart = unicodedata.normalize("NFKD", text.replace("’", "'").replace("‘", "'"))
    return "".join(c for c in apart if not unicodedata.combining(c)).lower()


def nation_forms(text: str) -> tuple[NationForm, ...]:
    """What nations a name may stand for; several for "Dominican" or "Congolese". Case counts: "US" is not "us"."""
    return _nations().get(text, ())


def nation_of(text: str) -> str | None:
    """The nation a name, adjective or people names without doubt, as "iso:KR"; None for capitals and seats too."""
    codes = {form.code for form in nation_forms(text) if form.kind in _DIRECT}
    return codes.pop() if len(codes) == 1 else None


def seat_of(text: str) -> str | None:
    """The nation whose capital or seat of government bears this name ("Paris", "Kremlin"), or None."""
    codes = {form.code for form in nation_forms(text) if form.kind not in _DIRECT}
    return codes.pop() if len(codes) == 1 else None


def is_capital(text: str) -> bool:
    """True for a capital, which may be meant as the place; False for a seat such as "Kremlin", which never is."""
    return any(form.kind == "capital" for form in nation_forms(text))


def is_adjective(text: str) -> bool:
    """True for "Korean", "Dutch": a word that qualifies, not a name that stands alone."""
    return any(form.kind == "adjective" for form in nation_forms(text))


def nation_name(code: str) -> str:
    """The common name of a nation ("iso:KR" -> "South Korea"). Raises KeyError for an unknown code."""
    return _canonical()[code]


@cache
def compass_nations() -> dict[tuple[str, str], str]:
    """(compass word, the rest) -> code, for nations such as ("North", "Korea") that are called by it alone."""
    pairs: dict[tuple[str, str], str] = {}
    for form, known in _nations().items():
        if form.startswith(_COMPASS) and known[0].kind in _DIRECT:
            compass, rest = form.split(" ", 1)
            pairs[compass, rest] = known[0].code
    return pairs


@cache
def longest_nation_form() -> int:
    """The number of words of the longest name of a nation."""
    return max(form.count(" ") for form in _nations()) + 1


def places(text: str) -> tuple[Place, ...]:
    """The places of this name, regions and US states first, then cities by population; at most three."""
    rows, key = _place_rows(), fold(text)
    if not key or "\n" in key or "\t" in key:
        return ()
    found: list[Place] = []
    at = bisect_left(rows, key, key=_row_key)
    while at < len(rows) and _row_key(rows[at]) == key:
        name, kind, country, state, population, number = rows[at].split("\t")
        code = f"geonames:{number}" if number else None
        found.append(
            Place(
                name=name,
                kind=_PLACE_KINDS[kind],
                country=country,
                state=state,
                population=int(population),
                code=code,
            )
        )
        at += 1
    return tuple(found)


def gender_of_given_name(name: str) -> Gender:
    """The gender a given name tells, "?" when both bear it or it is not known."""
    return _given().get(fold(name), "?")


def is_given_name(name: str) -> bool:
    """True for a known given name."""
    return fold(name) in _given()


def _row_key(row: str) -> str:
    return row[: row.index("\t")].lower()


def _read(name: str) -> list[str]:
    folder = files("rashomon.language.entities") / "data"
    lines = [line.split() for line in (folder / "SHA256SUMS").read_text("ascii").splitlines()]
    sums = {line[1]: line[0] for line in lines}
    return read_stored("rashomon.language.entities", f"data/{name}", sums.get(name, "")).decode("utf-8").splitlines()


@cache
def _nations() -> dict[str, tuple[NationForm, ...]]:
    table: dict[str, tuple[NationForm, ...]] = {}
    for row in _read("nations.tsv"):
        form, code, kind = row.split("\t")
        known = NationForm(form=form, code=f"iso:{code}", kind=_NATION_KINDS[kind])
        table[form] = (*table.get(form, ()), known)
    return table


@cache
def _canonical() -> dict[str, str]:
    return {known.code: known.form for forms in _nations().values() for known in forms if known.kind == "canonical"}


@cache
def _place_rows() -> list[str]:
    return _read("places.tsv")


@cache
def _given() -> dict[str, Gender]:
    found: dict[str, Gender] = {}
    for row in _read("given_names.tsv"):
        name, gender = row.split("\t")
        found[name] = "m" if gender == "m" else "f" if gender == "f" else "?"
    return found
