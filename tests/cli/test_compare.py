"""`rashomon compare`: what goes where, and which exit status, with the pipeline replaced by a stub."""

import json
import os
import signal
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path
from types import ModuleType

import pytest
from click.testing import CliRunner, Result

from rashomon.archive import Archive
from rashomon.cli import cli
from rashomon.cli.status import INTERRUPTED, NOTHING_DONE, SOME_FAILED
from rashomon.model.account import Note
from rashomon.model.judgement import Judgement
from rashomon.model.report import Batch, Problem
from tests.factories import make_report

EXAMPLES = Path(__file__).parents[2] / "examples"


class NothingToCompare(Exception):  # noqa: N818  the name the pipeline uses
    pass


@dataclass
class StubAccount:
    notes: tuple[Note, ...] = ()

    def to_json(self) -> str:
        return '{"schema": "stub"}'

    def to_html(self) -> str:
        return "<!doctype html>ü"

    def to_markdown(self) -> str:
        return "# Account\n"


@dataclass
class Pipeline:
    """What the stub was given, and what it gives."""

    problems: tuple[Problem, ...] = ()
    notes: tuple[Note, ...] = ()
    paths: tuple[str, ...] = ()
    stdin: bytes = b""
    families: Path | None = None
    names: Path | None = None
    judgements: tuple[Judgement, ...] = ()
    empty: bool = False
    interrupt: bool = False

    def read(self, paths: tuple[str, ...], *, stdin: bytes, fetcher: None) -> Batch:
        self.paths += tuple(paths)
        self.stdin = stdin
        return Batch(reports=tuple(make_report("x", id=str(path)) for path in paths), problems=self.problems)

    def compare_batch(
        self,
        batch: Batch,
        *,
        families: Path | None = None,
        names: Path | None = None,
        judgements: tuple[Judgement, ...] = (),
    ) -> StubAccount:
        self.families, self.names, self.judgements = families, names, judgements
        if self.interrupt:
            raise KeyboardInterrupt
        if self.empty:
            raise NothingToCompare("no report could be read")
        return StubAccount(notes=self.notes)


@pytest.fixture
def pipeline(monkeypatch: pytest.MonkeyPatch) -> Pipeline:
    stub = Pipeline()
    monkeypatch.setattr("rashomon.reading.read", stub.read)
    comparing = ModuleType("rashomon.comparing")
    comparing.__dict__.update(compare_batch=stub.compare_batch, NothingToCompare=NothingToCompare)
    terminal = ModuleType("rashomon.rendering.terminal")
    terminal.__dict__.update(render_terminal=lambda account, console: console.print("the account"))
    for module in (comparing, terminal):
        monkeypatch.setitem(sys.modules, module.__name__, module)
    return stub


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["compare", *arguments], input=stdin)


def test_prints_the_account_and_nothing_on_standard_error(pipeline: Pipeline) -> None:
    result = run("a.txt", "b.txt")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "the account\n", "")
    assert pipeline.paths == ("a.txt", "b.txt")


def test_writes_the_files_asked_for(pipeline: Pipeline, tmp_path: Path) -> None:
    page, notes, data = tmp_path / "new" / "a.html", tmp_path / "a.md", tmp_path / "a.json"
    data.write_text("an older account, longer than the new one")
    result = run("a.txt", "--html", str(page), "--markdown", str(notes), "--json", str(data))
    assert result.exit_code == 0
    assert page.read_text(encoding="utf-8") == "<!doctype html>ü"
    assert notes.read_text() == "# Account\n"
    assert data.read_text() == '{"schema": "stub"}'
    assert result.stdout == "the account\n"
    assert [line.split()[:2] for line in result.stderr.splitlines()] == [["rashomon:", "wrote"]] * 3


PRINTED = [
    (["a.txt", "--json"], '{"schema": "stub"}\n'),  # bare --json: standard output carries nothing else
    (["--json", "-", "a.txt"], '{"schema": "stub"}\n'),  # the same, said outright
    (["a.txt", "--markdown", "-"], "# Account\n"),  # any form can be piped
    (["a.txt", "--quiet"], ""),  # quiet: nothing
    (["a.txt", "-q", "--json"], '{"schema": "stub"}\n'),  # quiet with JSON: the JSON was asked for
]


