"""Files that are no archive, damaged, in use, newer, not to be written: a message, and nothing is harmed."""

import hashlib
import os
import sqlite3
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from rashomon.archive import Archive, ArchiveError
from rashomon.archive.migrations import migrations, split_statements
from rashomon.archive.opening import APPLICATION_ID, open_archive
from tests.factories import make_report

Prepare = Callable[[Path], None]


def with_archive(path: Path) -> None:
    open_archive(path).close()


def not_a_database(path: Path) -> None:
    path.write_text("dear diary")


def zeros(path: Path) -> None:
    path.write_bytes(bytes(8192))


def newer(path: Path) -> None:
    with_archive(path)
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("INSERT INTO schema_versions VALUES (99, 'later', '2030-01-01')")


def of_another_program(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("CREATE TABLE mine (x)")


def with_a_later_program_s_id(path: Path) -> None:
    with closing(sqlite3.connect(path)) as connection, connection:
        connection.execute("PRAGMA application_id = 7")
        connection.execute("CREATE TABLE reports (x)")


def torn(path: Path) -> None:
    with_archive(path)
    data = bytearray(path.read_bytes())
    data[100:4096] = bytes(3996)
    path.write_bytes(data)


def cut_short(path: Path) -> None:
    with_archive(path)
    os.truncate(path, 5000)


REFUSED: list[tuple[Prepare, str]] = [
    (lambda path: path.mkdir(), "is a folder"),
    (not_a_database, "is no archive of Rashomon"),
    (zeros, "is no archive of Rashomon"),
    (of_another_program, "is a database of another program"),
    (with_a_later_program_s_id, "is a database of another program"),
    (newer, "newer Rashomon"),
    (torn, "is damaged"),
    (cut_short, "is damaged"),
    (os.mkfifo, "no ordinary file"),
]  # fmt: skip


@pytest.mark.parametrize(("prepare", "message"), REFUSED)
def test_what_cannot_be_used_is_said_and_left_alone(tmp_path: Path, prepare: Prepare, message: str) -> None:
    path = tmp_path / "a.db"
    prepare(path)
    before = hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b""
    with pytest.raises(ArchiveError, match=message):
        Archive(path)
    assert [one.name for one in tmp_path.iterdir()] == ["a.db"]
    assert before == (hashlib.sha256(path.read_bytes()).digest() if path.is_file() else b"")


def test_a_folder_that_is_not_there_and_a_name_that_is_none(tmp_path: Path) -> None:
    with pytest.raises(ArchiveError, match="make the folder first"):
        Archive(tmp_path / "none" / "a.db")
    with pytest.raises(ArchiveError, match="no file name"):
        Archive("a\0.db")


@pytest.mark.parametrize("content", [None, b""])
def test_a_new_file_and_an_empty_one_become_an_archive(tmp_path: Path, content: bytes | None) -> None:
    path = tmp_path / "a.db"
    if content is not None:
        path.write_bytes(content)
    with closing(open_archive(path)) as connection:
        assert connection.execute("PRAGMA application_id").fetchone()[0] == APPLICATION_ID
        assert connection.execute("PRAGMA journal_mode").fetchone()[0] == "wal"
        assert connection.execute("PRAGMA synchronous").fetchone()[0] == 2  # FULL
        versions = [row["version"] for row in connection.execute("SELECT * FROM schema_versions")]
    assert versions == [one.version for one in migrations()]


def test_making_an_archive_is_all_or_nothing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    good = migrations()
    broken = [*good[:-1], type(good[-1])(version=good[-1].version, name="", statements=("CREATE TABLE x (y)", "oops"))]
    monkeypatch.setattr("rashomon.archive.opening.migrations", lambda: broken)
    with pytest.raises(ArchiveError):
        open_archive(tmp_path / "a.db")
    monkeypatch.undo()
    with closing(open_archive(tmp_path / "a.db")) as connection:
        names = {row["name"] for row in connection.execute("SELECT name FROM sqlite_master")}
    assert "reports" in names
    assert "x" not in names


def test_an_older_archive_is_brought_up(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    with_archive(path)
    later = type(migrations()[0])(version=2, name="one more", statements=("CREATE TABLE more (x)",))
    monkeypatch.setattr("rashomon.archive.opening.migrations", lambda: (*migrations(), later))
    with closing(open_archive(path)) as connection:
        assert connection.execute("SELECT count(*) FROM more").fetchone()[0] == 0
        assert connection.execute("SELECT max(version) FROM schema_versions").fetchone()[0] == 2


def test_migrations_are_numbered_without_gaps_and_split_whole() -> None:
    assert [one.version for one in migrations()] == list(range(1, len(migrations()) + 1))
    script = "CREATE TABLE a (b); -- why;\nCREATE TRIGGER t AFTER INSERT ON a BEGIN\n DELETE FROM a;\nEND;\n"
    assert len(split_statements(script)) == 2


def test_another_writer_is_waited_for_and_then_named(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = tmp_path / "a.db"
    monkeypatch.setattr("rashomon.archive.sqlite.WAIT_SECONDS", 0.05)
    with_archive(path)
    with closing(sqlite3.connect(path, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        from rashomon.archive.sqlite import SqliteStore

        store = SqliteStore(path, lambda: "", wait=0.05)
        with pytest.raises(ArchiveError, match="being written by another program"), store.transaction():
            pytest.fail("two writers at once")
        assert store.count() == 0  # readers go on
        other.execute("ROLLBACK")
        store.close()


@pytest.fixture
def not_to_be_written(monkeypatch: pytest.MonkeyPatch) -> None:
    """Whoever runs the tests, root too."""
    access = os.access
    monkeypatch.setattr("os.access", lambda path, mode: mode != os.W_OK and access(path, mode))


@pytest.mark.usefixtures("plain_placing")
def test_an_archive_that_may_not_be_written_can_be_read(tmp_path: Path, request: pytest.FixtureRequest) -> None:
    path = tmp_path / "a.db"
    with Archive(path) as archive:
        archive.add(make_report("The bridge of Aldmoor", "a"))
    request.getfixturevalue("not_to_be_written")
    with Archive(path) as archive:
        assert [kept.report.id for kept in archive.reports()] == ["a"]
        assert archive.search("bridge")[0].report == "a"
        with pytest.raises(ArchiveError, match="may not be written"):
            archive.add(make_report("Another", "b"))
        assert len(archive) == 1


@pytest.mark.usefixtures("not_to_be_written")
def test_an_empty_file_that_may_not_be_written_is_said(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    path.write_bytes(b"")
    with pytest.raises(ArchiveError, match="may not be written"):
        Archive(path)


@pytest.mark.usefixtures("plain_placing")
def test_damage_that_shows_later_is_said_and_a_copy_still_reads(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Archive(path) as archive:
        archive.add([make_report(f"The bridge of Aldmoor {i} " + "word " * 300, f"r{i}") for i in range(60)])
    data = bytearray(path.read_bytes())
    data[len(data) // 3 :] = bytes(len(data) - len(data) // 3)
    path.write_bytes(data)

    def read_all() -> None:
        with Archive(path) as archive:
            list(archive.reports())
            archive.search("bridge")
            archive.stories()

    with pytest.raises(ArchiveError, match="damaged"):
        read_all()
