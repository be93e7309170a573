"""What is measured of a pair of sentences: how far the words of each match, and where both stand."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.accounts.alignment.links import Links, look_up, make_links
from rashomon.accounts.alignment.similarity import Likeness, Looks, usual_base
from rashomon.accounts.alignment.surroundings import among_rivals, around, by_way_of_thirds
from rashomon.accounts.alignment.units import Unit
from rashomon.accounts.alignment.words import Some, Words, cosines, lay_out, some_words

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]
Values = tuple[frozenset[str], ...]

# The same key counts as this cosine at least, however differently the encoder sees the two places.
SAME_KEY = 0.75
# Cosines of unrelated content words lie below this.
_UNRELATED = 0.3
_UNRELATED_CLAUSE = 0.35
_NOWHERE = -3.0
_NO_NEIGHBOUR = -2.0
_SOFT_SHARE = 1.5
_MATCH_FEATURES = 23
_KINDS = "#=@"  # first characters of the keys of figures, dates and entities

NAMES = (
    "embedding", "characters", "words", "soft_max", "soft_min", "weighty_max", "weighty_min", "exact_max", "exact_min",
    "shared", "rarest_shared", "rarity_shared", "telling_shared", "weight_shared", "best_match", "match_sum",
    "clause_match", "clause_share", "verb_match", "rare_verb_match",
    "figures_shared", "figures_differ", "dates_shared", "dates_differ", "names_shared", "names_differ",
    "words_min", "words_max", "rarity_min", "rarity_max", "quoted_min", "quoted_max", "same_speaker",
    "place_min", "place_max", "place_apart", "index_min", "index_max",
    "rank_min", "rank_max", "margin_min", "margin_max", "beyond_usual", "usual_max", "usual_min",
    "neighbours", "beside", "third", "reports", "sentences",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Candidate pairs of units: `left[k] < right[k]` are indices, `features` is (pairs, len(NAMES))."""

    left: Ints
    right: Ints
    features: Floats


def measure_pairs(units: Sequence[Unit], looks: Looks, likeness: Likeness, left: Ints, right: Ints) -> Pairs:
    """The features of the given pairs, which must be sorted by `left`, then `right`; `likeness` is that of each."""
    matched = np.zeros((len(left), _MATCH_FEATURES), dtype=np.float32)
    words = lay_out(units)
    values = [tuple(frozenset(key for key in unit.keys if key[0] == kind) for kind in _KINDS) for unit in units]
    bounds = np.searchsorted(left, np.arange(len(units) + 1))
    for i in range(len(units)):
        rows = slice(int(bounds[i]), int(bounds[i + 1]))
        if rows.start < rows.stop:
            matched[rows] = _match(units[i], words, values, i, right[rows])
    dense = [likeness.embedding, likeness.characters, likeness.words]
    soft = matched[:, 0]
    standard = (soft - soft.mean()) / (soft.std() + 1e-9) if len(soft) else soft
    standing = make_links(len(units), left, right, likeness.base + np.float32(_SOFT_SHARE) * standard)
    columns = [
        *dense, *matched.T, *_shape(units, left, right), *_context(looks, standing, left, right),
    ]  # fmt: skip
    return Pairs(left=left, right=right, features=np.stack(columns, axis=1).astype(np.float32))


def _match(unit: Unit, words: Words, values: Sequence[Values], number: int, others: Ints) -> Floats:
    """The word-matching features of one unit, the story's `number`th, with each of some others (indices of units).

    `values` holds the figures, the dates and the entities of each unit.
    """
    found = np.zeros((len(others), _MATCH_FEATURES), dtype=np.float32)
    kept = words.bounds[others] < words.bounds[others + 1]
    if not unit.keys or not kept.any():
        return found
    theirs = some_words(words, others[kept])
    at, starts = theirs.places, theirs.starts
    their_values = [values[other] for other in others[kept].tolist()]
    own = slice(int(words.bounds[number]), int(words.bounds[number + 1]))
    same = words.keys[own, None] == words.keys[None, at]
    alike = cosines(words, number, at)
    alike = np.where(same, np.maximum(alike, SAME_KEY), alike)

    # a: how well each word of `unit` is matched in each other unit; b: each word of the others in `unit`.
    a = np.maximum.reduceat(alike, starts, axis=1)
    a_same = np.logical_or.reduceat(same, starts, axis=1)
    b, b_same = alike.max(axis=0), same.any(axis=0)
    rarity, weight = unit.rarity[:, None], unit.weight[:, None]
    their_rarity, their_weight = words.rarity[at], words.weight[at]

    def mean_b(values: Floats, by: Floats) -> Floats:
        return np.asarray(np.add.reduceat(values * by, starts) / np.add.reduceat(by, starts), dtype=np.float32)

    def sums(ours: Floats, values: Floats) -> Floats:
        return np.asarray((ours.sum(axis=0) + np.add.reduceat(values, starts)) / 2, dtype=np.float32)

    soft = ((a * rarity).sum(0) / rarity.sum(), mean_b(b, their_rarity))
    weighty = ((a * weight).sum(0) / weight.sum(), mean_b(b, their_weight))
    exact = ((a_same * rarity).sum(0) / rarity.sum(), mean_b(b_same, their_rarity))
    strength = np.clip(a - np.float32(_UNRELATED), 0, None) * rarity
    b_strength = np.clip(b - np.float32(_UNRELATED), 0, None) * their_rarity
    best_match = np.maximum(strength.max(0), np.maximum.reduceat(b_strength, starts))
    clauses = np.maximum(_clauses(unit, a), _clauses_of(theirs, b, their_rarity + np.float32(0.3) * their_weight))
    columns = [
        np.maximum(*soft), np.minimum(*soft), np.maximum(*weighty), np.minimum(*weighty),
        np.maximum(*exact), np.minimum(*exact),
        sums(a_same, b_same), (a_same * rarity).max(0), sums(a_same * rarity, b_same * their_rarity),
        (a_same * rarity * weight).max(0), sums(a_same * rarity * weight, b_same * their_rarity * their_weight),
        best_match, sums(strength, b_strength), clauses[0], clauses[1],
        *_verbs(unit, words.verbs[at], their_rarity, alike, starts),
        *_values(values[number], their_values),
    ]  # fmt: skip
    found[kept] = np.stack(columns, axis=1)
    return found


