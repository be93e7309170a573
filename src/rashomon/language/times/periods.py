"""Calendar periods longer than a day: months, seasons, quarters, years, decades, centuries, weeks and weekends."""

from datetime import date, timedelta

from rashomon.language.quantities.wordlist import word_list
from rashomon.language.times.calendar import (
    FIRST_YEAR,
    GRANULARITIES,
    LAST_YEAR,
    UNKNOWN,
    make_date,
    shift,
    write,
    year_nearest,
)
from rashomon.language.times.days import full_year, read_day, read_day_beside
from rashomon.language.times.lexicon import DOUBTFUL_NAMES, LETTERS, over_classes
from rashomon.language.times.phrase import IMPOSSIBLE, Phrase, Reading, Setting
from rashomon.language.times.tense import FUTURE, PAST

# "Between June and September 2018": the year stands with the second month.
_YEAR_OF_RANGE = over_classes("(?:hyphen|to|and|in)month(?:comma|of)?year")
_OWNERS = frozenset(["his", "her", "their", "my", "our", "your", "its"])
_SEASON_STARTS = {"SP": 3, "SU": 6, "FA": 9, "WI": 12}
_LEADS_TO_YEAR = frozenset(
    LETTERS[name] for name in ("in", "for", "of", "before", "after", "early", "edge", "fiscal", "about")
)
_DETERMINES = frozenset(LETTERS[name] for name in ("the", "a", "possessive", "that", "this"))
_DURING = frozenset(word_list("in during over by since until till through throughout into for before after of this"))
_GOES_ON = frozenset(LETTERS[name] for name in ("and", "to", "hyphen", "comma"))


def period(day: date, unit: str) -> Reading:
    """The unit that a date lies in."""
    return Reading(type="DATE", value=write(day, unit), granularity=GRANULARITIES[unit], day=day, unit=unit)


def open_period(unit: str, value: str = "") -> Reading:
    """A period that cannot be placed yet."""
    value = value or UNKNOWN.get(unit, "XXXX")
    return Reading(type="DATE", value=value, granularity=GRANULARITIES[unit], resolved=False, unit=unit)


def read_month(phrase: Phrase, setting: Setting) -> Reading | None:
    """A month with or without its year."""
    month = int(phrase.number("month") or 0)
    if phrase.has("year"):
        day = make_date(full_year(phrase.number("year") or 0, setting), month, 1)
        return period(day, "M") if day else None
    if (behind := phrase.follows(_YEAR_OF_RANGE)) > 0:
        value = phrase.lexemes.values[behind - 1]
        day = make_date(full_year(float(value), setting), month, 1) if isinstance(value, int | float) else None
        return period(day, "M") if day else None
    today = setting.today
    if phrase.has("unit"):  # "September of last year"
        base = _year_meant(phrase, setting)
        day = make_date(base.year, month, 1) if base else None
        return period(day, "M") if day else open_period("M", f"XXXX-{month:02}")
    if not _is_month_name(phrase, setting):
        return None
    if today is None:
        return open_period("M", f"XXXX-{month:02}")
    if phrase.has("last"):
        # In March "last February" is not last month, which people call so.
        year = today.year - (1 if month >= today.month - 1 else 0)
    elif phrase.has("next"):
        year = today.year + (1 if month <= today.month else 0)
    elif phrase.has("this"):
        year = today.year
    else:
        year = year_nearest(today, month, None, setting.direction(phrase))
    day = make_date(year, month, 1)
    return period(day, "M") if day else None


def _year_meant(phrase: Phrase, setting: Setting) -> date | None:
    """A day of "last year", "this year", or (of "that year") of the year told of last."""
    if phrase.has("that"):
        return setting.anchor
    return shift(setting.today, step_of(phrase), "Y") if setting.today else None


def _is_month_name(phrase: Phrase, setting: Setting) -> bool:
    index = next(phrase.positions("month"))
    word = phrase.word(index)
    if word not in DOUBTFUL_NAMES and not word.endswith("."):
        return True
    if len(phrase.classes) == 1 and phrase.class_before() not in _LEADS_TO_YEAR | _DETERMINES | _GOES_ON:
        return False
    token = setting.token(phrase.lexemes.starts[index])
    if token is not None and token.dep_ == "compound" and token.head.pos_ == "PROPN":
        return False  # Jan Kavan
    return token is not None and token.pos_ in ("PROPN", "NOUN")


def read_season(phrase: Phrase, setting: Setting) -> Reading | None:
    """A season of a year: "last summer", "the winter of 1994", "this fall"."""
    season = phrase.code("season") or ""
    if phrase.has("year"):
        return _season(full_year(phrase.number("year") or 0, setting), season, phrase.code("early"))
    today = setting.today
    if phrase.has("unit") and phrase.has("that"):
        return _season(setting.anchor.year, season) if setting.anchor else open_period_of_season(season)
    if today is None:
        return open_period_of_season(season)
    start = _SEASON_STARTS[season]
    year = today.year - (1 if season == "WI" and today.month < 3 else 0)
    current = make_date(year, start, 1)
    if current is None:
        return None
    if phrase.has("unit"):
        return _season(today.year + step_of(phrase), season)
    if phrase.has("last"):
        # The last summer that is over, or at least not the one we are in.
        return _season(year if current + timedelta(days=91) <= today else year - 1, season)
    if phrase.has("next"):
        return _season(year if current > today else year + 1, season)
    if phrase.has("this") or phrase.has("that"):
        return _season(year, season)
    if phrase.has("the") and phrase.before() not in _DURING:  # "the fall of the wall"
        return None
    way = setting.direction(phrase)
    if way != FUTURE and current > today:
        year -= 1 if way == PAST or (current - today).days > 92 else 0
    if way == FUTURE and current + timedelta(days=91) < today:
        year += 1
    return _season(year, season, phrase.code("early"))


