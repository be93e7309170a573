"""What two texts have in common, word by word: runs of equal words, and the evidence that two sentences are one.

Runs are found by seed and extend (as in BLAST and most plagiarism detectors): a shared word trigram is a seed, grown
to a maximal run. A rewritten sentence keeps few runs but most of its content words in some order; so sentences are
compared as weighted bags of keys as well, a word weighing less the more sentences of the two texts hold it.
"""

import math
from collections import Counter, defaultdict
from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.lineage.tokens import FUNCTION_WORDS, Tokens

SEED = 3
# A trigram that stands this often in one text is a refrain and no seed; it would make the search quadratic.
_MOST_PLACES = 6
_FUNCTION_WEIGHT = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Equal keys: `length` words from word `a` of one text and word `b` of the other."""

    a: int
    b: int
    length: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SentencePair:
    """The evidence that sentence `a` of one text and `b` of the other are one sentence, possibly edited.

    `matched` is the weight of the words they share, `weight_a`/`weight_b` their own weights; `in_runs` the weight
    inside runs. `longest` is the longest run in words, `longest_unquoted` the same outside quotation marks (a word
    counts as quoted when it is on both sides). `shared` counts content words, `shared_own` those of the outlets' own
    choice: no names, and outside quotation marks on one side at least; `own_a`, `own_b` count such words of each.
    `shared_quoted` counts content words inside quotation marks on both sides.
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
    own_a: int
    own_b: int
    content_a: int
    content_b: int


def find_runs(a: Tokens, b: Tokens) -> tuple[Run, ...]:
    """All maximal runs of at least three equal words with a content word in them, in order of b, then a."""
    places = trigrams(a)
    reached: dict[int, int] = {}
    found: list[Run] = []
    keys_a, keys_b = a.keys, b.keys
    for at in range(len(keys_b) - SEED + 1):
        seeds = places.get((keys_b[at], keys_b[at + 1], keys_b[at + 2]))
        if seeds is None or len(seeds) > _MOST_PLACES:
            continue
        for start in seeds:
            diagonal = start - at
            if reached.get(diagonal, -1) >= at:
                continue
            length = SEED
            while (
                start + length < len(keys_a)
                and at + length < len(keys_b)
                and keys_a[start + length] == keys_b[at + length]
            ):
                length += 1
            reached[diagonal] = at + length - SEED
            if any(a.content[start : start + length]):
                found.append(Run(a=start, b=at, length=length))
    return tuple(found)


def trigrams(tokens: Tokens) -> dict[tuple[str, str, str], list[int]]:
    """Where each word trigram of a text begins."""
    places: dict[tuple[str, str, str], list[int]] = defaultdict(list)
    keys = tokens.keys
    for i in range(len(keys) - SEED + 1):
        places[keys[i], keys[i + 1], keys[i + 2]].append(i)
    return places


def sentence_bags(tokens: Tokens) -> tuple[Counter[str], ...]:
    """The keys of each sentence, counted."""
    return tuple(Counter(tokens.keys[i:j]) for i, j in zip(tokens.first, tokens.last, strict=True))


def word_weights(a: tuple[Counter[str], ...], b: tuple[Counter[str], ...]) -> Mapping[str, float]:
    """The weight of each key for one pair of texts: log of the sentences over those that hold it, both texts mean."""
    held: Counter[str] = Counter()
    for bags in (a, b):
        for bag in bags:
            held.update(bag.keys())
    total = len(a) + len(b)
    return {
        key: math.log(1 + total / count) * (_FUNCTION_WEIGHT if key in FUNCTION_WORDS else 1.0)
        for key, count in held.items()
    }


