"""Days told by way of an event: "the day after the vote", "the 10th anniversary of the flood of 2009".

An event has the day that was named with it: "The vote was on Monday", "the storm of March 3". Where two days were
named with one noun or verb, it dates nothing.
"""

from datetime import date
from typing import TYPE_CHECKING

from rashomon.language.quantities.dependents import near_children
from rashomon.language.times.calendar import make_date, shift
from rashomon.language.times.days import day_reading
from rashomon.language.times.lexer import Lexemes
from rashomon.language.times.lexicon import LETTERS, LINE_BREAK, over_classes
from rashomon.language.times.periods import period
from rashomon.language.times.phrase import Phrase, Reading, Setting
from rashomon.language.times.tense import token_at

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_ARGUMENTS = frozenset(["nsubj", "nsubjpass", "dobj"])
_MAX_CLIMB = 6
# How far behind "anniversary" its date may stand, and behind "after" the noun of its event, in words.
_REACH = 12
_NOUN_REACH = 5
_DATE_OF_EVENT = over_classes(
    "(?:month(?:day|ordinal)comma?year|(?:day|ordinal)of?month comma?year|month of?year|year)"
)
_END_OF_SENTENCE = frozenset([".", "!", "?", ";"])


class EventDays:
    """The day of each event that a report has dated so far, by the lemma of its noun or verb."""

    __slots__ = ("_days",)

    def __init__(self) -> None:
        self._days: dict[str, date | None] = {}

    def record(self, doc: "Doc", offset: int, day: date) -> None:
        """Takes note of what the time expression at a character offset dates: its governors and their arguments."""
        token = token_at(doc, offset)
        for _ in range(_MAX_CLIMB):
            if token is None or token.head.i == token.i:
                break
            token = token.head
            if token.pos_ == "NOUN":
                self._date(token, day)
            if token.pos_ in ("VERB", "AUX"):
                self._date(token, day)
                for child in near_children(token):
                    if child.dep_ in _ARGUMENTS and child.pos_ == "NOUN":
                        self._date(child, day)
                break

    def _date(self, token: "Token", day: date) -> None:
        lemma = token.lemma_.lower()
        self._days[lemma] = day if self._days.get(lemma, day) == day else None

    def day_of(self, lemma: str) -> date | None:
        """The only day named with the event; None when there is none, or more than one."""
        return self._days.get(lemma)


def read_day_beside_event(phrase: Phrase, setting: Setting) -> Reading | None:
    """The day before or after an event: "the day after the vote", "the day before he resigned".

    None where the report has not dated the event: then the words place nothing.
    """
    event = _event_after(phrase, setting) if phrase.code("unit") == "D" else None
    day = setting.events.day_of(event.lemma_.lower()) if event is not None else None
    beside = shift(day, 1 if phrase.has("after") else -1, "D") if day else None
    return day_reading(beside) if beside else None


def _event_after(phrase: Phrase, setting: Setting) -> "Token | None":
    token = token_at(setting.doc, phrase.end - 1)
    if token is None:
        return None
    doc = setting.doc
    for other in doc[token.i + 1 : token.i + 1 + _NOUN_REACH]:
        if other.is_punct or other.is_space:
            return None
        if other.pos_ in ("NOUN", "VERB") and (other.i + 1 >= len(doc) or doc[other.i + 1].pos_ != "NOUN"):
            return other
    return None


def read_anniversary(phrase: Phrase, setting: Setting) -> Reading | None:
    """An anniversary of what is dated behind it: "the 10th anniversary of the September 11, 2001 attacks".

    As fine as that date. None where no date follows in the sentence: then the year is not known.
    """
    count = phrase.number("ordinal")
    lexemes = phrase.lexemes
    if count is None or phrase.word(phrase.last) != "of":
        return None
    for index in range(phrase.last + 1, min(len(lexemes.classes), phrase.last + _REACH)):
        if lexemes.classes[index] == LINE_BREAK or phrase.word(index) in _END_OF_SENTENCE:
            return None
        match = _DATE_OF_EVENT.match(lexemes.classes, index)
        if match is not None:
            return _years_later(lexemes, index, match.end(), int(count))
    return None


def _years_later(lexemes: Lexemes, first: int, last: int, count: int) -> Reading | None:
    told: dict[str, int] = {}
    for i in range(first, last):
        value = lexemes.values[i]
        if isinstance(value, int | float):
            told.setdefault(lexemes.classes[i], int(value))
    year = told.get(LETTERS["year"], 0) + count
    month, number = told.get(LETTERS["month"]), told.get(LETTERS["day"], told.get(LETTERS["ordinal"]))
    day = make_date(year, month or 1, number or 1)
    if day is None:
        return None
    return day_reading(day) if number else period(day, "M" if month else "Y")
