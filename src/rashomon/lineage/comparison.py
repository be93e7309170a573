"""The evidence that two sentences of two texts are one sentence: equal runs, and weighted bags of words.

A rewritten sentence keeps few runs but most of its content words in some order. A word weighs less the more sentences
of the two texts hold it: that both reports name the president again says little.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import product

from rashomon.lineage.index import IndexedText
from rashomon.lineage.runs import Run
from rashomon.lineage.tokens import FUNCTION_WORDS

_FUNCTION_WEIGHT = 0.15
# Words in so many pairs of sentences are what both texts are about; they do not bring two sentences together.
_COMMON = 400
_LEAST_SHARED, _LEAST_SHARE, _LEAST_RUN = 3, 0.3, 4


@dataclass(frozen=True, slots=True, kw_only=True)
class SentencePair:
    """The evidence that sentence `a` of one text and `b` of the other are one sentence, possibly edited.

    `matched` is the weight of the words they share, `weight_a`/`weight_b` their own weights; `in_runs` the weight
    inside runs. `longest` is the longest run in words, `longest_unquoted` the same outside quotation marks (a word
    counts as quoted when it is on both sides). `shared` counts content words, `shared_own` those of the outlets' own
    choice: no names, and outside quotation marks on both sides; `own_a`, `own_b` count such words of each.
    `shared_quoted` counts content words inside quotation marks on both sides, `shared_halfway` on one side only.
    """

    a: int
    b: int
    matched: float
    weight_a: float
    weight_b: float
    in_runs: float
    longest: int
    longest_unquoted: int
    shared: int
    shared_own: int
    shared_quoted: int
    shared_halfway: int
    own_a: int
    own_b: int
    content_a: int
    content_b: int


@dataclass(slots=True, kw_only=True)
class _Overlap:
    """How the runs fall on one pair of sentences; `words` are those of the second text."""

    words: set[int]
    longest: int = 0
    longest_unquoted: int = 0


def compare_sentences(a: IndexedText, b: IndexedText, runs: Sequence[Run]) -> tuple[SentencePair, ...]:
    """The evidence for every pair of sentences that share enough to be looked at, in order (a, b).

    Enough is three content words that are three in ten of the shorter sentence's, or a run of four words. An index of
    words finds the pairs, so that sentences with nothing in common cost nothing.
    """
    weights = WordWeights(a, b)
    overlaps = _overlaps(a, b, runs)
    shared: Counter[tuple[int, int]] = Counter()
    for key in a.holding.keys() & b.holding.keys():
        if len(a.holding[key]) * len(b.holding[key]) <= _COMMON:
            shared.update(product(a.holding[key], b.holding[key]))
    pairs = {
        (i, j)
        for (i, j), count in shared.items()
        if count >= _LEAST_SHARED and count >= _LEAST_SHARE * min(len(a.content[i]), len(b.content[j]))
    }
    pairs.update(pair for pair, overlap in overlaps.items() if overlap.longest >= _LEAST_RUN)
    own_weights: dict[tuple[int, int], float] = {}
    nothing = _Overlap(words=set())
    found: list[SentencePair] = []
    for i, j in sorted(pairs):
        for side, index, text in ((0, i, a), (1, j, b)):
            if (side, index) not in own_weights:
                own_weights[side, index] = _weight(text.bags[index], weights)
        overlap = overlaps.get((i, j), nothing)
        common = a.content[i] & b.content[j]
        found.append(
            SentencePair(
                a=i,
                b=j,
                matched=_common_weight(a.bags[i], b.bags[j], weights),
                weight_a=own_weights[0, i],
                weight_b=own_weights[1, j],
                in_runs=math.fsum(weights[b.tokens.keys[word]] for word in overlap.words),
                longest=overlap.longest,
                longest_unquoted=overlap.longest_unquoted,
                shared=len(common),
                shared_own=len(common & a.own[i] & b.own[j]),
                shared_quoted=len(common & a.quoted[i] & b.quoted[j]),
                shared_halfway=len(common & (a.quoted[i] ^ b.quoted[j])),
                own_a=len(a.own[i]),
                own_b=len(b.own[j]),
                content_a=len(a.content[i]),
                content_b=len(b.content[j]),
            )
        )
    return tuple(found)


class WordWeights(dict[str, float]):
    """The weight of each key for one pair of texts: the log of all their sentences over those that hold it."""

    def __init__(self, a: IndexedText, b: IndexedText) -> None:
        super().__init__(dict.fromkeys(FUNCTION_WORDS, _FUNCTION_WEIGHT))
        self._a, self._b = a.holding, b.holding
        self._sentences = len(a.bags) + len(b.bags)

    def __missing__(self, key: str) -> float:
        held = len(self._a.get(key, ())) + len(self._b.get(key, ()))
        weight = self[key] = math.log(1 + self._sentences / max(1, held))
        return weight


def _weight(bag: Counter[str], weights: Mapping[str, float]) -> float:
    # Summed exactly, so that the order of a bag cannot show in the last digit.
    return math.fsum(count * weights[key] for key, count in bag.items())


def _common_weight(a: Counter[str], b: Counter[str], weights: Mapping[str, float]) -> float:
    """The weight of what two bags share."""
    smaller, larger = sorted((a, b), key=len)
    return math.fsum(min(count, larger[key]) * weights[key] for key, count in smaller.items() if key in larger)


def _overlaps(a: IndexedText, b: IndexedText, runs: Sequence[Run]) -> dict[tuple[int, int], _Overlap]:
    """A run may cross sentence ends, differently in each text: each piece counts for its pair of sentences."""
    found: defaultdict[tuple[int, int], _Overlap] = defaultdict(lambda: _Overlap(words=set()))
    for run in runs:
        step = 0
        while step < run.length:
            i, j = a.tokens.sentence[run.a + step], b.tokens.sentence[run.b + step]
            end = min(run.length, a.tokens.last[i] - run.a, b.tokens.last[j] - run.b)
            overlap = found[i, j]
            overlap.words.update(range(run.b + step, run.b + end))
            overlap.longest = max(overlap.longest, end - step)
            unquoted = _longest_unquoted(a, b, run, step, end)
            overlap.longest_unquoted = max(overlap.longest_unquoted, unquoted)
            step = end
    return dict(found)


def _longest_unquoted(a: IndexedText, b: IndexedText, run: Run, start: int, end: int) -> int:
    quoted_a = a.tokens.quoted[run.a + start : run.a + end]
    quoted_b = b.tokens.quoted[run.b + start : run.b + end]
    if not (any(quoted_a) and any(quoted_b)):
        return end - start
    longest = length = 0
    for one, other in zip(quoted_a, quoted_b, strict=True):
        length = 0 if one and other else length + 1
        longest = max(longest, length)
    return longest
