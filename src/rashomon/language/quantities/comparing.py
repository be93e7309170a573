"""Whether two quantities of the same thing can both be right."""

from dataclasses import replace
from math import floor, inf, isclose, log10
from typing import Literal

from rashomon.language.quantities.counted import unit_key
from rashomon.language.quantities.units import dimension_of, same_dimension, to_base
from rashomon.model.annotation import Quantity

Comparison = Literal["same", "more or less precise", "different", "unrelated"]

# "About 200" may stand for anything a tenth off; a figure is rounded only from a hundred on ("100 dead" for 97).
_APPROXIMATION = 0.1
_ROUNDED_FROM = 100
_MAX_ROUNDING = 0.05
_SMALLEST = 1e-12


def compatible(a: Quantity, b: Quantity) -> Comparison:
    """How two quantities relate.

    "same": equal values, or equal after conversion and rounding (400 pounds, 181 kg). "more or less precise": one
    bounds, rounds or approximates the other (at least 12 / 15, about 200 / 197, dozens / 40). "different": they
    exclude each other, or give another upper bound (up to 10 / up to 13). "unrelated": they do not count or measure
    the same thing, or say nothing comparable.
    """
    if not a.unit or not b.unit:
        return "unrelated"
    if not same_dimension(a.unit, b.unit) and unit_key(a.unit) != unit_key(b.unit):
        return "unrelated"
    if (a.low is None and a.high is None) or (b.low is None and b.high is None):
        return "unrelated"
    if a.low is None and b.low is None:
        return compatible(replace(a, low=a.high), replace(b, low=b.high))
    if "score" in (a.unit, b.unit):
        return "same" if (a.low, a.high) == (b.low, b.high) else "different"
    low_a, high_a = _bounds(a)
    low_b, high_b = _bounds(b)
    if _equal(low_a, low_b) and _equal(high_a, high_b):
        return "same"
    converted = a.unit != b.unit and dimension_of(a.unit) is not None
    exact = a.low == a.high and b.low == b.high and not (a.approximate or b.approximate)
    # Conversions are printed rounded: equal when either figure could be the other, rounded.
    if converted and exact and (_within(low_a, low_b, _step(b)) or _within(low_b, low_a, _step(a))):
        return "same"
    return "more or less precise" if _overlap(_loose(a, converted), _loose(b, converted)) else "different"


def _bounds(quantity: Quantity) -> tuple[float, float]:
    low, high, _ = to_base(quantity)
    return (-inf if low is None else low), (inf if high is None else high)


def _equal(a: float, b: float) -> bool:
    return a == b or isclose(a, b, rel_tol=1e-9)


def _within(value: float, rounded: float, step: float) -> bool:
    return abs(value - rounded) <= step / 2 * (1 + 1e-9)


def _step(quantity: Quantity) -> float:
    """The size, in the base unit, of the last digit that the printed figure gives: 100 for 400, 0.1 for 3.5."""
    value = abs((quantity.high if quantity.low is None else quantity.low) or 0.0)
    one, zero = (
        Quantity(start=0, end=1, low=1.0, high=1.0, unit=quantity.unit),
        Quantity(start=0, end=1, low=0.0, high=0.0, unit=quantity.unit),
    )
    scale = (to_base(one)[0] or 0.0) - (to_base(zero)[0] or 0.0)
    return _last_digit(value) * scale


def _last_digit(value: float) -> float:
    if value == 0:
        return 1.0
    if value < _SMALLEST:
        return _SMALLEST
    digit = 10.0 ** floor(log10(value))
    for _ in range(12):
        if isclose(value / digit, round(value / digit), rel_tol=1e-9):
            return digit
        digit /= 10
    return digit


def _loose(quantity: Quantity, converted: bool) -> tuple[float, float]:
    """The bounds widened by what approximation, rounding and conversion leave open."""
    low, high = _bounds(quantity)
    exact = quantity.low == quantity.high
    slack = 0.0
    if quantity.approximate:
        slack = _APPROXIMATION
    elif exact and quantity.low is not None and abs(quantity.low) >= _ROUNDED_FROM:
        slack = min(_MAX_ROUNDING, _last_digit(abs(quantity.low)) / 2 / abs(quantity.low))
        if _last_digit(abs(quantity.low)) == 1:
            slack = 0.0
    if converted:
        half = _step(quantity) / 2
        low, high = low - half, high + half
    return low - abs(low) * slack if low != -inf else low, high + abs(high) * slack if high != inf else high


def _overlap(a: tuple[float, float], b: tuple[float, float]) -> bool:
    return a[0] <= b[1] and b[0] <= a[1]
