"""Which pairs of reports are worth aligning: those that share fingerprints, found by an inverted index.

A fingerprint is two neighbouring content words in either order, function words skipped: it survives changed tense,
swapped clauses and most rewording, unlike the n-grams of the winnowing paper (Schleimer, Wilkerson and Aiken, 2003).
Fingerprints are thinned as winnowing does (the least hash of every window), so the index stays small.
"""

import zlib
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from itertools import pairwise

from rashomon.lineage.tokens import Tokens

_WINDOW = 2
_LEAST_SHARED = 3
# A fingerprint held by more texts than this joins each only to the next ones in order, not all to all.
_CROWD, _NEIGHBOURS = 48, 12
# Of very many partners a text keeps the ones it shares most with.
_PARTNERS = 24


def fingerprints(tokens: Tokens) -> frozenset[int]:
    """The thinned fingerprints of a text: 32-bit hashes of pairs of content keys."""
    keys = [key for key, content in zip(tokens.keys, tokens.content, strict=True) if content]
    hashes = [zlib.crc32(f"{min(x, y)} {max(x, y)}".encode("utf-8", "surrogatepass")) for x, y in pairwise(keys)]
    if len(hashes) <= _WINDOW:
        return frozenset(hashes)
    return frozenset(min(hashes[i : i + _WINDOW]) for i in range(len(hashes) - _WINDOW + 1))


def candidate_pairs(texts: Sequence[Tokens]) -> tuple[tuple[int, int], ...]:
    """Pairs (i, j), i < j, of texts that share at least three fingerprints, in order.

    Time grows with the number of texts times a constant: what a crowd shares (one wire text in a hundred outlets)
    links neighbours in the given order, and no text keeps more than its 24 nearest partners.
    """
    holders: defaultdict[int, list[int]] = defaultdict(list)
    for index, tokens in enumerate(texts):
        for mark in sorted(fingerprints(tokens)):
            holders[mark].append(index)
    shared: Counter[tuple[int, int]] = Counter()
    for indices in holders.values():
        reach = len(indices) if len(indices) <= _CROWD else _NEIGHBOURS
        for at, i in enumerate(indices):
            for j in indices[at + 1 : at + 1 + reach]:
                shared[i, j] += 1
    return nearest({pair: count for pair, count in shared.items() if count >= _LEAST_SHARED}, _PARTNERS)


def nearest(shared: Mapping[tuple[int, int], int], most: int) -> tuple[tuple[int, int], ...]:
    """The pairs, without those of texts that both have `most` partners with which they share more, in order.

    `shared` says how many fingerprints each pair (i, j) has in common.
    """
    partners: Counter[int] = Counter()
    kept: list[tuple[int, int]] = []
    for i, j in sorted(shared, key=lambda pair: (-shared[pair], pair)):
        if partners[i] < most or partners[j] < most:
            partners[i] += 1
            partners[j] += 1
            kept.append((i, j))
    return tuple(sorted(kept))
