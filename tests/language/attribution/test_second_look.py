"""The second look sees what the first thought of the words around."""

import numpy as np
import pytest

from rashomon.language.attribution.columns import make_columns
from rashomon.language.attribution.features import Context, make_context
from rashomon.language.attribution.model import load_model
from rashomon.language.attribution.second_look import CANDIDATE, candidates, look_again, surroundings
from tests.factories import make_doc


def context_of(text: str) -> Context:
    return make_context(make_columns(make_doc(text), ()))


def test_only_likely_tokens_are_looked_at_again() -> None:
    scores = np.array([CANDIDATE - 1, CANDIDATE + 1, 3], np.float32)
    assert candidates(scores).tolist() == [1, 2]


def test_neighbours_parents_and_the_best_of_the_sentence() -> None:
    # Police(0) said(1) it(2) was(3) over(4) .(5); "was" hangs on "said"
    context = context_of("Police said it was over.")
    scores = np.array([-4, 2, -9, -1, -8, -9], np.float32)
    (row,) = surroundings(context, scores, np.array([3]))
    # itself, before, after, above, above that, subject
    assert row[:6].tolist() == pytest.approx([-1, -9, -8, 2, -10, -9])
    # the best of its children, of its sentence; how many score higher there
    assert row[9:11].tolist() == pytest.approx([-8, 2])
    assert row[13] == 1


def test_tokens_without_a_chance_stay_without() -> None:
    context = context_of("Police said it was over.")
    scores = np.full(6, -9, np.float32)
    assert np.isneginf(look_again(load_model().second_look, context, scores)).all()


def test_an_empty_report() -> None:
    context = context_of("")
    assert len(look_again(load_model().second_look, context, np.zeros(0, np.float32))) == 0
