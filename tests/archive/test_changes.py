"""What a revision changed: every difference stands where it says, and the new text follows from the old one."""

import time

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from rashomon.archive.changes import text_changes

CASES = [
    ("Two died.", "Three died.", [("replaced", "Two", "Three")]),
    ("Two died.", "Two died, police said.", [("added", "", ", police said")]),
    ("Two died, police said.", "Two died.", [("removed", ", police said", "")]),
    ("One.\nTwo.\nThree.", "One.\nThree.", [("removed", "Two.", "")]),  # a line
    ("One.\nThree.", "One.\nTwo.\nThree.", [("added", "", "Two.")]),
    ("It is so.", "It  is\nso.", []),  # white space alone is none
    ("Same.", "Same.", []),
    ("", "New.", [("added", "", "New.")]),
    ("Old.", "", [("removed", "Old.", "")]),
    ("A 1,200-seat hall", "A 1,300-seat hall", [("replaced", "1,200-seat", "1,300-seat")]),  # a figure is one word
    ("It isn’t so.", "It is so.", [("replaced", "isn’t", "is")]),
]


@pytest.mark.parametrize(("before", "after", "expected"), CASES)
def test_differences(before: str, after: str, expected: list[tuple[str, str, str]]) -> None:
    assert [(one.kind, one.before, one.after) for one in text_changes(before, after)] == expected


words = st.lists(st.sampled_from(["a", "b", "c.", "\n", "12", "é", "🂡 x"]), max_size=30).map(" ".join)


@given(words | st.text(max_size=60), words | st.text(max_size=60))
@example("a a a", "a a a \n b")
def test_the_words_stand_where_they_are_said_to(before: str, after: str) -> None:
    changes = text_changes(before, after)
    for one in changes:
        assert before[one.start_before : one.start_before + len(one.before)] == one.before
        assert after[one.start_after : one.start_after + len(one.after)] == one.after
        assert (one.kind == "added") == (not one.before)
        assert (one.kind == "removed") == (not one.after)
    # putting the changes into the old text gives the words of the new one
    made, at = [], 0
    for one in changes:
        made += [before[at : one.start_before], " ", one.after, " "]
        at = one.start_before + len(one.before)
    made.append(before[at:])
    assert _characters("".join(made)) == _characters(after)


def _characters(text: str) -> str:
    return "".join("".join(char for char in text if char.isalnum()).split())


LONG = [
    (" ".join(f"w{i % 977}" for i in range(200_000)), " ".join(f"w{i % 971}" for i in range(200_000))),  # one line
    ("\n".join(f"w{i % 977}" for i in range(100_000)), "\n".join(f"w{i % 971}" for i in range(100_000))),  # all lines
]


@pytest.mark.parametrize(("before", "after"), LONG)
def test_long_texts_take_bounded_time(before: str, after: str) -> None:
    start = time.process_time()
    text_changes(before, after)
    assert time.process_time() - start < 5
