"""Open times that another report of the story settles."""

from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.times import find_timexes, narrow_times
from rashomon.model.annotation import Annotation, Timex
from tests.factories import make_doc, make_report


def annotation(text: str, id: str, published: str | None) -> Annotation:
    report = make_report(text, id, published=published)
    return Annotation(
        report=report, words=(), sentences=(), clauses=(), mentions=(), quantities=(), attributions=(),
        timexes=find_timexes(make_doc(text), published),
    )  # fmt: skip


def narrowed(undated: str, *others: tuple[str, str | None]) -> list[Timex]:
    story = [annotation(undated, "a", None)]
    story += [annotation(text, f"b{i}", published) for i, (text, published) in enumerate(others)]
    return list(narrow_times(story)[0].timexes)


DATED = "2019-03-22"  # a Friday


@pytest.mark.parametrize(
    ("undated", "others", "value"),
    [
        # The month is named in full
        ("It opened last September.", [("It opened in September 2018.", None)], "2018-09"),
        # ... or lies in a day that is
        ("It opened last September.", [("It opened on 14 September 2018.", None)], "2018-09"),
        # The other report says it relatively, too, but has a date
        ("It opened in September.", [("It opened last September.", DATED)], "2018-09"),
        # Days, seasons, quarters, halves
        ("It opened on Sept. 14.", [("It opened on 14 September 2018.", None)], "2018-09-14"),
        ("It opened last summer.", [("It opened in the summer of 2018.", None)], "2018-SU"),
        ("It fell in the third quarter.", [("It fell in the third quarter of 2018.", None)], "2018-Q3"),
        # A weekday near a report of the story, with a part of the day
        ("It opened on Tuesday.", [("It opened on Tuesday.", DATED)], "2019-03-19"),
        ("It opened on Tuesday night.", [("It opened on March 19.", DATED)], "2019-03-19TNI"),
        # Said twice, the same
        ("It opened last September.", [("In September 2018 it did.", None), ("On 3 September 2018.", None)], "2018-09"),
    ],
)
def test_exactly_one_value_fits(undated: str, others: list[tuple[str, str | None]], value: str) -> None:
    (timex,) = narrowed(undated, *others)
    assert (timex.value, timex.resolved) == (value, True)
    assert timex.inferred_from


@pytest.mark.parametrize(
    ("undated", "others", "value"),
    [
        # Two Septembers
        ("It opened last September.", [("September 2017 was dry, September 2018 wet.", None)], "XXXX-09"),
        # Another month
        ("It opened last September.", [("It opened in May 2018.", None)], "XXXX-09"),
        # A month does not settle a day
        ("It opened on Sept. 14.", [("It opened in September 2018.", None)], "XXXX-09-14"),
        # A Tuesday long ago, and one with no dated report near
        ("It opened on Tuesday.", [("It opened on May 1, 2018.", DATED)], "XXXX-WXX-2"),
        ("It opened on Tuesday.", [("It opened on March 19, 2019.", None)], "XXXX-WXX-2"),
        # Only its own words
        ("It opened last September. September 2018 was dry.", [("It opened.", DATED)], "XXXX-09"),
        # What is open elsewhere is no evidence
        ("It opened last September.", [("It opened last September.", None)], "XXXX-09"),
        # Nothing to go by: any month, any day
        ("It opened last month.", [("It opened in May 2018.", None)], "XXXX-XX"),
        ("It opened yesterday.", [("It opened on May 1, 2018.", None)], "XXXX-XX-XX"),
    ],
)
def test_it_stays_open(undated: str, others: list[tuple[str, str | None]], value: str) -> None:
    timex = narrowed(undated, *others)[0]
    assert (timex.value, timex.resolved, timex.inferred_from) == (value, False, "")


def test_what_it_was_inferred_from_is_quoted_with_source_and_report() -> None:
    (timex,) = narrowed("It opened last September.", ("It opened in September 2018.", None))
    assert timex.inferred_from == "Outlet B0: 'September 2018' (report b0)"


def test_the_earliest_report_is_named_and_the_order_does_not_matter() -> None:
    story = [
        annotation("It opened last September.", "a", None),
        annotation("It opened in September 2018.", "b", "2019-03-23"),
        annotation("It opened on 14 September 2018.", "c", "2019-03-22"),
        annotation("In September 2018 it opened.", "d", None),
    ]
    for order in permutations(story):
        found = {a.report.id: a for a in narrow_times(order)}
        assert found["a"].timexes[0].inferred_from == "Outlet C: '14 September 2018' (report c)"
        assert [a.report.id for a in narrow_times(order)] == [a.report.id for a in order]
        # The others are as they were
        assert all(found[a.report.id] is a for a in order if a.report.id != "a")


VALUES = st.from_regex(r"(XXXX|2018)-(09|0?9-31|WXX-[0-9]|SU|Q3|XX)(T[A-Z0-9:]{1,5})?", fullmatch=True)


@settings(max_examples=100, deadline=None)
@given(st.lists(st.tuples(VALUES, st.booleans()), max_size=6))
def test_any_values_are_survived(values: list[tuple[str, bool]]) -> None:
    story = [
        Annotation(
            report=make_report("now", str(i), published=None),
            words=(), sentences=(), clauses=(), mentions=(), quantities=(), attributions=(),
            timexes=(Timex(start=0, end=3, type="DATE", value=value, granularity="none", resolved=resolved),),
        )
        for i, (value, resolved) in enumerate(values)
    ]  # fmt: skip
    for before, after in zip(story, narrow_times(story), strict=True):
        assert "X" in before.timexes[0].value or after == before
