"""Cues and the roles around them, from the columns of a report: two looks at cues, a tagger, and a last judgement."""

from collections.abc import Iterable
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.language.attribution.columns import Flags, Ints
from rashomon.language.attribution.confidence import Windows, balance, traits
from rashomon.language.attribution.features import Context, cue_features, role_features
from rashomon.language.attribution.hashing import Indices, label_id
from rashomon.language.attribution.lexicon import SPEECH
from rashomon.language.attribution.model import Model, Weights
from rashomon.language.attribution.second_look import look_again
from rashomon.language.attribution.tagging import Scores, best_labels
from rashomon.language.attribution.windows import windows

# Cues whose windows are labelled at a time: bounds memory on a long report.
_CUES_AT_ONCE = 512
# Log odds of a cue above which its roles are looked for at all.
LIKELY = -1.5
# Log odds at first look that make a cue of a verb of speaking with its speaker and its clause.
_PLAIN = -0.5
# Log odds above which a cue is taken to say something, even when the tagger sees no content.
SURE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """One cue with the labels of the tokens from `first` on; `score` is the log odds that all of it is right."""

    head: int
    score: float
    first: int
    labels: Ints


def tag(model: Model, context: Context) -> list[Tagged]:
    """Every cue of a report with the labels of its window, in text order."""
    columns = context.columns
    if not len(columns):
        return []
    at_first = cue_scores(model, context)
    scores = look_again(model.second_look, context, at_first)
    plain = speaks_plainly(context) & (at_first > _PLAIN)
    is_head = (scores > model.threshold) | plain
    heads = np.flatnonzero((scores > LIKELY) | plain)
    found: list[Tagged] = []
    for low in range(0, len(heads), _CUES_AT_ONCE):
        some = heads[low : low + _CUES_AT_ONCE]
        labelled = label_windows(context, is_head, some, scores, model)
        as_a_whole = model.confidence.decide(traits(context, labelled, scores, at_first)).astype(np.float32)
        confidence = balance(as_a_whole, scores[some])
        kept = (confidence > model.confidence_threshold) | plain[some]
        for k, start in zip(np.flatnonzero(kept).tolist(), labelled.starts()[kept].tolist(), strict=True):
            length = int(labelled.last[k] - labelled.first[k])
            labels = labelled.labels[start : start + length]
            first = int(labelled.first[k])
            found.append(Tagged(head=int(some[k]), score=float(confidence[k]), first=first, labels=labels))
    return found


def cue_scores(model: Model, context: Context) -> Scores:
    """Log odds at first look that each token heads a cue, (tokens,)."""
    features = cue_features(context, model.bits)
    total = model.cues[features].sum(axis=1, dtype=np.int32)
    return np.asarray(total * model.cue_scale + model.cue_bias, np.float32)


def label_windows(context: Context, is_head: Flags, heads: Ints, scores: Scores, model: Model) -> Windows:
    """The windows of cues with their best labels. `is_head` marks all cues of the report, `scores` are log odds."""
    first, last = windows(context.columns, heads)
    cue, token = pair_up(heads, first, last)
    features = role_features(context, cue, token, is_head, model.bits)
    emissions = _sum_rows(model.roles, features).astype(np.float32) * np.float32(model.role_scale)
    labels = best_labels(emissions, last - first, heads - first, scores[heads] > SURE, model.transitions)
    flat = np.concatenate([np.zeros(0, np.int64), *labels])
    return Windows(head=heads, first=first, last=last, token=token, labels=flat, emissions=emissions)


def speaks_plainly(context: Context) -> Flags:
    """True for verbs of speaking that have a subject and a clause.

    Inside the content of another ("the mayor said ..., according to a statement") PolNeAR's annotators left four in
    five of them out, and so does the second look; but a reader wants both.
    """
    speech = np.array(sorted(map(label_id, SPEECH)), np.uint64)
    complete = (context.subject >= 0) & (context.child["ccomp"] >= 0)
    return np.asarray(complete & np.isin(context.columns.lemma, speech), np.bool_)


def pair_up(heads: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """The cue and the token of every place of every window, one window after another."""
    cue = np.repeat(heads, last - first)
    ranges: Iterable[Ints] = (np.arange(low, high) for low, high in zip(first, last, strict=True))
    token = np.concatenate([np.zeros(0, np.int64), *ranges])
    return cue, token


def _sum_rows(table: Weights, features: Indices) -> NDArray[np.int32]:
    total = np.zeros((len(features), table.shape[1]), np.int32)
    for column in features.T:
        total += table[column]
    return total
