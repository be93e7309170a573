"""How likely two sentences are one sentence that was copied, possibly edited: a logistic model over the evidence.

The weights are trained by training/train_lineage.py and stored with their figures in resemblance.json.
"""

import json
import math
from functools import cache

from rashomon.lineage.comparison import SentencePair
from rashomon.reading.stored import read_stored

MODEL = "data/resemblance.json"
MODEL_SHA256 = "7cc723d5f4d6c8d8eeb0f93b82f2c69cac0c03ff3200ba8e99b43d904ab5d647"
FEATURES = (
    "covered shorter",
    "covered longer",
    "in runs",
    "longest run",
    "longest unquoted run",
    "shared words",
    "length",
)


def features_of(pair: SentencePair) -> tuple[float, ...]:
    """The evidence as numbers, in the order of FEATURES: shares in 0..1, counts as log(1 + n)."""
    shorter = max(min(pair.weight_a, pair.weight_b), 1e-9)
    longer = max(pair.weight_a, pair.weight_b, 1e-9)
    return (
        pair.matched / shorter,
        pair.matched / longer,
        pair.in_runs / shorter,
        math.log1p(pair.longest),
        math.log1p(pair.longest_unquoted),
        math.log1p(pair.shared),
        math.log1p(min(pair.content_a, pair.content_b)),
    )


def probability(pair: SentencePair) -> float:
    """The probability in 0..1 that one of the two sentences was made from the other, or both from a third."""
    weights, bias = _model()
    logit = bias + sum(w * x for w, x in zip(weights, features_of(pair), strict=True))
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, logit))))


@cache
def _model() -> tuple[tuple[float, ...], float]:
    stored = json.loads(read_stored("rashomon.lineage", MODEL, MODEL_SHA256))
    return tuple(stored["weights"][name] for name in FEATURES), float(stored["bias"])
