"""Thresholds of the judges, from made-up examples."""

from collections.abc import Sequence

import pytest

from rashomon.accounts.disagreements.judging import Judge
from rashomon.accounts.disagreements.slots import FEATURES

sklearn = pytest.importorskip("sklearn")

from training import train_disagreements  # noqa: E402
from training.train_disagreements import FALSE_ALARMS, KINDS, Example, fit, train  # noqa: E402

STORIES = 100
# Says of a pair what its first feature says, by a logistic curve.
FIRST_FEATURE = Judge(weights=(1.0,) + (0.0,) * (len(FEATURES) - 1), bias=0.0, disagreement=1.0, undecided=1.0)


def example(number: int, kind: str, origin: str, first: float, second: float = 0.0) -> Example:
    """An example of two features; its number says which part of the stories it is of, and names its values."""
    return Example(
        part=number % 5, kind=kind, origin=origin, values=(str(number),),
        features=(first, second) + (0.0,) * (len(FEATURES) - 2),
    )  # fmt: skip


def examples_of(kind: str) -> list[Example]:
    """Two hundred pairs that are no conflict, at -4 to 0, each seen once more and weaker, and some that are."""
    alike = [example(k, kind, "none", -k / 50) for k in range(200)]
    weaker = [example(k, kind, "none", -k / 50 - 2.0) for k in range(200)]
    return [
        *weaker[::2], *alike, *weaker[1::2],
        *(example(k, kind, "planted", 1.0) for k in range(10)),
        *(example(k, kind, "labelled", -k / 2 + 0.001) for k in range(10)),
    ]  # fmt: skip


EXAMPLES = [one for kind in KINDS for one in examples_of(kind)]


def test_thresholds_allow_so_many_false_alarms_of_judges_that_never_saw_the_story(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    fitted_on: list[set[int]] = []

    def known(examples: Sequence[Example]) -> dict[str, Judge]:
        fitted_on.append({example.part for example in examples})
        return dict.fromkeys(KINDS, FIRST_FEATURE)

    monkeypatch.setattr(train_disagreements, "fit", known)
    judges, figures = train(EXAMPLES, STORIES)
    assert fitted_on == [{0, 1, 2, 3, 4} - {part} for part in range(5)] + [{0, 1, 2, 3, 4}]
    for kind, allowed in FALSE_ALARMS.items():
        judge = judges[kind]
        false = [int(share * STORIES) for share in allowed]  # each pair counts once, however often it is met
        expected = [FIRST_FEATURE.probability((-count / 50,) + (0.0,) * (len(FEATURES) - 1)) for count in false]
        assert [judge.disagreement, judge.undecided] == pytest.approx(expected, abs=0.001)
        assert figures[kind]["none"] == {
            "pairs": 200,
            "asserted": pytest.approx(false[0], abs=1),
            "asserted or undecided": pytest.approx(false[1], abs=1),
        }
        assert figures[kind]["planted"] == {"pairs": 10, "asserted": 10, "asserted or undecided": 10}
        assert figures[kind]["labelled"]["pairs"] == 10
        assert figures[kind]["labelled"]["asserted"] == 1


def test_what_is_fitted_tells_the_features_that_speak_for_a_conflict() -> None:
    noisy = [
        example(k, kind, origin, (k % 3) + (1.5 if origin != "none" else 0.0), k % 7)
        for kind in KINDS
        for origin in ("planted", "labelled", "none")
        for k in range(60)
    ]
    judges = fit(noisy)
    assert sorted(judges) == sorted(KINDS)
    for judge in judges.values():
        assert judge.weights[0] > 10 * abs(judge.weights[1])
        assert len(judge.weights) == len(FEATURES)
        high, low = (judge.probability((first,) + (0.0,) * (len(FEATURES) - 1)) for first in (3.5, 0.0))
        assert low < 0.5 < high


def test_a_kind_with_more_examples_weighs_no_more_than_another() -> None:
    # what tells a conflict of numbers is another feature than for the rest
    few = [
        example(k, kind, origin, *((k % 3, told) if kind == "number" else (told, k % 3)))
        for kind in KINDS
        for origin, told in (("planted", 1), ("none", 0))
        for k in range(30)
    ]
    once, often = fit(few), fit([*few, *(one for one in few if one.kind == "number")])
    for kind in KINDS:
        assert often[kind].weights == pytest.approx(once[kind].weights, abs=0.01)
        assert often[kind].bias == pytest.approx(once[kind].bias, abs=0.01)


def test_each_kind_has_a_bias_of_its_own() -> None:
    shifted = [
        example(k, kind, origin, k % 3 + told + (2 if kind == "date" else 0))
        for kind in KINDS
        for origin, told in (("planted", 2), ("none", 0))
        for k in range(30)
    ]
    judges = fit(shifted)
    assert judges["date"].weights == judges["place"].weights
    assert judges["date"].bias < judges["place"].bias - 1
    assert judges["place"].bias == pytest.approx(judges["person"].bias, abs=0.01)
