"""`python -m benchmarks`: measure, show, and hold the floors."""

import ast
import importlib
import json
import sys
import time
from collections.abc import Callable, Sequence
from dataclasses import asdict
from functools import partial
from pathlib import Path

import click

from benchmarks import floors, show
from benchmarks.table import Row

FOLDER = Path(__file__).parent

Measure = Callable[[], list[Row]]


def measures(names: Sequence[str] = ()) -> dict[str, Measure]:
    """`measure()` of each module of this folder that has one, by name; only the named ones when any is named.

    A module is imported when its measure is called. Raises click.UsageError for a name that measures nothing.
    """
    available = [path.stem for path in sorted(FOLDER.glob("*.py")) if _has_measure(path)]
    wrong = [name for name in names if name not in available]
    if wrong:
        raise click.UsageError(f"no benchmark {wrong[0]!r}; there are: {', '.join(available)}")
    return {name: partial(_import_and_measure, name) for name in names or available}


def _has_measure(path: Path) -> bool:
    tree = ast.parse(path.read_text(encoding="utf-8"))
    return any(isinstance(node, ast.FunctionDef) and node.name == "measure" for node in tree.body)


def _import_and_measure(name: str) -> list[Row]:
    rows: list[Row] = importlib.import_module(f"benchmarks.{name}").measure()
    return rows


def run(chosen: dict[str, Measure]) -> tuple[list[Row], dict[str, float], list[str]]:
    """The rows of the chosen modules, seconds by capability, and the modules that failed (the others go on)."""
    rows: list[Row] = []
    seconds: dict[str, float] = {}
    failed: list[str] = []
    for name, measure in chosen.items():
        click.echo(f"{name} ...", err=True)
        start = time.perf_counter()
        try:
            new = measure()
        except Exception as error:  # one benchmark must not hide the others
            click.echo(f"{name}: FAILED: {type(error).__name__}: {error}", err=True)
            failed.append(name)
            continue
        took = time.perf_counter() - start
        if not new:
            click.echo(f"{name}: no figures; its data is not there (see benchmarks/README.md)", err=True)
        for capability in dict.fromkeys(row.capability for row in new):
            seconds[capability] = seconds.get(capability, 0.0) + took
        rows += new
    return rows, seconds, failed


@click.command(context_settings={"help_option_names": ["-h", "--help"]})
@click.argument("names", nargs=-1, metavar="[NAME]...")
@click.option("--json", "json_file", type=click.Path(path_type=Path), help="Write the figures as JSON.")
@click.option("--markdown", "markdown_file", type=click.Path(path_type=Path), help="Write the table as Markdown.")
@click.option("--floors", "check", is_flag=True, help="Fail when a figure is below its floor.")
@click.option("--raise-floors", "raise_", is_flag=True, help="Take better figures over as floors.")
@click.option("--lower", metavar="FLOOR", help="Set this floor under today's figure; needs --because.")
@click.option("--because", default="", help="Why a floor is lowered; kept in floors.json.")
@click.option("--floors-file", type=click.Path(path_type=Path), default=floors.FLOORS, hidden=True)
def main(
    names: tuple[str, ...],
    json_file: Path | None,
    markdown_file: Path | None,
    check: bool,
    raise_: bool,
    lower: str | None,
    because: str,
    floors_file: Path,
) -> None:
    """Measure the named benchmarks (all without a NAME) and print the figures."""
    if lower and not because.strip():
        raise click.UsageError('--lower needs a reason: --because "..."')
    rows, seconds, failed = run(measures(names))
    around = show.conditions()
    table = show.markdown(rows, seconds, around)
    click.echo(table)
    if json_file:
        data = {"conditions": around, "rows": [asdict(row) for row in rows], "seconds": seconds}
        json_file.write_text(json.dumps(data, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")
    if markdown_file:
        markdown_file.write_text(table, encoding="utf-8")
    held = floors.load(floors_file)
    if lower:
        try:
            held = floors.lowered(held, rows, lower, because)
        except KeyError:
            raise click.UsageError(f"no floor or no figure called {lower!r}") from None
        floors.save(held, floors_file)
    broken = []
    if check:
        broken = floors.breaches(held, rows, expected=() if names or failed else held)
        for breach in broken:
            click.echo(f"FLOOR: {breach}", err=True)
        click.echo(f"{len(held) - len(broken)} floors hold, {len(broken)} broken", err=True)
    if raise_:
        floors.save(floors.raised(held, rows), floors_file)
    sys.exit(1 if broken or failed else 0)


if __name__ == "__main__":
    main(prog_name="python -m benchmarks")
