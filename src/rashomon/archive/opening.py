"""Opens an archive's file, or says why not: it is no archive, damaged, in use, of a newer version, not to be written.

One file, in SQLite's write-ahead mode: readers go on while one writes. Every commit is on the disk when it returns.
"""

import os
import sqlite3
from datetime import UTC, datetime
from pathlib import Path
from urllib.parse import quote

from rashomon.archive.errors import ArchiveError
from rashomon.archive.migrations import Migration, migrations

APPLICATION_ID = 0x52736D6E  # "Rsmn"; `file` and SQLite's own tools can show whose a database is
WAIT_SECONDS = 60.0  # for another writer; its transactions are short
_HEADER = b"SQLite format 3\0"
_CACHE_KILOBYTES = 48_000


def open_archive(path: Path, *, wait: float = WAIT_SECONDS) -> sqlite3.Connection:
    """A connection to the archive, made or brought to this version's tables where it may be written.

    A file that may not be written is opened for reading. `wait` is how long, in seconds, to wait for another writer.
    Raises ArchiveError.
    """
    _look_at(path)
    writable = os.access(path, os.W_OK) if path.exists() else True
    try:
        connection = _connect(path, wait, writable=writable)
        try:
            _prepare(connection, path, writable=writable)
        except BaseException:
            connection.close()
            raise
    except sqlite3.Error as error:
        raise ArchiveError(explain(error, path)) from error
    return connection


def explain(error: sqlite3.Error, path: Path) -> str:
    """What an error of SQLite means for the archive, and what to do."""
    code = getattr(error, "sqlite_errorname", "") or ""
    said = str(error)
    if code.startswith(("SQLITE_BUSY", "SQLITE_LOCKED")):
        return f"{path} is being written by another program; try again when that has ended"
    if code.startswith("SQLITE_READONLY"):
        return f"{path} may not be written; check its permissions and its folder's, or copy it"
    if code.startswith("SQLITE_FULL") or (code.startswith("SQLITE_IOERR") and "disk" in said and "full" in said):
        return f"the disk is full: what was acknowledged is kept in {path}; make room and run the same command again"
    if code.startswith("SQLITE_NOTADB"):
        return f"{path} is no archive of Rashomon; nothing was changed: name another file"
    if code.startswith("SQLITE_CORRUPT"):
        return f"{path} is damaged; nothing was changed: restore a copy, or try `sqlite3 {path} .recover`"
    if code.startswith("SQLITE_CANTOPEN"):
        return f"{path} could not be opened; check that its folder is there and its permissions"
    if code.startswith("SQLITE_IOERR"):
        return f"{path} could not be read or written ({said}): check the disk, then run the same command again"
    return f"{path}: {said}"


def _look_at(path: Path) -> None:
    """Whether this can be an archive at all; SQLite itself would make a file or a journal beside what is not."""
    if "\0" in str(path):
        raise ArchiveError(f"{str(path)!r} is no file name")
    try:
        if path.is_dir():
            raise ArchiveError(f"{path} is a folder; name a file, such as {path / 'rashomon.db'}")
        if not path.exists():
            if not path.absolute().parent.is_dir():
                raise ArchiveError(f"{path} cannot be made: its folder is not there; make the folder first")
            return
        if not path.is_file():
            raise ArchiveError(f"{path} is no ordinary file; name another")
        with path.open("rb") as file:
            header = file.read(len(_HEADER))
    except PermissionError:
        raise ArchiveError(f"{path} may not be read; check its permissions") from None
    except OSError as error:
        raise ArchiveError(f"{str(path)[:200]!r} could not be opened: {error.strerror}") from None
    if header and header != _HEADER:
        raise ArchiveError(f"{path} is no archive of Rashomon; nothing was changed: name another file")


def _connect(path: Path, wait: float, *, writable: bool) -> sqlite3.Connection:
    """A connection without Python's own transactions."""
    if writable:
        connection = sqlite3.connect(path, timeout=wait, isolation_level=None)
    else:
        connection = _connect_for_reading(path, wait)
    try:
        connection.row_factory = sqlite3.Row
        connection.execute(f"PRAGMA cache_size = -{_CACHE_KILOBYTES}")
        connection.execute("PRAGMA foreign_keys = ON")
        connection.execute("PRAGMA synchronous = FULL")
    except BaseException:
        connection.close()
        raise
    return connection


def _connect_for_reading(path: Path, wait: float) -> sqlite3.Connection:
    """Without write access to the folder SQLite can read a file in write-ahead mode only as one that never changes."""
    name = quote(str(path.absolute()))
    connection = sqlite3.connect(f"file:{name}?mode=ro", uri=True, timeout=wait, isolation_level=None)
    try:
        connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    except sqlite3.OperationalError:
        connection.close()
        if Path(f"{path}-wal").exists():
            raise
        return sqlite3.connect(f"file:{name}?mode=ro&immutable=1", uri=True, isolation_level=None)
    return connection


def _prepare(connection: sqlite3.Connection, path: Path, *, writable: bool) -> None:
    version = _version(connection, path)
    newest = migrations()[-1].version
    if version > newest:
        raise ArchiveError(
            f"{path} was written by a newer Rashomon (its tables are version {version}, this one knows {newest}); "
            "nothing was changed: update Rashomon"
        )
    if not writable and version < newest:
        raise ArchiveError(
            f"{path} is of an older version and may not be written; copy it to where it can be brought up"
        )
    if writable and version < newest:
        connection.execute("PRAGMA journal_mode = WAL")
        _migrate(connection, path)


def _version(connection: sqlite3.Connection, path: Path) -> int:
    """The version of the tables; 0 for an empty file."""
    (application,) = connection.execute("PRAGMA application_id").fetchone()
    (tables,) = connection.execute("SELECT count(*) FROM sqlite_master").fetchone()
    if application == 0 and tables == 0:
        return 0
    if application != APPLICATION_ID:
        raise ArchiveError(f"{path} is a database of another program; nothing was changed: name another file")
    (version,) = connection.execute("SELECT max(version) FROM schema_versions").fetchone()
    return int(version)


def _migrate(connection: sqlite3.Connection, path: Path) -> None:
    """All missing versions in one transaction: another program sees the old tables or the new ones."""
    connection.execute("BEGIN IMMEDIATE")
    try:
        version = _version(connection, path)  # another program may have been first
        for migration in migrations():
            if migration.version > version:
                _apply(connection, migration)
        connection.execute("COMMIT")
    except BaseException:
        if connection.in_transaction:
            connection.execute("ROLLBACK")
        raise


def _apply(connection: sqlite3.Connection, migration: Migration) -> None:
    connection.execute(f"PRAGMA application_id = {APPLICATION_ID}")
    connection.execute(
        "CREATE TABLE IF NOT EXISTS schema_versions (version INTEGER PRIMARY KEY, name TEXT NOT NULL, applied TEXT)"
    )
    for statement in migration.statements:
        connection.execute(statement)
    now = datetime.now(UTC).isoformat(timespec="seconds")
    connection.execute("INSERT INTO schema_versions VALUES (?, ?, ?)", (migration.version, migration.name, now))
