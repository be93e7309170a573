"""Floors rise by themselves, hold against worse figures, and fall only with a reason."""

import dataclasses
import json
from pathlib import Path

import pytest

from benchmarks import floors
from benchmarks.floors import Floor, breaches, lowered, own_figures, raised
from benchmarks.table import Row


def make_row(value: float, metric: str = "F1", **fields: object) -> Row:
    row = Row(capability="times", data="invented", system="rashomon", metric=metric, value=value, items=1000)
    return dataclasses.replace(row, **fields)  # type: ignore[arg-type]


F1 = "times/invented/F1"

HOLDS = [
    (0.80, True, 0.80, True),  # on the floor is not below it
    (0.80, True, 0.79, False),
    (0.80, True, 0.95, True),
    (2.0, False, 2.0, True),  # seconds: a floor is a ceiling
    (2.0, False, 2.1, False),
    (2.0, False, 0.5, True),
]


@pytest.mark.parametrize(("floor", "higher_is_better", "value", "holds"), HOLDS)
def test_a_floor_holds(floor: float, higher_is_better: bool, value: float, holds: bool) -> None:
    held = {F1: Floor(floor=floor, reached=floor, higher_is_better=higher_is_better)}
    broken = breaches(held, [make_row(value, higher_is_better=higher_is_better)])
    assert [breach.name for breach in broken] == ([] if holds else [F1])


def test_a_figure_that_is_no_number_breaks_its_floor() -> None:
    held = {F1: Floor(floor=0.8, reached=0.8)}
    assert [breach.name for breach in breaches(held, [make_row(float("nan"))])] == [F1]
    assert raised(held, [make_row(float("nan"))]) == held


def test_a_peer_has_no_floor() -> None:
    held = {F1: Floor(floor=0.8, reached=0.8)}
    peer = make_row(0.1, system="a peer 1.0")
    assert breaches(held, [peer]) == []
    assert raised({}, [peer]) == {}


def test_an_expected_figure_that_is_not_measured_is_a_breach() -> None:
    held = {F1: Floor(floor=0.8, reached=0.8)}
    assert breaches(held, []) == []
    (breach,) = breaches(held, [], expected=held)
    assert "not measured" in str(breach)


def test_two_figures_of_one_name_are_an_error() -> None:
    with pytest.raises(ValueError, match=F1):
        own_figures([make_row(0.8), make_row(0.9)])


RAISED = [
    (0.90, 0.891, 0.90),  # better: floor under the new figure, with the slack
    (0.805, 0.797, 0.805),  # a little better
    (0.80, 0.79, 0.80),  # the same
    (0.70, 0.79, 0.80),  # worse: nothing moves
]


@pytest.mark.parametrize(("value", "floor", "reached"), RAISED)
def test_floors_only_rise(value: float, floor: float, reached: float) -> None:
    after = raised({F1: Floor(floor=0.79, reached=0.80)}, [make_row(value)])
    assert after[F1].floor == pytest.approx(floor, abs=0.0006)
    assert after[F1].reached == pytest.approx(reached)


def test_a_floor_set_tighter_by_hand_is_not_loosened_by_raising() -> None:
    after = raised({F1: Floor(floor=0.80, reached=0.80)}, [make_row(0.801)])
    assert after[F1] == Floor(floor=0.80, reached=0.801)


def test_lower_is_better_rises_downward() -> None:
    held = {F1: Floor(floor=2.02, reached=2.0, higher_is_better=False)}
    assert raised(held, [make_row(1.0, higher_is_better=False)])[F1].floor == pytest.approx(1.01)
    assert raised(held, [make_row(3.0, higher_is_better=False)]) == held


SLACK = [
    ("F1", True, 0.495),  # 1 % under
    ("errors", False, 0.505),  # 1 % over
    ("passages", True, 0.495),  # an s at the end is no second
]


@pytest.mark.parametrize(("metric", "higher_is_better", "floor"), SLACK)
def test_slack(metric: str, higher_is_better: bool, floor: float) -> None:
    row = make_row(0.5, metric, higher_is_better=higher_is_better)
    assert raised({}, [row])[f"times/invented/{metric}"].floor == pytest.approx(floor)


@pytest.mark.parametrize(
    "metric",
    ["cold, 4 reports, s", "ms a sentence", "peak memory, 40 reports, MB", "pairs a second", "sentences/s"],
)
def test_a_clock_has_no_floor(metric: str) -> None:
    assert raised({}, [make_row(0.5, metric)]) == {}


@pytest.mark.parametrize(("items", "floor"), [(10, 0.4), (1000, 0.495), (0, 0.495)])
def test_a_floor_leaves_room_for_one_item(items: int, floor: float) -> None:
    assert raised({}, [make_row(0.5, items=items)])[F1].floor == pytest.approx(floor)


def test_a_new_figure_gets_a_floor_and_others_stay() -> None:
    held = {"times/other/F1": Floor(floor=0.5, reached=0.5)}
    after = raised(held, [make_row(0.8)])
    assert set(after) == {F1, "times/other/F1"}


def test_lowering_records_the_reason() -> None:
    held = {F1: Floor(floor=0.80, reached=0.81)}
    once = lowered(held, [make_row(0.70)], F1, "the scorer was wrong")
    assert once[F1].floor == pytest.approx(0.693)
    assert once[F1].why == "0.8 -> 0.693: the scorer was wrong"
    twice = lowered(once, [make_row(0.60)], F1, "again")
    assert twice[F1].why.startswith("0.8 -> 0.693: the scorer was wrong; ")


@pytest.mark.parametrize(("name", "because", "error"), [(F1, " ", ValueError), ("no/such/floor", "x", KeyError)])
def test_lowering_needs_a_reason_and_a_floor(name: str, because: str, error: type[Exception]) -> None:
    with pytest.raises(error):
        lowered({F1: Floor(floor=0.80, reached=0.81)}, [make_row(0.70)], name, because)


def test_floors_survive_the_file(tmp_path: Path) -> None:
    held = {"b/b/b": Floor(floor=0.5, reached=0.6, why="…"), "a/a/a": Floor(floor=2, reached=1, higher_is_better=False)}
    floors.save(held, tmp_path / "floors.json")
    assert floors.load(tmp_path / "floors.json") == held
    assert list(json.loads((tmp_path / "floors.json").read_text())) == ["a/a/a", "b/b/b"]
    assert floors.load(tmp_path / "none.json") == {}
