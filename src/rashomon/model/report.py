"""One outlet's article, as it was read and cleaned."""

from bisect import bisect_right
from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import Literal

from rashomon.model.span import Evidence, Span

Form = Literal["article", "stub", "live blog"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Removed:
    """Words that cleaning took out of the raw text, where they stood there, and why.

    `start` and `end` index `Report.raw`; `raw[start:end] == text`.
    """

    text: str
    reason: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class OffsetMap:
    """Maps offsets of the cleaned text to offsets of the raw text.

    Built while cleaning. `clean_starts[i]` and `raw_starts[i]` begin a run of `lengths[i]` characters that stand
    unchanged in both. Characters of the cleaned text outside every run were put there by cleaning (a paragraph
    break for a removed line); they map to the end of the run before them.
    """

    clean_starts: tuple[int, ...]
    raw_starts: tuple[int, ...]
    lengths: tuple[int, ...]

    def to_raw(self, offset: int) -> int:
        """The raw offset of a cleaned-text offset. Raises IndexError when negative."""
        if offset < 0:
            raise IndexError(f"offset {offset} is negative")
        run = bisect_right(self.clean_starts, offset) - 1
        if run < 0:
            return 0
        return self.raw_starts[run] + min(offset - self.clean_starts[run], self.lengths[run])


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """One outlet's article, immutable. Every span of an account indexes `text`.

    `published` is an ISO 8601 date or date-time, or None when not known. `language` is an ISO 639-1 code.
    `family` names the owner whose outlets count as one source (None: the outlet stands alone). `raw` is the text
    before cleaning (for HTML: the text taken from the page), `offsets` maps `text` to `raw`. `place` says where the
    report came from (a file name and, in a list, a line), for messages.
    """

    id: str
    source: str
    text: str
    title: str = ""
    family: str | None = None
    url: str | None = None
    published: str | None = None
    language: str = "en"
    removed: tuple[Removed, ...] = ()
    raw: str = field(default="", repr=False)
    offsets: OffsetMap | None = field(default=None, repr=False)
    place: str = ""
    authors: tuple[str, ...] = ()
    updated: str | None = None
    form: Form = "article"
    origins: tuple[tuple[str, str], ...] = ()

    def evidence(self, start: int, end: int) -> Evidence:
        """Evidence for text[start:end]. Raises ValueError when the range is empty or outside the text."""
        if not 0 <= start < end <= len(self.text):
            raise ValueError(f"report {self.id!r}: no characters {start}:{end} in a text of {len(self.text)}")
        return Evidence(report=self.id, start=start, end=end, quote=self.text[start:end])

    def quote(self, span: Span) -> str:
        """The words of a span."""
        return self.text[span.start : span.end]


def distinct(reports: Iterable[Report]) -> tuple[Report, ...]:
    """The reports in their order; of those that share an id, as reports made in Python may, the first one stands."""
    found: dict[str, Report] = {}
    for report in reports:
        found.setdefault(report.id, report)
    return tuple(found.values())


@dataclass(frozen=True, slots=True, kw_only=True)
class Problem:
    """Why something that was given could not be read as a report, or was read with a reservation.

    `place` names the file (and line); `fatal` is True when no report came of it. `advice` says what to do next. As a
    string it is one line: where, why, and what to do.
    """

    place: str
    reason: str
    advice: str = ""
    fatal: bool = True

    def __str__(self) -> str:
        advice = f" ({self.advice})" if self.advice else ""
        return f"{self.place}: {self.reason}{advice}"


@dataclass(frozen=True, slots=True, kw_only=True)
class Batch:
    """What reading gives: the reports that could be read, in input order, and what went wrong with the others."""

    reports: tuple[Report, ...]
    problems: tuple[Problem, ...] = ()
