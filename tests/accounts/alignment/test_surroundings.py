from itertools import combinations

import numpy as np
import pytest

from rashomon.accounts.alignment.links import Links, as_neighbours, look_up, make_links
from rashomon.accounts.alignment.surroundings import among_rivals, around, by_way_of_thirds

REPORTS = np.array([0, 0, 1, 1, 2])
PAIRS = {(0, 2): 0.9, (0, 3): 0.4, (0, 4): 0.8, (1, 3): 0.7, (2, 4): 0.6}


@pytest.fixture
def links() -> Links:
    left, right = sides()
    return make_links(5, left, right, np.array(list(PAIRS.values()), dtype=np.float32))


def sides() -> tuple[np.ndarray[tuple[int, ...], np.dtype[np.int64]], np.ndarray[tuple[int, ...], np.dtype[np.int64]]]:
    return np.array([i for i, _ in PAIRS]), np.array([j for _, j in PAIRS])


def of(pair: tuple[int, int], values: np.ndarray[tuple[int, ...], np.dtype[np.float32]]) -> float:
    return float(values[list(PAIRS).index(pair)])


def test_links_are_found_from_both_sides_and_others_are_absent(links: Links) -> None:
    for i, j in combinations(range(5), 2):
        wanted = PAIRS.get((i, j), -1.0)
        assert look_up(links, np.array([i, j]), np.array([j, i]), -1.0).tolist() == pytest.approx([wanted, wanted])
    assert as_neighbours(links, 0.65)[0] == pytest.approx({2: 0.9, 4: 0.8})
    assert as_neighbours(links, 0.65)[2] == pytest.approx({0: 0.9})


def test_no_links_at_all() -> None:
    none = make_links(3, np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.int64), np.zeros(0, dtype=np.float32))
    assert look_up(none, np.array([0]), np.array([1]), 0.5).tolist() == [0.5]
    assert as_neighbours(none, 0.0) == ({}, {}, {})


def test_rivals_stand_in_the_same_report(links: Links) -> None:
    (rank_min, rank_max), (margin_min, margin_max) = among_rivals(links, REPORTS)
    assert (of((0, 2), rank_min), of((0, 2), rank_max)) == (0, 0)  # 2 is the best that report 1 has for 0
    assert (of((0, 3), rank_min), of((0, 3), rank_max)) == (1, 1)  # 2 is better for 0, and 1 is better for 3
    assert (of((0, 3), margin_min), of((0, 3), margin_max)) == pytest.approx((-0.5, -0.3))
    assert (of((2, 4), rank_min), of((2, 4), rank_max)) == (0, 0)


def test_neighbours_stand_beside_both_or_beside_one(links: Links) -> None:
    left, right = sides()
    diagonal, beside = around(links, REPORTS, left, right, 0.0)
    assert of((0, 2), diagonal) == pytest.approx(0.7)  # 1 and 3
    assert of((0, 2), beside) == pytest.approx(0.4)  # 0 and 3
    assert of((0, 4), diagonal) == 0.0  # nothing stands after 4


def test_thirds_link_two_units(links: Links) -> None:
    left, right = sides()
    best, total = by_way_of_thirds(links, left, right, 0.0)
    assert of((0, 2), best) == pytest.approx(0.6)  # by way of 4: the weaker of 0.8 and 0.6
    assert of((0, 2), total) == pytest.approx(0.8 * 0.6)
    assert of((1, 3), best) == 0.0
