import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.rendering.dates import publication_order, spoken_date, spoken_gap, spoken_range, timeline_order


@pytest.mark.parametrize(
    ("value", "expected"),
    [
        ("2031-03-14", "14 March 2031"),
        ("2031-03", "March 2031"),
        ("2031", "2031"),
        ("2031-03-14T09:10", "14 March 2031, 09:10"),
        ("2031-03-14 09:10:30", "14 March 2031, 09:10"),
        ("2031-03-14T09:10:00Z", "14 March 2031, 09:10 UTC"),
        ("2031-03-14T09:10:00+00:00", "14 March 2031, 09:10 UTC"),
        ("2031-03-14T09:10+09:00", "14 March 2031, 09:10 +09:00"),
        ("2031-03-14TEV", "14 March 2031, evening"),
        ("2031-03-14TDW", "14 March 2031, dawn"),
        ("2031-W11", "week of 10–16 March 2031"),
        ("2031-W11-WE", "weekend of 15–16 March 2031"),
        ("2031-W11-5", "14 March 2031"),
        ("2031-W01", "week of 30 December 2030 – 5 January 2031"),
        ("2031-W60", "2031-W60"),  # no such week
        ("2031-W60-5", "2031-W60-5"),  # no such week
        ("2031-03-XX", "March 2031"),
        ("2031-XX-XX", "2031"),
        ("203X", "the 2030s"),
        ("20XX", "the years 2000–2099"),
        ("2031-SP", "spring 2031"),
        ("2031-AU", "autumn 2031"),
        ("2031-Q2", "Q2 2031"),
        ("2031-13-01", "2031-13-01"),  # no such month: as it stands
        ("XXXX-WXX-5", "XXXX-WXX-5"),  # not resolved: as it stands
        ("P3D", "P3D"),
        ("", ""),
    ],
)
def test_spoken_date(value: str, expected: str) -> None:
    assert spoken_date(value) == expected


@pytest.mark.parametrize(
    ("start", "end", "expected"),
    [
        ("2031-03-14", "2031-03-17", "14–17 March 2031"),
        ("2031-03-14", "2031-04-02", "14 March – 2 April 2031"),
        ("2030-12-30", "2031-01-02", "30 December 2030 – 2 January 2031"),
        ("2031-03-14", "2031-03-14T10:00", "14 March 2031"),
        ("2031-03-14", None, "14 March 2031"),
        (None, None, ""),
    ],
)
def test_spoken_range(start: str | None, end: str | None, expected: str) -> None:
    assert spoken_range(start, end) == expected


@pytest.mark.parametrize(
    ("earlier", "later", "expected"),
    [
        ("2031-03-14", "2031-03-20", ""),  # near enough not to be said
        ("2031-02", "2031-03-14", "about 6 weeks"),
        ("2030-04", "2031-03-14", "about 11 months"),
        ("1998", "2031", "about 33 years"),
        ("199", "2031", "about 41 years"),  # from the decade's beginning
        ("XXXX", "2031", ""),
        ("2031-02-30", "2032", ""),  # no such day
    ],
)
def test_spoken_gap(earlier: str, later: str, expected: str) -> None:
    assert spoken_gap(earlier, later) == expected


def test_timeline_order() -> None:
    dates = ["nonsense", "2031-03-14", "2031-03-01", "2031-03", "2030-W52", "199X", "2031"]
    assert sorted(dates, key=timeline_order) == [
        "199X", "2030-W52", "2031", "2031-03", "2031-03-01", "2031-03-14", "nonsense",
    ]  # fmt: skip


def test_publication_order_knows_time_zones_and_puts_the_undated_last() -> None:
    published = [None, "2031-03-15T00:30:00+09:00", "2031-03-14T20:00:00Z", "2031-03-14", "0001-01-01T00:00+14:00"]
    assert sorted(published, key=publication_order) == [
        "0001-01-01T00:00+14:00",  # before the first moment that can be counted: no crash
        "2031-03-14",
        "2031-03-15T00:30:00+09:00",
        "2031-03-14T20:00:00Z",
        None,
    ]


@given(st.text(), st.text())
def test_no_text_breaks_a_date(one: str, other: str) -> None:
    spoken_date(one)
    spoken_range(one, other)
    spoken_gap(one, other)
    assert publication_order(one) <= publication_order(None)
