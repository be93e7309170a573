"""From sentences to clauses: which clauses of two sentences carry what the sentences have in common."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.accounts.alignment.features import SAME_KEY
from rashomon.accounts.alignment.units import Unit
from rashomon.accounts.alignment.words import Words, cosines, lay_out, some_words

Shares = list[list[float]]

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
    words = lay_out(units)
    pairs: dict[tuple[int, int], float] = {}
    for i, near in enumerate(scores):
        others = [j for j in sorted(near) if i < j and near[j] >= _WEAKEST]
        for j, common in zip(others, _in_common(units, words, i, others), strict=True):
            for left, row in zip(of_unit[i], common, strict=True):
                for right, share in zip(of_unit[j], row, strict=True):
                    score = round(near[j] * share, 6) if share else 0.0
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


def _in_common(units: Sequence[Unit], words: Words, number: int, others: Sequence[int]) -> list[Shares]:
    """What the clauses of one unit have in common with those of each of some others: for each other a table (clauses of
    the unit, clauses of the other) in 0..1, 1 for the best pair.
    """
    unit, worded = units[number], [other for other in others if units[other].keys]
    if not unit.keys or not worded:
        return [_all_in_common(unit, units[other]) for other in others]
    theirs = some_words(words, np.array(worded, dtype=np.int64))
    own, at = slice(int(words.bounds[number]), int(words.bounds[number + 1])), theirs.places
    alike = cosines(words, number, at)
    same = words.keys[own, None] == words.keys[None, at]
    match = np.clip(np.where(same, np.maximum(alike, SAME_KEY), alike) - _UNRELATED, 0, None)
    weight = words.rarity + 0.3 * words.weight
    ours = np.maximum.reduceat(match, theirs.clause_starts, axis=1) * weight[own, None]
    of_theirs = np.maximum.reduceat(match, unit.clause_starts, axis=0) * weight[None, at]
    common = np.minimum(
        np.add.reduceat(ours, unit.clause_starts, axis=0), np.add.reduceat(of_theirs, theirs.clause_starts, axis=1)
    )
    best = np.maximum.reduceat(common.max(axis=0), theirs.clauses_begin)
    clauses = np.diff([*theirs.clauses_begin, common.shape[1]])
    shares = (common / (np.repeat(best, clauses) + 1e-9)).tolist()
    ends = dict(zip(worded, np.cumsum(clauses).tolist(), strict=True))
    return [
        [row[ends[other] - len(units[other].clauses) : ends[other]] for row in shares]
        if other in ends
        else _all_in_common(unit, units[other])
        for other in others
    ]


def _all_in_common(unit: Unit, other: Unit) -> Shares:
    """The table of two units of which one has no content words."""
    return [[1.0] * max(1, len(other.clauses)) for _ in range(max(1, len(unit.clauses)))]
