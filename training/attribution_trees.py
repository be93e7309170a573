"""Boosted trees: fitted by scikit-learn, kept as arrays.

Each array but `base` is (trees, nodes); node 0 is the root, and what a smaller tree lacks is filled with zeros, which
nothing leads to. A row goes to the node `left` when its `feature` is at most `threshold`, else to the node `right`; a
leaf points at itself, and `value` is what it adds to `base`.
"""

import numpy as np
from numpy.typing import NDArray

from rashomon.language.attribution.model import stored_trees
from rashomon.language.attribution.rates import Reals
from rashomon.language.boosting import Trees

Arrays = dict[str, NDArray[np.generic]]

# Small trees: they are walked for one token in ten of every report.
_LEAVES = 16
_DEPTH = 6
_ROUNDS = 110
_RATE = 0.09


def fit_trees(rows: Reals, truth: NDArray[np.bool_], *, seed: int) -> Arrays:
    """Boosted trees for rows (rows, features) and what is true of them, as they are stored."""
    from sklearn.ensemble import HistGradientBoostingClassifier

    fitted = HistGradientBoostingClassifier(
        learning_rate=_RATE,
        max_iter=_ROUNDS,
        max_leaf_nodes=_LEAVES,
        max_depth=_DEPTH,
        l2_regularization=5.0,
        min_samples_leaf=40,
        early_stopping=False,
        random_state=seed,
    ).fit(rows, truth)
    nodes = [predictors[0].nodes for predictors in fitted._predictors]
    shape = len(nodes), max(map(len, nodes))
    feature, left, right = np.zeros(shape, np.int16), np.zeros(shape, np.int16), np.zeros(shape, np.int16)
    threshold, value = np.zeros(shape, np.float64), np.zeros(shape, np.float32)
    for k, tree in enumerate(nodes):
        itself, leaf = np.arange(len(tree)), tree["is_leaf"] == 1
        feature[k, : len(tree)] = np.where(leaf, 0, tree["feature_idx"])
        threshold[k, : len(tree)] = np.where(leaf, 0, tree["num_threshold"])
        left[k, : len(tree)] = np.where(leaf, itself, tree["left"])
        right[k, : len(tree)] = np.where(leaf, itself, tree["right"])
        value[k, : len(tree)] = tree["value"]
    base = np.array(float(np.ravel(fitted._baseline_prediction)[0]))
    return {
        "feature": feature,
        "threshold": threshold,
        "left": left,
        "right": right,
        "value": value,
        "base": base,
    }


def named(trees: Arrays, name: str) -> Arrays:
    """The arrays under the names by which they are stored."""
    return {f"{name}_{field}": array for field, array in trees.items()}


def running(trees: Arrays) -> Trees:
    """The trees as the attribution model runs them."""
    return stored_trees(named(trees, "tree"), "tree")
