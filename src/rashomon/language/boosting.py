"""Boosted regression trees as arrays: what scikit-learn's histogram gradient boosting grew, run without it.

All nodes of all trees are compared at once, and what each comparison rules out is struck off a row of bits, one a leaf
(QuickScorer, Lucchese et al. 2015). That is some ten array operations whatever the depth of the trees.
"""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray

MOST_LEAVES = 31  # of a tree: one bit each
_ROWS_AT_ONCE = 256


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trees:
    """Trees side by side. Of `features` of a row, node (k, tree) looks at one and rules leaves of its tree out.

    `feature`, `threshold` and `leaves` are (nodes, trees). A row goes left when its feature is at most the threshold;
    NaN goes left where `feature` is below `features`, and right where it is `features` or more (then the feature is
    that much less). A row that goes right keeps the bits `leaves` only. `value` (trees, leaves) is what the lowest
    leaf that is left adds, `base` the sum's start.
    """

    features: int
    feature: NDArray[np.int32]
    threshold: NDArray[np.float32]
    leaves: NDArray[np.int32]
    value: NDArray[np.float64]
    base: float

    def decide(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """The sums of the trees, (n,), for rows of features (n, features)."""
        found = np.empty(len(rows))
        for at in range(0, len(rows), _ROWS_AT_ONCE):
            found[at : at + _ROWS_AT_ONCE] = self._decide(rows[at : at + _ROWS_AT_ONCE])
        return found

    def _decide(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        rows = rows[:, : self.features]
        known = np.where(np.isnan(rows), np.float32(-np.inf), rows)
        goes_left = np.concatenate([known, rows], axis=1)[:, self.feature] <= self.threshold
        left = np.bitwise_and.reduce(np.where(goes_left, np.int32(-1), self.leaves), axis=1)
        _, leaf = np.frexp((left & -left).astype(np.float64))  # the place of the lowest bit, counted from one
        values = self.value[np.arange(len(self.value)), leaf - 1]
        return np.asarray(self.base + values.sum(axis=1), dtype=np.float64)


def read_trees(data: bytes) -> Trees:
    """The trees that training wrote, gzipped JSON. Raises ValueError for anything else."""
    try:
        return trees_from(json.loads(gzip.decompress(data)))
    except (OSError, KeyError, TypeError, IndexError) as error:
        raise ValueError("these bytes are no trees; install Rashomon again") from error


def trees_from(stored: Mapping[str, Any]) -> Trees:
    """The trees of a JSON object, with one number a node in each list.

    A node sends a row to the node `left` when the row's `feature` is at most `threshold` (NaN: when `nan_left`), else
    to the node `right`; a leaf sends to itself. `value` is what a leaf adds, `roots` (one a tree) where the trees
    begin, `base` the sum's start. Raises ValueError for a tree of more than `MOST_LEAVES` leaves.
    """
    trees = [_nodes_of(stored, root) for root in stored["roots"]]
    most = max((len(nodes) for nodes, _ in trees), default=0)
    shape = (most, len(trees))
    features = 1 + max(stored["feature"], default=0)
    feature, leaves = np.zeros(shape, np.int32), np.full(shape, -1, np.int32)  # a node that is not there rules out none
    threshold = np.zeros(shape, np.float32)
    value = np.zeros((len(trees), MOST_LEAVES))
    for tree, (nodes, of_leaves) in enumerate(trees):
        if len(of_leaves) > MOST_LEAVES:
            raise ValueError(f"a tree has {len(of_leaves)} leaves, and at most {MOST_LEAVES} are read")
        value[tree, : len(of_leaves)] = of_leaves
        for k, (node, first, stop) in enumerate(nodes):
            feature[k, tree] = stored["feature"][node] + (0 if stored["nan_left"][node] else features)
            threshold[k, tree] = _rounded_down(stored["threshold"][node])
            leaves[k, tree] = ~(((1 << stop) - 1) ^ ((1 << first) - 1))
    return Trees(
        features=features, feature=feature, threshold=threshold, leaves=leaves, value=value, base=stored["base"]
    )


def _nodes_of(stored: Mapping[str, Any], root: int) -> tuple[list[tuple[int, int, int]], list[float]]:
    """The inner nodes of a tree, each with the range of leaves to its left; and the leaves' values, left to right."""
    nodes: list[tuple[int, int, int]] = []
    leaves: list[float] = []

    def walk(node: int) -> None:
        if stored["left"][node] == node:
            leaves.append(stored["value"][node])
            return
        first = len(leaves)
        walk(stored["left"][node])
        nodes.append((node, first, len(leaves)))
        walk(stored["right"][node])

    walk(root)
    return nodes, leaves


def _rounded_down(threshold: float) -> np.float32:
    """The greatest single that is not above a double: singles compare with it as they do with the double."""
    single = np.float32(threshold)
    return np.nextafter(single, np.float32(-np.inf)) if float(single) > threshold else single
