"""How likely two reports tell of one event: likenesses of their words, names, meanings and days, put together.

The judge is a set of boosted trees (Friedman 2001) that `training/train_stories.py` learns; see `boosting.py`.
"""

import math
from collections.abc import Sequence
from functools import cache
from itertools import chain

import numpy as np
from numpy.typing import NDArray

from rashomon.language.boosting import Trees, read_trees
from rashomon.reading.stored import read_stored
from rashomon.stories.sketch import Sketch
from rashomon.stories.sketching import PARTS
from rashomon.stories.vocabulary import DIMENSIONS, ROOM

JUDGE = "data/judge.json.gz"
JUDGE_SHA256 = "66823194ae1d52ed91375d354f66a5376ef53d37682a2614fb3c0f999a645454"
FEATURES = (
    "whole", "lead", "lead and whole", "title", "title in whole", "title in whole, least", "names", "lead names",
    "numbers", "top in whole", "top in whole, least", "meaning", "meaning of lead", "shorter", "length ratio",
    "years shared", "years differ", "first weekday", "weekdays shared", "days of month shared", "days of month differ",
    "named days shared", "named days differ", "days apart, sure", "days apart", "undated", "named to published",
    "head days apart", "event days apart", "first event day apart",
)  # fmt: skip
FOREIGN = -8.0  # the log odds of two reports that have hardly a word in common, or hardly more than one
TOUCH = 0.04  # the cosine of the wholes, or of the leads, below which two reports are not compared any further
BEARING = 1.25  # words, counted by what they carry, below which a likeness is that of one word
LIMIT = 8.0  # log odds beyond this say nothing more
DECIMALS = 6  # scores are rounded, so that the order of sums cannot turn a decision

_WHOLE, _LEAD, _TITLE, _NAMES, _LEAD_NAMES, _NUMBERS, _TOP = range(len(PARTS))
_SLOTS = 1 << 20
_NOWHERE = math.nan

Compared = tuple[Sketch, Sequence[Sketch]]
"""A sketch and those that it is compared with."""


def log_odds(one: Sketch, others: Sequence[Sketch], judge: Trees) -> NDArray[np.float64]:
    """For each of the others the log odds (n,), in -8..8, that it tells of the same event as the one."""
    return log_odds_of_each([(one, others)], judge)[0]


def log_odds_of_each(compared: Sequence[Compared], judge: Trees) -> list[NDArray[np.float64]]:
    """As `log_odds` for each of some sketches and those it is compared with; all at once, which is faster."""
    sizes = [len(others) for _, others in compared]
    scores = np.full(sum(sizes), FOREIGN)
    if scores.size:
        words, bearing = _words_compared(compared)
        near = np.flatnonzero(((words[:, 0] > TOUCH) | (words[:, 1] > TOUCH)) & (bearing >= BEARING))
        if near.size:
            pairs = [(one, other) for one, others in compared for other in others]
            days = _days_of_pairs([pairs[at] for at in near.tolist()])
            scores[near] = np.clip(judge.decide(np.concatenate([words[near], days], axis=1)), -LIMIT, LIMIT)
    return np.split(np.round(scores, DECIMALS), np.cumsum(sizes)[:-1])


@cache
def load_judge() -> Trees:
    """The stored judge. Raises RuntimeError when the file is not the one that training wrote."""
    return read_trees(read_stored(ROOM, JUDGE, JUDGE_SHA256))


def word_features(one: Sketch, others: Sequence[Sketch]) -> NDArray[np.float32]:
    """The likenesses of words and meanings, (n, 15)."""
    return _words_compared([(one, others)])[0]


def bearing_words(one: Sketch, others: Sequence[Sketch]) -> NDArray[np.float32]:
    """How many words the likeness of the wholes rests on, (n,): 1 when one of those shared carries it all.

    The square of the sum over the sum of squares (the effective number of Kish 1965). Two short texts that share a
    rare name are as alike as two reports of one event; but there it is many words that make them so.
    """
    return _words_compared([(one, others)])[1]


