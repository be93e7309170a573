import pytest

from rashomon.lineage.comparison import SentencePair
from rashomon.lineage.quoting import only_quoted


def pair(**counts: int) -> SentencePair:
    """Two sentences of which only counts of words matter here."""
    values = {"shared": 20, "shared_quoted": 15, "shared_own": 0, "shared_halfway": 0, "own_a": 8, "own_b": 8, **counts}
    return SentencePair(
        a=0,
        b=0,
        matched=1.0,
        weight_a=1.0,
        weight_b=1.0,
        in_runs=1.0,
        longest=9,
        longest_unquoted=2,
        content_a=30,
        content_b=30,
        **values,
    )


@pytest.mark.parametrize(
    ("found", "quoted"),
    [
        (pair(), True),  # nothing but the quotation
        (pair(shared_own=3), True),  # "the minister said on Friday"
        (pair(shared_own=7), False),  # most words around it, too
        (pair(shared_own=4, own_a=4, own_b=14), True),  # all of a short frame, little of a long one
        (pair(shared_own=4, own_a=4, own_b=4), False),
        (pair(shared_quoted=9), True),  # the other words are names and the like
        (pair(shared_quoted=9, shared_halfway=10), False),  # most of it is quoted by one of the two only
    ],
)
def test_only_quoted(found: SentencePair, quoted: bool) -> None:
    assert only_quoted([found], alike=()) is quoted


def test_a_choice_made_alike_makes_it_a_copy() -> None:
    assert not only_quoted([pair()], alike={(0, 0)})
