"""The garbage collector is put back as it was."""

import gc
from collections.abc import Iterator

import pytest

from rashomon.collecting import seldom_collecting


@pytest.fixture(autouse=True)
def _as_usual() -> Iterator[None]:
    usual = gc.get_threshold()
    yield
    gc.set_threshold(*usual)


def test_it_collects_seldom_within_the_block_only() -> None:
    gc.set_threshold(700, 10, 10)
    with seldom_collecting():
        assert gc.get_threshold()[0] > 700
        with seldom_collecting():
            assert gc.get_threshold()[0] > 700
        assert gc.get_threshold()[0] > 700
    assert gc.get_threshold() == (700, 10, 10)


def test_an_error_puts_it_back_too() -> None:
    gc.set_threshold(700, 10, 10)
    with pytest.raises(KeyError), seldom_collecting():
        raise KeyError
    assert gc.get_threshold() == (700, 10, 10)


@pytest.mark.parametrize("set_by_the_user", [0, 1_000_000])
def test_who_collects_never_or_more_seldom_still_does(set_by_the_user: int) -> None:
    gc.set_threshold(set_by_the_user, 10, 10)
    with seldom_collecting():
        assert gc.get_threshold()[0] == set_by_the_user
    assert gc.get_threshold()[0] == set_by_the_user
