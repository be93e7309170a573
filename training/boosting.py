"""Boosted trees that scikit-learn grew, in the form in which `rashomon.language.boosting` reads them."""

from collections import defaultdict
from typing import Any

from sklearn.ensemble import HistGradientBoostingClassifier


def as_arrays(model: HistGradientBoostingClassifier) -> dict[str, Any]:
    """A fitted ensemble as `rashomon.language.boosting.trees_from` reads it: one number a node in each list."""
    arrays: defaultdict[str, list[Any]] = defaultdict(list)
    depth = 0
    for (tree,) in model._predictors:
        first = len(arrays["feature"])
        arrays["roots"].append(first)
        for at, node in enumerate(tree.nodes):
            leaf = bool(node["is_leaf"])
            depth = max(depth, int(node["depth"]))
            arrays["feature"].append(int(node["feature_idx"]))
            arrays["threshold"].append(round(float(node["num_threshold"]), 6) if not leaf else 0.0)
            arrays["left"].append(first + (at if leaf else int(node["left"])))
            arrays["right"].append(first + (at if leaf else int(node["right"])))
            arrays["nan_left"].append(int(node["missing_go_to_left"]))
            arrays["value"].append(round(float(node["value"]), 6) if leaf else 0.0)
    return {**arrays, "base": round(float(model._baseline_prediction[0, 0]), 6), "depth": depth}
