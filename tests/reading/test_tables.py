"""Tables of reports: columns under their usual names or mapped by a person; broken rows and files."""

import csv
import gzip
import os
from collections.abc import Mapping
from pathlib import Path

import pytest

from rashomon.model.report import Problem
from rashomon.reading.draft import Draft, Reading
from rashomon.reading.tables import read_table
from tests.reading.pages import PARAGRAPHS

TEXT = " ".join(PARAGRAPHS)


def write_csv(path: Path, names: list[str], *rows: list[str], delimiter: str = ",") -> Path:
    with path.open("w", newline="", encoding="utf-8") as stream:
        writer = csv.writer(stream, delimiter=delimiter)
        writer.writerows([names, *rows])
    return path


def only(path: Path, columns: Mapping[str, str] | None = None) -> Reading:
    (reading,) = read_table(path, columns)
    return reading


@pytest.mark.parametrize(
    ("names", "columns"),
    [
        (["id", "source", "title", "text"], None),
        (["guid", "Publication", "Headline", "Content"], None),  # the usual names, in any case
        (["nr", "paper", "head", "words"], {"id": "nr", "source": "paper", "title": "head", "text": "words"}),
    ],
)
def test_columns(tmp_path: Path, names: list[str], columns: Mapping[str, str] | None) -> None:
    path = write_csv(tmp_path / "a.csv", names, ["a1", "Courier", "Ferry turns back", TEXT])
    draft = only(path, columns)
    assert isinstance(draft, Draft), draft
    assert (draft.about.id, draft.about.source, draft.about.title) == ("a1", "Courier", "Ferry turns back")
    assert draft.raw == TEXT
    assert draft.place == f"{path}:2"


def test_tsv_and_gzip(tmp_path: Path) -> None:
    path = write_csv(tmp_path / "a.tsv", ["text"], [TEXT], delimiter="\t")
    assert isinstance(only(path), Draft)
    packed = tmp_path / "a.csv.gz"
    packed.write_bytes(gzip.compress(f"text\n{TEXT.replace(',', ';')}\n".encode()))
    assert isinstance(only(packed), Draft)


def test_parquet(tmp_path: Path) -> None:
    pa = pytest.importorskip("pyarrow")
    from pyarrow import parquet

    path = tmp_path / "a.parquet"
    rows = {"id": ["a", "b"], "text": [TEXT, None], "extra": [1, 2]}
    parquet.write_table(pa.table(rows), path)
    first, second = read_table(path)
    assert isinstance(first, Draft)
    assert first.about.id == "a"
    assert isinstance(second, Problem)  # the row has no text; the other goes on


@pytest.mark.parametrize(
    ("names", "columns", "words"),
    [
        (["a", "b"], None, "no column holds the text"),
        (["text"], {"title": "head"}, "there is no column 'head'"),
        (["text"], {"words": "text"}, "a report has no field 'words'"),
    ],
)
def test_wrong_columns_are_named(tmp_path: Path, names: list[str], columns: Mapping[str, str], words: str) -> None:
    problem = only(write_csv(tmp_path / "a.csv", names, ["x"] * len(names)), columns)
    assert isinstance(problem, Problem)
    assert words in problem.reason


@pytest.mark.parametrize(
    ("name", "data", "reason"),
    [
        ("a.parquet", b"PAR1 not really", "it is no table that can be read"),
        ("a.csv.gz", gzip.compress(b"text\n" + os.urandom(4000).hex().encode())[:3000], "it is no table"),  # cut off
        ("a.csv.gz", b"not packed", "it is no table that can be read"),
        ("a.csv", b"", "there is no row in the table"),
        ("a.csv", bytes(range(256)) * 20, "it is no text"),
        ("a.csv", b"text\n" + b"x" * 20_100_000, "a line is longer than 20 MB"),
        ("a.csv", b"text\nThe ferry turned back.\n" + b"x" * 20_100_000, "the table breaks off"),
    ],
)
def test_broken_tables_are_problems(tmp_path: Path, name: str, data: bytes, reason: str) -> None:
    path = tmp_path / name
    path.write_bytes(data)
    *_, last = read_table(path)
    assert isinstance(last, Problem)
    assert reason in last.reason
    assert last.advice


def test_a_packed_bomb_ends_at_its_first_long_line(tmp_path: Path) -> None:
    path = tmp_path / "bomb.csv.gz"
    path.write_bytes(gzip.compress(b"text\n" + b"a" * 60_000_000))
    problem = only(path)
    assert isinstance(problem, Problem)
