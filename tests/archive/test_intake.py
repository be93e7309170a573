"""Inputs to reports: what is known is passed over, and more processes change nothing."""

from collections.abc import Sequence
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.archive.intake import Given, clean_portion, input_digest, inputs, look_up, portions
from rashomon.model.ids import content_id
from rashomon.model.report import Problem
from rashomon.reading.draft import About, Draft
from tests.factories import make_report

DRAFT = Draft(place="here", raw="The bridge is shut.", about=About(id="a", source="Paper", title="Title"), stem="file")


def none_known(digests: Sequence[bytes]) -> dict[bytes, str]:
    return {}


DIFFERENT = [
    replace(DRAFT, raw="The bridge is open."),
    replace(DRAFT, about=replace(DRAFT.about, published="2024-03-01")),
    replace(DRAFT, about=replace(DRAFT.about, id="b")),
    replace(DRAFT, about=replace(DRAFT.about, source="", id="Papera")),  # fields do not run together
    replace(DRAFT, markup=((0, 3),)),
]


@pytest.mark.parametrize("other", DIFFERENT)
def test_inputs_that_differ_have_different_digests(other: Draft) -> None:
    assert input_digest(other) != input_digest(DRAFT)


def test_the_place_of_an_input_does_not_matter() -> None:
    assert input_digest(replace(DRAFT, place="elsewhere", stem="other")) == input_digest(DRAFT)
    report = make_report("x", place="here")
    assert input_digest(replace(report, place="there")) == input_digest(report)


def test_what_is_known_is_not_cleaned_and_problems_are_told() -> None:
    report = make_report("A report made in Python.", "p")
    given: list[Given] = [DRAFT, Problem(place="x", reason="broken"), report, replace(DRAFT, raw="Die Brücke. " * 30)]
    portion = look_up(given, lambda digests: {digests[0]: "kept-a"})
    assert portion.known == ("kept-a",)
    done = clean_portion(portion)
    assert [(one.report.id, one.given) for one in done.new] == [("p", "p")]
    assert done.new[0].report is report
    assert [problem.place for problem in done.problems][:1] == ["x"]
    assert all(problem.fatal for problem in done.problems)


def test_an_id_made_by_the_reading_room_is_not_one_that_was_given() -> None:
    text = "The bridge is shut."
    derived = make_report(text, content_id("r", "Paper", "", text), source="Paper")
    given: list[Given] = [derived, replace(derived, id="own"), replace(DRAFT, about=About(source="Paper"))]
    done = clean_portion(look_up(given, none_known))
    assert [one.given for one in done.new] == ["", "own", ""]


def test_portions_and_inputs(tmp_path: Path) -> None:
    path = tmp_path / "a.txt"
    path.write_text("The bridge of Aldmoor is shut.")
    read = list(inputs([make_report("x", "r"), path, str(tmp_path / "none.txt")]))
    assert [type(one).__name__ for one in read] == ["Report", "Draft", "Problem"]
    assert [len(one) for one in portions([DRAFT] * 450)] == [200, 200, 50]


def agency(text: str) -> str | None:
    (arrival,) = clean_portion(look_up([make_report(text, "r")], none_known)).new
    return arrival.credit


def test_the_agency_whose_text_it_is_is_named() -> None:
    assert agency("LONDON (Reuters) - The bridge of Aldmoor is shut, officials said on Friday.") == "Reuters"
    assert agency("The bridge of Aldmoor is shut, officials said on Friday.") is None
