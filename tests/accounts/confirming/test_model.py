import numpy as np
import pytest

from rashomon.accounts.confirming.features import NAMES
from rashomon.accounts.confirming.model import Confirmation, load_model


def test_the_model_has_a_weight_for_each_feature() -> None:
    assert load_model().weights.shape == (len(NAMES),)


def test_what_speaks_for_it_and_against_it() -> None:
    weights = dict(zip(NAMES, load_model().weights.tolist(), strict=True))
    assert min(weights[name] for name in ("likely", "main", "predicate", "clause")) > 0
    assert max(weights[name] for name in ("figures_missing", "dates_missing", "names_missing")) < 0


@pytest.mark.parametrize(("value", "expected"), [(0.0, 0.5), (1e9, 1.0), (-1e9, 0.0)])
def test_scores_are_probabilities(value: float, expected: float) -> None:
    model = Confirmation(weights=np.array([1.0]), intercept=0.0)
    assert model.score(np.array([[value]], dtype=np.float32)) == pytest.approx([expected])
