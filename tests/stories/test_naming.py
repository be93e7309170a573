import numpy as np
import pytest

from rashomon.stories.naming import name_groups, story_id
from rashomon.stories.shelf import Kept, Placement
from rashomon.stories.sketch import Sketch


def kept(number: int, story: str | None) -> Kept:
    one = Sketch(
        report=f"r{number}",
        terms=np.zeros(0, np.uint32),
        weights=np.zeros((7, 0), np.float16),
        meaning=np.zeros(128, np.int8),
    )
    placement = Placement(report=one.report, story=story, score=1.0, reason="") if story else None
    return Kept(sketch=one, placement=placement, number=number)


@pytest.mark.parametrize(
    ("groups", "names"),
    [
        ([[(0, None)]], [story_id("r0")]),  # a report founds a story
        ([[(0, "A"), (5, None)]], ["A"]),  # one joins
        ([[(0, "A"), (1, "B"), (2, "B")]], ["A"]),  # two stories merge: the older id stays
        ([[(0, "A")], [(1, "A"), (2, "A")]], [story_id("r0"), "A"]),  # a split: the larger part keeps the id
        ([[(0, "A")], [(1, "A")]], ["A", story_id("r1")]),  # equal parts: the first
        ([[(0, "A"), (3, "B"), (4, "B")], [(1, "A"), (2, "A")]], ["B", "A"]),  # one report goes over
    ],
)
def test_name_groups(groups: list[list[tuple[int, str | None]]], names: list[str]) -> None:
    assert name_groups([[kept(*one) for one in group] for group in groups], lambda _: False) == names


def test_an_id_in_use_is_not_given_again() -> None:
    groups = [[kept(0, None)]]
    assert name_groups(groups, {story_id("r0")}.__contains__) == [story_id("r0", 1)]


def test_a_founder_of_a_story_here_founds_another() -> None:
    first = story_id("r0")
    assert name_groups([[kept(0, first)], [kept(1, first), kept(2, first)]], lambda _: False) == [
        story_id("r0", 1),
        first,
    ]
