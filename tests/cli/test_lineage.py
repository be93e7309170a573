"""`rashomon lineage`: what goes where, and which exit status."""

import json
from pathlib import Path

import pytest
from click.testing import CliRunner, Result

from rashomon.cli import cli
from rashomon.cli.status import NOTHING_DONE, SOME_FAILED
from tests.lineage.texts import FERRY, HARBOUR, OWN_START


def run(*arguments: str, stdin: str | None = None) -> Result:
    return CliRunner().invoke(cli, ["lineage", *arguments], input=stdin)


def listed(*texts: str) -> str:
    return "".join(json.dumps({"id": f"r{i}", "source": f"Outlet {i}", "text": t}) + "\n" for i, t in enumerate(texts))


@pytest.fixture
def pair(tmp_path: Path) -> Path:
    path = tmp_path / "pair.jsonl"
    # What cleaning would take away or put right stays, for offsets index the text as it was given.
    path.write_text(listed(f"  Advertisement \n\n\n{HARBOUR}", f"{OWN_START}{HARBOUR}  "), encoding="utf-8")
    return path


def test_json_indexes_the_text_as_it_was_given(pair: Path) -> None:
    result = run(str(pair), "--json")
    assert (result.exit_code, result.stderr) == (0, "")
    texts = {row["id"]: row["text"] for row in map(json.loads, pair.read_text(encoding="utf-8").splitlines())}
    (passage,) = json.loads(result.stdout)["passages"]
    for end in (passage["a"], passage["b"]):
        assert texts[end["report"]][end["start"] : end["end"]] == end["quote"] == HARBOUR


def test_without_json_a_person_can_read_it(pair: Path) -> None:
    result = run(str(pair))
    assert result.exit_code == 0
    assert "Outlet 0 and Outlet 1 share 1 passage (1 verbatim)" in " ".join(result.stdout.split())


def test_json_into_a_file(pair: Path, tmp_path: Path) -> None:
    target = tmp_path / "passages.json"
    result = run(str(pair), "--json", str(target))
    assert (result.exit_code, result.stdout) == (0, "")
    assert len(json.loads(target.read_text(encoding="utf-8"))["passages"]) == 1


def test_standard_input() -> None:
    result = run("-", "--json", stdin=listed(HARBOUR, FERRY))
    assert (result.exit_code, json.loads(result.stdout)) == (0, {"passages": []})


def test_a_broken_line_is_told_and_the_others_go_on(pair: Path) -> None:
    pair.write_text(pair.read_text(encoding="utf-8") + "{broken\n", encoding="utf-8")
    result = run(str(pair), "--json")
    assert result.exit_code == SOME_FAILED
    assert "pair.jsonl:3" in result.stderr
    assert len(json.loads(result.stdout)["passages"]) == 1


def test_nothing_to_read(tmp_path: Path) -> None:
    (tmp_path / "empty.jsonl").write_text("")
    result = run(str(tmp_path / "empty.jsonl"))
    assert (result.exit_code, result.stdout) == (NOTHING_DONE, "")
    assert "nothing to trace" in result.stderr


def test_web_addresses_are_asked_for() -> None:
    result = run("http://10.0.0.1/page")
    assert result.exit_code == NOTHING_DONE
    assert "not a public address" in result.stderr


def test_a_report_is_never_overwritten(pair: Path) -> None:
    before = pair.read_bytes()
    result = run("--json", str(pair), str(pair))
    assert result.exit_code == 2
    assert pair.read_bytes() == before
