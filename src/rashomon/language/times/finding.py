"""Finds the time expressions of a parsed report and resolves them in text order."""

import re
from bisect import bisect_right
from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

from rashomon.language.times.calendar import make_date
from rashomon.language.times.clock import OPEN
from rashomon.language.times.days import day_reading
from rashomon.language.times.durations import write_length
from rashomon.language.times.events import EventDays
from rashomon.language.times.grammar import ANY_RULE, RULES
from rashomon.language.times.lexer import Lexemes, lex
from rashomon.language.times.lexicon import LETTERS, over_classes
from rashomon.language.times.periods import period
from rashomon.language.times.phrase import IMPOSSIBLE, Phrase, Reading, Setting
from rashomon.model.annotation import Timex

if TYPE_CHECKING:
    from spacy.tokens import Doc

_MODIFIERS = (
    (r"at least|no less than|not less than|a minimum of", "EQUAL_OR_MORE"),
    (r"at most|no more than|not more than|up to|as long as|within", "EQUAL_OR_LESS"),
    (r"more than|over|longer than|upwards of", "MORE_THAN"),
    (r"less than|under|fewer than|shorter than|just under", "LESS_THAN"),
    (r"just about|about|around|approximately|roughly|nearly|almost|some|close to|circa", "APPROX"),
)
_MODIFIER_BEFORE = re.compile(
    "(?:" + "|".join(rf"(?P<m{i}>\b(?:{words}))" for i, (words, _) in enumerate(_MODIFIERS)) + r")\ $",
    re.IGNORECASE,
)
_OR_SO_AFTER = re.compile(r" or so\b| at (?:least|most)\b", re.IGNORECASE)
_MODIFIER_WINDOW = 20
_PREFIX_WORDS = 5


_EARLY_BEFORE = over_classes("the? early hyphen?on?$")
_EDGE_BEFORE = over_classes("the? edge of the?$")
_EARLIER_BEFORE = over_classes("(?:earlier|later)$")
_YEAR_AFTER = over_classes("comma?year")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Found:
    """A reading and the words [first, last), characters [start, end) it covers."""

    reading: Reading
    first: int
    last: int
    start: int
    end: int


def find_timexes(doc: "Doc", published: str | None) -> tuple[Timex, ...]:
    """The time expressions of a report in text order, without overlap, as TIMEX3.

    `published` is the report's own ISO 8601 date or date-time; relative expressions are resolved against its calendar
    day as written. When it is None (or no date), they keep an underspecified value ("XXXX-09", "XXXX-WXX-5") and
    `resolved` is False. Years outside 1000..2999 and dates that do not exist are left out. No span crosses a line
    break. Time and memory are linear in the length of the text.

    Types, values and modifiers follow TimeML 1.2.1 (Saurí et al. 2006) as annotated in TimeBank: spans leave out the
    preposition and keep the article; weeks are ISO weeks.
    """
    lexemes = lex(doc.text)
    events = EventDays()
    setting = Setting(doc=doc, today=_day_of(published), events=events)
    found: list[_Found] = []
    position = 0
    while match := ANY_RULE.search(lexemes.classes, position):
        read = _read_at(lexemes, match.start(), setting)
        if read is None:
            position = match.start() + 1
            continue
        phrase, reading = read
        if reading is IMPOSSIBLE:
            position = phrase.last
            continue
        several = _with_neighbours(phrase, reading, setting, position)
        found += several
        position = several[-1].last
        if reading.type in ("DATE", "TIME") and reading.day is not None:
            if reading.unit == "D":
                events.record(doc, several[0].start, reading.day)
            setting = replace(
                setting,
                anchor=reading.day,
                anchor_unit=reading.unit,
                anchor_last=several[-1].last,
                quarter=reading.day if reading.unit == "Q" and phrase.has("ordinal") else setting.quarter,
            )
    return tuple(_timex(item) for item in _fill_open_times(found, setting))


def _day_of(published: str | None) -> date | None:
    match = re.match(r"(\d{4})-(\d{2})-(\d{2})", published or "")
    return make_date(int(match[1]), int(match[2]), int(match[3])) if match else None


