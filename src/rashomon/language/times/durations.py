"""Lengths of time, points at such a distance ("two weeks ago", "three days later"), sets and vague references."""

from rashomon.language.quantities.wordlist import word_list
from rashomon.language.times.calendar import GRANULARITIES, UNKNOWN, shift
from rashomon.language.times.lexicon import LETTERS
from rashomon.language.times.periods import open_period, period
from rashomon.language.times.phrase import Phrase, Reading, Setting
from rashomon.language.times.tense import FUTURE

_YEARS_IN = {"DE": 10, "CE": 100, "ML": 1000}
# After these "a week" is a length; elsewhere it may be a rate ("$500 a week") or an occasion ("a day of mourning").
_BEFORE_A_LENGTH = frozenset(
    word_list(
        "for in within after of than least over about nearly almost under during last lasting lasts lasted take "
        "takes took "
        "taken taking spend spent spending wait waited waiting serve served serving over up only just another "
        "every by to "
        "roughly around approximately some most with need needs needed"
    )
)
_BEFORE_VAGUE = _BEFORE_A_LENGTH | frozenset(["the", "these", "those", "come", "weekly", "many", "from"])
_RATE_WORDS = frozenset(["times", "once", "twice", "per"])


def length(phrase: Phrase) -> tuple[float | None, str, bool] | None:
    """(how many, unit, whether "a couple" only roughly says so); None for how many is an open "several"."""
    unit = phrase.code("units", "unit", "part")
    if phrase.has("weekend"):
        unit = "WE"
    if unit is None:
        return None
    if phrase.has("vague"):
        word = phrase.word(next(phrase.positions("vague")))
        return (2.0 if word == "couple" else None), unit, word == "couple"
    count = phrase.number("number", "day", "year")
    words = phrase.words()
    if count is None and phrase.has("half") and "and" not in words:
        return 0.5, unit, False
    if count is None and phrase.has("a"):
        count = 1.0
    if count is None:
        return (None if phrase.has("units") else 1.0), unit, False
    if "half" in words and "and" in words:
        count += 0.5
    return count, unit, False


def write_length(count: float | None, unit: str) -> str:
    """The TIMEX3 value of a length: "P3D", "PT10M", "P2Y6M", "PXW"."""
    amount: float | str = "X" if count is None else count
    if unit in _YEARS_IN:
        amount, unit = ("X" if count is None else (count or 0) * _YEARS_IN[unit]), "Y"
        if count is None:
            return "PXY"
    if unit == "2W":
        amount, unit = ("X" if count is None else count * 2), "W"
    elif unit == "6M":
        amount, unit = ("X" if count is None else count * 6), "M"
    if isinstance(amount, float) and amount != int(amount):
        whole, rest = int(amount), amount - int(amount)
        finer = {"Y": ("M", 12), "W": ("D", 7), "D": ("TH", 24), "TH": ("TM", 60), "TM": ("TS", 60)}.get(unit)
        if finer is not None and abs(rest * finer[1] - round(rest * finer[1])) < 1e-6:
            minor = round(rest * finer[1])
            if unit.startswith("T"):
                head = f"{whole}{unit[1]}" if whole else ""
                return f"PT{head}{minor}{finer[0][1]}"
            tail = f"T{minor}{finer[0][1]}" if finer[0].startswith("T") else f"{minor}{finer[0]}"
            return f"P{f'{whole}{unit}' if whole else ''}{tail}"
    text = amount if isinstance(amount, str) else f"{amount:g}" if amount < 1e6 else f"{int(amount)}"
    return f"PT{text}{unit[1]}" if unit.startswith("T") else f"P{text}{unit}"


