"""A few reports to groups that tell of one event: agglomerative, by the mean of the pairs' log odds (average linkage).

Two groups of several reports each are held to a higher bar: they must be about as alike as each is in itself. Two
events of one kind (two earthquakes, two arrests) give pairs that look alike, and only the groups show that each pair
within is liker than any across. And where the reports of each group agree on their day, the days between count.
"""

import math
from collections.abc import Collection, Sequence
from statistics import median

import numpy as np
from numpy.typing import NDArray

JOIN = -1.0  # the mean log odds from which two groups are joined
GAP = 0.7  # how much of what groups are liker within than across counts against joining them
DAYS = 0.3  # how much the days between groups that agree on theirs count, on a logarithmic scale
AGREE = 2  # days within which reports agree on a day
SEVERAL = 3  # reports that agree count in full
FULL = 5  # reports of the smaller group from which the gap counts in full
DECIMALS = 6

Pair = tuple[int, int]


def groups_of(
    scores: NDArray[np.float64],
    days: Sequence[int | None],
    together: Sequence[Pair] = (),
    apart: Collection[Pair] = (),
) -> list[list[int]]:
    """Groups of indices, each sorted, in order of their first.

    `scores` (n, n) are symmetric log odds; `days` the days of publication (None: not known). Pairs in `together` are in
    one group and pairs in `apart` are not; of `together`, a later pair gives way where the two clash. Ties go to lower
    indices.
    """
    n = len(scores)
    groups = _bound(n, together, apart)
    link = (
        np.array([[scores[np.ix_(a, b)].mean() for b in groups] for a in groups]) if len(groups) < n else scores.copy()
    )
    np.fill_diagonal(link, -np.inf)
    sizes = np.array([len(group) for group in groups], dtype=np.float64)
    within = np.array([_within(scores, group) for group in groups])
    kept_apart = {frozenset(pair) for pair in apart}
    open_ = link.copy()
    while open_.size > 1:
        first, second = divmod(int(open_.argmax()), len(open_))
        mean = open_[first, second]
        if mean < JOIN:
            break
        a, b = min(first, second), max(first, second)
        if _forbidden(groups[a], groups[b], kept_apart) or (
            mean - _penalty(mean, groups[a], groups[b], within[a], within[b], days) < JOIN
        ):
            open_[a, b] = open_[b, a] = -np.inf
            continue
        pairs = sizes * (sizes - 1) / 2
        across = sizes[a] * sizes[b]
        within[a] = (within[a] * pairs[a] + within[b] * pairs[b] + mean * across) / (pairs[a] + pairs[b] + across)
        joined = np.full(len(link), -np.inf)
        others = sizes > 0
        others[[a, b]] = False
        joined[others] = np.round(
            (link[a, others] * sizes[a] + link[b, others] * sizes[b]) / (sizes[a] + sizes[b]), DECIMALS
        )
        link[a] = link[:, a] = open_[a] = open_[:, a] = joined
        link[b] = link[:, b] = open_[b] = open_[:, b] = -np.inf
        sizes[a] += sizes[b]
        sizes[b] = 0
        groups[a] = sorted(groups[a] + groups[b])
        groups[b] = []
    return sorted(group for group in groups if group)


def _bound(n: int, together: Sequence[Pair], apart: Collection[Pair]) -> list[list[int]]:
    """The groups that judgements make."""
    group = {at: [at] for at in range(n)}
    kept_apart = {frozenset(pair) for pair in apart}
    for a, b in together:
        if group[a] is not group[b] and not _forbidden(group[a], group[b], kept_apart):
            joined = sorted(group[a] + group[b])
            group.update(dict.fromkeys(joined, joined))
    return sorted({tuple(members): members for members in group.values()}.values())


def _forbidden(a: Sequence[int], b: Sequence[int], apart: Collection[frozenset[int]]) -> bool:
    return bool(apart) and any(frozenset((x, y)) in apart for x in a for y in b)


def _within(scores: NDArray[np.float64], group: Sequence[int]) -> float:
    """The mean score of the pairs of a group (0 for one report)."""
    if len(group) < 2:
        return 0.0
    inner = scores[np.ix_(group, group)]
    return float(inner.sum() - np.trace(inner)) / (len(group) * (len(group) - 1))


def _penalty(
    mean: float, a: Sequence[int], b: Sequence[int], within_a: float, within_b: float, days: Sequence[int | None]
) -> float:
    """What counts against joining two groups, in log odds."""
    smaller = min(len(a), len(b))
    if smaller < 2:
        return 0.0
    gap = max(0.0, min(within_a, within_b) - mean) * min(1.0, (smaller - 1) / (FULL - 1))
    return GAP * gap + DAYS * _days_between(a, b, days)


def _days_between(a: Sequence[int], b: Sequence[int], days: Sequence[int | None]) -> float:
    """How far two groups lie apart in time, on a logarithmic scale, where the reports of each agree on their day.

    One date may be wrong; several that agree are not. 0 where fewer than two of either group agree.
    """
    known_a, known_b = ([day for at in group if (day := days[at]) is not None] for group in (a, b))
    if min(len(known_a), len(known_b)) < 2:
        return 0.0
    middle_a, middle_b = median(known_a), median(known_b)
    agree = min(
        sum(abs(day - middle) <= AGREE for day in known) for known, middle in ((known_a, middle_a), (known_b, middle_b))
    )
    apart = max(0.0, abs(middle_a - middle_b) - AGREE)
    return math.log1p(apart) * min(1.0, agree / SEVERAL) if agree > 1 else 0.0
