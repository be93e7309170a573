"""The days that a report names: in its address, at its head, in its text. Cheap patterns, for English only."""

import re
from collections.abc import Iterator, Sequence
from datetime import date

from rashomon.model.report import Report
from rashomon.stories.sketch import Days

HEAD = 300  # characters of title and text that count as the head: a dateline stands there
LEAD = 1000  # characters of title and text whose weekdays are the event's
AGREE = 2  # days between two dates that confirm each other
MOST = 12  # days of one kind that are kept

_NAMES = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_ENDINGS = ("uary", "ruary", "ch", "il", "", "e", "y", "ust", "t|tember", "ober", "ember", "ember")
_MONTHS = {name: at + 1 for at, name in enumerate(_NAMES)}
_SPELT = [
    spell(f"{name}(?:{ending})?" if ending else name)
    for name, ending in zip(map(str.title, _NAMES), _ENDINGS, strict=True)
    for spell in (str, str.upper)
]
# Written as names are, or all in capitals: patterns that mind the case are several times faster.
_MONTH = rf"(?P<month>{'|'.join(_SPELT)})\.?"
_YEAR = r"(?P<year>(?:19|20)\d\d)"
_DAY = r"(?P<day>[0-3]?\d)(?:st|nd|rd|th)?"
_MONTH_FIRST = re.compile(rf"{_MONTH}\s{{1,3}}{_DAY}\b(?:,?\s{{1,3}}{_YEAR}\b)?")
_DIGITS_FIRST = (
    re.compile(rf"\b{_DAY}\s{{1,3}}{_MONTH}(?:,?\s{{1,3}}{_YEAR}\b)?"),
    re.compile(rf"\b{_YEAR}[-/](?P<month>[01]\d)[-/](?P<day>[0-3]\d)\b"),
)
_DIGITS = re.compile(r"\d+")
_YEARS = re.compile(r"\b(?:19|20)\d\d\b")
_WEEKDAYS = re.compile(r"\b(Mon|Tues|Wednes|Thurs|Fri|Satur|Sun)day\b")
_WEEKDAY = {name: at for at, name in enumerate(("Mon", "Tues", "Wednes", "Thurs", "Fri", "Satur", "Sun"))}
_ADDRESS = re.compile(
    r"[/-](?P<year>(?:19|20)\d\d)[/-]?(?P<month>[01]\d|[a-z]{3})[/-]?(?P<day>[0-3]\d)(?=[/\-.]|$)", re.IGNORECASE
)


def told_days(report: Report, text: str) -> tuple[int | None, Days]:
    """The day of publication as well as it is known, and what else a report says of time.

    `text` is its title and text, cut to what is looked at.
    """
    address = next((day for found in _ADDRESS.finditer(report.url or "") if (day := _ordinal(found)) is not None), None)
    named: set[int] = set()
    head: set[int] = set()
    of_month: set[int] = set()
    digits = [run.start() for run in _DIGITS.finditer(text)]
    for found in _dates(text, digits):
        of_month.add(_month(found) * 32 + int(found["day"]))
        day = _ordinal(found)
        if day is not None:
            named.add(day)
            if found.end() <= HEAD:
                head.add(day)
    own, sure = _own_day(_published(report.published), address, sorted(head))
    return own, Days(
        sure=sure,
        head=tuple(sorted({*head, *([] if address is None else [address])}))[:MOST],
        named=tuple(sorted(named))[:MOST],
        weekdays=tuple(dict.fromkeys(_WEEKDAY[found[1]] for found in _WEEKDAYS.finditer(text[:LEAD]))),
        of_month=tuple(sorted(of_month))[:MOST],
        years=tuple(sorted({int(year[0]) for at in digits if (year := _YEARS.match(text, at))}))[:MOST],
    )


def _dates(text: str, digits: Sequence[int]) -> Iterator[re.Match[str]]:
    """Dates with a month and a day. Those that begin with digits are tried only where digits begin, which is faster."""
    yield from _MONTH_FIRST.finditer(text)
    for at in digits:
        for pattern in _DIGITS_FIRST:
            if found := pattern.match(text, at):
                yield found


def _own_day(published: int | None, address: int | None, head: list[int]) -> tuple[int | None, bool]:
    """The day of publication, and whether a second sign confirms it."""
    if address is not None and (published is None or abs(published - address) <= AGREE):
        return published or address, True
    if published is not None:
        return published, any(abs(published - day) <= AGREE for day in head)
    return (head[0], len(head) == 1) if head else (None, False)


def _published(published: str | None) -> int | None:
    try:
        return date.fromisoformat(published[:10]).toordinal() if published else None
    except ValueError:
        return None


def _month(found: re.Match[str]) -> int:
    month = found["month"].lower()
    return int(month) if month.isdigit() else _MONTHS.get(month[:3], 0)


def _ordinal(found: re.Match[str]) -> int | None:
    """The day that a match names; None when it names no year, or no day of the calendar."""
    try:
        return date(int(found["year"] or 0), _month(found), int(found["day"])).toordinal()
    except ValueError:
        return None
