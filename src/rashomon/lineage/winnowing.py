"""Which pairs of an archive are worth aligning, without comparing all with all: winnowed fingerprints, sorted once.

A fingerprint is three neighbouring content words in any order, as a 64-bit number; of every three in a row the least is
kept (winnowing: Schleimer, Wilkerson and Aiken, SIGMOD 2003). A copy of thirty words or more always leaves several.
What `candidates` does for one story is finer and dearer: it sees shorter and more heavily edited copies.
"""

import re
import zlib
from collections import defaultdict, deque
from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

from rashomon.lineage.candidates import nearest
from rashomon.lineage.tokens import FUNCTION_WORDS, key_of

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray

_WORDS_IN_ONE, _WINDOW = 3, 3
_LEAST_SHARED = 2
# A fingerprint that more texts hold joins each to the next few only, in the given order: no wire text makes all pairs.
_CROWD, _NEIGHBOURS = 32, 8
# Of very many partners a text keeps the ones it shares most with: more than in a story, where all are copies of one.
_PARTNERS = 48
# So many pairs are counted at once (8 bytes each): what bounds the memory.
_AT_ONCE = 4_000_000
_LONGEST_WORD = 60
_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")


def find_candidates(texts: Iterable[str]) -> tuple[tuple[int, int], ...]:
    """Pairs (i, j), i < j, of texts that share at least two fingerprints, in order; the texts may be a stream.

    Of each text only its fingerprints are kept, about 2 kB for 700 words. Time grows with the number of fingerprints,
    and with the pairs that share them, of which a text is in a bounded number.
    """
    import numpy as np

    sketches = [sketch(text) for text in texts]
    if len(sketches) < 2:
        return ()
    marks = np.concatenate(sketches)
    owners = np.repeat(np.arange(len(sketches), dtype=np.int64), [len(marks) for marks in sketches])
    order = np.argsort(marks, kind="stable")
    marks, owners = marks[order], owners[order]
    starts = np.flatnonzero(np.concatenate(([True], marks[1:] != marks[:-1])))
    sizes = np.diff(np.concatenate((starts, [len(marks)])))
    shared = np.repeat(sizes > 1, sizes)
    group = np.repeat(np.arange(len(starts)), sizes)[shared]
    size, owners = np.repeat(sizes, sizes)[shared], owners[shared]
    return nearest(_counted(group, size, owners), _PARTNERS)


def side_by_side(pairs: Sequence[tuple[int, int]]) -> tuple[tuple[int, int], ...]:
    """The pairs so ordered that those of one text and of its partners come soon after one another (breadth first).

    Whoever aligns them in this order needs few texts at a time.
    """
    partners: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in pairs:
        partners[i].append(j)
        partners[j].append(i)
    place: dict[int, int] = {}
    for first in sorted(partners):
        waiting = deque([first] if first not in place else [])
        place.setdefault(first, len(place))
        while waiting:
            for other in partners[waiting.popleft()]:
                if other not in place:
                    place[other] = len(place)
                    waiting.append(other)
    return tuple(sorted(pairs, key=lambda pair: sorted((place[pair[0]], place[pair[1]]), reverse=True)))


def sketch(text: str) -> "NDArray[np.uint64]":
    """The winnowed fingerprints of a text, each once, sorted. Linear in its length."""
    import numpy as np

    numbers = [_number(word) for word in _WORD.findall(text)]
    words = np.array([number for number in numbers if number], dtype=np.uint64)
    if len(words) < _WORDS_IN_ONE:
        return words[:0]
    # The sum does not depend on the order; the multiplier spreads it, so that the least is any of them.
    triples = (words[:-2] + words[1:-1] + words[2:]) * np.uint64(0x9E3779B97F4A7C15)
    if len(triples) > _WINDOW:
        triples = np.minimum(np.minimum(triples[:-2], triples[1:-1]), triples[2:])
    return np.unique(triples)


@lru_cache(maxsize=1 << 18)
def _number(word: str) -> int:
    """A number for the key of a word; 0 for a function word."""
    word = word.lower()
    key = key_of(word) if len(word) <= _LONGEST_WORD else word
    if key in FUNCTION_WORDS:
        return 0
    raw = key.encode("utf-8", "surrogatepass")
    return zlib.crc32(raw) << 32 | zlib.crc32(raw, 0x5EED)


def _counted(
    group: "NDArray[np.int64]", size: "NDArray[np.int64]", owners: "NDArray[np.int64]"
) -> dict[tuple[int, int], int]:
    """How many fingerprints each pair shares, for pairs that share enough. Rows are sorted by group, then owner."""
    import numpy as np

    found: dict[tuple[int, int], int] = {}
    if not len(owners):
        return found
    texts = int(owners.max()) + 1
    reach = np.where(size <= _CROWD, size - 1, _NEIGHBOURS)
    for low, high in _blocks(owners, reach, texts):
        first = (owners >= low) & (owners < high)
        pairs = []
        for step in range(1, _CROWD):
            same = first[:-step] & (group[:-step] == group[step:]) & (step <= reach[:-step])
            pairs.append(owners[:-step][same] * texts + owners[step:][same])
        keys, counts = np.unique(np.concatenate(pairs), return_counts=True)
        enough = counts >= _LEAST_SHARED
        for key, count in zip(keys[enough].tolist(), counts[enough].tolist(), strict=True):
            found[divmod(key, texts)] = count
    return found


def _blocks(owners: "NDArray[np.int64]", reach: "NDArray[np.int64]", texts: int) -> Sequence[tuple[int, int]]:
    """Ranges of texts whose pairs are counted together."""
    import numpy as np

    after = np.cumsum(np.bincount(owners, weights=reach, minlength=texts))
    number = int(after[-1] // _AT_ONCE) + 1
    cuts = np.searchsorted(after, [after[-1] * part / number for part in range(1, number)])
    edges = [0, *(int(cut) + 1 for cut in cuts), texts]
    return [(low, high) for low, high in pairwise(edges) if low < high]
