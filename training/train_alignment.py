"""Trains the two regressions that align sentences, from the labelled events of `facts/`.

    python -m training.train_alignment

Writes the model that ships (all events) and, for the benchmark, nine models each trained without one ninth of the
events (`benchmarks/alignment_folds.json`), so that every event can be scored by a model that has not seen it. The
second regression always learns from first scores by models that had not seen the event (nested folds). No randomness:
the folds go by the events' order, and the solver starts from zero. Takes a few minutes, most of
them to read and annotate the events.
"""

import hashlib
import json
import re
import sys
from collections.abc import Sequence
from dataclasses import dataclass, replace
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from benchmarks.labelled_events import (
    FOLDS,
    Event,
    cross_pairs,
    fold_of,
    load_events,
    sentences_of_units,
    units_of,
)
from benchmarks.shared_data import MISSING, ROOT
from rashomon.accounts.alignment.align import measure_story
from rashomon.accounts.alignment.chains import measure_chains
from rashomon.accounts.alignment.features import Pairs
from rashomon.accounts.alignment.model import AlignmentModel, Regression, expand
from rashomon.accounts.alignment.units import Unit
from rashomon.model.report import Report

MODEL = ROOT / "src" / "rashomon" / "accounts" / "alignment" / "data" / "alignment.json"
FOLD_MODELS = ROOT / "benchmarks" / "alignment_folds.json"
CODE = MODEL.parent.parent / "model.py"
BEGINNINGS = (400, 1200)  # characters
BEGINNING_WEIGHT = 0.3  # of a pair of beginnings, in the regressions; a pair of whole reports weighs 1
INNER_FOLDS = 4  # of the folds that first scores for the second regression come from
STEPS = 150  # of the solver; more change nothing that could be measured
STRENGTH = 0.02  # C of the regressions: strong regularisation, chosen on the folds among .01, .02, .05, .1

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One event's candidate pairs; `same` says which assert one thing, `labelled` which the labels speak of."""

    weight: float
    units: tuple[Unit, ...]
    pairs: Pairs
    same: NDArray[np.bool_]
    labelled: NDArray[np.bool_]


def make_examples(event: Event) -> list[Example]:
    """The event as it is, and with its reports cut to their beginnings: stories may be of short reports too."""
    cut = [
        tuple(replace(report, text=beginning(report.text, length), offsets=None) for report in event.reports)
        for length in BEGINNINGS
    ]
    whole = make_example(event, event.reports, 1.0)
    return [whole, *(make_example(event, reports, BEGINNING_WEIGHT) for reports in cut)]


def beginning(text: str, length: int) -> str:
    """The text's first characters, up to a paragraph's or a sentence's end."""
    end = max(text.rfind(mark, 0, length) for mark in (". ", "\n"))
    return text if len(text) <= length or end < 0 else text[: end + 1].rstrip()


def make_example(event: Event, reports: Sequence[Report], weight: float) -> Example:
    """Measures the pairs of an event's reports and looks up their labels."""
    annotations, _, units = units_of(reports)
    pairs = measure_story(units)
    held = sentences_of_units(event, annotations, units)
    gold = event.pairs
    meant = [cross_pairs(held[i] | held[j]) for i, j in zip(pairs.left, pairs.right, strict=True)]
    return Example(
        weight=weight,
        units=units,
        pairs=pairs,
        same=np.array([bool(found & gold) for found in meant]),
        labelled=np.array([bool(found) for found in meant]),
    )


def fit(examples: Sequence[Example], features: Sequence[Floats]) -> Regression:
    """One regression on the labelled pairs of the examples."""
    rows = np.concatenate([expand(f[e.labelled]) for e, f in zip(examples, features, strict=True)])
    same = np.concatenate([e.same[e.labelled] for e in examples])
    weights = np.concatenate([np.full(e.labelled.sum(), e.weight) for e in examples])
    scaler = StandardScaler().fit(rows)
    standard = scaler.transform(rows).astype(np.float32)
    learned = LogisticRegression(C=STRENGTH, max_iter=STEPS).fit(standard, same, sample_weight=weights)
    return Regression(
        mean=scaler.mean_, scale=scaler.scale_, weights=learned.coef_[0], intercept=float(learned.intercept_[0])
    )


def train(examples: Sequence[Example], folds: Sequence[int]) -> AlignmentModel:
    """Both regressions; first scores for the second come from models trained without the example's fold."""
    features = [e.pairs.features for e in examples]
    wider: list[Floats] = [np.zeros((0, 0), dtype=np.float32)] * len(examples)
    for inner in range(INNER_FOLDS):
        rest = [k for k, fold in enumerate(folds) if fold % INNER_FOLDS != inner]
        unseen = fit([examples[k] for k in rest], [features[k] for k in rest])
        for k in (k for k, fold in enumerate(folds) if fold % INNER_FOLDS == inner):
            wider[k] = widen(examples[k], unseen)
    return AlignmentModel(first=fit(examples, features), second=fit(examples, wider))


def widen(example: Example, first: Regression) -> Floats:
    """The pairs' features and what the first scores of the story say of them."""
    scores = first.score(example.pairs.features)
    chains = measure_chains(example.units, example.pairs.left, example.pairs.right, scores)
    return np.concatenate([example.pairs.features, chains], axis=1)


def to_json(model: AlignmentModel) -> dict[str, dict[str, list[float]]]:
    """Numbers of six significant digits, as `model_from_json` reads them."""

    def numbers(regression: Regression) -> dict[str, list[float]]:
        columns = {"mean": regression.mean, "scale": regression.scale, "weights": regression.weights}
        rounded = {name: [float(f"{x:.6g}") for x in values] for name, values in columns.items()}
        return {**rounded, "intercept": [float(f"{regression.intercept:.6g}")]}

    return {"first": numbers(model.first), "second": numbers(model.second)}


def write_digest(model_file: Path, code: Path) -> None:
    """Puts the file's sha256 where the code checks it."""
    digest = hashlib.sha256(model_file.read_bytes()).hexdigest()
    code.write_text(re.sub(r'(?m)^SHA256 = ".*"$', f'SHA256 = "{digest}"', code.read_text("utf-8")), "utf-8")


def main() -> None:
    """Trains everything and writes it."""
    events = load_events()
    if not events:
        sys.exit(MISSING)
    examples, folds = [], []
    for number, event in enumerate(events):
        made = make_examples(event)
        examples += made
        folds += [fold_of(number)] * len(made)
    print(
        len(events),
        "events,",
        sum(e.labelled.sum() for e in examples),
        "pairs,",
        sum(e.same.sum() for e in examples),
        "the same",
    )
    by_fold = []
    for fold in range(FOLDS):
        rest = [k for k, f in enumerate(folds) if f != fold]
        model = train([examples[k] for k in rest], [folds[k] for k in rest])
        left_out = [event.name for k, event in enumerate(events) if fold_of(k) == fold]
        by_fold.append({"events": left_out, **to_json(model)})
        print("left out", *left_out, flush=True)
    FOLD_MODELS.write_text(json.dumps(by_fold) + "\n", "utf-8")
    MODEL.parent.mkdir(exist_ok=True)
    MODEL.write_text(json.dumps(to_json(train(examples, folds))) + "\n", "utf-8")
    write_digest(MODEL, CODE)


if __name__ == "__main__":
    main()
