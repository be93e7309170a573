"""The outside world to `Report`: one file a format; cleaning keeps an offset map."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.model.report import Batch

if TYPE_CHECKING:
    from rashomon.reading.fetching import Fetcher

__all__ = ["read", "read_as_given"]

# The readers are loaded when something is read: `rashomon --help` needs none of them.


def read(
    paths: Sequence[str | Path], *, stdin: bytes = b"", today: date | None = None, fetcher: "Fetcher | None" = None
) -> Batch:
    """The reports in some files, folders and lists, in the order given, and what went wrong with the others.

    A folder is read in the order of its files' names, its own folders with it, hidden files without. Nothing that a
    file contains raises: it becomes a `Problem`. The path "-" stands for standard input, whose bytes `stdin` gives.
    `today` (the clock's by default) is what dates are checked against. Web addresses are fetched when there is a
    `fetcher` (rashomon.reading.fetching), and only then.
    """
    from rashomon.reading.batch import read_paths

    return read_paths(paths, stdin=stdin, today=today, fetcher=fetcher)


def read_as_given(
    paths: Sequence[str | Path], *, stdin: bytes = b"", today: date | None = None, fetcher: "Fetcher | None" = None
) -> Batch:
    """As `read`, but the `text` field of a list's line is taken exactly as it is: offsets index it unchanged.

    Such a report is not cleaned, may be in any language, and is kept however often it comes; `report.text` equals the
    field (a lone half of a surrogate pair becomes U+FFFD, one for one). An id that comes again is told apart, with a
    problem that is not fatal. Pages and text files are read as in `read`.
    """
    from rashomon.reading.as_given import read_batch

    return read_batch(paths, stdin=stdin, today=today, fetcher=fetcher)
