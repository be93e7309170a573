"""What reports leave out, and why."""

import pytest

from rashomon.accounts.coverage import is_incomplete, make_coverage
from rashomon.model.account import Direction, Fact, Passage, PassageKind, Statement
from rashomon.model.report import Removed, Report
from rashomon.model.span import Evidence
from tests.factories import make_report

LONG = "The council met again and talked about the harbour for a while. " * 20
SHORT = LONG[:600].rpartition(".")[0] + "."


def make_statement(report: str, id: str) -> Statement:
    return Statement(
        report=report, start=0, end=3, quote="The", id=id, said_by=(), origin=None, certainty="asserted", negated=False,
        times=(), quantities=(),
    )  # fmt: skip


def make_fact(id: str, tellers: str, salience: float = 0.5, time: str | None = None) -> Fact:
    """A fact told by the reports whose one-letter ids `tellers` lists."""
    return Fact(
        id=id, wording="The", evidence=Evidence(report=tellers[0], start=0, end=3, quote="The"),
        statements=tuple(f"{id}{r}" for r in tellers), sources=tuple(f"Outlet {r.upper()}" for r in tellers),
        independent_sources=1, independence=(), first_report=tellers[0], salience=salience, time=time,
        score=1.0, reason="",
    )  # fmt: skip


def statements_of(*facts: Fact) -> dict[str, Statement]:
    return {id: make_statement(id[-1], id) for fact in facts for id in fact.statements}


def passage(a: Report, b: Report, direction: Direction, share: float = 0.9, kind: PassageKind = "verbatim") -> Passage:
    return Passage(
        id="p", a=a.evidence(0, int(len(a.text) * share)), b=b.evidence(0, int(len(b.text) * share)), kind=kind,
        direction=direction, score=1.0, reason="",
    )  # fmt: skip


def reasons(
    facts: list[Fact], reports: list[Report], passages: tuple[Passage, ...] = ()
) -> dict[str, list[tuple[str, str]]]:
    coverage = make_coverage(facts, statements_of(*facts), reports, passages)
    return {c.report: [(left.fact, left.why) for left in c.left_out] for c in coverage}


@pytest.mark.parametrize(
    ("published", "time", "why"),
    [
        ("2019-03-22", None, "not reported"),  # same day, no hour: cannot be told
        ("2019-03-21", None, "published before it was known"),
        ("2019-03-21", "2019-03-21", "published before it was known"),
        ("2019-03-21", "2018-09", "not reported"),  # it had happened long before
        ("2019-03-23", None, "not reported"),
        (None, None, "not reported"),
        ("soon", None, "not reported"),  # a date that is none
    ],
)
def test_a_report_cannot_have_what_came_later(published: str | None, time: str | None, why: str) -> None:
    fact = make_fact("f", "ab", time=time)
    reports = [make_report(LONG, "a"), make_report(LONG, "b"), make_report(LONG, "c", published=published)]
    assert reasons([fact], reports) == {"a": [], "b": [], "c": [("f", why)]}


@pytest.mark.parametrize(
    ("mine", "theirs", "why"),
    [
        ("2019-03-22T09:00", "2019-03-22T14:00", "published before it was known"),
        ("2019-03-22T15:00", "2019-03-22T14:00", "not reported"),
        ("2019-03-22T09:00+09:00", "2019-03-22T01:00+00:00", "published before it was known"),  # 00:00 and 01:00 UTC
        ("2019-03-22T09:00", "2019-03-22T14:00Z", "not reported"),  # one without a zone: same day
        ("2019-03-22Tnine", "2019-03-22T14:00", "not reported"),
    ],
)
def test_hours_count_where_both_reports_give_them(mine: str, theirs: str, why: str) -> None:
    reports = [make_report(LONG, "a", published=theirs), make_report(LONG, "c", published=mine)]
    assert reasons([make_fact("f", "a")], reports)["c"] == [("f", why)]


def test_undated_tellers_leave_the_date_of_the_fact() -> None:
    reports = [make_report(LONG, "a", published=None), make_report(LONG, "c", published="2019-03-21")]
    assert reasons([make_fact("f", "a", time="2019-03-22")], reports)["c"] == [("f", "published before it was known")]
    assert reasons([make_fact("f", "a", time="2019-03")], reports)["c"] == [("f", "not reported")]


