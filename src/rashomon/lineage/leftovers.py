"""Equal words outside the copied sentences: long fragments in sentences of their own, and shared quotations."""

from collections.abc import Sequence

from rashomon.lineage.runs import Block, Run
from rashomon.lineage.tokens import Tokens

# A run inside sentences that are otherwise different: shorter ones are set phrases, and names and offices are as they
# are. Of a fragment the content words in small letters count, of a quotation all of them.
_FRAGMENT_WORDS, _FRAGMENT_CONTENT = 10, 4
_QUOTE_WORDS, _QUOTE_CONTENT = 5, 3
# Pieces of one quotation may stand so many words apart.
_GAP = 8


class Covered:
    """Which words of two texts are part of a block already, copies and quotations apart."""

    def __init__(self, a: Tokens, b: Tokens, blocks: Sequence[Block]) -> None:
        self._words = {quote: (bytearray(len(a)), bytearray(len(b))) for quote in (False, True)}
        for block in blocks:
            self.add(block)

    def add(self, block: Block) -> None:
        """Marks the words of a block."""
        in_a, in_b = self._words[block.quote]
        in_a[block.a_first : block.a_last] = b"\1" * (block.a_last - block.a_first)
        in_b[block.b_first : block.b_last] = b"\1" * (block.b_last - block.b_first)

    def leaves_room(self, block: Block) -> bool:
        """Whether a block is new: on neither side in one of its kind, nor on both sides in any."""
        same_a, same_b = self._meets(block, block.quote)
        other_a, other_b = self._meets(block, not block.quote)
        return not (same_a or same_b or (other_a and other_b))

    def _meets(self, block: Block, quote: bool) -> tuple[bool, bool]:
        in_a, in_b = self._words[quote]
        return (
            in_a.find(1, block.a_first, block.a_last) >= 0,
            in_b.find(1, block.b_first, block.b_last) >= 0,
        )


def find_fragments(a: Tokens, b: Tokens, runs: Sequence[Run], covered: Covered) -> list[Block]:
    """Long runs outside quotation marks in sentences that are otherwise different; marks them as covered."""
    return _from_runs(a, b, runs, covered, quote=False, least=_FRAGMENT_WORDS, content=_FRAGMENT_CONTENT)


def find_quotations(a: Tokens, b: Tokens, runs: Sequence[Run], covered: Covered) -> list[Block]:
    """Runs that stand in quotation marks in both texts, those of one quotation joined; marks them as covered."""
    pieces = _from_runs(a, b, runs, covered, quote=True, least=_QUOTE_WORDS, content=_QUOTE_CONTENT)
    pieces.sort(key=lambda x: (x.a_first, x.b_first))
    joined: list[Block] = []
    for piece in pieces:
        last = joined[-1] if joined else None
        if last and 0 <= piece.a_first - last.a_last <= _GAP and 0 <= piece.b_first - last.b_last <= _GAP:
            joined[-1] = Block(
                a_first=last.a_first,
                a_last=piece.a_last,
                b_first=last.b_first,
                b_last=piece.b_last,
                quote=True,
                score=max(last.score, piece.score),
            )
        else:
            joined.append(piece)
    return joined


def _from_runs(
    a: Tokens, b: Tokens, runs: Sequence[Run], covered: Covered, *, quote: bool, least: int, content: int
) -> list[Block]:
    found: list[Block] = []
    for run in sorted((r for r in runs if r.length >= least), key=lambda r: (-r.length, r.a, r.b)):
        for start, length in _stretches(a, b, run, quote):
            a_first, b_first = run.a + start, run.b + start
            if length < least or _content(a, a_first, a_first + length, names=quote) < content:
                continue
            block = Block(
                a_first=a_first,
                a_last=a_first + length,
                b_first=b_first,
                b_last=b_first + length,
                quote=quote,
                # Each three further words halve the doubt that they are equal by chance.
                score=1 - 0.5 ** (length / 3),
            )
            if covered.leaves_room(block):
                covered.add(block)
                found.append(block)
    return found


def _content(tokens: Tokens, first: int, last: int, *, names: bool) -> int:
    words = (word for word in range(first, last) if tokens.content[word])
    return sum(names or tokens.text[tokens.starts[word]].islower() for word in words)


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
