"""Trains the model that aligns sentences, on the stories labelled for training (`labels/README.md`).

    python -m training.train_alignment

The events of `facts/` are for measuring alone: nothing here sees them, nor the stories that `benchmarks.distortions`
plants false details in. The second stage learns from first scores by models that had not seen the story (four parts by
the stories' order). No randomness but the seed of the trees. Takes some twenty minutes, most of them to read and
annotate the stories.
"""

import json
import sys
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from numpy.typing import NDArray
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from benchmarks.labelled_events import Event, cross_pairs, read_event, sentences_of_units, units_of
from benchmarks.shared_data import MISSING
from rashomon.accounts.alignment.align import measure_story
from rashomon.accounts.alignment.chains import measure_chains
from rashomon.accounts.alignment.features import Pairs
from rashomon.accounts.alignment.model import FILE, OPEN, Regression, expand, for_trees
from rashomon.accounts.alignment.units import Unit
from training.boosting import as_arrays
from training.labelled_stories import stories_to_learn_from
from training.storing import SOURCE, packed, write_pinned

CODE = SOURCE / "accounts" / "alignment" / "model.py"
MODEL = CODE.parent / "data" / FILE
PARTS = 4  # of the stories, for first scores by models that had not seen them
STEPS = 150  # of the solver; more change nothing that could be measured
STRENGTH = 0.02  # C of the regressions: strong regularisation
TREES: dict[str, Any] = {
    "max_iter": 250, "learning_rate": 0.06, "max_leaf_nodes": 24, "min_samples_leaf": 200, "l2_regularization": 10.0,
}  # fmt: skip
SEED = 20190322

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """One story's candidate pairs; `same` says which assert one thing, `labelled` which the labels speak of."""

    units: tuple[Unit, ...]
    pairs: Pairs
    same: NDArray[np.bool_]
    labelled: NDArray[np.bool_]


def make_example(event: Event) -> Example:
    """Measures the pairs of a story's reports and looks up their labels."""
    annotations, _, units = units_of(event.reports)
    pairs = measure_story(units)
    held = sentences_of_units(event, annotations, units)
    gold = event.pairs
    meant = [cross_pairs(held[i] | held[j]) for i, j in zip(pairs.left, pairs.right, strict=True)]
    return Example(
        units=units,
        pairs=pairs,
        same=np.array([bool(found & gold) for found in meant], dtype=bool),
        labelled=np.array([bool(found) for found in meant], dtype=bool),
    )


def train(examples: Sequence[Example]) -> dict[str, Any]:
    """The stored form of the whole model, as `model_from_json` reads it."""
    features = [example.pairs.features[example.labelled] for example in examples]
    same = [example.same[example.labelled] for example in examples]
    wider = widen_unseen(examples, features, same)
    rows, truth = np.concatenate(wider), np.concatenate(same)
    left_open = rows[:, features[0].shape[1]] >= OPEN  # the first of the columns behind the features is the first score
    rows, truth = rows[left_open], truth[left_open]
    trees = HistGradientBoostingClassifier(**TREES, random_state=SEED, early_stopping=False)
    return {
        "first": numbers(fit(np.concatenate(features), np.concatenate(same))),
        "second": numbers(fit(rows, truth)),
        "trees": as_arrays(trees.fit(for_trees(rows), truth)),
    }


def widen_unseen(
    examples: Sequence[Example], features: Sequence[Floats], same: Sequence[NDArray[np.bool_]]
) -> list[Floats]:
    """The labelled pairs' features and what first scores by models that had not seen the story say of them."""
    wider: list[Floats] = [np.zeros((0, 0), dtype=np.float32)] * len(examples)
    for part in range(PARTS):
        rest = [k for k in range(len(examples)) if k % PARTS != part]
        first = fit(np.concatenate([features[k] for k in rest]), np.concatenate([same[k] for k in rest]))
        for k in range(part, len(examples), PARTS):
            pairs = examples[k].pairs
            chains = measure_chains(examples[k].units, pairs.left, pairs.right, first.score(pairs.features))
            wider[k] = np.concatenate([pairs.features, chains], axis=1)[examples[k].labelled]
    return wider


def fit(rows: Floats, same: NDArray[np.bool_]) -> Regression:
    """One regression on features of pairs."""
    wide = expand(rows)
    scaler = StandardScaler().fit(wide)
    learned = LogisticRegression(C=STRENGTH, max_iter=STEPS).fit(scaler.transform(wide).astype(np.float32), same)
    return Regression(
        mean=scaler.mean_, scale=scaler.scale_, weights=learned.coef_[0], intercept=float(learned.intercept_[0])
    )


def numbers(regression: Regression) -> dict[str, list[float]]:
    """The regression in numbers of six significant digits."""
    columns = {"mean": regression.mean, "scale": regression.scale, "weights": regression.weights}
    rounded = {name: [float(f"{x:.6g}") for x in values] for name, values in columns.items()}
    return {**rounded, "intercept": [float(f"{regression.intercept:.6g}")]}


def main() -> None:
    """Trains and writes."""
    examples = []
    for number, story in enumerate(stories_to_learn_from(), start=1):
        examples.append(make_example(read_event(story)))
        if number % 50 == 0:
            print(number, "stories read", flush=True)
    if not examples:
        sys.exit(MISSING)
    labelled, same = (
        sum(int(flags.sum()) for flags in found)
        for found in zip(*((e.labelled, e.same) for e in examples), strict=True)
    )
    print(len(examples), "stories,", labelled, "pairs,", same, "the same")
    write_pinned(MODEL, packed(json.dumps(train(examples))), code=CODE, constant="SHA256")


if __name__ == "__main__":
    main()
