"""Finds what a parsed report counts and measures."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from rashomon.language.quantities.figures import Figure, find_figures
from rashomon.language.quantities.nouns import counted_noun, counted_unit
from rashomon.language.quantities.wordlist import word_list
from rashomon.model.annotation import Quantity, Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_AGE_BEFORE = re.compile(r"\b(?:aged?|ages|turn(?:ed|s|ing)?)[ \u00a0]$|\bat the age of[ \u00a0]$", re.IGNORECASE)
_NAMES = frozenset(["PERSON", "ORG", "FAC", "PRODUCT", "WORK_OF_ART", "LAW", "EVENT"])
_HUMANS = frozenset(
    word_list(
        "suspect victim man woman boy girl driver pilot passenger mother father husband wife son daughter brother "
        "sister student teacher teenager officer soldier defendant gunman attacker player actor singer resident owner "
        "child widow friend partner fiance fiancee nurse doctor farmer lawyer journalist reporter activist politician"
    )
)
_MAX_AGE = 120
_MAX_SPAN_WORDS = 5


def find_quantities(doc: "Doc", timexes: Sequence[Timex]) -> tuple[Quantity, ...]:
    """The numbers of a report that count or measure something, in text order, without overlap.

    `timexes` are those of the same Doc (`rashomon.language.times`): a number inside a date, a time of day or a set
    is no quantity, a duration is one as well ("10 minutes"). Numbers in names, addresses, identifiers, list marks,
    ordinals and lone years are left out; so is "one" where it does not count. A span runs from the modifier ("at
    least") to the counted noun where the two are close.

    Units: a measure keeps the figure as printed with a canonical unit name ("mile", "km", "percent", "years old"),
    money an ISO 4217 code; a counted thing the lemma of its noun, with the fate of people where it is told
    ("people killed"); "score" for a pair of sides with low <= high; "" when nothing counted was found.
    Fractions of something are approximate percentages.
    """
    timed = _TimedCharacters(timexes)
    text = doc.text  # spaCy builds it anew each time
    found: list[Quantity] = []
    for figure in find_figures(text):
        token = _token_at(doc, figure.first)
        if token is None or timed.exclude(figure):
            continue
        quantity = _quantity(doc, text, figure, token)
        if quantity is not None and (not found or quantity.start >= found[-1].end):
            found.append(quantity)
    return tuple(found)


class _TimedCharacters:
    """The stretches of dates, times and sets, asked for in text order."""

    def __init__(self, timexes: Sequence[Timex]) -> None:
        self._timexes = sorted((t for t in timexes if t.type != "DURATION"), key=lambda t: t.start)
        self._next = 0

    def exclude(self, figure: Figure) -> bool:
        while self._next < len(self._timexes) and self._timexes[self._next].end <= figure.first:
            self._next += 1
        if self._next == len(self._timexes):
            return False
        timex = self._timexes[self._next]
        return timex.start < figure.last and not (figure.unit or "").endswith(" old")


def _token_at(doc: "Doc", offset: int) -> "Token | None":
    span = doc.char_span(offset, offset + 1, alignment_mode="expand")
    return span[0] if span is not None and len(span) else None


def _quantity(doc: "Doc", text: str, figure: Figure, token: "Token") -> Quantity | None:
    if figure.unit is None and _is_age(doc, text, figure, token):
        return _make(replace(figure, unit="years old"))
    if figure.unit is not None:
        return None if _is_name(figure, token) and figure.unit != "score" else _make(figure)
    number = _number_token(doc, figure) or token
    if _is_name(figure, number):
        return None
    noun = counted_noun(number)
    unit = counted_unit(number, noun)
    if figure.low == figure.high == 1.0 and figure.spelled and (noun is None or not unit or noun.i < number.i):
        return None
    if _is_year(text, figure) and noun is None:
        return None
    if figure.spelled and figure.low == figure.high == 1.0 and number.nbor().lower_ == "of":
        return None
    if not unit and figure.spelled and figure.low == figure.high and (figure.low or 0) < 3:
        return None
    end = figure.end
    if noun is not None and 0 < noun.i - number.i <= _MAX_SPAN_WORDS:
        stretch = text[figure.last : noun.idx]
        between = [t for t in doc[number.i + 1 : noun.i] if t.idx >= figure.last]
        if "\n" not in stretch and not any(t.like_num or (t.is_punct and t.text not in "-'’") for t in between):
            end = max(end, noun.idx + len(noun.text))
    return _make(replace(figure, unit=unit, end=end))


def _number_token(doc: "Doc", figure: Figure) -> "Token | None":
    """The token of the figure that hangs in the sentence: the last of "two dozen", "tens of thousands"."""
    span = doc.char_span(figure.first, figure.last, alignment_mode="expand")
    if span is None or not len(span):
        return None
    inside = range(span.start, span.end)
    for token in span:
        if token.head.i not in inside or token.head.i == token.i:
            return token if token.pos_ in ("NUM", "NOUN", "ADJ", "PROPN") else span[-1]
    return span[-1]


def _is_age(doc: "Doc", text: str, figure: Figure, token: "Token") -> bool:
    """ "Aged 17", or a number set off by commas behind a person's name."""
    if figure.low is None or not 0 < figure.low <= _MAX_AGE:
        return False
    if _AGE_BEFORE.search(text, max(0, figure.first - 16), figure.first):
        return True
    if (
        figure.spelled
        or figure.low != figure.high
        or figure.start != figure.first
        or not float(figure.low).is_integer()
    ):
        return False
    closes = text[figure.last : figure.last + 1] in (",", ".", ";", ")", "")
    if (
        not closes
        or token.i < 2
        or text[figure.first - 2 : figure.first] not in (", ", " (")
        or doc[token.i - 1].is_space
    ):
        return False
    named = doc[token.i - 2]
    beside = token.dep_ == "appos" and token.head.i == named.i and named.pos_ in ("PROPN", "NOUN")
    return named.ent_type_ == "PERSON" or (beside and (named.pos_ == "PROPN" or _is_human(named)))


def _is_human(noun: "Token") -> bool:
    """ "The suspect, 34, was held": who acts or is acted on by law is a person."""
    return noun.lemma_.lower() in _HUMANS


def _is_name(figure: Figure, token: "Token") -> bool:
    """The number belongs to a name or designation: Boeing 737, Flight 302, Article 5, Channel 4."""
    if figure.unit is not None and figure.unit != "score":
        return False
    if token.ent_type_ in _NAMES and not (
        token.dep_ == "nummod" and token.head.i > token.i and token.head.tag_ == "NNS"
    ):
        return token.ent_iob_ != "B" or token.head.i < token.i
    if token.i == 0 or figure.start != figure.first:
        return False
    before = token.nbor(-1)
    counts_right = token.dep_ in ("nummod", "compound", "nmod") and token.head.i > token.i
    names = before.pos_ == "PROPN" or (before.pos_ == "NOUN" and before.text[:1].isupper())
    if not names:
        return False
    beside = before.whitespace_ == " " and not before.is_sent_start and not figure.spelled
    return token.head.i == before.i or (beside and not counts_right)


def _is_year(text: str, figure: Figure) -> bool:
    written = text[figure.first : figure.last]
    return written.isdecimal() and len(written) == 4 and 1000 <= int(written) <= 2999


def _make(figure: Figure) -> Quantity:
    return Quantity(
        start=figure.start,
        end=figure.end,
        low=figure.low,
        high=figure.high,
        unit=figure.unit or "",
        approximate=figure.approximate,
    )
