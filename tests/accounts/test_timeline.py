"""When facts happened."""

from datetime import date
from itertools import permutations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.accounts.timeline import days_of, granularity_of, make_timeline, time_of
from rashomon.model.account import Fact, StatedTime, Statement
from rashomon.model.span import Evidence


def make_statement(id: str, *values: str, report: str | None = None, resolved: bool = True) -> Statement:
    """A statement of report `report` (default: a report of its own) with one time expression for each value."""
    report = report or f"r{id}"
    quote, times = "The bridge fell", []
    for value in values:
        quote += " "
        times.append((len(quote), value))
        quote += "then"
    return Statement(
        report=report, start=0, end=len(quote), quote=quote, id=id, said_by=(), origin=None, certainty="asserted",
        negated=False, quantities=(), times=tuple(
            StatedTime(
                report=report, start=at, end=at + 4, quote="then", value=value, granularity="none", resolved=resolved
            )
            for at, value in times
        ),
    )  # fmt: skip


def make_fact(id: str, *statements: Statement, time: str | None = None) -> Fact:
    first = statements[0]
    return Fact(
        id=id, wording=first.quote, statements=tuple(s.id for s in statements), sources=(), independent_sources=1,
        independence=(), first_report=first.report, salience=0.5, time=time, score=1.0, reason="",
        evidence=Evidence(report=first.report, start=first.start, end=first.end, quote=first.quote),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("value", "first", "last", "granularity"),
    [
        ("2019-03-22", date(2019, 3, 22), date(2019, 3, 22), "day"),
        ("2019-03-22T08:30", date(2019, 3, 22), date(2019, 3, 22), "day"),  # a time of day is its day
        ("2019-03-22TNI", date(2019, 3, 22), date(2019, 3, 22), "day"),
        ("2020-02", date(2020, 2, 1), date(2020, 2, 29), "month"),  # leap year
        ("2019-W12", date(2019, 3, 18), date(2019, 3, 24), "week"),
        ("2019-W12-WE", date(2019, 3, 23), date(2019, 3, 24), "weekend"),
        ("2018-WI", date(2018, 12, 1), date(2019, 2, 28), "season"),  # winter runs into the next year
        ("2018-Q4", date(2018, 10, 1), date(2018, 12, 31), "quarter"),
        ("2018-H2", date(2018, 7, 1), date(2018, 12, 31), "half-year"),
        ("1999", date(1999, 1, 1), date(1999, 12, 31), "year"),
        ("199", date(1990, 1, 1), date(1999, 12, 31), "decade"),
        ("19", date(1900, 1, 1), date(1999, 12, 31), "century"),
    ],
)
def test_days_of_a_value(value: str, first: date, last: date, granularity: str) -> None:
    assert days_of(value) == (first, last)
    assert granularity_of(value) == granularity


@pytest.mark.parametrize("value", ["P3D", "PRESENT_REF", "XXXX-WXX-5", "2019-02-31", "2019-W60", "", "0000"])
def test_values_that_are_no_date(value: str) -> None:
    assert days_of(value) is None
    assert granularity_of(value) == "none"


@given(st.text(alphabet="0123456789-WXTQHSPE:.", max_size=12))
def test_any_value_is_a_range_or_nothing(value: str) -> None:
    days = days_of(value)
    assert days is None or days[0] <= days[1]


@pytest.mark.parametrize(
    ("statements", "expected"),
    [
        ([make_statement("1", "2019-03-22")], ("2019-03-22", "day")),
        ([make_statement("1", "2019-03-22"), make_statement("2", "2019-03")], ("2019-03-22", "day")),  # vaguer agrees
        ([make_statement("1", "2019-03-22", "2018")], ("2019-03-22", "day")),  # the finest time of a statement
        ([make_statement("1", "2019-W12")], ("2019-W12", "week")),
        ([make_statement("1", "2019-03-22T09:00")], ("2019-03-22", "day")),
        # two reports against one
        (
            [make_statement("1", "2019-03-22"), make_statement("2", "2019-03-22"), make_statement("3", "2019-03-21")],
            ("2019-03-22", "day"),
        ),
        # one report has one vote, however often it says so
        ([make_statement(i, "2019-03-22", report="a") for i in "123"] + [make_statement("4", "2019-03-21")], None),
        ([make_statement("1", "2019-03-22"), make_statement("2", "2019-03-21")], None),  # a tie settles nothing
        ([make_statement("1", "P3D"), make_statement("2", "PRESENT_REF")], None),
        ([make_statement("1", "2019-03-22", resolved=False)], None),  # relative to an unknown date
        ([make_statement("1")], None),
        ([], None),
    ],
)  # fmt: skip
def test_time_of_a_fact(statements: list[Statement], expected: tuple[str, str] | None) -> None:
    for order in permutations(statements):
        assert time_of(order) == expected


def test_a_line_that_is_only_a_date_is_a_byline() -> None:
    whole = make_statement("1", "2019-03-22")
    day = StatedTime(report="r1", start=0, end=4, quote="then", value="2019-03-22", granularity="day")
    byline = Statement(
        report="r1", start=0, end=4, quote="then", id="1", said_by=(), origin=None, certainty="asserted", negated=False,
        quantities=(), times=(day,),
    )  # fmt: skip
    named = Statement(
        report="r1", start=0, end=17, quote="Ann Example | then", id="1", said_by=(), origin=None, certainty="asserted",
        negated=False, quantities=(),
        times=(StatedTime(report="r1", start=14, end=18, quote="then", value="2019-03-22", granularity="day"),),
    )  # fmt: skip
    assert time_of([whole]) is not None
    assert time_of([byline]) is None
    assert time_of([named]) is None


def test_timeline_is_sorted_and_keeps_granularity() -> None:
    statements = [
        make_statement("1", "2018-09-14"), make_statement("2", "2018-09"), make_statement("3", "2018"),
        make_statement("4", "2018-09-14"), make_statement("5"), make_statement("6", "2017-12-31"),
    ]  # fmt: skip
    facts = [make_fact(f"f{s.id}", s) for s in statements]
    timeline = make_timeline(facts, {s.id: s for s in statements})
    assert [(e.date, e.granularity, e.facts) for e in timeline] == [
        ("2017-12-31", "day", ("f6",)),
        ("2018", "year", ("f3",)),
        ("2018-09", "month", ("f2",)),
        ("2018-09-14", "day", ("f1", "f4")),
    ]


def test_the_wording_decides_when_reports_are_split() -> None:
    first, second = make_statement("1", "2019-03-21"), make_statement("2", "2019-03-22")
    by_id = {"1": first, "2": second}
    assert [e.date for e in make_timeline([make_fact("f", first, second)], by_id)] == ["2019-03-21"]
    assert [e.date for e in make_timeline([make_fact("f", second, first)], by_id)] == ["2019-03-22"]


def test_the_time_of_the_fact_goes_first() -> None:
    statement = make_statement("1", "2019-03-21")
    fact = make_fact("f", statement, time="2019-02")
    assert [e.date for e in make_timeline([fact], {"1": statement})] == ["2019-02"]
    unreadable = make_fact("f", statement, time="P3D")
    assert [e.date for e in make_timeline([unreadable], {"1": statement})] == ["2019-03-21"]
