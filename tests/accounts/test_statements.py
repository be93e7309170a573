import pytest

from rashomon.accounts.statements import entity_owners, figure, make_statement
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from rashomon.model.account import Statement
from rashomon.model.annotation import Quantity
from rashomon.model.span import Span
from tests.factories import make_report


def statement_of(text: str, words: str) -> Statement:
    (annotation,) = annotate([make_report(text)])
    start = text.index(words)
    owners = entity_owners(resolve_entities([annotation]))
    return make_statement(annotation, Span(start=start, end=start + len(words)), owners)


def test_a_statement_points_at_its_words() -> None:
    text = "It rained. The dam at Orsk broke on Monday."
    statement = statement_of(text, "The dam at Orsk broke on Monday.")
    assert text[statement.start : statement.end] == statement.quote
    assert [time.value for time in statement.times] == ["2019-03-18"]
    assert (statement.said_by, statement.certainty, statement.negated) == ((), "asserted", False)


def test_what_is_said_carries_who_says_it() -> None:
    text = "Mayor Ines Duarte told reporters that the dam had broken at two places."
    statement = statement_of(text, "the dam had broken at two places.")
    assert [said.name for said in statement.said_by] == ["Ines Duarte"]
    assert statement.said_by[0].entity is not None
    assert [quantity.value for quantity in statement.quantities] == ["2"]


@pytest.mark.parametrize(
    ("text", "words", "said_by"),
    [
        # The office is no speaker here, though allowing can be an attitude.
        (
            "The harbour office had allowed captains from both ports to talk on a regular basis for the first time.",
            "captains from both ports to talk on a regular basis",
            [],
        ),
        ("The ministry said the dam would be rebuilt by autumn.", "the dam would be rebuilt", ["The ministry"]),
        ("The ministry believes that the dam will hold.", "the dam will hold", ["The ministry"]),
    ],
)
def test_a_thing_says_only_what_it_is_told_to_say_or_to_think(text: str, words: str, said_by: list[str]) -> None:
    assert [said.name for said in statement_of(text, words).said_by] == said_by


def test_plans_and_denials_are_no_bare_assertions() -> None:
    assert (
        statement_of("The ministry will rebuild the dam next year.", "The ministry will rebuild").certainty == "planned"
    )
    assert statement_of("The dam did not break on Monday.", "The dam did not break on Monday.").negated


def test_an_empty_span_is_refused() -> None:
    (annotation,) = annotate([make_report("It rained.")])
    with pytest.raises(ValueError, match="report 'a'"):
        make_statement(annotation, Span(start=3, end=3), {})


@pytest.mark.parametrize(
    ("low", "high", "approximate", "expected"),
    [
        (25, 25, False, "25"),
        (12, 15, False, "12-15"),
        (12, None, False, ">=12"),
        (None, 300, False, "<=300"),
        (200, 200, True, "~200"),
        (2.5, 2.5, False, "2.5"),
        (1_500_000, 1_500_000, False, "1500000"),
        (None, None, True, "?"),
    ],
)
def test_figures(low: float | None, high: float | None, approximate: bool, expected: str) -> None:
    quantity = Quantity(start=0, end=1, low=low, high=high, unit="people", approximate=approximate)
    assert figure(quantity) == expected
