"""Fitting the two linear models of attribution on hashed features: logistic regression and a linear-chain CRF.

Both by AdaGrad (Duchi et al. 2011) on mini-batches with an L2 penalty; the CRF (Lafferty et al. 2001) by exact
forward-backward on windows of similar length.
"""

import numpy as np
from numpy.typing import NDArray

from rashomon.language.attribution.columns import Flags, Ints
from rashomon.language.attribution.hashing import Indices
from rashomon.language.attribution.tagging import LABELS, Scores, allowed_transitions, forbid

Reals = NDArray[np.float64]

_STEP = 0.1
_TINY = 1e-8


def fit_cues(
    features: Indices, is_head: Flags, bits: int, *, seed: int, epochs: int = 4, l2: float = 1e-5
) -> tuple[Scores, float]:
    """Weights (2**bits,) and bias of the probability that a token heads a cue."""
    rng = np.random.default_rng(seed)
    weights, squares = np.zeros(1 << bits, np.float32), np.full(1 << bits, 1e-6, np.float32)
    bias, bias_squares = 0.0, 1e-6
    width = features.shape[1]
    for _ in range(epochs):
        order = rng.permutation(len(is_head))
        for low in range(0, len(order), 4096):
            rows = order[low : low + 4096]
            chosen = features[rows]
            error = (1 / (1 + np.exp(-(weights[chosen].sum(axis=1) + bias))) - is_head[rows]).astype(np.float32)
            gradient = np.bincount(chosen.ravel(), weights=np.repeat(error, width), minlength=1 << bits)
            gradient = gradient.astype(np.float32) + l2 * len(rows) * weights
            squares += gradient**2
            weights -= _STEP * gradient / np.sqrt(squares + _TINY)
            bias_squares += float(error.sum()) ** 2
            bias -= _STEP * float(error.sum()) / bias_squares**0.5
    return weights, bias


def fit_roles(
    features: Indices,
    labels: Ints,
    lengths: Ints,
    cue_at: Ints,
    bits: int,
    *,
    seed: int,
    epochs: int = 5,
    l2: float = 5e-5,
) -> tuple[Scores, Scores]:
    """Emission weights (2**bits, LABELS) and transitions (LABELS, LABELS) of the windows' labels.

    `features` and `labels` are those of all windows one after another; `cue_at` is the cue's place in its window. The
    weights are the mean of those after each batch from the second epoch on.
    """
    rng = np.random.default_rng(seed)
    weights, squares = np.zeros((1 << bits, LABELS), np.float32), np.full((1 << bits, LABELS), 1e-6, np.float32)
    transitions = allowed_transitions().astype(np.float64)
    allowed = transitions == 0
    transition_squares = np.full(transitions.shape, 1e-6)
    starts = np.concatenate([[0], np.cumsum(lengths)[:-1]])
    order = np.argsort(lengths, kind="stable")
    batches = [order[low : low + 128] for low in range(0, len(order), 128)]
    width = features.shape[1]
    average, steps = np.zeros_like(weights), 0
    for epoch in range(epochs):
        for number in rng.permutation(len(batches)):
            batch = batches[number]
            sizes = lengths[batch]
            rows = np.concatenate([np.arange(starts[k], starts[k] + lengths[k]) for k in batch])
            chosen, gold = features[rows], labels[rows]
            inside = np.arange(sizes.max())[None] < sizes[:, None]
            emissions = np.zeros((*inside.shape, LABELS), np.float32)
            emissions[inside] = sum(weights[column] for column in chosen.T)
            marginals, expected = _expectations(forbid(emissions, cue_at[batch]).astype(np.float64), sizes, transitions)
            error = marginals[inside]
            error[np.arange(len(gold)), gold] -= 1
            flat = chosen.ravel()
            for label in range(LABELS):
                gradient = np.bincount(flat, weights=np.repeat(error[:, label], width), minlength=1 << bits)
                gradient = gradient.astype(np.float32) + l2 * len(batch) * weights[:, label]
                squares[:, label] += gradient**2
                weights[:, label] -= _STEP * gradient / np.sqrt(squares[:, label] + _TINY)
            if epoch:
                average += weights
                steps += 1
            surplus = np.where(allowed, expected - _observed(gold, inside), 0)
            transition_squares += surplus**2
            transitions -= _STEP * surplus / np.sqrt(transition_squares)
    return np.asarray(average / max(1, steps), np.float32), transitions.astype(np.float32)


def _observed(gold: Ints, inside: Flags) -> Reals:
    table = np.zeros((LABELS, LABELS))
    padded = np.zeros(inside.shape, np.int64)
    padded[inside] = gold
    pairs = inside[:, 1:]
    np.add.at(table, (padded[:, :-1][pairs], padded[:, 1:][pairs]), 1)
    return table


def _expectations(emissions: Reals, sizes: Ints, transitions: Reals) -> tuple[Reals, Reals]:
    """Marginals (windows, tokens, LABELS) and expected transition counts (LABELS, LABELS), scaled step by step."""
    count, longest, _ = emissions.shape
    odds = np.exp(emissions - emissions.max(axis=2, keepdims=True))
    moves = np.where(transitions > -1000, np.exp(transitions), 0)
    forward, scale = np.zeros_like(odds), np.ones((count, longest, 1))
    for step in range(longest):
        here = odds[:, step] if step == 0 else (forward[:, step - 1] @ moves) * odds[:, step]
        scale[:, step] = here.sum(axis=1, keepdims=True) + 1e-300
        forward[:, step] = here / scale[:, step]
    backward = np.ones_like(odds)
    expected = np.zeros((LABELS, LABELS))
    for step in range(longest - 1, 0, -1):
        running = (step < sizes)[:, None]
        message = np.where(running, odds[:, step] * backward[:, step] / scale[:, step], 0)
        expected += (forward[:, step - 1].T @ message) * moves
        backward[:, step - 1] = np.where(running, message @ moves.T, 1)
    marginals = forward * backward
    return marginals / (marginals.sum(axis=2, keepdims=True) + 1e-12), expected
