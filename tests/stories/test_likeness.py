"""How alike two reports are."""

import numpy as np
import pytest

from rashomon.stories import likeness
from rashomon.stories.likeness import features, load_frequencies, load_weights, log_odds, profile
from tests.factories import make_report

FERRY = "The ferry Alcyone turned back to Dunmore on Friday after water was found in its engine room."
PORT = "Ministers in Torvik voted to close the port for a month while its quays are raised."


def test_rare_words_weigh_more_than_common_ones() -> None:
    frequencies = load_frequencies()
    assert frequencies.weight("zqxv") > frequencies.weight("minister") > frequencies.weight("said") > 0


@pytest.mark.parametrize(
    ("one", "other", "name", "alike"),
    [
        (FERRY, FERRY, "whole", 1.0),
        (FERRY, "", "whole", 0.0),  # nothing to be alike
        ("Dunmore’s ferry", "Dunmore ferry", "whole", 1.0),  # a possessive is the name
        ("the ferry", "the Ferry", "whole", 1.0),
        ("Dunmore sailed", "Dunmore swam", "names", 1.0),  # only capitals count as names
    ],
)
def test_cosines(one: str, other: str, name: str, alike: float) -> None:
    profiles = [profile(make_report(text, id=id), load_frequencies()) for id, text in (("a", one), ("b", other))]
    column = {"whole": 0, "names": 3}[name]
    assert features(profiles)[0, 1, column] == pytest.approx(alike, abs=1e-6)


@pytest.mark.parametrize(
    ("one", "other", "apart"),
    [
        ("2019-03-22", "2019-03-22T10:00:00Z", 0.0),
        ("2019-03-22", None, 0.0),  # not known is no distance
        ("2019-03-22", "2019-04-22", 1.0),
        ("2019-03-22", "2024-03-22", 1.0),  # farther says nothing more
    ],
)
def test_days_apart(one: str | None, other: str | None, apart: float) -> None:
    reports = (make_report(FERRY, id="a", published=one), make_report(FERRY, id="b", published=other))
    profiles = [profile(report, load_frequencies()) for report in reports]
    assert features(profiles)[0, 1, 4] == pytest.approx(apart)


def test_log_odds_are_symmetric_and_higher_for_one_event() -> None:
    texts = (FERRY, FERRY.replace("turned back to", "returned to").replace("found in", "seen in"), PORT)
    profiles = [profile(make_report(text, id=str(i)), load_frequencies()) for i, text in enumerate(texts)]
    odds = log_odds(profiles, load_weights())
    assert np.array_equal(odds, odds.T)
    assert odds[0, 1] > odds[0, 2]


def test_a_file_that_was_changed_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(likeness, "WEIGHTS_SHA256", "0" * 64)
    load_weights.cache_clear()
    with pytest.raises(RuntimeError, match="not the one that was measured"):
        load_weights()
    monkeypatch.undo()
    load_weights.cache_clear()
    assert len(load_weights().features) == 5
