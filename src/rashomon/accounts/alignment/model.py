"""The learned part: two logistic regressions, one on a pair alone, one that also knows the story's other pairs.

Stacked generalisation (Wolpert 1992): the second learns from first scores that were made by models which had not seen
the event. Trained by `training/train_alignment.py`.
"""

import json
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.reading.stored import read_stored

Floats = NDArray[np.float32]

_BLOCK = 1 << 14  # rows that are expanded at a time
FILE = "alignment.json"
SHA256 = "ef60d5112810d244f2638cecc9707283a99c9898d55f1a05a36fd3334b2cb838"


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
    """`first` scores a pair by itself; `second` by itself, its first score and the first scores around it."""

    first: Regression
    second: Regression


def expand(features: Floats) -> NDArray[np.float64]:
    """The features and their signed logarithms, side by side."""
    wide = features.astype(np.float64)
    return np.concatenate([wide, np.sign(wide) * np.log1p(np.abs(wide))], axis=1)


def model_from_json(text: str) -> AlignmentModel:
    """The model as `training/train_alignment.py` writes it. Raises KeyError or ValueError when it is something else."""
    stored = json.loads(text)
    return AlignmentModel(first=_regression(stored["first"]), second=_regression(stored["second"]))


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
    return model_from_json(raw.decode("utf-8"))
