"""Dates that statements give, and when two of them cannot both be right."""

import math
from collections.abc import Sequence
from datetime import date
from statistics import median_low

from rashomon.accounts.disagreements.lexicon import ANAPHORIC, NAMES_ITS_DAY, TELLING
from rashomon.accounts.disagreements.named_days import NamedDay, named_day, slack, without_clock
from rashomon.accounts.disagreements.slots import Likeness, Value, words_of_span
from rashomon.accounts.disagreements.told import Told, head_word
from rashomon.accounts.timeline import days_of, publication_day
from rashomon.model.annotation import Timex

# A report dated further than this from the middle of its story carries the date of a later download or edition;
# what "Friday" means in it cannot be trusted.
_NEAR_THE_STORY = 10
# A weekday, or a weekend, may be reckoned to the week before or after the one that is meant.
_WEEKS = 14
# "At the weekend" may begin on Friday evening and end on a Monday holiday.
_AT_A_WEEKEND = frozenset({"friday", "saturday", "sunday", "monday"})
# "In her early 20s" is an age, and nobody contradicts a day with a century.
_TOO_LONG = frozenset({"decade", "century"})


def date_values(told: Told, story_day: date | None) -> list[Value]:
    """The resolved dates of a statement, as ranges of day numbers.

    `story_day` is the day in the middle of the story's publication dates (see `middle_day`).
    """
    published = publication_day(told.published)
    trusted = published is not None and story_day is not None and abs((published - story_day).days) <= _NEAR_THE_STORY
    values: list[Value] = []
    if _signs_something(told):
        return values
    for timex in told.timexes():
        said = told.page.annotation.report.text[timex.start : timex.end].lower()
        days = _days(timex)
        words = words_of_span(told, timex.start, timex.end)
        if days is None or timex.granularity in _TOO_LONG or ANAPHORIC.match(said) or _of_the_telling(told, words):
            continue
        absolute = bool(NAMES_ITS_DAY.search(without_clock(said)))
        named = named_day(said)
        # In an undated report "Friday" is some Friday, and in one far from the story it may be another.
        if not (absolute or trusted) or not timex.resolved:
            days = (-math.inf, math.inf)
            if not (named.weekday or named.month):
                continue
        values.append(
            Value(
                kind="date",
                key="date",
                text=timex.value.partition("T")[0] if math.isfinite(days[0]) else _unplaced(named),
                said=said,
                told=told,
                words=words,
                low=days[0],
                high=days[1],
                loose=not absolute,
                given=timex,
            )
        )
    return values


def _signs_something(told: Told) -> bool:
    """True for words that are no sentence: their date is that of a picture, a post or an edition."""
    words = [told.page.words[i] for i in told.context if told.page.words[i].pos != "SPACE"]
    return not any(word.pos in ("VERB", "AUX") for word in words) and not (words and words[-1].text in ".?!")


def _days(timex: Timex) -> tuple[float, float] | None:
    """The day numbers that a time can mean: all of them for a weekday of an unknown week."""
    if timex.type not in ("DATE", "TIME"):
        return None
    if not timex.resolved:
        return -math.inf, math.inf
    days = days_of(timex.value)
    return (days[0].toordinal(), days[1].toordinal()) if days else None


def _of_the_telling(told: Told, words: range) -> bool:
    """True for the day on which somebody said it: each report may have heard it on another."""
    head = head_word(told.page, words)
    if head is None:
        return False
    at = head
    for _ in range(3):
        at = told.page.words[at].head
        if told.page.words[at].pos == "VERB":
            return told.page.words[at].lemma.lower() in TELLING
    return False


def date_likeness(a: Value, b: Value) -> Likeness:
    """How two dates stand to each other: a month includes its days, "Friday" said twice is one Friday.

    A weekday of no week, a month of no year and "three weeks ago" contradict only what they exclude in whatever week or
    year, since the one that was reckoned may not be the one that is meant.
    """
    if a.text == b.text:
        return "same"
    named_a, named_b = named_day(a.said), named_day(b.said)
    if not (named_a.year and named_b.year):
        named = _likeness_as_named(named_a, named_b)
        if named is not None:
            return named
    if not (math.isfinite(a.low) and math.isfinite(b.low)):
        if named_a.month and named_b.month:
            return "different"
        days = {_weekday(a, named_a), _weekday(b, named_b)}
        return "unrelated" if "" in days else "same" if len(days) == 1 else "different"
    apart = max(a.low, b.low) - min(a.high, b.high)
    if apart <= max(slack(a.said), slack(b.said)):
        return "vaguer"
    if apart <= _WEEKS and (a.loose or b.loose):
        if named_a.weekend and named_b.weekend:
            return "same"
        days = {_weekday(a, named_a), _weekday(b, named_b)}
        if len(days) == 1 and "" not in days:
            return "vaguer"
        if (named_a.weekend or named_b.weekend) and days & _AT_A_WEEKEND:
            return "vaguer"
    if a.loose and b.loose and a.said == b.said:
        # The same words in reports of different days: the later report took the sentence over, or is dated later.
        return "same"
    return "different"


def _likeness_as_named(a: NamedDay, b: NamedDay) -> Likeness | None:
    """How two dates stand to each other by what both name but years; None where that is little."""
    if a.month and b.month:
        if a.month != b.month or (a.day and b.day and a.day != b.day):
            return None
        return "same" if a.day == b.day else "vaguer"
    if a.weekday and a.weekday == b.weekday and not (a.month or b.month):
        return "same"
    return None


def _weekday(value: Value, named: NamedDay) -> str:
    """The day of the week of a date, "" when it is longer than a day."""
    if value.low == value.high:
        return date.fromordinal(int(value.low)).strftime("%A").lower()
    return named.weekday


def _unplaced(named: NamedDay) -> str:
    """A date of no week or no year, as text."""
    if named.month:
        return f"{named.month.capitalize()} {named.day}" if named.day else named.month.capitalize()
    return named.weekday.capitalize()


def middle_day(published: Sequence[str | None]) -> date | None:
    """The day in the middle of the publication dates of a story, None when none is dated."""
    days = [day.toordinal() for text in published if (day := publication_day(text)) is not None]
    return date.fromordinal(median_low(days)) if days else None
