"""Fits the eight weights by which quotes of two reports are judged to be one utterance, on the labelled facts.

    python -m training.train_utterances

Prints the weights that stand in `rashomon/accounts/utterances.py`, and the average precision on events left out
(eight parts by event). Needs scikit-learn and the shared data.
"""

import sys

import numpy as np

from benchmarks import shared_data
from benchmarks.utterances import labelled_pairs


def main() -> None:
    """Fits and prints."""
    from sklearn.linear_model import LogisticRegression
    from sklearn.metrics import average_precision_score

    pairs = labelled_pairs()
    if not pairs:
        sys.exit(shared_data.MISSING)
    features = np.stack([pair.features for pair in pairs])
    same = np.array([pair.same for pair in pairs])
    events = sorted({pair.event for pair in pairs})
    part = np.array([events.index(pair.event) % 8 for pair in pairs])
    odds = np.zeros(len(pairs))
    for left_out in range(8):
        model = LogisticRegression(C=3, max_iter=1500).fit(features[part != left_out], same[part != left_out])
        odds[part == left_out] = model.decision_function(features[part == left_out])
    model = LogisticRegression(C=3, max_iter=1500).fit(features, same)
    print(
        "weights", [round(float(weight), 2) for weight in model.coef_[0]], "bias", round(float(model.intercept_[0]), 2)
    )
    print("average precision on events left out", round(float(average_precision_score(same, odds)), 3))


if __name__ == "__main__":
    main()
