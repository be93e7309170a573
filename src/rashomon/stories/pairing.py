"""How likely two reports tell of one event: likenesses of their words, names, meanings and days, put together.

The judge is a set of boosted trees (Friedman 2001) that `training/train_stories.py` learns; see `boosting.py`.
"""

import math
from collections.abc import Sequence
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.stories.boosting import Trees, read_trees
from rashomon.stories.sketch import Sketch
from rashomon.stories.sketching import PARTS
from rashomon.stories.vocabulary import DIMENSIONS, checked

JUDGE = "judge.json.gz"
JUDGE_SHA256 = "66823194ae1d52ed91375d354f66a5376ef53d37682a2614fb3c0f999a645454"
FEATURES = (
    "whole", "lead", "lead and whole", "title", "title in whole", "title in whole, least", "names", "lead names",
    "numbers", "top in whole", "top in whole, least", "meaning", "meaning of lead", "shorter", "length ratio",
    "years shared", "years differ", "first weekday", "weekdays shared", "days of month shared", "days of month differ",
    "named days shared", "named days differ", "days apart, sure", "days apart", "undated", "named to published",
    "head days apart", "event days apart", "first event day apart",
)  # fmt: skip
FOREIGN = -8.0  # the log odds of two reports that have hardly a word in common
TOUCH = 0.04  # the cosine of the wholes, or of the leads, below which two reports are not compared any further
LIMIT = 8.0  # log odds beyond this say nothing more
DECIMALS = 6  # scores are rounded, so that the order of sums cannot turn a decision

_WHOLE, _LEAD, _TITLE, _NAMES, _LEAD_NAMES, _NUMBERS, _TOP = range(len(PARTS))
_SLOTS = 1 << 20
_NOWHERE = math.nan


def log_odds(one: Sketch, others: Sequence[Sketch], judge: Trees) -> NDArray[np.float64]:
    """For each of the others the log odds (n,), in -8..8, that it tells of the same event as the one."""
    scores = np.full(len(others), FOREIGN)
    if not others:
        return scores
    words = word_features(one, others)
    near = np.flatnonzero((words[:, 0] > TOUCH) | (words[:, 1] > TOUCH))
    if near.size:
        rows = np.concatenate([words[near], day_features(one, [others[int(at)] for at in near])], axis=1)
        scores[near] = np.clip(judge.decide(rows), -LIMIT, LIMIT)
    return np.round(scores, DECIMALS)


@cache
def load_judge() -> Trees:
    """The stored judge. Raises ValueError when the file is not the one that training wrote."""
    return read_trees(checked(JUDGE, JUDGE_SHA256))


