"""Fitting the second look at cues: statistics of words and boosted trees over what the first look gave elsewhere.

The first look's scores of a training article come from a model that did not see it (four parts of the articles, each
scored by what the other three taught), and so do the statistics; else the trees would trust both too much.
"""

from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.language.attribution.columns import Flags, Ints
from rashomon.language.attribution.features import cue_features
from rashomon.language.attribution.rates import Rates, Reals, count_rates, look_up, rate_keys
from rashomon.language.attribution.second_look import candidates, surroundings
from training.attribution_data import Article
from training.attribution_fit import fit_cues
from training.attribution_trees import Arrays, fit_trees, named, running

PARTS = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """Log odds of cues by models that did not see the article: `first` and `second` (tokens,) for each article.

    `parts` says which part an article is in; `threshold` is that of the second look with the best F1. Tokens that are
    no candidates have -inf at second look.
    """

    parts: Ints
    first: list[Reals]
    second: list[Reals]
    threshold: float


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


def fit_second_look(articles: Sequence[Article], bits: int, *, seed: int) -> tuple[Arrays, Looks]:
    """The judge as it is stored, fitted on first looks that did not see the article; and both looks, unseen."""
    parts = parts_of(len(articles), seed)
    scores = first_look_unseen(articles, parts, bits, seed=seed)
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
        trees = running(
            fit_trees(np.concatenate([rows[k] for k in seen]), np.concatenate([heads[k] for k in seen]), seed=seed)
        )
        for k in np.flatnonzero(parts == part).tolist():
            unseen[k][places[k]] = trees.decide(rows[k])
    rates = count_rates(np.concatenate(keys), np.concatenate(heads))
    judge = stored(rates, fit_trees(np.concatenate(rows), np.concatenate(heads), seed=seed))
    threshold = best_threshold(np.concatenate(unseen), np.concatenate([is_head(article) for article in articles]))
    return judge, Looks(parts=parts, first=scores, second=unseen, threshold=threshold)


def best_threshold(scores: Reals, truth: Flags) -> float:
    """The log odds above which F1 is best, to a tenth."""

    def f1(threshold: float) -> float:
        chosen = scores > threshold
        return float(2 * np.sum(chosen & truth) / (np.sum(chosen) + np.sum(truth)))

    thresholds: list[float] = np.arange(-2, 2, 0.1).tolist()
    return max(thresholds, key=f1)


def stored(rates: Rates, trees: Arrays) -> Arrays:
    """The arrays of the judge under the names by which they are stored."""
    return {
        "rate_keys": rates.keys,
        "rates": rates.rate,
        "rate_counts": rates.count,
        "rate_prior": np.array(rates.prior),
        **named(trees, "tree"),
    }
