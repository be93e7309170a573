"""The words of English time expressions, each with its class and what it is worth.

A class is one letter, so that a text becomes a string of classes and the grammar a regular expression over it.
"""

import re
from collections.abc import Mapping, Sequence
from string import ascii_letters

from rashomon.language.quantities.wordlist import word_list

NAMES = (
    "month", "weekday", "unit", "units", "day", "number", "year", "vague", "ordinal", "date", "clock", "ampm",
    "zone", "noon", "part", "season", "last", "next", "this", "that", "the", "a", "ago", "earlier", "later", "before",
    "after", "today", "now", "early", "edge", "of", "in", "for", "on", "every", "often", "about", "bound", "hyphen",
    "comma", "possessive", "and", "to", "fiscal", "holiday", "decade", "weekend", "half", "long", "old", "times",
    "weekdays", "quarter", "lasting", "near", "moment", "so", "anniversary",
)  # fmt: skip
LETTERS = dict(zip(NAMES, ascii_letters + "0123456789", strict=False))
OTHER, LINE_BREAK = " ", "\n"

MONTHS = {
    name: i
    for i, names in enumerate(
        (
            "january jan jan.", "february feb feb.", "march mar mar.", "april apr apr.", "may", "june jun jun.",
            "july jul jul.", "august aug aug.", "september sept sep sept. sep.", "october oct oct.",
            "november nov nov.", "december dec dec.",
        ),
        start=1,
    )
    for name in names.split()
}  # fmt: skip
WEEKDAYS = {
    name: i
    for i, names in enumerate(
        (
            "monday mon mon.", "tuesday tues tue tues. tue.", "wednesday wed wed.",
            "thursday thurs thur thu thurs. thu.",
            "friday fri fri.", "saturday sat sat.", "sunday sun sun.",
        )
    )
    for name in names.split()
}  # fmt: skip
# Also ordinary words (or names): they need a capital, and company.
DOUBTFUL_NAMES = frozenset(word_list("may march mar mar. jan sun sat mon wed dec sep fri tue thu"))
# Units only after a number: "30 min", not the SEC.
SHORT_UNITS = frozenset(word_list("sec min hr yr secs mins hrs yrs"))

# Codes of TIMEX3 durations; those that begin with T are shorter than a day.
UNITS = {
    "second": "TS", "sec": "TS", "minute": "TM", "min": "TM", "hour": "TH", "hr": "TH", "day": "D", "night": "NI",
    "week": "W", "weekend": "WE", "fortnight": "2W", "month": "M", "quarter": "Q", "semester": "6M", "year": "Y",
    "yr": "Y", "decade": "DE", "century": "CE", "millennium": "ML",
}  # fmt: skip
PLURAL_UNITS = {f"{word}s": code for word, code in UNITS.items()} | {
    "centuries": "CE", "millennia": "ML", "mins": "TM", "secs": "TS", "hrs": "TH", "yrs": "Y",
}  # fmt: skip
PARTS = {
    "morning": "MO", "mornings": "MO", "mid-morning": "MO", "midmorning": "MO", "afternoon": "AF", "afternoons": "AF",
    "mid-afternoon": "AF", "midafternoon": "AF", "evening": "EV", "evenings": "EV", "night": "NI", "nights": "NI",
    "overnight": "NI", "lunchtime": "MI", "dawn": "DW", "daybreak": "DW", "dusk": "DU", "nightfall": "DU",
}  # fmt: skip
SEASONS = {"spring": "SP", "summer": "SU", "autumn": "FA", "fall": "FA", "winter": "WI"}
DAYS_FROM_TODAY = {"today": 0, "yesterday": -1, "tomorrow": 1, "tonight": 0, "tonite": 0}
REFERENCES = {
    "now": "PRESENT_REF", "currently": "PRESENT_REF", "nowadays": "PRESENT_REF", "presently": "PRESENT_REF",
    "recently": "PAST_REF", "recent": "PAST_REF", "lately": "PAST_REF", "future": "FUTURE_REF",
}  # fmt: skip
# How often: the TIMEX3 value of the set.
FREQUENCIES = {
    "hourly": "PT1H", "daily": "P1D", "nightly": "P1D", "weekly": "P1W", "biweekly": "P2W", "fortnightly": "P2W",
    "monthly": "P1M", "annually": "P1Y", "yearly": "P1Y",
}  # fmt: skip
MODIFIERS = {
    "about": "APPROX", "around": "APPROX", "approximately": "APPROX", "roughly": "APPROX", "some": "APPROX",
    "nearly": "APPROX", "almost": "APPROX", "circa": "APPROX", "just": "", "only": "", "barely": "APPROX",
}  # fmt: skip
DECADES = {
    word: ten
    for ten, word in enumerate(
        word_list("twenties thirties forties fifties sixties seventies eighties nineties"), start=2
    )
}
ORDINALS = {
    word: i
    for i, word in enumerate(
        word_list(
            "first second third fourth fifth sixth seventh eighth ninth tenth eleventh twelfth thirteenth fourteenth "
            "fifteenth sixteenth seventeenth eighteenth nineteenth twentieth"
        ),
        start=1,
    )
} | {"thirtieth": 30, "thirty-first": 31}
ORDINALS |= {f"twenty-{word}": 20 + i for word, i in ORDINALS.items() if i < 10}