@pytest.mark.parametrize(("arguments", "stdout"), PRINTED)
def test_standard_output(pipeline: Pipeline, arguments: list[str], stdout: str) -> None:
    result = run(*arguments)
    assert (result.exit_code, result.stdout) == (0, stdout)


WRONG_USE = [
    (["--json", "{report}"], "put --json last"),  # the report would be taken as the file to write
    (["--json", "{report}", "b.txt"], "put --json last"),
    (["--json", "{folder}"], "put --json last"),  # so would a folder of reports
    (["a.txt", "--html", "{folder}"], "that is a folder"),
    (["a.txt", "--html", ""], "the name is empty"),
    (["a.txt", ""], "a FILE is empty"),  # would be the folder one is in
    (["{report}", "--html", "{report}"], "would be overwritten"),  # never write over an input
    (["{folder}/../report.txt", "--markdown", "{report}"], "would be overwritten"),  # however it is spelt
    (["a.txt", "--json", "--html", "-"], "only one"),
    (["-", "-"], "once only"),
    (["a.txt", "--frobnicate"], "No such option"),
    (["a.txt", "--families", "{folder}/none.yaml"], "does not exist"),
    (["a.txt", "--families", "{report}"], "--families"),  # a file of another form
]


@pytest.mark.parametrize(("arguments", "message"), WRONG_USE)
def test_wrong_use_is_status_2_and_harms_no_report(
    pipeline: Pipeline, tmp_path: Path, arguments: list[str], message: str
) -> None:
    report, folder = tmp_path / "report.txt", tmp_path / "folder"
    report.write_text("a report")
    folder.mkdir()
    result = run(*(argument.format(report=report, folder=folder) for argument in arguments))
    assert result.exit_code == 2
    assert message in result.stderr
    assert report.read_text() == "a report"
    assert pipeline.families is None


