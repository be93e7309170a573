"""Days: dates in figures and names, weekdays, today and its neighbours, holidays."""

import re
from datetime import date, timedelta

from rashomon.language.times.calendar import easter, make_date, nth_weekday, shift, year_nearest
from rashomon.language.times.lexicon import (
    DOUBTFUL_NAMES,
    EASTER_HOLIDAYS,
    FIXED_HOLIDAYS,
    WEEKDAY_HOLIDAYS,
    over_classes,
)
from rashomon.language.times.phrase import IMPOSSIBLE, Phrase, Reading, Setting
from rashomon.language.times.tense import FUTURE, PAST, UNCLEAR

_ISO = re.compile(r"(\d{4})-(\d{2})-(\d{2})(?:[T ](\d{2}:\d{2}(?::\d{2})?)(?:\.\d+)?(Z|[+-]\d{2}:?\d{2})?)?")
_FIGURES = re.compile(r"(\d{1,2})[/.](\d{1,2})[/.](\d{2,4})")

# "Aug. 7-9, 2018", "Sept. 14 to Oct. 3, 2018": the year stands with the second day.
_YEAR_OF_RANGE = over_classes("(?:hyphen|to|and|in)(?:weekday comma?)?month?(?:day|ordinal)comma?year")


def day_reading(day: date) -> Reading:
    """A plain calendar day."""
    return Reading(type="DATE", value=day.isoformat(), granularity="day", day=day, unit="D")


def open_day(value: str = "XXXX-XX-XX") -> Reading:
    """A day that cannot be placed yet."""
    return Reading(type="DATE", value=value, granularity="day", resolved=False, unit="D")


def full_year(value: float, setting: Setting) -> int:
    """The year as four digits; "'98" is the nearest such year that is not more than ten years ahead."""
    year = int(value)
    if year >= 100:
        return year
    latest = (setting.today.year if setting.today else date.today().year) + 10 if setting.today else 2030
    return latest - (latest - year) % 100


def read_day(phrase: Phrase, setting: Setting) -> Reading | None:
    """Any phrase that names one day; None when it names no day that there is."""
    if phrase.has("date"):
        return _read_figures(phrase, setting)
    if phrase.has("month") and (phrase.has("day") or phrase.has("ordinal")):
        return _read_month_day(phrase, setting)
    if phrase.has("today"):
        count = phrase.number("today") or 0
        return _from_today(int(count), setting)
    if phrase.has("weekday"):
        return _read_weekday(phrase, setting)
    return None


def read_day_beside(phrase: Phrase, setting: Setting) -> Reading | None:
    """The day before or after: yesterday and tomorrow, or (at the end of a clause) the day told of last."""
    if phrase.code("unit") != "D":
        return None
    step = 1 if phrase.has("after") else -1
    if phrase.has("today"):
        return _from_today(int(phrase.number("today") or 0) + step, setting)
    following = phrase.lexemes.text[phrase.end : phrase.end + 1]
    if following not in (".", ",", ";", ")", ""):
        return None
    if setting.anchor is None or setting.anchor_unit != "D":
        return open_day()
    day = shift(setting.anchor, step, "D")
    return day_reading(day) if day else None


def _from_today(count: int, setting: Setting) -> Reading | None:
    if setting.today is None:
        return open_day()
    day = shift(setting.today, count, "D")
    return day_reading(day) if day else None


def _read_figures(phrase: Phrase, setting: Setting) -> Reading | None:
    written = phrase.code("date") or ""
    if match := _ISO.match(written):
        day = make_date(int(match[1]), int(match[2]), int(match[3]))
        if day is None:
            return IMPOSSIBLE
        if clock := match[4]:
            zone = match[5] or ""
            return Reading(
                type="TIME", value=f"{day.isoformat()}T{clock}{zone}", granularity="minute", day=day, unit="D"
            )
        return day_reading(day)
    match = _FIGURES.match(written)
    if match is None and written[4:5] == "/":
        day = make_date(int(written[:4]), int(written[5:7]), int(written[8:]))
        return day_reading(day) if day else IMPOSSIBLE
    if match is None:
        return None
    first, second, year = int(match[1]), int(match[2]), full_year(int(match[3]), setting)
    readings = [d for d in (make_date(year, first, second), make_date(year, second, first)) if d]
    if not readings:
        return None
    today = setting.today
    if len(readings) == 2 and readings[0] != readings[1]:
        # 03/04/2019 is March or April: what lies nearer to the report, and nothing when there is no report date.
        if today is None:
            return None
        readings.sort(key=lambda d: (d > today + timedelta(days=31), abs((d - today).days)))
    return day_reading(readings[0])


