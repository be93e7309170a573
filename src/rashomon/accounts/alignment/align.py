"""From the reports of a story to the probability, for pairs of their sentences, that both assert one thing."""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.accounts.alignment.candidates import candidate_pairs
from rashomon.accounts.alignment.chains import as_matrix, measure_chains
from rashomon.accounts.alignment.features import NAMES, Pairs, measure_pairs
from rashomon.accounts.alignment.model import AlignmentModel, load_model
from rashomon.accounts.alignment.similarity import compare_all
from rashomon.accounts.alignment.units import Unit, make_units
from rashomon.model.account import Entity
from rashomon.model.annotation import Annotation

Floats = NDArray[np.float32]

# Mean cosine of the words of one sentence with their best matches in the other. 1.3 % of the labelled pairs that say
# the same lie below it, and a fifth of those that do not.
_HARDLY_A_MATCH = 0.15


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """The units of a story, and `scores` (n, n): the probability that two units of different reports assert the same.

    Pairs of one report and pairs that were not looked at have 0.
    """

    units: tuple[Unit, ...]
    scores: Floats


def align(
    annotations: Sequence[Annotation], entities: Sequence[Entity], model: AlignmentModel | None = None
) -> Alignment:
    """Scores the sentences of a story's reports, pair by pair; `model` defaults to the one that ships with Rashomon.

    Raises RuntimeError when a model file is missing or altered.
    """
    units = make_units(annotations, entities)
    if len({unit.report for unit in units}) < 2:
        return Alignment(units=units, scores=np.zeros((len(units), len(units)), dtype=np.float32))
    return score_pairs(units, measure_story(units), model or load_model())


def measure_story(units: Sequence[Unit]) -> Pairs:
    """The candidate pairs of a story with their features; pairs whose words hardly match at all are left out."""
    similarity = compare_all(units)
    pairs = measure_pairs(units, similarity, *candidate_pairs(units, similarity))
    kept = pairs.features[:, NAMES.index("soft_max")] >= _HARDLY_A_MATCH
    return Pairs(left=pairs.left[kept], right=pairs.right[kept], features=pairs.features[kept])


def score_pairs(units: tuple[Unit, ...], pairs: Pairs, model: AlignmentModel) -> Alignment:
    """Both stages of the model on measured pairs."""
    first = model.first.score(pairs.features)
    chains = measure_chains(units, pairs.left, pairs.right, first)
    second = model.second.score(np.concatenate([pairs.features, chains], axis=1))
    return Alignment(units=units, scores=as_matrix(units, pairs.left, pairs.right, second))
