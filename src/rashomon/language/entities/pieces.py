"""Runs of capitalised words in a text: what may be a name, before anything is known of it.

Works on the text itself, not on the parser's tokens, which cut "U.S.-North Korea" and "Hae-sol" unlike a name.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.language.entities.gazetteer import is_given_name, nation_forms
from rashomon.language.entities.names import PARTICLES, is_eastern_name
from rashomon.language.entities.titles import ABBREVIATED, HONORIFICS, bare
from rashomon.language.entities.wordlists import word_set

_WORD = re.compile(
    r"(?:[A-Z]\.){2,}"  # U.S., J.P.
    r"|[A-Z]\.(?=[\s-]?[A-Z])"  # the initial of "J. Smith", "J.-C. Morel"
    r"|[A-Z]+(?:&[A-Z]+)+\b"  # AT&T
    r"|[^\W_]+(?:['’](?!(?:s|d|ll|ve|re|m|t)\b)[^\W\d_]+)*"  # O'Brien, but not the 's of "Korea's"
)
CONNECTORS = frozenset({"of", "for", "and", "the", "&", "on", "in"})
# What follows a hyphen without being part of the name: U.S.-led, Seoul-based, Soviet-era.
_AFTER_HYPHEN = word_set(
    "led run born like style era wide free bound owned held made elect designate turned only area long old run to in "
    "on off up out and or versus vs friendly linked based backed"
)
# Capitalised, but names of nothing we look for.
CALENDAR = word_set(
    "monday tuesday wednesday thursday friday saturday sunday january february march april may june july august "
    "september october november december mon tue tues wed thu thurs fri sat sun jan feb mar apr jun jul aug sep sept "
    "oct nov dec am pm gmt est edt pst pdt utc bst cet"
)
_ZONES = word_set("ET CT MT PT EST EDT CST CDT MST MDT PST PDT GMT UTC BST CET CEST EET IST JST KST MSK HKT AEST AEDT")
_DASHES = frozenset({"-", "\u2010", "\u2011", "\u2013"})
_CLOCK_ENDS = frozenset({"m", "am", "pm", "AM", "PM"})
_CLITICS = frozenset({"s", "S", "d", "ll", "ve", "re", "m", "t"})
_LONGEST_RUN = 14  # pieces; longer runs are headlines in capitals, and are cut


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A word of the text. `gap` is what stands between it and the word before it; `capitalised` words may begin a name
    ("Kim", "eBay")."""

    start: int
    end: int
    text: str
    gap: str
    capitalised: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Neighbouring pieces that may be one name, or several side by side. Indices into the text's pieces."""

    first: int
    last: int


def pieces_of(text: str) -> list[Piece]:
    """All words of a text, in order."""
    found: list[Piece] = []
    end = 0
    for match in _WORD.finditer(text):
        stop = match.end()
        word = match.group()
        if (
            word in _CLITICS
            and text[match.start() - 1 : match.start()] in ("'", "’")
            and match.start() - 1 == end
            and end
        ):
            continue  # the s of "Korea's": part of the gap
        # The full stop of "Mr." and "Calif." belongs to the word, unless it ends the sentence.
        if (
            text[stop : stop + 1] == "."
            and word[0].isupper()
            and (bare(word) in HONORIFICS or bare(word) in ABBREVIATED)
        ):
            stop += 1
            word = text[match.start() : stop]
        found.append(
            Piece(
                start=match.start(),
                end=stop,
                text=word,
                gap=text[end : match.start()][:8],
                capitalised=_is_capitalised(word) and not (word in _ZONES and _ends_clock(found)),
            )
        )
        end = stop
    return found


def _ends_clock(found: Sequence[Piece]) -> bool:
    """True after "8 p.m." and "10:30": the next word may be a time zone."""
    return bool(found) and (found[-1].text.isdigit() or found[-1].text in _CLOCK_ENDS)


def _is_capitalised(word: str) -> bool:
    return (word[0].isupper() and word != "I") or (len(word) > 2 and word[0].islower() and word[1].isupper())


def runs_of(pieces: list[Piece], headline: Sequence[bool]) -> Iterator[Run]:
    """The maximal runs of capitalised pieces outside headlines, particles and connectors inside them included."""
    i, n = 0, len(pieces)
    while i < n:
        if headline[i] or not pieces[i].capitalised or pieces[i].text.lower() in CALENDAR:
            i += 1
            continue
        last = i
        while last - i < _LONGEST_RUN:
            step = _next_of_run(pieces, last)
            if step == 0:
                break
            last += step
        yield Run(first=i, last=last + 1)
        i = last + 1


def _next_of_run(pieces: list[Piece], at: int) -> int:
    """How many pieces further the run goes on (0: it ends at `at`)."""
    if at + 1 >= len(pieces):
        return 0
    here, after = pieces[at], pieces[at + 1]
    if after.gap in ("-", "\u2010", "\u2011"):
        family = pieces[at - 1].text if at and here.gap == " " else ""
        return int(_hyphen_joins(here, after) or is_eastern_name(f"{family} {here.text}-{after.text}"))
    if after.gap not in (" ", "\u00a0"):
        return _nickname(pieces, at)
    if after.capitalised:
        return int(after.text.lower() not in CALENDAR)
    if after.text.isdigit():
        # "Apollo 11", but not the score of "Leeds 65-53".
        score = at + 2 < len(pieces) and pieces[at + 2].gap in _DASHES and pieces[at + 2].text.isdigit()
        return int(len(after.text) < 4 and not score)
    # One or two small words between capitalised ones: "Ministry of the Interior", "Maria de la Cruz".
    for small in (1, 2):
        if at + small + 1 >= len(pieces):
            return 0
        word, beyond = pieces[at + small], pieces[at + small + 1]
        if not _is_small(word.text) or word.gap not in (" ", "-") or beyond.gap not in (" ", "-"):
            return 0
        if beyond.capitalised and beyond.text.lower() not in CALENDAR:
            return small + 1
    return 0


def _nickname(pieces: list[Piece], at: int) -> int:
    """The steps over a nickname in the middle of a name: Anthony "Two Hats" Corelli, Luis (Larry) Vega."""
    opening = pieces[at + 1].gap
    for beyond in (at + 2, at + 3):
        if beyond >= len(pieces):
            return 0
        closing = pieces[beyond].gap
        if (opening, closing) not in _AROUND_NICKNAMES:
            continue
        inner = pieces[at + 1 : beyond]
        if opening == " (" and not (len(inner) == 1 and is_given_name(inner[0].text)):
            return 0
        named = is_given_name(pieces[at].text) or pieces[at].text[-1] == "."
        return beyond - at if named and pieces[beyond].capitalised and inner[-1].capitalised else 0
    return 0


_AROUND_NICKNAMES = frozenset({(' "', '" '), (" '", "' "), (" “", "” "), (" ‘", "’ "), (" (", ") ")})


def _is_small(word: str) -> bool:
    return word in PARTICLES or word in ("of", "the", "for")


def _hyphen_joins(here: Piece, after: Piece) -> bool:
    if here.text in ("R", "D", "I"):
        return False  # "R-Texas": a party and its state
    if after.text.isdigit():
        return True
    if after.text[0].islower():
        return after.text not in _AFTER_HYPHEN and not after.text.endswith("ed") and not nation_forms(here.text)
    return not nation_forms(here.text) and not nation_forms(after.text)


@cache
def no_name(word: str) -> bool:
    """True for a capitalised word that names nothing: a weekday, a month."""
    return word.lower() in CALENDAR
