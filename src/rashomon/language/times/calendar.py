"""Calendar arithmetic and how TIMEX3 writes a period (Pustejovsky et al. 2003; values extend ISO 8601)."""

from datetime import date, timedelta

from rashomon.model.annotation import Granularity

FIRST_YEAR, LAST_YEAR = 1000, 2999

GRANULARITIES: dict[str, Granularity] = {
    "TS": "second", "TM": "minute", "TH": "hour", "D": "day", "NI": "part of day", "W": "week", "WE": "weekend",
    "2W": "week",
    "M": "month", "Q": "quarter", "6M": "half-year", "Y": "year", "DE": "decade", "CE": "century", "ML": "none",
}  # fmt: skip
_DAYS = {"D": 1, "NI": 1, "W": 7, "WE": 7, "2W": 14}
_MONTHS = {"M": 1, "Q": 3, "6M": 6, "Y": 12, "DE": 120, "CE": 1200, "ML": 12000}
UNKNOWN = {
    "D": "XXXX-XX-XX", "NI": "XXXX-XX-XXTNI", "W": "XXXX-WXX", "2W": "XXXX-WXX", "WE": "XXXX-WXX-WE", "M": "XXXX-XX",
    "Q": "XXXX-QX", "6M": "XXXX-HX", "Y": "XXXX", "DE": "XXX", "CE": "XX",
}  # fmt: skip


def make_date(year: int, month: int, day: int) -> date | None:
    """The date, or None when there is no such day or its year is outside 1000..2999."""
    if not FIRST_YEAR <= year <= LAST_YEAR:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def shift(day: date, count: float, unit: str) -> date | None:
    """The date `count` units later (earlier when negative), or None outside the years 1000..2999.

    Fractions of days are dropped; fractions of larger units are taken in the next smaller one ("a year and a half").
    """
    if unit in _DAYS:
        days = int(count * _DAYS[unit])
        if abs(days) > 800_000:
            return None
        try:
            moved = day + timedelta(days=days)
        except OverflowError:
            return None
        return moved if FIRST_YEAR <= moved.year <= LAST_YEAR else None
    if unit in _MONTHS:
        months = day.year * 12 + day.month - 1 + int(count * _MONTHS[unit])
        year, month = divmod(months, 12)
        for last in (day.day, 30, 29, 28):
            if last <= day.day and (moved_or_none := make_date(year, month + 1, last)):
                return moved_or_none
        return None
    hours = {"TS": 1 / 3600, "TM": 1 / 60, "TH": 1}.get(unit)
    if hours is None:
        return None
    return shift(day, count * hours / 24, "D")


def write(day: date, unit: str) -> str:
    """The TIMEX3 value of the unit that the date lies in: "2019-03-22", "2019-W12", "2019-Q1", "201" (the 2010s)."""
    if unit in ("D", "TS", "TM", "TH"):
        return day.isoformat()
    if unit == "NI":
        return f"{day.isoformat()}TNI"
    if unit in ("W", "2W", "WE"):
        year, week, _ = day.isocalendar()
        return f"{year:04}-W{week:02}" + ("-WE" if unit == "WE" else "")
    return {
        "M": f"{day.year:04}-{day.month:02}",
        "Q": f"{day.year:04}-Q{(day.month + 2) // 3}",
        "6M": f"{day.year:04}-H{1 if day.month <= 6 else 2}",
        "DE": f"{day.year // 10}",
        "CE": f"{day.year // 100}",
        "ML": f"{day.year // 1000}",
    }.get(unit, f"{day.year:04}")


def year_nearest(today: date, month: int, day: int | None, direction: int) -> int:
    """The year of a month (and day) that is named without one, seen from `today`.

    `direction` is -1 (at or before today), 1 (at or after) or 0 (not known: the past, unless the coming one is far
    nearer, as in the dateline of tomorrow's paper).
    """
    now = (today.month, today.day if day else 0)
    then = (month, day or 0)
    if now == then:
        return today.year
    past = today.year if then < now else today.year - 1
    if direction < 0:
        return past
    future = past + 1
    if direction > 0:
        return future
    ahead = (month - today.month) % 12 * 30 + (day or 15) - today.day
    return future if 0 < ahead <= 70 else past


def easter(year: int) -> date:
    """Western Easter Sunday (the anonymous Gregorian algorithm; Meeus, Astronomical Algorithms, ch. 8)."""
    a, (b, c) = year % 19, divmod(year, 100)
    d, e = divmod(b, 4)
    g = (8 * b + 13) // 25
    h = (19 * a + b - d - g + 15) % 30
    i, k = divmod(c, 4)
    m = (32 + 2 * e + 2 * i - h - k) % 7
    n = (a + 11 * h + 22 * m) // 451
    month, day = divmod(h + m - 7 * n + 114, 31)
    return date(year, month, day + 1)


def nth_weekday(year: int, month: int, weekday: int, n: int) -> date:
    """The n-th (from 1; -1 is the last) given weekday (Monday is 0) of a month."""
    if n > 0:
        first = date(year, month, 1)
        return first + timedelta(days=(weekday - first.weekday()) % 7 + 7 * (n - 1))
    following = date(year + month // 12, month % 12 + 1, 1)
    last = following - timedelta(days=1)
    return last - timedelta(days=(last.weekday() - weekday) % 7)
