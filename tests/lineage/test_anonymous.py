import pytest

from rashomon.lineage.anonymous import anonymous_support, is_anonymous
from rashomon.model.account import SaidBy, Statement


def source(quote: str, name: str | None = None) -> SaidBy:
    return SaidBy(report="a", start=0, end=len(quote), quote=quote, name=quote if name is None else name, entity=None)


def statement(*said_by: SaidBy) -> Statement:
    return Statement(
        report="a", start=0, end=9, quote="It leaks.", id="s", said_by=said_by, origin=None, certainty="asserted",
        negated=False, times=(), quantities=(),
    )  # fmt: skip


@pytest.mark.parametrize(
    ("said_by", "anonymous"),
    [
        (source("officials"), True),
        (source("a senior harbour official"), True),
        (source("two officials of the harbour ministry"), True),
        (source("three people familiar with the talks"), True),
        (source("a person who asked not to be named"), True),
        (source("an engineer speaking on condition of anonymity"), True),
        (source("a source close to the owner"), True),
        (source("harbour official Ann Gray", "Ann Gray"), False),
        (source("the official", "Ann Gray"), False),  # whom the report names elsewhere
        (source("the harbour ministry"), False),  # an office that speaks
        (source("a spokesman for the ministry"), False),  # it is his office to be quoted
        (source("people in the town"), False),
        (source("she"), False),  # left open, not kept back
        (source(""), False),
    ],
)
def test_is_anonymous(said_by: SaidBy, anonymous: bool) -> None:
    assert is_anonymous(said_by) is anonymous


@pytest.mark.parametrize(
    ("statements", "reason"),
    [
        ([statement(source("a senior official"))], "only unnamed sources: senior official"),
        (
            [statement(source("Two officials")), statement(source("The Echo"), source("people close to the owner"))],
            "only unnamed sources: officials, people close to the owner",
        ),
        ([statement(source("officials")), statement(source("Ann Gray"))], ""),  # one of them is named
        ([statement(source("officials")), statement()], ""),  # one outlet says so itself
        ([], ""),
    ],
)
def test_anonymous_support(statements: list[Statement], reason: str) -> None:
    assert anonymous_support(statements) == reason
