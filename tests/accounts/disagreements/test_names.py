"""Persons and places that a statement gives."""

import pytest

from rashomon.accounts.disagreements.names import all_places, place_values
from rashomon.accounts.disagreements.told import lay_out, make_page
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from tests.accounts.disagreements.builders import bare_statement
from tests.factories import make_report


def test_a_party_and_a_state_are_no_place_of_the_event() -> None:
    text = "Paul Marsh, R-Texas, spoke in Ohio."
    annotation = annotate([make_report(text, "a")])[0]
    page = make_page(annotation, resolve_entities([annotation]))
    values = place_values(lay_out(bare_statement(annotation, 0, len(text), "s"), page))
    assert [value.said for value in values] == ["ohio"]


@pytest.mark.parametrize(
    ("text", "asserted", "named"),
    [
        # where the report is from, who says it, what somebody is
        ("KABUL, March 2 - The old dam burst near Herat.", ["herat"], ["kabul", "herat"]),
        ("The government in Seoul said the talks in Oslo failed.", ["oslo"], ["seoul", "oslo"]),
        ("They met in the Vietnamese capital with two Norwegians.", [], ["vietnamese", "norwegians"]),
        # a name and a headline in capitals
        ("They met in Vietnam and in Oslo.", ["vietnam", "oslo"], ["vietnam", "oslo"]),
        ("KABUL IS FLOODED", ["kabul"], ["kabul"]),
    ],
)
def test_places_of_what_is_asserted(text: str, asserted: list[str], named: list[str]) -> None:
    annotation = annotate([make_report(text, "a")])[0]
    statement = lay_out(
        bare_statement(annotation, 0, len(text), "s"), make_page(annotation, resolve_entities([annotation]))
    )
    assert [value.said for value in place_values(statement)] == asserted
    assert [value.said for value in all_places(statement)] == named
