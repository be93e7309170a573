"""Web archives, whole, packed, cut off and hostile."""

import gzip
from pathlib import Path

from rashomon.model.report import Problem
from rashomon.reading import read
from rashomon.reading.draft import Draft
from rashomon.reading.warc import read_warc
from tests.reading.pages import page

HEAD = "<meta property='og:title' content='Ferry turns back'><meta property='og:site_name' content='The Courier'>"


def record(url: str, body: bytes, *, kind: str = "response", media: str = "text/html; charset=utf-8") -> bytes:
    http = f"HTTP/1.1 200 OK\r\nContent-Type: {media}\r\nContent-Length: {len(body)}\r\n\r\n".encode() + body
    head = (
        f"WARC/1.0\r\nWARC-Type: {kind}\r\nWARC-Target-URI: {url}\r\nWARC-Date: 2019-03-22T14:05:00Z\r\n"
        f"WARC-Record-ID: <urn:uuid:{abs(hash(url)) % 10**12:032d}>\r\n"
        f"Content-Type: application/http; msgtype={kind}\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


PAGE = page(HEAD).encode()
RECORDS = [
    record("https://courier.example/ferry", PAGE),
    record("https://courier.example/a.png", b"\x89PNG", media="image/png"),
    record("https://courier.example/other", page("<title>Other</title>").encode()),
]


def test_the_pages_of_an_archive(tmp_path: Path) -> None:
    plain, packed = tmp_path / "a.warc", tmp_path / "b.warc.gz"
    plain.write_bytes(b"".join(RECORDS))
    packed.write_bytes(b"".join(gzip.compress(one) for one in RECORDS))
    for path in (plain, packed):
        drafts = [reading for reading in read_warc(path) if isinstance(reading, Draft)]
        assert [draft.about.url for draft in drafts] == [
            "https://courier.example/ferry",
            "https://courier.example/other",
        ]
        assert drafts[0].about.title == "Ferry turns back"
        assert drafts[0].place == f"{path}:1"


def test_an_archive_among_files(tmp_path: Path) -> None:
    (tmp_path / "a.warc.gz").write_bytes(b"".join(gzip.compress(one) for one in RECORDS[:2]))
    (tmp_path / "b.html").write_text(page("<title>Other</title><meta property='og:site_name' content='Coast News'>"))
    assert [report.title for report in read([tmp_path]).reports] == ["Ferry turns back", "Other"]


def test_a_cut_off_archive_gives_what_came_before(tmp_path: Path) -> None:
    path = tmp_path / "cut.warc.gz"
    whole = b"".join(gzip.compress(one) for one in RECORDS)
    path.write_bytes(whole[: len(gzip.compress(RECORDS[0])) + 150])
    readings = list(read_warc(path))
    assert isinstance(readings[0], Draft)
    assert all(isinstance(reading, Problem) for reading in readings[1:])


def test_a_record_that_unpacks_to_too_much_is_named(tmp_path: Path) -> None:
    path = tmp_path / "bomb.warc.gz"
    path.write_bytes(
        gzip.compress(record("https://courier.example/bomb", b"<p>" + b" " * 30_000_000)) + gzip.compress(RECORDS[0])
    )
    first, second = read_warc(path)
    assert isinstance(first, Problem)
    assert "too large" in first.reason
    assert isinstance(second, Draft)  # the others go on


def test_what_is_no_archive(tmp_path: Path) -> None:
    path = tmp_path / "no.warc"
    for data in (b"", b"nothing of the kind\r\n\r\n", b"\x1f\x8b broken"):
        path.write_bytes(data)
        (problem,) = read_warc(path)
        assert isinstance(problem, Problem)
    (problem,) = read_warc(tmp_path / "absent.warc")
    assert isinstance(problem, Problem)
    assert "no such file" in problem.reason
