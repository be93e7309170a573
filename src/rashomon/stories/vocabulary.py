"""The words of news: in how many articles each stands, and what it means; read from files that training wrote.

A meaning is the word's vector by all-MiniLM-L6-v2, brought to fewer dimensions by principal components (static
embeddings distilled from a sentence encoder, as Model2Vec does).
"""

import gzip
import math
import zlib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.reading.stored import read_stored

ROOM = "rashomon.stories"
WORDS = "data/words.txt.gz"
WORDS_SHA256 = "d75fac7178ab95925e264d05e7cda244e54c7986e8d14bc0a7011ad9d0b2fc2c"
MEANINGS = "data/meanings.bin"
MEANINGS_SHA256 = "3928491470199a5b160bdb0ed67c92efabf3866f6803b178183e261e0673e471"
DIMENSIONS = 64
_REMEMBERED = 200_000  # words
RARE = 1  # a word that the table does not have is taken to stand in so many articles


@dataclass(frozen=True, slots=True)
class Entry:
    """A word as the vocabulary knows it: its stem, the stem's hash (32 bits), how rare it is (inverse document
    frequency, a natural logarithm) and its row of meanings (-1: none).
    """

    stem: str
    hash: int
    rarity: float
    row: int


@dataclass(frozen=True, slots=True)
class Vocabulary:
    """`articles` were counted; `of_stem` gives a stem's row and the number of articles it stands in.

    `meanings` (rows, 64) are whole numbers; `known` remembers entries already worked out.
    """

    articles: int
    of_stem: Mapping[str, tuple[int, int]]
    meanings: NDArray[np.int8] = field(repr=False)
    known: dict[str, Entry] = field(default_factory=dict, repr=False)

    def entry(self, word: str) -> Entry:
        """The entry of a word as it stands in a text."""
        known = self.known.get(word)
        if known is None:
            stemmed = stem(word.lower())
            row, count = self.of_stem.get(stemmed, (-1, RARE))
            rarity = max(0.0, math.log((self.articles + 1) / (count + 1)))
            known = Entry(stemmed, zlib.crc32(stemmed.encode("utf-8", "surrogatepass")), rarity, row)
            if len(self.known) < _REMEMBERED:
                self.known[word] = known
        return known


def stem(word: str) -> str:
    """A lower-case word without possessive and plural endings."""
    if word.endswith(("'s", "’s")):
        word = word[:-2]
    if len(word) > 4 and word[-1] == "s" and word[-2] not in "sui":
        return f"{word[:-3]}y" if word.endswith("ies") else word[:-1]
    return word


@cache
def load_vocabulary() -> Vocabulary:
    """The stored vocabulary. Raises RuntimeError when a file is not the one that training wrote."""
    lines = gzip.decompress(read_stored(ROOM, WORDS, WORDS_SHA256)).decode("utf-8").split("\n")
    counts = (line.split("\t") for line in lines[1:] if line)
    of_stem = {word: (row, int(count)) for row, (word, count) in enumerate(counts)}
    meanings = np.frombuffer(read_stored(ROOM, MEANINGS, MEANINGS_SHA256), np.int8).reshape(-1, DIMENSIONS)
    return Vocabulary(int(lines[0]), of_stem, meanings)
