"""Pairs of sentences worth a closer look: for every sentence, the most similar ones of other reports."""

import numpy as np
from numpy.typing import NDArray

from rashomon.accounts.alignment.similarity import Likeness, Looks, compare

Ints = NDArray[np.int64]

# On the labelled events the partners of a sentence are among its 48 nearest in all but 0.5 % of the pairs.
NEAREST = 48
# Before that, in a large story, this many are nearest by embedding alone and by rare words alone.
_BY_EMBEDDING = 96
_BY_WORDS = 48
# A word that this many sentences have tells nothing about which of them to look at.
_COMMON = 256
_BLOCK = 512


def candidate_pairs(looks: Looks) -> tuple[Ints, Ints, Likeness]:
    """Indices (left, right), left < right, sorted: pairs of which at least one is among the other's nearest; and how
    alike they are. Their number grows with the number of units, not with its square.
    """
    left, right = _all_pairs(looks) if len(looks.reports) <= _BY_EMBEDDING + _BY_WORDS else _likely_pairs(looks)
    likeness = compare(looks, left, right)
    kept = _among_nearest(left, right, likeness.base)
    chosen = Likeness(
        embedding=likeness.embedding[kept],
        characters=likeness.characters[kept],
        words=likeness.words[kept],
        base=likeness.base[kept],
    )
    return left[kept], right[kept], chosen


def _all_pairs(looks: Looks) -> tuple[Ints, Ints]:
    left, right = np.nonzero(np.triu(looks.reports[:, None] != looks.reports[None, :], k=1))
    return left.astype(np.int64), right.astype(np.int64)


def _likely_pairs(looks: Looks) -> tuple[Ints, Ints]:
    """Pairs of which one is among the other's nearest by embedding, or by words that few sentences have."""
    n = len(looks.reports)
    found = []
    order = np.argsort(looks.words.columns, kind="stable")
    bounds = np.searchsorted(looks.words.columns[order], np.arange(int(looks.words.columns.max(initial=0)) + 2))
    holder = np.repeat(np.arange(n), np.diff(looks.words.starts))
    for first in range(0, n, _BLOCK):
        block = looks.embeddings[first : first + _BLOCK] @ looks.embeddings.T
        block[looks.reports[first : first + _BLOCK, None] == looks.reports[None, :]] = -np.inf
        for row, cosines in enumerate(block):
            near = np.argpartition(-cosines, _BY_EMBEDDING)[:_BY_EMBEDDING]
            found.append(_keys(first + row, near[np.isfinite(cosines[near])], n))
    for i in range(n):
        shared = np.zeros(n, dtype=np.float32)
        for at in range(int(looks.words.starts[i]), int(looks.words.starts[i + 1])):
            column = looks.words.columns[at]
            having = order[bounds[column] : bounds[column + 1]]
            if len(having) <= _COMMON:
                shared[holder[having]] += looks.words.values[at] * looks.words.values[having]
        shared[looks.reports == looks.reports[i]] = 0.0
        near = np.argpartition(-shared, _BY_WORDS)[:_BY_WORDS]
        found.append(_keys(i, near[shared[near] > 0], n))
    keys = np.unique(np.concatenate(found))
    return keys // n, keys % n


def _keys(number: int, others: Ints, n: int) -> Ints:
    return np.minimum(number, others) * n + np.maximum(number, others)


def _among_nearest(left: Ints, right: Ints, base: NDArray[np.float32]) -> NDArray[np.bool_]:
    """Which pairs are among the `NEAREST` of one of their two units; in a tie the lower index goes first."""
    rows, columns = np.concatenate([left, right]), np.concatenate([right, left])
    order = np.lexsort((columns, -np.concatenate([base, base]), rows))
    first = np.searchsorted(rows[order], rows[order])
    near = order[np.arange(len(order)) - first < NEAREST]
    kept = np.zeros(len(left), dtype=bool)
    kept[near % max(1, len(left))] = True
    return kept
