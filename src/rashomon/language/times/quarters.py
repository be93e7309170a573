"""Business quarters and halves: "the third quarter of 1984", "fiscal 2019's second quarter", "year-earlier"."""

from dataclasses import replace
from datetime import date

from rashomon.language.times.calendar import make_date, shift, year_nearest
from rashomon.language.times.days import full_year
from rashomon.language.times.lexicon import LETTERS, over_classes
from rashomon.language.times.periods import open_period, period, step_of
from rashomon.language.times.phrase import Phrase, Reading, Setting
from rashomon.language.times.tense import FUTURE, PAST

_DAY_AFTER_NEXT = over_classes(".month(?:day|ordinal)")


def read_quarter(phrase: Phrase, setting: Setting) -> Reading | None:
    """A business quarter or half: "the third quarter of 1984", "third-quarter", "the latest quarter"."""
    ordinal = phrase.number("ordinal", "quarter")
    unit = "6M" if phrase.has("half") else "Q"
    units = [phrase.lexemes.values[i] for i in phrase.positions("unit")]
    if unit == "Q" and not phrase.has("quarter") and "Q" not in units:
        return None
    months = 6 if unit == "6M" else 3
    if phrase.has("half") and ordinal is None and not phrase.has("year") and not phrase.has("unit"):
        return None
    if phrase.has("half") and ordinal is None:
        ordinal = 2.0
    if ordinal is not None and not 1 <= ordinal <= 12 // months:
        return None
    if ordinal is None:
        if (ended := _quarter_ended(phrase, setting)) is not None:
            return period(ended, "Q")
        if setting.quarter is not None:
            return period(setting.quarter, "Q")
        if setting.today is None:
            return open_period("Q")
        day = shift(setting.today, -1, "Q")
        return period(day, "Q") if day else None
    start = int(ordinal - 1) * months + 1
    today = setting.today
    if phrase.has("year"):
        year = full_year(phrase.number("year") or 0, setting)
    elif today is None:
        return open_period(unit, f"XXXX-{'H' if unit == '6M' else 'Q'}{int(ordinal)}")
    elif phrase.has("unit") and phrase.has("that"):
        year = (setting.anchor or today).year
    elif phrase.has("unit") and (phrase.has("last") or phrase.has("next") or phrase.has("this")):
        year = today.year + step_of(phrase)
    else:
        year = today.year
        if start > today.month and setting.direction(phrase) != FUTURE:
            year -= 1
        elif (
            start + months <= today.month and setting.direction(phrase) == FUTURE and start + months + 3 <= today.month
        ):
            year += 1
    day = make_date(year, start, 1)
    return period(day, unit) if day else None


def read_latest_quarter(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "The latest quarter": the one told of, or the last that is over."""
    return read_quarter(phrase, setting) if "latest" in phrase.words() else None


def _quarter_ended(phrase: Phrase, setting: Setting) -> date | None:
    """The last day of "the quarter ended Sept. 30", of the nearest year."""
    if setting.today is None or phrase.word(phrase.last) not in ("ended", "ending", "to"):
        return None
    behind = phrase.follows(_DAY_AFTER_NEXT)
    if behind < 0:
        return None
    month, day = (phrase.lexemes.values[i] for i in (behind - 2, behind - 1))
    if not isinstance(month, int) or not isinstance(day, int | float):
        return None
    way = FUTURE if phrase.word(phrase.last) == "ending" else PAST
    return make_date(year_nearest(setting.today, month, int(day), way), month, int(day))


def read_year_before(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "The year-earlier quarter", "year-ago": a year before the quarter told of last."""
    if phrase.code("unit") != "Y":
        return None
    base = setting.quarter or (shift(setting.today, -1, "Q") if setting.today else None)
    day = shift(base, -1, "Y") if base else None
    return period(day, "Q") if day else open_period("Q")


def read_containing(phrase: Phrase, setting: Setting) -> Reading | None:
    """The current period under its bare name: "the end of the year", "year's end", "the quarter"."""
    unit = phrase.code("unit") or ""
    if phrase.has("edge"):
        if unit not in ("Y", "M", "W", "Q", "CE", "DE") or setting.today is None:
            return None
        return replace(period(setting.today, unit), mod=phrase.code("edge"))
    if phrase.words()[0] != "the":
        return None
    if unit == "Q":
        return read_quarter(phrase, setting)
    led = LETTERS["edge"] + LETTERS["of"]
    if unit in ("Y", "M", "W", "CE", "DE") and phrase.lexemes.classes[max(0, phrase.first - 2) : phrase.first] == led:
        return period(setting.today, unit) if setting.today else open_period(unit)
    return None
