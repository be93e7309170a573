"""Numbers that statements give, and when two of them cannot both be right."""

import math
import re

from rashomon.accounts.disagreements.slots import Likeness, Value, words_of_span
from rashomon.accounts.disagreements.told import Told
from rashomon.language.quantities import compatible, to_base, unit_key
from rashomon.model.annotation import Quantity

_DURATION = re.compile(r"P(?:(\d+(?:\.\d+)?)Y)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)W)?(?:(\d+(?:\.\d+)?)D)?"
                       r"(?:T(?:(\d+(?:\.\d+)?)H)?(?:(\d+(?:\.\d+)?)M)?(?:(\d+(?:\.\d+)?)S)?)?")  # fmt: skip
_DAYS = (365.25, 30.4375, 7.0, 1.0, 1 / 24, 1 / 1440, 1 / 86400)
_PERIODS = ("years", "months", "weeks", "days", "hours", "minutes", "seconds")
# Two lengths of time within this share of each other are one, told in other units ("12 weeks", "three months").
_SAME_LENGTH = 0.04

# An open figure and an exact one this close are one figure in two units ("over 400 pounds", 181 kg).
_ROUNDING = 0.02

_LIKENESS: dict[str, Likeness] = {
    "same": "same", "more or less precise": "vaguer", "different": "different", "unrelated": "unrelated",
}  # fmt: skip


def number_values(told: Told) -> list[Value]:
    """The quantities of a statement, and the lengths of time and ages."""
    values = []
    for quantity in told.quantities():
        if quantity.low is None and quantity.high is None:
            continue
        values.append(
            Value(
                kind="number",
                key=unit_key(quantity.unit),
                text=_readable(quantity),
                shown=_as_in(_readable(quantity), quantity.unit, _said(told, quantity.start, quantity.end)),
                said=_said(told, quantity.start, quantity.end),
                told=told,
                words=words_of_span(told, quantity.start, quantity.end),
                low=-math.inf if quantity.low is None else quantity.low,
                high=math.inf if quantity.high is None else quantity.high,
                loose=quantity.approximate,
                given=quantity,
            )
        )
    counted = [value.given for value in values if isinstance(value.given, Quantity)]
    for timex in told.timexes():
        if any(quantity.overlap(timex) for quantity in counted):
            continue
        length = days_long(timex.value) if timex.type == "DURATION" else None
        if length is not None:
            values.append(
                Value(
                    kind="number",
                    key="length of time",
                    text=_readable_length(timex.value),
                    said=_said(told, timex.start, timex.end),
                    told=told,
                    words=words_of_span(told, timex.start, timex.end),
                    low=length,
                    high=length,
                    loose=timex.mod is not None,
                )
            )
    return values


def number_likeness(a: Value, b: Value) -> Likeness:
    """How two numbers stand to each other; bounds, ranges and rounding make the one a vaguer form of the other."""
    if isinstance(a.given, Quantity) and isinstance(b.given, Quantity):
        likeness = _LIKENESS[compatible(a.given, b.given)]
        if likeness != "different":
            return likeness
        if _at_a_bound(a.given, b.given):
            return "vaguer"
        return "unrelated" if _of_different_things(a, b) else "different"
    if a.key != b.key:
        return "unrelated"
    if abs(a.low - b.low) <= _SAME_LENGTH * max(a.low, b.low):
        return "same" if a.text == b.text else "vaguer"
    if (a.loose or b.loose) and abs(a.low - b.low) <= 0.2 * max(a.low, b.low):
        return "vaguer"
    return "different"


def _at_a_bound(a: Quantity, b: Quantity) -> bool:
    """True when an open figure and an exact one differ by no more than the rounding of a conversion."""
    ends = [(to_base(q)[0], to_base(q)[1]) for q in (a, b)]
    for (low, high), (other_low, other_high) in (ends, ends[::-1]):
        bound = low if high is None else high if low is None else None
        if bound is None or other_low is None or other_high is None:
            continue
        if abs((other_high if high is None else other_low) - bound) <= _ROUNDING * abs(bound):
            return True
    return False


def _of_different_things(a: Value, b: Value) -> bool:
    """True for the ages of two beings that different nouns name ("a four-year-old boy", "a 17-year-old gorilla")."""
    if not a.key.endswith("old"):
        return False
    bearers = [_bearer(value) for value in (a, b)]
    return "" not in bearers and bearers[0] != bearers[1]


def _bearer(value: Value) -> str:
    page = value.told.page
    last = value.words.stop - 1
    if last < 0:
        return ""
    after = page.words[value.words.stop] if value.words.stop < len(page.words) else None
    return after.lemma.lower() if after is not None and after.pos == "NOUN" else ""


def days_long(value: str) -> float | None:
    """The length in days of a TIMEX3 duration ("P2Y", "PT3H"), or None when it names no figure ("PXD")."""
    match = _DURATION.fullmatch(value)
    if match is None or not any(match.groups()):
        return None
    return sum(float(figure) * days for figure, days in zip(match.groups(), _DAYS, strict=True) if figure)


def _readable_length(value: str) -> str:
    match = _DURATION.fullmatch(value)
    assert match is not None
    parts = [
        f"{figure} {name[:-1] if figure == '1' else name}"
        for figure, name in zip(match.groups(), _PERIODS, strict=True)
        if figure
    ]
    return " ".join(parts)


def _readable(quantity: Quantity) -> str:
    low, high = quantity.low, quantity.high
    if low is not None and high is not None:
        figure = _figure(low) if low == high else f"{_figure(low)}-{_figure(high)}"
    elif low is not None:
        figure = f"at least {_figure(low)}"
    else:
        assert high is not None
        figure = f"at most {_figure(high)}"
    about = "about " if quantity.approximate and low == high else ""
    return f"{about}{figure} {quantity.unit}".strip()


def _as_in(text: str, unit: str, said: str) -> str:
    """The text with its unit in the plural where the report has it so ("2 year" said as "two years", "7 worker killed"
    as "seven workers").
    """
    words = unit.split()
    for place, word in enumerate(words):
        for plural in (f"{word}s", f"{word}es", f"{word[:-1]}ies"):
            if text.endswith(unit) and re.search(rf"\b{re.escape(plural)}\b", said):
                return text[: -len(unit)] + " ".join((*words[:place], plural, *words[place + 1 :]))
    return text


def _figure(value: float) -> str:
    return f"{value:,.0f}" if value == int(value) else f"{value:,.10g}"


def _said(told: Told, start: int, end: int) -> str:
    return told.statement.quote[max(0, start - told.statement.start) : max(0, end - told.statement.start)].lower()
