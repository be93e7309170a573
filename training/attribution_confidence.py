"""Fitting the judgement on whole attributions: trees over what the tagger made of likely cues.

As with the second look, what is judged comes from models that did not see the article: the tagger of one part of the
articles is fitted on the others. One of the four parts is judged: that is enough, and the tagger is slow to fit.
"""

from collections.abc import Sequence

import numpy as np

from rashomon.language.attribution.columns import Flags
from rashomon.language.attribution.confidence import Windows, balance, content_of, traits
from rashomon.language.attribution.features import role_features
from rashomon.language.attribution.rates import Reals
from rashomon.language.attribution.tagger import LIKELY, SURE, pair_up
from rashomon.language.attribution.tagging import Scores, best_labels
from rashomon.language.attribution.windows import windows
from training.attribution_data import Article
from training.attribution_roles import fit_roles_of
from training.attribution_second_look import Looks
from training.attribution_trees import Arrays, fit_trees, running

_JUDGED = 1
_FOLDS = 4
# F1 is flat around its best: of thresholds this near it the strictest, as a wrong attribution is worse than none.
_FLAT = 0.006


def fit_confidence(articles: Sequence[Article], looks: Looks, bits: int, *, seed: int) -> tuple[Arrays, float]:
    """The trees, and the log odds above which contents have about the best F1.

    A content is right when it shares half its tokens with a gold content.
    """
    rows: list[Reals] = []
    truth: list[Flags] = []
    article_of: list[int] = []
    cues: list[Reals] = []
    contents = 0
    for part in range(_JUDGED):
        seen = [articles[k] for k in np.flatnonzero(looks.parts != part).tolist()]
        weights, transitions = fit_roles_of(seen, bits, seed=seed)
        for k in np.flatnonzero(looks.parts == part).tolist():
            contents += len(articles[k].contents)
            found = _label(articles[k], looks, k, weights, transitions, bits)
            if len(found.head):
                rows.append(traits(articles[k].context, found, looks.second[k], looks.first[k]))
                truth.append(_is_right(articles[k], found))
                cues.append(looks.second[k][found.head])
                article_of += [k] * len(found.head)
    every, right, owner = np.concatenate(rows), np.concatenate(truth), np.array(article_of)
    unseen = np.zeros(len(every), np.float32)
    for fold in range(_FOLDS):
        here = owner % _FOLDS == fold
        unseen[here] = running(fit_trees(every[~here], right[~here], seed=seed)).decide(every[here])

    decisive = balance(unseen, np.concatenate(cues))

    def f1(threshold: float) -> float:
        chosen = decisive > threshold
        return float(2 * np.sum(chosen & right) / (np.sum(chosen) + contents))

    thresholds: list[float] = np.arange(-1.5, 1, 0.1).tolist()
    best = max(map(f1, thresholds))
    return fit_trees(every, right, seed=seed), max(t for t in thresholds if f1(t) >= best - _FLAT)


def _label(article: Article, looks: Looks, number: int, weights: Scores, transitions: Scores, bits: int) -> Windows:
    scores = looks.second[number]
    heads = np.flatnonzero(scores > LIKELY)
    first, last = windows(article.context.columns, heads)
    cue, token = pair_up(heads, first, last)
    features = role_features(article.context, cue, token, scores > looks.threshold, bits)
    emissions = np.asarray(weights[features].sum(axis=1), np.float32)
    labels = best_labels(emissions, last - first, heads - first, scores[heads] > SURE, transitions)
    flat = np.concatenate([np.zeros(0, np.int64), *labels])
    return Windows(head=heads, first=first, last=last, token=token, labels=flat, emissions=emissions)


def _is_right(article: Article, found: Windows) -> Flags:
    """Whether each content shares half its tokens with a gold content (Jaccard), quotation marks left out."""
    columns = article.context.columns
    gold = np.zeros((len(article.contents), len(columns)), np.bool_)
    for row, tokens in enumerate(article.contents):
        gold[row, tokens] = True
    right = np.zeros(len(found.head), np.bool_)
    content = content_of(found) & (columns.mark[found.token] == 0)
    starts = found.starts()
    for k, (start, length) in enumerate(zip(starts, found.last - found.first, strict=True)):
        tokens = found.token[start : start + length][content[start : start + length]]
        shared = gold[:, tokens].sum(axis=1)
        right[k] = bool((2 * shared >= gold.sum(axis=1) + len(tokens) - shared)[shared > 0].any())
    return right
