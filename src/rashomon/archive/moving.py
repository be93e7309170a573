"""Two stories made one, and a report moved to another story: what a person decides about stories, as judgements."""

from typing import TYPE_CHECKING

from rashomon.model.judgement import Judgement

if TYPE_CHECKING:
    from rashomon.archive.archive import Archive


def merge_stories(archive: "Archive", one: str, other: str, *, by: str = "", note: str = "") -> tuple[Judgement, ...]:
    """Every report of two stories bound to the first one. Raises KeyError for a story that is not there, ValueError
    when the two are one already.
    """
    first, *others = (report.id for story in (one, other) for report in archive.story(story).reports)
    if first in others:
        raise ValueError(f"{one} and {other} are one story already")
    return tuple(archive.judge("same story", first, report, by=by, note=note) for report in others)


def move_report(archive: "Archive", report: str, story: str, *, by: str = "", note: str = "") -> tuple[Judgement, ...]:
    """A report parted from what it stands with now, and bound to a report of its new story.

    Raises KeyError for a report or story that is not there, ValueError when it is in that story already.
    """
    moved = archive.report(report).report.id
    target = archive.story(story)
    if moved in {one.id for one in target.reports}:
        raise ValueError(f"{report} is in story {target.id} already")
    current = next(one.story for one in archive.placements() if one.report == moved)
    others = [one.id for one in archive.story(current).reports if one.id != moved]
    parted = [archive.judge("different stories", moved, other, by=by, note=note) for other in others]
    bound = archive.judge("same story", moved, target.reports[0].id, by=by, note=note)
    return (*parted, bound)
