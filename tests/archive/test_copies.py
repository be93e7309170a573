"""Near copies told by a few bytes, and outlets that count once."""

import random
import time

import pytest

from rashomon.archive.copies import HASHES, copy_marks, independent_outlets, near_copies

WORDS = [f"word{i}" for i in range(400)]


def text(seed: int, words: int = 200) -> str:
    chance = random.Random(seed)
    return " ".join(chance.choice(WORDS) for _ in range(words))


ORIGINAL = text(1)
COPIES = [
    (ORIGINAL, True),  # itself
    (ORIGINAL.upper().replace(" ", "\n"), True),  # case and white space
    (ORIGINAL + " one more sentence at the end of it all", True),
    (ORIGINAL.replace("word3 ", "other "), True),
    (text(2), False),  # the same vocabulary
    (" ".join(reversed(ORIGINAL.split())), False),
    ("", False),
]


@pytest.mark.parametrize(("other", "copy"), COPIES)
def test_near_copies(other: str, copy: bool) -> None:
    assert near_copies(copy_marks(ORIGINAL), copy_marks(other)) is copy


def test_marks_are_short_and_the_same_on_every_machine() -> None:
    assert len(copy_marks(ORIGINAL)) == 4 * HASHES
    assert copy_marks("one two three four") == b""
    assert copy_marks("the quick brown fox jumps over it").hex()[:16] == "32204987cf1bd74a"


COUNTED = [
    ([], 0),
    ([("A", text(1))], 1),
    ([("A", text(1)), ("A", text(2))], 1),  # one outlet
    ([("A", text(1)), ("B", text(2))], 2),
    ([("A", text(1)), ("B", text(1) + " and more")], 1),  # near copies
    ([("A", text(1)), ("B", text(2)), ("C", text(1))], 2),
    ([("A", text(1)), ("B", text(1)), ("B", text(2)), ("C", text(2))], 1),  # B copies both
    ([("A", "short"), ("B", "short")], 2),  # too short to tell
]


@pytest.mark.parametrize(("reports", "outlets"), COUNTED)
def test_independent_outlets(reports: list[tuple[str, str]], outlets: int) -> None:
    for some in (reports, reports[::-1]):
        assert independent_outlets([name for name, _ in some], [copy_marks(one) for _, one in some]) == outlets


def test_a_wire_text_in_very_many_outlets_is_counted_in_little_time() -> None:
    start = time.process_time()
    marks = [copy_marks(ORIGINAL)] * 20_000
    assert independent_outlets([f"Outlet {i}" for i in range(20_000)], marks) == 1
    assert time.process_time() - start < 8
