"""What a list says of a story."""

import random

import pytest

from rashomon.archive.copies import copy_marks
from rashomon.archive.summaries import Member, headline, summarise

HEADLINES = [
    ([], ""),
    (["", ""], ""),
    (["", "The bridge is shut"], "The bridge is shut"),
    (["Plums", "The bridge is shut", "Old bridge shut on Friday"], "The bridge is shut"),  # most shared words
    (["Bridge shut", "Bridge shut"], "Bridge shut"),
    (["First", "Second"], "First"),  # nothing shared: the first
]


@pytest.mark.parametrize(("titles", "expected"), HEADLINES)
def test_headlines(titles: list[str], expected: str) -> None:
    assert headline(titles) == expected


def member(id: str, source: str, published: str | None, family: str | None = None) -> Member:
    return Member(
        id=id,
        ids=(id, f"{id}-too") if id == "b" else (id,),
        source=source,
        family=family,
        title=f"Title {id}",
        published=published,
        day=published,
        marks=copy_marks(f"{id} " * 9),
    )


MEMBERS = [
    member("a", "Paper", "2024-03-02"),
    member("b", "Gazette", "2024-03-01", "House"),
    member("c", "Courier", None, "House"),
    member("d", "Paper", "2024-03-04"),
]


@pytest.mark.parametrize("seed", range(3))
def test_a_summary_is_the_same_in_any_order(seed: int) -> None:
    shuffled = random.Random(seed).sample(MEMBERS, len(MEMBERS))
    story = summarise("s", shuffled, recent_from="2024-03-02")
    assert story.reports == ("b", "b-too", "a", "d", "c")  # by date, undated last, with every id
    assert story.sources == ("Gazette", "Paper", "Courier")
    assert (story.start, story.end, story.count) == ("2024-03-01", "2024-03-04", 4)
    assert story.independent == 2  # one house, one paper
    assert story.recent == 2


def test_a_date_far_from_the_others_is_not_the_story_s_beginning() -> None:
    far = member("z", "Paper", "2011-01-01")
    assert summarise("s", [*MEMBERS, far]).start == "2024-03-01"


def test_owners_that_are_known_count_once() -> None:
    found = summarise("s", [member("a", "New York Post", None), member("b", "The Wall Street Journal", None)])
    assert (found.start, found.end, found.recent) == (None, None, 0)
    assert found.independent == 1
