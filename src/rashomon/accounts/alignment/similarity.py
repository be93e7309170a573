"""How alike all sentences of a story are, cheaply: embeddings, character n-grams and words, each as an n x n matrix."""

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.accounts.alignment.units import Unit

Floats = NDArray[np.float32]

_WORD = re.compile(r"\w+")
_COLUMNS = 1 << 13
_SIZES = (3, 4, 5)


@dataclass(frozen=True, slots=True, kw_only=True)
class Similarity:
    """Cosines (n, n) of all units. `base` is the sum of the three in standard deviations over pairs of different
    reports (words count half); `cross` marks those pairs.
    """

    embedding: Floats
    characters: Floats
    words: Floats
    base: Floats
    cross: NDArray[np.bool_]


def compare_all(units: Sequence[Unit]) -> Similarity:
    """The similarities of the units of a story. Memory and time grow with the square of their number."""
    pooled = np.stack([unit.pooled for unit in units])
    reports = np.array([unit.report for unit in units])
    cross = reports[:, None] != reports[None, :]
    texts = [unit.text.lower() for unit in units]
    embedding = pooled @ pooled.T
    characters = _cosines([_ngrams(text) for text in texts])
    words = _cosines([Counter(_WORD.findall(text)) for text in texts])
    base = _standardised(embedding, cross) + _standardised(characters, cross) + 0.5 * _standardised(words, cross)
    return Similarity(embedding=embedding, characters=characters, words=words, base=base, cross=cross)


def _ngrams(text: str) -> Counter[str]:
    """Character n-grams of 3 to 5 within words, a space at each end of a word (as scikit-learn's `char_wb`)."""
    grams: Counter[str] = Counter()
    for word in text.split():
        padded = f" {word} "
        for size in _SIZES:
            grams.update(padded[i : i + size] for i in range(max(1, len(padded) - size + 1)))
    return grams


def _cosines(bags: Sequence[Counter[str]]) -> Floats:
    """Cosines of TF-IDF vectors (sublinear tf, smooth idf: Salton & Buckley 1988) over hashed columns."""
    matrix = np.zeros((len(bags), _COLUMNS), dtype=np.float32)
    column = {gram: zlib.crc32(gram.encode("utf-8", "surrogatepass")) % _COLUMNS for bag in bags for gram in bag}
    for row, bag in enumerate(bags):
        counts = np.fromiter(bag.values(), dtype=np.float32, count=len(bag))
        np.add.at(matrix[row], [column[gram] for gram in bag], 1.0 + np.log(counts))
    frequency = (matrix > 0).sum(axis=0)
    matrix *= np.log((1 + len(bags)) / (1 + frequency)).astype(np.float32) + 1.0
    matrix /= np.linalg.norm(matrix, axis=1, keepdims=True) + 1e-9
    return np.asarray(matrix @ matrix.T, dtype=np.float32)


def _standardised(matrix: Floats, cross: NDArray[np.bool_]) -> Floats:
    values = matrix[cross]
    if not values.size:
        return np.zeros_like(matrix)
    return np.asarray((matrix - values.mean()) / (values.std() + 1e-9), dtype=np.float32)
