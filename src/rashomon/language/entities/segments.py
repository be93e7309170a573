"""Cuts a run of capitalised words into names: nations off, titles off, organisations whole."""

from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.language.entities.common_nouns import type_of_noun
from rashomon.language.entities.gazetteer import (
    compass_nations,
    is_adjective,
    is_given_name,
    longest_nation_form,
    nation_forms,
    nation_of,
    places,
)
from rashomon.language.entities.heads import BEFORE_OF, NATIONAL_BODIES, type_of_head
from rashomon.language.entities.pieces import CONNECTORS, Piece, Run
from rashomon.language.entities.titles import ROLE_MODIFIERS, bare, is_honorific, role_of
from rashomon.language.entities.wordlists import word_set
from rashomon.model.annotation import EntityType

# Roles that begin names of organisations and things as well: "General Motors", "Star Wars", "Guard".
_WEAK_ROLES = word_set(
    "general justice major private star guard host chief head player captain chair speaker representative "
    "author editor student driver pilot state son mother count marshal owner"
)


_TRADES = ("er", "or", "ist", "man", "woman", "ian")
_OPENING_MODIFIERS = frozenset({"senior", "former", "ex", "top", "acting", "late", "then", "outgoing", "incoming"})


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment:
    """A possible name: pieces [first, last), the title before it, and its type where the form alone tells."""

    first: int
    last: int
    title: str = ""
    type: EntityType | None = None
    nation: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Hints:
    """What the parser says of a text, by piece: `starts` (it opens a sentence), `opens` (and is a plain word), and
    `entity` (the index of the named entity that the piece lies in, -1 for none) with `labels` of the entities."""

    opens: tuple[bool, ...]
    starts: tuple[bool, ...]
    entity: tuple[int, ...]
    labels: tuple[str, ...]

    def one_entity(self, first: int, last: int) -> str | None:
        """The label when pieces [first, last) lie in one entity and nothing beside them does."""
        at = self.entity[first]
        if at < 0 or any(self.entity[k] != at for k in range(first, last)):
            return None
        return self.labels[at]


def form_of(text: str, pieces: list[Piece], first: int, last: int) -> str:
    """The words of pieces [first, last) on one line, with straight apostrophes."""
    raw = text[pieces[first].start : pieces[last - 1].end]
    return " ".join(raw.replace("’", "'").split())


def segments_of(text: str, pieces: list[Piece], run: Run, hints: Hints) -> Iterator[Segment]:
    """The possible names in a run, in order."""
    yield from _cut(text, pieces, run.first, run.last, hints)


def _nation_length(text: str, pieces: list[Piece], first: int, last: int) -> int:
    for length in range(min(longest_nation_form(), last - first), 0, -1):
        form = form_of(text, pieces, first, first + length)
        if nation_forms(form) or (form.isupper() and len(form) > 3 and nation_forms(form.title())):
            return length
    return 0


def _cut(text: str, pieces: list[Piece], first: int, last: int, hints: Hints) -> Iterator[Segment]:
    while (
        first < last
        and pieces[first].text.lower() in CONNECTORS | {"the"}
        and not _nation_length(text, pieces, first, last)
    ):
        first += 1
    while first + 1 < last and hints.starts[first] and bare(pieces[first].text) in _OPENING_MODIFIERS:
        first += 1
    if (
        last - first > 2
        and hints.starts[first]
        and _tells_a_trade(pieces[first].text)
        and role_of(pieces[first].text) is None
        and pieces[first + 1].capitalised
        and is_given_name(pieces[first + 1].text)
        and type_of_head(pieces[last - 1].text) is None
        and not _nation_length(text, pieces, first, last)
    ):
        first += 1  # "Winemaker Paul Morel ..." at the beginning of a sentence
    while first < last and hints.opens[first] and not _nation_length(text, pieces, first, last):
        first += 1
    while first < last and not pieces[first].capitalised:
        first += 1
    while last - first > 1 and hints.opens[last - 1]:
        last -= 1  # "... of the F.B.I. You"
    while last > first and pieces[last - 1].text in CONNECTORS and pieces[last - 1].gap != "-":
        last -= 1
    if first >= last:
        return
    length = _nation_length(text, pieces, first, last)
    if length:
        yield from _after_nation(text, pieces, first, first + length, last, hints)
        return
    title_end = _title_end(pieces, first, last, hints)
    if title_end > first:
        if title_end >= last:
            return  # a title alone names nobody
        if pieces[title_end].text == "of":
            yield from _cut(text, pieces, title_end + 1, last, hints)
            return
        # "Leeds Lions manager Paul Morel": a team's name is no part of a title.
        if title_end - first > 2 and places(form_of(text, pieces, first, first + 2)):
            yield from _cut(text, pieces, first, title_end - 1, hints)
            first = title_end - 1
        title = " ".join(text[pieces[first].start : pieces[title_end - 1].end].split())
        yield from _named_person(text, pieces, title_end, last, title, hints)
        return
    yield from _around_inner_nation(text, pieces, first, last, hints)


