"""What people decided over the machine: kept with who and when, applied on every later run, listed, undoable."""

import re
from dataclasses import dataclass
from typing import Literal

JudgementKind = Literal[
    "same fact", "different facts",  # of two statements
    "copy", "not a copy",  # of two reports
    "update", "disagreement",  # of two statements that differ
    "same story", "different stories",  # of two reports
]  # fmt: skip

_PLACE = re.compile(r"(?P<report>.+):(?P<start>\d{1,9})-(?P<end>\d{1,9})", re.DOTALL)


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision about a pair of statements or of reports.

    Reports are named by their ids, statements by their places, as in "report:120-240": an id would change with the
    words that a later run takes for the statement. `a` and `b` are in sorted order: a judgement has no direction. `by`
    says whose it is, `at` when it was made (ISO 8601, UTC), `undone` when it was taken back (None: it stands). Of two
    standing judgements about one pair and one question the later one counts.
    """

    id: str
    kind: JudgementKind
    a: str
    b: str
    by: str
    at: str
    note: str = ""
    undone: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where a statement stands: characters [start, end) of a report's text."""

    report: str
    start: int
    end: int

    def __str__(self) -> str:
        return f"{self.report}:{self.start}-{self.end}"


def read_place(words: str) -> Place | None:
    """The place in words such as "report:120-240"; None when they are none, or the range is empty."""
    match = _PLACE.fullmatch(words)
    if match is None or int(match["start"]) >= int(match["end"]):
        return None
    return Place(report=match["report"], start=int(match["start"]), end=int(match["end"]))
