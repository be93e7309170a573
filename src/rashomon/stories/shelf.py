"""What placing a report needs to know of the reports placed before it; in memory here, in SQLite in the archive."""

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Protocol

from rashomon.model.judgement import Judgement
from rashomon.stories.sketch import Sketch

SPAN_DAYS = 16  # reports are looked up by spans of so many days
POSTINGS = 120  # of the reports that share a mark in one span of days, so many are looked at, the latest to come
ABOUT_STORIES = ("same story", "different stories")


@dataclass(frozen=True, slots=True, kw_only=True)
class Placement:
    """A report's story, and why. `score` is the probability, in 0..1, that the report tells of the story's event."""

    report: str
    story: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """A report on the shelf: its sketch, its placement (None until it is assigned), and its number in order of coming.

    A report that is put again keeps its number.
    """

    sketch: Sketch
    placement: Placement | None
    number: int


class Shelf(Protocol):
    """The reports placed so far."""

    def candidates(self, marks: Sequence[str], day: int | None, limit: int) -> tuple[str, ...]:
        """At most `limit` ids of kept reports that share at least one of the marks, most shared first, then latest.

        For each mark the latest `POSTINGS` of each of these are looked at, so that the time does not grow with the
        archive: the reports of the same span of `SPAN_DAYS` days (`span_of`), of the span before, of the span after,
        the undated ones, and of all reports whatever their day. For an undated report: the undated ones, and all.
        """
        ...

    def kept(self, ids: Sequence[str]) -> tuple[Kept, ...]:
        """What is kept of these reports, in the order given; ids that are not on the shelf are left out."""
        ...

    def members(self, story: str) -> tuple[str, ...]:
        """The ids of a story's reports, in order of coming; empty for a story that is not (any more) there."""
        ...

    def judgements(self, ids: Sequence[str]) -> tuple[Judgement, ...]:
        """The standing judgements of the kinds `ABOUT_STORIES` that name any of these reports, in order of `at`, `id`.

        Of several about one pair only the latest.
        """
        ...

    def put(self, sketch: Sketch) -> None:
        """Keep a report's sketch; one of the same id is replaced, and its placement stays."""
        ...

    def assign(self, placements: Sequence[Placement]) -> None:
        """Write placements over those that the reports had. The reports are on the shelf."""
        ...


def span_of(day: int | None) -> int | None:
    """The number of the span of days that a day lies in (None for None)."""
    return None if day is None else day // SPAN_DAYS


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Of judgements about stories those that stand: not undone, and the latest of each pair; by `at`, then `id`."""
    latest: dict[tuple[str, str], Judgement] = {}
    for judgement in sorted(judgements, key=lambda one: (one.at, one.id)):
        if judgement.kind in ABOUT_STORIES and judgement.undone is None:
            latest[judgement.a, judgement.b] = judgement
    return tuple(sorted(latest.values(), key=lambda one: (one.at, one.id)))


@dataclass(slots=True)
class MemoryShelf:
    """A shelf in memory; gone when the process ends."""

    decided: Sequence[Judgement] = ()
    _sketches: dict[str, Sketch] = field(default_factory=dict)
    _numbers: dict[str, int] = field(default_factory=dict)
    _placements: dict[str, Placement] = field(default_factory=dict)
    _stories: dict[str, set[str]] = field(default_factory=dict)
    # Dictionaries keep the order of coming, give the latest first, and forget a report that is put again.
    _postings: defaultdict[tuple[str, int | str | None], dict[str, None]] = field(
        default_factory=lambda: defaultdict(dict)
    )

    def candidates(self, marks: Sequence[str], day: int | None, limit: int) -> tuple[str, ...]:
        """As `Shelf.candidates`."""
        shared: Counter[str] = Counter()
        span = span_of(day)
        spans = [None, "all"] if span is None else [span, span - 1, span + 1, None, "all"]
        for mark in dict.fromkeys(marks):
            found: set[str] = set()
            for one in spans:
                found.update(islice(reversed(self._postings.get((mark, one), {})), POSTINGS))
            shared.update(found)
        order = sorted(shared, key=lambda id: (-shared[id], -self._numbers[id]))
        return tuple(order[:limit])

    def kept(self, ids: Sequence[str]) -> tuple[Kept, ...]:
        """As `Shelf.kept`."""
        return tuple(
            Kept(sketch=self._sketches[id], placement=self._placements.get(id), number=self._numbers[id])
            for id in ids
            if id in self._sketches
        )

    def members(self, story: str) -> tuple[str, ...]:
        """As `Shelf.members`."""
        return tuple(sorted(self._stories.get(story, ()), key=self._numbers.__getitem__))

    def judgements(self, ids: Sequence[str]) -> tuple[Judgement, ...]:
        """As `Shelf.judgements`."""
        asked = set(ids)
        return tuple(one for one in standing(self.decided) if one.a in asked or one.b in asked)

    def put(self, sketch: Sketch) -> None:
        """As `Shelf.put`."""
        before = self._sketches.get(sketch.report)
        if before is not None:
            for mark in before.marks:
                for span in (span_of(before.day), "all"):
                    self._postings[mark, span].pop(before.report, None)
        self._sketches[sketch.report] = sketch
        self._numbers.setdefault(sketch.report, len(self._numbers))
        for mark in sketch.marks:
            for span in (span_of(sketch.day), "all"):
                self._postings[mark, span][sketch.report] = None

    def assign(self, placements: Sequence[Placement]) -> None:
        """As `Shelf.assign`."""
        for placement in placements:
            before = self._placements.get(placement.report)
            if before is not None:
                self._stories[before.story].discard(placement.report)
                if not self._stories[before.story]:
                    del self._stories[before.story]
            self._placements[placement.report] = placement
            self._stories.setdefault(placement.story, set()).add(placement.report)
