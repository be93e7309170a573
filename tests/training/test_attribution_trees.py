"""Trees run from their arrays as they were fitted."""

import numpy as np
import pytest

from training.attribution_trees import named, running

sklearn = pytest.importorskip("sklearn")


def test_what_is_stored_decides_as_what_was_fitted(monkeypatch: pytest.MonkeyPatch) -> None:
    from sklearn.ensemble import HistGradientBoostingClassifier

    from training.attribution_trees import fit_trees

    fitted: list[HistGradientBoostingClassifier] = []
    fit = HistGradientBoostingClassifier.fit

    def remember(model: HistGradientBoostingClassifier, *given: object) -> HistGradientBoostingClassifier:
        fitted.append(model)
        return fit(model, *given)

    monkeypatch.setattr(HistGradientBoostingClassifier, "fit", remember)
    chance = np.random.default_rng(1)
    rows = chance.normal(size=(600, 4)).astype(np.float32)
    trees = fit_trees(rows, rows[:, 0] * rows[:, 1] > rows[:, 2], seed=1)
    assert running(trees).decide(rows) == pytest.approx(fitted[0].decision_function(rows), abs=1e-5)
    assert sorted(named(trees, "judge")) == [
        f"judge_{field}" for field in ("base", "feature", "left", "right", "threshold", "value")
    ]