def _tells_a_trade(word: str) -> bool:
    """True for what a person may be called by: a noun for people, or a word that ends like one."""
    lower = word.lower()
    known = type_of_noun(lower) == "person" or (len(word) > 5 and lower.endswith(_TRADES))
    return known and not is_given_name(word)


def _named_person(text: str, pieces: list[Piece], first: int, last: int, title: str, hints: Hints) -> Iterator[Segment]:
    at = first + 1
    while at < last and pieces[at].text not in ("of", "for"):
        at += 1
    yield Segment(first=first, last=at, title=title, type="person")
    if at + 1 < last:
        yield from _cut(text, pieces, at + 1, last, hints)  # "Senator Ann Hale of Ohio"


def _after_nation(
    text: str, pieces: list[Piece], first: int, middle: int, last: int, hints: Hints
) -> Iterator[Segment]:
    nation = Segment(first=first, last=middle, nation=True)
    if middle == last:
        yield nation
        return
    whole = Segment(first=first, last=last)
    head = pieces[last - 1].text.lower()
    direct = nation_of(form_of(text, pieces, first, middle)) is not None
    adjective = is_adjective(form_of(text, pieces, first, middle))
    if is_given_name(pieces[first].text) and not adjective and last - first == 2:
        yield whole  # "Jordan Spieth", "Chad Johnson": its type is told by the parse
        return
    if not direct and type_of_head(head) is None and hints.one_entity(first, last) == "PERSON":
        yield whole  # "London Breed"
        return
    if places(form_of(text, pieces, first, last)):
        yield Segment(first=first, last=last, type="place")
        return
    kind = type_of_head(head)
    label = hints.one_entity(first, last)
    if head in NATIONAL_BODIES and pieces[middle].text != "of":
        yield nation
        yield Segment(first=middle, last=last, type="organisation")
    elif kind is not None and pieces[middle].gap == " " and not _title_end(pieces, middle, last, hints) > middle:
        yield Segment(first=first, last=last, type=kind)
    elif (
        label in ("ORG", "EVENT", "FAC", "WORK_OF_ART", "LAW")
        and pieces[middle].gap == " "
        and adjective
        and not is_given_name(pieces[middle].text)
    ):
        yield whole
    else:
        yield nation
        yield from _cut(text, pieces, middle, last, hints)


def _around_inner_nation(text: str, pieces: list[Piece], first: int, last: int, hints: Hints) -> Iterator[Segment]:
    for at in range(first + 1, last):
        if not pieces[at].capitalised:
            continue
        length = _nation_length(text, pieces, at, last)
        if not length:
            continue
        before = pieces[at - 1].text.lower()
        of_organisation = before in CONNECTORS and any(pieces[k].text.lower() in BEFORE_OF for k in range(first, at))
        person = (
            length == 1 and at + 1 == last and before not in CONNECTORS
            and (is_given_name(pieces[first].text) or hints.one_entity(first, last) == "PERSON")
            and not is_adjective(pieces[at].text)
        )  # fmt: skip
        if of_organisation or person or hints.one_entity(first, last) in ("ORG", "EVENT", "WORK_OF_ART", "LAW", "FAC"):
            break
        yield from _cut(text, pieces, first, at, hints)
        yield from _after_nation(text, pieces, at, at + length, last, hints)
        return
    yield from _split_at_of(text, pieces, first, last, hints)


