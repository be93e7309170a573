"""The command line as a program of its own: what is printed, whatever is at the other end."""

import os
import subprocess
import sys
from pathlib import Path

import pytest

MAIN = "from rashomon.cli import main; main()"
REPORT = "---\nsource: The Łódź Post\ntitle: “Bridge” closed\n---\nWorkers closed the “old” bridge in Łódź on Friday.\n"


def run(*arguments: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    command = [sys.executable, "-c", MAIN, *arguments]
    return subprocess.run(command, env=os.environ | environment, capture_output=True, check=False)


def test_version_names_the_package() -> None:
    done = run("--version")
    assert done.returncode == 0
    assert done.stdout.startswith(b"rashomon")


@pytest.mark.skipif(os.name != "posix", reason="closed pipes are signals on POSIX only")
def test_a_closed_pipe_is_quiet() -> None:
    command = f"{sys.executable} -c '{MAIN}' compare --help | true"
    done = subprocess.run(["bash", "-c", command], capture_output=True, check=False)
    assert done.stderr == b""


def test_a_terminal_that_lacks_a_letter_shows_the_others(tmp_path: Path) -> None:
    report, archive = tmp_path / "report.txt", str(tmp_path / "a.db")
    report.write_text(REPORT, "utf-8")
    assert run("add", str(report), "--archive", archive, "--workers", "1").returncode == 0
    for verb in (["stories"], ["search", "bridge"]):
        done = run(*verb, "--archive", archive, PYTHONIOENCODING="latin-1")
        assert (done.returncode, done.stderr) == (0, b"")
        assert "?Bridge? closed".encode("latin-1") in done.stdout
