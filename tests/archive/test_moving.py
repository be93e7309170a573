"""Stories put together and reports moved by hand."""

from collections.abc import Iterator

import pytest

from rashomon.archive import Archive
from rashomon.archive.moving import merge_stories, move_report
from tests.archive import stubs
from tests.factories import make_report

TEXTS = {
    "a": "The bridge of Aldmoor is shut, Mayor Ilse Brandt said.",
    "b": "Mayor Ilse Brandt shut the bridge of Aldmoor.",
    "c": "Plums are few in Quellin.",
}


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    """Three reports, where a and b are one story by a plain rule."""
    stubs.install(monkeypatch)
    with Archive(":memory:") as made:
        made.add([make_report(text, id=id, published="2024-03-01") for id, text in TEXTS.items()])
        yield made


def story_of(archive: Archive, report: str) -> str:
    return next(one.story for one in archive.placements() if one.report == report)


def test_merging_binds_every_report_to_the_first(archive: Archive) -> None:
    made = merge_stories(archive, story_of(archive, "a"), story_of(archive, "c"), by="Ann", note="one event")
    assert [(one.kind, one.a, one.b, one.by, one.note) for one in made] == [
        ("same story", "a", "b", "Ann", "one event"),
        ("same story", "a", "c", "Ann", "one event"),
    ]


def test_moving_parts_a_report_from_its_story_and_binds_it_to_the_other(archive: Archive) -> None:
    made = move_report(archive, "b", story_of(archive, "c"), by="Ann")
    assert [(one.kind, one.a, one.b) for one in made] == [("different stories", "a", "b"), ("same story", "b", "c")]


def test_what_stands_so_already_is_refused(archive: Archive) -> None:
    story = story_of(archive, "a")
    with pytest.raises(ValueError, match="one story already"):
        merge_stories(archive, story, story)
    with pytest.raises(ValueError, match="already"):
        move_report(archive, "b", story)
    with pytest.raises(KeyError, match="no story 'none'"):
        move_report(archive, "b", "none")
    with pytest.raises(KeyError, match="no report 'none'"):
        move_report(archive, "none", story)
    assert archive.judgements() == ()
