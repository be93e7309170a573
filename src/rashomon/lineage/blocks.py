"""From sentence pairs and runs of words to blocks: stretches of two texts that belong together.

Sentences that were judged one sentence are joined with their neighbours into one block, whatever their order inside.
A quotation that stands next to copied words was copied with them; one that stands in other words is a shared quote.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.lineage.matching import SEED, Run, SentencePair, compare_sentences, find_runs
from rashomon.lineage.resemblance import probability
from rashomon.lineage.tokens import FUNCTION_WORDS, Tokens

# Sentence pairs from JOINS on are put together with their neighbours; together they must reach SURE.
SURE, JOINS = 0.65, 0.08
# Words outside quotation marks that a copy must share; fewer are "he said on Friday" around a shared quotation.
_OWN_WORDS, _OWN_SHARE = 4, 0.5
# So many words in a row, quoted in one text only, were quoted by both before the marks were dropped.
_MARKS_DROPPED = 6
# So many words in a row around a quotation are more than a speaker's name and title.
_FRAME = 10
# A paragraph of quotation and speaker that is the same throughout was copied if it has so many words.
_PARAGRAPH = 12
# A run inside sentences that are otherwise different: shorter ones are set phrases and names of offices.
_FRAGMENT_WORDS, _FRAGMENT_CONTENT = 10, 5
# Copies and quotations shorter than this are chance.
_SHORTEST, _SHORTEST_CONTENT = 7, 4
_QUOTE_WORDS, _QUOTE_CONTENT = 5, 3
# Between two copied sentences, so many words in so many steps may have been left out or put in.
_BRIDGE, _REACH = 25, 3
# A sentence of which less than this share of weight is matched is cut down to the words that are.
_WHOLE = 0.4


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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Judged:
    pair: SentencePair
    score: float


def find_blocks(a: Tokens, b: Tokens) -> tuple[Block, ...]:
    """All blocks of two texts, in order of a, then b. Blocks do not overlap in both texts at once."""
    runs = find_runs(a, b)
    if not runs:
        return ()
    chosen = _choose(compare_sentences(a, b, runs))
    blocks = [_block(a, b, group, runs) for group in _groups(a, b, chosen)]
    blocks += _fragments(a, b, runs, blocks)
    blocks += _quotations(a, b, runs, blocks)
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
    parent = {place: place for place in at}

    def root(place: tuple[int, int]) -> tuple[int, int]:
        while parent[place] != place:
            parent[place] = parent[parent[place]]
            place = parent[place]
        return place

    for i, j in sorted(at):
        for di in range(_REACH + 1):
            for dj in range(-_REACH, _REACH + 1):
                other = (i + di, j + dj)
                if (di, dj) <= (0, 0) or other not in at or not (_near(a, i, i + di) and _near(b, j, j + dj)):
                    continue
                # Each outlet orders the same quotations its own way; only copied sentences that were swapped belong together.
                if dj >= 0 or not (_mostly_quoted(at[i, j]) or _mostly_quoted(at[other])):
                    parent[root(other)] = root((i, j))
    groups: dict[tuple[int, int], list[_Judged]] = {}
    for place in sorted(at):
        groups.setdefault(root(place), []).append(at[place])
    return [group for group in groups.values() if _together(group) >= SURE]


def _together(group: Sequence[_Judged]) -> float:
    """The probability that one pair at least is a copy: likeness of neighbours in both texts adds up (noisy or)."""
    return 1 - math.prod(1 - item.score for item in group)


def _mostly_quoted(item: _Judged) -> bool:
    return 2 * item.pair.shared_quoted >= item.pair.shared


def _near(tokens: Tokens, one: int, other: int) -> bool:
    """Whether two sentences follow each other, or have short ones between them that may have been left out."""
    between = range(min(one, other) + 1, max(one, other))
    lengths = [tokens.last[i] - tokens.first[i] for i in between]
    return 0 not in lengths and sum(lengths) <= _BRIDGE


def _block(a: Tokens, b: Tokens, group: Sequence[_Judged], runs: Sequence[Run]) -> Block:
    a_first, a_last = _extent(a, b, [(j.pair.a, j.pair.b, j.pair.matched / j.pair.weight_a) for j in group])
    b_first, b_last = _extent(b, a, [(j.pair.b, j.pair.a, j.pair.matched / j.pair.weight_b) for j in group])
    return Block(
        a_first=a_first,
        a_last=a_last,
        b_first=b_first,
        b_last=b_last,
        quote=_only_quoted(a, b, group, runs),
        score=_together(group),
    )


def _only_quoted(a: Tokens, b: Tokens, group: Sequence[_Judged], runs: Sequence[Run]) -> bool:
    """Whether a quotation is all that is shared: the words around it are few, or each outlet's own.

    Where a paper breaks a quotation off to name the speaker, and whether it keeps the marks, is its own choice too.
    """
    own = sum(item.pair.shared_own for item in group)
    if 2 * sum(item.pair.shared_quoted for item in group) < sum(item.pair.shared for item in group):
        return False
    room = min(sum(item.pair.own_a for item in group), sum(item.pair.own_b for item in group))
    if own >= _OWN_WORDS and own >= _OWN_SHARE * room:
        return False
    pairs = {(item.pair.a, item.pair.b) for item in group}
    return not any(
        (a.sentence[run.a + word], b.sentence[run.b + word]) in pairs
        for run in runs
        for start in _choices_about_quoting(a, b, run)
        for word in (max(0, start - 1), start)
    )


def _choices_about_quoting(a: Tokens, b: Tokens, run: Run) -> list[int]:
    """Where, in a run, both break off a quotation alike, frame it at length alike, or one dropped the other's marks."""
    states = [a.quoted[run.a + i] + 2 * b.quoted[run.b + i] for i in range(run.length)]
    stretches: list[tuple[int, int, int]] = []
    for step, state in enumerate(states):
        if stretches and stretches[-1][0] == state:
            stretches[-1] = (state, stretches[-1][1], step + 1)
        else:
            stretches.append((state, step, step + 1))
    found = [start for state, start, end in stretches if state in (1, 2) and end - start >= _MARKS_DROPPED]
    for before, middle, after in zip(stretches, stretches[1:], stretches[2:], strict=False):
        quoted_around = before[0] == after[0] == 3 and min(before[2] - before[1], after[2] - after[1]) >= SEED
        if middle[0] == 0 and quoted_around:
            found.append(middle[1])
    for one, next_one in zip(stretches, stretches[1:], strict=False):
        around = one if one[0] == 0 else next_one
        if {one[0], next_one[0]} == {0, 3} and around[2] - around[1] >= _FRAME:
            found.append(around[1])
    return found + _whole_paragraphs(a, b, run)


