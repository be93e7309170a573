"""When things happened: the date of a fact from the times of its statements, and the story's timeline.

Only times that stand in statements count. The day a report was published is never the date of a fact.
"""

import re
from calendar import monthrange
from collections.abc import Callable, Mapping, Sequence
from datetime import date, datetime, timedelta
from functools import lru_cache

from rashomon.model.account import Fact, StatedTime, Statement, TimelineEntry
from rashomon.model.annotation import Granularity

# A line of no more words than this, all capitalised, is a byline or a dateline.
_BYLINE_WORDS = 4
# The months in which TIMEX3's seasons begin (northern hemisphere; winter runs into the next year).
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "AU": 9, "WI": 12}


def _day(match: re.Match[str]) -> tuple[date, date]:
    day = date(int(match[1]), int(match[2]), int(match[3]))
    return day, day


def _months(year: int, first: int, count: int) -> tuple[date, date]:
    last_year, last_month = divmod(year * 12 + first - 1 + count - 1, 12)
    return date(year, first, 1), date(last_year, last_month + 1, monthrange(last_year, last_month + 1)[1])


def _week(match: re.Match[str]) -> tuple[date, date]:
    monday = date.fromisocalendar(int(match[1]), int(match[2]), 1)
    part = match[3]
    if part == "WE":
        return monday + timedelta(days=5), monday + timedelta(days=6)
    if part:
        return (monday + timedelta(days=int(part) - 1),) * 2
    return monday, monday + timedelta(days=6)


def _years(match: re.Match[str]) -> tuple[date, date]:
    digits = match[1].rstrip("X")
    span = 10 ** (4 - len(digits))
    first = int(digits) * span
    return date(first, 1, 1), date(first + span - 1, 12, 31)


_FORMS: tuple[tuple[re.Pattern[str], Granularity, Callable[[re.Match[str]], tuple[date, date]]], ...] = (
    (re.compile(r"(\d{4})-(\d\d)-(\d\d)(?:T.*)?"), "day", _day),
    (re.compile(r"(\d{4})-(\d\d)(?:-XX)?"), "month", lambda m: _months(int(m[1]), int(m[2]), 1)),
    (re.compile(r"(\d{4})-W(\d\d)(?:-(WE))"), "weekend", _week),
    (re.compile(r"(\d{4})-W(\d\d)(?:-([1-7]))(?:T.*)?"), "day", _week),
    (re.compile(r"(\d{4})-W(\d\d)()(?:-XX)?"), "week", _week),
    (re.compile(r"(\d{4})-(SP|SU|FA|AU|WI)"), "season", lambda m: _months(int(m[1]), _SEASON_STARTS[m[2]], 3)),
    (re.compile(r"(\d{4})-Q([1-4])"), "quarter", lambda m: _months(int(m[1]), 3 * int(m[2]) - 2, 3)),
    (re.compile(r"(\d{4})-H([12])"), "half-year", lambda m: _months(int(m[1]), 6 * int(m[2]) - 5, 6)),
    (re.compile(r"(\d{4})(?:-XX(?:-XX)?)?"), "year", _years),
    (re.compile(r"(\d{3}X?)"), "decade", _years),
    (re.compile(r"(\d\d(?:XX)?)"), "century", _years),
)


def days_of(value: str) -> tuple[date, date] | None:
    """The first and last day that a TIMEX3 value can mean, or None for durations, sets and open values.

    A time of day counts as its day; a season is the northern one.
    """
    found = _read(value)
    return found[1] if found else None


def granularity_of(value: str) -> Granularity:
    """How fine a TIMEX3 value is, a day at the finest; "none" for durations, sets and open values."""
    found = _read(value)
    return found[0] if found else "none"


@lru_cache(maxsize=4096)
def _read(value: str) -> tuple[Granularity, tuple[date, date]] | None:
    for pattern, granularity, days in _FORMS:
        match = pattern.fullmatch(value)
        if match:
            try:
                return granularity, days(match)
            except ValueError:  # 2019-02-31, week 54, year 0
                return None
    return None


@lru_cache(maxsize=4096)
def publication_day(published: str | None) -> date | None:
    """The day of an ISO date or date-time, None when there is none."""
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def surely_later(a: str | None, b: str | None) -> bool:
    """True when publication `a` is surely after `b`; within one day only when both give an hour."""
    day_a, day_b = publication_day(a), publication_day(b)
    if a is None or b is None or day_a is None or day_b is None:
        return False
    if "T" in a and "T" in b:
        try:
            first, second = datetime.fromisoformat(a), datetime.fromisoformat(b)
        except ValueError:
            return day_a > day_b
        if (first.tzinfo is None) == (second.tzinfo is None):
            return first > second
    return day_a > day_b


