"""`rashomon annotate`: what goes where, and which exit status; with the real pipeline."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.cli import cli
from rashomon.cli.status import NOTHING_DONE, SOME_FAILED

FERRY = "  The ferry turned back on Friday, 22 March 2019, Ann Hale said.\n\n\nShare this article\n"
PORT = "Ann Hale told reporters on Monday that the port of Dunmore would stay open."
LINES = b"\n".join(
    json.dumps(row).encode()
    for row in (
        {"id": "one", "source": "The Courier", "published": "2019-03-25", "text": FERRY},
        {"id": "two", "source": "The Coast", "text": f"\U0001f6a2\n{PORT}"},
    )
)


def run(*arguments: str, stdin: bytes | None = None) -> Result:
    return CliRunner().invoke(cli, ["annotate", *arguments], input=stdin)


def test_a_line_of_json_for_each_line_given() -> None:
    result = run("-", "--json", stdin=LINES)
    assert (result.exit_code, result.stderr) == (0, "")
    one, two = map(json.loads, result.stdout.splitlines())
    assert (one["id"], one["text"], two["text"]) == ("one", FERRY, f"\U0001f6a2\n{PORT}")
    assert [FERRY[t["start"] : t["end"]] for t in one["times"]] == ["Friday, 22 March 2019"]
    (said,) = two["attributions"]
    assert [two["text"][start:end] for start, end in said["source"]] == ["Ann Hale"]
    # one person in both reports has one id
    assert {e["id"] for e in one["entities"] if e["name"] == "Ann Hale"} == {
        e["id"] for e in two["entities"] if e["name"] == "Ann Hale"
    }


def test_one_bad_line_does_not_stop_the_others() -> None:
    result = run("-", "--json", stdin=LINES.replace(b"\n", b"\n{\n"))
    assert result.exit_code == SOME_FAILED
    assert [json.loads(line)["id"] for line in result.stdout.splitlines()] == ["one", "two"]
    assert result.stderr.startswith("rashomon: standard input:2: ")


def test_nothing_but_bad_lines() -> None:
    result = run("-", "--json", stdin=b"{\n{")
    assert (result.exit_code, result.stdout) == (NOTHING_DONE, "")
    assert result.stderr.splitlines()[-1] == "rashomon: nothing to annotate: no report could be read"


def test_files_are_written_beside_one_another(tmp_path: Path) -> None:
    data = tmp_path / "in.jsonl"
    data.write_bytes(LINES)
    out = tmp_path / "out"
    result = run(
        str(data), "--json", str(out / "a.jsonl"), "--webanno", str(out / "w"), "--brat", str(out / "b"), "--quiet"
    )
    assert (result.exit_code, result.stdout, result.stderr) == (0, "", "")
    assert len((out / "a.jsonl").read_text(encoding="utf-8").splitlines()) == 2
    assert sorted(path.name for path in (out / "w").iterdir()) == ["one.tsv", "two.tsv"]
    assert sorted(path.name for path in (out / "b").iterdir()) == [
        "annotation.conf", "one.ann", "one.txt", "two.ann", "two.txt",
    ]  # fmt: skip
    assert (out / "b" / "one.txt").read_bytes() == FERRY.encode()  # the text as it is, to the byte
    assert "\t7-11\tHale\t" in (out / "w" / "two.tsv").read_text(encoding="utf-8")


def test_the_terminal_shows_what_was_found_with_its_offsets() -> None:
    result = run("-", stdin=LINES)
    assert result.exit_code == 0
    assert "one: The Courier, 2019-03-25" in result.stdout
    assert "Ann Hale: person" in result.stdout
    assert f"DATE, 2019-03-22; at {FERRY.index('Friday')}-{FERRY.index(', Ann')}" in result.stdout
    assert "stays relative" in result.stdout  # the second report has no date


def test_names_of_ones_own_go_before_what_would_be_decided(tmp_path: Path) -> None:
    (tmp_path / "names.yaml").write_text("names:\n- {name: The Minister, type: person, aliases: [Ann Hale]}\n")
    result = run("-", "--names", str(tmp_path / "names.yaml"), "--json", stdin=LINES)
    one = json.loads(result.stdout.splitlines()[0])
    assert [entity["name"] for entity in one["entities"] if entity["type"] == "person"] == ["The Minister"]


@pytest.mark.parametrize(
    ("id", "stem"),
    [
        ("kcna-2019.03", "kcna-2019.03"),  # a plain name is kept
        ("../../evil", "evil-"),  # no id leads out of the folder
        ("a/b:c*?\x00", "a-b-c-"),
        ("", "r-"),  # no id: one is made
        (".hidden", "hidden-"),
        ("x" * 300, "x" * 60 + "-"),
        ("한국", "report-"),
    ],
)
def test_names_of_files(tmp_path: Path, id: str, stem: str) -> None:
    folder = tmp_path / "deep" / "folder"
    result = run("-", "--webanno", str(folder), "-q", stdin=json.dumps({"id": id, "text": PORT}).encode())
    assert result.exit_code == 0
    (path,) = [path for path in tmp_path.rglob("*") if path.is_file()]
    assert path.parent == folder
    assert path.stem.startswith(stem)


def test_ids_that_differ_only_in_case_or_come_again_are_told_apart(tmp_path: Path) -> None:
    stdin = b"\n".join(json.dumps({"id": id, "text": PORT}).encode() for id in ("a", "A", "a"))
    run("-", "--brat", str(tmp_path / "b"), "-q", stdin=stdin)
    names = [path.name.lower() for path in (tmp_path / "b").glob("*.txt")]
    assert len(set(names)) == 3


WRONG_USE = [
    (["--json", "{report}"], "put --json last"),
    (["{report}", "--brat", "{folder}"], "reports are read from there"),  # the report lies there
    (["{folder}", "--brat", "{folder}"], "reports are read from there"),
    (["{folder}", "--webanno", "{folder}/new"], "reports are read from there"),  # they would be read next time
    (["{report}", "--brat", "{folder}/../folder"], "reports are read from there"),  # however it is spelt
    (["-", "-"], "once only"),
    (["{report}", "--names", "{report}"], "--names"),  # a file of another form
]


@pytest.mark.parametrize(("arguments", "message"), WRONG_USE)
def test_wrong_use_is_status_2_and_harms_no_report(tmp_path: Path, arguments: list[str], message: str) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    report = folder / "report.txt"
    report.write_text(f"---\nid: report\n---\n{PORT}")
    before = report.read_text()
    result = run(*(argument.format(report=report, folder=folder) for argument in arguments))
    assert result.exit_code == 2
    assert message in result.stderr
    assert list(folder.iterdir()) == [report]
    assert report.read_text() == before


def test_a_folder_that_cannot_be_made_fails_before_the_work(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    result = run("-", "--brat", str(tmp_path / "file" / "b"), stdin=LINES)
    assert result.exit_code == 1
    assert str(tmp_path / "file" / "b") in result.stderr


@pytest.mark.slow
def test_the_lines_are_the_same_on_every_run(tmp_path: Path) -> None:
    """Byte for byte, whatever the hash seed."""
    command = [sys.executable, "-c", "from rashomon.cli import main; main()", "annotate", "-", "--json"]
    outputs = {
        subprocess.run(
            command, env=os.environ | {"PYTHONHASHSEED": seed}, input=LINES, stdout=subprocess.PIPE, check=True
        ).stdout
        for seed in ("1", "2")
    }
    assert len(outputs) == 1
