"""Many reports, one sourced account."""

from typing import TYPE_CHECKING

from rashomon.annotating import annotate
from rashomon.comparing import NothingToCompare, compare
from rashomon.model.account import Account
from rashomon.model.report import Report
from rashomon.reading import read

if TYPE_CHECKING:
    from rashomon.archive import Archive as Archive

__all__ = ["Account", "Archive", "NothingToCompare", "Report", "annotate", "compare", "read"]


def __getattr__(name: str) -> object:
    """`Archive` is loaded when it is asked for: it needs more than `rashomon --help` may wait for."""
    if name == "Archive":
        from rashomon.archive import Archive

        return Archive
    raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
