"""Columns of a parse mixed into hashes: the arithmetic that all features of attribution share.

Training and use share it: a change here needs `training/train_attribution.py` to be run again.
"""

from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.language.attribution.columns import Flags, Hashes, Ints

Indices = NDArray[np.uint32]

_MULTIPLIER = np.uint64(0x9E3779B97F4A7C15)
_SHIFT = np.uint64(29)
_NOTHING = np.uint64(3)


@cache
def label_id(name: str) -> int:
    """spaCy's hash of a label or a word: the same on every machine."""
    from spacy.strings import get_string_id

    return int(get_string_id(name))


def mix(template: int, *columns: Hashes | Ints | Flags) -> Hashes:
    """One 64-bit hash a row of a template's number and the columns' values."""
    with np.errstate(over="ignore"):
        mixed = np.full(1, template + 1, np.uint64) * _MULTIPLIER
        for column in columns:
            mixed = (mixed ^ column.astype(np.uint64)) * _MULTIPLIER
            mixed = mixed ^ (mixed >> _SHIFT)
        return np.asarray(mixed * _MULTIPLIER)


def to_indices(features: list[Hashes], bits: int) -> Indices:
    """The topmost bits of each hash, (rows, templates)."""
    return (np.stack(features, axis=1) >> np.uint64(64 - bits)).astype(np.uint32)


def at(column: Hashes, index: Ints) -> Hashes:
    """column[index], and a filler where the index is -1."""
    padded = np.append(column, _NOTHING)
    return padded[index]


def step(pointer: Ints, index: Ints) -> Ints:
    """pointer[index], and -1 where the index is -1."""
    return np.append(pointer, -1)[index]


def shift(column: Hashes, by: int) -> Hashes:
    """The column as seen `by` tokens further on, a filler past the ends."""
    shifted = np.full(len(column), _NOTHING, np.uint64)
    if by > 0:
        shifted[:-by] = column[by:]
    else:
        shifted[-by:] = column[:by]
    return shifted


def bucket(distance: Ints) -> Ints:
    """0, 1, 2, 3, 4, then doubling steps, with the sign kept."""
    size = np.abs(distance)
    coarse = np.where(size <= 4, size, 3 + np.floor(np.log2(np.maximum(size, 1))).astype(np.int64))
    return np.asarray(np.where(distance < 0, coarse + 64, np.minimum(coarse, 12)))
