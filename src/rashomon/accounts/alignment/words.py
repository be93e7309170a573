"""The content words of all units of a story in one row, so that one unit is compared with many others at once."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.accounts.alignment.units import Unit

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """The content words of unit k are [bounds[k], bounds[k + 1]) of the row, its clauses [clause_bounds[k],
    clause_bounds[k + 1]) of all clauses; `clause_starts` holds where each clause begins in the row. Keys as numbers.
    """

    keys: Ints
    vectors: Floats
    rarity: Floats
    weight: Floats
    verbs: NDArray[np.bool_]
    bounds: Ints
    clause_starts: Ints
    clause_bounds: Ints


@dataclass(frozen=True, slots=True, kw_only=True)
class Some:
    """The words of some units one after another: their places in the row; where each unit begins among them; where each
    clause does; and where each unit's clauses begin among the clauses.
    """

    places: Ints
    starts: Ints
    clause_starts: Ints
    clauses_begin: Ints


def lay_out(units: Sequence[Unit]) -> Words:
    """The words of all units of a story; there must be at least one unit."""
    numbers: dict[str, int] = {}
    bounds = _bounds([len(unit.keys) for unit in units])
    return Words(
        keys=np.array([numbers.setdefault(key, len(numbers)) for unit in units for key in unit.keys], dtype=np.int64),
        vectors=np.concatenate([unit.vectors for unit in units]),
        rarity=np.concatenate([unit.rarity for unit in units]),
        weight=np.concatenate([unit.weight for unit in units]),
        verbs=np.concatenate([unit.verbs for unit in units]),
        bounds=bounds,
        clause_starts=np.array(
            [start + at for unit, start in zip(units, bounds.tolist(), strict=False) for at in unit.clause_starts],
            dtype=np.int64,
        ),
        clause_bounds=_bounds([len(unit.clause_starts) for unit in units]),
    )


def some_words(words: Words, chosen: Ints) -> Some:
    """The words of the chosen units (indices), in the order given; each of them must have words."""
    places, starts = _spread(words.bounds, chosen)
    clauses, clauses_begin = _spread(words.clause_bounds, chosen)
    moved = np.repeat(starts - words.bounds[chosen], words.clause_bounds[chosen + 1] - words.clause_bounds[chosen])
    return Some(
        places=places, starts=starts, clause_starts=words.clause_starts[clauses] + moved, clauses_begin=clauses_begin
    )


def cosines(words: Words, number: int, places: Ints) -> Floats:
    """The cosines of the words of a unit with those at some places, (words of the unit, places).

    The longer side goes first, which is faster, and the table is then turned.
    """
    own = words.vectors[words.bounds[number] : words.bounds[number + 1]]
    return np.ascontiguousarray((np.take(words.vectors, places, axis=0) @ own.T).T)


def _bounds(lengths: Sequence[int]) -> Ints:
    return np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)


def _spread(bounds: Ints, chosen: Ints) -> tuple[Ints, Ints]:
    """The places within the bounds of the chosen, one after another, and where each one's begin."""
    lengths = bounds[chosen + 1] - bounds[chosen]
    ends = np.cumsum(lengths)
    begins = ends - lengths
    return np.arange(int(ends[-1])) + np.repeat(bounds[chosen] - begins, lengths), begins
