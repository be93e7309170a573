"""News that moved on, apart from disagreements."""

import pytest

from rashomon.accounts.disagreements.updates import number_relation
from tests.accounts.disagreements.builders import disagreements, told


@pytest.mark.parametrize(
    ("published", "relation"),
    [
        (("2021-06-11T09:00", "2021-06-11T14:00"), "update"),
        (("2021-06-11", "2021-06-12"), "update"),
        (("2021-06-11T14:00", "2021-06-11T09:00"), "disagreement"),  # the lower figure came later: tolls do not fall
        (("2021-06-11T09:00", "2021-06-11T09:00"), "disagreement"),  # at one time
        (("2021-06-11", "2021-06-11"), "undecided"),  # one day, no hours
        ((None, "2021-06-12"), "undecided"),
    ],
)
def test_a_toll_that_grows_is_an_update(published: tuple[str | None, ...], relation: str) -> None:
    found = disagreements("The quarry fire killed 12 people.", "The quarry fire killed 17 people.", published=published)
    assert [(d.kind, d.relation) for d in found] == [("number", relation)]


@pytest.mark.parametrize(
    ("published", "relation"),
    [
        (("2021-06-11T09:00", "2021-06-11T14:00"), "update"),  # found one after the other
        (("2021-06-11T09:00", "2021-06-11T09:00"), "disagreement"),  # at one time
    ],
)
def test_the_missing_who_are_found_are_an_update(published: tuple[str | None, ...], relation: str) -> None:
    texts = ("Seventeen miners are missing in the quarry.", "Seven miners are missing in the quarry.")
    found = disagreements(*texts, published=published)
    assert [(d.kind, d.relation) for d in found] == [("number", relation)]


def test_words_of_revision_make_an_update() -> None:
    found = disagreements(
        "The survey counted 120 seals on the coast.",
        "The survey counted 180 seals on the coast, after the figure was revised from an earlier count.",
    )
    assert [(d.kind, d.relation) for d in found] == [("number", "update")]


def test_what_is_planned_and_then_done_is_an_update() -> None:
    found = disagreements(
        "The minister will open the bridge.", "The minister opened the bridge.",
        published=("2021-06-10", "2021-06-12"),
    )  # fmt: skip
    assert [(d.kind, d.relation) for d in found] == [("certainty", "update")]


def test_only_what_grows_is_updated_by_a_later_report() -> None:
    first, second = told("The firm built 12 houses.", "a", "2021-06-11"), told("It built 17 houses.", "b", "2021-06-12")
    assert number_relation([first], [second])[0] == "disagreement"
    first, second = told("The fire killed 12.", "a", "2021-06-11"), told("The fire killed 17.", "b", "2021-06-12")
    assert number_relation([first], [second])[0] == "update"
