"""Dates that statements give, and when two of them cannot both be right."""

from collections.abc import Sequence
from datetime import date
from statistics import median_low

from rashomon.accounts.disagreements.lexicon import ANAPHORIC, NAMES_ITS_DAY, TELLING, WEEKDAY
from rashomon.accounts.disagreements.slots import Likeness, Value, words_of_span
from rashomon.accounts.disagreements.told import Told, head_word
from rashomon.accounts.timeline import days_of, publication_day

# A report dated further than this from the middle of its story carries the date of a later download or edition;
# what "Friday" means in it cannot be trusted.
_NEAR_THE_STORY = 10
# "At the weekend" may begin on Friday evening and end on a Monday holiday.
_WEEKEND_SLACK = 1


def date_values(told: Told, story_day: date | None) -> list[Value]:
    """The resolved dates of a statement, as ranges of day numbers.

    `story_day` is the day in the middle of the story's publication dates (see `middle_day`).
    """
    published = publication_day(told.published)
    trusted = published is not None and story_day is not None and abs((published - story_day).days) <= _NEAR_THE_STORY
    values = []
    for timex in told.timexes():
        days = days_of(timex.value) if timex.resolved and timex.type in ("DATE", "TIME") else None
        if days is None:
            continue
        said = told.page.annotation.report.text[timex.start : timex.end].lower()
        if ANAPHORIC.match(said):
            continue
        words = words_of_span(told, timex.start, timex.end)
        if _of_the_telling(told, words):
            continue
        absolute = bool(NAMES_ITS_DAY.search(said))
        if absolute or trusted:
            values.append(
                Value(
                    kind="date",
                    key="date",
                    text=timex.value.partition("T")[0],
                    said=said,
                    told=told,
                    words=words,
                    low=days[0].toordinal(),
                    high=days[1].toordinal(),
                    loose=not absolute,
                    given=timex,
                )
            )
    return values


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
    if (a.low, a.high) == (b.low, b.high):
        return "same"
    if a.loose and b.loose and _weekday(a) == _weekday(b):
        # The same words in reports of different days: the later report took the sentence over, or is dated later.
        return "same"
    slack = _WEEKEND_SLACK if "weekend" in a.said or "weekend" in b.said else 0
    if a.low <= b.high + slack and b.low <= a.high + slack:
        return "vaguer"
    return "different"


def _weekday(value: Value) -> str:
    """The day of the week that a relative expression names, else the expression itself."""
    found = WEEKDAY.search(value.said)
    return found[0] if found else value.said


def middle_day(published: Sequence[str | None]) -> date | None:
    """The day in the middle of the publication dates of a story, None when none is dated."""
    days = [day.toordinal() for text in published if (day := publication_day(text)) is not None]
    return date.fromordinal(median_low(days)) if days else None
