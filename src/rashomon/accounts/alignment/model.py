"""The learned part: a first score of a pair alone, and a second that also knows the story's other pairs.

Stacked generalisation (Wolpert 1992): the second learns from first scores that were made by models which had not seen
the story. The first is a logistic regression; the second is the mean of another and of boosted trees (Friedman 2001),
for the pairs that the first leaves open. Trained by `training/train_alignment.py`.
"""

import gzip
import json
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.language.boosting import Trees, trees_from
from rashomon.reading.stored import read_stored

Floats = NDArray[np.float32]

# A pair of a lower first score is not looked at again: half of all pairs, and one in twenty-five of those that say the
# same (the labelled events).
OPEN = 0.01
_BLOCK = 1 << 14  # rows that are expanded at a time
FILE = "alignment.json.gz"
SHA256 = "0c7dd47fb19c24e1b31791b2c8a18330ba01204cfd62de708872ee128b6ec44c"


@dataclass(frozen=True, slots=True, kw_only=True)
class Regression:
    """A logistic regression on standardised values and their signed logarithms (2n weights for n features)."""

    mean: Floats
    scale: Floats
    weights: Floats
    intercept: float

    def score(self, features: Floats) -> Floats:
        """Probabilities in 0..1, one a row; rounded, so that the order of sums decides nothing."""
        odds = np.empty(len(features), dtype=np.float64)
        for start in range(0, len(features), _BLOCK):
            rows = slice(start, start + _BLOCK)
            odds[rows] = (expand(features[rows]) - self.mean) / self.scale @ self.weights + self.intercept
        return np.asarray((1 / (1 + np.exp(-odds))).round(6), dtype=np.float32)


@dataclass(frozen=True, slots=True, kw_only=True)
class AlignmentModel:
    """`first` scores a pair by its features; `second` and `trees` by them and what first scores say around the pair."""

    first: Regression
    second: Regression
    trees: Trees

    def score_again(self, wider: Floats) -> Floats:
        """Second scores in 0..1 of pairs that the first score leaves open."""
        by_trees = 1 / (1 + np.exp(-self.trees.decide(for_trees(wider))))
        return np.asarray(((self.second.score(wider) + by_trees) / 2).round(6), dtype=np.float32)


def expand(features: Floats) -> NDArray[np.float64]:
    """The features and their signed logarithms, side by side."""
    wide = features.astype(np.float64)
    return np.concatenate([wide, np.sign(wide) * np.log1p(np.abs(wide))], axis=1)


def for_trees(features: Floats) -> Floats:
    """The features rounded, so that the order of sums does not move a value over a threshold."""
    return np.asarray(features.round(4), dtype=np.float32)


def model_from_json(text: str) -> AlignmentModel:
    """The model as `training/train_alignment.py` writes it. Raises KeyError or ValueError when it is something else."""
    stored = json.loads(text)
    return AlignmentModel(
        first=_regression(stored["first"]), second=_regression(stored["second"]), trees=trees_from(stored["trees"])
    )


def _regression(stored: dict[str, list[float]]) -> Regression:
    return Regression(
        mean=np.array(stored["mean"]),
        scale=np.array(stored["scale"]),
        weights=np.array(stored["weights"]),
        intercept=float(stored["intercept"][0]),
    )


@cache
def load_model() -> AlignmentModel:
    """The model that ships with Rashomon. Raises RuntimeError when its file is not the one that was measured."""
    raw = read_stored("rashomon.accounts.alignment", f"data/{FILE}", SHA256)
    return model_from_json(gzip.decompress(raw).decode("utf-8"))