def _split_at_of(text: str, pieces: list[Piece], first: int, last: int, hints: Hints) -> Iterator[Segment]:
    """Keeps "Bank of England" whole, cuts "Morel of Lyon"."""
    for at in range(first + 1, last - 1):
        if pieces[at].text not in ("of", "for"):
            continue
        label = hints.one_entity(first, last)
        whole = label not in (None, "PERSON") or type_of_head(pieces[last - 1].text)
        if any(pieces[k].text.lower() in BEFORE_OF for k in range(first, at)):
            break
        # "Ann Hale of the Energy Ministry": a person and her body, whatever the last word names.
        person = 1 < at - first < 4 and is_given_name(pieces[first].text) and type_of_head(pieces[at - 1].text) is None
        if whole and not person:
            break
        yield from _cut(text, pieces, first, at, hints)
        yield from _cut(text, pieces, at + 1, last, hints)
        return
    yield Segment(first=first, last=last, type=_type_by_form(text, pieces, first, last))


def _type_by_form(text: str, pieces: list[Piece], first: int, last: int) -> EntityType | None:
    if last - first == 1:
        return None
    if pieces[first].text.lower() in BEFORE_OF and pieces[first + 1].text == "of":
        return type_of_head(pieces[first].text) or "organisation"
    return type_of_head(pieces[last - 1].text)


def _title_end(pieces: list[Piece], first: int, last: int, hints: Hints) -> int:
    """Where the title that begins at `first` ends (`first`: there is none)."""
    end = first
    for at in range(first, min(last, first + 7)):
        word = pieces[at].text
        if at > first and pieces[at].gap not in (" ", "\u00a0", "-"):
            break
        if (is_honorific(word) and (word[-1] == "." or at + 1 < last)) or role_of(word):
            end = at + 1
        elif word == "of" and end == at and at + 1 < last and bare(pieces[at + 1].text) in ROLE_MODIFIERS:
            end = at + 2  # "Secretary of State Mike Pompeo"
        elif not pieces[at].capitalised and end > first:
            break
    if end == first:
        return first
    role = role_of(pieces[end - 1].text)
    weak = role in _WEAK_ROLES and end - first == 1 and pieces[end - 1].text[-1] != "."
    # The words behind the title up to an "of": "Secretary of State Paul Renner of the State Department".
    stop = next((k for k in range(end, last) if pieces[k].text in ("of", "for")), last)
    organisation = end < stop and type_of_head(pieces[stop - 1].text) in ("organisation", "event")
    label = hints.one_entity(first, last) if end < last else None
    honorific = is_honorific(pieces[end - 1].text)
    if end < last and not honorific and (organisation or (weak and label not in (None, "PERSON"))):
        return first
    if end == last:
        return end
    # "Foreign Office Minister": words before the role must be able to stand in a title; a given name cannot.
    if any(is_given_name(pieces[k].text) and not role_of(pieces[k].text) and bare(pieces[k].text) not in ROLE_MODIFIERS
           for k in range(first, end)):  # fmt: skip
        return first
    return end


def compass_of(word: str, known: frozenset[str]) -> str | None:
    """The nation that "the North" names in a text that names the nations `known`, or None.

    Only where both halves exist ("North Korea", "South Korea") and a text names at least one of them.
    """
    table = compass_nations()
    other = {"North": "South", "South": "North", "East": "West", "West": "East"}.get(word)
    if other is None:
        return None
    found = {
        code
        for (compass, rest), code in table.items()
        if compass == word
        and ((other, rest) in table or nation_of(rest) is not None)
        and known & {code, table.get((other, rest), ""), nation_of(rest) or ""}
    }
    return found.pop() if len(found) == 1 else None


def compass_before_and(pieces: list[Piece], at: int) -> str | None:
    """The nation of "North" in "North and South Korea" (`at` is the index of "North"), or None."""
    if at + 3 < len(pieces) and pieces[at + 1].text in ("and", "or") and pieces[at + 2].text in ("North", "South"):
        return compass_nations().get((pieces[at].text, pieces[at + 3].text))
    return None


def place_code(text: str, nations: frozenset[str]) -> str | None:
    """The code of the likeliest place of a name: the largest in the `nations` of the text, else anywhere, else None."""
    found = places(text) or places(f"{text}.")
    here = [p for p in found if f"iso:{p.country}" in nations] or found
    return here[0].code if here else None


def capital_code(text: str, nation: str) -> str | None:
    """The code of the city that is, or was, the seat of a nation ("iso:ES"), or None."""
    return next((p.code for p in places(text) if p.kind == "city" and f"iso:{p.country}" == nation), None)
