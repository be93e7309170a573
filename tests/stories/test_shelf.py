from dataclasses import replace

import numpy as np
import pytest

from rashomon.model.judgement import Judgement
from rashomon.stories.shelf import POSTINGS, SPAN_DAYS, MemoryShelf, Placement, standing
from rashomon.stories.sketch import Sketch


def make_sketch(report: str, *marks: str, day: int | None = 1000) -> Sketch:
    return Sketch(
        report=report,
        day=day,
        marks=marks,
        terms=np.zeros(0, np.uint32),
        weights=np.zeros((7, 0), np.float16),
        meaning=np.zeros(128, np.int8),
    )


def shelf_of(*sketches: Sketch) -> MemoryShelf:
    shelf = MemoryShelf()
    for one in sketches:
        shelf.put(one)
    return shelf


def place(report: str, story: str) -> Placement:
    return Placement(report=report, story=story, score=1.0, reason="")


def judgement(id: str, kind: str = "same story", a: str = "a", b: str = "b", **fields: str) -> Judgement:
    return Judgement(id=id, kind=kind, a=a, b=b, by="me", at=fields.pop("at", "2024-01-01"), **fields)  # type: ignore[arg-type]


def test_candidates_share_most_marks_first_and_the_latest_of_equals() -> None:
    shelf = shelf_of(
        make_sketch("one", "x"), make_sketch("two", "x", "y"), make_sketch("none", "z"), make_sketch("late", "x")
    )
    assert shelf.candidates(["x", "y"], 1000, 9) == ("two", "late", "one")
    assert shelf.candidates(["x", "y"], 1000, 2) == ("two", "late")
    assert shelf.candidates(["w"], 1000, 9) == ()


def test_of_many_reports_the_latest_and_those_of_the_days_around_are_found() -> None:
    crowd = [make_sketch(f"far{i}", "x", day=5000) for i in range(POSTINGS)]
    shelf = shelf_of(
        make_sketch("before", "x", day=1000 - SPAN_DAYS),
        make_sketch("same", "x", day=1000),
        make_sketch("after", "x", day=1000 + SPAN_DAYS),
        make_sketch("undated", "x", day=None),
        make_sketch("distant", "x", day=1000 + 4 * SPAN_DAYS),
        *crowd,
    )
    found = set(shelf.candidates(["x"], 1000, 999))
    assert {"before", "same", "after", "undated"} <= found
    assert "distant" not in found  # so many came after it
    assert set(shelf.candidates(["x"], None, 999)) == {"undated", *(one.report for one in crowd)}


def test_a_report_put_again_is_replaced_and_keeps_number_and_placement() -> None:
    shelf = shelf_of(make_sketch("a", "x"), make_sketch("b", "x"))
    shelf.assign([place("a", "S")])
    shelf.put(make_sketch("a", "y"))
    (kept,) = shelf.kept(["a"])
    assert (kept.number, kept.placement, kept.sketch.marks) == (0, place("a", "S"), ("y",))
    assert shelf.candidates(["x"], 1000, 9) == ("b",)
    assert shelf.candidates(["y"], 1000, 9) == ("a",)


def test_kept_leaves_out_what_is_not_there() -> None:
    assert [kept.sketch.report for kept in shelf_of(make_sketch("a"), make_sketch("b")).kept(["b", "?", "a"])] == [
        "b",
        "a",
    ]


def test_members_come_in_order_of_coming_and_a_story_without_any_is_gone() -> None:
    shelf = shelf_of(*(make_sketch(id) for id in "cab"))
    shelf.assign([place(id, "S") for id in "abc"])
    assert shelf.members("S") == ("c", "a", "b")
    shelf.assign([place("a", "T")])
    assert (shelf.members("S"), shelf.members("T")) == (("c", "b"), ("a",))
    shelf.assign([place(id, "T") for id in "bc"])
    assert shelf.members("S") == ()


@pytest.mark.parametrize(
    ("made", "ids"),
    [
        ([judgement("1")], ["1"]),  # it stands
        ([judgement("1", undone="2024-02-01")], []),  # taken back
        ([judgement("1"), judgement("2", "different stories", at="2024-01-02")], ["2"]),  # the later counts
        ([judgement("2", at="2024-01-02"), judgement("1", b="c")], ["1", "2"]),  # in order of time
        ([judgement("1", "same fact")], []),  # about something else
    ],
)
def test_standing(made: list[Judgement], ids: list[str]) -> None:
    assert [one.id for one in standing(made)] == ids


def test_judgements_of_some_reports() -> None:
    shelf = MemoryShelf(decided=[judgement("1"), replace(judgement("2"), a="c", b="d")])
    assert [one.id for one in shelf.judgements(["b", "x"])] == ["1"]
