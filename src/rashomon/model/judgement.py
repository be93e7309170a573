"""What people decided over the machine: kept with who and when, applied on every later run, listed, undoable."""

from dataclasses import dataclass
from typing import Literal

JudgementKind = Literal[
    "same fact", "different facts",  # of two statements
    "copy", "not a copy",  # of two reports
    "update", "disagreement",  # of two statements that differ
    "same story", "different stories",  # of two reports
]  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """One decision about a pair of statements or of reports, named by their ids.

    `a` and `b` are in sorted order: a judgement has no direction. `by` says whose it is, `at` when it was made (ISO
    8601, UTC), `undone` when it was taken back (None: it stands). Of two standing judgements about one pair and one
    question the later one counts.
    """

    id: str
    kind: JudgementKind
    a: str
    b: str
    by: str
    at: str
    note: str = ""
    undone: str | None = None
