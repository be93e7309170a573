import pytest

from benchmarks.distortions import look, wilson
from benchmarks.planting import CONTROLS, DISTORTIONS, Planting, chosen, plantings
from rashomon.accounts.build import build_account
from rashomon.accounts.disagreements.dates import middle_day
from rashomon.accounts.disagreements.kinds import value_kinds
from rashomon.accounts.disagreements.told import lay_out, make_page
from rashomon.accounts.statements import entity_owners, make_statement
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from rashomon.model.report import Report
from rashomon.model.span import Span
from tests.factories import make_report

ONE = "The council said that Edmund Farrow had bought 12 electric buses for 2,340 pupils in Rotterdam on Tuesday."
OTHER = "The council said Edmund Farrow had bought 12 electric buses for 2,340 pupils of Rotterdam on Tuesday."


def reports() -> list[Report]:
    return [make_report(ONE, "a"), make_report(OTHER, "b")]


def planted() -> list[Planting]:
    annotations = annotate(reports())
    entities = resolve_entities(annotations)
    owners = entity_owners(entities)
    pages = [make_page(a, entities) for a in annotations]
    tolds = [
        lay_out(make_statement(p.annotation, Span(start=0, end=len(p.annotation.report.text)), owners), p)
        for p in pages
    ]
    return plantings([tolds], value_kinds(middle_day(["2019-03-22"])))


def test_each_kind_is_planted() -> None:
    kinds = {planting.kind for planting in planted()}
    assert {"number", "date", "person", "place", "polarity", "paraphrase", "rounding"} <= kinds
    assert kinds <= {*DISTORTIONS, *CONTROLS}


def test_a_planting_changes_its_words_alone() -> None:
    by_id = {report.id: report for report in reports()}
    found = planted()
    assert found
    for planting in found:
        before = by_id[planting.report].text
        after = planting.apply(by_id[planting.report]).text
        assert after != before
        assert after[: planting.start] == before[: planting.start]
        assert after[planting.start :].startswith(planting.new)
        assert after[planting.start + len(planting.new) :] == before[planting.start + len(planting.old) :]
        assert planting.first <= planting.start < planting.last


def test_the_choice_is_the_same_every_time_and_bounded() -> None:
    assert planted() == planted()
    few = chosen(planted(), 1)
    assert len({planting.kind for planting in few}) == len(few)


def test_a_planting_fits_its_own_report_only() -> None:
    with pytest.raises(ValueError, match="does not stand"):
        planted()[0].apply(make_report("Another text, and a longer one than that which was planted in. " * 3, "a"))


def test_what_becomes_of_a_changed_figure() -> None:
    planting = next(p for p in planted() if p.kind == "number" and p.report == "a" and p.old.startswith("12"))
    changed = [planting.apply(r) if r.id == planting.report else r for r in reports()]
    outcome = look(build_account(annotate(changed)), planting)
    assert (outcome.relation, outcome.kind_right) == ("disagreement", True)


@pytest.mark.parametrize(
    ("count", "items", "low", "high"),
    [
        (0, 10, 0.0, 0.278),  # Wilson's own table: never below 0 ...
        (10, 10, 0.722, 1.0),  # ... nor above 1
        (5, 10, 0.237, 0.763),
        (0, 0, 0.0, 1.0),
        (12, 10, 0.0, 1.0),  # not a share
    ],
)
def test_intervals(count: int, items: int, low: float, high: float) -> None:
    assert list(wilson(count, items)) == pytest.approx([low, high], abs=0.001)
