"""From sentences to clauses: which clauses of two sentences carry what the sentences have in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.accounts.alignment.features import SAME_KEY
from rashomon.accounts.alignment.units import Unit

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# Sentence pairs less probable than this share nothing worth finding a place for.
_WEAKEST = 0.05
# Cosines of unrelated content words lie below this.
_UNRELATED = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Part:
    """One clause of a unit: `unit` is the unit's index, [start, end) its content words, `clause` the clause's index in
    the annotation (None for a sentence without content words). A `frame` only tells who speaks.
    """

    unit: int
    start: int
    end: int
    clause: int | None
    frame: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Localised:
    """The parts of all units in order, and for pairs of parts (left < right) the probability that they say the same."""

    parts: tuple[Part, ...]
    pairs: dict[tuple[int, int], float]


def localise(
    units: Sequence[Unit], scores: Sequence[Mapping[int, float]], frames: Sequence[frozenset[int]]
) -> Localised:
    """Spreads each sentence pair's score over its pairs of clauses, in proportion to how much they have in common.

    The best pair of clauses gets the whole score. What two clauses have in common is the smaller of what each finds
    of its words in the other, by rarity. `frames` holds for each report the clauses that only tell who speaks: that
    two reports have one speaker is no fact of its own.
    """
    parts = tuple(part for number, unit in enumerate(units) for part in _parts(number, unit, frames[unit.report]))
    of_unit: list[list[int]] = [[] for _ in units]
    for number, part in enumerate(parts):
        of_unit[part.unit].append(number)
    numbers: dict[str, int] = {}
    keys = [np.array([numbers.setdefault(key, len(numbers)) for key in unit.keys], dtype=np.int64) for unit in units]
    pairs: dict[tuple[int, int], float] = {}
    linked = ((i, j, near[j]) for i, near in enumerate(scores) for j in sorted(near) if i < j and near[j] >= _WEAKEST)
    for i, j, together in linked:
        common = _in_common(units[i], units[j], keys[i], keys[j])
        for row, left in enumerate(of_unit[i]):
            for column, right in enumerate(of_unit[j]):
                score = round(together * float(common[row, column]), 6)
                if score > 0 and not (parts[left].frame and parts[right].frame):
                    pairs[left, right] = score
    return Localised(parts=parts, pairs=pairs)


def _parts(number: int, unit: Unit, frames: frozenset[int]) -> list[Part]:
    if not unit.keys:
        return [Part(unit=number, start=0, end=0, clause=None)]
    ends = (*unit.clause_starts[1:], len(unit.keys))
    return [
        Part(unit=number, start=start, end=end, clause=clause if clause >= 0 else None, frame=clause in frames)
        for start, end, clause in zip(unit.clause_starts, ends, unit.clauses, strict=True)
    ]


def _in_common(left: Unit, right: Unit, left_keys: Ints, right_keys: Ints) -> Floats:
    """(clauses of left, clauses of right) in 0..1, 1 for the best pair. Keys as numbers, one for each content word."""
    if not left.keys or not right.keys:
        return np.ones((max(1, len(left.clauses)), max(1, len(right.clauses))), dtype=np.float32)
    cosines = left.vectors @ right.vectors.T
    same = left_keys[:, None] == right_keys[None, :]
    match = np.clip(np.where(same, np.maximum(cosines, SAME_KEY), cosines) - _UNRELATED, 0, None)
    weight_left, weight_right = left.rarity + 0.3 * left.weight, right.rarity + 0.3 * right.weight
    of_left = np.maximum.reduceat(match, right.clause_starts, axis=1) * weight_left[:, None]
    of_right = np.maximum.reduceat(match, left.clause_starts, axis=0) * weight_right[None, :]
    common = np.minimum(
        np.add.reduceat(of_left, left.clause_starts, axis=0), np.add.reduceat(of_right, right.clause_starts, axis=1)
    )
    return np.asarray(common / (common.max() + 1e-9), dtype=np.float32)
