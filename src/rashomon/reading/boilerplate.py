"""The boilerplate in a line: all of it, a rough sentence of it, or what is glued to its head or its tail."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.reading.pieces import pieces_of
from rashomon.reading.wordings import KINDS

LONGEST = 400  # characters of a line or piece that can be boilerplate by its wording
LINK_TITLES = "link titles run into a sentence"
# Links set after a name: the full name again, titles glued to it and to one another, and the label of the link.
_LINK_LABEL = re.compile(r" MORE(?=[\s,.;:’'”\"]|$)")
_LINK_RUN = re.compile(
    r"\b(?P<last>[A-Z][\w'’-]+) (?P<cut>(?:[A-Z][\w.'’-]*,? ){1,5}(?P=last)[A-Z‘“\"'\[].{20,700})", re.DOTALL
)
_LONGEST_RUN = 800


_LONGEST_TAIL = 160  # characters at the end of a line that a glued credit can take


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A range of a line that is boilerplate, and why."""

    start: int
    end: int
    reason: str


def hits_in(line: str) -> list[Hit]:
    """The boilerplate of one line, in order and apart: the whole line, or its pieces, heads and tails that are."""
    if reason := reason_for_line(line):
        return [Hit(start=0, end=len(line), reason=reason)]
    return _apart([*_inside(line), *_heads_and_tails(line), *_pieces(line)])


def reason_for_line(line: str) -> str:
    """Why a whole line is boilerplate by its wording ("" when it is not)."""
    if len(line) > LONGEST:
        return ""
    for kind in KINDS:
        for pattern in (kind.line, kind.whole):
            if pattern is not None and pattern.fullmatch(line):
                return kind.reason
    return ""


def _pieces(line: str) -> Iterator[Hit]:
    for start, end in pieces_of(line):
        if end - start > LONGEST or end - start == len(line):
            continue
        piece = line[start:end]
        for kind in KINDS:
            if kind.whole is not None and kind.whole.fullmatch(piece):
                yield Hit(start=start, end=end, reason=kind.reason)
                break


def _inside(line: str) -> Iterator[Hit]:
    for kind in KINDS:
        if kind.inside is not None:
            for match in kind.inside.finditer(line):
                yield Hit(start=match.start("cut"), end=match.end("cut"), reason=kind.reason)
    after = 0
    for label in _LINK_LABEL.finditer(line):
        run = _LINK_RUN.search(line, max(after, label.start() - _LONGEST_RUN), label.start())
        if run:
            yield Hit(start=run.start("cut"), end=label.end(), reason=LINK_TITLES)
        after = label.end()


def _heads_and_tails(line: str) -> Iterator[Hit]:
    window = max(0, len(line) - _LONGEST_TAIL)
    for kind in KINDS:
        if kind.head is not None and (match := kind.head.match(line)) and match.end() < len(line):
            yield Hit(start=0, end=match.end(), reason=kind.reason)
        if kind.tail is not None and (match := kind.tail.search(line, window)) and match.start("cut") > 0:
            yield Hit(start=match.start("cut"), end=len(line), reason=kind.reason)


def _apart(hits: list[Hit]) -> list[Hit]:
    """Hits in order; of neighbours that overlap the longer stays."""
    chosen: list[Hit] = []
    for hit in sorted(hits, key=lambda hit: (hit.start, -hit.end, hit.reason)):
        if chosen and hit.start < chosen[-1].end:
            if hit.end - hit.start > chosen[-1].end - chosen[-1].start:
                chosen[-1] = hit
        else:
            chosen.append(hit)
    return chosen
