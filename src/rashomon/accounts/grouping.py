"""Pairs that assert the same thing made into groups: near-cliques of the story's graph of sentences.

A sentence asserts several things, so it may stand in several groups. A transitive closure would chain unlike sentences
together; a near-clique only takes in what fits all that is there already.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

# A pair as probable as this founds a group, or joins one with this mean over the group's sentences of other reports;
# and with none of them may a sentence that joins score less than the weakest. Chosen on the folds of `facts`.
FOUNDS = 0.40
JOINS = 0.40
WEAKEST = 0.20


def group_units(scores: NDArray[np.float32], reports: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Groups of unit indices, each with units of at least two reports, strongest founding pair first.

    `scores` (n, n) is symmetric, 0 within one report. Every pair that founds lies in some group.
    """
    left, right = np.nonzero(np.triu(scores >= FOUNDS, k=1))
    order = np.lexsort((right, left, -scores[left, right]))
    near = [frozenset(np.flatnonzero(row >= WEAKEST).tolist()) for row in scores]
    covered: set[tuple[int, int]] = set()
    groups: list[tuple[int, ...]] = []
    for i, j in zip(left[order].tolist(), right[order].tolist(), strict=True):
        if (i, j) in covered:
            continue
        group = _grown([i, j], scores, reports, near)
        groups.append(tuple(sorted(group)))
        covered.update((x, y) for x in group for y in group if x < y)
    return tuple(groups)


def _grown(
    founders: list[int], scores: NDArray[np.float32], reports: Sequence[int], near: Sequence[frozenset[int]]
) -> list[int]:
    group = list(founders)
    while True:
        best: tuple[float, int] | None = None
        for unit in sorted(frozenset[int]().union(*(near[x] for x in group)) - set(group)):
            others = [scores[unit, x] for x in group if reports[x] != reports[unit]]
            if not others or min(others) < WEAKEST:
                continue
            mean = float(sum(others) / len(others))
            if mean >= JOINS and (best is None or mean > best[0]):
                best = (mean, unit)
        if best is None:
            return group
        group.append(best[1])
