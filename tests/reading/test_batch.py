"""Files, folders, lists and standard input together."""

import json
import random
from datetime import date
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from rashomon.model.report import Batch
from rashomon.reading import read
from rashomon.reading.limits import LARGEST_FILE

TODAY = date(2026, 11, 25)
FERRY = (
    "The ferry turned back on Friday after water was found in its engine room, the harbour master said. "
    "Nobody was hurt and all ninety people were on land again by two in the afternoon."
)
PORT = (
    "The port of Dunmore is to be closed for a month while its quays are made higher, the minister said on Monday. "
    "Fishermen were told of it by letter and said that they had not been asked."
)
GERMAN = (
    "Die Fähre kehrte am Freitag um, nachdem Wasser im Maschinenraum gefunden worden war, sagte der Hafenmeister. "
    "Niemand wurde verletzt, und alle neunzig Fahrgäste waren um zwei Uhr wieder an Land."
)
FIELDS = "---\nid: one\nsource: The Courier\npublished: 2019-03-22\nurl: https://c.example/1\n---\n"
PAGE = f"<!doctype html><html><body><article><p>{FERRY}</p><p>{PORT}</p></article></body></html>"


def write(folder: Path, **files: str | bytes) -> None:
    for name, content in files.items():
        path = folder / name.replace("__", "/").replace("_", ".")
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content.encode() if isinstance(content, str) else content)


def read_stdin(data: bytes, *, today: date = TODAY) -> Batch:
    return read(["-"], stdin=data, today=today)


def test_every_format(tmp_path: Path) -> None:
    write(
        tmp_path,
        a_txt=f"{FIELDS}Ferry turns back\n\n{FERRY}",
        b_md=f"# The port\n\n{PORT}",
        c_html=PAGE,
        d_jsonl=json.dumps({"id": "four", "text": FERRY, "url": "https://www.coast.example/x"}),
    )
    batch = read([tmp_path / name for name in ("a.txt", "b.md", "c.html", "d.jsonl")])
    assert batch.problems == ()
    one, two, three, four = batch.reports
    assert (one.id, one.source, one.title, one.published, one.url) == (
        "one",
        "The Courier",
        "Ferry turns back",
        "2019-03-22",
        "https://c.example/1",
    )
    assert one.text == f"Ferry turns back\n\n{FERRY}"
    assert (two.title, two.source, two.id[:2]) == ("The port", "b", "r-")
    assert two.text == f"The port\n\n{PORT}"
    assert three.text == f"{FERRY}\n{PORT}"
    assert (four.source, four.place) == ("coast.example", f"{tmp_path / 'd.jsonl'}:1")
    for report in batch.reports:
        assert report.offsets is not None
        assert report.raw[report.offsets.to_raw(len(report.text) - 1)] == report.text[-1]


def test_a_folder_is_read_in_order_with_its_folders_and_without_hidden_files(tmp_path: Path) -> None:
    write(tmp_path, b_txt=FERRY, a__c_txt=PORT, __hidden_txt="", notes_pdf=b"%PDF")
    (tmp_path / ".git").mkdir()
    (tmp_path / ".git" / "x.txt").write_text("hidden")
    batch = read([tmp_path])
    assert [report.source for report in batch.reports] == ["c", "b"]


def test_files_of_a_list_in_a_folder_are_read_once(tmp_path: Path) -> None:
    write(tmp_path, a_txt=FERRY, z_jsonl=json.dumps({"file": "a.txt", "id": "one", "source": "The Courier"}))
    batch = read([tmp_path])
    assert [report.id for report in batch.reports] == ["one"]
    assert batch.problems == ()


