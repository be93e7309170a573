"""What belongs together when pairs do."""

from random import Random

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.groups import joined, leader_of


@pytest.mark.parametrize(
    ("items", "pairs", "groups"),
    [
        ("", [], []),
        ("abc", [], [["a"], ["b"], ["c"]]),
        ("abcd", ["ca"], [["a", "c"], ["b"], ["d"]]),  # in the order of the items, not of the pair
        ("abcd", ["ab", "cd", "bd"], [["a", "b", "c", "d"]]),  # by way of others
        ("abc", ["ab", "ba", "aa"], [["a", "b"], ["c"]]),  # the same again
    ],
)
def test_groups(items: str, pairs: list[str], groups: list[list[str]]) -> None:
    assert joined(items, [(pair[0], pair[1]) for pair in pairs]) == groups


def test_a_stranger_is_refused() -> None:
    with pytest.raises(KeyError):
        joined("ab", [("a", "c")])


@given(st.lists(st.tuples(st.integers(0, 9), st.integers(0, 9)), max_size=12), st.randoms(use_true_random=False))
def test_the_order_of_the_pairs_decides_nothing(pairs: list[tuple[int, int]], chance: Random) -> None:
    shuffled = [pair if chance.random() < 0.5 else pair[::-1] for pair in pairs]
    chance.shuffle(shuffled)
    assert joined(range(10), shuffled) == joined(range(10), pairs)


def test_a_leader_is_found_over_a_long_way() -> None:
    leaders = {at: max(0, at - 1) for at in range(10_000)}
    assert leader_of(leaders, 9_999) == 0
