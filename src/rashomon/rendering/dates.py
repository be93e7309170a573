"""ISO dates and TIMEX3 values as a reader says them; a value that is none of these is shown as it stands."""

import re
from datetime import UTC, date, datetime

from rashomon.accounts.timeline import days_of

_MONTHS = (
    "January", "February", "March", "April", "May", "June",
    "July", "August", "September", "October", "November", "December",
)  # fmt: skip
_DAY = re.compile(r"(\d{4})-(\d{2})-(\d{2})")
_MONTH = re.compile(r"(\d{4})-(\d{2})(?:-XX)?")
_YEAR = re.compile(r"(\d{4})(?:-XX(?:-XX)?)?")
_DECADE = re.compile(r"(\d{3})X?")
_CENTURY = re.compile(r"(\d{2})(?:XX)?")
_WEEK = re.compile(r"(\d{4})-W(\d{2})(-WE|-XX)?")
_WEEKDAY = re.compile(r"(\d{4})-W(\d{2})-([1-7])")
_SEASON = re.compile(r"(\d{4})-(SP|SU|FA|AU|WI|Q[1-4]|H[12])")
_SEASONS = {"SP": "spring", "SU": "summer", "FA": "autumn", "AU": "autumn", "WI": "winter"}
_TIME = re.compile(r"(\d{2}:\d{2})(?::\d{2}(?:\.\d+)?)?(Z|[+-]\d{2}:?\d{2})?")
_PARTS_OF_DAY = {
    "DW": "dawn", "MO": "morning", "MI": "midday", "AF": "afternoon", "DU": "dusk", "EV": "evening", "NI": "night",
    "DT": "daytime",
}  # fmt: skip


def spoken_date(value: str) -> str:
    """ "2031-03-14T09:10" as "14 March 2031, 09:10"; also months, years, weeks, seasons, parts of a day."""
    day, _, time = value.replace(" ", "T", 1).partition("T")
    spoken = _spoken_day(day)
    if spoken is None:
        return value
    if not time:
        return spoken
    if time in _PARTS_OF_DAY:
        return f"{spoken}, {_PARTS_OF_DAY[time]}"
    match = _TIME.fullmatch(time)
    if not match:
        return value
    zone = {None: "", "Z": " UTC", "+00:00": " UTC"}.get(match[2], f" {match[2]}")
    return f"{spoken}, {match[1]}{zone}"


def _spoken_day(value: str) -> str | None:
    if match := _DAY.fullmatch(value):
        name = _month_name(match[2])
        return f"{int(match[3])} {name} {match[1]}" if name else None
    if match := _MONTH.fullmatch(value):
        name = _month_name(match[2])
        return f"{name} {match[1]}" if name else None
    if match := _YEAR.fullmatch(value):
        return match[1]
    if match := _DECADE.fullmatch(value):
        return f"the {match[1]}0s"
    if match := _CENTURY.fullmatch(value):
        return f"the years {match[1]}00–{match[1]}99"
    if match := _WEEK.fullmatch(value):
        first, last = (
            _day_of_week(int(match[1]), int(match[2]), day) for day in ((6, 7) if match[3] == "-WE" else (1, 7))
        )
        return f"{'weekend' if match[3] == '-WE' else 'week'} of {_from_to(first, last)}" if first and last else None
    if match := _WEEKDAY.fullmatch(value):
        return _day_of_week(int(match[1]), int(match[2]), int(match[3]))
    if match := _SEASON.fullmatch(value):
        return f"{_SEASONS.get(match[2], match[2])} {match[1]}"
    return None


def _day_of_week(year: int, week: int, weekday: int) -> str | None:
    try:
        return _spoken_day(date.fromisocalendar(year, week, weekday).isoformat())
    except ValueError:
        return None


def _month_name(number: str) -> str | None:
    return _MONTHS[int(number) - 1] if 1 <= int(number) <= 12 else None


def publication_order(published: str | None) -> tuple[bool, str]:
    """A key that sorts ISO dates and date-times as moments in time (a bare day at its start); None comes last."""
    if not published:
        return True, ""
    try:
        moment = datetime.fromisoformat(published)
    except ValueError:
        return False, published
    aware = moment if moment.tzinfo else moment.replace(tzinfo=UTC)
    try:
        return False, aware.astimezone(UTC).isoformat()
    except OverflowError:
        return False, published


def spoken_range(start: str | None, end: str | None) -> str:
    """A span of ISO dates, "14–17 March 2031"; "" when neither end is known."""
    if not start or not end:
        return spoken_date(start or end or "")
    return _from_to(spoken_date(start[:10]), spoken_date(end[:10]))


def _from_to(first: str, last: str) -> str:
    """Two spoken dates as a span, what they share said once."""
    if first == last:
        return first
    shared = _shared_ending(first.split(" "), last.split(" "))
    head = first.split(" ")[: len(first.split(" ")) - shared]
    return f"{' '.join(head)}{'–' if len(head) == 1 else ' – '}{last}"


def _shared_ending(first: list[str], last: list[str]) -> int:
    shared = 0
    while shared < min(len(first), len(last)) - 1 and first[-1 - shared] == last[-1 - shared]:
        shared += 1
    return shared


def spoken_gap(earlier: str, later: str) -> str:
    """How far two timeline dates are apart, "about 11 months"; "" below 20 days or when either is no date."""
    first, last = days_of(earlier), days_of(later)
    if first is None or last is None:
        return ""
    days = (last[0] - first[0]).days
    if days < 20:
        return ""
    if days < 60:
        return f"about {round(days / 7)} weeks"
    if days < 700:
        return f"about {round(days / 30.44)} months"
    return f"about {round(days / 365.25)} years"


def timeline_order(value: str) -> tuple[date, int, str]:
    """A key that sorts timeline dates as `accounts.timeline` does: by first day, longer spans first."""
    days = days_of(value)
    return (days[0], (days[0] - days[1]).days, value) if days else (date.max, 0, value)
