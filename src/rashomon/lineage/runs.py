"""Runs of equal words that two texts share, by seed and extend, as in BLAST and most plagiarism detectors.

Blocks are what is made of them: stretches of two texts that belong together, equal words or not.
"""

from dataclasses import dataclass

from rashomon.lineage.index import SEED, IndexedText

# A trigram that stands this often in one text is a refrain and no seed; it would make the search quadratic.
_MOST_PLACES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Equal keys: `length` words from word `a` of one text and word `b` of the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Block:
    """Words [a_first, a_last) of one text and [b_first, b_last) of the other that belong together.

    `quote` is True when all they share is a quotation. `score` in 0..1 is how sure the match is.
    """

    a_first: int
    a_last: int
    b_first: int
    b_last: int
    quote: bool
    score: float


def find_runs(a: IndexedText, b: IndexedText) -> tuple[Run, ...]:
    """All maximal runs of at least three equal words with a content word in them, in order of b, then a.

    A shared word trigram is a seed and grown as far as the words are equal.
    """
    keys_a, keys_b, content = a.tokens.keys, b.tokens.keys, a.tokens.content
    reached: dict[int, int] = {}
    found: list[Run] = []
    shared = a.trigrams.keys() & b.trigrams.keys()
    for at, seed in enumerate(zip(keys_b, keys_b[1:], keys_b[2:], strict=False)):
        if seed not in shared or len(a.trigrams[seed]) > _MOST_PLACES:
            continue
        for start in a.trigrams[seed]:
            diagonal = start - at
            if reached.get(diagonal, -1) >= at:
                continue
            length = SEED
            limit = min(len(keys_a) - start, len(keys_b) - at)
            while length < limit and keys_a[start + length] == keys_b[at + length]:
                length += 1
            reached[diagonal] = at + length - SEED
            if any(content[start : start + length]):
                found.append(Run(a=start, b=at, length=length))
    return tuple(found)
