"""Placing by one plain rule, so that the archive is tested apart from what was learned about stories."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import numpy as np

from rashomon.model.report import Report
from rashomon.stories.placing import story_id
from rashomon.stories.shelf import Placement, Shelf
from rashomon.stories.sketch import Sketch

_NAME = re.compile(r"\b[A-Z]\w{3,}")


def place(reports: Sequence[Report], shelf: Shelf) -> tuple[Placement, ...]:
    """A report joins the story of the report that shares most capitalised words with it, two at least."""
    made = []
    for report in reports:
        sketch = sketch_of(report)
        found = shelf.kept([id for id in shelf.candidates(sketch.marks, sketch.day, 20) if id != report.id])
        shelf.put(sketch)
        placement = Placement(report=report.id, story=story_id(report.id), score=1.0, reason="the first")
        likest = max(found, key=lambda kept: (_shared(kept.sketch, sketch), -kept.number), default=None)
        if likest is not None and likest.placement is not None and _shared(likest.sketch, sketch) >= 2:
            placement = Placement(
                report=report.id, story=likest.placement.story, score=0.9, reason=f"like {likest.placement.report}"
            )
        for judgement in shelf.judgements([report.id]):
            if judgement.kind == "same story" and judgement.b == report.id:  # the second follows the first
                (kept,) = shelf.kept([judgement.a])
                if kept.placement is not None:
                    placement = Placement(report=report.id, story=kept.placement.story, score=1.0, reason="a judgement")
        shelf.assign([placement])
        made.append(placement)
    return tuple(made)


def sketch_of(report: Report, terms: int = 3) -> Sketch:
    """A sketch whose marks are the capitalised words."""
    return Sketch(
        report=report.id,
        day=date.fromisoformat(report.published[:10]).toordinal() if report.published else None,
        marks=tuple(dict.fromkeys(_NAME.findall(f"{report.title} {report.text}"))),
        terms=np.arange(terms, dtype=np.uint32),
        weights=np.ones((2, terms), np.float16),
        meaning=np.zeros(4, np.int8),
    )


def _shared(a: Sketch, b: Sketch) -> int:
    return len(set(a.marks) & set(b.marks))


class Clock:
    """A clock that goes on by a second whenever it is looked at."""

    def __init__(self) -> None:
        self._now = datetime(2024, 5, 1, tzinfo=UTC)

    def __call__(self) -> datetime:
        """The time, UTC."""
        self._now += timedelta(seconds=1)
        return self._now
