"""Quantities: which numbers count something, how much, of what, and whether two agree."""

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.quantities import compatible, find_quantities, same_dimension, to_base, unit_key
from rashomon.language.quantities.numerals import find_numerals
from rashomon.language.times import find_timexes
from rashomon.model.annotation import Quantity
from tests.factories import make_doc


def read(text: str) -> list[tuple[str, float | None, float | None, str]]:
    doc = make_doc(text)
    found = find_quantities(doc, find_timexes(doc, "2019-03-22"))
    return [(text[q.start : q.end], q.low, q.high, q.unit) for q in found]


def make_quantity(low: float | None, high: float | None, unit: str = "people", approximate: bool = False) -> Quantity:
    return Quantity(start=0, end=1, low=low, high=high, unit=unit, approximate=approximate)


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("25 people left.", "25", 25),
        ("Twenty-five people left.", "Twenty-five", 25),
        ("It cost 1,234,567.50 in all.", "1,234,567.50", 1234567.5),
        ("Two dozen people left.", "Two dozen", 24),
        ("Half a million people left.", "Half a million", 500_000),
        ("3.5 million people left.", "3.5 million", 3_500_000),
        ("One hundred and thirty people left.", "One hundred and thirty", 130),
        ("A hundred thirty people left.", "A hundred thirty", 130),
        ("Two thousand five people left.", "Two thousand five", 2005),
        ("Two hundred thousand people left.", "Two hundred thousand", 200_000),
        ("Two and a half million people left.", "Two and a half million", 2_500_000),
        ("It is 2 1/2 miles long.", "2 1/2", 2.5),
        ("It is 5½ miles long.", "5½", 5.5),
    ],
)
def test_numerals(text: str, quote: str, value: float) -> None:
    assert [(text[n.start : n.end], n.value) for n in find_numerals(text)] == [(quote, value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # What is counted
        ("The office is staffed by 25 people.", ("25 people", 25, 25, "people")),
        ("About 20,000 North Korean troops left.", ("About 20,000 North Korean troops", 20000, 20000, "troop")),
        ("A 12-member panel met.", ("12-member", 12, 12, "member")),
        ("A crowd of 5,000 gathered.", ("5,000", 5000, 5000, "people")),
        # Bounds
        ("At least 12 houses burnt.", ("At least 12 houses", 12, None, "house")),
        ("More than 12 houses burnt.", ("More than 12 houses", 12, None, "house")),
        ("Up to 20 people work there.", ("Up to 20 people", None, 20, "people")),
        ("Fewer than 20 people work there.", ("Fewer than 20 people", None, 20, "people")),
        ("As many as 20 people work there.", ("As many as 20 people", None, 20, "people")),
        ("A 400-pound-plus bear ran.", ("400-pound-plus", 400, None, "pound")),
        # Ranges
        ("Between 10 and 12 houses burnt.", ("Between 10 and 12 houses", 10, 12, "house")),
        ("Some 10 to 12 houses burnt.", ("Some 10 to 12 houses", 10, 12, "house")),
        ("The 10-12 houses burnt.", ("10-12 houses", 10, 12, "house")),
        ("It cost 2 to 3 million dollars.", ("2 to 3 million dollars", 2e6, 3e6, "USD")),
        ("Prices rose 10% to 12% a year.", ("10% to 12%", 10, 12, "percent")),
        ("It sold for $10m-$12m.", ("$10m-$12m", 1e7, 1.2e7, "USD")),
        ("It sold for $10 million to $12 million.", ("$10 million to $12 million", 1e7, 1.2e7, "USD")),
        # Round words
        ("Dozens of protesters marched.", ("Dozens of protesters", 24, 99, "protester")),
        ("Tens of thousands of protesters marched.", ("Tens of thousands of protesters", 20000, 99999, "protester")),
        # Shares
        ("Prices rose 12 percent.", ("12 percent", 12, 12, "percent")),
        ("Prices rose 12%.", ("12%", 12, 12, "percent")),
        ("The rate rose 0.3 percentage points.", ("0.3 percentage points", 0.3, 0.3, "percentage point")),
        ("They won half of the seats.", ("half", 50, 50, "percent")),
        ("They won three-quarters of the seats.", ("three-quarters", 75, 75, "percent")),
        ("Nine in ten voters agreed.", ("Nine in ten", 90, 90, "percent")),
        # Money
        ("It sold for $2m.", ("$2m", 2e6, 2e6, "USD")),
        ("It sold for £1.2bn.", ("£1.2bn", 1.2e9, 1.2e9, "GBP")),
        ("It sold for US$3.5 million.", ("US$3.5 million", 3.5e6, 3.5e6, "USD")),
        ("It sold for 40 euros.", ("40 euros", 40, 40, "EUR")),
        ("It sold for at least $5 million.", ("at least $5 million", 5e6, None, "USD")),
        # Measures keep the figure as printed
        ("It weighs 181 kg.", ("181 kg", 181, 181, "kg")),
        ("It is 12 kilometres away.", ("12 kilometres", 12, 12, "km")),
        ("It is 12 miles away.", ("12 miles", 12, 12, "mile")),
        ("It reached 30C.", ("30C", 30, 30, "degree Celsius")),
        ("It reached 100 mph.", ("100 mph", 100, 100, "mph")),
        ("It burnt 200 square miles.", ("200 square miles", 200, 200, "square mile")),
        # Ages
        ("A 4-year-old boy fell.", ("4-year-old", 4, 4, "years old")),
        ("She is 52 years old.", ("52 years old", 52, 52, "years old")),
        ("A boy aged 17 fell.", ("17", 17, 17, "years old")),
        ("The suspect, 34, was held.", ("34", 34, 34, "years old")),
        ("John Smith, 42, left.", ("42", 42, 42, "years old")),
        # A length of time is a quantity as well
        ("He was jailed for 2 1/2 years.", ("2 1/2 years", 2.5, 2.5, "year")),
        ("He threw it over two walls.", ("two walls", 2, 2, "wall")),
        ("He was dragged for ten minutes.", ("ten minutes", 10, 10, "minute")),
        # Votes and scores
        ("The Senate voted 52-48 for it.", ("52-48", 48, 52, "score")),
        ("They lost 3-1.", ("3-1", 1, 3, "score")),
    ],
)
def test_quantities(text: str, expected: tuple[str, float | None, float | None, str]) -> None:
    assert read(text) == [expected]


