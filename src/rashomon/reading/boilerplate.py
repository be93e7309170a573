"""The boilerplate in a line: all of it, a rough sentence of it, or what is glued to its head or its tail."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.reading.cues import cues_in, cues_in_words, cues_of
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


@dataclass(frozen=True, slots=True, kw_only=True)
class _Wordings:
    """Patterns in the order in which they are tried, each with the reason of its kind.

    `of_cue` gives the patterns that a cue speaks for: the others need not be tried, see `cues_of`.
    """

    patterns: tuple[tuple[re.Pattern[str], str], ...]
    of_cue: Mapping[str, tuple[int, ...]]

    def reason(self, text: str, cues: Collection[str]) -> str:
        """Why all of a text is boilerplate ("" when it is not); `cues` are those in the text."""
        for at in sorted({at for cue in cues for at in self.of_cue.get(cue, ())}):
            pattern, reason = self.patterns[at]
            if pattern.fullmatch(text):
                return reason
        return ""


def cues_in_text(text: str) -> list[str]:
    """The words and signs in a text that can make a line of it boilerplate."""
    return cues_in_words(text, sorted(_of_lines().of_cue))


def hits_in(line: str, cues: Sequence[str]) -> list[Hit]:
    """The boilerplate of one line, in order and apart: the whole line, or its pieces, heads and tails that are.

    `cues` are those of the line or of the text that it stands in.
    """
    own = cues_in(line, cues)
    if len(line) <= LONGEST and (reason := _of_lines().reason(line, own)):
        return [Hit(start=0, end=len(line), reason=reason)]
    return _apart([*_inside(line), *_heads_and_tails(line), *_pieces(line, own)])


def reason_for_line(line: str, cues: Sequence[str]) -> str:
    """Why a whole line is boilerplate by its wording ("" when it is not). `cues` are as in `hits_in`."""
    return _of_lines().reason(line, cues_in(line, cues)) if len(line) <= LONGEST else ""


def _pieces(line: str, cues: Sequence[str]) -> Iterator[Hit]:
    for start, end in pieces_of(line):
        if end - start > LONGEST or end - start == len(line):
            continue
        piece = line[start:end]
        if reason := _of_pieces().reason(piece, cues_in(piece, cues)):
            yield Hit(start=start, end=end, reason=reason)


@cache
def _of_lines() -> _Wordings:
    return _wordings([(pattern, kind.reason) for kind in KINDS for pattern in (*kind.line, *kind.whole)])


@cache
def _of_pieces() -> _Wordings:
    return _wordings([(pattern, kind.reason) for kind in KINDS for pattern in kind.whole])


def _wordings(patterns: Sequence[tuple[re.Pattern[str], str]]) -> _Wordings:
    of_cue: defaultdict[str, list[int]] = defaultdict(list)
    for at, (pattern, _) in enumerate(patterns):
        for cue in cues_of(pattern):
            of_cue[cue].append(at)
    return _Wordings(patterns=tuple(patterns), of_cue={cue: tuple(found) for cue, found in of_cue.items()})


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
