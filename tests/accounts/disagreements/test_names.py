"""Persons and places that a statement gives."""

from rashomon.accounts.disagreements.names import place_values
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
