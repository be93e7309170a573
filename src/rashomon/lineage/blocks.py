"""From sentence pairs and runs of words to blocks: stretches of two texts that belong together.

Sentences that were judged one sentence are joined with their neighbours into one block, whatever their order inside.
A quotation that stands next to copied words was copied with them; one that stands in other words is a shared quote.
"""

import math
from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rashomon.lineage.comparison import SentencePair, compare_sentences
from rashomon.lineage.index import IndexedText
from rashomon.lineage.leftovers import Covered, find_fragments, find_quotations
from rashomon.lineage.quoting import only_quoted, quoted_alike
from rashomon.lineage.resemblance import probability
from rashomon.lineage.runs import Block, find_runs
from rashomon.lineage.tokens import FUNCTION_WORDS, Tokens
from rashomon.model.groups import joined

# Sentence pairs from JOINS on are put together with their neighbours; together they must reach SURE.
SURE, JOINS = 0.65, 0.12
# Copies shorter than this are chance.
_SHORTEST, _SHORTEST_CONTENT = 7, 4
# Between two copied sentences, so many words in so many steps may have been left out or put in.
_BRIDGE, _REACH, _LIKELY = 25, 3, 0.5
# A sentence of which less than this share of weight is matched is cut down to the words that are.
_WHOLE = 0.4


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    pair: SentencePair
    score: float


def find_blocks(indexed_a: IndexedText, indexed_b: IndexedText) -> tuple[Block, ...]:
    """All blocks of two texts, in order of a, then b. Blocks do not overlap in both texts at once."""
    a, b = indexed_a.tokens, indexed_b.tokens
    runs = find_runs(indexed_a, indexed_b)
    if not runs:
        return ()
    chosen = _choose(compare_sentences(indexed_a, indexed_b, runs))
    alike = quoted_alike(a, b, runs)
    groups = [_without_strays(a, b, group, alike) for group in _groups(a, b, chosen)]
    blocks = [_block(a, b, group, alike) for group in groups]
    covered = Covered(a, b, blocks)
    blocks += find_fragments(a, b, runs, covered)
    blocks += find_quotations(a, b, runs, covered)
    blocks = [block for block in blocks if block.quote or _long_enough(a, block)]
    return tuple(sorted(blocks, key=lambda x: (x.a_first, x.b_first, x.a_last, x.b_last)))


def _long_enough(a: Tokens, block: Block) -> bool:
    words = min(block.a_last - block.a_first, block.b_last - block.b_first)
    return words >= _SHORTEST and sum(a.content[block.a_first : block.a_last]) >= _SHORTEST_CONTENT


def _choose(pairs: Sequence[SentencePair]) -> list[_Judged]:
    """The pairs to build on: the likeliest first, and no sentence's words used for two partners.

    One sentence may have two partners that each hold a part of it (a sentence split or two merged), so what is
    counted is the share of its weight already spoken for.
    """
    judged = [_Judged(pair=pair, score=score) for pair in pairs if (score := probability(pair)) >= JOINS]
    judged.sort(key=lambda j: (-j.pair.matched * j.score, j.pair.a, j.pair.b))
    left_a: dict[int, float] = {}
    left_b: dict[int, float] = {}
    chosen: list[_Judged] = []
    for item in judged:
        pair = item.pair
        room_a = left_a.get(pair.a, pair.weight_a)
        room_b = left_b.get(pair.b, pair.weight_b)
        if min(room_a, room_b) < 0.7 * pair.matched:
            continue
        left_a[pair.a] = room_a - pair.matched
        left_b[pair.b] = room_b - pair.matched
        chosen.append(item)
    return chosen


def _groups(a: Tokens, b: Tokens, chosen: Sequence[_Judged]) -> list[list[_Judged]]:
    """Chosen pairs joined with their neighbours; groups that are not likely enough together are dropped."""
    at = {(item.pair.a, item.pair.b): item for item in chosen}
    neighbours = [
        ((i, j), (i + di, j + dj))
        for i, j in at
        for di in range(_REACH + 1)
        for dj in range(-_REACH, _REACH + 1)
        if (di, dj) > (0, 0) and (i + di, j + dj) in at and _go_on(a, b, at[i, j], at[i + di, j + dj])
    ]
    groups = ([at[place] for place in group] for group in joined(sorted(at), neighbours))
    return [group for group in groups if _together(group) >= SURE]


def _without_strays(
    a: Tokens, b: Tokens, group: Sequence[_Judged], alike: Collection[tuple[int, int]]
) -> list[_Judged]:
    """A group without the quotations at its ends that stand apart from the rest in one of the texts: each outlet may
    have them from the speaker."""
    kept = sorted(group, key=lambda item: (item.pair.a, item.pair.b))
    while len(kept) > 1 and _stands_apart(a, b, kept[0], kept[1:], alike):
        kept = kept[1:]
    while len(kept) > 1 and _stands_apart(a, b, kept[-1], kept[:-1], alike):
        kept = kept[:-1]
    return kept


