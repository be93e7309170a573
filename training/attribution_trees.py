"""Boosted trees: fitted by scikit-learn, kept as arrays."""

import numpy as np
from numpy.typing import NDArray

from rashomon.language.attribution.trees import Reals, Trees

# Small trees: they are walked for one token in ten of every report.
_LEAVES = 16
_DEPTH = 6
_ROUNDS = 110
_RATE = 0.09


def fit_trees(rows: Reals, truth: NDArray[np.bool_], *, seed: int) -> Trees:
    """Boosted trees for rows (rows, features) and what is true of them."""
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
    return Trees(
        feature=feature,
        threshold=threshold,
        left=left,
        right=right,
        value=value,
        base=float(np.ravel(fitted._baseline_prediction)[0]),
        depth=max(int(tree["depth"].max()) for tree in nodes),
    )


def stored_trees(trees: Trees, name: str) -> dict[str, NDArray[np.generic]]:
    """The arrays of trees under the names by which they are stored."""
    return {
        f"{name}_feature": trees.feature,
        f"{name}_threshold": trees.threshold,
        f"{name}_left": trees.left,
        f"{name}_right": trees.right,
        f"{name}_value": trees.value,
        f"{name}_base": np.array(trees.base),
        f"{name}_depth": np.array(trees.depth),
    }
