"""Where the shared data is found, and that no benchmark needs it to be there."""

import gzip
from pathlib import Path

import pytest

from benchmarks import __main__ as program
from benchmarks import shared_data


@pytest.fixture
def data(monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Path:
    monkeypatch.setenv("RASHOMON_BENCHMARKS", str(tmp_path))
    return tmp_path


@pytest.mark.parametrize(
    ("named", "found"),
    [
        ("here", "here"),  # the folder that is named
        ("nowhere", None),  # named, but not there: no other is looked for
        ("a file", None),  # no folder
    ],
)
def test_the_folder_that_is_named(
    monkeypatch: pytest.MonkeyPatch, tmp_path: Path, named: str, found: str | None
) -> None:
    (tmp_path / "here").mkdir()
    (tmp_path / "a file").touch()
    monkeypatch.setenv("RASHOMON_BENCHMARKS", str(tmp_path / named))
    assert shared_data.folder() == (tmp_path / found if found else None)


@pytest.mark.parametrize("named", [None, ""])  # not named, or named as nothing
def test_beside_the_repository_otherwise(monkeypatch: pytest.MonkeyPatch, tmp_path: Path, named: str | None) -> None:
    if named is None:
        monkeypatch.delenv("RASHOMON_BENCHMARKS", raising=False)
    else:
        monkeypatch.setenv("RASHOMON_BENCHMARKS", named)
    monkeypatch.setattr(shared_data, "ROOT", tmp_path / "repository")
    assert shared_data.folder() is None
    beside = tmp_path / "shared" / "benchmarks"
    beside.mkdir(parents=True)
    assert shared_data.folder() == beside


def test_rows(data: Path) -> None:
    # A line separator within a string does not end a line.
    text = '{"word": "soup\u2028of the day"}\n{"word": "salt"}\n'.encode()
    (data / "plain.jsonl").write_bytes(text)
    (data / "packed.jsonl.gz").write_bytes(gzip.compress(text))
    expected = [{"word": "soup\u2028of the day"}, {"word": "salt"}]
    assert [shared_data.rows(f"{name}.jsonl") for name in ("plain", "packed", "absent")] == [expected, expected, []]


def test_labelled_facts_by_name_without_second_readings(data: Path) -> None:
    (data / "facts").mkdir()
    for name in ("dev02", "dev01", "dev01.second", "notes"):
        (data / "facts" / f"{name}.json").write_text(f'{{"event": "{name}"}}')
    assert [event["event"] for event in shared_data.labelled_facts()] == ["dev01", "dev02"]


def test_scorers_are_loaded_once_a_folder(data: Path) -> None:
    (data / "scorers.py").write_text("NAME = 'plain'")
    (data / "facts_scorer.py").write_text("NAME = 'facts'")
    assert (shared_data.scorers().NAME, shared_data.facts_scorer().NAME) == ("plain", "facts")
    assert shared_data.scorers() is shared_data.scorers()


@pytest.mark.parametrize("load", [shared_data.scorers, shared_data.facts_scorer])
def test_scorers_that_are_not_there(monkeypatch: pytest.MonkeyPatch, data: Path, load: object) -> None:
    assert callable(load)
    with pytest.raises(FileNotFoundError):  # the folder is there, the scorer is not
        load()
    monkeypatch.setenv("RASHOMON_BENCHMARKS", str(data / "nowhere"))
    with pytest.raises(FileNotFoundError, match="RASHOMON_BENCHMARKS"):
        load()


@pytest.mark.parametrize("folder", [".", "nowhere"])  # there but empty, and not there
@pytest.mark.parametrize("name", list(program.measures()))
def test_no_figures_without_data(monkeypatch: pytest.MonkeyPatch, data: Path, name: str, folder: str) -> None:
    monkeypatch.setenv("RASHOMON_BENCHMARKS", str(data / folder))
    assert program.measures([name])[name]() == []