def read_duration(phrase: Phrase, setting: Setting) -> Reading | None:
    """A length of time; None for a rate, an age or an occasion."""
    measured = length(phrase)
    if measured is None:
        return None
    count, unit, rough = measured
    before = phrase.before()
    if (
        count is None
        and not phrase.has("vague")
        and not phrase.has("long")
        and before not in _BEFORE_VAGUE
        and not _has_company(phrase)
    ):
        return None
    if phrase.words() == ["one", "day"] and setting.direction(phrase) == FUTURE:
        return Reading(type="DATE", value="FUTURE_REF", granularity="none")
    plain_article = phrase.has("a") and not any(
        phrase.has(n) for n in ("number", "day", "vague", "hyphen", "half", "long")
    )
    if plain_article and before not in _BEFORE_A_LENGTH and not _has_company(phrase):
        return _rate(phrase, unit)
    if before in ("age", "aged", "ages") or (before == "of" and count is None):  # "hundreds of years"
        return None
    if phrase.has("year") and not phrase.has("hyphen"):
        return None
    return _duration(count, unit, rough)


def _duration(count: float | None, unit: str, rough: bool) -> Reading:
    return Reading(
        type="DURATION",
        value=write_length(count, unit),
        granularity=GRANULARITIES.get(unit, "none"),
        mod="APPROX" if rough else None,
        unit=unit,
    )


def _has_company(phrase: Phrase) -> bool:
    lexemes, index = phrase.lexemes, phrase.last
    following = lexemes.classes[index : index + 1]
    return following in {LETTERS[n] for n in ("before", "after", "later", "earlier")} or (
        following == LETTERS["of"] and phrase.has("units")
    )


def _rate(phrase: Phrase, unit: str) -> Reading | None:
    if phrase.before() not in _RATE_WORDS:
        return None
    return Reading(type="SET", value=write_length(1.0, unit), granularity=GRANULARITIES.get(unit, "none"), unit=unit)


def read_stretch(phrase: Phrase, setting: Setting) -> Reading | None:
    """A length that ends or begins now: "the past three months", "the next few days", "the last decade"."""
    measured = length(phrase)
    if measured is None:
        return None
    count, unit, rough = measured
    if {"latest", "previous", "preceding", "prior", "following", "subsequent"} & set(phrase.words()):
        return None
    return _duration(count, unit, rough)


def read_offset(phrase: Phrase, setting: Setting) -> Reading | None:
    """A point at a distance: "two weeks ago" from the report, "three days later" from what was told last."""
    measured = length(phrase)
    if measured is None:
        return None
    count, unit, rough = measured
    words = phrase.words()
    back = phrase.has("ago") or phrase.has("earlier") or phrase.has("before")
    if count is None:
        value = "PAST_REF" if back else "FUTURE_REF"
        if not (phrase.has("ago") or "now" in words):
            return None
        return Reading(type="DATE", value=value, granularity="none", resolved=False)
    from_report = phrase.has("ago") or "now" in words
    mod = "APPROX" if rough or phrase.has("so") else None
    if unit == "Y" and count == 1 and setting.quarter is not None and (phrase.has("ago") or phrase.has("earlier")):
        day = shift(setting.quarter, -1, "Y")
        return period(day, "Q") if day else None
    base = setting.today if from_report else setting.anchor
    if not from_report:
        if base is None and unit == "Y":
            base = setting.today
        elif unit in ("D", "W") and setting.anchor_unit != "D":
            base = None
    if unit.startswith("T"):
        if from_report:
            return Reading(
                type="TIME", value="PAST_REF" if back else "FUTURE_REF", granularity="hour", mod=mod, resolved=False
            )
        return None
    if base is None:
        return open_period(unit if unit in UNKNOWN else "Y")
    day = shift(base, -count if back else count, unit)
    if day is None:
        return None
    told = (
        "D"
        if phrase.has("today")
        else {"DE": "Y", "CE": "Y", "ML": "Y", "2W": "D", "WE": "WE", "NI": "D", "6M": "M"}.get(unit, unit)
    )
    if told == "W" and not from_report:
        told = "D"
    reading = period(day, told)
    return Reading(type="DATE", value=reading.value, granularity=reading.granularity, mod=mod, day=day, unit=told)


