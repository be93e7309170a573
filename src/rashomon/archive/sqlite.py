"""The archive in one SQLite file: what is kept of reports and of judgements."""

import sqlite3
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import asdict
from pathlib import Path

from rashomon.archive import sqlite_stories
from rashomon.archive.base import Query, StoryFilter
from rashomon.archive.errors import ArchiveError
from rashomon.archive.opening import WAIT_SECONDS, explain, open_archive
from rashomon.archive.rows import (
    as_json,
    changes_json,
    day_of,
    judgement_from,
    kept_from,
    offsets_json,
    pack_raw,
    removed_json,
    revision_from,
    words_digest,
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
_COLUMNS = (
    "id", "source", "family", "title", "url", "address", "published", "day", "updated", "language", "authors",
    "credit", "form", "origins", "notes", "place", "text", "digest", "copy_marks", "added", "revision",
)  # fmt: skip


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
            names = ", ".join(_COLUMNS)
            cursor = self._connection.execute(
                f"INSERT INTO reports ({names}) VALUES ({', '.join('?' * len(_COLUMNS))})", _values(kept)
            )
            first = Revision(
                report=kept.report.id,
                number=1,
                at=kept.added,
                title=kept.report.title,
                published=kept.report.published,
                text=kept.report.text,
            )
            self._write_revision(int(cursor.lastrowid or 0), kept, first)
            self._connection.executemany(
                "INSERT OR IGNORE INTO report_ids (id, report) VALUES (?, ?)",
                ((id, cursor.lastrowid) for id in kept.ids),
            )

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
            assignments = ", ".join(f"{name} = ?" for name in _COLUMNS)
            self._connection.execute(f"UPDATE reports SET {assignments} WHERE number = ?", (*_values(kept), number))
            story = self._connection.execute("SELECT story FROM placements WHERE report = ?", (number,)).fetchone()
            if story is not None:
                self._shelf.changed.add(story["story"])

    def name(self, report: str, id: str) -> None:
        """As `Store.name`."""
        number = self._number(report)
        with self._explained():
            self._connection.execute("INSERT OR IGNORE INTO report_ids (id, report) VALUES (?, ?)", (id, number))

    def remember(self, digest: bytes, report: str) -> None:
        """As `Store.remember`."""
        number = self._number(report)
        with self._explained():
            self._connection.execute("INSERT OR IGNORE INTO inputs (digest, report) VALUES (?, ?)", (digest, number))

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
                "SELECT id, story, score, reason, at FROM placements JOIN reports ON number = report ORDER BY number"
            ):
                yield PlacedReport(
                    report=row["id"], story=row["story"], score=row["score"], reason=row["reason"], at=row["at"]
                )

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
        return tuple(FollowedFeed(**{name: row[name] for name in row.keys()}) for row in rows)  # noqa: SIM118

    def keep_feed(self, feed: FollowedFeed) -> None:
        """As `Store.keep_feed`."""
        row = asdict(feed)
        with self._explained():
            self._connection.execute(
                f"INSERT OR REPLACE INTO feeds ({', '.join(row)}) VALUES ({', '.join('?' * len(row))})",
                tuple(row.values()),
            )

    def judge(self, judgement: Judgement) -> None:
        """As `Store.judge`."""
        row = judgement
        with self._explained():
            self._connection.execute(
                "INSERT INTO judgements (id, kind, a, b, by, at, note, undone) VALUES (?, ?, ?, ?, ?, ?, ?, ?)",
                (row.id, row.kind, row.a, row.b, row.by, row.at, row.note, row.undone),
            )
        self._shelf.forget_judgements()

    def judgements(self) -> tuple[Judgement, ...]:
        """As `Store.judgements`."""
        with self._explained():
            return tuple(
                judgement_from(row) for row in self._connection.execute("SELECT * FROM judgements ORDER BY number")
            )

    def undo(self, id: str, at: str) -> Judgement:
        """As `Store.undo`."""
        with self._explained():
            self._connection.execute("UPDATE judgements SET undone = ? WHERE id = ? AND undone IS NULL", (at, id))
            row = self._connection.execute("SELECT * FROM judgements WHERE id = ?", (id,)).fetchone()
        if row is None:
            raise KeyError(id)
        return judgement_from(row)

    def _number(self, report: str) -> int:
        with self._explained():
            row = self._connection.execute("SELECT number FROM reports WHERE id = ?", (report,)).fetchone()
        if row is None:
            raise KeyError(report)
        return int(row["number"])

    def _write_revision(self, number: int, kept: KeptReport, revision: Revision) -> None:
        """The row of the latest revision; its text stands in `reports`."""
        self._connection.execute(
            "INSERT INTO revisions (report, number, at, title, published, text, raw, removed, offsets, changes)"
            " VALUES (?, ?, ?, ?, ?, NULL, ?, ?, ?, ?)",
            (
                number,
                revision.number,
                revision.at,
                revision.title,
                revision.published,
                pack_raw(kept.report),
                removed_json(kept.report),
                offsets_json(kept.report),
                changes_json(revision),
            ),
        )

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


def _values(kept: KeptReport) -> tuple[object, ...]:
    """The values of `_COLUMNS`."""
    report = kept.report
    return (
        report.id, report.source, report.family, report.title, report.url, kept.address, report.published,
        day_of(report.published), report.updated, report.language, as_json(report.authors), kept.credit, report.form,
        as_json(report.origins), as_json(kept.notes), report.place, report.text, words_digest(report),
        kept.copy_marks, kept.added, kept.revision,
    )  # fmt: skip
