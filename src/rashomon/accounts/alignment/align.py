"""From the reports of a story to the probability, for pairs of their sentences, that both assert one thing."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.accounts.alignment.candidates import candidate_pairs
from rashomon.accounts.alignment.chains import measure_chains
from rashomon.accounts.alignment.features import NAMES, Pairs, measure_pairs
from rashomon.accounts.alignment.links import as_neighbours, make_links
from rashomon.accounts.alignment.model import OPEN, AlignmentModel, load_model
from rashomon.accounts.alignment.similarity import look_at
from rashomon.accounts.alignment.units import Unit, make_units
from rashomon.model.account import Entity
from rashomon.model.annotation import Annotation

# Mean cosine of the words of one sentence with their best matches in the other. 1.3 % of the labelled pairs that say
# the same lie below it, and a fifth of those that do not.
_HARDLY_A_MATCH = 0.15
# What is less probable decides nothing, and most pairs are.
_NEGLIGIBLE = 0.02


@dataclass(frozen=True, slots=True, kw_only=True)
class Alignment:
    """The units of a story, and for each unit the probability that it asserts the same as another unit, by that one's
    index. `scores[i][j] == scores[j][i]`; pairs of one report, pairs not looked at and improbable ones are absent.
    """

    units: tuple[Unit, ...]
    scores: tuple[Mapping[int, float], ...]


def likeness_of_sentences(
    alignment: Alignment, annotations: Sequence[Annotation]
) -> dict[tuple[tuple[str, int], tuple[str, int]], float]:
    """The scores by where the two sentences stand: each by its report's id and its first character, the lesser first.

    `annotations` are those that were aligned, in the same order.
    """
    places = [
        (annotations[unit.report].report.id, annotations[unit.report].words[unit.sentence.first].start)
        for unit in alignment.units
    ]
    return {
        (places[i], places[j]): score
        for i, scores in enumerate(alignment.scores)
        for j, score in scores.items()
        if places[i] < places[j]
    }


def align(annotations: Sequence[Annotation], entities: Sequence[Entity]) -> Alignment:
    """Scores the sentences of a story's reports, pair by pair.

    Raises RuntimeError when a model file is missing or altered.
    """
    units = make_units(annotations, entities)
    if len({unit.report for unit in units}) < 2:
        return Alignment(units=units, scores=tuple({} for _ in units))
    return score_pairs(units, measure_story(units), load_model())


def measure_story(units: Sequence[Unit]) -> Pairs:
    """The candidate pairs of a story with their features; pairs whose words hardly match at all are left out."""
    looks = look_at(units)
    left, right, likeness = candidate_pairs(looks)
    pairs = measure_pairs(units, looks, likeness, left, right)
    kept = pairs.features[:, NAMES.index("soft_max")] >= _HARDLY_A_MATCH
    return Pairs(left=pairs.left[kept], right=pairs.right[kept], features=pairs.features[kept])


def score_pairs(units: tuple[Unit, ...], pairs: Pairs, model: AlignmentModel) -> Alignment:
    """Both stages of the model on measured pairs."""
    scores = model.first.score(pairs.features)
    left_open = scores >= OPEN
    chains = measure_chains(units, pairs.left, pairs.right, scores)
    scores[left_open] = model.score_again(np.concatenate([pairs.features, chains], axis=1)[left_open])
    links = make_links(len(units), pairs.left, pairs.right, scores)
    return Alignment(units=units, scores=as_neighbours(links, _NEGLIGIBLE))
