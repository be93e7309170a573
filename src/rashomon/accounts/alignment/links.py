"""Numbers on some pairs of a story's units, kept sparse: what was not looked at takes no room."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]


@dataclass(frozen=True, slots=True, kw_only=True)
class Links:
    """A symmetric relation over `size` units, each pair in both directions, ordered by row, then column.

    The links of unit i are [starts[i], starts[i + 1]) of `rows` (all i), `columns` and `values`; `pairs` holds for each
    link the number of its pair in the arrays it was made of.
    """

    size: int
    starts: Ints
    rows: Ints
    columns: Ints
    values: Floats
    pairs: Ints


def make_links(size: int, left: Ints, right: Ints, values: Floats) -> Links:
    """Links of the pairs (left[k], right[k]); a pair must be given once, in one direction."""
    rows, columns = np.concatenate([left, right]), np.concatenate([right, left])
    order = np.lexsort((columns, rows))
    rows, columns = rows[order], columns[order]
    pairs = np.concatenate([np.arange(len(left)), np.arange(len(left))])[order]
    return Links(
        size=size,
        starts=np.searchsorted(rows, np.arange(size + 1)).astype(np.int64),
        rows=rows,
        columns=columns,
        values=np.asarray(values, dtype=np.float32)[pairs],
        pairs=pairs.astype(np.int64),
    )


def look_up(links: Links, left: Ints, right: Ints, absent: float) -> Floats:
    """The values of the pairs (left[k], right[k]); `absent` for pairs without a link."""
    if not len(links.rows):
        return np.full(len(left), absent, dtype=np.float32)
    wanted = left * links.size + right
    keys = links.rows * links.size + links.columns
    at = np.minimum(np.searchsorted(keys, wanted), len(keys) - 1)
    return np.where(keys[at] == wanted, links.values[at], np.float32(absent)).astype(np.float32)


def as_neighbours(links: Links, weakest: float) -> tuple[Mapping[int, float], ...]:
    """For each unit its links of at least `weakest`, by the other unit's index."""
    kept = links.values >= weakest
    found: tuple[dict[int, float], ...] = tuple({} for _ in range(links.size))
    for i, j, value in zip(
        links.rows[kept].tolist(), links.columns[kept].tolist(), links.values[kept].tolist(), strict=True
    ):
        found[i][j] = value
    return found


def rows_of(links: Links) -> Iterator[tuple[int, slice]]:
    """The units that have links, and where their links are."""
    for i in range(links.size):
        if links.starts[i] < links.starts[i + 1]:
            yield i, slice(int(links.starts[i]), int(links.starts[i + 1]))


def spread(links: Links, units: Ints) -> tuple[Ints, Ints]:
    """The places of all links of some units one after another, and where each unit's begin; units without are absent.

    Units must have links.
    """
    lengths = links.starts[units + 1] - links.starts[units]
    begins = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
    places = np.arange(int(lengths.sum())) + np.repeat(links.starts[units] - begins, lengths)
    return places, begins
