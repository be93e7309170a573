"""What an archive keeps of a report beside the report itself, and what it answers with."""

from dataclasses import dataclass, field
from typing import Literal

from rashomon.model.report import Problem, Report
from rashomon.model.span import Evidence, Span

ChangeKind = Literal["added", "removed", "replaced"]


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptReport:
    """A report in the archive, as its latest revision has it.

    `ids` are the ids under which it was given, the first one first; its own id where none was given. `added` says when
    it first came (ISO 8601, UTC). `revision` counts its versions from 1. `address` is its web address without what
    does not name the page (see `archive.addresses`), `credit` the agency whose text it prints. `notes` are reservations
    of the reading room, such as a date that cannot be. `copy_marks` are equal in many places for near copies (see
    `archive.copies`).
    """

    report: Report
    ids: tuple[str, ...]
    added: str
    revision: int = 1
    address: str | None = None
    credit: str | None = None
    notes: tuple[str, ...] = ()
    copy_marks: bytes = field(default=b"", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TextChange:
    """A difference between a revision's text and the one before.

    `before` and `after` are the words; `start_before` and `start_after` where they stand in the two texts. A change
    that is "added" has nothing before, one that is "removed" nothing after.
    """

    kind: ChangeKind
    before: str
    after: str
    start_before: int
    start_after: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Revision:
    """One version of a report: `number` from 1, `at` when it came (ISO 8601, UTC), `changes` to the text before it."""

    report: str
    number: int
    at: str
    title: str
    published: str | None
    text: str
    changes: tuple[TextChange, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class KeptStory:
    """A story in the archive, without its account.

    `start` and `end` are ISO dates (None: no report is dated; a date far from the others is taken for a wrong one).
    `reports` are ids as they were given, by date;
    `sources` the outlets, by their first report. `count` is the number of reports, `independent` how many outlets are
    left when outlets of one owner and near copies count once, `recent` how many reports are from the archive's last
    days.
    """

    id: str
    headline: str
    start: str | None
    end: str | None
    reports: tuple[str, ...]
    sources: tuple[str, ...]
    count: int
    independent: int
    recent: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class RelatedStory:
    """A story that leads to another or goes on from it; `score` in 0..1 says how alike their words are."""

    story: str
    headline: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacedReport:
    """Which story a report was put into, with what probability in 0..1, why, and when (ISO 8601, UTC)."""

    report: str
    story: str
    score: float
    reason: str
    at: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Hit:
    """A report that a search found. `excerpt` holds the words found at `matches` (spans of the report's text)."""

    report: str
    ids: tuple[str, ...]
    source: str
    title: str
    published: str | None
    story: str | None
    excerpt: Evidence | None
    matches: tuple[Span, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Addition:
    """What came of adding: how many reports are new, were there already, are a new version of one that was there."""

    new: int = 0
    unchanged: int = 0
    revised: int = 0
    problems: tuple[Problem, ...] = field(default=())

    @property
    def failed(self) -> int:
        """How many of the inputs gave no report."""
        return sum(problem.fatal for problem in self.problems)
