"""What the other pairs of a story say about a pair: links by way of third sentences, rivals, neighbours."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.accounts.alignment.links import Links, make_links
from rashomon.accounts.alignment.surroundings import among_rivals, around, by_way_of_thirds, per_pair
from rashomon.accounts.alignment.units import Unit

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# Weak links cannot make a detour that matters; most pairs have no strong ones.
_WEAK = 0.02

NAMES = (
    "score", "log_odds", "third", "third_root", "third_log_odds", "thirds", "behind_min", "behind_max",
    "rivals_min", "rivals_max", "links_min", "links_max", "elsewhere_min", "elsewhere_max", "neighbours", "beside",
    "square", "square_root",
)  # fmt: skip


def log_odds(probability: Floats) -> Floats:
    """Natural log odds, of probabilities held within 0.0001 of 0 and 1."""
    held = np.clip(probability, 1e-4, 1 - 1e-4)
    return np.asarray(np.log(held / (1 - held)), dtype=np.float32)


def measure_chains(units: Sequence[Unit], left: Ints, right: Ints, scores: Floats) -> Floats:
    """(pairs, len(NAMES)) features from first scores; the pairs must be sorted by `left`, then `right`."""
    reports = np.array([unit.report for unit in units], dtype=np.int64)
    links = make_links(len(units), left, right, scores)
    third, thirds = by_way_of_thirds(links, left, right, 0.0)
    rivals, behind = among_rivals(links, reports)
    square = _squares(links, reports, left, right)
    columns = [
        scores, log_odds(scores), third, np.sqrt(third), log_odds(np.clip(third, 1e-3, 0.999)),
        thirds, *behind, *rivals, *_sums(links, reports), *around(links, reports, left, right, 0.0),
        square, np.sqrt(square),
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


def _sums(links: Links, reports: Ints) -> list[Floats]:
    """For each pair the logarithm of 1 + the sum of each unit's links, and the sum of the unit's other links to the
    other's report; the smaller first.
    """
    all_links = np.bincount(links.rows, weights=links.values, minlength=links.size).astype(np.float32)
    group = links.rows * (int(reports.max()) + 1) + reports[links.columns]
    _, number = np.unique(group, return_inverse=True)
    there = np.bincount(number, weights=links.values)[number] if len(number) else links.values
    return [
        *per_pair(links, np.log1p(all_links[links.rows])),
        *per_pair(links, np.asarray(there - links.values, dtype=np.float32)),
    ]


def _squares(links: Links, reports: Ints, left: Ints, right: Ints) -> Floats:
    """The best detour within the two reports: max over i' != i, j' != j of min(s[i, j'], s[i', j'], s[i', j])."""
    found = np.zeros(len(left), dtype=np.float32)
    strong = links.values > _WEAK
    near: dict[tuple[int, int], list[int]] = {}
    value: dict[tuple[int, int], float] = {}
    rows, columns = links.rows[strong].tolist(), links.columns[strong].tolist()
    for i, j, score in zip(rows, columns, links.values[strong].tolist(), strict=True):
        near.setdefault((i, int(reports[j])), []).append(j)
        value[i, j] = score
    for k, (i, j) in enumerate(zip(left.tolist(), right.tolist(), strict=True)):
        best = 0.0
        for other_j in near.get((i, int(reports[j])), ()):
            step = value[i, other_j]
            if other_j == j or step <= best:
                continue
            for other_i in near.get((j, int(reports[i])), ()):
                if other_i != i and value[j, other_i] > best:
                    best = max(best, min(step, value[j, other_i], value.get((other_i, other_j), 0.0)))
        found[k] = best
    return found
