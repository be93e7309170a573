"""Statistics of words: counted, pruned, looked up."""

import numpy as np
import pytest

from rashomon.language.attribution.rates import count_rates, look_up


def test_rates_lean_towards_that_of_all() -> None:
    keys = np.array([[7], [7], [7], [9], [9], [11]], np.uint32)
    rates = count_rates(keys, np.array([True, True, True, False, False, True]))
    assert rates.prior == pytest.approx(4 / 6)
    assert rates.keys.tolist() == [7, 9]  # 11 was seen once
    rate, count = look_up(rates, np.array([[7], [9], [11]], np.uint32)).T
    # (cues + 3 * prior) / (seen + 3), to a 255th; what is unknown has the prior
    assert rate.tolist() == pytest.approx([5 / 6, 2 / 5, 4 / 6], abs=1 / 255)
    assert count.tolist() == pytest.approx([np.log(4), np.log(3), 0])


def test_an_empty_table_knows_nothing() -> None:
    rates = count_rates(np.array([[1]], np.uint32), np.array([False]))
    assert look_up(rates, np.array([[1]], np.uint32)).tolist() == [[0, 0]]
