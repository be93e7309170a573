"""Times of day: "8:30 AM", "5 p.m. local time", "noon Thursday", "Tuesday night", "early this morning"."""

from dataclasses import replace
from datetime import timedelta

from rashomon.language.quantities.wordlist import word_list
from rashomon.language.times.calendar import shift
from rashomon.language.times.days import read_day
from rashomon.language.times.lexicon import LETTERS
from rashomon.language.times.phrase import IMPOSSIBLE, Phrase, Reading, Setting
from rashomon.language.times.tense import FUTURE

_BEFORE_CLOCK = frozenset(LETTERS[name] for name in ("on", "in", "for", "about", "before", "after", "to", "early"))
_UNIVERSAL = frozenset(["gmt", "utc"])
_BEFORE_PART = frozenset(word_list("at by before until till since after around"))
OPEN = "XXXX-XX-XX"


def read_clock(phrase: Phrase, setting: Setting) -> Reading | None:
    """A time on the clock, with or without its day. Without: the day is left open for its neighbours to fill."""
    clock = _clock(phrase)
    if clock is None:
        return None
    has_day = any(phrase.has(name) for name in ("weekday", "month", "today", "date"))
    day = read_day(_beside_clock(phrase), setting) if has_day else None
    if day is IMPOSSIBLE:
        return None
    if has_day and day is None:
        return None
    if not has_day and not (
        phrase.has("ampm") or phrase.has("zone") or phrase.has("noon") or phrase.class_before() in _BEFORE_CLOCK
    ):
        return None
    if day is None:
        return Reading(type="TIME", value=OPEN + clock, granularity="minute", resolved=False, unit="TM")
    return Reading(
        type="TIME", value=day.value + clock, granularity="minute", resolved=day.resolved, day=day.day, unit="D"
    )


def _beside_clock(phrase: Phrase) -> Phrase:
    """The words before or after the time on the clock: in "5 p.m. Nov. 6" five is no day."""
    index = next(i for name in ("ampm", "clock", "noon") for i in phrase.positions(name))
    hour = index - 1 if phrase.has("ampm") and index > phrase.first else index
    if hour == phrase.first:
        return Phrase(lexemes=phrase.lexemes, first=index + 1, last=phrase.last)
    return Phrase(lexemes=phrase.lexemes, first=phrase.first, last=hour)


def _clock(phrase: Phrase) -> str | None:
    if noon := phrase.code("noon"):
        return noon
    hour, minute, second = 0, 0, ""
    if written := phrase.code("clock"):
        if written.isdecimal() and len(written) == 4:
            written = f"{written[:2]}:{written[2:]}"
        parts = [*written.replace(".", ":").split(":"), "0"]
        hour, minute = int(parts[0]), int(parts[1])
        if len(parts) > 3:
            second = f":{parts[2]}"
    elif phrase.has("ampm"):  # or o'clock
        index = next(phrase.positions("ampm")) - 1
        value = phrase.lexemes.values[index]
        if not isinstance(value, float) or value != int(value):
            return None
        hour = int(value)
    else:
        return None
    if half := phrase.code("ampm"):
        if not 1 <= hour <= 12:
            return None if hour > 23 or hour == 0 else f"T{hour:02}:{minute:02}{second}"
        hour = hour % 12 + (12 if half == "PM" else 0)
    elif phrase.has("part") and phrase.code("part") in ("AF", "EV") and 1 <= hour < 12:
        hour += 12
    if hour > 24 or minute > 59:
        return None
    universal = "Z" if any(word in _UNIVERSAL for word in phrase.words()) else ""
    return f"T{hour:02}:{minute:02}{second}{universal}"


def read_part(phrase: Phrase, setting: Setting) -> Reading | None:
    """A part of a day: "Friday night", "last night", "this morning", "overnight"."""
    words = phrase.words()
    part = "NI" if "tonight" in words else phrase.code("part") or ""
    today = setting.today
    day = None
    if phrase.classes == LETTERS["part"] and words != ["overnight"] and phrase.before() not in _BEFORE_PART:
        return None
    if any(phrase.has(name) for name in ("weekday", "month", "today", "date")):
        reading = read_day(phrase, setting)
        if reading is None or reading is IMPOSSIBLE:
            return None
        if reading.day is None:
            return Reading(
                type="TIME", value=f"{reading.value}T{part}", granularity="part of day", resolved=False, unit="D"
            )
        day = reading.day
    elif today is None:
        pass
    elif phrase.has("this"):
        day = today
    elif phrase.has("last") and not phrase.has("the"):
        day = today - timedelta(days=1)
    elif words == ["overnight"]:
        day = today if setting.direction(phrase) == FUTURE else today - timedelta(days=1)
    elif setting.anchor is not None and setting.anchor_unit == "D":
        count = 1 if phrase.has("next") else -1 if phrase.has("last") else 0
        day = shift(setting.anchor, count, "D")
    if day is None:
        return Reading(type="TIME", value=f"{OPEN}T{part}", granularity="part of day", resolved=False, unit="D")
    return Reading(type="TIME", value=f"{day.isoformat()}T{part}", granularity="part of day", day=day, unit="D")


def read_early_hours(phrase: Phrase, setting: Setting) -> Reading | None:
    """ "The early hours of Sunday"."""
    if phrase.code("units") != "TH":
        return None
    reading = read_day(phrase, setting)
    if reading is None or reading is IMPOSSIBLE:
        return None
    mod = phrase.code("early")
    return replace(reading, type="TIME", value=f"{reading.value}TMO", granularity="part of day", mod=mod)