@pytest.mark.parametrize(
    ("name", "content", "reason"),
    [
        ("a.txt", b"", "no words"),
        ("a.txt", b" \n\t\xef\xbb\xbf ", "no words"),
        ("a.txt", b"Advertisement\nShare this article", "nothing but boilerplate"),
        ("a.txt", b"\x89PNG\r\n\x1a\n" + bytes(99), "no text"),
        ("a.txt", GERMAN.encode(), "German"),
        ("a.html", b"<html><body></body></html>", "no article"),
        ("a.docx", b"PK", "files with .docx are not read"),
        ("a", b"words", "files with no ending are not read"),
        ("a.txt", b"words " * 600_000, "more than one report can have"),
        ("a.md", b"# ", "no words"),
        ("a.jsonl", b"not json", "not JSON"),
        ("a.jsonl", b"", "no line in the list"),
        ("a.jsonl.gz", b"not packed", "no list that can be read"),
        ("a.csv", b"", "no row in the table"),
        ("a.warc", b"\x1f\x8b broken", "no web archive that can be read"),
    ],
)
def test_what_cannot_be_read_is_said_and_the_others_go_on(
    tmp_path: Path, name: str, content: bytes, reason: str
) -> None:
    (tmp_path / name).write_bytes(content)
    write(tmp_path, good_txt=FERRY)
    batch = read([tmp_path / name, tmp_path / "good.txt"])
    assert [report.source for report in batch.reports] == ["good"]
    (problem,) = batch.problems
    assert problem.fatal
    assert reason in problem.reason
    assert problem.place.startswith(str(tmp_path / name))
    assert problem.advice


