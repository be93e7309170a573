"""Trains the model of attribution on PolNeAR's training part and stores it with the figures it reaches on unseen data.

    python -m training.train_attribution

Reads `attribution/polnear_train.jsonl` and `polnear_dev.jsonl` below RASHOMON_BENCHMARKS. Fits the first look at cues
and the tagger of roles on all 840 articles; the second look, the last judgement and both thresholds on what models of
three quarters of the articles say of the last quarter. The development part is only measured. Needs scikit-learn (the
extra `train`). About ten minutes of one core, a third of it parsing (parses are kept in `.cache/`).
"""

import hashlib
import io
import json
import sys
from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np

from benchmarks import shared_data
from benchmarks.attribution import measure, polnear_rows
from rashomon.language.attribution.features import cue_features
from rashomon.language.attribution.model import CARD_FILE, WEIGHTS_FILE, quantise
from rashomon.language.nlp import load_nlp, parse
from training.attribution_confidence import fit_confidence
from training.attribution_data import Article, make_article
from training.attribution_fit import fit_cues
from training.attribution_roles import fit_roles_of
from training.attribution_second_look import fit_second_look, is_head
from training.attribution_trees import named

if TYPE_CHECKING:
    from spacy.tokens import Doc

BITS = 18
SEED = 20160408
_FOLDER = Path(__file__).parents[1] / "src" / "rashomon" / "language" / "attribution" / "data"
_CACHE = Path(__file__).parents[1] / ".cache"


def main() -> None:
    """Trains, stores, measures."""
    rows = polnear_rows("polnear_train")
    if not rows:
        sys.exit(shared_data.MISSING)
    docs = _parsed([str(row.text) for row in rows], "polnear_train")
    articles = [make_article(doc, row.attributions) for doc, row in zip(docs, rows, strict=True)]
    store(articles)
    _note_figures()


def store(articles: Sequence[Article]) -> None:
    """Fits all models on the articles and writes the weights and their card."""
    judge, looks = fit_second_look(articles, BITS, seed=SEED)
    confidence, confidence_threshold = fit_confidence(articles, looks, BITS, seed=SEED)
    cue_features_of_all = np.concatenate([cue_features(article.context, BITS) for article in articles])
    heads = np.concatenate([is_head(article) for article in articles])
    cue_weights, bias = fit_cues(cue_features_of_all, heads, BITS, seed=SEED)
    del cue_features_of_all
    role_weights, transitions = fit_roles_of(articles, BITS, seed=SEED)
    cues, cue_scale = quantise(cue_weights)
    roles, role_scale = quantise(role_weights)
    buffer = io.BytesIO()
    np.savez_compressed(
        buffer,
        cues=cues,
        cue_scale=cue_scale,
        cue_bias=bias,
        roles=roles,
        role_scale=role_scale,
        transitions=transitions,
        allow_pickle=False,
        **judge,
        **named(confidence, "confidence"),
    )
    _FOLDER.mkdir(exist_ok=True)
    (_FOLDER / WEIGHTS_FILE).write_bytes(buffer.getvalue())
    card = {
        "trained_on": f"PolNeAR training part, {len(articles)} articles, {int(heads.sum())} attributions",
        "script": "training/train_attribution.py",
        "seed": SEED,
        "bits": BITS,
        "threshold": round(looks.threshold, 2),
        "confidence_threshold": round(confidence_threshold, 2),
        "sha256": hashlib.sha256(buffer.getvalue()).hexdigest(),
    }
    (_FOLDER / CARD_FILE).write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def _note_figures() -> None:
    """Adds to the card what the stored model reaches on the development part and on BASIL, which it never saw."""
    card = json.loads((_FOLDER / CARD_FILE).read_text(encoding="utf-8"))
    card["figures"] = {
        f"{row.data}: {row.metric}": row.value
        for row in measure()
        if row.system == "rashomon" and row.higher_is_better and "second" not in row.metric
    }
    (_FOLDER / CARD_FILE).write_text(json.dumps(card, indent=2) + "\n", encoding="utf-8")


def _parsed(texts: Sequence[str], name: str) -> list["Doc"]:
    from spacy.tokens import DocBin

    nlp = load_nlp()
    path = _CACHE / f"{name}-{nlp.meta['name']}.spacy"
    if path.exists():
        return list(DocBin().from_disk(path).get_docs(nlp.vocab))
    docs = list(parse(texts))
    kept = DocBin(attrs=["ORTH", "LEMMA", "TAG", "POS", "DEP", "HEAD", "ENT_IOB", "ENT_TYPE", "SENT_START", "SPACY"])
    for doc in docs:
        kept.add(doc)
    path.parent.mkdir(exist_ok=True)
    kept.to_disk(path)
    return docs


if __name__ == "__main__":
    main()
