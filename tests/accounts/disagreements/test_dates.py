"""Dates that count, and how two of them stand to each other."""

from datetime import date

import pytest

from rashomon.accounts.disagreements.dates import date_likeness, date_values, middle_day
from tests.accounts.disagreements.builders import DAY, told


@pytest.mark.parametrize(
    ("a", "b", "likeness"),
    [
        ("It fell on Tuesday.", "It fell on 8 June 2021.", "same"),
        ("It fell in June.", "It fell on Tuesday.", "vaguer"),
        ("It fell on Tuesday.", "It fell on Thursday.", "different"),
        ("It fell late on Friday, 4 June.", "It fell at the weekend.", "vaguer"),  # a weekend begins on Friday evening
        ("It fell in 1911.", "It fell in 1932.", "different"),
        ("It opens on 4 May 2022.", "It opens on 4 May.", "same"),  # which May is left to the reader
        ("It opens on 4 May 2022.", "It opens on 9 May.", "different"),
        ("It opens in May 2022.", "It opens on 4 May.", "vaguer"),
        ("It began almost three decades ago.", "It began in 1990.", "vaguer"),  # nobody counts so exactly
        ("It began three years ago.", "It began in 1990.", "different"),
        ("It fell last weekend.", "It fell this weekend.", "same"),  # which weekend depends on the day of writing
    ],
)
def test_likeness_of_dates(a: str, b: str, likeness: str) -> None:
    first, second = date_values(told(a), DAY)[0], date_values(told(b), DAY)[0]
    assert date_likeness(first, second) == likeness


def test_dates_that_do_not_count() -> None:
    assert date_values(told("Police said on Tuesday that it fell."), DAY) == []  # the day of the telling
    assert date_values(told("It fell the next day."), DAY) == []  # points back to another
    assert date_values(told("It fell last month.", published=None), DAY) == []  # stays relative
    assert date_values(told("It fell last month.", published="2021-09-01"), DAY) == []  # a report far from the story
    assert len(date_values(told("It fell on 8 June 2021.", published="2021-09-01"), DAY)) == 1


@pytest.mark.parametrize(
    ("a", "b", "likeness"),
    [
        ("It fell on Tuesday.", "It fell on Tuesday.", "same"),
        ("It fell on Tuesday.", "It fell on Thursday.", "different"),
        ("It fell on Tuesday.", "It fell on 8 June 2021.", "same"),  # a Tuesday
        ("It fell on Tuesday.", "It fell on 10 June 2021.", "different"),
        ("It fell on Tuesday.", "It fell in June 2021.", "unrelated"),
        ("It fell in January.", "It fell in December.", "different"),
        ("It fell in January.", "It fell on 5 January.", "vaguer"),
    ],
)
def test_days_of_undated_reports(a: str, b: str, likeness: str) -> None:
    first, second = date_values(told(a, published=None), None)[0], date_values(told(b, published=None), None)[0]
    assert date_likeness(first, second) == likeness


def test_an_hour_names_no_day() -> None:
    # reports a week apart, each with its own Sunday: the hour does not make it a date
    a, b = (
        told("It left at 11:55 pm on Sunday.", published="2021-06-11"),
        told("It left at 11:55 p.m. Sunday.", published="2021-06-15"),
    )
    (first,), (second,) = date_values(a, DAY), date_values(b, DAY)
    assert first.text != second.text
    assert date_likeness(first, second) == "same"


def test_middle_day() -> None:
    assert middle_day(["2021-06-11", None, "2021-06-13T10:00", "soon", "2024-01-01"]) == date(2021, 6, 13)
    assert middle_day([None]) is None
