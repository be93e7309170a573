"""The picture of who copied whom: reports as rows in order of publication, shared text as arrows in lanes.

A row drawing rather than a free graph: labels never overlap, forty reports fit, and the same account is always drawn
the same way.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.rendering.copies import Copied, Way
from rashomon.rendering.dates import spoken_date
from rashomon.rendering.escaping import one_line
from rashomon.rendering.view import View, counted

MOST_ARROWS = 18

_ROW = 56  # px between rows
_TOP = 26
_LABELS = 192  # px for the outlets' names
_LANE = 92  # px between lanes: room for the words on an arrow
_CORNER = 10
_NAME = 21  # characters of a name that fit


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A report's row. `y` is its middle in px; `reach` where the line from the name to the arrows ends."""

    report: str
    name: str
    full_name: str
    date: str
    y: int
    reach: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrow:
    """One pair. `path` is SVG path data from giver to taker; the words of `amount` stand at (x, y)."""

    path: str
    way: Way
    width: float
    amount: tuple[str, str]
    title: str
    x: int
    y: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Drawing:
    """Sizes in px; `not_drawn` counts the pairs with least words that are left to the table."""

    width: int
    height: int
    name_end: int
    nodes: tuple[Node, ...]
    arrows: tuple[Arrow, ...]
    not_drawn: int


def draw_copies(view: View, pairs: Sequence[Copied], titles: Sequence[str]) -> Drawing:
    """Lay out the `MOST_ARROWS` pairs with most words; `titles[i]` says pair i in words."""
    drawn = list(zip(pairs, titles, strict=True))[:MOST_ARROWS]
    in_picture = {report for pair, _ in drawn for report in (pair.giver, pair.taker)}
    rows = {report.id: row for row, report in enumerate(r for r in view.by_publication if r.id in in_picture)}
    lanes = _lanes([(rows[pair.giver], rows[pair.taker]) for pair, _ in drawn])
    most_words = max((pair.words for pair, _ in drawn), default=1)
    # Where several arrows meet a row they end one below the other, not on one point.
    ends = _ends([(rows[pair.giver], rows[pair.taker]) for pair, _ in drawn], lanes)
    arrows = [
        _arrow(pair, title, lane, start, end, most_words)
        for (pair, title), lane, (start, end) in zip(drawn, lanes, ends, strict=True)
    ]
    nodes = [
        Node(
            report=report.id,
            name=_shortened(one_line(report.source) or view.labels[report.id]),
            full_name=view.labels[report.id],
            date=spoken_date(report.published) if report.published else "undated",
            y=_TOP + rows[report.id] * _ROW,
            reach=_LABELS,
        )
        for report in view.by_publication
        if report.id in rows
    ]
    return Drawing(
        width=_LABELS + _LANE * (max(lanes, default=0) + 1) + 52,
        height=_TOP * 2 + _ROW * max(0, len(rows) - 1),
        name_end=_LABELS - 12,
        nodes=tuple(nodes),
        arrows=tuple(arrows),
        not_drawn=len(pairs) - len(drawn),
    )


def _shortened(name: str) -> str:
    return name if len(name) <= _NAME else name[: _NAME - 1].rstrip() + "…"


def _lanes(ends: Sequence[tuple[int, int]]) -> list[int]:
    """A lane for each pair of rows so that no two arrows of one lane overlap; short ones lie inside."""
    order = sorted(range(len(ends)), key=lambda i: (abs(ends[i][0] - ends[i][1]), min(ends[i]), i))
    taken: list[list[tuple[int, int]]] = []
    lanes = [0] * len(ends)
    for place in order:
        low, high = min(ends[place]), max(ends[place])
        lane = next(
            (
                n
                for n, spans in enumerate(taken)
                if all(high < other_low or low > other_high for other_low, other_high in spans)
            ),
            len(taken),
        )
        if lane == len(taken):
            taken.append([])
        taken[lane].append((low, high))
        lanes[place] = lane
    return lanes


def _ends(ends: Sequence[tuple[int, int]], lanes: Sequence[int]) -> list[tuple[int, int]]:
    """The y of each arrow's two ends, spread around the row's middle so that no two lie on one line."""
    meeting: dict[int, list[tuple[bool, int, int, int]]] = {}
    for place, (giver, taker) in enumerate(ends):
        for end, (row, other) in enumerate(((giver, taker), (taker, giver))):
            goes_down = other > row
            # Above the middle: arrows to rows above, inner lanes nearest to the middle; below it the mirror image.
            rank = -lanes[place] if goes_down else lanes[place]
            meeting.setdefault(row, []).append((goes_down, rank, place, end))
    ys = [[0, 0] for _ in ends]
    for row, met in meeting.items():
        step = min(9, (_ROW - 14) // max(1, len(met)))
        for number, (_, _, place, end) in enumerate(sorted(met)):
            ys[place][end] = _TOP + row * _ROW + round((number - (len(met) - 1) / 2) * step)
    return [(start, end) for start, end in ys]


def _arrow(pair: Copied, title: str, lane: int, start: int, end: int, most_words: int) -> Arrow:
    x = _LABELS + 46 + _LANE * lane
    turn = _CORNER if end > start else -_CORNER
    # The words stand between two rows, where no other arrow's end can cross them.
    between = (start + end - 2 * _TOP) // (2 * _ROW)
    path = (
        f"M{_LABELS} {start}H{x - _CORNER}Q{x} {start} {x} {start + turn}"
        f"V{end - turn}Q{x} {end} {x - _CORNER} {end}H{_LABELS + (8 if pair.way == 'copied' else 0)}"
    )
    return Arrow(
        path=path,
        way=pair.way,
        width=round(1.5 + 3 * pair.words / max(1, most_words), 2),
        amount=(counted(len(pair.passages), "passage"), counted(pair.words, "word")),
        title=title,
        x=x,
        y=_TOP + between * _ROW + _ROW // 2,
    )
