import pytest

from rashomon.accounts.shared_passages import passages_among, shared_passages
from rashomon.model.account import Passage
from rashomon.model.span import Evidence


def passage(a: str, b: str) -> Passage:
    one, other = (Evidence(report=id, start=0, end=1, quote="x") for id in (a, b))
    return Passage(id=a + b, a=one, b=other, kind="verbatim", direction="unknown", score=1.0, reason="")


PASSAGES = [passage("a", "b"), passage("b", "a"), passage("a", "c"), passage("c", "d")]


@pytest.mark.parametrize(
    ("reports", "expected"),
    [
        ({"a", "b"}, ["ab", "ba"]),  # whichever of the two is named first
        ({"a", "c", "d"}, ["ac", "cd"]),
        ({"a"}, []),  # the other place is in no report asked for
        ({"x", "y"}, []),
        (set(), []),
    ],
)
def test_passages_of_which_both_places_are_in_the_reports(reports: set[str], expected: list[str]) -> None:
    assert [found.id for found in passages_among(shared_passages(PASSAGES), reports)] == expected
