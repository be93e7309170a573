"""Floors: figures that a change must not fall below. They rise by themselves; to lower one takes a reason."""

import json
import math
import re
from collections.abc import Iterable, Mapping
from dataclasses import asdict, dataclass, replace
from pathlib import Path

from benchmarks.table import Row

FLOORS = Path(__file__).with_name("floors.json")

# How far below the best figure a floor stands, as a share of it: another processor rounds a model's sums differently.
# Where few items were measured, that can decide one of them: a floor leaves room for one item, at least.
SLACK = 0.01
# A clock on a busy machine says little: figures in seconds or megabytes are printed, and have no floor.
MACHINE = re.compile(r"\b(?:s|ms|seconds?|milliseconds|minutes|MB)\b")


@dataclass(frozen=True, slots=True, kw_only=True)
class Floor:
    """The worst figure that passes, the best one reached, and why it was ever lowered."""

    floor: float
    reached: float
    higher_is_better: bool = True
    why: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach:
    """A floor that does not hold. `value` is None when the figure was not measured at all."""

    name: str
    floor: Floor
    value: float | None

    def __str__(self) -> str:
        if self.value is None:
            return f"{self.name}: not measured any more (floor {self.floor.floor:g})"
        side = "below" if self.floor.higher_is_better else "above"
        return (
            f"{self.name}: {self.value:.4g} is {side} the floor {self.floor.floor:g} (reached {self.floor.reached:g})"
        )


def name_of(row: Row) -> str:
    """The name a floor has in the file: capability/data/metric."""
    return f"{row.capability}/{row.data}/{row.metric}"


def own_figures(rows: Iterable[Row]) -> dict[str, Row]:
    """Rashomon's own rows by name. A peer's figure has no floor, nor has a clock's.

    Raises ValueError when two rows have one name.
    """
    figures: dict[str, Row] = {}
    for row in rows:
        if row.system != "rashomon" or MACHINE.search(row.metric):
            continue
        if name_of(row) in figures:
            raise ValueError(f"two figures are called {name_of(row)}")
        figures[name_of(row)] = row
    return figures


def load(path: Path = FLOORS) -> dict[str, Floor]:
    """The floors of a file; none when there is no file."""
    if not path.exists():
        return {}
    return {name: Floor(**fields) for name, fields in json.loads(path.read_text(encoding="utf-8")).items()}


def save(floors: Mapping[str, Floor], path: Path = FLOORS) -> None:
    """Write the floors in the order of their names."""
    rows = {name: asdict(floors[name]) for name in sorted(floors)}
    path.write_text(json.dumps(rows, indent=2, ensure_ascii=False) + "\n", encoding="utf-8")


def breaches(floors: Mapping[str, Floor], rows: Iterable[Row], *, expected: Iterable[str] = ()) -> list[Breach]:
    """Floors that the figures break, and `expected` ones without a figure, by name."""
    figures = own_figures(rows)
    found = [
        Breach(name=name, floor=floor, value=figures[name].value)
        for name, floor in floors.items()
        if name in figures and _worse(figures[name].value, floor.floor, floor.higher_is_better)
    ]
    found += [Breach(name=name, floor=floors[name], value=None) for name in set(expected) - set(figures)]
    return sorted(found, key=lambda breach: breach.name)


def raised(floors: Mapping[str, Floor], rows: Iterable[Row]) -> dict[str, Floor]:
    """The floors after these figures: new names added, better figures taken over, nothing lowered."""
    result = dict(floors)
    for name, row in own_figures(rows).items():
        new = _floor_under(row)
        old = floors.get(name)
        if math.isnan(row.value):
            continue
        if old is None:
            result[name] = new
        elif _worse(old.reached, new.reached, old.higher_is_better):
            higher = old if _worse(new.floor, old.floor, old.higher_is_better) else new
            result[name] = replace(old, floor=higher.floor, reached=new.reached)
    return result


def lowered(floors: Mapping[str, Floor], rows: Iterable[Row], name: str, because: str) -> dict[str, Floor]:
    """The floors with one of them set under today's figure, and the reason written beside it.

    Raises KeyError when there is no such floor or no figure for it, ValueError without a reason.
    """
    if not because.strip():
        raise ValueError("a floor is lowered for a reason: --because")
    old, row = floors[name], own_figures(rows)[name]
    new = _floor_under(row)
    said = f"{old.floor:g} -> {new.floor:g}: {because.strip()}"
    return {**floors, name: replace(new, why=f"{old.why}; {said}" if old.why else said)}


def _floor_under(row: Row) -> Floor:
    one_item = 1 / row.items if row.items and 0 <= row.value <= 1 else 0.0
    slack = max(SLACK * abs(row.value), one_item)
    floor = row.value - slack if row.higher_is_better else row.value + slack
    return Floor(floor=round(floor, 4), reached=round(row.value, 4), higher_is_better=row.higher_is_better)


def _worse(value: float, limit: float, higher_is_better: bool) -> bool:
    # Said the other way round, so that a figure that is no number (NaN) counts as worse.
    return not (value >= limit if higher_is_better else value <= limit)
