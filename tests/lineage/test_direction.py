import pytest

from rashomon.lineage.passages import shared_passages
from rashomon.model.account import Passage
from rashomon.model.report import Removed, Report
from tests.factories import make_report
from tests.lineage.texts import FERRY, HARBOUR, OWN_END, OWN_START

FIRST, SECOND, THIRD = HARBOUR.split("\n\n")


def only_passage(a: Report, b: Report) -> Passage:
    found = shared_passages([a, b])
    assert len(found) == 1
    return found[0]


def courier(text: str = HARBOUR, **fields: str | None) -> Report:
    return make_report(text, id="a", source="Alder Courier", **fields)


def echo(text: str = OWN_START + HARBOUR + OWN_END, **fields: str | None) -> Report:
    return make_report(text, id="b", source="Northern Echo Weekly", **fields)


@pytest.mark.parametrize(
    ("a", "b", "direction", "reason"),
    [
        (courier(), echo(), "unknown", "nothing tells"),  # the same date says nothing
        (courier(published="2019-03-21"), echo(), "a", "Alder Courier published it first"),
        (courier(published="2019-03-23"), echo(), "b", "Northern Echo Weekly published it first"),
        (courier(published="2019-03-22T09:00"), echo(published="2019-03-22T08:59"), "b", "published it first"),
        (courier(published="2019-03-22T09:00"), echo(), "unknown", "nothing tells"),  # a time against a bare date
        (courier(published="2019-03-22T09:00"), echo(published="2019-03-22T08:00Z"), "unknown", "nothing"),  # no zone
        (courier(published="soon"), echo(published=None), "unknown", "nothing tells"),
        (courier(), echo(f"{OWN_START}The Alder Courier reported:\n\n{HARBOUR}"), "a", "names Alder Courier beside it"),
        (courier(), echo(f"{HARBOUR}\n\n{FERRY * 6}\n\nAccording to the Alder Courier, no."), "a", "cites Alder"),
        (courier(), echo(f"{OWN_START}{FIRST} …\n\nThe mayor is angry."), "a", "breaks off with an ellipsis"),
        (courier(f"PORT ALDER (AP) — {HARBOUR}"), echo(f"(AP) — {HARBOUR}"), "common origin", "both credit"),
        (courier(f"{HARBOUR}\n\nSource: Reuters"), echo(), "common origin", "prints the text as Reuters's"),
        (  # the agency itself is among the reports
            make_report(HARBOUR, id="a", source="Reuters"),
            echo(f"{HARBOUR}\n\nSource: Reuters"),
            "a",
            "credits Reuters",
        ),
        (  # a longer text with its source named is the likelier source
            courier(),
            echo(OWN_START + HARBOUR.replace("The coast guard said the vessel, the Merrow, had", "It had").replace(
                " of Port Alder early on Tuesday", "").replace("by helicopter, ", ", ")),
            "a",
            "more completely",
        ),
        (  # evidence against evidence
            courier(published="2019-03-23"),
            echo(f"{OWN_START}{FIRST} …\n\nThe mayor is angry."),
            "unknown",
            "divided",
        ),
    ],
)  # fmt: skip
def test_direction(a: Report, b: Report, direction: str, reason: str) -> None:
    passage = only_passage(a, b)
    assert (passage.direction, reason in passage.reason) == (direction, True), passage.reason


def test_a_credit_that_cleaning_removed_counts() -> None:
    line = "The Associated Press contributed to this report."
    reports = [
        Report(id=id, source=id, text=HARBOUR, removed=(Removed(text=line, reason="credit", start=0, end=len(line)),))
        for id in "ab"
    ]
    assert only_passage(*reports).direction == "common origin"


def test_what_one_passage_shows_counts_for_the_others_of_the_two_reports() -> None:
    excerpt = f"{OWN_START}{FIRST} …\n\n{FERRY * 3}\n\n{THIRD}{OWN_END}"
    a, b = courier(), echo(excerpt)
    found = shared_passages([a, b])
    assert [passage.direction for passage in found] == ["a", "a"]


def test_a_third_report_that_prints_the_words_as_an_agencys_settles_it() -> None:
    reports = [courier(), echo(), make_report(f"PORT ALDER (AP) — {HARBOUR}", id="c", source="Star")]
    found = shared_passages(reports)
    assert [(p.a.report, p.b.report, p.direction) for p in found] == [
        ("a", "b", "common origin"),
        ("a", "c", "common origin"),
        ("b", "c", "common origin"),
    ]
    assert "another report prints these words as Associated Press's" in found[0].reason


def test_two_copies_of_one_text_are_siblings_unless_one_is_closer_to_the_other() -> None:
    wire = make_report(HARBOUR, id="w", source="Alder Wire", published="2019-03-22T06:00")
    early = courier(OWN_START + HARBOUR, published="2019-03-22T08:00")
    late = echo(HARBOUR + OWN_END, published="2019-03-22T09:00")
    found = shared_passages([wire, early, late])
    ways = {(p.a.report, p.b.report): (p.direction, p.reason) for p in found}
    assert ways["a", "b"][0] == "common origin"
    assert "both have it from Alder Wire" in ways["a", "b"][1]
    assert (ways["a", "w"][0], ways["b", "w"][0]) == ("b", "b")

    rewritten = HARBOUR.replace("ran aground outside", "ran onto rocks near").replace("spilling diesel into", "fouling")
    rewritten = rewritten.replace("lost power during a storm", "suffered an engine failure in heavy weather")
    early = courier(rewritten, published="2019-03-22T08:00")
    late = echo(OWN_START + rewritten, published="2019-03-22T09:00")
    found = shared_passages([wire, early, late])
    assert {(p.a.report, p.b.report): p.direction for p in found}["a", "b"] == "a"