def _whole_paragraphs(a: Tokens, b: Tokens, run: Run) -> list[int]:
    """Where, in a run, a whole paragraph of both texts is the same: quotation, speaker, order and what is left out."""
    found: list[int] = []
    start: int | None = None
    for step in range(run.length):
        at_a, at_b = run.a + step, run.b + step
        if a.starts_paragraph(at_a) or b.starts_paragraph(at_b):
            start = step if a.starts_paragraph(at_a) and b.starts_paragraph(at_b) else None
        if start is not None and a.starts_paragraph(at_a + 1) and b.starts_paragraph(at_b + 1):
            framed = not all(a.quoted[run.a + start : at_a + 1])
            if framed and step + 1 - start >= _PARAGRAPH:
                found.append(start)
    return found


def _extent(own: Tokens, other: Tokens, matches: Sequence[tuple[int, int, float]]) -> tuple[int, int]:
    """The words of one text that a group covers: whole sentences, the first and last cut when little of them matched."""
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


def _fragments(a: Tokens, b: Tokens, runs: Sequence[Run], blocks: Sequence[Block]) -> list[Block]:
    """Long runs outside quotation marks in sentences that are otherwise different."""
    found: list[Block] = []
    for run in _longest_first(runs):
        for start, length in _stretches(a, b, run, quoted=False):
            content = sum(a.content[run.a + start : run.a + start + length])
            if length >= _FRAGMENT_WORDS and content >= _FRAGMENT_CONTENT:
                _add_run(found, blocks, run, start, length, quote=False)
    return found


def _quotations(a: Tokens, b: Tokens, runs: Sequence[Run], blocks: Sequence[Block]) -> list[Block]:
    """Runs that stand in quotation marks in both texts, those of one quotation joined."""
    pieces: list[Block] = []
    for run in _longest_first(runs):
        for start, length in _stretches(a, b, run, quoted=True):
            content = sum(a.content[run.a + start : run.a + start + length])
            if length >= _QUOTE_WORDS and content >= _QUOTE_CONTENT:
                _add_run(pieces, blocks, run, start, length, quote=True)
    pieces.sort(key=lambda x: (x.a_first, x.b_first))
    joined: list[Block] = []
    for piece in pieces:
        if joined:
            last = joined[-1]
            gap_a, gap_b = piece.a_first - last.a_last, piece.b_first - last.b_last
            if 0 <= gap_a <= 8 and 0 <= gap_b <= 8:
                joined[-1] = Block(
                    a_first=last.a_first,
                    a_last=piece.a_last,
                    b_first=last.b_first,
                    b_last=piece.b_last,
                    quote=True,
                    score=last.score,
                )
                continue
        joined.append(piece)
    return joined


def _longest_first(runs: Sequence[Run]) -> list[Run]:
    return sorted((r for r in runs if r.length >= _QUOTE_WORDS), key=lambda r: (-r.length, r.a, r.b))


def _stretches(a: Tokens, b: Tokens, run: Run, quoted: bool) -> list[tuple[int, int]]:
    """The parts (offset in the run, length) that are quoted in both texts, or not quoted in at least one."""
    found: list[tuple[int, int]] = []
    start: int | None = None
    for step in range(run.length + 1):
        inside = step < run.length and (a.quoted[run.a + step] and b.quoted[run.b + step]) == quoted
        if inside and start is None:
            start = step
        elif not inside and start is not None:
            found.append((start, step - start))
            start = None
    return found


def _add_run(found: list[Block], blocks: Sequence[Block], run: Run, start: int, length: int, quote: bool) -> None:
    a_first, b_first = run.a + start, run.b + start
    new = Block(
        a_first=a_first, a_last=a_first + length, b_first=b_first, b_last=b_first + length, quote=quote,
        score=1 - 0.5 ** (length / 3),
    )  # fmt: skip
    for block in (*blocks, *found):
        a_meets = min(block.a_last, new.a_last) > max(block.a_first, new.a_first)
        b_meets = min(block.b_last, new.b_last) > max(block.b_first, new.b_first)
        if (a_meets and b_meets) or ((a_meets or b_meets) and quote == block.quote):
            return
    found.append(new)