def compare_sentences(a: Tokens, b: Tokens, runs: tuple[Run, ...]) -> tuple[SentencePair, ...]:
    """The evidence for every pair of sentences that share enough to be looked at, in order (a, b).

    Enough is three content words or a run of four words; an index of words finds the pairs, so that sentences with
    nothing in common cost nothing.
    """
    bags_a, bags_b = sentence_bags(a), sentence_bags(b)
    weights = word_weights(bags_a, bags_b)
    spread = _Spread(a, b)
    for run in runs:
        spread.add(run)
    holding: dict[str, list[int]] = defaultdict(list)
    for j, bag in enumerate(bags_b):
        for key in bag:
            if key not in FUNCTION_WORDS:
                holding[key].append(j)
    shared: Counter[tuple[int, int]] = Counter()
    for i, bag in enumerate(bags_a):
        for key in bag:
            for j in holding.get(key, ()):
                shared[i, j] += 1
    weights_a = [_weight(bag, weights) for bag in bags_a]
    weights_b = [_weight(bag, weights) for bag in bags_b]
    content_a = [sum(key not in FUNCTION_WORDS for key in bag) for bag in bags_a]
    content_b = [sum(key not in FUNCTION_WORDS for key in bag) for bag in bags_b]
    own_a, own_b = _own_words(a), _own_words(b)
    quoted_a, quoted_b = _quoted_words(a), _quoted_words(b)
    own_count_a = [len(words) for words in own_a]
    own_count_b = [len(words) for words in own_b]
    found: list[SentencePair] = []
    for (i, j), count in sorted(shared.items()):
        if count < 3 and spread.longest.get((i, j), 0) < 4:
            continue
        common = bags_a[i] & bags_b[j]
        outside = sum(key in own_a[i] or key in own_b[j] for key in common)
        found.append(
            SentencePair(
                a=i,
                b=j,
                matched=_weight(common, weights),
                weight_a=weights_a[i],
                weight_b=weights_b[j],
                in_runs=sum(weights[b.keys[word]] for word in sorted(spread.words.get((i, j), ()))),
                longest=spread.longest.get((i, j), 0),
                longest_unquoted=spread.longest_unquoted.get((i, j), 0),
                shared=count,
                shared_own=outside,
                shared_quoted=len(quoted_a[i] & quoted_b[j] & common.keys()),
                own_a=own_count_a[i],
                own_b=own_count_b[j],
                content_a=content_a[i],
                content_b=content_b[j],
            )
        )
    return tuple(found)


class _Spread:
    """How the runs fall on pairs of sentences: a run may cross sentence ends, differently in each text."""

    def __init__(self, a: Tokens, b: Tokens) -> None:
        self.a, self.b = a, b
        self.words: dict[tuple[int, int], set[int]] = defaultdict(set)
        self.longest: Counter[tuple[int, int]] = Counter()
        self.longest_unquoted: Counter[tuple[int, int]] = Counter()

    def add(self, run: Run) -> None:
        pair, length, unquoted = (-1, -1), 0, 0
        for step in range(run.length):
            here = (self.a.sentence[run.a + step], self.b.sentence[run.b + step])
            if here != pair:
                pair, length, unquoted = here, 0, 0
            length += 1
            unquoted = 0 if self.a.quoted[run.a + step] and self.b.quoted[run.b + step] else unquoted + 1
            self.words[pair].add(run.b + step)
            self.longest[pair] = max(self.longest[pair], length)
            self.longest_unquoted[pair] = max(self.longest_unquoted[pair], unquoted)


def _weight(bag: Counter[str], weights: Mapping[str, float]) -> float:
    return sum(count * weights[key] for key, count in bag.items())


def _own_words(tokens: Tokens) -> tuple[frozenset[str], ...]:
    """The content words of each sentence that are the outlet's choice: outside quotation marks, and no names."""
    return tuple(
        frozenset(
            tokens.keys[word]
            for word in range(i, j)
            if tokens.content[word] and not tokens.quoted[word] and tokens.text[tokens.starts[word]].islower()
        )
        for i, j in zip(tokens.first, tokens.last, strict=True)
    )


def _quoted_words(tokens: Tokens) -> tuple[frozenset[str], ...]:
    """The content words of each sentence that stand inside quotation marks."""
    return tuple(
        frozenset(tokens.keys[word] for word in range(i, j) if tokens.content[word] and tokens.quoted[word])
        for i, j in zip(tokens.first, tokens.last, strict=True)
    )
