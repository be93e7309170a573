"""What the words of a date name themselves: a day of the week, a month, a day of it, a year; and how vague they are.

A resolved date says more than its words: "June" in a report of January has a year because readers supply one, and may
be given the wrong one. Only what two dates both name can contradict each other.
"""

import re
from dataclasses import dataclass

_CLOCK = re.compile(
    r"\b\d{1,2}(?:[:.]\d\d)? ?(?:a\.? ?m\b|p\.? ?m\b|o.clock\b|hours\b)\.?|\b\d{1,2}:\d\d\b|\bnoon\b|\bmidnight\b",
    re.IGNORECASE,
)
_WEEKDAY = re.compile(r"\b(mon|tues|wednes|thurs|fri|satur|sun)day\b", re.IGNORECASE)
_MONTH = re.compile(
    r"\b(jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?|sept?(?:ember)?|oct(?:ober)?"
    r"|nov(?:ember)?|dec(?:ember)?)\b",
    re.IGNORECASE,
)
_YEAR = re.compile(r"\b(?:1[5-9]|20)\d\d\b|['’]\d\ds?\b")
_DAY = re.compile(r"\b([12]?\d|3[01])(?:st|nd|rd|th)?\b", re.IGNORECASE)
_AGO = re.compile(r"\b(day|week|month|year|decade)s? (?:ago|earlier|before|later|after)\b", re.IGNORECASE)
_ROUGH = re.compile(
    r"\b(?:about|around|almost|nearly|some|roughly|over|more than|less than|couple|few|several)\b", re.IGNORECASE
)
# How many days off "three weeks ago" may be, by its unit, and how many times that where it is said to be rough.
_SLACK = {"day": 0, "week": 4, "month": 31, "year": 366, "decade": 1500}
_TIMES_ROUGH = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedDay:
    """What a date's words name: a weekday in lower case, the first three letters of a month, the day of it; "" and 0
    where they do not. `year` tells whether they name a year, `weekend` whether they speak of one.
    """

    weekday: str
    month: str
    day: int
    year: bool
    weekend: bool


def named_day(said: str) -> NamedDay:
    """What the words of a date name; hours of the clock are no days."""
    said = without_clock(said)
    weekday, month = _WEEKDAY.search(said), _MONTH.search(said)
    day = _DAY.search(_YEAR.sub(" ", said)) if month else None
    return NamedDay(
        weekday=weekday[0].lower() if weekday else "",
        month=month[0].lower()[:3] if month else "",
        day=int(day[1]) if day else 0,
        year=bool(_YEAR.search(said)),
        weekend="weekend" in said.lower(),
    )


def without_clock(said: str) -> str:
    """The words without hours of the clock."""
    return _CLOCK.sub(" ", said)


def slack(said: str) -> int:
    """How many days the day that is meant may lie from the one that is reckoned: "three weeks ago" is no Tuesday."""
    found = _AGO.search(said)
    if found is None:
        return 0
    return _SLACK[found[1].lower()] * (_TIMES_ROUGH if _ROUGH.search(said) else 1)
