"""What the other pairs of a story say about a pair: links by way of third sentences, rivals, neighbours."""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.accounts.alignment.features import around, best_third
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


def as_matrix(units: Sequence[Unit], left: Ints, right: Ints, scores: Floats) -> Floats:
    """The scores of pairs as a symmetric (n, n) matrix; 0 for all other pairs."""
    matrix = np.zeros((len(units), len(units)), dtype=np.float32)
    matrix[left, right] = matrix[right, left] = scores
    return matrix


def measure_chains(units: Sequence[Unit], left: Ints, right: Ints, scores: Floats) -> Floats:
    """(pairs, len(NAMES)) features from first scores; the pairs must be sorted by `left`, then `right`."""
    reports = np.array([unit.report for unit in units])
    matrix = as_matrix(units, left, right, scores)
    links = matrix.sum(axis=1)
    by_report = np.stack([matrix[:, reports == r].sum(axis=1) for r in range(int(reports.max()) + 1)], axis=1)
    best_by_report = np.stack([matrix[:, reports == r].max(axis=1) for r in range(int(reports.max()) + 1)], axis=1)
    third = best_third(matrix, left, right, 0.0)

    def both(i_to_j: Floats, j_to_i: Floats) -> tuple[Floats, Floats]:
        return np.minimum(i_to_j, j_to_i), np.maximum(i_to_j, j_to_i)

    behind = both(scores - best_by_report[left, reports[right]], scores - best_by_report[right, reports[left]])
    rivals = both(_rivals(matrix, reports, left, right, scores), _rivals(matrix, reports, right, left, scores))
    elsewhere = both(by_report[left, reports[right]] - scores, by_report[right, reports[left]] - scores)
    square = _squares(matrix, reports, left, right)
    columns = [
        scores, log_odds(scores), third, np.sqrt(third), log_odds(np.clip(third, 1e-3, 0.999)),
        _thirds(matrix, left, right), *behind, *rivals, *(np.log1p(x) for x in both(links[left], links[right])),
        *elsewhere,
        *around(matrix, reports, left, right, 0.0),
        square, np.sqrt(square),
    ]  # fmt: skip
    return np.stack(columns, axis=1).astype(np.float32)


def _rivals(matrix: Floats, reports: Ints, left: Ints, right: Ints, scores: Floats) -> Floats:
    """How many sentences of the right one's report score higher with the left one."""
    found = np.zeros(len(left), dtype=np.float32)
    for k, (i, j, score) in enumerate(zip(left, right, scores, strict=True)):
        found[k] = np.count_nonzero(matrix[i][reports == reports[j]] > score)
    return found


def _thirds(matrix: Floats, left: Ints, right: Ints) -> Floats:
    """The sum over third sentences of the product of the two links."""
    product = matrix @ matrix
    return np.asarray(product[left, right], dtype=np.float32)


def _squares(matrix: Floats, reports: Ints, left: Ints, right: Ints) -> Floats:
    """The best detour within the two reports: max over i' != i, j' != j of min(s[i, j'], s[i', j'], s[i', j])."""
    found = np.zeros(len(left), dtype=np.float32)
    members = {int(r): np.flatnonzero(reports == r) for r in np.unique(reports)}
    for k, (i, j) in enumerate(zip(left, right, strict=True)):
        others_i, others_j = members[int(reports[i])], members[int(reports[j])]
        to_j, to_i = matrix[others_i, j], matrix[i, others_j]
        near_i = others_i[(to_j > _WEAK) & (others_i != i)]
        near_j = others_j[(to_i > _WEAK) & (others_j != j)]
        if near_i.size and near_j.size:
            inner = matrix[np.ix_(near_i, near_j)]
            path = np.minimum(np.minimum(inner, matrix[near_i, j][:, None]), matrix[i, near_j][None, :])
            found[k] = path.max()
    return found
