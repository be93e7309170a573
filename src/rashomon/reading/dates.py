"""When a report says it was published, as ISO 8601; a date that cannot be is named and left out."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta
from email.utils import parsedate_to_datetime

EARLIEST_YEAR = 1600  # before the first printed newspapers
_AHEAD = timedelta(days=2)  # clocks and time zones differ; a report from later than that is misdated
_MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
_DAY_MONTH = re.compile(r"(?:[a-z]+\.?,? )?(\d{1,2})(?:st|nd|rd|th)? (?:of )?([a-z]{3,9})\.?,? (\d{4})", re.IGNORECASE)
_MONTH_DAY = re.compile(r"(?:[a-z]+\.?,? )?([a-z]{3,9})\.? (\d{1,2})(?:st|nd|rd|th)?,? (\d{4})", re.IGNORECASE)
_SLASHED = re.compile(r"(\d{1,4})[/.](\d{1,2})[/.](\d{1,4})")
_LONGEST = 64


@dataclass(frozen=True, slots=True, kw_only=True)
class Published:
    """An ISO 8601 date or date-time with its zone kept (None when not known), and why not when one was given."""

    value: str | None
    reason: str = ""


def read_published(given: str, *, today: date | None = None) -> Published:
    """The publication date in the words given ("" is not known and no problem).

    Reads ISO 8601, RFC 2822 ("Fri, 22 Mar 2019 10:00:00 GMT") and plain English dates ("22 March 2019", "March 22,
    2019"). `today` defaults to the clock's.
    """
    given = given.strip()
    if not given:
        return Published(value=None)
    moment = _parse(given) if len(given) <= _LONGEST else None
    if isinstance(moment, str):
        return Published(value=None, reason=f"the date {given!r} {moment}")
    if moment is None:
        return Published(value=None, reason=f"{given[:_LONGEST]!r} is no date")
    if moment.year < EARLIEST_YEAR:
        return Published(value=None, reason=f"the date {given!r} is from before there were newspapers")
    day = moment.date() if isinstance(moment, datetime) else moment
    if day > (today or datetime.now(UTC).date()) + _AHEAD:
        return Published(value=None, reason=f"the date {given!r} lies in the future")
    return Published(value=moment.isoformat())


def _parse(given: str) -> date | datetime | str | None:
    """The date or date-time, a reason why it cannot be one, or None when nothing like a date was given."""
    for reader in (_iso, _english, _rfc2822, _slashed):
        try:
            moment = reader(given)
        except (ValueError, OverflowError, TypeError, IndexError):
            if reader is _iso and re.match(r"\d{4}-\d\d-\d\d", given):
                return "does not exist"
            continue
        if moment is not None:
            return moment
    return None


def _iso(given: str) -> date | datetime | None:
    if re.fullmatch(r"\d{4}-\d\d-\d\d|\d{8}", given):
        return date.fromisoformat(given)
    if re.match(r"\d{4}-\d\d-\d\d[T ]\d\d:?\d\d", given):
        return datetime.fromisoformat(re.sub(r"\s+(?=[+-]\d\d:?\d\d$|Z$|UTC$)", "", given).replace("UTC", "Z"))
    if re.match(r"\d{4}-\d\d-\d\d", given):
        raise ValueError(given)
    return None


def _english(given: str) -> date | None:
    if match := _DAY_MONTH.fullmatch(given):
        day, month, year = match.groups()
    elif match := _MONTH_DAY.fullmatch(given):
        month, day, year = match.groups()
    else:
        return None
    if month[:3].lower() not in _MONTHS:
        return None
    return date(int(year), _MONTHS.index(month[:3].lower()) + 1, int(day))


def _rfc2822(given: str) -> datetime | None:
    return parsedate_to_datetime(given) if re.match(r"(?:\w{3},? )?\d{1,2} \w{3} \d{2,4} \d", given) else None


def _slashed(given: str) -> date | str | None:
    match = _SLASHED.fullmatch(given)
    if match is None:
        return None
    first, second, third = (int(part) for part in match.groups())
    if len(match[1]) == 4:
        return date(first, second, third)
    if len(match[3]) != 4:
        return None
    if first > 12 or first == second:
        return date(third, second, first)
    if second > 12:
        return date(third, first, second)
    return "can be read in two ways (day or month first)"
