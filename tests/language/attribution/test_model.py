"""Stored trees give what the fitted ensemble gave."""

import numpy as np
from numpy.typing import NDArray

from rashomon.language.attribution.model import stored_trees

# A stump on column 0 (at most 1.0: -1, else +1), and a tree that asks column 1 on the right side only.
ARRAYS: dict[str, NDArray[np.generic]] = {
    "judge_feature": np.array([[0, 0, 0, 0, 0], [0, 0, 1, 0, 0]], np.int16),
    "judge_threshold": np.array([[1.0, 0, 0, 0, 0], [1.0, 0, 5.0, 0, 0]]),
    "judge_left": np.array([[1, 1, 2, 0, 0], [1, 1, 3, 3, 4]], np.int16),
    "judge_right": np.array([[2, 1, 2, 0, 0], [2, 1, 4, 3, 4]], np.int16),
    "judge_value": np.array([[0, -1, 1, 0, 0], [0, 0, 0, 10, 20]], np.float32),
    "judge_base": np.array(0.5),
}


def test_each_row_goes_its_own_way() -> None:
    rows = np.array([[1, 9], [2, 5], [2, 6]], np.float32)
    # left, left; right, right-left; right, right-right
    assert stored_trees(ARRAYS, "judge").decide(rows).tolist() == [-0.5, 11.5, 21.5]
