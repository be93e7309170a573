"""Lists: one object a line."""

import io
import json
from pathlib import Path

import pytest

from rashomon.model.report import Problem
from rashomon.reading import read
from rashomon.reading.draft import Draft, Reading
from rashomon.reading.jsonl import read_list
from rashomon.reading.limits import LARGEST_FILE

TEXT = "The ferry turned back on Friday after water was found in its engine room."


def read_lines(*lines: str | bytes) -> list[Reading]:
    data = b"\n".join(line.encode() if isinstance(line, str) else line for line in lines)
    return list(
        read_list(
            io.BytesIO(data), place="list", folder=None, read_file=lambda path: Problem(place=str(path), reason="")
        )
    )


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("{", "not JSON"),
        ('{"text": "a"', "not JSON"),
        ("[1, 2]", "no JSON object"),
        ('"text"', "no JSON object"),
        ("null", "no JSON object"),
        ("{}", "no text, html or file"),
        ('{"text": ""}', "no text, html or file"),
        ('{"text": 7}', "no text, html or file"),
        ('{"text": null, "file": ["a"]}', "no text, html or file"),
        ('{"file": "a.txt"}', "standard input"),
        ('{"html": "<p>short</p>"}', "no article"),
        ("[" * 100_000, "not JSON"),
        ('{"id": ' + "9" * 10_000 + "}", "not JSON"),
    ],
)
def test_a_broken_line_is_named_and_the_others_go_on(line: str, reason: str) -> None:
    good = json.dumps({"text": TEXT})
    first, broken, last = read_lines(good, line, good)
    assert isinstance(first, Draft)
    assert isinstance(last, Draft)
    assert last.place == "list:3"
    assert isinstance(broken, Problem)
    assert broken.place == "list:2"
    assert reason in broken.reason
    assert broken.advice


def test_fields() -> None:
    (draft,) = read_lines(
        json.dumps({"ID": 7, "source": " The  Courier ", "published": "2019", "family": "C", "text": TEXT})
    )
    assert isinstance(draft, Draft)
    assert draft.about.id == "7"
    assert draft.about.source == "The Courier"
    assert draft.about.family == "C"
    assert draft.raw == TEXT


def test_empty_lines_and_a_byte_order_mark_are_passed_over() -> None:
    readings = read_lines(b"\xef\xbb\xbf" + json.dumps({"text": TEXT}).encode(), "", "  ", "\r")
    assert [type(reading) for reading in readings] == [Draft]


def test_halves_of_pairs_are_replaced() -> None:
    (draft,) = read_lines('{"text": "a \\ud83d b", "title": "\\udc00"}')
    assert isinstance(draft, Draft)
    assert draft.raw == "a \ufffd b"
    assert draft.about.title == "\ufffd"


def test_a_line_that_is_too_long_is_passed_over() -> None:
    readings = read_lines('{"text": "' + "x" * (LARGEST_FILE + 10) + '"}', json.dumps({"text": TEXT}))
    assert isinstance(readings[0], Problem)
    assert "20 MB" in readings[0].reason
    assert isinstance(readings[1], Draft)


@pytest.mark.parametrize(
    ("name", "reason"),
    [
        ("../outside.txt", "outside the list's folder"),
        ("/etc/hostname", "outside the list's folder"),
        ("link.txt", "outside the list's folder"),  # a symbolic link to a file outside
        ("inner/../../outside.txt", "outside the list's folder"),
        ("missing.txt", "no such file"),
        ("inner", "no ordinary file"),
        ("a\x00b.txt", "no file name"),
        ("other.xyz", "files with .xyz are not read"),
    ],
)
def test_files_stay_inside_the_folder_of_the_list(tmp_path: Path, name: str, reason: str) -> None:
    (tmp_path / "outside.txt").write_text(TEXT)
    folder = tmp_path / "lists"
    (folder / "inner").mkdir(parents=True)
    (folder / "link.txt").symlink_to(tmp_path / "outside.txt")
    (folder / "other.xyz").write_text(TEXT)
    (folder / "list.jsonl").write_text(json.dumps({"file": name}))
    batch = read([folder / "list.jsonl"])
    assert batch.reports == ()
    assert reason in batch.problems[0].reason
    assert batch.problems[0].place.startswith(f"{folder / 'list.jsonl'}:1")


def test_the_list_goes_over_the_file(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(f"---\nsource: Old\ntitle: Kept\n---\n{TEXT}")
    (tmp_path / "list.jsonl").write_text(json.dumps({"file": "a.txt", "source": "New", "id": "x"}))
    (report,) = read([tmp_path / "list.jsonl"]).reports
    assert (report.id, report.source, report.title, report.text) == ("x", "New", "Kept", TEXT)
