"""Where a pair of units stands among the other pairs of a story: rivals, neighbours in the text, third units."""

import numpy as np
from numpy.typing import NDArray

from rashomon.accounts.alignment.links import Links, look_up, rows_of, spread

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Both = tuple[Floats, Floats]


def among_rivals(links: Links, reports: Ints) -> tuple[Both, Both]:
    """For each pair its rank (0 the best) and its distance from the best (0 or less) among the links of one unit to the
    other's report: the smaller and the larger of the two units' values. Pairs in the order the links were made of.
    """
    there = reports[links.columns] if len(links.columns) else links.columns
    order = np.lexsort((links.columns, -links.values, there, links.rows))
    group = links.rows[order] * (int(reports.max(initial=0)) + 1) + there[order]
    first = np.searchsorted(group, group)
    ranks, margins = np.empty(len(order), dtype=np.float32), np.empty(len(order), dtype=np.float32)
    ranks[order] = np.arange(len(order)) - first
    margins[order] = links.values[order] - links.values[order][first]
    return per_pair(links, ranks), per_pair(links, margins)


def per_pair(links: Links, values: Floats) -> Both:
    """The smaller and the larger of the two values that a pair's two directions have."""
    count = len(values) // 2
    forth = links.rows < links.columns
    one, other = np.empty(count, dtype=np.float32), np.empty(count, dtype=np.float32)
    one[links.pairs[forth]], other[links.pairs[~forth]] = values[forth], values[~forth]
    return np.minimum(one, other), np.maximum(one, other)


def around(links: Links, reports: Ints, left: Ints, right: Ints, outside: float) -> Both:
    """For each pair the best value of the two pairs before and after both units, and of the four where one unit moves.

    A place beyond a report's ends, and a pair without a link, counts as `outside`.
    """
    last = links.size - 1

    def shifted(di: int, dj: int) -> Floats:
        i, j = left + di, right + dj
        inside = (i >= 0) & (i <= last) & (j >= 0) & (j <= last)
        i, j = np.clip(i, 0, last), np.clip(j, 0, last)
        inside &= (reports[i] == reports[left]) & (reports[j] == reports[right])
        return np.where(inside, look_up(links, i, j, outside), np.float32(outside)).astype(np.float32)

    beside = np.maximum.reduce([shifted(di, dj) for di, dj in ((-1, 0), (1, 0), (0, -1), (0, 1))])
    return np.maximum(shifted(-1, -1), shifted(1, 1)), beside


def by_way_of_thirds(links: Links, left: Ints, right: Ints, nowhere: float) -> Both:
    """For each pair, over the units that both are linked to: the best of the weaker links (`nowhere` where there is
    none), and the sum of the products of the two links. The pairs must be those of the links, sorted by `left`.
    """
    best = np.full(len(left), nowhere, dtype=np.float32)
    total = np.zeros(len(left), dtype=np.float32)
    bounds = np.searchsorted(left, np.arange(links.size + 1))
    row = np.full(links.size, nowhere, dtype=np.float32)
    for i, own in rows_of(links):
        at = slice(int(bounds[i]), int(bounds[i + 1]))
        if at.start == at.stop:
            continue
        row[links.columns[own]] = links.values[own]
        places, begins = spread(links, right[at])
        here, there = row[links.columns[places]], links.values[places]
        best[at] = np.maximum.reduceat(np.minimum(here, there), begins)
        total[at] = np.add.reduceat(np.where(here > nowhere, here * there, 0.0), begins)
        row[links.columns[own]] = nowhere
    return np.maximum(best, np.float32(nowhere)), total