def _stands_apart(
    a: Tokens, b: Tokens, item: _Judged, rest: Sequence[_Judged], alike: Collection[tuple[int, int]]
) -> bool:
    if not only_quoted([item.pair], alike):
        return False
    next_to = min(rest, key=lambda other: abs(other.pair.a - item.pair.a) + abs(other.pair.b - item.pair.b)).pair
    return not _alike(_between(a, item.pair.a, next_to.a), _between(b, item.pair.b, next_to.b))


def _alike(one: Sequence[str], other: Sequence[str]) -> bool:
    """Whether what stands between two sentences is much the same in both texts, or nothing."""
    return 2 * (Counter(one) & Counter(other)).total() >= max(len(one), len(other))


def _go_on(a: Tokens, b: Tokens, one: _Judged, other: _Judged) -> bool:
    """Whether two pairs of sentences belong to one passage.

    Neighbours in both texts do, swapped ones too, unless they are quotations, which each outlet orders its own way.
    Over a gap the order must be kept, and both pairs be likely or be parts of one sentence.
    """
    down, across = other.pair.a - one.pair.a, other.pair.b - one.pair.b
    if across < 0 and (_mostly_quoted(one) or _mostly_quoted(other)):
        return False
    if max(abs(down), abs(across)) <= 1:
        return _near(a, one.pair.a, other.pair.a) and _near(b, one.pair.b, other.pair.b)
    sure = min(one.score, other.score) >= _LIKELY
    if across < 0 or not (sure or down == 0 or across == 0):
        return False
    return _near(a, one.pair.a, other.pair.a) and _near(b, one.pair.b, other.pair.b)


def _together(group: Sequence[_Judged]) -> float:
    """The probability that one pair at least is a copy: likeness of neighbours in both texts adds up (noisy or)."""
    return 1 - math.prod(1 - item.score for item in group)


def _mostly_quoted(item: _Judged) -> bool:
    return 2 * item.pair.shared_quoted >= item.pair.shared


def _near(tokens: Tokens, one: int, other: int) -> bool:
    """Whether two sentences follow each other, or have short ones between them that may have been left out."""
    between = range(min(one, other) + 1, max(one, other))
    return len(_between(tokens, one, other)) <= _BRIDGE and tokens.left_out.isdisjoint(between)


def _between(tokens: Tokens, one: int, other: int) -> Sequence[str]:
    """The keys of the words between two sentences."""
    low, high = min(one, other), max(one, other)
    return tokens.keys[tokens.last[low] : tokens.first[high]] if low < high else ()


def _block(a: Tokens, b: Tokens, group: Sequence[_Judged], alike: Collection[tuple[int, int]]) -> Block:
    a_first, a_last = _extent(a, b, [(j.pair.a, j.pair.b, j.pair.matched / j.pair.weight_a) for j in group])
    b_first, b_last = _extent(b, a, [(j.pair.b, j.pair.a, j.pair.matched / j.pair.weight_b) for j in group])
    return Block(
        a_first=a_first,
        a_last=a_last,
        b_first=b_first,
        b_last=b_last,
        quote=only_quoted([item.pair for item in group], alike),
        score=_together(group),
    )


def _extent(own: Tokens, other: Tokens, matches: Sequence[tuple[int, int, float]]) -> tuple[int, int]:
    """The words of one text that a group covers: whole sentences, first and last cut when little of them matched."""
    covered: dict[int, float] = {}
    partners: dict[int, set[str]] = {}
    for sentence, partner, share in matches:
        covered[sentence] = covered.get(sentence, 0.0) + share
        partners.setdefault(sentence, set()).update(other.keys[other.first[partner] : other.last[partner]])
    low, high = min(covered), max(covered)
    first, last = own.first[low], own.last[high]
    if covered[low] < _WHOLE:
        first, cut = _densest(own, low, partners[low])
        last = cut if low == high else last
    if covered[high] < _WHOLE and low != high:
        last = _densest(own, high, partners[high])[1]
    return first, last


def _densest(tokens: Tokens, sentence: int, shared: set[str]) -> tuple[int, int]:
    """The stretch of a sentence in which shared words are densest (maximum-sum segment, Kadane)."""
    begin, end = tokens.first[sentence], tokens.last[sentence]
    best, best_range = 0.0, (begin, end)
    total, start = 0.0, begin
    for word in range(begin, end):
        key = tokens.keys[word]
        function = key in FUNCTION_WORDS
        gain = (0.3 if function else 1.0) if key in shared else (-0.2 if function else -0.7)
        if total <= 0:
            total, start = 0.0, word
        total += gain
        if total > best:
            best, best_range = total, (start, word + 1)
    return best_range
