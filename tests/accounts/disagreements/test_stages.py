"""Values that are mistaken, apart from the stages of the news."""

import pytest

from rashomon.accounts.disagreements.stages import without_mistaken_stages
from rashomon.model.account import Disagreement, DisagreementKind, Position, Relation
from tests.accounts.disagreements.builders import disagreements

Side = tuple[str, str]


def make(relation: Relation, *sides: Side, kind: DisagreementKind = "number") -> Disagreement:
    """A disagreement of sides like ("14", "c"): the value, and the outlets that give it, a letter each."""
    positions = tuple(
        Position(value=value, statements=tuple(f"s{o}" for o in outlets), sources=tuple(outlets))
        for value, outlets in sides
    )
    return Disagreement(id="d", kind=kind, relation=relation, about="", score=0.9, reason="", positions=positions)


TOLD_WRONG = make("disagreement", ("14", "c"), ("17", "de"))


@pytest.mark.parametrize(
    ("others", "update", "expected"),
    [
        # 14 is contradicted by more: no stage
        ([TOLD_WRONG], make("update", ("12", "ab"), ("14", "c"), ("17", "de")), ["12", "17"]),
        # nothing left to update
        ([TOLD_WRONG], make("update", ("12", "ab"), ("14", "c")), None),
        # one against one: which is mistaken is open
        ([make("disagreement", ("14", "c"), ("17", "d"))], make("update", ("12", "a"), ("14", "c")), ["12", "14"]),
        # another kind; the same figure in another statement; nothing but an update
        ([make("disagreement", ("14", "c"), ("17", "de"), kind="date")], make("update", ("12", "a"), ("14", "c")),
         ["12", "14"]),
        ([TOLD_WRONG], make("update", ("12", "a"), ("14", "b")), ["12", "14"]),
        ([], make("update", ("12", "ab"), ("14", "c"), ("17", "de")), ["12", "14", "17"]),
    ],
)  # fmt: skip
def test_a_mistaken_value_is_no_stage(
    others: list[Disagreement], update: Disagreement, expected: list[str] | None
) -> None:
    kept = without_mistaken_stages([*others, update])
    assert kept[: len(others)] == others
    assert [[p.value for p in d.positions] for d in kept[len(others) :]] == ([expected] if expected else [])


def test_an_outlet_that_is_wrong_stands_apart_from_the_update() -> None:
    texts = [
        "The quarry fire killed 12 people.", "The quarry fire killed 17 people.", "The quarry fire killed 17 people.",
        "The quarry fire killed 14 people.",
    ]  # fmt: skip
    days = ("2021-06-11T09:00", "2021-06-11T18:00", "2021-06-12T08:00", "2021-06-12T09:00")
    found = {d.relation: d for d in disagreements(*texts, published=days)}
    assert set(found) == {"update", "disagreement"}
    assert [p.value for p in found["disagreement"].positions] == ["14 people killed", "17 people killed"]
    assert found["disagreement"].positions[1].statements == ("s-b", "s-c")
