"""Which store an archive is kept in."""

from collections.abc import Callable
from pathlib import Path

from rashomon.archive.base import Store

IN_MEMORY = ":memory:"


def open_store(path: str | Path, now: Callable[[], str]) -> Store:
    """The store for a path; `now` gives the time, ISO 8601. Raises ArchiveError."""
    if str(path) == IN_MEMORY:
        from rashomon.archive.memory import MemoryStore

        return MemoryStore(now)
    from rashomon.archive.sqlite import SqliteStore

    return SqliteStore(Path(path), now)