def test_one_line_of_fifty_megabytes(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_bytes(b"x" * 50_000_000)
    (problem,) = read([tmp_path / "a.txt"]).problems
    assert "50 MB is more than one report can be (20 MB)" in problem.reason
    (problem,) = read_stdin(b"x" * (LARGEST_FILE + 1)).problems
    assert "20 MB" in problem.reason


@pytest.mark.parametrize(
    ("path", "reason"),
    [
        ("missing.txt", "no such file"),
        ("a\x00b.txt", "could not be opened"),
        ("empty", "nothing to read in the folder"),
        ("x" * 5_000, "could not be opened"),
    ],
)
def test_paths_that_lead_nowhere(tmp_path: Path, path: str, reason: str) -> None:
    (tmp_path / "empty").mkdir()
    batch = read([tmp_path / path])
    assert batch.reports == ()
    assert reason in batch.problems[0].reason


@pytest.mark.parametrize(
    ("data", "source"),
    [
        (FERRY.encode(), "unknown source"),
        (f"---\nsource: The Courier\n---\n{FERRY}".encode(), "The Courier"),
        (("\ufeff" + json.dumps({"source": "The Coast", "text": FERRY})).encode(), "The Coast"),
        (PAGE.encode(), "unknown source"),
        (b"\n <!-- a comment --> " + PAGE.encode(), "unknown source"),
        (FERRY.encode("utf-16"), "unknown source"),
    ],
)
def test_standard_input_is_told_by_its_start(data: bytes, source: str) -> None:
    batch = read_stdin(data)
    assert [report.source for report in batch.reports] == [source]
    assert FERRY in batch.reports[0].text
    assert batch.reports[0].place.startswith("standard input")


def test_standard_input_among_files_is_one_batch_with_them(tmp_path: Path) -> None:
    write(tmp_path, a_jsonl=json.dumps({"id": "a", "text": FERRY}), b_txt=PORT)
    batch = read(
        [tmp_path / "a.jsonl", "-", tmp_path / "b.txt"], stdin=jsonl({"id": "a", "text": PORT + " It rained."})
    )
    assert [report.id[:2] for report in batch.reports] == ["a", "a-", "r-"]
    assert "stands for another report" in batch.problems[0].reason


@pytest.mark.parametrize("data", [b"", b"\x00" * 99, b"{", b'{"text', b"<html>", GERMAN.encode()])
def test_standard_input_that_cannot_be_read(data: bytes) -> None:
    batch = read_stdin(data)
    assert batch.reports == ()
    assert batch.problems[0].fatal


def jsonl(*rows: dict[str, str]) -> bytes:
    return "\n".join(json.dumps(row) for row in rows).encode()


def test_the_same_report_twice_is_kept_once() -> None:
    row = {"id": "a", "source": "The Courier", "text": FERRY}
    batch = read_stdin(jsonl(row, {**row, "id": "b", "text": FERRY.replace(" ", "\u00a0", 1)}))
    assert [report.id for report in batch.reports] == ["a"]
    (problem,) = batch.problems
    assert not problem.fatal
    assert "same report as standard input:1" in problem.reason


def test_a_copied_file_is_the_same_report(tmp_path: Path) -> None:
    write(tmp_path, a_txt=FERRY, b_txt=FERRY)
    assert len(read([tmp_path]).reports) == 1


def test_one_text_in_two_outlets_is_two_reports() -> None:
    batch = read_stdin(jsonl({"source": "The Courier", "text": FERRY}, {"source": "The Coast", "text": FERRY}))
    assert len({report.id for report in batch.reports}) == 2
    assert batch.problems == ()


def test_an_id_given_twice_is_told_apart() -> None:
    batch = read_stdin(jsonl({"id": "a", "text": FERRY}, {"id": "a", "text": PORT}))
    first, second = batch.reports
    assert first.id == "a"
    assert second.id.startswith("a-")
    (problem,) = batch.problems
    assert not problem.fatal
    assert "stands for another report already" in problem.reason


def test_an_id_does_not_depend_on_the_place() -> None:
    (a,) = read_stdin(jsonl({"source": "The Courier", "text": FERRY})).reports
    _, b = read_stdin(jsonl({"text": PORT}, {"source": "The Courier", "text": FERRY})).reports
    assert a.id == b.id


@pytest.mark.parametrize(
    ("published", "value"),
    [("2019-02-31", None), ("tomorrow", None), ("2026-11-28", None), ("2019-03-22", "2019-03-22")],
)
def test_impossible_dates_are_left_out_and_said(published: str, value: str | None) -> None:
    batch = read_stdin(jsonl({"text": FERRY, "published": published}), today=TODAY)
    assert batch.reports[0].published == value
    assert [problem.fatal for problem in batch.problems] == ([] if value else [False])


@pytest.mark.parametrize(
    ("text", "language", "read_"),
    [
        (GERMAN, "", False),
        (GERMAN, "en", False),
        ("Kurz.", "de", False),
        ("Short.", "", True),
        ("Short.", "en-GB", True),
        (FERRY, "de", True),
    ],
)
def test_languages(text: str, language: str, read_: bool) -> None:
    batch = read_stdin(jsonl({"text": text, "language": language}))
    assert bool(batch.reports) is read_
    if not read_:
        assert batch.problems[0].reason == "it is in German; Rashomon reads English so far"


def test_a_script_in_a_title_stays_words_and_controls_go() -> None:
    (report,) = read_stdin(jsonl({"text": FERRY, "title": "<script>\u202ealert(1)</script>\n"})).reports
    assert report.title == "<script>alert(1)</script>"


def test_lines_that_an_outlet_has_on_every_page_go() -> None:
    slogan = "The paper that the islands read"
    texts = (FERRY, PORT, FERRY.replace("ferry", "lifeboat").replace("Friday", "Sunday"))
    rows = [{"source": "The Courier", "text": f"{text}\n\nParagraph {i}.\n{slogan}"} for i, text in enumerate(texts)]
    for report in read_stdin(jsonl(*rows)).reports:
        assert slogan not in report.text
        assert report.removed[-1].text == slogan
    (alone,) = read_stdin(jsonl(rows[0])).reports
    assert slogan in alone.text


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], max_examples=60, deadline=None)
@given(
    data=st.one_of(st.binary(max_size=200), st.text(max_size=200).map(str.encode)),
    ending=st.sampled_from(["txt", "md", "html", "jsonl"]),
)
def test_nothing_that_a_file_contains_raises(tmp_path: Path, data: bytes, ending: str) -> None:
    path = tmp_path / f"a.{ending}"
    path.write_bytes(data)
    batch = read([path])
    for report in batch.reports:
        assert report.text
    assert all(problem.place and problem.reason for problem in batch.problems)
    assert batch.reports or batch.problems or not data.strip()


def test_reading_is_the_same_whatever_the_order() -> None:
    rows = [{"source": f"Outlet {i}", "text": f"{FERRY} {PORT} {i}"} for i in range(6)]
    shuffled = random.Random(5).sample(rows, len(rows))
    one = sorted(read_stdin(jsonl(*rows)).reports, key=lambda report: report.id)
    other = sorted(read_stdin(jsonl(*shuffled)).reports, key=lambda report: report.id)
    assert [(report.id, report.text, report.removed) for report in one] == [
        (report.id, report.text, report.removed) for report in other
    ]
