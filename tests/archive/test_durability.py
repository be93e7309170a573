"""Killed at any instant, or on a full disk, an archive loses nothing acknowledged and has nothing half-written."""

import contextlib
import multiprocessing
import os
import random
import resource
import signal
import sqlite3
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import closing
from pathlib import Path

import pytest

from rashomon.archive import Archive, ArchiveError
from rashomon.model.report import Report
from tests.archive import stubs
from tests.factories import make_report

KILLS = 40
SECONDS = 12.0  # for all kills together
FORK = multiprocessing.get_context("fork") if "fork" in multiprocessing.get_all_start_methods() else None
pytestmark = [
    pytest.mark.usefixtures("plain_placing"),
    pytest.mark.skipif(FORK is None or not hasattr(signal, "SIGKILL"), reason="needs fork and SIGKILL"),
]


@pytest.fixture(autouse=True)
def small_portions(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.archive.intake.AT_ONCE", 10)


def reports(first: int, count: int) -> Iterator[Report]:
    for number in range(first, first + count):
        text = f"Report {number} of Aldmoor{number % 50} and Quellin{number % 50}. " + "More words follow here. " * 40
        yield make_report(text, f"r{number}", title=f"Number {number}")


def adding(path: Path, pipe: int) -> None:
    """Add for ever; write how many are acknowledged so far to the pipe."""
    with Archive(path) as archive:
        done = 0

        def acknowledge(some: object) -> None:
            nonlocal done
            done += some.new + some.unchanged  # type: ignore[attr-defined]
            os.write(pipe, f"{done}\n".encode())

        archive.add(list(reports(0, 3_000)), progress=acknowledge)


def check(path: Path) -> int:
    """Whether everything in the file holds together; how many reports there are."""
    with closing(sqlite3.connect(path)) as connection:

        def one(query: str) -> object:
            return connection.execute(query).fetchone()[0]

        assert one("PRAGMA integrity_check") == "ok"
        if not one("SELECT count(*) FROM sqlite_master"):
            return 0  # killed before the first table: an empty file
        connection.execute("INSERT INTO reports_text (reports_text) VALUES ('integrity-check')")
        count = one("SELECT count(*) FROM reports")
        for table in ("revisions", "report_ids", "inputs", "sketches", "placements"):
            assert one(f"SELECT count(DISTINCT report) FROM {table}") == count, table
        assert one("SELECT count(*) FROM reports_text WHERE reports_text MATCH 'words'") == count
        assert (one("SELECT sum(reports) FROM stories") or 0) == count
        assert one("SELECT count(*) FROM stories WHERE id NOT IN (SELECT story FROM placements)") == 0
        assert isinstance(count, int)
        return count


def test_nothing_acknowledged_is_lost_when_killed(tmp_path: Path) -> None:
    assert FORK is not None
    with Archive(":memory:") as archive:
        archive.add(list(reports(0, 3)))  # what is loaded now need not be loaded by every child
    chance = random.Random(7)
    path, kills, acknowledged, end = tmp_path / "a.db", 0, 0, time.monotonic() + SECONDS
    while kills < KILLS and time.monotonic() < end:
        reading, writing = os.pipe()
        child = FORK.Process(target=adding, args=(path, writing))
        child.start()
        os.close(writing)
        time.sleep(chance.expovariate(1 / 0.15))
        assert child.pid is not None
        os.kill(child.pid, signal.SIGKILL)
        child.join()
        with open(reading) as pipe:
            told = pipe.read().split("\n")[:-1]
        acknowledged = max([acknowledged, *map(int, told)])
        kills += 1
        if path.exists():
            there = check(path)
            assert there >= acknowledged
            assert there % 10 == 0, "a portion is there as a whole or not at all"
    assert kills >= 5, "a few at least, also on a busy machine"
    assert acknowledged > 0, "some of them got on with it"
    with Archive(path) as archive:
        ids = {kept.report.id for kept in archive.reports()}
        assert {f"r{number}" for number in range(acknowledged)} <= ids
        done = archive.add(list(reports(0, len(ids) + 30)))
        assert (done.new, done.unchanged) == (30, len(ids))
    assert check(path) == len(ids) + 30


@pytest.mark.parametrize("room", [60, 90, 200])
def test_a_full_disk_stops_it_and_what_was_acknowledged_is_there(tmp_path: Path, room: int) -> None:
    path = tmp_path / "a.db"
    kept = 0
    with Archive(path) as archive:
        archive._store._connection.execute(f"PRAGMA max_page_count = {room}")  # type: ignore[attr-defined]

        def acknowledge(some: object) -> None:
            nonlocal kept
            kept += some.new  # type: ignore[attr-defined]

        with pytest.raises(ArchiveError, match="disk is full: what was acknowledged is kept"):
            archive.add(list(reports(0, 5_000)), progress=acknowledge)
        assert len(archive) == kept  # and it can still be read
    assert check(path) == kept
    with Archive(path) as archive:  # there is room again
        assert archive.add(list(reports(0, 100))).unchanged == min(kept, 100)


def test_a_file_that_must_not_grow(tmp_path: Path) -> None:
    """The system's own limit strikes within a write, as a full disk does."""
    assert FORK is not None
    path = tmp_path / "a.db"
    Archive(path).close()

    def limited(pipe: int) -> None:
        resource.setrlimit(resource.RLIMIT_FSIZE, (600_000, 600_000))
        with contextlib.suppress(ArchiveError):
            adding(path, pipe)
            os.write(pipe, b"-1\n")

    reading, writing = os.pipe()
    child = FORK.Process(target=limited, args=(writing,))
    child.start()
    os.close(writing)
    with open(reading) as pipe:
        told = [int(line) for line in pipe]
    child.join(30)
    assert child.exitcode == 0
    assert told[-1] > 0
    assert check(path) == told[-1]


def _fails(command: list[str]) -> bool:
    return subprocess.run(command, capture_output=True, check=False).returncode != 0


def test_a_small_disk(tmp_path: Path) -> None:
    disk = tmp_path / "disk"
    disk.mkdir()
    mount = ["mount", "-t", "tmpfs", "-o", "size=1500k", "tmpfs", str(disk)]
    if sys.platform != "linux" or os.geteuid() != 0 or _fails(mount):
        pytest.skip("no small disk can be made here")
    try:
        kept = 0
        with Archive(disk / "a.db") as archive:

            def acknowledge(some: object) -> None:
                nonlocal kept
                kept += some.new  # type: ignore[attr-defined]

            with pytest.raises(ArchiveError, match=r"disk is full|could not be read or written"):
                archive.add(list(reports(0, 5_000)), progress=acknowledge)
            assert kept > 0
            assert len(archive) == kept
        assert check(disk / "a.db") == kept
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=False)


def test_readers_go_on_while_one_writes(tmp_path: Path) -> None:
    path = tmp_path / "a.db"
    with Archive(path) as writer, Archive(path) as reader:
        seen: list[int] = []

        def look(_: object) -> None:
            seen.append(len(reader))
            assert sum(story.kept.count for story in reader.stories()) == len(reader)

        writer.add(list(reports(0, 40)), progress=look)
        assert seen == [10, 20, 30, 40]
        with writer._store.transaction():  # also in the midst of a transaction
            stubs.place([], writer._store.shelf)
            assert len(reader) == 40


def test_two_writers_take_turns(tmp_path: Path) -> None:
    assert FORK is not None
    path = tmp_path / "a.db"
    Archive(path).close()

    def add(first: int) -> None:
        with Archive(path) as archive:
            archive.add(list(reports(first, 120)))

    children = [FORK.Process(target=add, args=(first,)) for first in (0, 60, 60)]
    for child in children:
        child.start()
    for child in children:
        child.join(60)
    assert [child.exitcode for child in children] == [0, 0, 0]
    assert check(path) == 180