@pytest.mark.parametrize(
    ("direction", "share", "kind", "why"),
    [
        ("a", 0.9, "verbatim", "is a copy"),
        ("a", 0.9, "edited", "is a copy"),
        ("common origin", 0.9, "verbatim", "is a copy"),
        ("b", 0.9, "verbatim", "not reported"),  # the other one copied
        ("unknown", 0.9, "verbatim", "not reported"),
        ("a", 0.3, "verbatim", "not reported"),  # a few sentences only
        ("a", 0.9, "shared quote", "not reported"),
    ],
)
def test_a_copy_lacks_what_its_original_lacks(direction: Direction, share: float, kind: PassageKind, why: str) -> None:
    reports = [make_report(LONG, id) for id in "abcd"]
    shared = passage(reports[0], reports[1], direction, share, kind)
    found = reasons([make_fact("f", "cd")], reports, (shared,))
    assert found["b"] == [("f", why)]


def test_a_copy_that_dropped_what_its_original_has_did_not_report_it() -> None:
    reports = [make_report(LONG, id) for id in "abc"]
    assert reasons([make_fact("f", "ac")], reports, (passage(reports[0], reports[1], "a"),))["b"] == [
        ("f", "not reported")
    ]


@pytest.mark.parametrize(
    ("text", "removed", "expected"),
    [
        (LONG, "", False),
        ("The council met.", "", True),  # a teaser
        (LONG + "And then the mayor said…", "", True),
        (LONG + "And then the mayor said ...", "", True),
        (LONG + "And then [+2140 chars]", "", True),
        (LONG, "Already a subscriber? Log in", False),  # the page offers a log-in, the text is whole
        (SHORT, "Already a subscriber? Log in", True),
        (SHORT + " Subscribe to continue reading.", "", True),
        (SHORT, "Share this", False),
        # broken off: on a word that ends no sentence, on a comma, within a sentence after others, in a line of its own
        (LONG + "It was led by the", "", True),
        (LONG + "It was led by the old mayor,", "", True),
        (LONG + "It was led by the old mayor of Corrin and people", "", True),
        ((SHORT + "\n\n") * 4 + "It was led by the old mayor of Corrin and people", "", True),
        # a credit, a byline, a link to another report
        (LONG + "\n\nReporting by Edmund Farrow", "", False),
        (LONG + "\n\nEdmund Farrow in Corrin", "", False),
        (LONG + "\n\nMore: Harbour Plan Passed By Council In Late Vote", "", False),
    ],
)
def test_incomplete_text(text: str, removed: str, expected: bool) -> None:
    report = make_report(text)
    taken = (Removed(text=removed, reason="call", start=0, end=len(removed)),) if removed else ()
    report = Report(id="a", source="A", text=report.text, removed=taken)
    assert is_incomplete(report) is expected


def test_incomplete_text_is_a_reason() -> None:
    reports = [make_report(LONG, "a"), make_report("Short.", "b")]
    assert reasons([make_fact("f", "a")], reports)["b"] == [("f", "text incomplete")]


def test_a_light_detail_of_one_outlet_is_not_held_against_others() -> None:
    weighty = [make_fact(f"w{i}", "a", salience=0.9) for i in range(10)]
    light, shared = make_fact("light", "a", salience=0.1), make_fact("shared", "ab", salience=0.1)
    found = reasons([*weighty, light, shared], [make_report(LONG, id) for id in "abc"])
    assert [fact for fact, _ in found["c"]] == [f.id for f in weighty] + ["shared"]


def test_facts_a_report_has() -> None:
    facts = [make_fact("f", "ab"), make_fact("g", "b"), make_fact("h", "ba")]
    coverage = make_coverage(facts, statements_of(*facts), [make_report(LONG, "b"), make_report(LONG, "a")], ())
    assert [(c.report, c.facts) for c in coverage] == [("b", ("f", "g", "h")), ("a", ("f", "h"))]
