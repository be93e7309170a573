"""The tagger of roles fitted on articles: their windows as features and labels."""

from collections.abc import Sequence

import numpy as np

from rashomon.language.attribution.features import role_features
from rashomon.language.attribution.tagger import pair_up
from rashomon.language.attribution.tagging import Scores
from training.attribution_data import Article
from training.attribution_fit import fit_roles


def fit_roles_of(articles: Sequence[Article], bits: int, *, seed: int) -> tuple[Scores, Scores]:
    """Emission weights (2**bits, LABELS) and transitions (LABELS, LABELS) from the windows of the gold cues."""
    with_cues = [article for article in articles if len(article.heads)]
    features = []
    for article in with_cues:
        cue, token = pair_up(article.heads, article.first, article.last)
        heads = np.zeros(len(article.context.columns), np.bool_)
        heads[article.heads] = True
        features.append(role_features(article.context, cue, token, heads, bits))
    labels = np.concatenate([labels for article in with_cues for labels in article.labels])
    lengths = np.concatenate([article.last - article.first for article in with_cues])
    cue_at = np.concatenate([article.heads - article.first for article in with_cues])
    return fit_roles(np.concatenate(features), labels, lengths, cue_at, bits, seed=seed)
