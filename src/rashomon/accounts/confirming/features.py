"""What is measured of a wording and the sentences that may confirm it: how far they make its main assertion too."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.accounts.alignment.features import SAME_KEY
from rashomon.accounts.alignment.units import Unit
from rashomon.accounts.alignment.words import Words, cosines, some_words
from rashomon.accounts.confirming.asserted import Asserted

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

NAMES = (
    "likely", "main", "predicate", "clause", "dates_missing", "names_missing", "figures_missing", "complete", "words",
)  # fmt: skip
_UNKNOWN = 0.5  # what is measured of words that are not there
_BOUND = 0.01  # keeps odds finite


def measure(
    asserted: Asserted,
    others: Sequence[int],
    likely: Sequence[float],
    figures_missing: Sequence[int],
    units: Sequence[Unit],
    words: Words,
) -> Floats:
    """(others, NAMES): a wording against some units (indices).

    `likely` says how probable each is to assert anything that the wording's unit asserts, `figures_missing` how many
    figures of the wording each lacks; `words` are those of all units.
    """
    found = np.zeros((len(others), len(NAMES)), dtype=np.float32)
    chance = np.asarray(likely, dtype=np.float64)
    found[:, 0] = np.log((chance + _BOUND) / (1 + _BOUND - chance))
    found[:, 6] = figures_missing
    found[:, 7] = asserted.complete
    found[:, 8] = np.log1p(len(asserted.places))
    worded = np.array([k for k, other in enumerate(others) if units[other].keys], dtype=np.int64)
    if len(worded) and len(asserted.places):
        found[worded, 1:6] = _matched(asserted, np.asarray(others, dtype=np.int64)[worded], units, words)
    return found


def share_within(asserted: Asserted, other: int, start: int, end: int, units: Sequence[Unit], words: Words) -> float:
    """Of what a unit (its index) has of the main assertion, the share in 0..1 that it has between two characters."""
    theirs, unit = units[other], units[asserted.unit]
    if not theirs.keys or not len(asserted.places):
        return 1.0
    alike, _ = _alike(asserted, some_words(words, np.array([other])).places, words)
    inside = np.array([start <= at < end for at in theirs.offsets])
    weight = _weight(asserted, unit) * asserted.nearness
    whole = float((alike.max(axis=1) * weight).sum())
    return float(((alike * inside).max(axis=1) * weight).sum()) / max(whole, 1e-6)


def _matched(asserted: Asserted, others: Ints, units: Sequence[Unit], words: Words) -> Floats:
    """How far each of the other units, which have words, has those of the wording."""
    theirs, own = some_words(words, others), asserted.places
    unit = units[asserted.unit]
    alike, same = _alike(asserted, theirs.places, words)
    has = np.logical_or.reduceat(same, theirs.starts, axis=1)
    match = np.maximum.reduceat(alike, theirs.starts, axis=1)
    weight = _weight(asserted, unit)
    kinds = np.array([unit.keys[k][0] for k in own.tolist()])
    missing = [(~has[kinds == kind]).sum(axis=0) for kind in "=@"]
    plain = ~np.isin(kinds, ["#", "=", "@"])
    by_clause = np.maximum.reduceat(alike, theirs.clause_starts, axis=1)
    unknown = np.full(len(others), _UNKNOWN)
    predicate = match[asserted.predicate].mean(axis=0) if len(asserted.predicate) else unknown
    clause = (
        np.maximum.reduceat(_mean(by_clause[plain], weight[plain]), theirs.clauses_begin) if plain.any() else unknown
    )
    return np.stack([_mean(match, weight * asserted.nearness), predicate, clause, *missing], axis=1)


def _alike(asserted: Asserted, places: Ints, words: Words) -> tuple[Floats, NDArray[np.bool_]]:
    """How alike the words of the wording are to those at some places, in 0..1, and which are the same."""
    first = int(words.bounds[asserted.unit])
    same = words.keys[first + asserted.places][:, None] == words.keys[None, places]
    alike = cosines(words, asserted.unit, places)[asserted.places]
    return np.clip(np.where(same, np.maximum(alike, SAME_KEY), alike), 0, 1), same


def _weight(asserted: Asserted, unit: Unit) -> Floats:
    return (unit.rarity + np.float32(0.3) * unit.weight)[asserted.places]


def _mean(values: Floats, by: Floats) -> Floats:
    return np.asarray((values * by[:, None]).sum(axis=0) / max(float(by.sum()), 1e-6), dtype=np.float32)
