"""What the words of a date name, and how vague they are."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.accounts.disagreements.named_days import named_day, slack, without_clock


@pytest.mark.parametrize(
    ("said", "weekday", "month", "day", "year", "weekend"),
    [
        ("friday", "friday", "", 0, False, False),
        ("4 may", "", "may", 4, False, False),
        ("may 4, 2018", "", "may", 4, True, False),
        ("september", "", "sep", 0, False, False),
        ("sept. 11", "", "sep", 11, False, False),
        ("2018", "", "", 0, True, False),
        ("june '17", "", "jun", 0, True, False),  # a year cut short is no day
        ("11:55 pm on sunday", "sunday", "", 0, False, False),  # an hour is no day
        ("last weekend", "", "", 0, False, True),
        ("", "", "", 0, False, False),
    ],
)
def test_what_is_named(said: str, weekday: str, month: str, day: int, year: bool, weekend: bool) -> None:
    found = named_day(said)
    assert (found.weekday, found.month, found.day, found.year, found.weekend) == (weekday, month, day, year, weekend)


@pytest.mark.parametrize(
    ("said", "days"),
    [("three weeks ago", 4), ("about three weeks ago", 8), ("two days ago", 0), ("a year earlier", 366), ("friday", 0)],
)
def test_slack(said: str, days: int) -> None:
    assert slack(said) == days


@given(st.text(alphabet="0123456789 :.'apmjunefriday", max_size=60))
def test_any_words_are_survived(said: str) -> None:
    assert 0 <= named_day(said).day <= 31
    assert slack(said) >= 0
    assert len(without_clock(said)) <= len(said)
