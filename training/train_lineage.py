"""Trains lineage/data/resemblance.json: which pairs of sentences are one sentence, copied and perhaps edited.

    python -m training.train_lineage

Data: reuse/synthetic_reuse.jsonl, the pairs whose event falls into the design half (`benchmarks.lineage.half`); the
figures stored with the weights are from the other half, which was not looked at. Plain Newton steps on the penalised
log-likelihood, so nothing beyond numpy is needed and the result does not depend on a seed.
"""

import json
import sys
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

from benchmarks import shared_data
from benchmarks.lineage import DESIGN, half, load_pairs
from rashomon.lineage.boilerplate import boilerplate
from rashomon.lineage.comparison import compare_sentences
from rashomon.lineage.index import IndexedText, index_text
from rashomon.lineage.resemblance import FEATURES, MODEL, features_of
from rashomon.lineage.runs import find_runs
from rashomon.lineage.segments import split_sentences
from rashomon.lineage.tokens import tokenize
from rashomon.model.span import Span
from training.storing import SOURCE, write_pinned

CODE = SOURCE / "lineage" / "resemblance.py"
TARGET = CODE.parent / MODEL
PENALTY = 1.0


def examples(pairs: Sequence[dict[str, Any]]) -> Iterator[tuple[tuple[float, ...], bool]]:
    """One example a candidate sentence pair. Quotations that both real articles carry are neither yes nor no."""
    for pair in pairs:
        a, b = _indexed(pair["text_a"]), _indexed(pair["text_b"])
        found = compare_sentences(a, b, find_runs(a, b))
        best_a: defaultdict[int, float] = defaultdict(float)
        best_b: defaultdict[int, float] = defaultdict(float)
        for evidence in found:
            best_a[evidence.a] = max(best_a[evidence.a], evidence.matched)
            best_b[evidence.b] = max(best_b[evidence.b], evidence.matched)
        for evidence in found:
            in_a, in_b = a.tokens.sentences[evidence.a], b.tokens.sentences[evidence.b]
            if any(_mostly(in_a, case["a"]) and _mostly(in_b, case["b"]) for case in pair["copied"]):
                if evidence.matched in (best_a[evidence.a], best_b[evidence.b]):
                    yield features_of(evidence), True
            elif not any(_touches(in_a, case["a"]) and _touches(in_b, case["b"]) for case in pair["negatives"]):
                yield features_of(evidence), False


def fit(rows: Sequence[tuple[float, ...]], labels: Sequence[bool]) -> NDArray[np.float64]:
    """Weights of an L2-penalised logistic regression, the bias last and not penalised."""
    x = np.hstack([np.asarray(rows, float), np.ones((len(rows), 1))])
    y = np.asarray(labels, float)
    penalty = np.diag([PENALTY] * (x.shape[1] - 1) + [1e-6])
    weights = np.zeros(x.shape[1])
    for _ in range(50):
        p = 1 / (1 + np.exp(-np.clip(x @ weights, -50, 50)))
        gradient = x.T @ (y - p) - penalty @ weights
        hessian = (x * (p * (1 - p))[:, None]).T @ x + penalty
        step = np.linalg.solve(hessian, gradient)
        weights += step
        if np.abs(step).max() < 1e-10:
            break
    return weights


def main() -> None:
    pairs = load_pairs()
    if not pairs:
        sys.exit(shared_data.MISSING)
    seen = list(examples([p for p in pairs if half(p) == DESIGN]))
    unseen = list(examples([p for p in pairs if half(p) != DESIGN]))
    weights = fit([x for x, _ in seen], [y for _, y in seen])
    stored = {
        "trained_by": "training/train_lineage.py",
        "data": "reuse/synthetic_reuse.jsonl, design half by event",
        "weights": {name: round(float(w), 4) for name, w in zip(FEATURES, weights[:-1], strict=True)},
        "bias": round(float(weights[-1]), 4),
        "figures": {"seen": _figures(weights, seen), "unseen": _figures(weights, unseen)},
    }
    raw = (json.dumps(stored, indent=1) + "\n").encode()
    write_pinned(TARGET, raw, code=CODE, constant="MODEL_SHA256")
    print(raw.decode())


def _figures(weights: NDArray[np.float64], rows: Sequence[tuple[tuple[float, ...], bool]]) -> dict[str, float]:
    x = np.hstack([np.asarray([f for f, _ in rows]), np.ones((len(rows), 1))])
    y = np.asarray([label for _, label in rows])
    said = x @ weights > 0
    return {
        "pairs": len(rows),
        "copied": int(y.sum()),
        "precision": round(float((said & y).sum() / max(1, said.sum())), 4),
        "recall": round(float((said & y).sum() / max(1, y.sum())), 4),
    }


def _indexed(text: str) -> IndexedText:
    sentences = split_sentences(text)
    return index_text(tokenize(text, sentences, boilerplate(text, sentences)))


def _mostly(sentence: Span, case: Sequence[int]) -> bool:
    return 2 * sentence.overlap(Span(start=case[0], end=case[1])) >= len(sentence)


def _touches(sentence: Span, case: Sequence[int]) -> bool:
    return sentence.overlap(Span(start=case[0], end=case[1])) > 0


if __name__ == "__main__":
    main()
