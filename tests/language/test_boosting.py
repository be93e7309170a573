import math
import random
from typing import Any

import numpy as np
import pytest

from rashomon.language.boosting import MOST_LEAVES, trees_from

NODES = ("feature", "threshold", "left", "right", "nan_left", "value")


def forest(seed: int, trees: int = 6, features: int = 4, leaves: int = 12) -> dict[str, Any]:
    """Trees of any shape, as training writes them."""
    rng = random.Random(seed)
    stored: dict[str, Any] = {name: [] for name in (*NODES, "roots")}

    def grow(count: int) -> int:
        at = len(stored["feature"])
        for name in NODES:
            stored[name].append(0)
        stored["left"][at] = stored["right"][at] = at
        if count == 1:
            stored["value"][at] = rng.uniform(-1, 1)
            return at
        stored["feature"][at] = rng.randrange(features)
        stored["threshold"][at] = rng.uniform(0, 1)
        stored["nan_left"][at] = rng.randrange(2)
        split = rng.randrange(1, count)
        stored["left"][at], stored["right"][at] = grow(split), grow(count - split)
        return at

    for _ in range(trees):
        stored["roots"].append(grow(leaves))
    return {**stored, "base": 0.5, "depth": leaves}


def walked(stored: dict[str, Any], row: list[float]) -> float:
    """The sum of the trees, one node after the other."""
    total = stored["base"]
    for root in stored["roots"]:
        at = root
        while stored["left"][at] != at:
            value = row[stored["feature"][at]]
            left = bool(stored["nan_left"][at]) if math.isnan(value) else value <= stored["threshold"][at]
            at = stored["left"][at] if left else stored["right"][at]
        total += stored["value"][at]
    return float(total)


@pytest.mark.parametrize("seed", range(6))
def test_all_nodes_at_once_decide_as_one_after_the_other(seed: int) -> None:
    stored = forest(seed)
    rows = np.random.default_rng(seed).random((300, 5)).astype(np.float32)  # a feature more than the trees look at
    rows[rows < 0.2] = np.nan
    rows[0, 0] = np.float32(stored["threshold"][0])  # at a threshold, as near as a single comes to it
    expected = [walked(stored, row) for row in rows.tolist()]
    assert trees_from(stored).decide(rows).tolist() == pytest.approx(expected, abs=1e-12)


@pytest.mark.parametrize("leaves", [1, 2, MOST_LEAVES])
def test_trees_of_few_and_of_many_leaves(leaves: int) -> None:
    stored = forest(1, leaves=leaves)
    rows = np.random.default_rng(1).random((20, 4)).astype(np.float32)
    assert trees_from(stored).decide(rows).tolist() == pytest.approx([walked(stored, row) for row in rows.tolist()])


def test_more_leaves_than_bits_are_refused() -> None:
    with pytest.raises(ValueError, match="leaves"):
        trees_from(forest(1, leaves=MOST_LEAVES + 1))


def test_no_rows() -> None:
    assert trees_from(forest(1)).decide(np.zeros((0, 4), np.float32)).tolist() == []
