"""How far a long work is."""

from pathlib import Path

import pytest

from rashomon.cli.steps import how_many, steps


def test_how_many_reports_are_given(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(tmp_path)
    Path("list.jsonl").write_text('{"text": "x"}\n' * 3)
    Path("folder").mkdir()
    Path("folder/a.txt").write_text("x")
    assert how_many(["list.jsonl"]) == 3
    assert how_many(["list.jsonl", "folder"]) == 4
    for unknown in (["x.warc.gz"], ["none.jsonl"], ["https://example.org/feed"], ["-"]):
        assert how_many(unknown) is None


def test_steps_say_nothing_where_there_is_no_terminal(capsys: pytest.CaptureFixture[str]) -> None:
    with steps("adding", 3) as advance:
        advance(2)
    assert capsys.readouterr() == ("", "")


def test_steps_show_a_rate_on_a_terminal(capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    with steps("adding", 3) as advance:
        advance(2)
        advance(1)
    assert "/s" in capsys.readouterr().err
