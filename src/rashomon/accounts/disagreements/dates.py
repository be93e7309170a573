"""Dates that statements give, and when two of them cannot both be right."""

import math
from collections.abc import Sequence
from datetime import date
from statistics import median_low

from rashomon.accounts.disagreements.lexicon import ANAPHORIC, NAMES_ITS_DAY, TELLING, WEEKDAY
from rashomon.accounts.disagreements.slots import Likeness, Value, words_of_span
from rashomon.accounts.disagreements.told import Told, head_word
from rashomon.accounts.timeline import days_of, publication_day
from rashomon.model.annotation import Timex

# A report dated further than this from the middle of its story carries the date of a later download or edition;
# what "Friday" means in it cannot be trusted.
_NEAR_THE_STORY = 10
# "At the weekend" may begin on Friday evening and end on a Monday holiday.
_WEEKEND_SLACK = 1
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
        absolute = bool(NAMES_ITS_DAY.search(said))
        # In an undated report "Friday" is some Friday, and in one far from the story it may be another.
        if not (absolute or trusted) or not timex.resolved:
            days = (-math.inf, math.inf)
            if WEEKDAY.search(said) is None:
                continue
        values.append(
            Value(
                kind="date",
                key="date",
                text=timex.value.partition("T")[0] if math.isfinite(days[0]) else _weekday_of(said).capitalize(),
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
    """How two dates stand to each other: a month includes its days, "Friday" said twice is one Friday."""
    if a.text == b.text:
        return "same"
    if not (math.isfinite(a.low) and math.isfinite(b.low)):
        days = {_weekday(a), _weekday(b)}
        return "unrelated" if "" in days else "same" if len(days) == 1 else "different"
    if a.loose and b.loose and (_weekday_of(a.said) or a.said) == (_weekday_of(b.said) or b.said):
        # The same words in reports of different days: the later report took the sentence over, or is dated later.
        return "same"
    slack = _WEEKEND_SLACK if "weekend" in a.said or "weekend" in b.said else 0
    if a.low <= b.high + slack and b.low <= a.high + slack:
        return "vaguer"
    return "different"


def _weekday(value: Value) -> str:
    """The day of the week of a date, "" when it is longer than a day."""
    if value.low == value.high:
        return date.fromordinal(int(value.low)).strftime("%A").lower()
    return _weekday_of(value.said)


def _weekday_of(said: str) -> str:
    found = WEEKDAY.search(said)
    return found[0].lower() if found else ""


def middle_day(published: Sequence[str | None]) -> date | None:
    """The day in the middle of the publication dates of a story, None when none is dated."""
    days = [day.toordinal() for text in published if (day := publication_day(text)) is not None]
    return date.fromordinal(median_low(days)) if days else None
