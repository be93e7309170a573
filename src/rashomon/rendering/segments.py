"""A report's text cut where any span begins or ends, so that overlapping highlights can be shown without nesting."""

from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from rashomon.model.span import Span

UNMARKED = -1


@dataclass(frozen=True, slots=True, kw_only=True)
class Marked(Span):
    """A span to highlight: a fact's words (`fact` its number), or text shared with another report (`fact` 0).

    One with the number `UNMARKED` is not highlighted: it only has a segment begin and end there. `near` are the numbers
    of facts for which its words are not counted.
    """

    fact: int
    near: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Segment(Span):
    """Characters that the same spans cover. `facts` are the numbers of the facts told here, `ending` of those whose
    words end here, `near` of those for which words that end here are not counted."""

    text: str
    facts: tuple[int, ...]
    ending: tuple[int, ...]
    near: tuple[int, ...]
    shared: bool


def lines_of(text: str, spans: Sequence[Marked]) -> tuple[tuple[Segment, ...], ...]:
    """The lines of `text` that hold anything, each cut at every boundary of `spans`.

    White space at the ends of a span is not marked. Spans outside the text are cut to it. O(n log n) in spans as long
    as few of them overlap at any one place.
    """
    inside = [trimmed for span in spans if (trimmed := _trimmed(text, span))]
    starts: defaultdict[int, list[int]] = defaultdict(list)
    ends: defaultdict[int, list[int]] = defaultdict(list)
    near: defaultdict[int, set[int]] = defaultdict(set)
    for span in inside:
        near[span.end].update(span.near)
        starts[span.start].append(span.fact)
        ends[span.end].append(span.fact)
    boundaries = sorted({*starts, *ends})
    active: dict[int, int] = {}  # fact -> how many open spans tell it
    lines: list[tuple[Segment, ...]] = []
    passed = 0
    for line in _full_lines(text):
        while passed < len(boundaries) and boundaries[passed] < line.start:
            _close(active, ends.get(boundaries[passed], ()))
            _open(active, starts.get(boundaries[passed], ()))
            passed += 1
        segments = []
        start = line.start
        while start < line.end:
            if passed < len(boundaries) and boundaries[passed] == start:
                _close(active, ends.get(start, ()))
                _open(active, starts.get(start, ()))
                passed += 1
            end = min(boundaries[passed], line.end) if passed < len(boundaries) else line.end
            segments.append(
                Segment(
                    start=start,
                    end=end,
                    text=text[start:end],
                    facts=tuple(sorted(fact for fact in active if fact > 0)),
                    ending=tuple(sorted({fact for fact in ends.get(end, ()) if fact > 0})),
                    near=tuple(sorted(near.get(end, ()))),
                    shared=0 in active,
                )
            )
            start = end
        lines.append(tuple(segments))
    return tuple(lines)


def _trimmed(text: str, span: Marked) -> Marked | None:
    start, end = max(0, span.start), min(len(text), span.end)
    while start < end and text[start].isspace():
        start += 1
    while end > start and text[end - 1].isspace():
        end -= 1
    return replace(span, start=start, end=end) if start < end else None


def _full_lines(text: str) -> Iterator[Span]:
    """The text's lines without white space at their ends, empty ones left out."""
    start = 0
    for line in text.split("\n"):
        if words := line.strip():
            first = start + line.index(words[0])
            yield Span(start=first, end=first + len(words))
        start += len(line) + 1


def _open(active: dict[int, int], facts: Sequence[int]) -> None:
    for fact in facts:
        active[fact] = active.get(fact, 0) + 1


def _close(active: dict[int, int], facts: Sequence[int]) -> None:
    for fact in facts:
        active[fact] -= 1
        if not active[fact]:
            del active[fact]
