"""`python -m benchmarks`, with an invented benchmark in place of the real ones."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from benchmarks import __main__ as program
from benchmarks.table import Row

FIGURE = "tasting/soup/salt"


def make_rows(value: float) -> list[Row]:
    return [
        Row(capability="tasting", data="soup", system="rashomon", metric="salt", value=value, items=1000),
        Row(capability="tasting", data="soup", system="a cook", metric="salt", value=0.9, items=1000, note="by hand"),
    ]


def fail() -> list[Row]:
    raise OSError("the kitchen is closed")


Runner = Callable[..., Result]


@pytest.fixture
def run(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Runner:
    def invoke(*arguments: str, measure: Callable[[], list[Row]]) -> Result:
        monkeypatch.setattr(program, "measures", lambda names: {"tasting": measure})
        floors_file = str(tmp_path / "floors.json")
        return CliRunner().invoke(program.main, [*arguments, "--floors-file", floors_file])

    return invoke


def test_prints_and_writes_the_table(run: Runner, tmp_path: Path) -> None:
    table, data = tmp_path / "t.md", tmp_path / "t.json"
    result = run("--markdown", str(table), "--json", str(data), measure=lambda: make_rows(0.5))
    assert result.exit_code == 0
    assert table.read_text().strip() in result.stdout
    assert "| tasting    | soup | a cook" in result.stdout
    assert "spacy: 3." in result.stdout
    assert "tasting, soup, a cook, salt: by hand" in result.stdout
    assert [row["value"] for row in json.loads(data.read_text())["rows"]] == [0.5, 0.9]


def test_raise_then_hold_then_break(run: Runner, tmp_path: Path) -> None:
    assert run("--floors", "--raise-floors", measure=lambda: make_rows(0.8)).exit_code == 0
    assert run("--floors", measure=lambda: make_rows(0.8)).exit_code == 0
    worse = run("--floors", measure=lambda: make_rows(0.7))
    assert worse.exit_code == 1
    assert f"FLOOR: {FIGURE}: 0.7 is below the floor 0.792" in worse.stderr
    assert run("--raise-floors", measure=lambda: make_rows(0.7)).exit_code == 0  # does not lower
    assert run("--floors", measure=lambda: make_rows(0.7)).exit_code == 1


def test_a_figure_that_vanished_breaks_its_floor_only_in_a_full_run(run: Runner) -> None:
    run("--raise-floors", measure=lambda: make_rows(0.8))
    gone = run("--floors", measure=list)
    assert gone.exit_code == 1
    assert "not measured" in gone.stderr
    assert run("tasting", "--floors", measure=list).exit_code == 0


def test_lowering_with_and_without_a_reason(run: Runner, tmp_path: Path) -> None:
    run("--raise-floors", measure=lambda: make_rows(0.8))
    assert run("--lower", FIGURE, measure=lambda: make_rows(0.7)).exit_code == 2
    assert run("--lower", "a/b/c", "--because", "x", measure=lambda: make_rows(0.7)).exit_code == 2
    assert run("--floors", measure=lambda: make_rows(0.7)).exit_code == 1
    assert run("--lower", FIGURE, "--because", "less salt", measure=lambda: make_rows(0.7)).exit_code == 0
    assert run("--floors", measure=lambda: make_rows(0.7)).exit_code == 0
    assert "less salt" in (tmp_path / "floors.json").read_text()


def test_a_failing_benchmark_is_named_and_fails_the_run(run: Runner) -> None:
    result = run("--floors", measure=fail)
    assert result.exit_code == 1
    assert "tasting: FAILED: OSError: the kitchen is closed" in result.stderr


def test_real_benchmarks_are_found_by_name() -> None:
    found = program.measures()
    assert "speed" in found
    assert not {"table", "floors", "show"} & set(found)
    result = CliRunner().invoke(program.main, ["cooking"])
    assert result.exit_code == 2
    assert "no benchmark 'cooking'" in result.stderr
