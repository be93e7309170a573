"""The stored model of cues and roles: tables of 8-bit weights and trees, checked against its digest when loaded."""

import io
import json
from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.language.attribution.rates import Rates
from rashomon.language.attribution.second_look import SecondLook
from rashomon.language.attribution.tagging import Scores
from rashomon.language.boosting import Trees, trees_from
from rashomon.reading.stored import read_stored

Weights = NDArray[np.int8]

WEIGHTS_FILE = "attribution.npz"
CARD_FILE = "attribution.json"


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Linear weights of the cue classifier and the role tagger, and the judge of likely cues.

    `cues` (2**bits,) times `cue_scale` plus `cue_bias` is the log odds that a token heads a cue, at first look; heads
    are tokens above `threshold` in the log odds of `second_look`. `roles` (2**bits, labels) times `role_scale` are
    emissions. Attributions above `confidence_threshold` in the log odds of `confidence` are found.
    """

    bits: int
    cues: Weights
    cue_scale: float
    cue_bias: float
    second_look: SecondLook
    threshold: float
    roles: Weights
    role_scale: float
    transitions: Scores
    confidence: Trees
    confidence_threshold: float


@cache
def load_model() -> Model:
    """The model of the package. Raises RuntimeError when the file is not the one its card names."""
    folder = files("rashomon.language.attribution") / "data"
    card = json.loads((folder / CARD_FILE).read_text(encoding="utf-8"))
    raw = read_stored("rashomon.language.attribution", f"data/{WEIGHTS_FILE}", card["sha256"])
    stored = np.load(io.BytesIO(raw), allow_pickle=False)
    return Model(
        bits=int(card["bits"]),
        cues=stored["cues"],
        cue_scale=float(stored["cue_scale"]),
        cue_bias=float(stored["cue_bias"]),
        second_look=_second_look(stored),
        threshold=float(card["threshold"]),
        roles=stored["roles"],
        role_scale=float(stored["role_scale"]),
        transitions=stored["transitions"],
        confidence=stored_trees(stored, "confidence"),
        confidence_threshold=float(card["confidence_threshold"]),
    )


def _second_look(stored: Mapping[str, NDArray[np.generic]]) -> SecondLook:
    rates = Rates(
        keys=np.asarray(stored["rate_keys"], np.uint32),
        rate=np.asarray(stored["rates"], np.uint8),
        count=np.asarray(stored["rate_counts"], np.uint16),
        prior=float(np.asarray(stored["rate_prior"], np.float64)),
    )
    return SecondLook(rates=rates, trees=stored_trees(stored, "tree"))


def stored_trees(arrays: Mapping[str, NDArray[np.generic]], name: str) -> Trees:
    """The boosted trees that are stored under names that begin so; `training.attribution_trees` says how."""
    feature = np.asarray(arrays[f"{name}_feature"], np.int64)
    trees, nodes = feature.shape
    first = nodes * np.arange(trees)
    stored = {
        "feature": feature,
        "threshold": np.asarray(arrays[f"{name}_threshold"], np.float64),
        "left": np.asarray(arrays[f"{name}_left"], np.int64) + first[:, None],
        "right": np.asarray(arrays[f"{name}_right"], np.int64) + first[:, None],
        "nan_left": np.zeros_like(feature),
        "value": np.asarray(arrays[f"{name}_value"], np.float64),
    }
    lists = {field: values.ravel().tolist() for field, values in stored.items()}
    return trees_from({**lists, "roots": first.tolist(), "base": float(np.asarray(arrays[f"{name}_base"], np.float64))})


def quantise(weights: Scores) -> tuple[Weights, float]:
    """8-bit weights and the scale that gives them back; the largest one in 100,000 weights is cut off."""
    top = float(np.quantile(np.abs(weights), 0.99999)) or 1.0
    return np.clip(np.round(weights / top * 127), -127, 127).astype(np.int8), top / 127