def test_no_argument_at_a_terminal_is_wrong_use(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.cli.inputs.stdin_is_terminal", lambda: True)
    result = run()
    assert result.exit_code == 2
    assert "standard input" in result.stderr


@pytest.mark.parametrize("arguments", [[], ["-"]])
def test_standard_input(pipeline: Pipeline, arguments: list[str]) -> None:
    result = run(*arguments, stdin=b"A report.")
    assert result.exit_code == 0
    assert pipeline.stdin == b"A report."


def test_standard_input_keeps_its_place_among_files(pipeline: Pipeline) -> None:
    run("a.txt", "-", "b.txt", stdin=b"A report.")
    assert pipeline.paths == ("a.txt", "-", "b.txt")
    assert pipeline.stdin == b"A report."


def test_a_failed_input_is_named_and_status_3(pipeline: Pipeline) -> None:
    pipeline.problems = (Problem(place="b.txt", reason="the file is empty", advice="leave it out"),)
    result = run("a.txt", "b.txt")
    assert (result.exit_code, result.stdout) == (3, "the account\n")
    assert result.stderr == "rashomon: b.txt: the file is empty (leave it out)\n"


def test_a_reservation_is_told_and_status_0(pipeline: Pipeline) -> None:
    pipeline.problems = (Problem(place="b.txt", reason="decoded as cp1252", fatal=False),)
    result = run("b.txt")
    assert (result.exit_code, result.stderr) == (0, "rashomon: b.txt: decoded as cp1252\n")


def test_quiet_keeps_failures_only(pipeline: Pipeline) -> None:
    pipeline.problems = (
        Problem(place="a.txt", reason="decoded as cp1252", fatal=False),
        Problem(place="b.txt", reason="the file is empty"),
    )
    pipeline.notes = (Note(kind="set apart", report="c", message="c: another event"),)
    assert run("a.txt", "-q").stderr == "rashomon: b.txt: the file is empty\n"


def test_notes_are_told_once(pipeline: Pipeline) -> None:
    pipeline.problems = (Problem(place="b.txt", reason="the file is empty"),)
    pipeline.notes = (
        Note(kind="unreadable", report=None, message="b.txt: the file is empty"),
        Note(kind="set apart", report="c", message="c.txt: tells of another event"),
    )
    stderr = run("a.txt", "b.txt", "c.txt").stderr
    assert stderr == "rashomon: b.txt: the file is empty\nrashomon: c.txt: tells of another event\n"


def test_messages_cannot_steer_the_terminal(pipeline: Pipeline) -> None:
    pipeline.problems = (Problem(place="a\x1b[2J\n\u202e.txt", reason="is binary"),)
    stderr = run("a.txt").stderr
    assert stderr.count("\n") == 1
    assert "\x1b" not in stderr
    assert "\u202e" not in stderr


def test_nothing_to_compare_is_status_1(pipeline: Pipeline, tmp_path: Path) -> None:
    pipeline.empty = True
    result = run("a.txt", "--html", str(tmp_path / "a.html"))
    assert (result.exit_code, result.stdout) == (1, "")
    assert result.stderr == "rashomon: nothing to compare: no report could be read\n"
    assert not (tmp_path / "a.html").exists()


def test_an_unwritable_path_fails_before_the_work(pipeline: Pipeline, tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    target = str(tmp_path / "file" / "account.html")
    result = run("a.txt", "--html", target)
    assert result.exit_code == 1
    assert f"{target} could not be written" in result.stderr
    assert "check its folder and permissions" in result.stderr
    assert pipeline.paths == ()


def test_families_are_handed_on(pipeline: Pipeline, tmp_path: Path) -> None:
    families = tmp_path / "families.yaml"
    families.write_text("Paper A: The Owner\n")
    run("a.txt", "--families", str(families))
    assert pipeline.families == families


def test_names_and_corrections_are_handed_on(pipeline: Pipeline, tmp_path: Path) -> None:
    names, file = tmp_path / "names.yaml", tmp_path / "a.db"
    names.write_text("names: [{name: Ann Lee, type: person}]\n")
    with Archive(file) as archive:
        judgement = archive.judge("same fact", "a:0-9", "b:0-9", by="Ann")
        archive.undo(archive.judge("update", "a:0-9", "b:0-9", by="Ann").id)
    run("a.txt", "--names", str(names), "--archive", str(file))
    assert pipeline.names == names
    assert pipeline.judgements == (judgement,)  # what was taken back does not count


@pytest.mark.parametrize(
    ("option", "content"), [("--names", "names: [{name: 7}]\n"), ("--archive", "this is no archive\n" * 100)]
)
def test_a_file_of_another_form_is_wrong_use(pipeline: Pipeline, tmp_path: Path, option: str, content: str) -> None:
    file = tmp_path / "other"
    file.write_text(content)
    result = run("a.txt", option, str(file))
    assert result.exit_code == 2
    assert option in result.stderr


def test_interrupt_is_status_130(pipeline: Pipeline, monkeypatch: pytest.MonkeyPatch) -> None:
    from rashomon.cli import main

    pipeline.interrupt = True
    monkeypatch.setattr(sys, "argv", ["rashomon", "compare", "a.txt"])
    before = signal.getsignal(signal.SIGPIPE)
    with pytest.raises(SystemExit) as stopped:
        main()
    signal.signal(signal.SIGPIPE, before)
    assert stopped.value.code == INTERRUPTED


# With the real pipeline


def test_one_missing_file_does_not_stop_the_others() -> None:
    result = run(str(EXAMPLES / "tunnel-accident"), "missing.txt", "--json")
    account = json.loads(result.stdout)
    assert result.exit_code == SOME_FAILED
    assert len(account["reports"]) == 7
    assert account["facts"]
    assert result.stderr.startswith("rashomon: missing.txt: ")
    assert result.stderr.count("missing.txt") == 1


def test_only_missing_files_are_nothing_to_compare() -> None:
    result = run("missing.txt")
    assert (result.exit_code, result.stdout) == (NOTHING_DONE, "")
    assert "missing.txt" in result.stderr


@pytest.mark.slow
def test_the_account_is_the_same_on_every_run() -> None:
    """Byte for byte, whatever the hash seed."""
    command = [
        sys.executable,
        "-c",
        "from rashomon.cli import main; main()",
        "compare",
        str(EXAMPLES / "tunnel-accident"),
    ]
    outputs = {
        subprocess.run(
            [*command, "--json"], env=os.environ | {"PYTHONHASHSEED": seed}, stdout=subprocess.PIPE, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
