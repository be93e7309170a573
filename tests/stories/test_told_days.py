from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.stories.told_days import HEAD, MOST, told_days
from tests.factories import make_report


def ordinal(iso: str) -> int:
    return date.fromisoformat(iso).toordinal()


@pytest.mark.parametrize(
    ("text", "named"),
    [
        ("It began on March 3, 2019, at noon.", ["2019-03-03"]),  # month first
        ("It began on 3 March 2019.", ["2019-03-03"]),  # day first
        ("Sept. 3rd, 2019", ["2019-09-03"]),  # shortened, with an ordinal ending
        ("MARCH 3, 2019", ["2019-03-03"]),  # capitals
        ("Updated 2019-03-03 and 2019/03/04", ["2019-03-03", "2019-03-04"]),  # figures
        ("February 30, 2019", []),  # no day of the calendar
        ("It began on March 3.", []),  # no year
        ("They may 3 times", []),  # a verb
        ("Marching 3, 2019", []),  # no month: too long
    ],
)
def test_days_named_in_full(text: str, named: list[str]) -> None:
    _, told = told_days(make_report(text), text)
    assert told.named == tuple(map(ordinal, named))


@pytest.mark.parametrize(
    ("published", "url", "text", "own", "sure"),
    [
        ("2019-03-22", None, "Rain fell.", "2019-03-22", False),  # nothing confirms it
        ("2019-03-22", "https://a.example/2019/03/21/rain", "Rain fell.", "2019-03-22", True),  # the address does
        ("2019-03-22", "https://a.example/2019/mar/22/rain", "Rain fell.", "2019-03-22", True),  # month by name
        ("2019-03-22", None, "March 21, 2019. Rain fell.", "2019-03-22", True),  # the head does
        ("2019-03-22", "https://a.example/2012/01/05/rain", "Rain fell.", "2019-03-22", False),  # they clash
        (None, "https://a.example/2019/03/21/rain", "Rain fell.", "2019-03-21", True),  # the address stands in
        (None, None, "March 21, 2019. Rain fell.", "2019-03-21", True),  # the head stands in
        (None, None, "March 21, 2019, not April 2, 2019.", "2019-03-21", False),  # two days: the first is a guess
        (None, None, "Rain fell.", None, False),  # not known
        ("soon", None, "Rain fell.", None, False),  # no date
    ],
)
def test_the_day_of_publication(published: str | None, url: str | None, text: str, own: str, sure: bool) -> None:
    day, told = told_days(make_report(text, published=published, url=url), text)
    assert (day, told.sure) == (own and ordinal(own), sure)


def test_a_day_far_down_does_not_stand_in_for_the_date() -> None:
    text = "Rain fell. " * HEAD + "March 21, 2019."
    day, told = told_days(make_report(text, published=None), text)
    assert day is None
    assert told.named == (ordinal("2019-03-21"),)


def test_weekdays_months_and_years() -> None:
    text = "On Tuesday, and not on Monday, 4 May, they voted; in 1999 they did not. On Tuesday!"
    _, told = told_days(make_report(text), text)
    assert (told.weekdays, told.of_month, told.years) == ((1, 0), (5 * 32 + 4,), (1999,))


def test_many_days_are_cut() -> None:
    text = " ".join(f"March {day}, 2019" for day in range(1, 29))
    assert len(told_days(make_report(text), text)[1].named) == MOST


@given(st.text(), st.text())
def test_any_text(text: str, url: str) -> None:
    told_days(make_report(text, url=url), text)
