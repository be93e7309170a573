"""An annotated report as WebAnno TSV 3.3, which INCEpTION and WebAnno import.

The format is described in WebAnno's user guide (appendix "WebAnno TSV 3.3 File format"). Its offsets count UTF-16
units, as Java does: a character beyond the first plane counts two. Layers: DKPro's named entities, and two that the
project must have: `webanno.custom.Timex3` (mod, timexType, value) and `webanno.custom.Attribution` (kind, number,
role, speaker). The spans of one attribution bear one number.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import count

from rashomon.model.annotated import AnnotatedReport
from rashomon.model.span import Span

HEADER = """\
#FORMAT=WebAnno TSV 3.3
#T_SP=de.tudarmstadt.ukp.dkpro.core.api.ner.type.NamedEntity|identifier|value
#T_SP=webanno.custom.Timex3|mod|timexType|value
#T_SP=webanno.custom.Attribution|kind|number|role|speaker
"""
_FEATURES = (2, 3, 4)  # columns of each layer

_TOKEN = re.compile(r"\w+(?:['’.-]\w+)*|[^\w\s]")
_RESERVED = re.compile(r"[\\\[\]|_;*]|->")
_CONTROLS = {"\t": "\\t", "\n": "\\n", "\r": "\\r"}
_BEYOND = re.compile("[\U00010000-\U0010ffff]")


@dataclass(frozen=True, slots=True, kw_only=True)
class _Marked:
    """A span of one layer within one sentence: its tokens [first, last) and its features, "" for none."""

    layer: int
    first: int
    last: int
    features: tuple[str, ...]


def render_webanno(annotated: AnnotatedReport) -> str:
    """The whole file; lines end in line feeds."""
    text = annotated.report.text
    units = _Units([match.start() for match in _BEYOND.finditer(text)])
    spans = [*_spans(annotated)]
    edges = sorted({edge for _, span, _ in spans for edge in (span.start, span.end)})
    order = sorted(range(len(spans)), key=lambda i: (spans[i][1].start, -spans[i][1].end, i))
    ids = count(1)
    parts = [HEADER, "\n"]
    at = 0
    active: list[int] = []
    number = 0
    for sentence in annotated.sentences:
        tokens = _tokens(text, sentence, edges)
        if not tokens:
            continue
        number += 1
        while at < len(order) and spans[order[at]][1].start < sentence.end:
            active.append(order[at])
            at += 1
        active = [i for i in active if spans[i][1].end > sentence.start]
        marked = [found for i in active if (found := _within(spans[i], tokens)) is not None]
        parts.append(
            "\n" + "".join(f"{line}\n" for line in _sentence(text, number, sentence, tokens, marked, ids, units))
        )
    return "".join(parts)


def _spans(annotated: AnnotatedReport) -> Iterator[tuple[int, Span, tuple[str, ...]]]:
    """Layer, range and features of everything that was found."""
    for mention in annotated.entities:
        yield 0, mention, (mention.id, mention.type)
    for timex in annotated.times:
        yield 1, timex, (timex.mod or "", timex.type, timex.value)
    for number, found in enumerate(annotated.attributions, start=1):
        for role, fragments in (("source", found.source), ("cue", found.cue), ("content", found.content)):
            for fragment in fragments:
                yield 2, fragment, (found.kind, str(number), role, found.speaker)


def _tokens(text: str, sentence: Span, edges: Sequence[int]) -> list[tuple[int, int]]:
    """The tokens of a sentence, cut where an annotation begins or ends, so that every annotation is of whole tokens."""
    tokens: list[tuple[int, int]] = []
    for match in _TOKEN.finditer(text, sentence.start, sentence.end):
        start, end = match.span()
        for edge in edges[bisect_right(edges, start) : bisect_left(edges, end)]:
            tokens.append((start, edge))
            start = edge
        tokens.append((start, end))
    return tokens


def _within(marked: tuple[int, Span, tuple[str, ...]], tokens: Sequence[tuple[int, int]]) -> _Marked | None:
    layer, span, features = marked
    first = bisect_left(tokens, (span.start, 0))
    last = bisect_left(tokens, (span.end, 0))
    return _Marked(layer=layer, first=first, last=last, features=features) if first < last else None


def _sentence(
    text: str,
    number: int,
    sentence: Span,
    tokens: Sequence[tuple[int, int]],
    marked: Sequence[_Marked],
    ids: Iterator[int],
    units: "_Units",
) -> Iterator[str]:
    for line in text[sentence.start : sentence.end].split("\n"):
        yield f"#Text={_escaped(line)}"
    cells: list[list[list[str]]] = [[[] for _ in range(sum(_FEATURES))] for _ in tokens]
    stacked = [[0] * (len(tokens) + 1) for _ in _FEATURES]
    for found in marked:
        stacked[found.layer][found.first] += 1
        stacked[found.layer][found.last] -= 1
    depth = [_running(steps) for steps in stacked]
    for found in marked:
        inside = range(found.first, found.last)
        alone = len(inside) == 1 and depth[found.layer][found.first] == 1
        mark = "" if alone else f"[{next(ids)}]"
        offset = sum(_FEATURES[: found.layer])
        for token in inside:
            for column, feature in enumerate(found.features, start=offset):
                cells[token][column].append((_escaped(feature) or "*") + mark)
    for index, ((start, end), columns) in enumerate(zip(tokens, cells, strict=True), start=1):
        values = "".join(f"\t{'|'.join(column) or '_'}" for column in columns)
        yield f"{number}-{index}\t{units.at(start)}-{units.at(end)}\t{_escaped(text[start:end])}{values}"


def _running(steps: Sequence[int]) -> list[int]:
    sums: list[int] = []
    for step in steps:
        sums.append(step + (sums[-1] if sums else 0))
    return sums


def _escaped(words: str) -> str:
    escaped = _RESERVED.sub(lambda match: "\\" + match[0], words)
    return "".join(_CONTROLS.get(char, char) for char in escaped)


@dataclass(frozen=True, slots=True)
class _Units:
    """Offsets in code points to offsets in UTF-16 units; `beyond` are the places of characters that count two."""

    beyond: Sequence[int]

    def at(self, offset: int) -> int:
        return offset + bisect_left(self.beyond, offset)
