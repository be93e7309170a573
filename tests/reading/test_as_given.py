"""Texts that are taken as they are, and everything else as `read` takes it."""

import io
import json
from datetime import date
from pathlib import Path
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.report import Problem, Report
from rashomon.reading import read, read_as_given
from rashomon.reading.as_given import stream

FERRY = "The ferry turned back on Friday after water was found in its engine room, the harbour master said."


def lines(*rows: object) -> bytes:
    return "\n".join(json.dumps(row) for row in rows).encode()


@pytest.mark.parametrize(
    "text",
    [
        # cleaning would take the spaces and the line of links
        f"  {FERRY} \n\n\n\nShare this article\n",
        # wrapped lines stay wrapped, and \r\n stays two characters
        "The ferry\r\nturned back\r\non Friday.",
        # a soft hyphen, a zero width space, a byte order mark, a control character
        "\ufeffFer\u00adry\u200b turned\x00 back.",
        # no letters at all
        " \t ",
        # a language that is not read
        "Die Fähre kehrte am Freitag um, nachdem Wasser im Maschinenraum gefunden worden war, sagte der Hafenmeister.",
        # characters beyond the first plane
        "🚢 The ferry 𝒯𝓊𝓇𝓃𝑒𝒹 back.",
    ],
)
def test_a_text_is_taken_as_it_is(text: str) -> None:
    batch = read_as_given(["-"], stdin=lines({"id": "a", "text": text}))
    assert batch.problems == ()
    (report,) = batch.reports
    assert (report.id, report.text, report.raw, report.removed) == ("a", text, text, ())
    assert report.offsets is not None
    assert report.offsets.to_raw(len(text)) == len(text)


def test_half_a_surrogate_pair_is_replaced_one_for_one() -> None:
    (report,) = read_as_given(["-"], stdin=rb'{"id": "a", "text": "A \ud83d ship."}').reports
    assert report.text == "A \ufffd ship."


def test_what_is_said_of_a_report_is_read_as_usual() -> None:
    row = {
        "id": "a",
        "text": FERRY,
        "title": " The  ferry ",
        "published": "22 March 2019",
        "url": "https://c.example/1",
    }
    (report,) = read_as_given(["-"], stdin=lines(row)).reports
    assert (report.title, report.published, report.source) == ("The ferry", "2019-03-22", "c.example")


def test_a_date_that_cannot_be_is_said() -> None:
    stdin = lines({"text": FERRY, "published": "2031-01-01"})
    batch = read_as_given(["-"], stdin=stdin, today=date(2026, 11, 25))
    assert batch.reports[0].published is None
    assert [problem.fatal for problem in batch.problems] == [False]


def test_nothing_is_left_out_because_it_came_before() -> None:
    row = {"id": "a", "source": "The Courier", "text": FERRY}
    batch = read_as_given(["-"], stdin=lines(row, row, row, {"text": FERRY}, {"text": FERRY}))
    assert [report.text for report in batch.reports] == [FERRY] * 5
    assert len({report.id for report in batch.reports}) == 5
    assert batch.reports[0].id == "a"
    assert batch.reports[1].id.startswith("a-")
    assert [problem.place for problem in batch.problems] == [f"standard input:{i}" for i in (2, 3, 5)]
    assert all("stands for another report already" in problem.reason for problem in batch.problems)


def test_one_id_on_very_many_lines_takes_time_in_proportion() -> None:
    # A digest for each earlier line would be two hundred million of them.
    batch = read_as_given(["-"], stdin=lines(*[{"id": "a", "text": "x"}] * 20_000))
    assert len({report.id for report in batch.reports}) == 20_000


def test_a_bad_line_does_not_stop_the_others() -> None:
    stdin = b"\n".join([lines({"id": "a", "text": FERRY}), b"{", lines({"id": "b"}), lines({"id": "c", "text": FERRY})])
    batch = read_as_given(["-"], stdin=stdin)
    assert [report.id for report in batch.reports] == ["a", "c"]
    assert [(problem.place, problem.fatal) for problem in batch.problems] == [
        ("standard input:2", True),
        ("standard input:3", True),
    ]


def test_pages_and_files_are_read_as_read_does(tmp_path: Path) -> None:
    slogan = "The paper that the islands read"
    for i, what in enumerate(("ferry", "lifeboat", "tug")):
        text = FERRY.replace("ferry", what).replace("engine", f"engine {i}")
        (tmp_path / f"{what}.txt").write_text(f"---\nsource: The Courier\n---\n{text}\n\nParagraph {i}.\n{slogan}")
    (tmp_path / "z.txt").write_text((tmp_path / "tug.txt").read_text())
    assert read_as_given([tmp_path]) == read([tmp_path])
    assert len(read_as_given([tmp_path]).reports) == 3


def test_the_stream_gives_what_the_batch_gives(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_bytes(lines({"id": "a", "text": FERRY}, {}, {"id": "a", "text": FERRY}))
    (tmp_path / "b.txt").write_text(FERRY)
    (tmp_path / "c.txt").write_text(FERRY)
    batch = read_as_given([tmp_path, tmp_path / "none"])
    items = list(stream([tmp_path, tmp_path / "none"]))
    assert tuple(item for item in items if isinstance(item, Report)) == batch.reports
    assert tuple(item for item in items if isinstance(item, Problem)) == batch.problems
    assert len(batch.reports) == 3


def test_the_stream_reads_a_line_when_it_is_asked_for(tmp_path: Path) -> None:
    path = tmp_path / "a.jsonl"
    path.write_bytes(b"\n".join([lines({"id": str(i), "text": FERRY * 400}) for i in range(20)]))
    items = stream([path])
    first = next(items)
    assert isinstance(first, Report)
    path.write_bytes(b"")  # what is not read yet is gone
    assert len(list(items)) < 19


def test_a_list_on_standard_input_is_read_as_it_comes() -> None:
    class Slow(io.RawIOBase):
        """Gives a line at a time, and counts them."""

        lines = 0

        def readable(self) -> bool:
            return True

        def readinto(self, buffer: Any) -> int:
            if self.lines == 50:
                return 0
            self.lines += 1
            line = lines({"id": str(self.lines), "text": FERRY}) + b"\n"
            buffer[: len(line)] = line
            return len(line)

    slow = Slow()
    items = stream(["-"], stdin=io.BufferedReader(slow))
    first = next(items)
    assert isinstance(first, Report)
    assert slow.lines < 5
    assert [item.id for item in items if isinstance(item, Report)] == [str(n) for n in range(2, 51)]


@pytest.mark.parametrize("data", [b"", b"{", FERRY.encode(), f"<html><body><p>{FERRY}</p></body></html>".encode()])
def test_other_things_on_standard_input_are_the_same_as_a_stream(data: bytes) -> None:
    batch = read_as_given(["-"], stdin=data)
    items = list(stream(["-"], stdin=io.BufferedReader(io.BytesIO(data))))
    assert [item for item in items if isinstance(item, Report)] == list(batch.reports)
    assert [item for item in items if isinstance(item, Problem)] == list(batch.problems)


@settings(max_examples=100, deadline=None)
@given(text=st.text(min_size=1, max_size=300), id=st.text(max_size=5))
def test_any_text_comes_out_as_it_went_in(text: str, id: str) -> None:
    (report,) = read_as_given(["-"], stdin=lines({"id": id, "text": text})).reports
    assert report.text == text
