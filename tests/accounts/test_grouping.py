import random
from collections.abc import Sequence

import pytest

from rashomon.accounts.grouping import fit, further_sentences, group_parts, groups_left_over, nearly_same

Pairs = dict[tuple[int, int], float]


@pytest.mark.parametrize(
    ("pairs", "reports", "expected"),
    [
        # Nothing alike: no group.
        ({}, [0, 1], ()),
        ({(0, 1): 0.2}, [0, 1], ()),
        # Two reports say one thing.
        ({(0, 1): 0.9}, [0, 1], ((0, 1),)),
        # A third that fits both joins.
        ({(0, 1): 0.9, (0, 2): 0.8, (1, 2): 0.7}, [0, 1, 2], ((0, 1, 2),)),
        # A chain of half-alike clauses does not become one group ...
        ({(0, 1): 0.9, (1, 2): 0.45}, [0, 1, 2], ((0, 1),)),
        # ... but one that fits a second thing well stands in both groups.
        (
            {
                **dict.fromkeys([(0, 1), (0, 2), (1, 2), (3, 4), (3, 5), (4, 5)], 0.9),
                **dict.fromkeys([(2, 3), (2, 4), (2, 5)], 0.6),
            },
            [0, 1, 2, 3, 4, 5],
            ((0, 1, 2), (2, 3, 4, 5)),
        ),
        # A report's own repetition counts as one more place, not as another report.
        ({(0, 2): 0.9, (1, 2): 0.9}, [0, 0, 1], ((0, 1, 2),)),
    ],
)
def test_groups(pairs: Pairs, reports: list[int], expected: tuple[tuple[int, ...], ...]) -> None:
    assert group_parts(pairs, reports) == expected


def test_groups_do_not_depend_on_the_order_of_pairs() -> None:
    chance = random.Random(7)
    reports = [i % 5 for i in range(60)]
    pairs = {
        (i, j): round(chance.random(), 2)
        for i in range(60)
        for j in range(i + 1, 60)
        if reports[i] != reports[j] and chance.random() < 0.1
    }
    expected = group_parts(pairs, reports)
    assert len(expected) > 5
    for _ in range(5):
        shuffled = list(pairs.items())
        chance.shuffle(shuffled)
        assert group_parts(dict(shuffled), reports) == expected


def test_no_group_is_part_of_another_and_each_has_two_reports() -> None:
    chance = random.Random(3)
    reports = [i % 4 for i in range(40)]
    pairs = {(i, j): chance.random() for i in range(40) for j in range(i + 1, 40) if reports[i] != reports[j]}
    groups = group_parts(pairs, reports)
    assert all(len({reports[i] for i in group}) > 1 for group in groups)
    assert not any(set(one) < set(other) for one in groups for other in groups)


def scores_of(n: int, pairs: Pairs) -> list[dict[int, float]]:
    near: list[dict[int, float]] = [{} for _ in range(n)]
    for (i, j), score in pairs.items():
        near[i][j] = near[j][i] = score
    return near


@pytest.mark.parametrize(
    ("pairs", "expected"),
    [
        ({(0, 1): 0.8}, ()),
        ({(0, 1): 0.8, (0, 2): 0.6, (1, 2): 0.5}, (2,)),  # fits both
        ({(0, 1): 0.8, (0, 2): 0.9, (1, 2): 0.2}, ()),  # fits one only
        ({(0, 1): 0.8, (0, 2): 0.45, (1, 2): 0.35}, ()),  # not well enough on average
    ],
)
def test_sentences_that_fit_a_group(pairs: Pairs, expected: tuple[int, ...]) -> None:
    assert further_sentences([0, 1], scores_of(3, pairs), [0, 1, 2]) == expected


@pytest.mark.parametrize(
    ("pairs", "grouped", "expected"),
    [
        ({(0, 1): 0.4}, [], ()),  # not sure
        ({(0, 1): 0.8, (0, 2): 0.9}, [], ((0, 2), (0, 1))),  # the surest first; 1 and 2 share nothing
        ({(0, 1): 0.8, (0, 2): 0.9}, [(0, 1)], ((0, 2),)),  # together already
        ({(0, 1): 0.8, (0, 2): 0.9, (1, 2): 0.8}, [], ((0, 1, 2),)),  # many copies of one sentence are one group
    ],
)
def test_sure_sentences_that_are_left_over(
    pairs: Pairs, grouped: list[tuple[int, ...]], expected: tuple[tuple[int, ...], ...]
) -> None:
    assert groups_left_over(scores_of(3, pairs), [0, 1, 2], grouped) == expected


def test_a_fact_that_very_many_tell_stays_in_one_piece_though_each_was_compared_with_few() -> None:
    n = 100
    near: list[dict[int, float]] = [{(i + step) % n: 0.9 for step in range(-20, 21) if step} for i in range(n)]
    pairs = {(i, j): score for i, links in enumerate(near) for j, score in links.items() if i < j}
    assert max(len(group) for group in group_parts(pairs, range(n))) > 40


@pytest.mark.parametrize(
    ("near", "others", "expected"),
    [
        ({1: 0.9, 2: 0.3}, [1, 2], 0.6),
        ({1: 0.9}, [1, 2], 0.45),  # a pair that was not found probable counts as 0
        ({}, [], 0.0),
        (dict.fromkeys(range(1, 25), 0.8), range(1, 60), 0.8),  # of many it is judged by its best
    ],
)
def test_how_well_a_sentence_fits(near: dict[int, float], others: Sequence[int], expected: float) -> None:
    assert fit(near, others) == pytest.approx(expected)


@pytest.mark.parametrize(
    ("groups", "expected"),
    [
        ([], []),
        ([(1, 2), (3, 4)], [[0], [1]]),
        ([(1, 2, 3), (1, 2, 3)], [[0, 1]]),
        ([(1, 2, 3), (2, 3, 4, 1), (7, 8)], [[0, 1], [2]]),  # three of four
        ([(1, 2, 3), (3, 4, 5)], [[0], [1]]),  # one of five
        ([(1, 2, 3, 4), (1, 2, 3, 5), (5, 6, 7, 8)], [[0], [1], [2]]),  # three of five
        ([(1, 2, 3, 4, 5, 6), (1, 2, 3, 4), (3, 4, 5, 6)], [[0, 1, 2]]),  # each to the larger one
    ],
)
def test_groups_of_nearly_the_same_members_are_one(groups: list[tuple[int, ...]], expected: list[list[int]]) -> None:
    assert nearly_same(groups) == expected