def word_features(one: Sketch, others: Sequence[Sketch]) -> NDArray[np.float32]:
    """The likenesses of words and meanings, (n, 15)."""
    n = len(others)
    sizes = [len(other.terms) for other in others]
    terms = np.concatenate([other.terms for other in others]) & (_SLOTS - 1)
    # The place of each of the one's terms, at the term's slot: a look-up instead of a search. Slots are given back.
    slots = _slots()
    own = one.terms & (_SLOTS - 1)
    slots[own] = np.arange(1, len(own) + 1)
    place = slots[terms]
    slots[own] = 0
    shared = np.flatnonzero(place)
    owner = np.repeat(np.arange(n), sizes)[shared]
    theirs = np.concatenate([other.weights for other in others], axis=1)[:, shared].astype(np.float32)
    mine = one.weights[:, place[shared] - 1].astype(np.float32)

    def total(values: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.bincount(owner, values, minlength=n).astype(np.float32)

    title, title_back = total(mine[_TITLE] ** 2), total(theirs[_TITLE] ** 2)
    top, top_back = total(mine[_TOP]), total(theirs[_TOP])
    meanings = np.stack([other.meaning for other in others]).astype(np.float32).reshape(n, 2, DIMENSIONS) / 127
    meaning = np.einsum("nkd,kd->nk", meanings, one.meaning.astype(np.float32).reshape(2, DIMENSIONS) / 127)
    columns = (
        total(mine[_WHOLE] * theirs[_WHOLE]),
        total(mine[_LEAD] * theirs[_LEAD]),
        (total(mine[_LEAD] * theirs[_WHOLE]) + total(mine[_WHOLE] * theirs[_LEAD])) / 2,
        total(mine[_TITLE] * theirs[_TITLE]),
        (title + title_back) / 2,
        np.minimum(title, title_back),
        total(mine[_NAMES] * theirs[_NAMES]),
        total(mine[_LEAD_NAMES] * theirs[_LEAD_NAMES]),
        total(mine[_NUMBERS] * theirs[_NUMBERS]),
        (top + top_back) / 2,
        np.minimum(top, top_back),
        meaning[:, 0],
        meaning[:, 1],
    )
    lengths = np.log(np.array([other.length + 1 for other in others], dtype=np.float32))
    length = np.float32(np.log(one.length + 1))
    extra = (np.minimum(lengths, length), np.abs(lengths - length))
    return np.stack([*columns, *extra], axis=1)


@cache
def _slots() -> NDArray[np.int32]:
    return np.zeros(_SLOTS, dtype=np.int32)


def day_features(one: Sketch, others: Sequence[Sketch]) -> NDArray[np.float32]:
    """What two reports say of time, compared, (n, 15); NaN where one of them says nothing."""
    events = _event_days(one)
    return np.array([_days_compared(one, events, other) for other in others], dtype=np.float32)


def _days_compared(one: Sketch, events: Sequence[int], other: Sketch) -> tuple[float, ...]:
    apart = abs(one.day - other.day) if one.day is not None and other.day is not None else _NOWHERE
    sure = one.told.sure and other.told.sure
    other_events = _event_days(other)
    shared_years, years_differ = _shared(one.told.years, other.told.years)
    shared_months, months_differ = _shared(one.told.of_month, other.told.of_month)
    shared_named, named_differ = _shared(one.told.named, other.told.named)
    either = len(set(one.told.weekdays) | set(other.told.weekdays))
    both = bool(one.told.weekdays and other.told.weekdays)
    return (
        shared_years / max(1, min(len(one.told.years), len(other.told.years))),
        years_differ,
        (1.0 if one.told.weekdays[0] == other.told.weekdays[0] else -1.0) if both else 0.0,
        len(set(one.told.weekdays) & set(other.told.weekdays)) / either if both else _NOWHERE,
        min(shared_months, 3),
        months_differ,
        min(shared_named, 3),
        named_differ,
        apart if sure else _NOWHERE,
        _NOWHERE if sure else apart,
        float(one.day is None or other.day is None),
        _nearest([_least(one.told.named, _some(other.day)), _least(other.told.named, _some(one.day))]),
        _least((*one.told.head, *_some(one.day)), (*other.told.head, *_some(other.day))),
        _least(events, other_events),
        abs(events[0] - other_events[0]) if events and other_events else _NOWHERE,
    )


def _some(day: int | None) -> tuple[int, ...]:
    return () if day is None else (day,)


def _shared(a: Sequence[int], b: Sequence[int]) -> tuple[int, float]:
    """How many days both name; 1.0 when both name some and none in common."""
    shared = len(set(a) & set(b))
    return shared, float(bool(a and b) and not shared)


def _least(a: Sequence[int], b: Sequence[int]) -> float:
    return min((abs(x - y) for x in a for y in b), default=_NOWHERE)


def _nearest(distances: Sequence[float]) -> float:
    return min((distance for distance in distances if not math.isnan(distance)), default=_NOWHERE)


def _event_days(one: Sketch) -> tuple[int, ...]:
    """The days that the lead's weekdays mean, seen from the day of publication; that day itself when it names none."""
    own = one.day
    if own is None:
        return ()
    return tuple(own - (own - 1 - weekday) % 7 for weekday in one.told.weekdays) or (own,)
