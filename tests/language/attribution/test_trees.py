"""Stored trees give what the fitted ensemble gave."""

import numpy as np

from rashomon.language.attribution.trees import Trees, log_odds


def two_trees() -> Trees:
    """A stump on column 0 (at most 1.0: -1, else +1), and a tree that asks column 1 on the right side only."""
    return Trees(
        feature=np.array([[0, 0, 0, 0, 0], [0, 0, 1, 0, 0]], np.int16),
        threshold=np.array([[1.0, 0, 0, 0, 0], [1.0, 0, 5.0, 0, 0]]),
        left=np.array([[1, 1, 2, 3, 4], [1, 1, 3, 3, 4]], np.int16),
        right=np.array([[2, 1, 2, 3, 4], [2, 1, 4, 3, 4]], np.int16),
        value=np.array([[0, -1, 1, 0, 0], [0, 0, 0, 10, 20]], np.float32),
        base=0.5,
        depth=2,
    )


def test_each_row_goes_its_own_way() -> None:
    rows = np.array([[1, 9], [2, 5], [2, 6]], np.float32)
    # left, left; right, right-left; right, right-right
    assert log_odds(two_trees(), rows).tolist() == [-0.5, 11.5, 21.5]


def test_no_rows() -> None:
    assert log_odds(two_trees(), np.zeros((0, 2), np.float32)).tolist() == []


def test_many_rows_are_scored_as_few_are() -> None:
    rows = np.random.default_rng(0).uniform(0, 8, (5000, 2)).astype(np.float32)
    assert log_odds(two_trees(), rows).tolist() == [
        v for row in rows for v in log_odds(two_trees(), row[None]).tolist()
    ]
