"""The archive's tables as files that other programs read."""

import csv
import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.archive import Archive, ArchiveError
from rashomon.archive.tables import ReportRow, StoryRow, cell_types
from rashomon.reading import read
from rashomon.rendering.exports import ENDINGS, Form, ninjs_item, write_table
from tests.archive import stubs
from tests.factories import make_report

TEXT = 'The bridge of "Aldmoor", \n\nand Mayor Ilse Brandt; ünd 🂡, = 1.'


@pytest.fixture
def archive(monkeypatch: pytest.MonkeyPatch) -> Iterator[Archive]:
    stubs.install(monkeypatch)
    with Archive(":memory:", now=stubs.Clock()) as made:
        made.add(
            [
                make_report(TEXT, "a", title="Bridge", url="https://example.org/a"),
                make_report("Mayor Ilse Brandt shut the Aldmoor bridge.", "b", published=None),
                make_report("Plums\0 are few.", "c"),
            ]
        )
        yield made


def rows_of(path: Path, form: Form) -> list[dict[str, object]]:
    if form == "csv":
        with path.open(encoding="utf-8", newline="") as file:
            return [{name: value or None for name, value in row.items()} for row in csv.DictReader(file)]
    if form == "jsonl":
        return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]
    parquet = pytest.importorskip("pyarrow.parquet")
    found: list[dict[str, object]] = parquet.read_table(path).to_pylist()
    return found


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_reports_come_back_as_they_are(archive: Archive, tmp_path: Path, form: Form) -> None:
    path = tmp_path / f"reports{ENDINGS[form]}"
    assert write_table(archive, "reports", form, path) == 3
    rows = rows_of(path, form)
    assert list(rows[0]) == list(cell_types(ReportRow))
    assert [row["id"] for row in rows] == ["a", "b", "c"]
    assert rows[0]["text"] == TEXT
    assert rows[1]["published"] is None
    assert rows[0]["story"] == rows[1]["story"] != rows[2]["story"]
    assert float(str(rows[1]["score"])) == 0.9
    assert [one.name for one in tmp_path.iterdir()] == [path.name]  # nothing is left beside it


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
def test_stories_and_placements(archive: Archive, tmp_path: Path, form: Form) -> None:
    assert write_table(archive, "stories", form, tmp_path / "s") == 2
    assert write_table(archive, "placements", form, tmp_path / "p") == 3
    stories, placements = rows_of(tmp_path / "s", form), rows_of(tmp_path / "p", form)
    assert {str(row["report_ids"]) for row in stories} == {"a; b", "c"}
    assert {str(row["reports"]) for row in stories} == {"2", "1"}
    assert {row["story"] for row in placements} == {row["id"] for row in stories}


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet", "ninjs"])
def test_an_empty_archive_gives_empty_tables(tmp_path: Path, form: Form) -> None:
    with Archive(":memory:") as archive:
        assert write_table(archive, "reports", form, tmp_path / "r") == 0
    if form == "ninjs":
        assert json.loads((tmp_path / "r").read_text()) == []
    else:
        assert rows_of(tmp_path / "r", form) == []


def test_more_rows_than_are_written_at_once(archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    pytest.importorskip("pyarrow")
    monkeypatch.setattr("rashomon.rendering.exports._ROWS_AT_ONCE", 2)
    assert write_table(archive, "reports", "parquet", tmp_path / "r") == 3
    assert len(rows_of(tmp_path / "r", "parquet")) == 3


def test_ninjs_is_read_back(archive: Archive, tmp_path: Path) -> None:
    path = tmp_path / "reports.json"
    assert write_table(archive, "reports", "ninjs", path) == 3
    items = json.loads(path.read_text(encoding="utf-8"))
    assert items[0]["uri"] == "a"
    assert items[0]["headlines"] == [{"role": "main", "value": "Bridge"}]
    assert items[0]["bodies"][0]["value"] == TEXT
    assert items[0]["infosources"] == [{"role": "publisher", "name": "Outlet A"}]
    assert items[0]["altids"] == [{"role": "url", "value": "https://example.org/a"}]
    assert items[0]["events"] == items[1]["events"] != items[2]["events"]
    assert "firstcreated" not in items[1]  # not known
    batch = read([path])
    assert [report.id for report in batch.reports] == ["a", "b", "c"]
    assert batch.reports[0].source == "Outlet A"


def test_ninjs_names_authors_credit_and_version(archive: Archive) -> None:
    from dataclasses import replace

    kept = archive.report("a")
    report = replace(kept.report, authors=("Ana Li", "Bo Ek"), updated="2019-03-23")
    item = ninjs_item(replace(kept, report=report, credit="Reuters", revision=3, ids=("a", "z")), None, "")
    assert item["by"] == "Ana Li, Bo Ek"
    assert item["people"] == [{"rel": "author", "name": "Ana Li"}, {"rel": "author", "name": "Bo Ek"}]
    assert (item["version"], item["versioncreated"]) == ("3", "2019-03-23")
    assert {"role": "credit", "name": "Reuters"} in item["infosources"]  # type: ignore[operator]
    assert {"role": "given id", "value": "z"} in item["altids"]  # type: ignore[operator]
    assert "events" not in item


def test_a_file_that_cannot_be_written_leaves_the_old_one(
    archive: Archive, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    path = tmp_path / "reports.csv"
    path.write_text("old")

    def fail(*_: object) -> int:
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("rashomon.rendering.exports._write_csv", fail)
    with pytest.raises(OSError, match="No space"):
        write_table(archive, "reports", "csv", path)
    assert path.read_text() == "old"
    assert [one.name for one in tmp_path.iterdir()] == ["reports.csv"]


def test_arrow_has_a_type_for_every_column(archive: Archive) -> None:
    pyarrow = pytest.importorskip("pyarrow")
    table = archive.to_arrow()
    assert table.num_rows == 3
    assert table.column_names == list(cell_types(ReportRow))
    assert table.schema.field("score").type == pyarrow.float64()
    assert cell_types(StoryRow)["start"] is str


def test_without_pyarrow_the_message_names_the_extra(archive: Archive, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setitem(__import__("sys").modules, "pyarrow", None)
    with pytest.raises(ArchiveError, match=r'pip install "rashomon\[tables\]"'):
        archive.to_arrow()


@pytest.mark.parametrize("form", ["csv", "jsonl", "parquet"])
@pytest.mark.parametrize("library", ["pandas", "polars"])
def test_tables_open_elsewhere(archive: Archive, tmp_path: Path, form: Form, library: str) -> None:
    frames = pytest.importorskip(library)
    path = tmp_path / f"reports{ENDINGS[form]}"
    write_table(archive, "reports", form, path)
    if library == "pandas":
        readers = {"csv": frames.read_csv, "parquet": frames.read_parquet}
        frame = frames.read_json(path, lines=True) if form == "jsonl" else readers[form](path)
    else:
        readers = {"csv": frames.read_csv, "jsonl": frames.read_ndjson, "parquet": frames.read_parquet}
        frame = readers[form](path)
    assert list(frame["id"]) == ["a", "b", "c"]
    assert next(iter(frame["text"])) == TEXT
