"""The stored model of cues and roles: tables of 8-bit weights and trees, checked against its digest when loaded."""

import hashlib
import io
import json
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files

import numpy as np
from numpy.typing import NDArray

from rashomon.language.attribution.columns import Flags, Ints
from rashomon.language.attribution.features import Context, cue_features, role_features
from rashomon.language.attribution.hashing import Indices, label_id
from rashomon.language.attribution.lexicon import SPEECH
from rashomon.language.attribution.rates import Rates
from rashomon.language.attribution.second_look import SecondLook, look_again
from rashomon.language.attribution.tagging import Scores, best_labels
from rashomon.language.attribution.trees import Trees
from rashomon.language.attribution.windows import windows

Weights = NDArray[np.int8]

WEIGHTS_FILE = "attribution.npz"
CARD_FILE = "attribution.json"
# Pairs of cue and token scored at a time: bounds memory on a long report.
_CUES_AT_ONCE = 512
# Log odds at first look that make a cue of a verb of speaking with its speaker and its clause.
_PLAIN = -0.5
# Log odds above which a cue is taken to say something, even when the tagger sees no content.
_SURE = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Model:
    """Linear weights of the cue classifier and the role tagger, and the judge of likely cues.

    `cues` (2**bits,) times `cue_scale` plus `cue_bias` is the log odds that a token heads a cue, at first look; heads
    are tokens above `threshold` in the log odds of `second_look`. `roles` (2**bits, labels) times `role_scale` are
    emissions.
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


@dataclass(frozen=True, slots=True, kw_only=True)
class Tagged:
    """One cue with the labels of the tokens from `first` on; `score` is the log odds of its head."""

    head: int
    score: float
    first: int
    labels: Ints


@cache
def load_model() -> Model:
    """The model of the package. Raises RuntimeError when the file is not the one its card names."""
    folder = files("rashomon.language.attribution") / "data"
    card = json.loads((folder / CARD_FILE).read_text(encoding="utf-8"))
    raw = (folder / WEIGHTS_FILE).read_bytes()
    if hashlib.sha256(raw).hexdigest() != card["sha256"]:
        raise RuntimeError(f"model file {WEIGHTS_FILE} is not the one {CARD_FILE} names; reinstall rashomon")
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
    )


def _second_look(stored: Mapping[str, NDArray[np.generic]]) -> SecondLook:
    rates = Rates(
        keys=np.asarray(stored["rate_keys"], np.uint32),
        rate=np.asarray(stored["rates"], np.uint8),
        count=np.asarray(stored["rate_counts"], np.uint16),
        prior=float(np.asarray(stored["rate_prior"], np.float64)),
    )
    trees = Trees(
        feature=np.asarray(stored["tree_feature"], np.int16),
        threshold=np.asarray(stored["tree_threshold"], np.float64),
        left=np.asarray(stored["tree_left"], np.int16),
        right=np.asarray(stored["tree_right"], np.int16),
        value=np.asarray(stored["tree_value"], np.float32),
        base=float(np.asarray(stored["tree_base"], np.float64)),
        depth=int(np.asarray(stored["tree_depth"], np.int64)),
    )
    return SecondLook(rates=rates, trees=trees)


def cue_scores(model: Model, context: Context) -> Scores:
    """Log odds at first look that each token heads a cue, (tokens,)."""
    features = cue_features(context, model.bits)
    total = model.cues[features].sum(axis=1, dtype=np.int32)
    return np.asarray(total * model.cue_scale + model.cue_bias, np.float32)


def tag(model: Model, context: Context) -> list[Tagged]:
    """Every cue of a report with the labels of its window, in text order."""
    columns = context.columns
    if not len(columns):
        return []
    at_first = cue_scores(model, context)
    scores = look_again(model.second_look, context, at_first)
    heads = np.flatnonzero((scores > model.threshold) | (speaks_plainly(context) & (at_first > _PLAIN)))
    is_head = np.zeros(len(columns), np.bool_)
    is_head[heads] = True
    found: list[Tagged] = []
    for low in range(0, len(heads), _CUES_AT_ONCE):
        some = heads[low : low + _CUES_AT_ONCE]
        first, last = windows(columns, some)
        labels_of_some = _roles(model, context, is_head, some, first, last, scores[some] > _SURE)
        for head, start, labels in zip(some, first, labels_of_some, strict=True):
            found.append(Tagged(head=int(head), score=float(scores[head]), first=int(start), labels=labels))
    return found


def speaks_plainly(context: Context) -> Flags:
    """True for verbs of speaking that have a subject and a clause.

    Inside the content of another ("the mayor said ..., according to a statement") PolNeAR's annotators left four in
    five of them out, and so does the second look; but a reader wants both.
    """
    speech = np.array(sorted(map(label_id, SPEECH)), np.uint64)
    complete = (context.subject >= 0) & (context.child["ccomp"] >= 0)
    return np.asarray(complete & np.isin(context.columns.lemma, speech), np.bool_)


def pair_up(heads: Ints, first: Ints, last: Ints) -> tuple[Ints, Ints]:
    """The cue and the token of every place of every window, one window after another."""
    cue = np.repeat(heads, last - first)
    ranges: Iterable[Ints] = (np.arange(low, high) for low, high in zip(first, last, strict=True))
    token = np.concatenate([np.zeros(0, np.int64), *ranges])
    return cue, token


def _roles(
    model: Model, context: Context, is_head: Flags, heads: Ints, first: Ints, last: Ints, sure: Flags
) -> list[Ints]:
    cue, token = pair_up(heads, first, last)
    features = role_features(context, cue, token, is_head, model.bits)
    emissions = _sum_rows(model.roles, features).astype(np.float32) * np.float32(model.role_scale)
    return best_labels(emissions, last - first, heads - first, sure, model.transitions)


def _sum_rows(table: Weights, features: Indices) -> NDArray[np.int32]:
    total = np.zeros((len(features), table.shape[1]), np.int32)
    for column in features.T:
        total += table[column]
    return total


def quantise(weights: Scores) -> tuple[Weights, float]:
    """8-bit weights and the scale that gives them back; the largest one in 100,000 weights is cut off."""
    top = float(np.quantile(np.abs(weights), 0.99999)) or 1.0
    return np.clip(np.round(weights / top * 127), -127, 127).astype(np.int8), top / 127
