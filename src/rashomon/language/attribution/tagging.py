"""Labels of the roles of one attribution, and the best sequence of them (Viterbi)."""

from enum import IntEnum

import numpy as np
from numpy.typing import NDArray

from rashomon.language.attribution.columns import Flags, Ints

Scores = NDArray[np.float32]

_NEVER = np.float32(-1e4)
_BATCH = 64


class Label(IntEnum):
    """What a token is for a cue: outside, or first of or inside its source, content or cue."""

    OUTSIDE = 0
    SOURCE_FIRST = 1
    SOURCE = 2
    CONTENT_FIRST = 3
    CONTENT = 4
    CUE_FIRST = 5
    CUE = 6


LABELS = len(Label)


def allowed_transitions() -> Scores:
    """(LABELS, LABELS) of 0, and -1e4 where the second label must not follow the first."""
    table = np.zeros((LABELS, LABELS), np.float32)
    for inside in (Label.SOURCE, Label.CONTENT, Label.CUE):
        table[:, inside] = _NEVER
        table[inside, inside] = table[inside - 1, inside] = 0
    return table


def forbid(emissions: Scores, cue_at: Ints) -> Scores:
    """Emissions (sequences, tokens, LABELS) in which a cue's head can only be part of the cue, or outside.

    The first token of a sequence starts a role, it does not continue one. Changes `emissions` in place.
    """
    rows = np.arange(len(cue_at))
    for label in (Label.SOURCE_FIRST, Label.SOURCE, Label.CONTENT_FIRST, Label.CONTENT):
        emissions[rows, cue_at, label] = _NEVER
    for label in (Label.SOURCE, Label.CONTENT, Label.CUE):
        emissions[:, 0, label] = _NEVER
    return emissions


def best_labels(scores: Scores, lengths: Ints, cue_at: Ints, sure: Flags, transitions: Scores) -> list[Ints]:
    """The best label sequence of each window (Viterbi).

    `scores` are the emissions of all windows one after another, (sum of lengths, LABELS); `cue_at` is the cue's place
    in its window; a cue that is `sure` must have a content; `transitions` (LABELS, LABELS) say what is not allowed.
    """
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]]).astype(np.int64)
    found: list[Ints] = [np.zeros(0, np.int64)] * len(lengths)
    order = np.argsort(lengths, kind="stable")
    for batch in np.array_split(order, max(1, -(-len(order) // _BATCH))):
        if not len(batch):
            continue
        longest = int(lengths[batch].max())
        padded = np.zeros((len(batch), longest, LABELS), np.float32)
        for row, k in enumerate(batch.tolist()):
            padded[row, : lengths[k]] = scores[starts[k] : starts[k] + lengths[k]]
        labels = _viterbi(forbid(padded, cue_at[batch]), lengths[batch], transitions)
        empty = np.flatnonzero(sure[batch] & ~(labels == Label.CONTENT_FIRST).any(axis=1))
        if len(empty):
            labels[empty] = _viterbi_with_content(padded[empty], lengths[batch][empty], transitions)
        for row, k in enumerate(batch.tolist()):
            found[k] = labels[row, : lengths[k]]
    return found


def _viterbi_with_content(emissions: Scores, lengths: Ints, transitions: Scores) -> Ints:
    """The best labels among those that have a content: a cue says something.

    Each label is doubled, before and after the content has begun; only sequences that end after it count.
    """
    before, after = transitions.copy(), transitions
    before[:, [Label.CONTENT_FIRST, Label.CONTENT]] = _NEVER
    begin = np.full_like(transitions, _NEVER)
    begin[:, Label.CONTENT_FIRST] = transitions[:, Label.CONTENT_FIRST]
    moves = np.block([[before, begin], [np.full_like(transitions, _NEVER), after]]).astype(np.float32)
    doubled = np.concatenate([emissions, emissions], axis=2)
    doubled[:, 0, [Label.CONTENT_FIRST, Label.CONTENT]] = _NEVER
    outside = [LABELS + label for label in Label if label != Label.CONTENT_FIRST]
    doubled[:, 0, outside] = _NEVER
    rows = np.arange(len(lengths))
    doubled[rows, lengths - 1, :LABELS] = _NEVER
    return _viterbi(doubled, lengths, moves) % LABELS


def _viterbi(emissions: Scores, lengths: Ints, transitions: Scores) -> Ints:
    count, longest, size = emissions.shape
    best = emissions[:, 0]
    back = np.zeros((count, longest, size), np.int64)
    final = np.array(best)
    for step in range(1, longest):
        paths = best[:, :, None] + transitions[None]
        back[:, step] = paths.argmax(axis=1)
        best = paths.max(axis=1) + emissions[:, step]
        final = np.where((step < lengths)[:, None], best, final)
    labels = np.zeros((count, longest), np.int64)
    rows = np.arange(count)
    current = final.argmax(axis=1)
    for step in range(longest - 1, -1, -1):
        running = step < lengths
        labels[:, step] = np.where(running, current, 0)
        if step:
            current = np.where(running, back[rows, step, current], current)
    return labels