def read_set(phrase: Phrase, setting: Setting) -> Reading | None:
    """What comes again and again: "every day", "each Friday", "weekly", "every two years"."""
    if often := phrase.code("often"):
        token = setting.token(phrase.start)
        if token is not None and token.pos_ == "PROPN":
            return None
        return Reading(type="SET", value=often, granularity="none")
    if phrase.has("weekdays"):
        number = int(phrase.number("weekdays") or 0) + 1
        if number == 8:
            return Reading(type="SET", value="XXXX-WXX-WE", granularity="weekend")
        return Reading(type="SET", value=f"XXXX-WXX-{number}", granularity="day")
    if phrase.has("weekday"):
        number = int(phrase.number("weekday") or 0) + 1
        return Reading(type="SET", value=f"XXXX-WXX-{number}", granularity="day")
    if phrase.has("season"):
        return Reading(type="SET", value=f"XXXX-{phrase.code('season')}", granularity="season")
    if phrase.has("month"):
        return Reading(type="SET", value=f"XXXX-{int(phrase.number('month') or 0):02}", granularity="month")
    if phrase.has("part"):
        return Reading(type="SET", value=f"XXXX-XX-XXT{phrase.code('part')}", granularity="part of day")
    measured = length(phrase)
    if measured is None:
        unit = "WE" if phrase.has("weekend") else ""
        return Reading(type="SET", value="XXXX-WXX-WE", granularity="weekend") if unit else None
    count, unit, _ = measured
    if "other" in phrase.words():
        count = 2.0
    return Reading(type="SET", value=write_length(count, unit), granularity=GRANULARITIES.get(unit, "none"), unit=unit)


def read_reference(phrase: Phrase, setting: Setting) -> Reading | None:
    """Vague words for the present, the past and the future."""
    words = phrase.words()
    if words == ["future"] or words[-1] == "recent" or (words[0] == "the" and words != ["the", "future"]):
        return None  # "future losses", "the recent sale": which is no time
    if len(words) > 1 and words[0] in ("its", "his", "her", "their", "our"):
        return None
    if "recent" in words or "recently" in words or "past" in words or "lately" in words:
        return Reading(type="DATE", value="PAST_REF", granularity="none")
    value = phrase.code("now") or ("FUTURE_REF" if phrase.has("next") else "PRESENT_REF")
    if words == ["now"]:
        token = setting.token(phrase.start)
        if token is not None and token.dep_ in ("mark", "intj"):
            return None
    return Reading(type="DATE", value=value, granularity="none")


_AT = frozenset(["at", "by", "until", "till", "since", "before"])
_GOES_ON = frozenset(["of", "that", "when", "to", "for", "in"])


def read_lasting(phrase: Phrase, setting: Setting) -> Reading | None:
    """A length in one word: "yearlong"."""
    value = phrase.code("lasting")
    return Reading(type="DURATION", value=value, granularity="none") if value else None


def read_moment(phrase: Phrase, setting: Setting) -> Reading | None:
    """Points told only vaguely: "at that time", "at the moment", "these days", "long ago", "the near future"."""
    words, value = phrase.words(), ""
    if phrase.has("ago"):
        value = "PAST_REF"
    elif phrase.has("near"):
        value = "FUTURE_REF" if words[-1] in ("future", "term") else ""
    elif phrase.has("units"):
        value = {"these": "PRESENT_REF", "those": "PAST_REF"}.get(words[0], "") if words[-1] == "days" else ""
    elif phrase.before() in _AT and phrase.word(phrase.last) not in _GOES_ON:
        value = {
            "that time": "PAST_REF", "this time": "PRESENT_REF", "the moment": "PRESENT_REF",
            "this moment": "PRESENT_REF", "present": "PRESENT_REF",
        }.get(" ".join(words), "")  # fmt: skip
    return Reading(type="DATE", value=value, granularity="none") if value else None


def read_past(phrase: Phrase, setting: Setting) -> Reading | None:
    """The past, as a noun."""
    token = setting.token(phrase.end - 1)
    if phrase.words()[-1] != "past" or token is None or token.pos_ != "NOUN":
        return None
    return Reading(type="DATE", value="PAST_REF", granularity="none")
