"""The archive in one SQLite file: what is kept of reports and of judgements."""

import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from rashomon.archive import sqlite_stories
from rashomon.archive.base import Query, StoryFilter
from rashomon.archive.errors import ArchiveError
from rashomon.archive.opening import WAIT_SECONDS, explain, open_archive
from rashomon.archive.rows import (
    first_revision,
    kept_from,
    noun_of,
    report_columns,
    revision_columns,
    revision_from,
)
from rashomon.archive.sqlite_shelf import SqliteShelf
from rashomon.model.archive import Hit, KeptReport, KeptStory, PlacedReport, Revision
from rashomon.model.feed import FollowedFeed
from rashomon.model.judgement import Judgement

_AT_ONCE = 500
_WHOLE = (
    "SELECT reports.*, revisions.raw, revisions.removed, revisions.offsets FROM reports"
    " JOIN revisions ON revisions.report = reports.number AND revisions.number = reports.revision"
)


class SqliteStore:
    """As `base.Store`, in one file. A store belongs to the thread that opened it."""

    def __init__(self, path: Path, now: Callable[[], str], *, wait: float = WAIT_SECONDS) -> None:
        """Open or make the file. `now` gives the time, ISO 8601; `wait` seconds for another writer."""
        self._path = path
        self._connection = open_archive(path, wait=wait)
        self._shelf = SqliteShelf(self._connection, now)
        self._data_version = -1

    @property
    def shelf(self) -> SqliteShelf:
        """As `Store.shelf`."""
        return self._shelf

    def close(self) -> None:
        """As `Store.close`."""
        with self._explained():
            self._connection.close()

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """As `Store.transaction`; undone as a whole when something is raised within."""
        with self._explained():
            self._connection.execute("BEGIN IMMEDIATE")
            try:
                (version,) = self._connection.execute("PRAGMA data_version").fetchone()
                if version != self._data_version:  # another program wrote since
                    self._shelf.forget()
                    self._data_version = version
                yield
                sqlite_stories.refresh(self._connection, sorted(self._shelf.changed))
                self._connection.execute("COMMIT")
                self._shelf.changed.clear()
            except BaseException:
                self._shelf.forget()
                if self._connection.in_transaction:
                    self._connection.execute("ROLLBACK")
                raise

    def known_inputs(self, digests: Sequence[bytes]) -> dict[bytes, str]:
        """As `Store.known_inputs`."""
        found: dict[bytes, str] = {}
        with self._explained():
            for at in range(0, len(digests), _AT_ONCE):
                some = tuple(digests[at : at + _AT_ONCE])
                query = "SELECT inputs.digest, id FROM inputs JOIN reports ON number = report WHERE inputs.digest IN"
                rows = self._connection.execute(f"{query} ({', '.join('?' * len(some))})", some)
                found.update((row["digest"], row["id"]) for row in rows)
        return found

    def report(self, id: str) -> KeptReport | None:
        """As `Store.report`."""
        found = self._some("WHERE reports.id = ?", (id,)) or self._some(
            "WHERE reports.number = (SELECT report FROM report_ids WHERE id = ?)", (id,)
        )
        return found[0] if found else None

    def at_address(self, address: str) -> tuple[KeptReport, ...]:
        """As `Store.at_address`."""
        return self._some("WHERE address = ? ORDER BY reports.number DESC LIMIT 20", (address,))

    def same_words(self, digest: bytes) -> tuple[KeptReport, ...]:
        """As `Store.same_words`."""
        return self._some("WHERE digest = ? ORDER BY reports.number LIMIT 20", (digest,))

    def add(self, kept: KeptReport) -> None:
        """As `Store.add`."""
        with self._explained():
            number = self._write("INSERT INTO reports", report_columns(kept))
            self._write_revision(number, kept, first_revision(kept))
            for id in kept.ids:
                self._write("INSERT OR IGNORE INTO report_ids", {"id": id, "report": number})

    def revise(self, kept: KeptReport, revision: Revision) -> None:
        """As `Store.revise`."""
        number = self._number(kept.report.id)
        with self._explained():
            self._connection.execute(
                "UPDATE revisions SET text = (SELECT text FROM reports WHERE number = ?)"
                " WHERE report = ? AND number = ?",
                (number, number, kept.revision - 1),
            )
            self._write_revision(number, kept, revision)
            columns = report_columns(kept)
            assignments = ", ".join(f"{name} = ?" for name in columns)
            self._connection.execute(f"UPDATE reports SET {assignments} WHERE number = ?", (*columns.values(), number))
            story = self._connection.execute("SELECT story FROM placements WHERE report = ?", (number,)).fetchone()
            if story is not None:
                self._shelf.changed.add(story["story"])

    def name(self, report: str, id: str) -> None:
        """As `Store.name`."""
        number = self._number(report)
        with self._explained():
            self._write("INSERT OR IGNORE INTO report_ids", {"id": id, "report": number})

    def remember(self, digest: bytes, report: str) -> None:
        """As `Store.remember`."""
        number = self._number(report)
        with self._explained():
            self._write("INSERT OR IGNORE INTO inputs", {"digest": digest, "report": number})

    def count(self) -> int:
        """As `Store.count`."""
        with self._explained():
            return int(self._connection.execute("SELECT count(*) FROM reports").fetchone()[0])

    def reports(self) -> Iterator[KeptReport]:
        """As `Store.reports`."""
        at = 0
        while True:
            with self._explained():
                rows = self._connection.execute(
                    f"{_WHOLE} WHERE reports.number > ? ORDER BY reports.number LIMIT ?", (at, _AT_ONCE)
                ).fetchall()
            if not rows:
                return
            yield from self._kept(rows)
            at = rows[-1]["number"]

    def revisions(self, report: str) -> tuple[Revision, ...]:
        """As `Store.revisions`."""
        number = self._number(report)
        with self._explained():
            rows = self._connection.execute(
                "SELECT reports.id AS report, revisions.number, revisions.at, revisions.title, revisions.published,"
                " coalesce(revisions.text, reports.text) AS text, revisions.changes FROM revisions"
                " JOIN reports ON reports.number = revisions.report WHERE revisions.report = ?"
                " ORDER BY revisions.number",
                (number,),
            ).fetchall()
        return tuple(revision_from(row) for row in rows)

    def stories(self, wanted: StoryFilter) -> tuple[KeptStory, ...]:
        """As `Store.stories`."""
        with self._snapshot():
            return sqlite_stories.stories(self._connection, wanted)

    def stories_named(self, prefix: str) -> tuple[str, ...]:
        """As `Store.stories_named`."""
        with self._snapshot():
            return sqlite_stories.stories_named(self._connection, prefix)

    def story(self, id: str) -> KeptStory:
        """As `Store.story`."""
        with self._snapshot():
            return sqlite_stories.story(self._connection, id)

    def members(self, story: str) -> tuple[KeptReport, ...]:
        """As `Store.members`."""
        return self._some(
            "WHERE reports.number IN (SELECT report FROM placements WHERE story = ?)"
            " ORDER BY reports.published IS NULL, reports.published, reports.id",
            (story,),
        )

    def placements(self) -> Iterator[PlacedReport]:
        """As `Store.placements`."""
        with self._explained():
            for row in self._connection.execute(
                "SELECT id AS report, story, score, reason, at FROM placements"
                " JOIN reports ON number = placements.report ORDER BY number"
            ):
                yield noun_of(PlacedReport, row)

    def forget_stories(self) -> None:
        """As `Store.forget_stories`."""
        with self._explained():
            for table in ("sketches", "marks", "placements", "stories"):
                self._connection.execute(f"DELETE FROM {table}")
        self._shelf.forget()

    def search(self, query: Query) -> tuple[Hit, ...]:
        """As `Store.search`."""
        with self._snapshot():
            return sqlite_stories.search(self._connection, query, self._some)

    def kept_at(self, address: str) -> str | None:
        """As `Store.kept_at`."""
        with self._explained():
            (at,) = self._connection.execute(
                "SELECT max(at) FROM revisions JOIN reports ON reports.number = report WHERE address = ?", (address,)
            ).fetchone()
        return None if at is None else str(at)

    def feeds(self) -> tuple[FollowedFeed, ...]:
        """As `Store.feeds`."""
        with self._explained():
            rows = self._connection.execute("SELECT * FROM feeds ORDER BY address").fetchall()
        return tuple(noun_of(FollowedFeed, row) for row in rows)

    def keep_feed(self, feed: FollowedFeed) -> None:
        """As `Store.keep_feed`."""
        with self._explained():
            self._write("INSERT OR REPLACE INTO feeds", asdict(feed))

    def judge(self, judgement: Judgement) -> None:
        """As `Store.judge`."""
        with self._explained():
            self._write("INSERT INTO judgements", asdict(judgement))
        self._shelf.forget_judgements()

    def judgements(self) -> tuple[Judgement, ...]:
        """As `Store.judgements`."""
        with self._explained():
            rows = self._connection.execute("SELECT * FROM judgements ORDER BY number").fetchall()
        return tuple(noun_of(Judgement, row) for row in rows)

    def undo(self, id: str, at: str) -> Judgement:
        """As `Store.undo`."""
        with self._explained():
            self._connection.execute("UPDATE judgements SET undone = ? WHERE id = ? AND undone IS NULL", (at, id))
            row = self._connection.execute("SELECT * FROM judgements WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise KeyError(id)
        return noun_of(Judgement, row)

    def _number(self, report: str) -> int:
        with self._explained():
            row = self._connection.execute("SELECT number FROM reports WHERE id = ?", (report,)).fetchone()
        if row is None:
            raise KeyError(report)
        return int(row["number"])

    def _write(self, into: str, columns: Mapping[str, object]) -> int:
        """Write a row, by a statement that names its table; the row's number in it."""
        marks = ", ".join("?" * len(columns))
        cursor = self._connection.execute(f"{into} ({', '.join(columns)}) VALUES ({marks})", tuple(columns.values()))
        return int(cursor.lastrowid or 0)

    def _write_revision(self, number: int, kept: KeptReport, revision: Revision) -> None:
        """The row of the latest revision."""
        self._write("INSERT INTO revisions", {"report": number, **revision_columns(kept, revision)})

    def _some(self, condition: str, values: tuple[object, ...]) -> tuple[KeptReport, ...]:
        with self._snapshot():
            return self._kept(self._connection.execute(f"{_WHOLE} {condition}", values).fetchall())

    def _kept(self, rows: Sequence[sqlite3.Row]) -> tuple[KeptReport, ...]:
        with self._explained():
            ids = sqlite_stories.given_ids(self._connection, [row["number"] for row in rows])
        return tuple(kept_from(row, ids.get(row["number"]) or (row["id"],)) for row in rows)

    @contextmanager
    def _snapshot(self) -> Iterator[None]:
        """Several queries that see one state, whatever is written meanwhile."""
        with self._explained():
            if self._connection.in_transaction:
                yield
                return
            self._connection.execute("BEGIN")
            try:
                yield
            finally:
                self._connection.execute("COMMIT")

    @contextmanager
    def _explained(self) -> Iterator[None]:
        """SQLite's errors in words for people."""
        try:
            yield
        except sqlite3.Error as error:
            raise ArchiveError(explain(error, self._path)) from error
