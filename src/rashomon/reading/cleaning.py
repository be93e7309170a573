"""From the raw text to the text that every span indexes: what is taken out is kept with its reason and its place."""

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from rashomon.model.report import OffsetMap, Removed
from rashomon.reading.boilerplate import Hit, cues_in_text, hits_in, reason_for_line
from rashomon.reading.context import LINK, reasons_by_place
from rashomon.reading.layout import normal_space, tidy, unseen_ranges, unwrap
from rashomon.reading.offsets import TracedText, cut, merge, offset_map, raw_range, trace
from rashomon.reading.pieces import flat, lines_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Cleaned:
    """A cleaned text, what was taken out of the raw text (in order), and the map between the two.

    Every visible character of the raw text is in `text`, in `removed` or in the markup that a format named: nothing
    is lost unsaid. White space and characters that show nothing are put right without a row of their own.
    """

    text: str
    removed: tuple[Removed, ...]
    offsets: OffsetMap


def clean(
    raw: str, *, title: str = "", source: str = "", markup: Sequence[tuple[int, int]] = (), known: Collection[str] = ()
) -> Cleaned:
    """The article in a raw text.

    `markup` are ranges of the raw text that are signs of its format and not words (in order, apart). `known` are
    lines known to be boilerplate from elsewhere (other reports of the outlet), as `lines_of` gives them.
    """
    traced = cut(trace(raw), merge([*markup, *unseen_ranges(raw)]))
    traced = unwrap(normal_space(traced))
    hits = find_boilerplate(traced.text, title=title, source=source, known=known)
    removed = tuple(_removed(raw, traced, hit) for hit in hits)
    traced = tidy(_without(traced, hits))
    return Cleaned(text=traced.text, removed=removed, offsets=offset_map(traced))


def find_boilerplate(text: str, *, title: str = "", source: str = "", known: Collection[str] = ()) -> list[Hit]:
    """Where a text has words that are not the article's, in order and apart."""
    lines = lines_of(text)
    placed = reasons_by_place(lines, source=source, known=known)
    found: list[Hit] = []
    wording = flat(title)
    cues = cues_in_text(text)
    for line in lines:
        if wording and flat(line.text) == wording:
            continue
        reason = placed.get(line.index, "")
        if reason:
            # A line under a label for links may be a byline or a credit: its own wording says more.
            own = reason_for_line(line.text, cues) if reason == LINK else ""
            found.append(Hit(start=line.start, end=line.end, reason=own or reason))
        else:
            hits = hits_in(line.text, cues)
            found += [Hit(start=line.start + h.start, end=line.start + h.end, reason=h.reason) for h in hits]
    return found


def _removed(raw: str, traced: TracedText, hit: Hit) -> Removed:
    words = traced.text[hit.start : hit.end]
    start = hit.start + len(words) - len(words.lstrip())
    start, end = raw_range(traced, start, hit.start + len(words.rstrip()))
    return Removed(text=raw[start:end], reason=hit.reason, start=start, end=end)


def _without(traced: TracedText, hits: Sequence[Hit]) -> TracedText:
    """The text without the hits; a space is put where two words would run together."""
    ranges = [(hit.start, hit.end) for hit in hits]
    inner = [start > 0 and end < len(traced.text) for start, end in ranges]
    fillers = [
        " " if within and not _space_beside(traced.text, *where) else ""
        for within, where in zip(inner, ranges, strict=True)
    ]
    return cut(traced, ranges, fillers)


def _space_beside(text: str, start: int, end: int) -> bool:
    return text[start - 1].isspace() or text[end].isspace() or text[start].isspace() or text[end - 1].isspace()
