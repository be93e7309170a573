import pytest

from rashomon.stories.placing import place
from rashomon.stories.related import begin_and_end, related_stories, related_to_each
from rashomon.stories.shelf import MemoryShelf
from tests.stories.test_placing import BUDGET, DIFFERENT, FERRY, judgement, reports

TRIAL = "Divers of the harbour police told a court how they found the hull of the ferry Almina off Port Sorrel."


def story_of(shelf: MemoryShelf, report: str) -> str:
    (kept,) = shelf.kept([report])
    assert kept.placement is not None
    return kept.placement.story


def test_stories_of_one_saga_are_linked() -> None:
    shelf = MemoryShelf(decided=[judgement(DIFFERENT, "f1", "i1")])
    place(reports(FERRY[0], published="2019-03-19"), shelf)
    place(reports(("i1", TRIAL), published="2019-09-02"), shelf)
    place(reports(*BUDGET, published="2019-03-20"), shelf)
    (later,) = related_stories(story_of(shelf, "f1"), shelf)
    (earlier,) = related_stories(story_of(shelf, "i1"), shelf)
    assert (later.story, earlier.story) == (story_of(shelf, "i1"), story_of(shelf, "f1"))
    assert later.score == earlier.score
    assert "almina" in later.reason
    assert later.reason.endswith("167 days later")
    assert earlier.reason.endswith("167 days earlier")
    assert related_stories(story_of(shelf, "b1"), shelf) == ()
    assert related_stories("no such story", shelf) == ()
    stories = [story_of(shelf, report) for report in ("b1", "i1", "f1")]
    assert list(related_to_each(stories, shelf)) == [(), (earlier,), (later,)]


@pytest.mark.parametrize(
    ("published", "expected"),
    [
        ([], (None, None)),  # no reports
        ([None, "soon"], (None, None)),  # none dated
        (["2019-03-22"], ("2019-03-22", "2019-03-22")),
        (["2019-03-24T10:00:00Z", "2019-03-22", None], ("2019-03-22", "2019-03-24")),
        (["2019-03-22", "2019-03-23", "2020-01-01"], ("2019-03-22", "2019-03-23")),  # a wrong date
        (["2019-03-22", "2020-01-01"], ("2019-03-22", "2019-03-22")),  # one of two is: the first is taken
        (["2019-03-01", "2019-03-20", "2019-04-08"], ("2019-03-01", "2019-04-08")),  # a long story
    ],
)
def test_begin_and_end(published: list[str | None], expected: tuple[str | None, str | None]) -> None:
    assert begin_and_end(published) == expected
