import json

import pytest

from rashomon.lineage import resemblance
from rashomon.lineage.comparison import SentencePair, compare_sentences
from rashomon.lineage.data import read_bytes
from rashomon.lineage.index import index_text
from rashomon.lineage.runs import find_runs
from rashomon.lineage.segments import split_sentences
from rashomon.lineage.tokens import tokenize
from tests.lineage.texts import FERRY, OWN_END, OWN_START


def likeness(a: str, b: str) -> float:
    """The probability that two first sentences are one; other sentences give the words their weights."""
    one, other = (index_text(tokenize(t, split_sentences(t))) for t in (f"{a}\n{FERRY}", f"{b}\n{OWN_START}{OWN_END}"))
    found: list[SentencePair] = [p for p in compare_sentences(one, other, find_runs(one, other)) if p.a == p.b == 0]
    return resemblance.probability(found[0]) if found else 0.0


SENTENCE = "The captain of the freighter had ignored two warnings before his ship struck the reef at night."


@pytest.mark.parametrize(
    ("closer", "further"),
    [
        (SENTENCE, "Before his ship struck the reef at night, the captain of the freighter had ignored two warnings."),
        (SENTENCE.replace("ignored", "dismissed"), SENTENCE.replace("ignored two warnings", "slept for a while")),
        (SENTENCE.replace("had ignored", "ignores"), "The ship struck the reef, and two warnings came too late."),
        ("The captain ignored two warnings.", "It rained."),
    ],
)
def test_the_more_is_kept_the_likelier_a_copy(closer: str, further: str) -> None:
    assert likeness(SENTENCE, closer) > likeness(SENTENCE, further)


def test_the_weights_are_those_the_figures_belong_to() -> None:
    stored = json.loads(read_bytes("resemblance.json"))
    assert set(stored["weights"]) == set(resemblance.FEATURES)
    assert stored["figures"]["unseen"]["precision"] >= 0.95
    assert stored["figures"]["unseen"]["recall"] >= 0.95


def test_a_changed_model_is_refused(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(resemblance, "MODEL_SHA256", "0")
    resemblance._model.cache_clear()
    with pytest.raises(RuntimeError, match="reinstall"):
        likeness(SENTENCE, SENTENCE)
    monkeypatch.undo()
    resemblance._model.cache_clear()
