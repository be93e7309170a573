import numpy as np
import pytest

from rashomon.accounts.alignment.units import Unit, make_units
from rashomon.accounts.alignment.words import Words, cosines, lay_out, some_words
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from tests.factories import make_report

TEXTS = {
    "a": "The bridge at Tolna fell into the river, and two lorries sank. He did.",
    "b": "A bridge fell on Friday. Police said that the river had risen before the bridge fell.",
}


@pytest.fixture(scope="module")
def units() -> tuple[Unit, ...]:
    annotations = annotate([make_report(text, id=id) for id, text in TEXTS.items()])
    return make_units(annotations, resolve_entities(annotations))


@pytest.fixture(scope="module")
def words(units: tuple[Unit, ...]) -> Words:
    return lay_out(units)


def test_equal_keys_have_one_number(units: tuple[Unit, ...], words: Words) -> None:
    keys = [key for unit in units for key in unit.keys]
    numbers = words.keys.tolist()
    assert keys.count("bridge") > 1
    assert all((keys[i] == keys[j]) == (numbers[i] == numbers[j]) for i in range(len(keys)) for j in range(len(keys)))


def test_the_words_of_chosen_units_follow_one_another(units: tuple[Unit, ...], words: Words) -> None:
    chosen = [k for k in reversed(range(len(units))) if units[k].keys]
    some = some_words(words, np.array(chosen, dtype=np.int64))
    taken = words.rarity[some.places]
    bounds = [*some.starts.tolist(), len(taken)]
    clauses = [*some.clauses_begin.tolist(), len(some.clause_starts)]
    for place, k in enumerate(chosen):
        assert taken[bounds[place] : bounds[place + 1]].tolist() == units[k].rarity.tolist()
        own = some.clause_starts[clauses[place] : clauses[place + 1]] - bounds[place]
        assert tuple(own.tolist()) == units[k].clause_starts


def test_cosines_are_those_of_the_vectors(units: tuple[Unit, ...], words: Words) -> None:
    places = np.arange(int(words.bounds[2]), int(words.bounds[-1]))
    found = cosines(words, 0, places)
    assert found == pytest.approx(units[0].vectors @ words.vectors[places].T, abs=1e-5)
    assert found.shape == (len(units[0].keys), len(places))
