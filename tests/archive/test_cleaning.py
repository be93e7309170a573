"""Cleaning by more processes: the same comes of it, and no process is left behind."""

import json
import os
import signal
import subprocess
import sys
import time
from collections.abc import Sequence
from pathlib import Path

import pytest

from rashomon.archive import cleaning
from rashomon.archive.cleaning import cleaned
from rashomon.archive.intake import Portion, inputs, portions

ROWS = 30


@pytest.fixture
def path(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    monkeypatch.setattr("rashomon.archive.intake.AT_ONCE", 3)
    rows = [
        {"id": f"r{i}", "source": "Paper", "text": f"Report {i} about the bridge.\nShare this!"} for i in range(ROWS)
    ]
    made = tmp_path / "list.jsonl"
    made.write_text("".join(json.dumps(row) + "\n" for row in rows))
    return made


def none_known(digests: Sequence[bytes]) -> dict[bytes, str]:
    return {}


def run(path: Path, workers: int) -> list[list[tuple[object, ...]]]:
    return [
        [(one.report, one.digest, one.copy_marks, one.sketch.to_bytes()) for one in some.new]
        for some in cleaned(portions(inputs([path])), none_known, workers)
    ]


def test_more_processes_give_the_same_in_the_same_order(path: Path) -> None:
    alone = run(path, 1)
    assert run(path, 2) == alone
    assert [report.id for some in alone for report, *_ in some] == [  # type: ignore[attr-defined]
        f"r{i}" for i in range(ROWS)
    ]


def test_when_the_workers_are_ended_this_process_does_their_work(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    alone = run(path, 1)
    monkeypatch.setattr(cleaning, "_serve", end_at_once)
    assert run(path, 2) == alone


def end_at_once() -> None:
    os._exit(9)


@pytest.mark.skipif(not Path("/proc").is_dir(), reason="looks at processes as Linux shows them")
def test_workers_end_with_the_process_they_work_for(path: Path) -> None:
    code = (
        "import sys, time\n"
        "from rashomon.archive import cleaning, intake\n"
        "if __name__ == '__main__':\n"
        "    intake.AT_ONCE = 3\n"
        "    made = cleaning.cleaned(intake.portions(intake.inputs([sys.argv[1]])), lambda _: {}, 2)\n"
        "    for _ in range(5):\n        next(made)\n"
        "    print('working', flush=True)\n"
        "    time.sleep(60)\n"
    )
    script = path.with_name("adding.py")
    script.write_text(code)
    adding = subprocess.Popen([sys.executable, str(script), str(path)], stdout=subprocess.PIPE, text=True)
    assert adding.stdout is not None
    assert adding.stdout.readline() == "working\n"
    workers = children(adding.pid)
    assert workers
    os.kill(adding.pid, signal.SIGKILL)
    adding.wait()
    end = time.monotonic() + 10
    while any(alive(worker) for worker in workers) and time.monotonic() < end:
        time.sleep(0.05)
    assert [worker for worker in workers if alive(worker)] == []


def children(process: int) -> list[int]:
    listed = Path(f"/proc/{process}/task/{process}/children").read_text()
    return [int(child) for child in listed.split()]


def alive(process: int) -> bool:
    try:
        return "\nState:\tZ" not in Path(f"/proc/{process}/status").read_text()
    except OSError:
        return False


def test_a_few_portions_are_not_worth_other_processes(path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_: Portion) -> None:
        pytest.fail("another process was started")

    monkeypatch.setattr(cleaning, "ProcessPoolExecutor", fail)
    monkeypatch.setattr("rashomon.archive.intake.AT_ONCE", 10)
    assert len(run(path, 8)) == 3