def _read_at(lexemes: Lexemes, index: int, setting: Setting) -> tuple[Phrase, Reading] | None:
    for rule in RULES:
        match = rule.pattern.match(lexemes.classes, index)
        if match is None or match.end() == index:
            continue
        phrase = Phrase(lexemes=lexemes, first=index, last=match.end())
        reading = rule.read(phrase, setting)
        if reading is not None:
            return phrase, reading
    return None


def _with_neighbours(phrase: Phrase, reading: Reading, setting: Setting, floor: int) -> list[_Found]:
    """The expression with the modifiers around it, and the second (or first) half of a range it stands in."""
    before = _range_start(phrase, reading, setting, floor)
    after = _range_end(phrase, reading, setting)
    first, start, end, mod = phrase.first, phrase.start, phrase.end, reading.mod
    lexemes = phrase.lexemes
    low = max(floor, first - _PREFIX_WORDS)
    head = lexemes.classes[low:first]
    if (
        (reading.type == "DATE" or reading.granularity == "part of day")
        and reading.unit
        and not before
        and not phrase.has("early")
    ):
        for pattern in (_EARLY_BEFORE, _EDGE_BEFORE, _EARLIER_BEFORE):
            if match := pattern.search(head):
                first = low + match.start()
                mod = _edge_of(lexemes, first, phrase.first)
                start = lexemes.starts[first]
                break
    text = lexemes.text
    window = max(lexemes.starts[floor] if floor < len(lexemes.starts) else 0, start - _MODIFIER_WINDOW, 0)
    if before and reading.type == "DURATION":
        pass
    elif (reading.type == "DURATION" or reading.unit in ("Y", "M", "DE", "CE") or phrase.has("ago")) and (
        match := _MODIFIER_BEFORE.search(text, window, start)
    ):
        kind = next(i for i in range(len(_MODIFIERS)) if match[f"m{i}"])
        words = match.group().strip().lower()
        spatial = words in ("over", "under", "within")  # also prepositions of place: not of "the next three days"
        if spatial and phrase.classes[0] in (LETTERS["the"], LETTERS["last"], LETTERS["next"]):
            pass
        elif reading.type == "DURATION" or (kind != 2 and words not in ("within", "under")) or phrase.has("ago"):
            mod = _MODIFIERS[kind][1]
            start = start if words == "within" else match.start()
    if reading.type == "DURATION" and (match := _OR_SO_AFTER.match(text, end)):
        end = match.end()
        mod = "APPROX" if "so" in match.group() else "EQUAL_OR_MORE" if "least" in match.group() else "EQUAL_OR_LESS"
    own = _Found(reading=replace(reading, mod=mod or None), first=first, last=phrase.last, start=start, end=end)
    return [*before, own, *after]


def _edge_of(lexemes: Lexemes, first: int, last: int) -> str:
    for i in range(first, last):
        value = lexemes.values[i]
        if isinstance(value, str):
            return value
        if lexemes.classes[i] in (LETTERS["earlier"], LETTERS["later"]):
            return "START" if lexemes.classes[i] == LETTERS["earlier"] else "END"
    return ""


def _range_start(phrase: Phrase, reading: Reading, setting: Setting, floor: int) -> list[_Found]:
    """The first day of "7-9 August", which stands before the month."""
    lexemes, first = phrase.lexemes, phrase.first
    if reading.type == "DURATION":
        return _shorter_length(phrase, reading, floor)
    if reading.unit != "D" or reading.day is None or not phrase.has("month") or phrase.classes[0] != LETTERS["day"]:
        return []
    if first - 2 < floor or lexemes.classes[first - 2] != LETTERS["day"]:
        return []
    if lexemes.classes[first - 1] not in (LETTERS["hyphen"], LETTERS["to"], LETTERS["and"]):
        return []
    return _same_month(phrase, first - 2, reading.day)


def _shorter_length(phrase: Phrase, reading: Reading, floor: int) -> list[_Found]:
    """The "two" of "two to three weeks"."""
    lexemes, index = phrase.lexemes, phrase.first - 2
    numbers = (LETTERS["number"], LETTERS["day"])
    if index < floor or phrase.classes[0] not in numbers or lexemes.classes[index] not in numbers:
        return []
    joint = lexemes.classes[index + 1]
    value = lexemes.values[index]
    if joint not in (LETTERS["to"], LETTERS["hyphen"]) and phrase.before() != "or":
        return []
    if not isinstance(value, float) or not value < (phrase.number("number", "day") or 0):
        return []
    return [_found(lexemes, index, replace(reading, value=write_length(value, reading.unit), mod=None))]


