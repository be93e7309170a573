"""The learned part: a logistic regression on what is measured of a wording and a sentence.

Trained by `training/train_confirming.py`.
"""

import json
from dataclasses import dataclass
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.reading.stored import read_stored

Floats = NDArray[np.float32]

FILE = "confirming.json"
SHA256 = "3a8e63462b9bf6d5626cd66431737aa1edfea1c7b0ce1e9c5ecec3685d6e9f79"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Confirmation:
    """Weights over `features.NAMES` and an intercept, of the log odds that a sentence confirms a wording."""

    weights: NDArray[np.float64]
    intercept: float

    def score(self, features: Floats) -> list[float]:
        """Probabilities in 0..1, one a row; rounded, so that the order of sums decides nothing."""
        odds = features.astype(np.float64) @ self.weights + self.intercept
        scores: list[float] = (1 / (1 + np.exp(-np.clip(odds, -30, 30)))).round(4).tolist()
        return scores


@cache
def load_model() -> Confirmation:
    """The model that ships with Rashomon. Raises RuntimeError when its file is not the one that was measured."""
    stored = json.loads(read_stored("rashomon.accounts.confirming", f"data/{FILE}", SHA256))
    return Confirmation(weights=np.array(stored["weights"]), intercept=float(stored["intercept"]))
