"""The grammar of English time expressions: regular expressions over word classes, in order of preference.

In a pattern a word in lower case stands for one word of that class (see `lexicon.NAMES`), everything else is the
syntax of `re`; {braces} are the abbreviations below. No pattern repeats without a bound, so matching is linear.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass

from rashomon.language.times.clock import read_clock, read_early_hours, read_part
from rashomon.language.times.days import read_day, read_day_beside, read_holiday
from rashomon.language.times.durations import (
    read_duration,
    read_lasting,
    read_moment,
    read_offset,
    read_past,
    read_reference,
    read_set,
    read_stretch,
)
from rashomon.language.times.events import read_anniversary, read_day_beside_event
from rashomon.language.times.lexicon import over_classes
from rashomon.language.times.periods import (
    read_decade,
    read_month,
    read_period_of_day,
    read_relative_period,
    read_season,
    read_unit_beside,
    read_year,
)
from rashomon.language.times.phrase import Phrase, Reading, Setting
from rashomon.language.times.quarters import read_containing, read_latest_quarter, read_quarter, read_year_before

Reader = Callable[[Phrase, Setting], Reading | None]

_ABBREVIATIONS = {
    "DAY": "(?:{FULLDAY}|(?:last|next|this|that)?weekday|today)",
    "FULLDAY": "(?:(?:weekday comma?)?(?:{MONTHDAY}|{DAYMONTH})(?:comma? year)?|date)",
    "MONTHDAY": "month (?:day|ordinal)",
    "DAYMONTH": "the?(?:day|ordinal) of? month",
    "CLOCK": "(?:clock ampm?|day ampm|number ampm|noon)(?:zone)?",
    "COUNT": "(?:number|day|year|a vague(?:of)?|vague|a half|a|half a|the vague)",
    "UNIT": "(?:unit|units)",
    "EARLY": "(?:the?early hyphen?)?",
    "FISCALYEAR": "(?:the?fiscal unit?)?year",
    "WHICH": "(?:last|next|this|that)",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Rule:
    """A pattern over class letters and what reads the phrase it finds."""

    pattern: re.Pattern[str]
    read: Reader


_RULES: tuple[tuple[str, Reader], ...] = (
    # Times of day
    ("{CLOCK}(?:comma?(?:on)?{DAY}part?|in the part)?", read_clock),
    ("{DAY}(?:comma?(?:on|about)?|early)(?:the?){CLOCK}|{DAY}comma?(?:on|about)?{CLOCK}", read_clock),
    ("{DAY}(?:early|hyphen)?part", read_part),
    ("part today", read_part),
    ("the?(?:next|last|that|this)part", read_part),
    ("the part of (?:the)?{DAY}", read_part),
    ("part of {FULLDAY}", read_part),
    ("the? early units of {DAY}", read_early_hours),
    # Days
    ("the unit (?:before|after) today", read_day_beside),
    ("{COUNT}{UNIT} ago today", read_offset),
    ("the (?:unit|weekend) of {FULLDAY}", read_period_of_day),
    ("the unit (?:before|after)", read_unit_beside),
    ("the unit (?:before|after)", read_day_beside_event),
    ("{FULLDAY}", read_day),
    ("unit possessive?hyphen?edge|the unit", read_containing),
    ("(?:{WHICH})month(?:day|ordinal)", read_day),
    ("(?:the?{WHICH})?(?:holiday)(?:(?:comma|of)?year)?", read_holiday),
    # Months and seasons
    ("month(?:comma|of)?year", read_month),
    ("month (?:of|in)?(?:that that|{WHICH})unit", read_month),
    ("(?:this next|{WHICH})month", read_month),
    ("(?:the?early?hyphen?)?season(?:of)?year(?:hyphen(?:day|number))?", read_season),
    ("(?:the)season of (?:that that|{WHICH})unit", read_season),
    ("the?early hyphen?season", read_season),
    ("the season", read_season),
    ("(?:this next|the? {WHICH})season", read_season),
    # Sets
    ("every(?:number|day|vague|ordinal)?{UNIT}", read_set),
    ("weekdays", read_set),
    ("every(?:weekday|month|season|part|weekend)", read_set),
    ("often", read_set),
    # Distances
    ("{COUNT}hyphen?{UNIT}(?:long|early)?(?:hyphen?)(?:ago|earlier|later)", read_offset),
    ("{COUNT}{UNIT}(?:and a half)?(?:ago|earlier|later)", read_offset),
    ("{COUNT}weekend ago", read_offset),
    ("{COUNT}{UNIT}and so ago", read_offset),
    ("(?:a? long|about)moment ago|long ago", read_moment),
    # Stretches: "the past three months"
    ("the?(?:last|next|this)(?:number|day|(?:a?vague(?:of)?)){UNIT}", read_stretch),
    ("the?(?:last|next)units", read_stretch),
    ("the last unit", read_stretch),
    ("the ordinal (?:number|day|vague)units", read_stretch),
    # Quarters, years, weeks
    ("(?:fiscal unit?)?year possessive (?:fiscal hyphen?)?ordinal hyphen?unit", read_quarter),
    ("{WHICH}unit possessive (?:fiscal hyphen?)?ordinal hyphen?unit", read_quarter),
    ("fiscal unit year", read_year),
    ("the?fiscal unit", read_stretch),
    ("quarter(?:comma|of)?year?", read_quarter),
    ("the?unit hyphen (?:ago|earlier)unit?", read_year_before),
    ("the?ordinal anniversary", read_anniversary),
    (
        "the?(?:fiscal hyphen?)?ordinal hyphen?unit(?=.?)(?:(?:of|comma)?(?:the?fiscal unit?)?year|of? {WHICH}unit)?",
        read_quarter,
    ),
    ("the?(?:last|ordinal)half of(?:year|(?:{WHICH}|the)unit)", read_quarter),
    ("the?(?:ordinal hyphen?unit)", read_decade),
    ("the?early?hyphen?decade", read_decade),
    ("the?last unit", read_latest_quarter),
    ("(?:this next|that that|the?{WHICH})(?:unit|weekend)|the weekend", read_relative_period),
    ("(?:the?{WHICH}|this next)weekday", read_day),
    ("weekday", read_day),
    ("(?:this|that)units|(?:the?|that|this)moment|the?near(?:now|moment)", read_moment),
    ("today", read_day),
    ("fiscal year", read_year),
    ("unit (?:year|number)", read_year),
    ("year", read_year),
    ("month", read_month),
    # Lengths
    ("lasting", read_lasting),
    ("unit hyphen long", read_duration),
    ("{COUNT}hyphen?{UNIT}(?:and a half)?(?:hyphen?long)?(?!(?:hyphen|long)?old)", read_duration),
    ("(?:a long|(?:the)?(?:number|day|vague)long?){UNIT}(?!hyphen?old)", read_duration),
    ("units(?!hyphen?old)(?:hyphen?long)?", read_duration),
    ("part", read_part),
    # Vague references
    ("the last(?!unit)", read_past),
    ("now units", read_reference),
    ("the?now", read_reference),
)


def _expand(pattern: str) -> str:
    for _ in range(3):
        pattern = re.sub(r"\{([A-Z]+)\}", lambda m: _ABBREVIATIONS[m[1]], pattern)
    return pattern


RULES = tuple(Rule(pattern=over_classes(_expand(pattern)), read=read) for pattern, read in _RULES)
ANY_RULE = re.compile("|".join(f"(?:{rule.pattern.pattern})" for rule in RULES))
