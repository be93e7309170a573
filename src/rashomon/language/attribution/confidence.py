"""How likely an attribution is right as a whole: the cue, what the tagger made of it, and how sure it was.

A cue that is likely in itself may have found no proper content, and a doubtful one a very clear content. The decision
falls on attributions, not on cues.
"""

from dataclasses import dataclass

import numpy as np

from rashomon.language.attribution.columns import Flags, Ints
from rashomon.language.attribution.features import Context
from rashomon.language.attribution.rates import Reals
from rashomon.language.attribution.tagging import Label, Scores

_FAR = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Windows:
    """The windows of some cues, one after another in the flat arrays.

    `head`, `first`, `last` (cues,) are tokens, windows half-open; `token`, `labels` (sum of lengths,) and `emissions`
    (sum of lengths, LABELS) belong to each place of each window.
    """

    head: Ints
    first: Ints
    last: Ints
    token: Ints
    labels: Ints
    emissions: Scores

    def starts(self) -> Ints:
        """Where each window begins in the flat arrays."""
        lengths = self.last - self.first
        return np.asarray(np.cumsum(lengths) - lengths, np.int64)


def balance(as_a_whole: Reals, cue: Reals) -> Reals:
    """The log odds that decide: the mean of those of the whole and of the cue; a content may be right by chance."""
    return np.asarray((as_a_whole + cue) / 2, np.float32)


def content_of(windows: Windows) -> Flags:
    """True for each place that is labelled as content."""
    return np.asarray((windows.labels == Label.CONTENT) | (windows.labels == Label.CONTENT_FIRST))


def traits(context: Context, windows: Windows, scores: Reals, at_first: Reals) -> Reals:
    """What tells right attributions from wrong ones: (cues, columns). Windows without content give rows of no meaning.

    `scores` and `at_first` (tokens,) are the log odds of the second and of the first look.
    """
    if not len(windows.head):
        return np.zeros((0, 0), np.float32)
    c, head, starts = context.columns, windows.head, windows.starts()
    lengths = windows.last - windows.first
    labels, emissions = windows.labels, windows.emissions
    content = content_of(windows)
    other = np.delete(emissions, [Label.CONTENT_FIRST, Label.CONTENT], axis=1).max(axis=1)
    margin = np.maximum(emissions[:, Label.CONTENT_FIRST], emissions[:, Label.CONTENT]) - other
    place = np.arange(len(labels)) - np.repeat(starts, lengths)
    cue_place = head - windows.first
    quoted = c.quotation[windows.token] >= 0

    def count(flags: Flags) -> Ints:
        return np.asarray(np.add.reduceat(flags.astype(np.int64), starts), np.int64)

    size = count(content)
    some = np.maximum(size, 1)
    first = np.minimum(np.minimum.reduceat(np.where(content, place, _FAR), starts), lengths - 1)
    last = np.maximum(np.maximum.reduceat(np.where(content, place, -1), starts), 0)
    columns = [
        scores[head],
        at_first[head],
        size,
        count((labels == Label.SOURCE) | (labels == Label.SOURCE_FIRST)),
        count((labels == Label.CUE) | (labels == Label.CUE_FIRST)),
        count(labels == Label.CONTENT_FIRST),
        count(labels == Label.SOURCE_FIRST),
        np.add.reduceat(np.where(content, margin, 0), starts) / some,
        np.minimum.reduceat(np.where(content, margin, 99), starts),
        margin[starts + first],
        margin[starts + last],
        np.maximum.reduceat(np.where(content, -99, margin), starts),
        count(~content & (margin > 0)),
        count(margin > 0),
        lengths,
        size / lengths,
        first - cue_place,
        last - cue_place,
        count(content & quoted) / some,
        count(quoted) / lengths,
        c.quotation[head] >= 0,
        context.subject[head] >= 0,
        context.child["dobj"][head] >= 0,
        context.child["ccomp"][head] >= 0,
        context.child["xcomp"][head] >= 0,
        c.depth[head],
        np.minimum(c.line[head], 10),
        c.last[head] - c.first[head],
        np.minimum.reduceat(np.where(content, np.abs(margin), 99), starts),
        np.add.reduceat(np.abs(margin), starts) / lengths,
    ]
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)
