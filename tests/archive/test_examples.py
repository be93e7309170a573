"""The whole way with what was learned: the example reports in, their two stories out."""

import random
from pathlib import Path

import pytest

from rashomon.archive import Archive
from rashomon.model.archive import RelatedStory
from rashomon.reading import read
from tests.factories import make_report

EXAMPLES = Path(__file__).resolve().parents[2] / "examples"
STORIES = [EXAMPLES / "liaison-office", EXAMPLES / "tunnel-accident"]


def stories_of(archive: Archive) -> set[frozenset[str]]:
    return {frozenset(story.kept.reports) for story in archive.stories()}


@pytest.mark.parametrize("path", [":memory:", "a.db"])
def test_two_stories(tmp_path: Path, path: str) -> None:
    given = [read([folder]).reports for folder in STORIES]
    with Archive(path if path == ":memory:" else tmp_path / path) as archive:
        assert archive.add(STORIES).new == sum(map(len, given))
        assert stories_of(archive) == {frozenset(report.id for report in story) for story in given}
        before = {story.id for story in archive.stories()}
        archive.regroup()
        assert {story.id for story in archive.stories()} == before


@pytest.mark.parametrize("seed", range(3))
def test_two_stories_in_any_order(seed: int) -> None:
    reports = read(STORIES).reports
    with Archive(":memory:") as archive:
        archive.add(random.Random(seed).sample(reports, len(reports)))
        assert len(stories_of(archive)) == 2


def test_a_person_s_word_binds_the_stories_and_can_be_taken_back(tmp_path: Path) -> None:
    with Archive(tmp_path / "a.db") as archive:
        archive.add(STORIES)
        before = stories_of(archive)
        a, b = (story.reports[0].id for story in archive.stories())
        judgement = archive.judge("same story", a, b, by="ana")
        assert any({a, b} <= story for story in stories_of(archive))
        archive.regroup()
        assert any({a, b} <= story for story in stories_of(archive))
        archive.undo(judgement.id)
        assert stories_of(archive) == before


FERRY = "The ferry Almina sank off Port Sorrel in a storm, and divers of the harbour police looked for its hull."
TRIAL = "Divers of the harbour police told a court how they found the hull of the ferry Almina off Port Sorrel."


@pytest.mark.parametrize("path", [":memory:", "a.db"])
def test_related_stories_are_named(tmp_path: Path, path: str) -> None:
    reports = [
        make_report(FERRY, "f", title="Ferry sinks", published="2019-03-19"),
        make_report(TRIAL, "t", title="Trial begins", published="2019-09-02"),
    ]
    with Archive(path if path == ":memory:" else tmp_path / path) as archive:
        archive.add(reports)
        archive.judge("different stories", "f", "t", by="ana")
        trial, ferry = archive.stories()
        ((of_trial,), (of_ferry,)) = archive.related([trial, ferry])
        assert (of_trial.story, of_trial.headline) == (ferry.id, "Ferry sinks")
        assert (of_ferry.story, of_ferry.headline) == (trial.id, "Trial begins")
        (link,) = trial.related()
        assert of_trial == RelatedStory(story=link.story, headline="Ferry sinks", score=link.score, reason=link.reason)