def _range_end(phrase: Phrase, reading: Reading, setting: Setting) -> list[_Found]:
    """The second half of "Aug. 7-9", "April 24 and 25", "1979-89"."""
    lexemes, last = phrase.lexemes, phrase.last
    joint, half = lexemes.classes[last : last + 1], lexemes.classes[last + 1 : last + 2]
    if reading.day is None or not joint or joint not in (LETTERS["hyphen"], LETTERS["to"], LETTERS["and"]):
        return []
    if reading.unit == "Y" and phrase.classes[-1] == LETTERS["year"] and joint == LETTERS["hyphen"]:
        value = lexemes.values[last + 1] if half in (LETTERS["day"], LETTERS["number"]) and half else None
        written = phrase.word(last + 1)
        if isinstance(value, float) and len(written) == 2 and written.isdecimal():
            year = reading.day.year - reading.day.year % 100 + int(value)
            day = make_date(year, 1, 1) if year > reading.day.year else None
            if day:
                return [_found(lexemes, last + 1, period(day, "Y"))]
        return []
    if reading.unit != "D" or half != LETTERS["day"] or phrase.classes[-1] not in (LETTERS["day"], LETTERS["ordinal"]):
        return []
    token = setting.token(lexemes.starts[last + 1])
    follows = lexemes.classes[last + 2 : last + 3]
    if follows in (LETTERS["units"], LETTERS["unit"], LETTERS["ampm"]) or (
        joint == LETTERS["and"] and token is not None and token.dep_ == "nummod" and token.head.i > token.i
    ):
        return []
    second = _same_month(phrase, last + 1, reading.day)
    behind = _YEAR_AFTER.match(lexemes.classes, last + 2)
    if behind is None or phrase.has("year"):
        return second
    return [replace(item, last=behind.end(), end=lexemes.ends[behind.end() - 1]) for item in second]


def _same_month(phrase: Phrase, index: int, day: date) -> list[_Found]:
    value = phrase.lexemes.values[index]
    other = make_date(day.year, day.month, int(value)) if isinstance(value, float) else None
    return [_found(phrase.lexemes, index, day_reading(other))] if other else []


def _found(lexemes: Lexemes, index: int, reading: Reading) -> _Found:
    return _Found(reading=reading, first=index, last=index + 1, start=lexemes.starts[index], end=lexemes.ends[index])


def _fill_open_times(found: list[_Found], setting: Setting) -> list[_Found]:
    """Gives a time of day without a day the day named in its sentence, else the one named before, else today."""
    filled: list[_Found] = []
    sentences: list[int] | None = None
    for i, item in enumerate(found):
        if not item.reading.value.startswith(OPEN + "T") or item.reading.type != "TIME":
            filled.append(item)
            continue
        if sentences is None:
            sentences = [sentence.start_char for sentence in setting.doc.sents]
        day = _neighbouring_day(found, i, sentences, setting)
        if day is None:
            filled.append(item)
            continue
        value = day.isoformat() + item.reading.value.removeprefix(OPEN)
        filled.append(replace(item, reading=replace(item.reading, value=value, resolved=True, day=day)))
    return filled


def _neighbouring_day(found: list[_Found], index: int, sentences: list[int], setting: Setting) -> date | None:
    sentence = bisect_right(sentences, found[index].start)
    candidates = [
        (abs(other.start - found[index].start), other.reading.day)
        for other in found[max(0, index - 4) : index + 4]
        if other.reading.day is not None
        and other.reading.unit == "D"
        and bisect_right(sentences, other.start) == sentence
    ]
    if candidates:
        return min(candidates)[1]
    earlier = [o.reading.day for o in found[max(0, index - 4) : index] if o.reading.day and o.reading.unit == "D"]
    return earlier[-1] if earlier else setting.today


def _timex(item: _Found) -> Timex:
    reading = item.reading
    return Timex(
        start=item.start,
        end=item.end,
        type=reading.type,
        value=reading.value,
        granularity=reading.granularity,
        mod=reading.mod,
        resolved=reading.resolved,
    )
