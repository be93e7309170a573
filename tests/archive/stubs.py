"""Placing by one plain rule, so that the archive is tested apart from what was learned about stories."""

import re
from collections.abc import Sequence
from datetime import UTC, date, datetime, timedelta

import numpy as np
import pytest

from rashomon.model.ids import content_id
from rashomon.model.report import Report
from rashomon.stories.shelf import Placement, Shelf
from rashomon.stories.sketch import Sketch

_NAME = re.compile(r"\b[A-Z]\w{3,}")


def install(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are sketched and placed by the rules here from now on."""
    # The importing module comes first: imported later, it would hold the rules here for ever.
    monkeypatch.setattr("rashomon.stories.placing.place_sketches", place_sketches)
    monkeypatch.setattr("rashomon.stories.placing.place", place)
    monkeypatch.setattr("rashomon.stories.sketching.sketch", lambda report, vocabulary: sketch_of(report))
    monkeypatch.setattr("rashomon.stories.vocabulary.load_vocabulary", lambda: None)
    monkeypatch.setattr("rashomon.stories.pairing.load_judge", lambda: None)


def place(reports: Sequence[Report], shelf: Shelf) -> tuple[Placement, ...]:
    """As `place_sketches`, for reports."""
    return place_sketches([sketch_of(report) for report in reports], shelf, None)


def place_sketches(sketches: Sequence[Sketch], shelf: Shelf, judge: object) -> tuple[Placement, ...]:
    """A report joins the story of the report that shares most capitalised words with it, two at least."""
    made = []
    for sketch in sketches:
        report = sketch.report
        found = shelf.kept([id for id in shelf.candidates(sketch.marks, sketch.day, 20) if id != report])
        shelf.put(sketch)
        placement = Placement(report=report, story=content_id("story", report), score=1.0, reason="the first")
        likest = max(found, key=lambda kept: (_shared(kept.sketch, sketch), -kept.number), default=None)
        if likest is not None and likest.placement is not None and _shared(likest.sketch, sketch) >= 2:
            placement = Placement(
                report=report, story=likest.placement.story, score=0.9, reason=f"like {likest.placement.report}"
            )
        for judgement in shelf.judgements([report]):
            if judgement.kind == "same story" and judgement.b == report:  # the second follows the first
                (kept,) = shelf.kept([judgement.a])
                if kept.placement is not None:
                    placement = Placement(report=report, story=kept.placement.story, score=1.0, reason="a judgement")
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