# Month and day; month, weekday and which of them; days from Easter Sunday.
FIXED_HOLIDAYS = {
    "new year's eve": (12, 31), "new year's day": (1, 1), "new year's": (1, 1), "christmas eve": (12, 24),
    "christmas day": (12, 25), "christmas": (12, 25), "boxing day": (12, 26), "valentine's day": (2, 14),
    "halloween": (10, 31),
    "independence day": (7, 4), "veterans day": (11, 11), "st. patrick's day": (3, 17), "april fools' day": (4, 1),
    "may day": (5, 1), "bastille day": (7, 14), "armistice day": (11, 11),
}  # fmt: skip
WEEKDAY_HOLIDAYS = {
    "thanksgiving": (11, 3, 4), "thanksgiving day": (11, 3, 4), "labor day": (9, 0, 1), "memorial day": (5, 0, -1),
    "martin luther king day": (1, 0, 3), "presidents day": (2, 0, 3), "presidents' day": (2, 0, 3),
    "mother's day": (5, 6, 2),
}  # fmt: skip
EASTER_HOLIDAYS = {
    "easter": 0,
    "easter sunday": 0,
    "good friday": -2,
    "easter monday": 1,
    "palm sunday": -7,
    "ash wednesday": -46,
}
HOLIDAYS = tuple(sorted([*FIXED_HOLIDAYS, *WEEKDAY_HOLIDAYS, *EASTER_HOLIDAYS, "election day"], key=len, reverse=True))

# A length in one word: "a yearlong siege".
LASTING = {
    "hourlong": "PT1H", "daylong": "P1D", "nightlong": "P1NI", "weeklong": "P1W", "monthlong": "P1M", "yearlong": "P1Y",
    "decadelong": "P10Y",
}  # fmt: skip

_VAGUE = word_list("few several many couple numerous countless")
_EDGES = {
    "beginning": "START", "start": "START", "outset": "START", "onset": "START", "end": "END", "close": "END",
    "eve": "END",
    "middle": "MID", "midst": "MID", "remainder": "END", "rest": "END", "latter": "END",
}  # fmt: skip
_EARLY = {"early": "START", "late": "END", "mid": "MID", "middle": "MID"}


def over_classes(words: str) -> re.Pattern[str]:
    """A regular expression in which each word in lower case stands for one word of that class."""
    return re.compile(re.sub(r"[a-z]+", lambda m: LETTERS[m[0]], words.replace(" ", "\0")).replace("\0", ""))


Worth = int | str | None
WORDS: dict[str, tuple[str, Worth]] = {}


def _add(name: str, words: Mapping[str, int] | Mapping[str, str] | Sequence[str]) -> None:
    for word in words:
        WORDS[word] = (LETTERS[name], words[word] if isinstance(words, Mapping) else None)


_add("vague", _VAGUE)
_add("month", MONTHS)
_add("weekday", WEEKDAYS)
_add("units", PLURAL_UNITS)
_add("unit", UNITS)
_add("weekend", ["weekend"])
_add("weekdays", {f"{day}s": i for day, i in WEEKDAYS.items() if day.endswith("day")} | {"weekends": 7})
_add("part", PARTS)
_add("season", SEASONS)
_add("today", DAYS_FROM_TODAY)
_add("now", REFERENCES)
_add("often", FREQUENCIES)
_add("about", MODIFIERS)
_add("decade", DECADES)
_add("ordinal", ORDINALS)
_add("edge", _EDGES)
_add("early", {**_EARLY})
_add("last", ["last", "past", "previous", "preceding", "latest", "prior"])
_add("next", ["next", "coming", "following", "upcoming", "subsequent", "ensuing"])
_add("this", ["this", "these", "current"])
_add("that", ["that", "those", "same"])
_add("the", ["the", "its", "their", "our", "his", "her"])
_add("a", ["a", "an"])
_add("ago", ["ago"])
_add("earlier", ["earlier", "previously", "beforehand"])
_add("lasting", LASTING)
_add("near", ["near", "foreseeable", "immediate", "distant"])
_add("moment", ["time", "moment", "present", "term"])
_add("so", ["so"])
_add("anniversary", ["anniversary"])
_add("later", ["later", "afterwards", "afterward"])
_add("before", ["before"])
_add("after", ["after"])
_add("of", ["of"])
_add(
    "in",
    [
        "in",
        "during",
        "by",
        "since",
        "until",
        "till",
        "through",
        "throughout",
        "over",
        "within",
        "into",
        "from",
        "under",
        "between",
    ],
)
_add("for", ["for"])
_add("on", ["on", "at"])
_add("every", ["every", "each"])
_add("and", ["and", "or"])
_add("to", ["to"])
_add("fiscal", ["fiscal", "financial"])
_add("half", ["half"])
_add("noon", {"noon": "T12:00", "midday": "T12:00", "noontime": "T12:00", "midnight": "T24:00"})
_add("long", ["long", "more", "additional", "full", "whole", "entire", "straight", "consecutive", "solid", "extra"])
_add("times", ["times", "once", "twice"])
_add("old", ["old"])
_add("ampm", {"am": "AM", "a.m.": "AM", "a.m": "AM", "pm": "PM", "p.m.": "PM", "p.m": "PM"})
_add("zone", ["gmt", "utc", "bst", "est", "edt", "et", "cst", "cdt", "ct", "mst", "mdt", "pst", "pdt", "pt", "cet",
              "cest", "ist", "jst", "kst", "msk", "hkt", "aest", "aedt"])  # fmt: skip
