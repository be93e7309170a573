"""When a report says it was published."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.dates import read_published

TODAY = date(2026, 11, 25)


@pytest.mark.parametrize(
    ("given_", "value"),
    [
        ("2019-03-22", "2019-03-22"),
        ("20190322", "2019-03-22"),
        ("2019-03-22T10:00:00Z", "2019-03-22T10:00:00+00:00"),
        ("2019-03-22T10:00:00.250Z", "2019-03-22T10:00:00.250000+00:00"),
        ("2019-03-22T10:00:00+0900", "2019-03-22T10:00:00+09:00"),
        ("2019-03-22 10:00:00 +09:00", "2019-03-22T10:00:00+09:00"),  # its zone stays
        ("2019-03-22 10:00", "2019-03-22T10:00:00"),  # none was given
        ("Fri, 22 Mar 2019 10:00:00 GMT", "2019-03-22T10:00:00+00:00"),  # as feeds have it
        ("Fri, 22 Mar 2019 10:00:00 -0500", "2019-03-22T10:00:00-05:00"),
        ("22 March 2019", "2019-03-22"),
        ("22nd of March 2019", "2019-03-22"),
        ("March 22, 2019", "2019-03-22"),
        ("Friday, March 22nd, 2019", "2019-03-22"),
        ("Sept. 4, 2019", "2019-09-04"),
        ("2019/03/22", "2019-03-22"),
        ("22/03/2019", "2019-03-22"),  # only one way to read it
        ("03/22/2019", "2019-03-22"),
        ("22.03.2019", "2019-03-22"),
        ("1851-09-18", "1851-09-18"),  # there were newspapers
        ("2026-11-27", "2026-11-27"),  # tomorrow's date in another zone
    ],
)
def test_dates(given_: str, value: str) -> None:
    assert read_published(given_, today=TODAY).value == value
    assert read_published(given_, today=TODAY).reason == ""


@pytest.mark.parametrize(
    ("given_", "reason"),
    [
        ("2019-02-31", "does not exist"),
        ("2019-13-01", "does not exist"),
        ("0000-01-01", "does not exist"),
        ("2019-03-22T25:00:00", "does not exist"),
        ("0001-01-01", "before there were newspapers"),
        ("1970", "is no date"),
        ("31 February 2019", "is no date"),
        ("yesterday", "is no date"),
        ("03/04/2019", "two ways"),
        ("2026-11-28", "future"),
        ("9999-12-31T23:59:59Z", "future"),
        ("x" * 5_000, "is no date"),
    ],
)
def test_no_dates(given_: str, reason: str) -> None:
    published = read_published(given_, today=TODAY)
    assert published.value is None
    assert reason in published.reason
    assert len(published.reason) < 200


def test_no_date_given_is_no_problem() -> None:
    assert read_published("  ").reason == ""


@given(
    st.one_of(
        st.text(max_size=60), st.from_regex(r"\d{1,4}[-/. ]\d{1,2}[-/. ]\d{1,4}([T ]\d\d:\d\d.{0,8})?", fullmatch=True)
    )
)
def test_any_words(words: str) -> None:
    published = read_published(words, today=TODAY)
    assert published.value is None or date.fromisoformat(published.value[:10]).year >= 1600
    assert (published.value is None) == bool(published.reason or not words.strip())
