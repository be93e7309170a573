"""Near copies of a text, told by a few bytes: MinHash (Broder 1997) over runs of five words.

This only counts sources cheaply for lists of stories. Who copied whom is found by the lineage room when the account
of a story is made.
"""

import re
import zlib
from collections.abc import Sequence
from functools import lru_cache

import numpy as np
from numpy.typing import NDArray

from rashomon.model.groups import joined

HASHES = 16
_RUN = 5  # words
_ENOUGH = 8  # equal hashes of HASHES: about half of the runs are shared
_WORD = re.compile(r"\w+")
_COMPARED = 8  # of many reports with the same band, the last ones stand for the others
_MOST_WORDS = 2_000  # the beginning of a long text tells
# Odd multipliers and offsets of a universal family of hashes, fixed once: 2^32 divided by the golden ratio, stepped.
_MULTIPLIERS = (np.arange(1, HASHES + 1, dtype=np.uint64) * 2_654_435_761 % 2**32) | np.uint64(1)
_LOW = np.uint64(2**32 - 1)
_OFFSETS = np.arange(1, HASHES + 1, dtype=np.uint64) * 1_640_531_527 % 2**32


def copy_marks(text: str) -> bytes:
    """`HASHES` minima of four bytes each, equal in many places for near copies; none for a text of under five words."""
    words = _WORD.findall(text[: _MOST_WORDS * 12].casefold())[:_MOST_WORDS]
    if len(words) < _RUN:
        return b""
    codes: NDArray[np.uint64] = np.fromiter(map(_code, words), np.uint64, len(words))
    runs = np.zeros(len(codes) - _RUN + 1, dtype=np.uint64)
    for at in range(_RUN):
        runs = (runs * np.uint64(31_337) + codes[at : len(codes) - _RUN + 1 + at]) & _LOW
    hashed = (_MULTIPLIERS[:, None] * runs + _OFFSETS[:, None]) & _LOW
    minima: NDArray[np.uint32] = hashed.min(axis=1).astype("<u4")
    return minima.tobytes()


@lru_cache(maxsize=50_000)
def _code(word: str) -> int:
    return zlib.crc32(word.encode("utf-8", "surrogatepass"))


def near_copies(a: bytes, b: bytes) -> bool:
    """True when about half of what two texts say stands in both, word for word."""
    if not a or not b:
        return False
    return int(np.count_nonzero(np.frombuffer(a, "<u4") == np.frombuffer(b, "<u4"))) >= _ENOUGH


def independent_outlets(outlets: Sequence[str], marks: Sequence[bytes]) -> int:
    """How many outlets are left when outlets that print near copies of one text count once.

    One entry a report: the name of its outlet or its owner, and its copy marks. Near copies are found by the bytes
    they share, not by comparing all with all.
    """
    copied: list[tuple[str, str]] = []
    holders: dict[bytes, list[int]] = {}
    for index, (outlet, own) in enumerate(zip(outlets, marks, strict=True)):
        bands = [own[at : at + 8] for at in range(0, len(own), 8)]
        seen: set[int] = set()
        for band in bands:
            near = holders.setdefault(band, [])
            seen.update(near[-_COMPARED:])
            near.append(index)
        for other in sorted(seen):
            if outlets[other] != outlet and near_copies(own, marks[other]):
                copied.append((outlets[other], outlet))
    return len(joined(outlets, copied))
