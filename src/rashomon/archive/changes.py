"""What a revision of a report changed: the differences of two texts, word by word where that can be afforded."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from rashomon.model.archive import ChangeKind, TextChange
from rashomon.model.span import Span

_LINE = re.compile(r"[^\n]+\n*|\n+")
_WORD = re.compile(r"\w+(?:[’'\-.,:]\w+)*|[^\w\s]")
_MOST_LINES = 6_000  # beyond this the rest counts as replaced as a whole
_MOST_WORDS = 3_000  # of a changed part; beyond this it counts as replaced as a whole


@dataclass(frozen=True, slots=True, kw_only=True)
class _Difference:
    """Half-open ranges of two sequences that differ."""

    before: tuple[int, int]
    after: tuple[int, int]


def text_changes(before: str, after: str) -> tuple[TextChange, ...]:
    """The differences, in order. Each one's words stand in the texts at the offsets it names.

    Lines are compared first, then the words of lines that differ; white space alone is no difference. Levenshtein's
    distance (1966) by rapidfuzz; time is bounded for texts of any length.
    """
    if before == after:
        return ()
    found: list[TextChange] = []
    lines_before = [Span(start=m.start(), end=m.end()) for m in _LINE.finditer(before)]
    lines_after = [Span(start=m.start(), end=m.end()) for m in _LINE.finditer(after)]
    named_before = [before[span.start : span.end].strip() for span in lines_before]
    named_after = [after[span.start : span.end].strip() for span in lines_after]
    for part in _differences(named_before, named_after, _MOST_LINES):
        words_before = _words(before, lines_before, part.before)
        words_after = _words(after, lines_after, part.after)
        for inner in _differences(
            [before[w.start : w.end] for w in words_before], [after[w.start : w.end] for w in words_after], _MOST_WORDS
        ):
            start_before, text_before = _quoted(
                before, words_before, inner.before, _place(before, lines_before, part.before)
            )
            start_after, text_after = _quoted(after, words_after, inner.after, _place(after, lines_after, part.after))
            kind: ChangeKind = "replaced" if text_before and text_after else "removed" if text_before else "added"
            found.append(
                TextChange(
                    kind=kind, before=text_before, after=text_after, start_before=start_before, start_after=start_after
                )
            )
    return tuple(found)


def _words(text: str, lines: Sequence[Span], part: tuple[int, int]) -> list[Span]:
    if part[0] == part[1]:
        return []
    start, end = lines[part[0]].start, lines[part[1] - 1].end
    return [Span(start=m.start(), end=m.end()) for m in _WORD.finditer(text, start, end)]


def _differences(before: Sequence[str], after: Sequence[str], most: int) -> Iterator[_Difference]:
    """Ranges that differ; equal ends are left out, and what is longer than `most` differs as a whole."""
    from rapidfuzz.distance import Indel

    head = 0
    while head < min(len(before), len(after)) and before[head] == after[head]:
        head += 1
    tail = 0
    while tail < min(len(before), len(after)) - head and before[-1 - tail] == after[-1 - tail]:
        tail += 1
    middle_before, middle_after = before[head : len(before) - tail], after[head : len(after) - tail]
    if not middle_before and not middle_after:
        return
    if not middle_before or not middle_after or max(len(middle_before), len(middle_after)) > most:
        yield _Difference(before=(head, len(before) - tail), after=(head, len(after) - tail))
        return
    open_before, open_after = 0, 0  # where the difference at hand began
    for step in Indel.opcodes(middle_before, middle_after):
        if step.tag != "equal":
            continue
        a, b = step.src_start, step.dest_start
        if a > open_before or b > open_after:
            yield _Difference(before=(head + open_before, head + a), after=(head + open_after, head + b))
        open_before, open_after = step.src_end, step.dest_end
    if open_before < len(middle_before) or open_after < len(middle_after):
        yield _Difference(
            before=(head + open_before, head + len(middle_before)), after=(head + open_after, head + len(middle_after))
        )


def _place(text: str, lines: Sequence[Span], part: tuple[int, int]) -> int:
    """Where a part of the lines begins, or would stand."""
    return lines[part[0]].start if part[0] < len(lines) else len(text)


def _quoted(text: str, words: Sequence[Span], part: tuple[int, int], place: int) -> tuple[int, str]:
    """Where some words start, and they as they stand; for no words, the end of the word before.

    `place` is where the words stand, or would, when there are none at all.
    """
    first, last = part
    if first == last:
        return (words[first - 1].end if first else words[0].start if words else place), ""
    start, end = words[first].start, words[last - 1].end
    return start, text[start:end]
