"""Fitting the second look at cues: statistics of words and boosted trees over what the first look gave elsewhere.

The first look's scores of a training article come from a model that did not see it (four parts of the articles, each
scored by what the other three taught), and so do the statistics; else the trees would trust both too much.
"""

from collections.abc import Sequence

import numpy as np
from numpy.typing import NDArray

from rashomon.language.attribution.columns import Flags, Ints
from rashomon.language.attribution.features import cue_features
from rashomon.language.attribution.rates import Rates, Reals, count_rates, look_up, rate_keys
from rashomon.language.attribution.second_look import SecondLook, candidates, surroundings
from rashomon.language.attribution.trees import Trees, log_odds
from training.attribution_data import Article
from training.attribution_fit import fit_cues

PARTS = 4
# Small trees: they are walked for one token in ten of every report.
_LEAVES = 16
_DEPTH = 6
_ROUNDS = 110
_RATE = 0.09


def parts_of(count: int, seed: int) -> Ints:
    """The part (0 to PARTS - 1) each article is in."""
    return np.asarray(np.random.default_rng(seed).permutation(count) % PARTS, np.int64)


def is_head(article: Article) -> Flags:
    """True for each token that heads a cue."""
    flags = np.zeros(len(article.context.columns), np.bool_)
    flags[article.heads] = True
    return flags


def first_look_unseen(articles: Sequence[Article], parts: Ints, bits: int, *, seed: int) -> list[Reals]:
    """Log odds of every token of each article by a first look that was fitted on the other parts."""
    features = [cue_features(article.context, bits) for article in articles]
    found: list[Reals] = [np.zeros(0, np.float32)] * len(articles)
    for part in range(PARTS):
        seen = np.flatnonzero(parts != part).tolist()
        weights, bias = fit_cues(
            np.concatenate([features[k] for k in seen]),
            np.concatenate([is_head(articles[k]) for k in seen]),
            bits,
            seed=seed,
        )
        for k in np.flatnonzero(parts == part).tolist():
            found[k] = np.asarray(weights[features[k]].sum(axis=1) + bias, np.float32)
    return found


def fit_second_look(
    articles: Sequence[Article], scores: Sequence[Reals], parts: Ints, *, seed: int
) -> tuple[SecondLook, float, list[Reals]]:
    """The judge, the log odds above which heads of cues have the best F1, and each article's log odds, unseen.

    `scores` are those of `first_look_unseen`. The threshold is chosen on log odds of trees that did not see the
    article; tokens that are no candidates have -inf.
    """
    places = [candidates(some) for some in scores]
    keys = [rate_keys(article.context, where) for article, where in zip(articles, places, strict=True)]
    heads = [is_head(article)[where] for article, where in zip(articles, places, strict=True)]
    around = [surroundings(a.context, s, p) for a, s, p in zip(articles, scores, places, strict=True)]
    rows: list[Reals] = [np.zeros((0, 0), np.float32)] * len(articles)
    for part in range(PARTS):
        seen = np.flatnonzero(parts != part).tolist()
        rates = count_rates(np.concatenate([keys[k] for k in seen]), np.concatenate([heads[k] for k in seen]))
        for k in np.flatnonzero(parts == part).tolist():
            rows[k] = np.concatenate([around[k], look_up(rates, keys[k])], axis=1)
    unseen: list[Reals] = [np.full(len(some), -np.inf, np.float32) for some in scores]
    for part in range(PARTS):
        seen = np.flatnonzero(parts != part).tolist()
        trees = fit_trees(np.concatenate([rows[k] for k in seen]), np.concatenate([heads[k] for k in seen]), seed=seed)
        for k in np.flatnonzero(parts == part).tolist():
            unseen[k][places[k]] = log_odds(trees, rows[k])
    judge = SecondLook(
        rates=count_rates(np.concatenate(keys), np.concatenate(heads)),
        trees=fit_trees(np.concatenate(rows), np.concatenate(heads), seed=seed),
    )
    threshold = best_threshold(np.concatenate(unseen), np.concatenate([is_head(article) for article in articles]))
    return judge, threshold, unseen


def best_threshold(scores: Reals, truth: Flags) -> float:
    """The log odds above which F1 is best, to a tenth."""

    def f1(threshold: float) -> float:
        chosen = scores > threshold
        return float(2 * np.sum(chosen & truth) / (np.sum(chosen) + np.sum(truth)))

    thresholds: list[float] = np.arange(-2, 2, 0.1).tolist()
    return max(thresholds, key=f1)


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


def stored(judge: SecondLook) -> dict[str, NDArray[np.generic]]:
    """The arrays of a judge under the names by which they are stored."""
    rates: Rates = judge.rates
    trees: Trees = judge.trees
    return {
        "rate_keys": rates.keys,
        "rates": rates.rate,
        "rate_counts": rates.count,
        "rate_prior": np.array(rates.prior),
        "tree_feature": trees.feature,
        "tree_threshold": trees.threshold,
        "tree_left": trees.left,
        "tree_right": trees.right,
        "tree_value": trees.value,
        "tree_base": np.array(trees.base),
        "tree_depth": np.array(trees.depth),
    }