def _verbs(
    unit: Unit, their_verbs: NDArray[np.bool_], their_rarity: Floats, alike: Floats, starts: Ints
) -> tuple[Floats, Floats]:
    """The best match of a verb with a verb, and the best times the mean rarity of the two."""
    rarity = (unit.rarity[:, None] + their_rarity[None, :]) / 2
    both = np.where(unit.verbs[:, None] & their_verbs[None, :], alike, np.float32(0))
    plain, rare = (np.maximum.reduceat(values, starts, axis=1).max(0) for values in (both, both * rarity))
    return plain, rare


def _values(own: Values, others: Sequence[Values]) -> list[Floats]:
    """For figures, dates and entities: how many both have, and 1 where both have some and none is the same."""
    columns: list[Floats] = []
    for number, ours in enumerate(own):
        if not ours:
            columns += [np.zeros(len(others), dtype=np.float32)] * 2
            continue
        shared = [len(ours & theirs[number]) for theirs in others]
        differ = [bool(theirs[number] and not n) for theirs, n in zip(others, shared, strict=True)]
        columns += [np.array(shared, dtype=np.float32), np.array(differ, dtype=np.float32)]
    return columns


def _clauses(unit: Unit, a: Floats) -> Floats:
    """(2, others): the best clause's match beyond chance times its weight, and the best clause's mean match."""
    by = (unit.rarity + 0.3 * unit.weight)[:, None]
    starts = np.array(unit.clause_starts)
    total = np.add.reduceat(by, starts, axis=0)
    mean = np.add.reduceat(a * by, starts, axis=0) / total
    return np.stack([((mean - _UNRELATED_CLAUSE) * total).max(0), (mean * np.minimum(1, total / 8)).max(0)])


def _clauses_of(others: Some, b: Floats, by: Floats) -> Floats:
    total = np.add.reduceat(by, others.clause_starts)
    mean = np.add.reduceat(b * by, others.clause_starts) / total
    return np.stack([
        np.maximum.reduceat((mean - _UNRELATED_CLAUSE) * total, others.clauses_begin),
        np.maximum.reduceat(mean * np.minimum(1, total / 8), others.clauses_begin),
    ])  # fmt: skip


def _shape(units: Sequence[Unit], left: Ints, right: Ints) -> list[Floats]:
    """Lengths, quotation, speakers and places of both units of each pair."""

    def both(values: Sequence[float]) -> tuple[Floats, Floats]:
        array = np.array(values, dtype=np.float32)
        return np.minimum(array[left], array[right]), np.maximum(array[left], array[right])

    place = both([unit.place / max(1, unit.of - 1) for unit in units])
    speakers = [unit.speakers for unit in units]
    same = np.array(
        [
            0.0 if not (speakers[i] and speakers[j]) else 1.0 if speakers[i] & speakers[j] else -1.0
            for i, j in zip(left, right, strict=True)
        ],
        dtype=np.float32,
    )
    return [
        *both([unit.words for unit in units]),
        *both([float(unit.rarity.sum()) for unit in units]),
        *both([unit.quoted for unit in units]),
        same,
        *place,
        place[1] - place[0],
        *both([unit.place for unit in units]),
    ]


def _context(looks: Looks, standing: Links, left: Ints, right: Ints) -> list[Floats]:
    """How a pair stands among the other pairs of its two units, of their neighbours, and of third reports."""
    reports = looks.reports
    ranks, margins = among_rivals(standing, reports)
    usual = usual_base(looks)
    count = np.full(len(left), float(reports.max() + 1), dtype=np.float32)
    return [
        *ranks, *margins,
        look_up(standing, left, right, _NOWHERE) - np.float32(0.5) * (usual[left] + usual[right]),
        np.maximum(usual[left], usual[right]), np.minimum(usual[left], usual[right]),
        *around(standing, reports, left, right, _NO_NEIGHBOUR),
        by_way_of_thirds(standing, left, right, _NOWHERE)[0], count,
        np.full(len(left), float(len(reports)), dtype=np.float32),
    ]  # fmt: skip
