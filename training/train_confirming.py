"""Trains the model that says whether a sentence confirms what a fact is told in (`labels/README.md`).

    python -m training.train_confirming

Logistic regression on what is measured of each pair; no randomness. The stories are those that alignment learns from
too; the figures printed are of five parts of the stories, each scored by a model that had not seen it. The 37 events
of `facts/` are for measuring alone (`benchmarks/confirming.py`). Takes some ten minutes, nearly all of it to read and
annotate the stories.
"""

import json
import sys
from collections.abc import Sequence
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from sklearn.linear_model import LogisticRegression
from sklearn.preprocessing import StandardScaler

from benchmarks.confirming import Judged, judge_pairs, labelled_pairs, scored
from benchmarks.oracle_facts import load_event
from benchmarks.shared_data import MISSING
from rashomon.accounts.confirming.confirm import CONFIRMS
from rashomon.accounts.confirming.features import NAMES
from rashomon.accounts.confirming.model import FILE, Confirmation
from training.labelled_stories import stories_to_learn_from
from training.storing import SOURCE, write_pinned

LABELS = Path(__file__).parent / "labels" / "confirming.jsonl"
CODE = SOURCE / "accounts" / "confirming" / "model.py"
MODEL = CODE.parent / "data" / FILE
PARTS = 5
STRENGTH = 0.1  # C of the regression

Floats = NDArray[np.float32]


def train(stories: Sequence[Judged]) -> Confirmation:
    """The regression, on features as they are measured, of pairs that do not contradict each other."""
    rows = np.concatenate([story.features[~story.contrary] for story in stories]).astype(np.float64)
    truth = np.concatenate([story.confirms[~story.contrary] for story in stories]) > 0.5
    scaler = StandardScaler().fit(rows)
    learned = LogisticRegression(C=STRENGTH, max_iter=500).fit(scaler.transform(rows), truth)
    weights = learned.coef_[0] / scaler.scale_
    return Confirmation(weights=weights, intercept=float(learned.intercept_[0] - weights @ scaler.mean_))


def score_unseen(stories: Sequence[Judged]) -> Floats:
    """The scores of all pairs, story by story, by models that had not seen the story."""
    models = [train([s for k, s in enumerate(stories) if k % PARTS != part]) for part in range(PARTS)]
    return np.concatenate([scored(models[k % PARTS], story) for k, story in enumerate(stories)])


def as_json(model: Confirmation) -> str:
    """The stored form of the model."""
    weights = [float(f"{weight:.6g}") for weight in model.weights]
    return json.dumps({"features": list(NAMES), "weights": weights, "intercept": float(f"{model.intercept:.6g}")})


def main() -> None:
    """Trains, prints the figures of unseen stories and writes."""
    labels = dict(labelled_pairs(LABELS))
    stories = []
    for story in stories_to_learn_from():
        if story["event"] in labels:
            stories.append(judge_pairs(load_event(story), labels[story["event"]]))
            if len(stories) % 50 == 0:
                print(len(stories), "stories read", flush=True)
    if not stories:
        sys.exit(MISSING)
    report(stories)
    write_pinned(MODEL, as_json(train(stories)).encode(), code=CODE, constant="SHA256")


def report(stories: Sequence[Judged]) -> None:
    """Prints precision and recall on unseen stories around the threshold that accounts use."""
    scores, truth = score_unseen(stories), np.concatenate([story.confirms for story in stories])
    print(len(stories), "stories,", len(truth), "pairs,", int(truth.sum()), "confirm")
    for threshold in (0.5, 0.6, CONFIRMS, 0.8, 0.9):
        taken = scores >= threshold
        print(f"from {threshold}: precision {truth[taken].mean():.3f}, recall {truth[taken].sum() / truth.sum():.3f}")


if __name__ == "__main__":
    main()