def open_period_of_season(season: str) -> Reading:
    """A season of an unknown year."""
    return Reading(type="DATE", value=f"XXXX-{season}", granularity="season", resolved=False, unit="season")


def _season(year: int, season: str, mod: str | None = None) -> Reading | None:
    day = make_date(year, _SEASON_STARTS[season], 1)
    if day is None:
        return None
    return Reading(type="DATE", value=f"{year}-{season}", granularity="season", mod=mod, day=day, unit="season")


def read_unit_beside(phrase: Phrase, setting: Setting) -> Reading | None:
    """The day, week, month or year before or after what was told last: "the week before"."""
    unit = phrase.code("unit") or ""
    if unit == "D":
        return read_day_beside(phrase, setting)
    following = phrase.lexemes.text[phrase.end : phrase.end + 1]
    if unit not in ("W", "M", "Y") or following not in (".", ",", ";", ")", ""):
        return None
    day = shift(setting.anchor, 1 if phrase.has("after") else -1, unit) if setting.anchor else None
    return period(day, unit) if day else open_period(unit)


def read_year(phrase: Phrase, setting: Setting) -> Reading | None:
    """A year in figures, where the words around show that it is one."""
    number = phrase.number("year", "number") or 0
    year = full_year(number, setting)
    if not FIRST_YEAR <= year <= LAST_YEAR or not _is_year(phrase, setting, year):
        return None
    day = make_date(year, 1, 1)
    return period(day, "Y") if day else None


def _is_year(phrase: Phrase, setting: Setting, year: int) -> bool:
    if phrase.has("unit") or phrase.has("fiscal"):
        return True
    token = setting.token(phrase.start)
    if token is None:
        return False
    lexemes, index = phrase.lexemes, phrase.first
    if lexemes.text[phrase.start] in "'’‘":
        return phrase.class_before() in _LEADS_TO_YEAR | _DETERMINES
    before = phrase.class_before()
    counts = token.dep_ == "nummod" and token.head.tag_ in ("NNS", "NNPS") and token.head.i == token.i + 1
    usual = 1700 <= year <= 2100
    if before in _GOES_ON and LETTERS["year"] in lexemes.classes[max(0, index - 3) : index - 1]:
        return usual
    if before in _LEADS_TO_YEAR:
        return usual and not counts
    if before in _DETERMINES:
        return usual and not (counts and token.ent_type_ != "DATE")
    return usual and token.ent_type_ == "DATE" and not counts


def read_decade(phrase: Phrase, setting: Setting) -> Reading | None:
    """A decade or century: "the 1980s", "the nineties", "the 20th century"."""
    if phrase.has("unit"):
        number = int(phrase.number("ordinal") or 0)
        if not 11 <= number <= 30:
            return None
        return Reading(
            type="DATE",
            value=f"{number - 1}",
            granularity="century",
            mod=phrase.code("early"),
            day=make_date((number - 1) * 100, 1, 1),
            unit="CE",
        )
    if _OWNERS & {phrase.words()[0], phrase.before()}:  # "in his 30s"
        return None
    decade = int(phrase.number("decade") or 0)
    if decade < 10:
        # "the twenties": of this century only once they have begun to be past.
        this_year = setting.today.year if setting.today else 2000
        decade += 190 if 2000 + decade * 10 > this_year else 200
    if not 100 <= decade <= 299:
        return None
    return Reading(
        type="DATE",
        value=f"{decade}",
        granularity="decade",
        mod=phrase.code("early"),
        day=make_date(decade * 10, 1, 1),
        unit="DE",
    )


def step_of(phrase: Phrase) -> int:
    """-1 for "last", 1 for "next", else 0."""
    return -1 if phrase.has("last") else 1 if phrase.has("next") else 0


def read_relative_period(phrase: Phrase, setting: Setting) -> Reading | None:
    """A period seen from the report ("last week") or, after "the", from the story ("the following month")."""
    unit = "WE" if phrase.has("weekend") else phrase.code("unit") or ""
    if unit not in UNKNOWN:
        return None
    base = setting.today
    step = step_of(phrase)
    words = phrase.words()
    if "the" in words and {"past", "last"} & set(words):
        return None
    if phrase.has("that"):
        base = setting.anchor
        if unit == "D" and setting.anchor_unit != "D":
            base = None
    elif phrase.has("the") and step and unit not in ("WE",) and not {"past", "coming", "upcoming"} & set(words):
        # "the next day" counts from the day told of last.
        base = setting.anchor
        if unit in ("D", "NI") and setting.anchor_unit != "D":
            base = None
    elif unit in ("D", "NI") and not phrase.has("this"):
        base = setting.anchor if setting.anchor_unit == "D" else None
    if base is None:
        return open_period(unit)
    if unit == "WE" and not step:
        step = -1 if base.weekday() < 5 and setting.direction(phrase) != FUTURE and "this" not in words else 0
    day = shift(base, step, unit)
    return period(day, unit) if day else None


def read_period_of_day(phrase: Phrase, setting: Setting) -> Reading | None:
    """The week, weekend or month that a day lies in: "the week of March 4"."""
    unit = "WE" if phrase.has("weekend") else phrase.code("unit") or ""
    reading = read_day(phrase, setting)
    if unit not in ("W", "WE", "M") or reading is None or reading is IMPOSSIBLE:
        return None
    return period(reading.day, unit) if reading.day else open_period(unit)