def test_a_change_is_two_quantities_and_no_range() -> None:
    assert [(low, high) for _, low, high, _ in read("Prices rose from 10 percent to 12 percent.")] == [
        (10, 10),
        (12, 12),
    ]


@pytest.mark.parametrize(
    ("text", "low", "key"),
    [
        ("The blast killed 12 people.", 12, "person:dead"),
        ("The blast killed 12.", 12, "person:dead"),
        ("The blast killed at least 12, police said.", 12, "person:dead"),
        ("12 people were killed.", 12, "person:dead"),
        ("Twelve were killed.", 12, "person:dead"),
        ("12 people died.", 12, "person:dead"),
        ("One person died.", 1, "person:dead"),
        ("The blast left 12 dead.", 12, "person:dead"),
        ("There were 12 deaths.", 12, "person:dead"),
        ("The blast left 12 or more dead.", 12, "person:dead"),
        ("The death toll rose to 12.", 12, "person:dead"),
        ("Officials put the death toll at 12.", 12, "person:dead"),
        ("The number of people killed has risen to 12.", 12, "person:dead"),
        ("Doctors confirmed the deaths of 12 people.", 12, "person:dead"),
        ("The blast wounded 30 others.", 30, "person:injured"),
        ("30 more people were injured.", 30, "person:injured"),
        ("Another 5 are missing.", 5, "person:missing"),
        ("Police arrested 15 people.", 15, "person:detained"),
        # A named group counts for itself
        ("12 soldiers were killed.", 12, "soldier:dead"),
        ("The talks lasted with 12 soldiers present.", 12, "soldier"),
    ],
)
def test_people_and_their_fate_share_a_key(text: str, low: float, key: str) -> None:
    assert [(value, unit_key(unit)) for _, value, _, unit in read(text)] == [(low, key)]


@pytest.mark.parametrize(
    "text",
    [
        "The bridge opened on 14 September 2018 at 5 p.m.",  # dates and times of day
        "It happened in 1998.",
        "The Boeing 737 crashed.",  # names
        "Flight 302 crashed.",
        "An F-16 and two-way radio.",
        "COVID-19 spread.",
        "The 7-Eleven shop closed.",
        "Article 5 applies.",
        "Call +44 20 7946 0958 now.",  # addresses
        "See http://example.org/12/34 for more.",
        "1. Wash hands\n2. Dry hands",  # list marks
        "He came 7th.",  # ordinals
        "The first prize is hers.",
        "One cannot know.",  # not a count
        "It was one of them.",
        "Case No. 12 was closed.",
        "It came with 7:42 left.",
        "Version 1.2.3 is out.",
    ],
)
def test_numbers_that_count_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    ("unit", "key"),
    [
        ("people", "person"),
        ("person", "person"),
        ("people killed", "person:dead"),
        ("death", "person:dead"),
        ("fatality", "person:dead"),
        ("soldier killed", "soldier:dead"),
        ("policeman", "police officer"),
        ("km", "km"),
        ("USD", "USD"),
        ("", ""),
    ],
)
def test_unit_key(unit: str, key: str) -> None:
    assert unit_key(unit) == key


@pytest.mark.parametrize(
    ("quantity", "base"),
    [
        (make_quantity(400, 400, "pound"), (181.436948, 181.436948, "kg")),
        (make_quantity(1, None, "mile"), (1609.344, None, "m")),
        (make_quantity(212, 212, "degree Fahrenheit"), (100.0, 100.0, "degree Celsius")),
        (make_quantity(2, 2, "hour"), (7200.0, 7200.0, "second")),
        (make_quantity(5, 5, "USD"), (5, 5, "USD")),
        (make_quantity(5, 5, "people"), (5, 5, "people")),
    ],
)
def test_to_base(quantity: Quantity, base: tuple[float | None, float | None, str]) -> None:
    low, high, unit = to_base(quantity)
    assert low == pytest.approx(base[0])
    assert high == pytest.approx(base[1])
    assert unit == base[2]


