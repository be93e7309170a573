from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.ids import content_id


def test_recipe_is_pinned() -> None:
    # Stored references break when this changes.
    assert content_id("s", "bbc", 0, 12, "It has begun") == "s-c7c52be1a765"


def test_parts_are_kept_apart() -> None:
    assert content_id("s", "ab", "c") != content_id("s", "a", "bc")
    assert content_id("s", "a", "") != content_id("s", "a")


@given(st.text(), st.text())
def test_any_text_has_an_id(one: str, other: str) -> None:
    assert (content_id("s", one) == content_id("s", other)) == (one == other)
