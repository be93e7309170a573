"""Boosted regression trees as arrays: what scikit-learn's histogram gradient boosting grew, run without it."""

import gzip
import json
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Trees:
    """Trees side by side, one array an attribute of their nodes.

    A node sends a row to `left` when the row's `feature` is at most `threshold` (NaN: when `nan_left`), else to
    `right`; a leaf sends to itself. `value` is what a leaf adds, `roots` where the trees begin, `base` the sum's start.
    """

    feature: NDArray[np.int32]
    threshold: NDArray[np.float64]
    left: NDArray[np.int32]
    right: NDArray[np.int32]
    nan_left: NDArray[np.bool_]
    value: NDArray[np.float64]
    roots: NDArray[np.int32]
    base: float
    depth: int

    def decide(self, rows: NDArray[np.float32]) -> NDArray[np.float64]:
        """The sums of the trees, (n,), for rows of features (n, features)."""
        at = np.broadcast_to(self.roots, (len(rows), len(self.roots)))
        number = np.arange(len(rows))[:, None]
        for _ in range(self.depth):
            values = rows[number, self.feature[at]]
            goes_left = (values <= self.threshold[at]) | (np.isnan(values) & self.nan_left[at])
            at = np.where(goes_left, self.left[at], self.right[at])
        return np.asarray(self.base + self.value[at].sum(axis=1), dtype=np.float64)


def read_trees(data: bytes) -> Trees:
    """The trees that training wrote, gzipped JSON. Raises ValueError for anything else."""
    try:
        return trees_from(json.loads(gzip.decompress(data)))
    except (OSError, KeyError, TypeError) as error:
        raise ValueError("these bytes are no trees; install Rashomon again") from error


def trees_from(stored: Mapping[str, Any]) -> Trees:
    """The trees of a JSON object with a list for each attribute of `Trees`."""
    return Trees(
        feature=np.array(stored["feature"], dtype=np.int32),
        threshold=np.array(stored["threshold"], dtype=np.float64),
        left=np.array(stored["left"], dtype=np.int32),
        right=np.array(stored["right"], dtype=np.int32),
        nan_left=np.array(stored["nan_left"], dtype=np.bool_),
        value=np.array(stored["value"], dtype=np.float64),
        roots=np.array(stored["roots"], dtype=np.int32),
        base=stored["base"],
        depth=stored["depth"],
    )
