"""Time expressions: what is found, its TIMEX3 value, and when nothing may be found."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.times import find_timexes
from rashomon.model.annotation import Timex
from tests.factories import make_doc

# The day of publication in every case below: a Friday.
FRIDAY = "2019-03-22"


def read(text: str, published: str | None = FRIDAY) -> list[tuple[str, str, str]]:
    return [(text[t.start : t.end], t.type, t.value) for t in find_timexes(make_doc(text), published)]


def only(text: str, published: str | None = FRIDAY) -> Timex:
    found = find_timexes(make_doc(text), published)
    assert len(found) == 1, found
    return found[0]


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        # Full dates
        ("The bridge opened on 2018-09-14.", "2018-09-14", "2018-09-14"),
        ("The bridge opened on September 14, 2018.", "September 14, 2018", "2018-09-14"),
        ("The bridge opened on Sept. 14, 2018.", "Sept. 14, 2018", "2018-09-14"),
        ("The bridge opened on 14 September 2018.", "14 September 2018", "2018-09-14"),
        ("The bridge opened on the 14th of September, 2018.", "the 14th of September, 2018", "2018-09-14"),
        ("The bridge opened on Friday, September 14, 2018.", "Friday, September 14, 2018", "2018-09-14"),
        ("The bridge opened on 14/09/2018.", "14/09/2018", "2018-09-14"),
        ("The bridge opened on 09/14/2018.", "09/14/2018", "2018-09-14"),
        # 03/02 is March or February: the nearer to the report
        ("The bridge opened on 03/02/2019.", "03/02/2019", "2019-03-02"),
        # Partial dates take the year from the report and the tense
        ("The bridge opened on Sept. 14.", "Sept. 14", "2018-09-14"),
        ("The bridge will open on Sept. 14.", "Sept. 14", "2019-09-14"),
        ("The bridge opened on March 22.", "March 22", "2019-03-22"),
        # The weekday settles the year
        ("The deal of Tuesday, March 26, is near.", "Tuesday, March 26", "2019-03-26"),
        ("The bridge opened in February.", "February", "2019-02"),
        ("The bridge opened in September 2018.", "September 2018", "2018-09"),
        ("The bridge opened in September of last year.", "September of last year", "2018-09"),
        ("The bridge will open in May.", "May", "2019-05"),
        # Weekdays look back in the past tense and ahead in the future
        ("Staff left on Friday.", "Friday", "2019-03-22"),
        ("Staff left on Monday.", "Monday", "2019-03-18"),
        ("Staff will leave on Monday.", "Monday", "2019-03-25"),
        ("The talks are scheduled for Tuesday.", "Tuesday", "2019-03-26"),
        ("They plan to staff the office on Saturday.", "Saturday", "2019-03-23"),
        ("The vote was postponed until Tuesday.", "Tuesday", "2019-03-26"),
        ("Last Friday the office closed.", "Last Friday", "2019-03-15"),
        ("The office reopens next Monday.", "next Monday", "2019-03-25"),
        # Today and its neighbours
        ("The office closed yesterday.", "yesterday", "2019-03-21"),
        ("The office closed today.", "today", "2019-03-22"),
        ("The office reopens tomorrow.", "tomorrow", "2019-03-23"),
        # Periods relative to the report
        ("The summit failed last month.", "last month", "2019-02"),
        ("She spoke earlier this month.", "earlier this month", "2019-03"),
        ("She spoke last week.", "last week", "2019-W11"),
        ("She spoke this year.", "this year", "2019"),
        ("The office opened last year.", "last year", "2018"),
        ("The office opened last September.", "last September", "2018-09"),
        ("The office opened last summer.", "last summer", "2018-SU"),
        ("The office opened last winter.", "last winter", "2018-WI"),
        ("The office opened in the winter of 1994.", "the winter of 1994", "1994-WI"),
        ("Fighting went on over the weekend.", "the weekend", "2019-W11-WE"),
        ("They will meet this weekend.", "this weekend", "2019-W12-WE"),
        ("Profits fell in the third quarter of 2018.", "the third quarter of 2018", "2018-Q3"),
        ("Profits fell in the fourth quarter.", "the fourth quarter", "2018-Q4"),
        ("Profits fell in the first half of 2018.", "the first half of 2018", "2018-H1"),
        ("It will be done by the end of the year.", "the end of the year", "2019"),
        # Distances from the report
        ("The office opened two weeks ago.", "two weeks ago", "2019-W10"),
        ("The office opened three days ago.", "three days ago", "2019-03-19"),
        ("The office opened six months ago.", "six months ago", "2018-09"),
        ("The war ended about 70 years ago.", "about 70 years ago", "1949"),
        ("He left the day before yesterday.", "the day before yesterday", "2019-03-20"),
        ("He left a year ago today.", "a year ago today", "2018-03-22"),
        ("He left the week of March 4.", "the week of March 4", "2019-W10"),
        ("He left a week or so ago.", "a week or so ago", "2019-W11"),
        # Vague points
        ("It is quiet these days.", "these days", "PRESENT_REF"),
        ("At that time it was quiet.", "that time", "PAST_REF"),
        ("It is quiet at the moment.", "the moment", "PRESENT_REF"),
        ("He left a long time ago.", "a long time ago", "PAST_REF"),
        ("They will meet in the near future.", "the near future", "FUTURE_REF"),
        # Open at one end: "since" looks back
        ("He has run the club since May.", "May", "2018-05"),
        ("He will run the club until May.", "May", "2019-05"),
        ("The law holds until 2022.", "2022", "2022"),
        # Seasons
        ("The fair is held in late summer.", "late summer", "2019-SU"),
        ("He spent the winter of 1998-99 there.", "the winter of 1998-99", "1998-WI"),
        # Fiscal quarters and halves
        ("Sales in the fourth quarter of fiscal 2018 fell.", "the fourth quarter of fiscal 2018", "2018-Q4"),
        ("Sales in fiscal 2019's second quarter fell.", "fiscal 2019's second quarter", "2019-Q2"),
        ("Profit may fall in the second half of this year.", "the second half of this year", "2019-H2"),
        # Years, decades, centuries
        ("The office opened in 1998.", "1998", "1998"),
        ("The office opened in nineteen ninety-eight.", "nineteen ninety-eight", "1998"),
        ("He led the 1998 campaign.", "1998", "1998"),
        ("It was built in the 1980s.", "the 1980s", "198"),
        ("It was built in the late '80s.", "the late '80s", "198"),
        ("It was built in the nineties.", "the nineties", "199"),
        ("It was built in the 19th century.", "the 19th century", "18"),
        # Holidays
        ("The office closed on Christmas Day.", "Christmas Day", "2018-12-25"),
        ("The office closed last Thanksgiving.", "last Thanksgiving", "2018-11-22"),
        ("The office will close on Good Friday.", "Good Friday", "2019-04-19"),
    ],
)
def test_dates(text: str, quote: str, value: str) -> None:
    assert read(text) == [(quote, "DATE", value)]


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        # The day stands beside the clock
        ("It began at 5 p.m. on Tuesday.", "5 p.m. on Tuesday", "2019-03-19T17:00"),
        ("It began at 8:30 AM on March 5, 2018.", "8:30 AM on March 5, 2018", "2018-03-05T08:30"),
        ("It began at 12 a.m. Tuesday.", "12 a.m. Tuesday", "2019-03-19T00:00"),
        ("It began at noon Thursday.", "noon Thursday", "2019-03-21T12:00"),
        ("It ended at midnight Thursday.", "midnight Thursday", "2019-03-21T24:00"),
        ("It began on Tuesday at 5 p.m.", "Tuesday at 5 p.m.", "2019-03-19T17:00"),
        # A zone: universal time is kept
        ("It began at 14:05 GMT on Tuesday.", "14:05 GMT on Tuesday", "2019-03-19T14:05Z"),
        ("It began at 3 o'clock on Sunday morning.", "3 o'clock on Sunday morning", "2019-03-17T03:00"),
        ("It began in the early hours of Sunday.", "the early hours of Sunday", "2019-03-17TMO"),
        # Without a day: today
        ("It began at 5 p.m. local time.", "5 p.m. local time", "2019-03-22T17:00"),
        # Parts of days
        ("It began on Tuesday night.", "Tuesday night", "2019-03-19TNI"),
        ("It began last night.", "last night", "2019-03-21TNI"),
        ("It began this morning.", "this morning", "2019-03-22TMO"),
        ("It will begin tomorrow evening.", "tomorrow evening", "2019-03-23TEV"),
        ("Snow fell overnight.", "overnight", "2019-03-21TNI"),
        ("It began late last night.", "late last night", "2019-03-21TNI"),
        ("Shares fell at mid-afternoon yesterday.", "mid-afternoon yesterday", "2019-03-21TAF"),
    ],
)
def test_times_of_day(text: str, quote: str, value: str) -> None:
    assert read(text) == [(quote, "TIME", value)]


def test_clock_without_a_day_takes_the_day_of_its_sentence() -> None:
    assert read("On Tuesday staff left, and at 5:30 p.m. the doors closed.") == [
        ("Tuesday", "DATE", "2019-03-19"),
        ("5:30 p.m.", "TIME", "2019-03-19T17:30"),
    ]


@pytest.mark.parametrize(
    ("text", "quote", "value", "mod"),
    [
        ("He spoke for ten minutes.", "ten minutes", "PT10M", None),
        ("He spoke for an hour and a half.", "an hour and a half", "PT1H30M", None),
        ("He spoke for half an hour.", "half an hour", "PT30M", None),
        ("He spoke for about ten minutes.", "about ten minutes", "PT10M", "APPROX"),
        ("He must wait at least 30 days.", "at least 30 days", "P30D", "EQUAL_OR_MORE"),
        ("He waited more than two hours.", "more than two hours", "PT2H", "MORE_THAN"),
        ("The line is open 24 hours.", "24 hours", "PT24H", None),
        ("The four-day visit was a success.", "four-day", "P4D", None),
        ("She served two and a half years.", "two and a half years", "P2Y6M", None),
        ("She served 2 1/2 years.", "2 1/2 years", "P2Y6M", None),
        ("They have talked for years.", "years", "PXY", None),
        ("They have talked for several weeks.", "several weeks", "PXW", None),
        ("They stayed for a week.", "a week", "P1W", None),
        ("Prices fell over the past three months.", "the past three months", "P3M", None),
        ("Prices will fall in the next few days.", "the next few days", "PXD", None),
        ("Prices fell over the last decade.", "the last decade", "P10Y", None),
        ("The decades-long dispute is over.", "decades-long", "PXY", None),
        ("The decade-long war is over.", "decade-long", "P10Y", None),
        ("The yearlong siege is over.", "yearlong", "P1Y", None),
    ],
)
def test_durations(text: str, quote: str, value: str, mod: str | None) -> None:
    timex = only(text)
    assert (text[timex.start : timex.end], timex.type, timex.value, timex.mod) == (quote, "DURATION", value, mod)


@pytest.mark.parametrize(
    ("text", "quote", "value"),
    [
        ("They meet every day.", "every day", "P1D"),
        ("They meet every Friday.", "every Friday", "XXXX-WXX-5"),
        ("They meet every two years.", "every two years", "P2Y"),
        ("They meet on Mondays.", "Mondays", "XXXX-WXX-1"),
        ("They meet on weekends.", "weekends", "XXXX-WXX-WE"),
        ("They meet weekly.", "weekly", "P1W"),
        ("They meet twice a year.", "a year", "P1Y"),
    ],
)
def test_sets(text: str, quote: str, value: str) -> None:
    assert read(text) == [(quote, "SET", value)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # "The next day" and "three days later" count from what was told last
        ("The office opened on Sept. 14, 2018. The next day it closed.", ["2018-09-14", "2018-09-15"]),
        ("The office opened on Sept. 14, 2018. Three days later it closed.", ["2018-09-14", "2018-09-17"]),
        ("The office opened in June 1998. It closed that year.", ["1998-06", "1998"]),
        ("The office opened in June 1998. It closed the following month.", ["1998-06", "1998-07"]),
        ("It rose from 1985 to 1987.", ["1985", "1987"]),
        ("He ruled from 1979-89 there.", ["1979", "1989"]),
        ("The office opened on May 3, 2018. The day before, it rained.", ["2018-05-03", "2018-05-02"]),
        ("It will take two to three weeks.", ["P2W", "P3W"]),
        ("The office opened in May 2014. It closed in June of that year.", ["2014-05", "2014-06"]),
        ("The office opened in May 2014. It closed in June of that same year.", ["2014-05", "2014-06"]),
        ("The office opened in May 2014. It closed in the winter of that year.", ["2014-05", "2014-WI"]),
        ("The office opened in June 1998. The month before, it rained.", ["1998-06", "1998-05"]),
        # A quarter that ends on a day
        ("Profit fell in the quarter ended Sept. 30.", ["2018-Q3", "2018-09-30"]),
        # Both ends of a range of days
        ("It ran Aug. 7-9, 2018.", ["2018-08-07", "2018-08-09"]),
        ("It ran from Sept. 14 to Oct. 3, 2017.", ["2017-09-14", "2017-10-03"]),
        ("It ran between June and September 2017.", ["2017-06", "2017-09"]),
        ("It ran on 7-9 August 2018.", ["2018-08-07", "2018-08-09"]),
        ("It will run on April 24 and 25.", ["2019-04-24", "2019-04-25"]),
        # The end of a range is not before its beginning
        ("The offer runs from today through Nov. 17.", ["2019-03-22", "2019-11-17"]),
        ("They met from Monday to Wednesday.", ["2019-03-18", "2019-03-20"]),
    ],
)
def test_neighbours(text: str, expected: list[str]) -> None:
    assert [value for _, _, value in read(text)] == expected


@pytest.mark.parametrize(
    ("text", "value"),
    [
        ("Staff left on Friday.", "XXXX-WXX-5"),
        ("Staff left on Sept. 14.", "XXXX-09-14"),
        ("Staff left last September.", "XXXX-09"),
        ("Staff left last summer.", "XXXX-SU"),
        ("Staff left last month.", "XXXX-XX"),
        ("Staff left yesterday.", "XXXX-XX-XX"),
        ("Staff left last week.", "XXXX-WXX"),
        ("Staff left two years ago.", "XXXX"),
        ("Staff left at 5 p.m. on Friday.", "XXXX-WXX-5T17:00"),
    ],
)
@pytest.mark.parametrize("published", [None, "", "no date", "2019-13-45"])
def test_without_a_report_date_it_stays_relative(text: str, value: str, published: str | None) -> None:
    timex = only(text, published)
    assert (timex.value, timex.resolved) == (value, False)


def test_without_a_report_date_full_dates_are_resolved() -> None:
    timex = only("Staff left on Sept. 14, 2018.", None)
    assert (timex.value, timex.resolved) == ("2018-09-14", True)


@pytest.mark.parametrize(
    "text",
    [
        "The firm has 2000 workers in 12 towns.",  # a count, not a year
        "Flight 1998 crashed.",
        "It cost $2000.",
        "He is a 17-year-old boy.",  # ages
        "She is 52 years old.",
        "Women in their 30s voted.",
        "You may march on.",  # no months
        "The Sun rose over the hills.",
        "The fall of the wall was a surprise.",
        "The SEC fined the firm.",
        "He came second.",
        "They met on February 30, 2018.",  # no such day
        "They met on 2019-02-30.",
        "The year 9999 is far.",
        "It scored 3:2 in the end.",
        "At 25:70 nothing happens.",
        "They ruled it for hundreds of years.",  # hundreds, not years
        "He ran at the same time.",  # no point in time is told
        "At the time of his death he was poor.",
        "The day after the vote he resigned.",  # the vote has no day
        "The firm marks its 50th anniversary.",  # of what was founded when
    ],
)
def test_nothing_is_found(text: str) -> None:
    assert read(text) == []


def test_no_span_crosses_a_line_break() -> None:
    assert [quote for quote, _, _ in read("It began in September\n2018 was a good year for it.")][:1] == ["September"]


@pytest.mark.parametrize(
    ("text", "mod", "granularity"),
    [
        ("It began in early September.", "START", "month"),
        ("It began in mid-September.", "MID", "month"),
        ("It began late last year.", "END", "year"),
        ("It began at the beginning of October.", "START", "month"),
        ("It began nearly four years ago.", "APPROX", "year"),
        ("It began last Tuesday.", None, "day"),
        ("It began last Tuesday night.", None, "part of day"),
        ("It began at 5 p.m.", None, "minute"),
        ("It began last week.", None, "week"),
        ("It began in the 1980s.", None, "decade"),
    ],
)
def test_modifier_and_granularity(text: str, mod: str | None, granularity: str) -> None:
    timex = only(text)
    assert (timex.mod, timex.granularity) == (mod, granularity)


def test_a_long_text_is_read_in_linear_time() -> None:
    # 200,000 words without a parse; a quadratic step would take minutes
    from spacy.lang.en import English

    nlp = English()
    nlp.max_length = 10_000_000
    nlp.add_pipe("sentencizer")
    doc = nlp("On Friday the day after the vote of last May 2 . " * 18_000)
    start = time.perf_counter()
    assert len(find_timexes(doc, FRIDAY)) >= 36_000
    assert time.perf_counter() - start < 30


def test_a_report_date_may_carry_a_time() -> None:
    assert read("Staff left yesterday.", "2019-03-22T23:30:00-05:00") == [("yesterday", "DATE", "2019-03-21")]


FRAGMENTS = (
    "the last next this two 31 2018 1999 Sept. May Friday month year ago later early mid of - , at 5 p.m. noon "
    "12/13/14 3/22/19 2019/03/22 Q3 o'clock hours today "
    "2019-02-29 '80s 22nd quarter first every a few decades for 8:61 \n end tomorrow centuries 999999999999 '"
)
WORDS = st.sampled_from(FRAGMENTS.split(" "))


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=200), st.lists(WORDS, max_size=40).map(" ".join)), st.sampled_from([FRIDAY, None]))
def test_any_text_is_survived_and_spans_are_exact(text: str, published: str | None) -> None:
    found = find_timexes(make_doc(text), published)
    end = 0
    for timex in found:
        assert end <= timex.start < timex.end <= len(text)
        assert "\n" not in text[timex.start : timex.end]
        assert text[timex.start : timex.end].strip() == text[timex.start : timex.end]
        assert timex.value
        end = timex.end
    assert find_timexes(make_doc(text), published) == found
