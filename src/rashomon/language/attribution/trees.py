"""Gradient-boosted trees as arrays: what is left of a fitted ensemble once it is stored."""

from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Reals = NDArray[np.float32]

# Rows sent down the trees at a time: bounds memory on a long report.
_ROWS_AT_ONCE = 4096


@dataclass(frozen=True, slots=True, kw_only=True)
class Trees:
    """An ensemble of binary trees (Friedman 2001), each array (trees, nodes); node 0 is the root.

    A row goes to `left` when its value of `feature` is at most `threshold`, else to `right`; a leaf points at itself.
    The log odds are `base` plus the `value` of the leaves. `depth` is the longest path.
    """

    feature: NDArray[np.int16]
    threshold: NDArray[np.float64]
    left: NDArray[np.int16]
    right: NDArray[np.int16]
    value: NDArray[np.float32]
    base: float
    depth: int


def log_odds(trees: Trees, rows: Reals) -> Reals:
    """The ensemble's log odds of each row, (rows,). `rows` is (rows, features)."""
    found = [_log_odds(trees, rows[low : low + _ROWS_AT_ONCE]) for low in range(0, len(rows), _ROWS_AT_ONCE)]
    return np.concatenate(found) if found else np.zeros(0, np.float32)


def _log_odds(trees: Trees, rows: Reals) -> Reals:
    count, size = trees.feature.shape
    feature, threshold = trees.feature.ravel(), trees.threshold.ravel()
    first = np.arange(count)[:, None] * size
    left, right = (trees.left + first).ravel(), (trees.right + first).ravel()
    values, width = rows.ravel(), rows.shape[1]
    offset = np.arange(len(rows))[:, None] * width
    node = np.broadcast_to(first.T, (len(rows), count))
    for _ in range(trees.depth):
        goes_left = values[offset + feature[node]] <= threshold[node]
        node = np.where(goes_left, left[node], right[node])
    return np.asarray(trees.value.ravel()[node].sum(axis=1, dtype=np.float64) + trees.base, np.float32)
