from dataclasses import replace

import numpy as np
import pytest

from rashomon.accounts.alignment.align import measure_story
from rashomon.accounts.alignment.chains import NAMES as CHAIN_NAMES
from rashomon.accounts.alignment.chains import measure_chains
from rashomon.accounts.alignment.features import NAMES, Pairs
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


def feature(pairs: Pairs, units: tuple[Unit, ...], one: str, other: str, name: str) -> float:
    texts = [unit.text for unit in units]
    i, j = sorted((texts.index(one), texts.index(other)))
    row = next(k for k, pair in enumerate(zip(pairs.left, pairs.right, strict=True)) if pair == (i, j))
    return float(pairs.features[row, NAMES.index(name)])


BROKE = ("The dam at Orsk broke on Monday.", "A dam broke at Orsk on Monday.")
DIED = ("Nine people died in the flood.", "The flood killed 9 people.")
APART = ("The dam at Orsk broke on Monday.", "Rain is expected at the weekend.")


def test_a_unit_has_a_key_a_vector_and_weights_for_each_content_word(units: tuple[Unit, ...]) -> None:
    first = units[0]
    assert "=2019-03-18" in first.keys  # the date it means, not the word "Monday"
    assert any(key.startswith("@") for key in first.keys)  # the place, as an entity
    assert {"dam", "break"} <= set(first.keys)
    assert "#9" in units[1].keys
    n = len(first.keys)
    assert (first.vectors.shape, first.rarity.shape, first.weight.shape, first.verbs.shape) == (
        (n, 384),
        (n,),
        (n,),
        (n,),
    )
    assert [TEXTS["a"][at : at + 3] for key, at in zip(first.keys, first.offsets, strict=True) if key == "dam"] == [
        "dam"
    ]


def test_only_pairs_of_different_reports_are_measured_once(units: tuple[Unit, ...]) -> None:
    pairs = measure_story(units)
    assert pairs.features.shape == (len(pairs.left), len(NAMES))
    assert np.isfinite(pairs.features).all()
    assert all(units[i].report < units[j].report for i, j in zip(pairs.left, pairs.right, strict=True))
    assert len(set(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True))) == len(pairs.left)


def test_pairs_whose_words_hardly_match_are_left_out(units: tuple[Unit, ...]) -> None:
    pairs = measure_story(units)
    looked_at = {(units[i].text, units[j].text) for i, j in zip(pairs.left, pairs.right, strict=True)}
    assert BROKE in looked_at
    assert not any(
        "Mayor Ines Duarte" in one and other == "Rain is expected at the weekend." for one, other in looked_at
    )


@pytest.mark.parametrize("name", ["embedding", "characters", "soft_min", "exact_max", "match_sum", "verb_match"])
def test_what_says_the_same_is_more_alike(units: tuple[Unit, ...], name: str) -> None:
    pairs = measure_story(units)
    assert feature(pairs, units, *BROKE, name) > feature(pairs, units, *APART, name)


@pytest.mark.parametrize(
    ("pair", "name", "expected"),
    [
        (DIED, "figures_shared", 1),  # "nine" and "9"
        (BROKE, "dates_shared", 1),
        (BROKE, "names_shared", 1),
        (APART, "dates_differ", 1),  # Monday, the weekend
        (APART, "names_shared", 0),
        (BROKE, "reports", 3),
    ],
)
def test_figures_dates_and_names_are_compared_as_such(
    units: tuple[Unit, ...], pair: tuple[str, str], name: str, expected: float
) -> None:
    assert feature(measure_story(units), units, *pair, name) == expected


def test_a_sentence_without_content_words_is_measured_too(units: tuple[Unit, ...]) -> None:
    empty = np.zeros(0, dtype=np.float32)
    bare = replace(
        units[0], keys=(), offsets=(), vectors=np.zeros((0, 384), dtype=np.float32), rarity=empty, weight=empty,
        verbs=np.zeros(0, dtype=bool), clause_starts=(), clauses=(),
    )  # fmt: skip
    assert np.isfinite(measure_story((bare, *units[1:])).features).all()


def test_chains_know_links_by_way_of_third_reports(units: tuple[Unit, ...]) -> None:
    pairs = measure_story(units)
    strong = [("Nine people died in the flood.", "Nine died."), ("The flood killed 9 people.", "Nine died.")]
    texts = [unit.text for unit in units]
    linked = {tuple(sorted((texts.index(one), texts.index(other)))) for one, other in strong}
    scores = np.array(
        [0.9 if pair in linked else 0.05 for pair in zip(pairs.left.tolist(), pairs.right.tolist(), strict=True)],
        dtype=np.float32,
    )
    chains = measure_chains(units, pairs.left, pairs.right, scores)
    assert chains.shape == (len(scores), len(CHAIN_NAMES))
    third = dict(zip(zip(pairs.left.tolist(), pairs.right.tolist(), strict=True), chains[:, 2], strict=True))
    assert CHAIN_NAMES[2] == "third"
    one, other = (texts.index(text) for text in DIED)
    assert third[one, other] == pytest.approx(0.9)
    assert third[0, other] == pytest.approx(0.05)


def test_units_are_the_same_however_many_sentences_are_encoded_at_a_time(
    units: tuple[Unit, ...], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("rashomon.accounts.alignment.units._AT_A_TIME", 2)
    annotations = annotate([make_report(text, id=id) for id, text in [*TEXTS.items(), ("d", TEXTS["a"])]])
    again = make_units(annotations, resolve_entities(annotations))
    assert [unit.text for unit in again[: len(units)]] == [unit.text for unit in units]
    for one, other in zip(units, again, strict=False):
        np.testing.assert_allclose(one.vectors, other.vectors, atol=1e-6)
    np.testing.assert_array_equal(again[0].vectors, again[len(units)].vectors)  # report d is a copy of report a
