"""add, stories, show, search and export: what goes where, and which exit status."""

import json
import os
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.archive import Archive
from rashomon.cli import cli
from rashomon.cli.status import NOTHING_DONE, SOME_FAILED
from tests.archive import stubs

TEXTS = {
    "a": "The bridge of Aldmoor is shut, Mayor Ilse Brandt said.",
    "b": "Mayor Ilse Brandt shut the bridge of Aldmoor.",
    "c": "Plums are few in Quellin.",
}


@pytest.fixture(autouse=True)
def workplace(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder with a list of three reports, where reports are placed by a plain rule."""
    stubs.install(monkeypatch)
    monkeypatch.delenv("RASHOMON_ARCHIVE", raising=False)
    monkeypatch.chdir(tmp_path)
    rows = [{"id": id, "source": f"Paper {id}", "text": text, "published": "2024-03-01"} for id, text in TEXTS.items()]
    Path("list.jsonl").write_text("".join(json.dumps(row) + "\n" for row in rows))
    return tmp_path


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, list(arguments), input=stdin)


def lines(result: Result) -> list[dict[str, object]]:
    return [json.loads(line) for line in result.stdout.splitlines()]


def test_add_then_stories() -> None:
    result = run("add", "list.jsonl", "--workers", "1")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "rashomon: rashomon.db: 3 new, 0 unchanged" in result.stderr
    assert "reports/s" in result.stderr
    result = run("stories", "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    assert sorted(sorted(map(str, story["reports"])) for story in lines(result)) == [["a", "b"], ["c"]]  # type: ignore[call-overload]
    assert set(lines(result)[0]) == {"id", "headline", "start", "end", "reports", "sources"}
    asked = lines(run("stories", "--json", "--related"))
    assert [one.pop("related") for one in asked] == [[], []]
    assert asked == lines(result)
    assert run("stories", "--related").stdout == run("stories").stdout


def test_the_archive_is_named_by_an_option_or_the_environment(monkeypatch: pytest.MonkeyPatch) -> None:
    assert run("add", "list.jsonl", "--archive", "one.db").exit_code == 0
    assert Path("one.db").exists()
    monkeypatch.setenv("RASHOMON_ARCHIVE", "one.db")
    assert len(lines(run("stories", "--json"))) == 2
    assert not Path("rashomon.db").exists()


def test_the_archive_may_be_named_before_the_verb() -> None:
    assert run("--archive", "two.db", "add", "list.jsonl", "--workers", "1").exit_code == 0
    assert Path("two.db").exists()
    assert len(lines(run("--archive", "two.db", "stories", "--json"))) == 2
    assert run("--archive", "two.db", "stories", "--archive", "none.db").exit_code == NOTHING_DONE  # the nearer counts


ADDED = [
    (["list.jsonl"], None, 0, {"new": 3, "unchanged": 0, "revised": 0, "failed": 0}),
    (["list.jsonl", "none.txt"], None, SOME_FAILED, {"new": 3, "unchanged": 0, "revised": 0, "failed": 1}),
    (["none.txt"], None, NOTHING_DONE, {"new": 0, "unchanged": 0, "revised": 0, "failed": 1}),
    (["-"], b"The bridge of Aldmoor is shut.", 0, {"new": 1, "unchanged": 0, "revised": 0, "failed": 0}),
    ([], b'{"id": "x", "text": "The bridge is shut."}', 0, {"new": 1, "unchanged": 0, "revised": 0, "failed": 0}),
]


@pytest.mark.parametrize(("arguments", "stdin", "status", "counts"), ADDED)
def test_what_add_says_and_its_status(
    arguments: list[str], stdin: bytes | None, status: int, counts: dict[str, int]
) -> None:
    result = run("add", *arguments, "--json", stdin=stdin)
    assert result.exit_code == status
    assert lines(result) == [counts]
    if counts["failed"]:
        assert "none.txt: there is no such file" in result.stderr


def test_adding_again_changes_nothing_and_a_column_can_be_named(tmp_path: Path) -> None:
    run("add", "list.jsonl")
    assert "0 new, 3 unchanged" in run("add", "list.jsonl").stderr
    Path("t.csv").write_text("no,words\n7,The bridge of Aldmoor is open.\n")
    assert run("add", "t.csv", "--column", "text=words", "--column", "id=no", "-q").exit_code == 0
    with Archive("rashomon.db") as archive:
        assert archive.report("7").report.text == "The bridge of Aldmoor is open."


WRONG_USE = [
    (["add", "list.jsonl", "--column", "text"], "FIELD=NAME"),
    (["add", "list.jsonl", "--column", "words=body"], "no field 'words'"),
    (["add", ""], "is empty"),  # a variable of a script that is not set
    (["add", "-", "-"], "once only"),
    (["stories", "--since", "yesterday"], "is no day"),
    (["stories", "--sort", "beauty"], "beauty"),
    (["search"], "WORDS"),
    (["export"], "--to"),
    (["export", "--to", "ninjs", "--table", "stories"], "only the reports"),
    (["export", "--to", "csv", "--output", "one.csv", "--table", "stories", "--table", "reports"], "one file"),
    (["export", "--to", "csv", "--output", "rashomon.db"], "would be overwritten"),
    (["show", "story-1", "--html", "rashomon.db"], "would be overwritten"),
]


@pytest.mark.parametrize(("arguments", "message"), WRONG_USE)
def test_wrong_use_is_status_2_and_harms_nothing(arguments: list[str], message: str) -> None:
    run("add", "list.jsonl")
    before = Path("rashomon.db").read_bytes()
    result = run(*arguments)
    assert result.exit_code == 2
    assert message in result.stderr
    assert Path("rashomon.db").read_bytes() == before


VERBS = [["stories"], ["show", "story-1"], ["search", "bridge"], ["export", "--to", "csv"], ["regroup"]]
USELESS = [
    (None, "there is no archive x.db; make one with: rashomon add FILE... --archive x.db"),
    (b"a diary", "x.db is no archive of Rashomon"),
]


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: str(verb[0]))
@pytest.mark.parametrize(("content", "message"), USELESS)
def test_an_archive_that_cannot_be_used(verb: list[str], content: bytes | None, message: str) -> None:
    if content is not None:
        Path("x.db").write_bytes(content)
    result = run(*verb, "--archive", "x.db")
    assert (result.exit_code, result.stdout) == (NOTHING_DONE, "")
    assert message in result.stderr
    assert Path("x.db").exists() == (content is not None)
    if content is not None:
        result = run("add", "list.jsonl", "--archive", "x.db")
        assert result.exit_code == NOTHING_DONE
        assert message in result.stderr
        assert Path("x.db").read_bytes() == content


@pytest.mark.parametrize("verb", VERBS, ids=lambda verb: str(verb[0]))
def test_an_empty_file_is_no_archive_and_stays_empty(verb: list[str]) -> None:
    Path("x.db").write_bytes(b"")
    result = run(*verb, "--archive", "x.db")
    assert result.exit_code == NOTHING_DONE
    assert "there is no archive x.db" in result.stderr
    assert Path("x.db").read_bytes() == b""


def test_what_cannot_be_written_is_told_with_what_to_do() -> None:
    run("add", "list.jsonl")
    Path("file").write_text("")
    result = run("export", "--to", "csv", "--output", "file/x")
    assert result.exit_code == NOTHING_DONE
    assert "could not be written" in result.stderr
    assert "check its folder and permissions" in result.stderr


def test_stories_as_a_list_and_filtered() -> None:
    run("add", "list.jsonl")
    result = run("stories")
    assert "2 reports of 2 outlets" in result.stdout
    assert [story["reports"] for story in lines(run("stories", "--json", "--about", "Ilse Brandt"))] == [["a", "b"]]
    assert [story["reports"] for story in lines(run("stories", "--json", "--source", "paper c"))] == [["c"]]
    assert len(lines(run("stories", "--json", "--sort", "sources", "--limit", "1"))) == 1
    result = run("stories", "--since", "2024-03-02")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no such story" in result.stderr
    result = run("stories", "--since", "2024-03-02", "--json")
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")


def test_search() -> None:
    run("add", "list.jsonl")
    result = run("search", "bridge", "aldmoor")
    assert "Paper a, 1 March 2024, a, story-" in result.stdout
    assert "The bridge of Aldmoor is shut, Mayor Ilse Brandt said." in result.stdout
    assert {hit["report"] for hit in lines(run("search", "--json", "bridge"))} == {"a", "b"}
    assert {hit["report"] for hit in lines(run("search", "--json", "--", "bridge", "-said"))} == {"b"}
    result = run("search", "ferry")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "no report holds" in result.stderr
    result = run("search", "--json", "ferry")
    assert (result.exit_code, result.stdout) == (0, "")


def test_show_makes_the_account_of_a_story(monkeypatch: pytest.MonkeyPatch) -> None:
    run("add", "list.jsonl")
    story = next(story for story in lines(run("stories", "--json")) if story["reports"] == ["a", "b"])
    result = run("show", str(story["id"])[:12], "--json")
    assert result.exit_code == 0
    account = json.loads(result.stdout)
    assert account["story"]["id"] == story["id"]
    assert [report["id"] for report in account["reports"]] == ["a", "b"]
    result = run("show", "story-zz")
    assert result.exit_code == NOTHING_DONE
    assert "there is no story 'story-zz'" in result.stderr


def test_regroup() -> None:
    run("add", "list.jsonl")
    result = run("regroup")
    assert (result.exit_code, result.stdout) == (0, "")
    assert "3 reports in 2 stories (2 before)" in result.stderr


def test_export_into_a_folder_and_into_a_file(tmp_path: Path) -> None:
    run("add", "list.jsonl")
    result = run("export", "--to", "jsonl", "--output", "out")
    assert result.exit_code == 0
    assert sorted(os.listdir("out")) == ["placements.jsonl", "reports.jsonl", "stories.jsonl"]
    assert run("export", "--to", "csv", "--output", "one.csv").exit_code == 0
    assert Path("one.csv").read_text().startswith("id,")
    result = run("export", "--to", "ninjs", "--output", "out", "--json")
    assert lines(result) == [{"file": "out/reports.ninjs.json", "table": "reports", "rows": 3}]
    Path("blocked").write_text("")
    result = run("export", "--to", "csv", "--output", "blocked/out")
    assert result.exit_code == NOTHING_DONE
    assert "could not be written" in result.stderr