def time_of(statements: Sequence[Statement]) -> tuple[str, Granularity] | None:
    """When the thing happened that the statements of one fact assert: (ISO date or TIMEX3 value, granularity).

    Each report has one vote. A statement's finest time (the first of equals) is what it proposes; it is also behind
    every proposal that one of its own times includes ("in March" is behind 2019-03-22). The proposal with most votes
    wins if more than half of the dated reports are behind it. None when no time is resolved, or none wins.
    """
    proposals: dict[str, set[str]] = {}
    dated: dict[str, list[tuple[date, date]]] = {}
    for statement in statements:
        times = _happening_times(statement)
        if not times:
            continue
        dated.setdefault(statement.report, []).extend(days for _, days in times)
        main = min(times, key=lambda item: (item[1][1] - item[1][0]).days)[0]
        proposals.setdefault(main, set()).add(statement.report)
    best: tuple[tuple[int, int, int, str], str, int] | None = None
    for value, proposers in proposals.items():
        days = days_of(value)
        assert days is not None
        behind = sum(any(_includes(other, days) for other in all_days) for all_days in dated.values())
        # Of equals the finer value, then the earlier day, so that the input order decides nothing.
        rank = (-behind, -len(proposers), (days[1] - days[0]).days, value)
        if best is None or rank < best[0]:
            best = (rank, value, behind)
    if best is None or 2 * best[2] <= len(dated):
        return None
    return best[1], granularity_of(best[1])


def make_timeline(facts: Sequence[Fact], statements: Mapping[str, Statement]) -> tuple[TimelineEntry, ...]:
    """The facts by the date on which they happened, earliest first; "2018-09" stands before "2018-09-01".

    `statements` holds the statements of the facts by id. A fact's date is `Fact.time`, else what most of its
    statements agree on, else what the statement that words it says; a fact without any is left out. Facts of one
    date keep their order.
    """
    by_date: dict[str, list[str]] = {}
    for fact in facts:
        value = _date_of(fact, [statements[id] for id in fact.statements if id in statements])
        if value is not None:
            by_date.setdefault(value, []).append(fact.id)
    return tuple(
        TimelineEntry(date=value, granularity=granularity_of(value), facts=tuple(by_date[value]))
        for value in sorted(by_date, key=_calendar_order)
    )


def _calendar_order(value: str) -> tuple[date, int, str]:
    days = days_of(value)
    assert days is not None
    return days[0], -(days[1] - days[0]).days, value


def _date_of(fact: Fact, statements: Sequence[Statement]) -> str | None:
    if fact.time is not None and days_of(fact.time) is not None:
        return _as_date(fact.time)
    agreed = time_of(statements)
    if agreed is not None:
        return agreed[0]
    worded = [s for s in statements if s.report == fact.evidence.report and s.span.overlap(fact.evidence.span)]
    own = time_of(sorted(worded, key=lambda s: (s.start, s.end, s.id))[:1])
    return own[0] if own else None


def _happening_times(statement: Statement) -> list[tuple[str, tuple[date, date]]]:
    """The resolved dates of a statement in text order; none for a byline: a date beside a name, or alone."""
    if not statement.times:
        return []
    words = _without_times(statement).split()
    if len(words) <= _BYLINE_WORDS and not any(word[:1].islower() for word in words):
        return []
    found = []
    for time in sorted(statement.times, key=lambda t: (t.start, t.end, t.value)):
        days = days_of(time.value) if time.resolved else None
        if days is not None:
            found.append((_as_date(time.value), days))
    return found


def _without_times(statement: Statement) -> str:
    kept: list[str] = []
    at = statement.start
    ordered: list[StatedTime] = sorted(statement.times, key=lambda t: (t.start, t.end))
    for time in ordered:
        kept.append(statement.quote[max(0, at - statement.start) : max(0, time.start - statement.start)])
        at = max(at, time.end)
    kept.append(statement.quote[max(0, at - statement.start) :])
    return " ".join(kept)


def _as_date(value: str) -> str:
    """A time of day as its day; any other value as it is."""
    return value.partition("T")[0]


def _includes(outer: tuple[date, date], inner: tuple[date, date]) -> bool:
    return outer[0] <= inner[0] and inner[1] <= outer[1]
