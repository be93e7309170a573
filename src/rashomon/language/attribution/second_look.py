"""Cues at a second look: what the first classifier thought of a token and of all around it (stacking; Wolpert 1992).

The first look sees one token and its place in the parse. The second knows what the first found elsewhere: that the
clause below has a likelier cue, that the sentence has one already, that a report quotes little.
"""

from dataclasses import dataclass

import numpy as np

from rashomon.language.attribution.columns import Ints
from rashomon.language.attribution.features import Context
from rashomon.language.attribution.hashing import step
from rashomon.language.attribution.rates import Rates, Reals, look_up, rate_keys
from rashomon.language.boosting import Trees

# Log odds of the first look below which a token is not looked at again: nine in ten fall out, 2 % of the cues.
CANDIDATE = -4.5
_ABSENT = np.float32(-10)


@dataclass(frozen=True, slots=True, kw_only=True)
class SecondLook:
    """The statistics and the trees that judge candidates."""

    rates: Rates
    trees: Trees


def look_again(judge: SecondLook, context: Context, scores: Reals) -> Reals:
    """Log odds that each token heads a cue, (tokens,), from those of the first look; -inf where it had no chance."""
    places = candidates(scores)
    found = np.full(len(scores), -np.inf, np.float32)
    rows = np.concatenate(
        [surroundings(context, scores, places), look_up(judge.rates, rate_keys(context, places))], axis=1
    )
    found[places] = judge.trees.decide(rows)
    return found


def candidates(scores: Reals) -> Ints:
    """The tokens worth a second look."""
    return np.flatnonzero(scores > CANDIDATE)


def surroundings(context: Context, scores: Reals, places: Ints) -> Reals:
    """Scores of the first look at and around tokens, and where they stand: (places, columns)."""
    c, child, count = context.columns, context.child, len(scores)
    every = np.arange(count)
    padded = np.append(scores, _ABSENT)
    above = np.where(c.head == every, -1, c.head)
    clause = np.where(child["ccomp"] >= 0, child["ccomp"], child["xcomp"])
    predicate = np.where(child["acomp"] >= 0, child["acomp"], child["attr"])
    thing = np.where(child["dobj"] >= 0, child["dobj"], predicate)
    best_child = np.full(count, _ABSENT)
    has_head = np.flatnonzero(above >= 0)
    np.maximum.at(best_child, above[has_head], scores[has_head])
    sentence = c.sentence + 1
    best_of_sentence = np.full(int(sentence.max(initial=0)) + 2, _ABSENT)
    np.maximum.at(best_of_sentence, sentence, scores)
    probability = 1 / (1 + np.exp(-scores.astype(np.float64)))
    expected = np.concatenate([[0.0], np.cumsum(probability)])

    def within(low: int, high: int) -> Reals:
        """The expected number of cues among the tokens from `low` to `high` further on."""
        found = expected[np.clip(places + high, 0, count)] - expected[np.clip(places + low, 0, count)]
        return np.asarray(found, np.float32)

    there = sentence[places]
    columns = [
        scores[places],
        padded[places - 1],
        padded[np.where(places + 1 < count, places + 1, -1)],
        padded[above[places]],
        padded[step(above, above)[places]],
        padded[context.subject[places]],
        padded[clause[places]],
        padded[thing[places]],
        padded[child["prep"][places]],
        best_child[places],
        best_of_sentence[there],
        best_of_sentence[there - 1],
        best_of_sentence[there + 1],
        _rank(sentence, scores)[places],
        within(-8, 0),
        within(1, 9),
        within(-40, 0),
        within(1, 41),
        np.full(len(places), 30 * probability.mean() if count else 0),
        np.minimum(c.depth[places], 8),
        c.quotation[places] >= 0,
        np.minimum(c.line[places], 20),
        np.minimum(c.last[places] - c.first[places], 40),
        np.log1p(places),
        context.subject[places] >= 0,
        clause[places] >= 0,
        thing[places] >= 0,
        child["prep"][places] >= 0,
    ]
    return np.stack([np.asarray(column, np.float32) for column in columns], axis=1)


def _rank(sentence: Ints, scores: Reals) -> Ints:
    """How many tokens of its sentence score higher than a token, at most 5."""
    order = np.lexsort((-scores, sentence))
    opens = np.searchsorted(sentence[order], sentence)
    place = np.empty(len(scores), np.int64)
    place[order] = np.arange(len(scores))
    return np.asarray(np.minimum(place - opens, 5), np.int64)
