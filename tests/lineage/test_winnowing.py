import random
from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.lineage.winnowing import find_candidates, side_by_side, sketch
from tests.lineage.texts import FERRY, HARBOUR, OWN_END, OWN_START


def words(seed: int, number: int = 300) -> str:
    """A text of its own: made of words that no other seed has."""
    numbers = random.Random(seed)
    return " ".join(f"word{seed}x{numbers.randrange(200)}" for _ in range(number))


@pytest.mark.parametrize(
    ("texts", "pairs"),
    [
        ([HARBOUR, FERRY, OWN_START + HARBOUR + OWN_END], ((0, 2),)),  # one copied whole, one of another event
        ([HARBOUR, words(1) + " " + HARBOUR.split("\n\n")[1] + " " + words(2)], ((0, 1),)),  # one sentence of it
        ([HARBOUR, HARBOUR.replace("said", "says").replace("lifted", "lift").upper()], ((0, 1),)),  # tense and case
        ([HARBOUR, FERRY], ()),
        ([HARBOUR], ()),
        (["", "", "one two"], ()),
        ([], ()),
    ],
)
def test_find_candidates(texts: list[str], pairs: tuple[tuple[int, int], ...]) -> None:
    assert find_candidates(texts) == pairs


def test_a_stream_will_do() -> None:
    def stream() -> Iterator[str]:
        yield from (HARBOUR, FERRY, HARBOUR)

    assert find_candidates(stream()) == ((0, 2),)


def test_a_text_in_every_outlet_makes_no_all_pairs() -> None:
    texts = [f"{words(number)} {HARBOUR}" for number in range(200)]
    pairs = find_candidates(texts)
    assert {number for pair in pairs for number in pair} == set(range(200))  # nobody is left out
    assert len(pairs) < 200 * 10  # of 19,900


def test_counting_in_parts_changes_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    texts = [HARBOUR if number % 3 else FERRY for number in range(40)]
    whole = find_candidates(texts)
    monkeypatch.setattr("rashomon.lineage.winnowing._AT_ONCE", 500)
    assert find_candidates(texts) == whole


def test_side_by_side_keeps_every_pair_and_brings_partners_together() -> None:
    pairs = ((0, 9), (1, 5), (2, 3), (3, 9))
    assert side_by_side(pairs) == ((0, 9), (3, 9), (2, 3), (1, 5))


@given(st.text(max_size=300))
def test_no_text_breaks_a_sketch(text: str) -> None:
    marks = sketch(text)
    assert sorted(set(marks.tolist())) == marks.tolist()


def test_the_order_of_three_words_does_not_count() -> None:
    assert sketch("harbour storm vessel").tolist() == sketch("the vessel in a storm: harbours").tolist() != []
