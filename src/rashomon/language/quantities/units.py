"""Units of measure and of money: their spellings, and what they are worth in a base unit of their dimension."""

from dataclasses import dataclass

from rashomon.language.quantities.wordlist import word_list
from rashomon.model.annotation import Quantity


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit: `value * factor + offset` is the same quantity in the base unit of its dimension."""

    name: str
    dimension: str
    factor: float = 1.0
    offset: float = 0.0


# Dimension, base unit, then: name, spellings, factor. Exact by definition where one exists (NIST SP 811, app. B).
_TABLE: tuple[tuple[str, str, tuple[tuple[str, str, float], ...]], ...] = (
    ("length", "m", (
        ("m", "m metre metres meter meters", 1.0),
        ("km", "km kms kilometre kilometres kilometer kilometers", 1000.0),
        ("cm", "cm centimetre centimetres centimeter centimeters", 0.01),
        ("mm", "mm millimetre millimetres millimeter millimeters", 0.001),
        ("mile", "mile miles mi", 1609.344),
        ("nautical mile", "nautical_mile nautical_miles", 1852.0),
        ("light year", "light_year light_years", 9460730472580800.0),
        ("yard", "yard yards yd yds", 0.9144),
        ("foot", "foot feet ft", 0.3048),
        ("inch", "inch inches", 0.0254),
    )),
    ("mass", "kg", (
        ("kg", "kg kgs kilo kilos kilogram kilograms kilogramme kilogrammes", 1.0),
        ("gram", "g gram grams gramme grammes", 0.001),
        ("mg", "mg milligram milligrams", 1e-6),
        ("tonne", "tonne tonnes metric_ton metric_tons", 1000.0),
        ("ton", "ton tons", 907.18474),
        ("pound", "pound pounds lb lbs", 0.45359237),
        ("ounce", "ounce ounces oz", 0.028349523125),
        ("stone", "stone stones", 6.35029318),
    )),
    ("area", "m2", (
        ("square metre", "square_metre square_metres square_meter square_meters sq_m", 1.0),
        ("square km", "square_kilometre square_kilometres square_kilometer square_kilometers square_km sq_km", 1e6),
        ("square mile", "square_mile square_miles sq_miles", 2589988.110336),
        ("square foot", "square_foot square_feet sq_ft", 0.09290304),
        ("hectare", "hectare hectares ha", 1e4),
        ("acre", "acre acres", 4046.8564224),
    )),
    ("volume", "litre", (
        ("litre", "litre litres liter liters", 1.0),
        ("cubic metre", "cubic_metre cubic_metres cubic_meter cubic_meters", 1000.0),
        ("gallon", "gallon gallons", 3.785411784),
        ("barrel", "barrel barrels", 158.987294928),
    )),
    ("speed", "km/h", (
        ("km/h",
        "km/h kph kmh kilometres_per_hour kilometers_per_hour km_per_hour kilometres_an_hour kilometers_an_hour",
         1.0),
        ("mph", "mph miles_per_hour miles_an_hour", 1.609344),
        ("knot", "knot knots", 1.852),
        ("m/s", "m/s metres_per_second meters_per_second", 3.6),
    )),
    ("power", "kW", (
        ("kW", "kw kilowatt kilowatts", 1.0),
        ("MW", "mw megawatt megawatts", 1e3),
        ("GW", "gw gigawatt gigawatts", 1e6),
    )),
    ("yield", "kiloton", (
        ("kiloton", "kiloton kilotons kilotonne kilotonnes", 1.0),
        ("megaton", "megaton megatons", 1000.0),
    )),
    ("time", "second", (
        ("second", "second seconds sec secs", 1.0),
        ("minute", "minute minutes min mins", 60.0),
        ("hour", "hour hours hr hrs", 3600.0),
        ("day", "day days", 86400.0),
        ("week", "week weeks", 604800.0),
        ("fortnight", "fortnight fortnights", 1209600.0),
    )),
    # Months have no exact number of days: they are comparable with years only.
    ("calendar time", "month", (
        ("month", "month months", 1.0),
        ("quarter", "quarter quarters", 3.0),
        ("year", "year years yr yrs", 12.0),
        ("decade", "decade decades", 120.0),
        ("century", "century centuries", 1200.0),
    )),
    ("age", "year old", (
        ("years old", "years_old year_old", 1.0),
        ("months old", "months_old month_old", 1 / 12),
        ("weeks old", "weeks_old week_old", 7 / 365.25),
        ("days old", "days_old day_old", 1 / 365.25),
    )),
    ("share", "percent", (
        ("percent", "% percent per_cent pct pc", 1.0),
    )),
    ("share difference", "percentage point", (
        ("percentage point", "percentage_point percentage_points", 1.0),
        ("basis point", "basis_point basis_points bps", 0.01),
    )),
)  # fmt: skip

_TEMPERATURES = {
    "degree Celsius": (("degrees_celsius", "degree_celsius", "degrees_c", "°c", "°_c", "celsius"), 1.0, 0.0),
    "degree Fahrenheit": (
        ("degrees_fahrenheit", "degree_fahrenheit", "degrees_f", "°f", "°_f", "fahrenheit"), 5 / 9, -160 / 9,
    ),
}  # fmt: skip

UNITS: dict[str, Unit] = {}
"""Spelling (lower case, words joined by "_") -> unit."""

_BY_NAME: dict[str, Unit] = {}
for _dimension, _base, _rows in _TABLE:
    for _name, _spellings, _factor in _rows:
        _BY_NAME[_name] = Unit(name=_name, dimension=_dimension, factor=_factor)
        UNITS.update(dict.fromkeys(_spellings.split(), _BY_NAME[_name]))
for _name, (_forms, _factor, _offset) in _TEMPERATURES.items():
    _BY_NAME[_name] = Unit(name=_name, dimension="temperature", factor=_factor, offset=_offset)
    UNITS.update(dict.fromkeys(_forms, _BY_NAME[_name]))
_BASES = {dimension: base for dimension, base, _ in _TABLE} | {"temperature": "degree Celsius"}

# ISO 4217. "$" alone is taken for the US dollar, "¥" for the yen: the text may mean another, never convert.
CURRENCY_SIGNS = {
    "us$": "USD", "u.s.$": "USD", "a$": "AUD", "au$": "AUD", "c$": "CAD", "ca$": "CAD", "hk$": "HKD", "s$": "SGD",
    "nz$": "NZD", "r$": "BRL", "nt$": "TWD", "$": "USD", "£": "GBP", "€": "EUR", "¥": "JPY", "₹": "INR", "₩": "KRW",
    "₽": "RUB", "₪": "ILS", "₺": "TRY", "₴": "UAH", "₦": "NGN", "rs": "INR", "rs.": "INR",
}  # fmt: skip
CURRENCY_CODES = frozenset(
    word_list("USD GBP EUR JPY CHF CAD AUD NZD CNY RMB INR KRW RUB ILS TRY UAH NGN BRL MXN ZAR SEK NOK DKK PLN SGD HKD")
)
CURRENCY_WORDS = {
    "dollar": "USD", "dollars": "USD", "euro": "EUR", "euros": "EUR", "yen": "JPY", "yuan": "CNY", "renminbi": "CNY",
    "rupee": "INR", "rupees": "INR", "ruble": "RUB", "rubles": "RUB", "rouble": "RUB", "roubles": "RUB", "won": "KRW",
    "shekel": "ILS", "shekels": "ILS", "lira": "TRY", "franc": "CHF", "francs": "CHF", "peso": "MXN", "pesos": "MXN",
    "krona": "SEK", "krone": "NOK", "rand": "ZAR", "naira": "NGN", "hryvnia": "UAH", "sterling": "GBP",
    "cent": "US cent", "cents": "US cent", "pence": "penny",
}  # fmt: skip


def dimension_of(unit: str) -> str | None:
    """The dimension of a canonical unit name ("km" -> "length"); None for counted things and money."""
    known = _BY_NAME.get(unit)
    return known.dimension if known else None


def same_dimension(a: str, b: str) -> bool:
    """True when two unit names measure the same thing, so that their values can be compared after conversion."""
    if a == b:
        return True
    dimension = dimension_of(a)
    return dimension is not None and dimension == dimension_of(b)


def to_base(quantity: Quantity) -> tuple[float | None, float | None, str]:
    """(low, high, base unit) of a quantity: 400 pounds -> (181.4, 181.4, "kg").

    Units that are no measures (people, USD) come back as they are; money is never converted.
    """
    unit = _BY_NAME.get(quantity.unit)
    if unit is None:
        return quantity.low, quantity.high, quantity.unit
    low, high = (None if v is None else v * unit.factor + unit.offset for v in (quantity.low, quantity.high))
    return low, high, _BASES[unit.dimension]