def test_same_dimension() -> None:
    assert same_dimension("mile", "km")
    assert same_dimension("USD", "USD")
    assert not same_dimension("mile", "kg")
    assert not same_dimension("USD", "EUR")
    assert not same_dimension("month", "day")


@pytest.mark.parametrize(
    ("a", "b", "expected"),
    [
        # Equal
        (make_quantity(12, 12), make_quantity(12, 12), "same"),
        (make_quantity(12, 12, "people killed"), make_quantity(12, 12, "death"), "same"),
        (make_quantity(200, 200, approximate=True), make_quantity(200, 200), "same"),
        # Equal after conversion and rounding
        (make_quantity(400, 400, "pound"), make_quantity(181, 181, "kg"), "same"),
        (make_quantity(100, 100, "mph"), make_quantity(160, 160, "km/h"), "same"),
        (make_quantity(24, 24, "hour"), make_quantity(1, 1, "day"), "same"),
        # One bounds, rounds or approximates the other
        (make_quantity(12, None), make_quantity(15, 15), "more or less precise"),
        (make_quantity(400, None, "pound"), make_quantity(181, 181, "kg"), "more or less precise"),
        (make_quantity(None, 181, "kg"), make_quantity(400, 400, "pound"), "more or less precise"),
        (make_quantity(None, 20), make_quantity(15, 15), "more or less precise"),
        (make_quantity(10, 12), make_quantity(11, 11), "more or less precise"),
        (make_quantity(200, 200, approximate=True), make_quantity(197, 197), "more or less precise"),
        (make_quantity(100, 100), make_quantity(97, 97), "more or less precise"),
        (make_quantity(24, 99, approximate=True), make_quantity(40, 40), "more or less precise"),
        (
            make_quantity(66.7, 66.7, "percent", approximate=True),
            make_quantity(65, 65, "percent"),
            "more or less precise",
        ),
        # Excluding each other
        (make_quantity(12, 12), make_quantity(15, 15), "different"),
        (make_quantity(12, None), make_quantity(10, 10), "different"),
        (make_quantity(None, 20), make_quantity(25, 25), "different"),
        (make_quantity(10, 12), make_quantity(13, 15), "different"),
        # Two that say the most
        (make_quantity(None, 10), make_quantity(None, 13), "different"),
        (make_quantity(None, 400, "pound"), make_quantity(None, 181, "kg"), "same"),
        (make_quantity(300, 300, "pound"), make_quantity(181, 181, "kg"), "different"),
        (make_quantity(48, 52, "score"), make_quantity(49, 51, "score"), "different"),
        (make_quantity(197, 197), make_quantity(211, 211), "different"),
        # Of different things
        (make_quantity(12, 12, "people"), make_quantity(12, 12, "house"), "unrelated"),
        (make_quantity(12, 12, "people killed"), make_quantity(30, 30, "people injured"), "unrelated"),
        (make_quantity(12, 12, "USD"), make_quantity(12, 12, "EUR"), "unrelated"),
        (make_quantity(12, 12, ""), make_quantity(12, 12, ""), "unrelated"),
    ],
)
def test_compatible_in_both_orders(a: Quantity, b: Quantity, expected: str) -> None:
    assert compatible(a, b) == expected
    assert compatible(b, a) == expected


FRAGMENTS = (
    "12 1,000 one dozen half a million two-thirds of the people killed at least up to between and - – $ £ m bn % kg "
    "3-1 10-12 year-old years old dead 1. ( ) , \n 999999999999999999999 .5 ½ 1/0 about http://a.b/1 toll rose"
)
WORDS = st.sampled_from(FRAGMENTS.split(" "))


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_is_survived_and_spans_are_exact(text: str) -> None:
    doc = make_doc(text)
    found = find_quantities(doc, find_timexes(doc, None))
    end = 0
    for quantity in found:
        assert end <= quantity.start < quantity.end <= len(text)
        assert any(c.isalnum() or c in "½¼¾⅓⅔⅛" for c in text[quantity.start : quantity.end])
        assert "\n" not in text[quantity.start : quantity.end]
        if quantity.low is not None and quantity.high is not None:
            assert quantity.low <= quantity.high
        end = quantity.end


@given(st.floats(0, 1e12), st.floats(0, 1e12), st.booleans(), st.sampled_from(["people", "kg", "pound", "USD"]))
def test_comparison_is_symmetric_and_reflexive(a: float, b: float, approximate: bool, unit: str) -> None:
    first, second = make_quantity(a, a, unit, approximate), make_quantity(b, b, "kg")
    assert compatible(first, second) == compatible(second, first)
    assert compatible(first, first) == "same"
