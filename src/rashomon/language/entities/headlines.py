"""Names in lines set in title case or capitals, where a capital tells nothing: only what else is known counts."""

from collections.abc import Iterator, Mapping, Sequence

from rashomon.language.entities.gazetteer import fold, is_given_name, nation_of, places
from rashomon.language.entities.heads import type_of_head
from rashomon.language.entities.pieces import Piece
from rashomon.language.entities.segments import Hints, Segment, form_of
from rashomon.language.entities.wordlists import word_set
from rashomon.model.annotation import EntityType

_SHARE = 0.7
_LONGEST_NAME = 6
_LONGEST_LINE = 40  # words; a longer line is no headline
# Given names that open a headline's verb phrase, or are common nouns.
_ALSO_WORDS = word_set(
    "art august april bill chase chance dawn drew faith frank grace grant guy hope jack joy june mark may pat penny "
    "rob rose sue summer victor will"
)
_PLACE_PREPOSITIONS = frozenset({"in", "at", "near", "from", "outside"})
_LARGE_CITY = 100_000
_TRUSTED = frozenset({"PERSON", "GPE", "ORG", "LOC"})


def headline_pieces(text: str, pieces: Sequence[Piece]) -> list[bool]:
    """For each piece, whether its line is a headline: most longer words begin with a capital, and no full stop.

    A line in capitals is one whatever its length.
    """
    inside: list[bool] = []
    first = 0
    for k in range(1, len(pieces) + 1):
        if k < len(pieces) and "\n" not in pieces[k].gap:
            continue
        long = [p for p in pieces[first:k] if len(p.text) > 3 and p.text[0].isalpha()]
        capital = sum(p.capitalised for p in long)
        sentence = text[pieces[k - 1].end : pieces[k - 1].end + 2].lstrip("'\"”’)")[:1] == "."
        short = len(long) > 3 and k - first <= _LONGEST_LINE
        titled = short and capital >= _SHARE * len(long) and not sentence
        shouted = len(long) > 3 and sum(p.text.isupper() for p in long) >= _SHARE * len(long)
        inside.extend([titled or shouted] * (k - first))
        first = k
    return inside


def headline_segments(
    text: str,
    pieces: list[Piece],
    headline: Sequence[bool],
    hints: Hints,
    known: Mapping[str, EntityType],
) -> Iterator[Segment]:
    """Names in headlines: forms known from the running text (by `fold`), nations, and the parser's short entities."""
    common = frozenset(piece.text for piece in pieces if piece.text.islower())
    at, n = 0, len(pieces)
    while at < n:
        if not headline[at] or not pieces[at].capitalised:
            at += 1
            continue
        found = (
            _known_name(text, pieces, headline, at, known)
            or _city(text, pieces, headline, at)
            or _entity(text, pieces, headline, at, hints, common)
        )
        if found is None:
            at += 1
            continue
        yield found
        at = found.last


def _known_name(
    text: str, pieces: list[Piece], headline: Sequence[bool], at: int, known: Mapping[str, EntityType]
) -> Segment | None:
    for last in range(min(len(pieces), at + _LONGEST_NAME), at, -1):
        if not all(headline[at:last]) or any("\n" in pieces[k].gap for k in range(at + 1, last)):
            continue
        form = form_of(text, pieces, at, last)
        if nation_of(form) or (form.isupper() and len(form) > 3 and nation_of(form.title())):
            return Segment(first=at, last=last, nation=True)
        kind = known.get(fold(form))
        # A single common word may be a word of the headline: "Star", "Apple" after a title-case verb.
        if kind is not None and (last - at > 1 or len(form) > 2):
            return Segment(first=at, last=last, type=kind)
    return None


def _city(text: str, pieces: list[Piece], headline: Sequence[bool], at: int) -> Segment | None:
    """A large city where a place is told: "Fire in Lyon"."""
    if at == 0 or pieces[at].gap != " " or pieces[at - 1].text.lower() not in _PLACE_PREPOSITIONS:
        return None
    for last in range(min(len(pieces), at + 3), at, -1):
        if all(headline[at:last]) and all(pieces[k].gap in (" ", "-") for k in range(at + 1, last)):
            found = places(form_of(text, pieces, at, last))
            if found and (found[0].kind != "city" or found[0].population >= _LARGE_CITY):
                return Segment(first=at, last=last, type="place")
    return None


def _entity(
    text: str, pieces: list[Piece], headline: Sequence[bool], at: int, hints: Hints, common: frozenset[str]
) -> Segment | None:
    index = hints.entity[at]
    if index < 0 or hints.labels[index] not in _TRUSTED or (at and hints.entity[at - 1] == index):
        return None
    last = at
    while last < len(pieces) and hints.entity[last] == index and headline[last]:
        last += 1
    if last - at > 3 or not all(pieces[k].capitalised for k in range(at, last)):
        return None
    form = form_of(text, pieces, at, last)
    label = hints.labels[index]
    borne_out = {
        "PERSON": _is_person(pieces, at, last, common),
        "ORG": type_of_head(pieces[last - 1].text) == "organisation" or (form.isupper() and 2 < len(form) < 6),
    }.get(label, bool(places(form)))
    return Segment(first=at, last=last) if borne_out else None


def _is_person(pieces: Sequence[Piece], first: int, last: int, common: frozenset[str]) -> bool:
    """True when a given name opens the words and none of the others is a common word of the text ("Rebuild")."""
    words = [pieces[k].text.lower() for k in range(first, last)]
    opens = is_given_name(words[0]) and words[0] not in _ALSO_WORDS
    return len(words) > 1 and opens and common.isdisjoint(words[1:])
