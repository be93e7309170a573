"""Text that remembers where its characters stood, so that offsets are mapped while cleaning and not guessed after."""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from itertools import repeat

import numpy as np
from numpy.typing import NDArray

from rashomon.model.report import OffsetMap

INSERTED = -1


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class TracedText:
    """A text and, for each of its characters, the raw offset it came from (`INSERTED`: cleaning put it there).

    `text[i]` equals `raw[origin[i]]` or its one-to-one normalisation (see `layout`).
    """

    text: str
    origin: NDArray[np.int32]


def trace(raw: str) -> TracedText:
    """The raw text as it stands."""
    return TracedText(text=raw, origin=np.arange(len(raw), dtype=np.int32))


def merge(ranges: Iterable[tuple[int, int]]) -> list[tuple[int, int]]:
    """The ranges in order, those that touch or overlap made one, empty ones left out."""
    merged: list[tuple[int, int]] = []
    for start, end in sorted(ranges):
        if start >= end:
            continue
        if merged and start <= merged[-1][1]:
            merged[-1] = (merged[-1][0], max(end, merged[-1][1]))
        else:
            merged.append((start, end))
    return merged


def cut(traced: TracedText, ranges: Sequence[tuple[int, int]], fillers: Sequence[str] = ()) -> TracedText:
    """The text without the ranges (in order, apart), each replaced by its filler of inserted characters, if any."""
    if not ranges:
        return traced
    texts: list[str] = []
    origins: list[NDArray[np.int32]] = []
    at = 0
    for (start, end), filler in zip(ranges, fillers or repeat(""), strict=False):
        texts += (traced.text[at:start], filler)
        origins.append(traced.origin[at:start])
        if filler:
            origins.append(np.full(len(filler), INSERTED, dtype=np.int32))
        at = end
    texts.append(traced.text[at:])
    origins.append(traced.origin[at:])
    return TracedText(text="".join(texts), origin=np.concatenate(origins))


def raw_range(traced: TracedText, start: int, end: int) -> tuple[int, int]:
    """The raw range [start, end) that the characters [start, end) of the text came from.

    Raises ValueError when none of them came from the raw text.
    """
    origin = traced.origin[start:end]
    origin = origin[origin != INSERTED]
    if not len(origin):
        raise ValueError(f"nothing of the raw text at {start}:{end}")
    return int(origin[0]), int(origin[-1]) + 1


def offset_map(traced: TracedText) -> OffsetMap:
    """The map from the text to the raw text, in runs of characters that stand side by side in both."""
    origin = traced.origin
    kept = np.flatnonzero(origin != INSERTED)
    if not len(kept):
        return OffsetMap(clean_starts=(), raw_starts=(), lengths=())
    raw = origin[kept]
    new_run = np.flatnonzero((np.diff(kept) != 1) | (np.diff(raw) != 1)) + 1
    firsts = np.concatenate(([0], new_run))
    lengths = np.diff(np.concatenate((firsts, [len(kept)])))
    return OffsetMap(
        clean_starts=tuple(kept[firsts].tolist()),
        raw_starts=tuple(raw[firsts].tolist()),
        lengths=tuple(lengths.tolist()),
    )
