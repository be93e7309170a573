"""A parse as columns of numbers: what the features of cues and roles are computed from.

Strings enter as spaCy's 64-bit hashes, which are the same on every machine. White-space tokens are left out.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
from numpy.typing import NDArray

from rashomon.language.attribution.quotation import Quotation

if TYPE_CHECKING:
    from spacy.tokens import Doc

Ints = NDArray[np.int64]
Hashes = NDArray[np.uint64]
Flags = NDArray[np.bool_]

MAX_DEPTH = 20
# The lines a headline can stand on, counted from the top.
_TOP_LINES = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Columns:
    """One value a token in each column, n tokens.

    `start`, `end` are characters; `token` is the index in the Doc; `lower`, `lemma`, `tag`, `pos`, `dep`, `entity` are
    hashes; `head` is an index here; `ancestors[i, d]` is the ancestor of i at depth d (i itself at depth[i], -1
    below), depths cut at MAX_DEPTH - 1. `quotation` is the index of the quotation a token stands in, or -1; `mark` is
    1 for an opening and 2 for a closing quotation mark. `first`, `last` are the outermost tokens of the subtree.
    """

    start: Ints
    end: Ints
    token: Ints
    lower: Hashes
    lemma: Hashes
    tag: Hashes
    pos: Hashes
    dep: Hashes
    entity: Hashes
    head: Ints
    sentence: Ints
    line: Ints
    depth: Ints
    ancestors: Ints
    first: Ints
    last: Ints
    quotation: Ints
    mark: Ints
    at_top: Flags

    def __len__(self) -> int:
        return len(self.start)


def make_columns(doc: "Doc", quotations: Sequence[Quotation]) -> Columns:
    """The columns of a parsed Doc. Raises nothing on an empty Doc: the columns have length 0."""
    from spacy.attrs import DEP, ENT_TYPE, HEAD, IDX, IS_SPACE, LEMMA, LENGTH, LOWER, POS, SENT_START, TAG

    raw = doc.to_array([IDX, LENGTH, LOWER, LEMMA, TAG, POS, DEP, ENT_TYPE, HEAD, IS_SPACE, SENT_START])
    raw = raw.reshape(len(doc), 11)
    kept = np.flatnonzero(raw[:, 9] == 0)
    place = np.full(len(doc) + 1, -1, np.int64)
    place[kept] = np.arange(len(kept))
    heads = place[np.arange(len(doc)) + raw[:, 8].astype(np.int64)][kept]
    itself = np.arange(len(kept))
    heads = np.where(heads < 0, itself, heads)
    blanks = np.flatnonzero(raw[:, 9]).tolist()
    newlines = np.array([i for i in blanks if "\n" in doc[i].text], np.int64)
    line = np.searchsorted(newlines, kept)
    # SENT_START is read from the array: iterating doc.sents costs three times all the rest.
    sentence = np.cumsum(raw[:, 10].astype(np.int64) == 1)[kept]
    start = raw[kept, 0].astype(np.int64)
    end = start + raw[kept, 1].astype(np.int64)
    quotation, mark = _quotation_columns(start, end, quotations)
    lower, lemma = raw[kept, 2].copy(), raw[kept, 3].copy()
    for value in (1, 2):
        lower[mark == value] = lemma[mark == value] = value
    depth, ancestors = _ancestors(heads)
    first, last = _subtree_bounds(heads, depth)
    return Columns(
        start=start,
        end=end,
        token=kept,
        lower=lower,
        lemma=lemma,
        tag=raw[kept, 4],
        pos=raw[kept, 5],
        dep=raw[kept, 6],
        entity=raw[kept, 7],
        head=heads,
        sentence=sentence,
        line=line,
        depth=depth,
        ancestors=ancestors,
        first=first,
        last=last,
        quotation=quotation,
        mark=mark,
        at_top=line < _TOP_LINES,
    )


def _quotation_columns(start: Ints, end: Ints, quotations: Sequence[Quotation]) -> tuple[Ints, Ints]:
    inside = np.full(len(start), -1, np.int64)
    mark = np.zeros(len(start), np.int64)
    for number, found in enumerate(quotations):
        first, last = int(np.searchsorted(end, found.start, "right")), int(np.searchsorted(start, found.end))
        inside[first:last] = number
        opening, closing = np.searchsorted(end, found.inner.start), np.searchsorted(start, found.inner.end)
        mark[first : int(opening) + 1] = np.where(end[first : int(opening) + 1] <= found.inner.start, 1, 0)
        if found.closed:
            mark[int(closing) : last] = 2
    return inside, mark


def _ancestors(heads: Ints) -> tuple[Ints, Ints]:
    """Depth of each token in its tree, and its chain of ancestors from the root down.

    A tree deeper than MAX_DEPTH is flattened: what lies deeper counts as a child of the last level.
    """
    count = len(heads)
    itself = np.arange(count)
    upward = [itself]
    for _ in range(MAX_DEPTH - 1):
        above = heads[upward[-1]]
        if np.array_equal(above, upward[-1]):
            break
        upward.append(above)
    chain = np.stack(upward, axis=1) if count else np.zeros((0, 1), np.int64)
    depth = (chain[:, 1:] != chain[:, :-1]).sum(axis=1)
    levels = chain.shape[1]
    columns = depth[:, None] - np.arange(MAX_DEPTH)[None, :]
    picked = np.take_along_axis(chain, np.clip(columns, 0, levels - 1), axis=1)
    return depth, np.where(columns >= 0, picked, -1)


def _subtree_bounds(heads: Ints, depth: Ints) -> tuple[Ints, Ints]:
    first, last = np.arange(len(heads)), np.arange(len(heads))
    for level in range(int(depth.max(initial=0)), 0, -1):
        here = np.flatnonzero(depth == level)
        np.minimum.at(first, heads[here], first[here])
        np.maximum.at(last, heads[here], last[here])
    return first, last
