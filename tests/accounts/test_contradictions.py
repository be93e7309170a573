import pytest

from rashomon.accounts.contradictions import contradicts
from rashomon.accounts.statements import make_statement
from rashomon.language.annotate import annotate
from rashomon.model.account import Statement
from rashomon.model.span import Span
from tests.factories import make_report


def statement(text: str) -> Statement:
    (annotation,) = annotate([make_report(text)])
    return make_statement(annotation, Span(start=0, end=len(text)), {})


@pytest.mark.parametrize(
    ("one", "other", "expected"),
    [
        # One figure of one kind against another.
        ("The flood killed nine people.", "The flood killed 11 people.", True),
        ("The flood killed nine people.", "Nine people were killed in the flood.", False),
        # Vaguer is not different.
        ("The flood killed nine people.", "The flood killed at least eight people.", False),
        ("The office will have 25 people.", "The office may have up to 20 people.", True),
        # Figures of different things.
        ("The flood killed nine people.", "The flood destroyed 11 houses.", False),
        # Not against so.
        ("The dam broke on Monday.", "The dam did not break on Monday.", True),
        # One date against another; a week holds its days.
        ("The dam broke on Monday.", "The dam broke on Tuesday.", True),
        ("The dam broke on Monday.", "The dam broke this week.", False),
        ("The dam broke on Monday.", "The dam broke.", False),
    ],
)
def test_contradictions(one: str, other: str, expected: bool) -> None:
    assert contradicts(statement(one), statement(other)) is expected
    assert contradicts(statement(other), statement(one)) is expected