def _read_month_day(phrase: Phrase, setting: Setting) -> Reading | None:
    month = int(phrase.number("month") or 0)
    number = int(phrase.number("day", "ordinal") or 0)
    named = phrase.number("year")
    if named is None and (behind := phrase.follows(_YEAR_OF_RANGE)) > 0:
        value = phrase.lexemes.values[behind - 1]
        named = float(value) if isinstance(value, int | float) else None
    if named is not None:
        day = make_date(full_year(named, setting), month, number)
        return day_reading(day) if day else IMPOSSIBLE
    if make_date(2000, month, number) is None:
        return IMPOSSIBLE
    if setting.today is None:
        return open_day(f"XXXX-{month:02}-{number:02}")
    way = PAST if phrase.has("last") else FUTURE if phrase.has("next") else setting.direction(phrase)
    base = setting.today
    if (begun := setting.range_start(phrase)) is not None:
        base, way = begun, FUTURE
    elif phrase.has("weekday") and (year_or_none := _year_by_weekday(phrase, base, month, number)):
        base, way = date(year_or_none, 1, 1), FUTURE
    day = make_date(year_nearest(base, month, number, way), month, number)
    return day_reading(day) if day else None


def _year_by_weekday(phrase: Phrase, today: date, month: int, number: int) -> int | None:
    """The nearest year in which the day falls on the weekday that is named with it."""
    weekday = phrase.number("weekday")
    days = [d for step in (-1, 0, 1) if (d := make_date(today.year + step, month, number)) and d.weekday() == weekday]
    return min(days, key=lambda d: abs((d - today).days)).year if days else None


def _read_weekday(phrase: Phrase, setting: Setting) -> Reading | None:
    weekday = int(phrase.number("weekday") or 0)
    if phrase.word(next(phrase.positions("weekday"))) in DOUBTFUL_NAMES:  # the Sun, not Sunday
        return None
    if setting.today is None:
        return open_day(f"XXXX-WXX-{weekday + 1}")
    base, way, strictly = setting.today, setting.direction(phrase) or PAST, False
    narrated = phrase.has("the") and setting.anchor is not None and setting.anchor_unit == "D"
    if phrase.has("last") or phrase.has("next"):
        way, strictly = (PAST if phrase.has("last") else FUTURE), True
        if narrated and setting.anchor is not None and phrase.words()[1:2] != ["last"]:
            base = setting.anchor
    elif phrase.has("that") and setting.anchor is not None:
        week_start = setting.anchor - timedelta(days=setting.anchor.weekday())
        return day_reading(week_start + timedelta(days=weekday))
    elif phrase.has("this") and setting.direction(phrase) == UNCLEAR:
        way = FUTURE
    ahead = (weekday - base.weekday()) % 7
    if way == FUTURE:
        ahead += 7 if strictly and ahead == 0 else 0
    else:
        ahead -= 7 if ahead or strictly else 0
    day = shift(base, ahead, "D")
    return day_reading(day) if day else None


def read_holiday(phrase: Phrase, setting: Setting) -> Reading | None:
    """A holiday that falls on one day."""
    name = phrase.code("holiday") or ""
    year = phrase.number("year")
    if year is not None:
        day = _holiday(name, full_year(year, setting))
        return day_reading(day) if day else None
    today = setting.today
    if today is None:
        return open_day()
    way = PAST if phrase.has("last") else FUTURE if phrase.has("next") else setting.direction(phrase)
    days = [d for y in (-1, 0, 1) if (d := _holiday(name, today.year + y))]
    past, ahead = [d for d in days if d <= today], [d for d in days if d >= today]
    if way == UNCLEAR and past and ahead:
        return day_reading(min(past[-1], ahead[0], key=lambda d: abs((d - today).days)))
    chosen = (ahead[:1] if way == FUTURE else past[-1:]) or days
    return day_reading(chosen[0]) if chosen else None


def _holiday(name: str, year: int) -> date | None:
    if not 1000 <= year <= 2998:
        return None
    if name in FIXED_HOLIDAYS:
        return make_date(year, *FIXED_HOLIDAYS[name])
    if name in WEEKDAY_HOLIDAYS:
        return nth_weekday(year, *WEEKDAY_HOLIDAYS[name])
    if name in EASTER_HOLIDAYS:
        return easter(year) + timedelta(days=EASTER_HOLIDAYS[name])
    if name == "election day":  # the Tuesday after the first Monday in November (US)
        return nth_weekday(year, 11, 0, 1) + timedelta(days=1)
    return None
