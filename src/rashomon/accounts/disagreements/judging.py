"""How likely two differing values contradict each other: logistic models trained by training/train_disagreements.py.

For each kind, weights over slots.FEATURES. The file names the data and holds the figures reached on events the
training never saw.
"""

import json
import math
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.reading.stored import read_stored

_SHA256 = "1c4d1af169788ea0256ffeb4a2ff719748a1bbc282f03ba302b112b678f36555"


@dataclass(frozen=True, slots=True, kw_only=True)
class Judge:
    """A logistic model and the probability from which a pair counts as a disagreement, or at least as undecided."""

    weights: tuple[float, ...]
    bias: float
    disagreement: float
    undecided: float

    def probability(self, features: Sequence[float]) -> float:
        """The probability in 0..1 that two values fill one slot."""
        total = self.bias + sum(w * x for w, x in zip(self.weights, features, strict=True))
        return 1 / (1 + math.exp(-max(-30.0, min(30.0, total))))


@cache
def load_judges() -> dict[str, Judge]:
    """The judge of each kind. Raises RuntimeError when the file is not the one that was shipped."""
    raw = read_stored("rashomon.accounts.disagreements", "judges.json", _SHA256)
    return {
        kind: Judge(
            weights=tuple(model["weights"]),
            bias=model["bias"],
            disagreement=model["disagreement"],
            undecided=model["undecided"],
        )
        for kind, model in json.loads(raw)["judges"].items()
    }
