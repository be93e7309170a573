import numpy as np
import pytest
from numpy.typing import NDArray

from rashomon.stories.linkage import JOIN, groups_of


def scores(n: int, near: float, blocks: list[list[int]], far: float = -6.0) -> NDArray[np.float64]:
    """Log odds that are `near` within blocks and `far` across."""
    matrix = np.full((n, n), float(far))
    for block in blocks:
        matrix[np.ix_(block, block)] = near
    np.fill_diagonal(matrix, 0.0)
    return matrix


@pytest.mark.parametrize(
    ("matrix", "groups"),
    [
        (scores(1, 0, []), [[0]]),  # one report
        (scores(3, 4, [[0, 2]]), [[0, 2], [1]]),  # two of three
        (scores(2, JOIN, [[0, 1]]), [[0, 1]]),  # at the bar
        (scores(2, JOIN - 0.01, [[0, 1]]), [[0], [1]]),  # below it
    ],
)
def test_groups(matrix: NDArray[np.float64], groups: list[list[int]]) -> None:
    assert groups_of(matrix, [None] * len(matrix)) == groups


def test_the_mean_decides_and_not_one_pair() -> None:
    matrix = scores(3, 5, [[0, 1]])
    matrix[1, 2] = matrix[2, 1] = 2.0  # 2 is like 1, and not at all like 0
    assert groups_of(matrix, [None] * 3) == [[0, 1], [2]]


def test_two_groups_that_are_each_liker_within_stay_apart() -> None:
    blocks = [list(range(6)), list(range(6, 12))]
    assert groups_of(scores(12, 5, blocks, far=0.5), [None] * 12) == blocks
    assert groups_of(scores(12, 0.9, blocks, far=0.5), [None] * 12) == [list(range(12))]


@pytest.mark.parametrize(
    ("together", "apart", "groups"),
    [
        ([(0, 3)], [], [[0, 1, 2, 3]]),  # what a person put together drags the others along
        ([], [(0, 1)], [[0, 2], [1], [3]]),  # and what a person took apart stays apart
        ([(0, 1), (1, 2)], [(0, 2)], [[0, 1], [2], [3]]),  # of clashing ones the later gives way
    ],
)
def test_judgements(together: list[tuple[int, int]], apart: list[tuple[int, int]], groups: list[list[int]]) -> None:
    matrix = scores(4, 4, [[0, 1, 2]], far=-2)
    if together == [(0, 3)]:
        matrix[3, :] = matrix[:, 3] = -1.0
    assert groups_of(matrix, [None] * 4, together, apart) == groups


def test_equal_scores_go_to_the_lower_indices() -> None:
    matrix = scores(3, 1.0, [[0, 1], [1, 2]], far=-9)
    assert groups_of(matrix, [None] * 3) == [[0, 1], [2]]
