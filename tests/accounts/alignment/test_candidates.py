from dataclasses import replace
from itertools import combinations

import numpy as np
import pytest

from rashomon.accounts.alignment import candidates
from rashomon.accounts.alignment.candidates import candidate_pairs
from rashomon.accounts.alignment.similarity import Looks, compare, look_at, usual_base
from rashomon.accounts.alignment.units import Unit, make_units
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from tests.factories import make_report

TEXTS = {
    "a": "The dam at Orsk broke on Monday. Nine people died in the flood. Mayor Ines Duarte blamed the ministry.",
    "b": "A dam broke at Orsk on Monday. The flood killed 9 people. Rain is expected at the weekend.",
    "c": "Nine died. Farmers in the north had a good year, the bank said.",
}


@pytest.fixture(scope="module")
def units() -> tuple[Unit, ...]:
    annotations = annotate([make_report(text, id=id) for id, text in TEXTS.items()])
    return make_units(annotations, resolve_entities(annotations))


def all_cross_pairs(looks: Looks) -> list[tuple[int, int]]:
    return [(i, j) for i, j in combinations(range(len(looks.reports)), 2) if looks.reports[i] != looks.reports[j]]


def test_in_a_small_story_all_pairs_of_different_reports_are_looked_at(units: tuple[Unit, ...]) -> None:
    looks = look_at(units)
    left, right, _ = candidate_pairs(looks)
    assert list(zip(left.tolist(), right.tolist(), strict=True)) == all_cross_pairs(looks)


def test_cosines_lie_within_their_bounds_and_are_one_for_equal_texts(units: tuple[Unit, ...]) -> None:
    looks = look_at((*units, replace(units[0], report=7)))
    left, right = (np.array(side) for side in zip(*all_cross_pairs(looks), strict=True))
    likeness = compare(looks, left, right)
    twin = next(k for k, pair in enumerate(zip(left, right, strict=True)) if pair == (0, len(units)))
    for cosines in (likeness.embedding, likeness.characters, likeness.words):
        assert (np.abs(cosines) <= 1 + 1e-5).all()
        assert cosines[twin] == pytest.approx(1.0, abs=1e-5)
    assert likeness.base.argmax() == twin


def test_what_is_usual_of_a_unit_is_its_mean_over_all_units_of_other_reports(units: tuple[Unit, ...]) -> None:
    looks = look_at(units)
    pairs = all_cross_pairs(looks)
    base = compare(looks, np.array([i for i, _ in pairs]), np.array([j for _, j in pairs])).base
    for unit, usual in enumerate(usual_base(looks)):
        own = [value for pair, value in zip(pairs, base, strict=True) if unit in pair]
        assert usual == pytest.approx(np.mean(own), abs=1e-4)


def test_a_large_story_has_few_pairs_a_unit_and_still_finds_the_twin(
    units: tuple[Unit, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(candidates, "NEAREST", 2)
    monkeypatch.setattr(candidates, "_BY_EMBEDDING", 3)
    monkeypatch.setattr(candidates, "_BY_WORDS", 2)
    many = tuple(replace(unit, report=unit.report + 3 * copy) for copy in range(4) for unit in units)
    looks = look_at(many)
    left, right, likeness = candidate_pairs(looks)
    pairs = list(zip(left.tolist(), right.tolist(), strict=True))
    assert pairs == sorted(set(pairs))
    assert len(pairs) <= 2 * len(many)
    assert len(likeness.base) == len(pairs)
    assert all(looks.reports[i] != looks.reports[j] for i, j in pairs)
    for i in range(len(many)):  # each sentence stands in four reports: its nearest are its own copies
        assert any(many[j].text == many[i].text for pair in pairs if i in pair for j in pair if j != i)