def _words_compared(compared: Sequence[Compared]) -> tuple[NDArray[np.float32], NDArray[np.float32]]:
    """As `word_features` and `bearing_words`, the rows of each sketch after those of the one before.

    At least one pair is compared.
    """
    compared = [(one, others) for one, others in compared if others]
    everyone = [other for _, others in compared for other in others]
    n = len(everyone)
    found, columns, before = [], [], 0
    # The place of each of the one's terms, at the term's slot: a look-up instead of a search. Slots are given back.
    slots = _slots()
    for one, others in compared:
        own = one.terms & (_SLOTS - 1)
        slots[own] = np.arange(1, len(own) + 1)
        place = slots[np.concatenate([other.terms for other in others]) & (_SLOTS - 1)]
        slots[own] = 0
        shared = np.flatnonzero(place)
        found.append(shared + before)
        columns.append(one.weights[:, place[shared] - 1])
        before += len(place)
    at = np.concatenate(found)
    owner = np.repeat(np.arange(n), [len(other.terms) for other in everyone])[at]
    theirs = np.concatenate([other.weights for other in everyone], axis=1)[:, at].astype(np.float32)
    mine = np.concatenate(columns, axis=1).astype(np.float32)

    def total(values: NDArray[np.float32]) -> NDArray[np.float32]:
        return np.bincount(owner, values, minlength=n).astype(np.float32)

    title, title_back = total(mine[_TITLE] ** 2), total(theirs[_TITLE] ** 2)
    top, top_back = total(mine[_TOP]), total(theirs[_TOP])
    sizes = [len(others) for _, others in compared]
    meanings = np.stack([other.meaning for other in everyone]).astype(np.float32).reshape(n, 2, DIMENSIONS) / 127
    own_meanings = np.stack([one.meaning for one, _ in compared]).astype(np.float32).reshape(-1, 2, DIMENSIONS) / 127
    meaning = np.einsum("nkd,nkd->nk", meanings, np.repeat(own_meanings, sizes, axis=0))
    lengths = np.log(np.array([other.length + 1 for other in everyone], dtype=np.float32))
    length = np.repeat(np.log(np.array([one.length + 1 for one, _ in compared], dtype=np.float32)), sizes)
    shares = mine[_WHOLE] * theirs[_WHOLE]
    whole = total(shares)
    likenesses = (
        whole,
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
    extra = (np.minimum(lengths, length), np.abs(lengths - length))
    squares = np.maximum(total(np.square(shares)), np.finfo(np.float32).tiny)
    return np.stack([*likenesses, *extra], axis=1), np.asarray(np.square(whole) / squares, np.float32)


@cache
def _slots() -> NDArray[np.int32]:
    return np.zeros(_SLOTS, dtype=np.int32)


def day_features(one: Sketch, others: Sequence[Sketch]) -> NDArray[np.float32]:
    """What two reports say of time, compared, (n, 15); NaN where one of them says nothing."""
    return _days_of_pairs([(one, other) for other in others])


def _days_of_pairs(pairs: Sequence[tuple[Sketch, Sketch]]) -> NDArray[np.float32]:
    events: dict[int, tuple[int, ...]] = {}
    for sketch in chain.from_iterable(pairs):
        if id(sketch) not in events:
            events[id(sketch)] = _event_days(sketch)
    rows = [_days_compared(one, events[id(one)], other, events[id(other)]) for one, other in pairs]
    return np.array(rows, dtype=np.float32)


def _days_compared(
    one: Sketch, events: tuple[int, ...], other: Sketch, other_events: tuple[int, ...]
) -> tuple[float, ...]:
    ours, theirs = one.told, other.told
    apart = abs(one.day - other.day) if one.day is not None and other.day is not None else _NOWHERE
    sure = ours.sure and theirs.sure
    shared_years, years_differ = _shared(ours.years, theirs.years)
    shared_months, months_differ = _shared(ours.of_month, theirs.of_month)
    shared_named, named_differ = _shared(ours.named, theirs.named)
    first_weekday, shared_weekdays = 0.0, _NOWHERE
    if ours.weekdays and theirs.weekdays:
        first_weekday = 1.0 if ours.weekdays[0] == theirs.weekdays[0] else -1.0
        a, b = set(ours.weekdays), set(theirs.weekdays)
        shared_weekdays = len(a & b) / len(a | b)
    return (
        shared_years / max(1, min(len(ours.years), len(theirs.years))),
        years_differ,
        first_weekday,
        shared_weekdays,
        min(shared_months, 3),
        months_differ,
        min(shared_named, 3),
        named_differ,
        apart if sure else _NOWHERE,
        _NOWHERE if sure else apart,
        float(one.day is None or other.day is None),
        _nearest([_least(ours.named, _some(other.day)), _least(theirs.named, _some(one.day))]),
        _least((*ours.head, *_some(one.day)), (*theirs.head, *_some(other.day))),
        _least(events, other_events),
        abs(events[0] - other_events[0]) if events and other_events else _NOWHERE,
    )


def _some(day: int | None) -> tuple[int, ...]:
    return () if day is None else (day,)


def _shared(a: Sequence[int], b: Sequence[int]) -> tuple[int, float]:
    """How many days both name; 1.0 when both name some and none in common."""
    if not a or not b:
        return 0, 0.0
    shared = len(set(a) & set(b))
    return shared, float(not shared)


def _least(a: Sequence[int], b: Sequence[int]) -> float:
    if not a or not b:
        return _NOWHERE
    if len(a) == len(b) == 1:
        return abs(a[0] - b[0])
    return min([abs(x - y) for x in a for y in b])


def _nearest(distances: Sequence[float]) -> float:
    return min((distance for distance in distances if not math.isnan(distance)), default=_NOWHERE)


def _event_days(one: Sketch) -> tuple[int, ...]:
    """The days that the lead's weekdays mean, seen from the day of publication; that day itself when it names none."""
    own = one.day
    if own is None:
        return ()
    return tuple(own - (own - 1 - weekday) % 7 for weekday in one.told.weekdays) or (own,)
