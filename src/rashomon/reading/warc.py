"""Web archives (WARC, ISO 28500), packed or not: one report a page. fastwarc reads the records."""

from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.model.report import Problem
from rashomon.reading.draft import Reading
from rashomon.reading.files import breaks_off
from rashomon.reading.html import read_html
from rashomon.reading.limits import LARGEST_FILE

if TYPE_CHECKING:
    from fastwarc.warc import WarcRecord

ENDINGS = (".warc", ".warc.gz", ".warc.lz4")
_PAGES = ("text/html", "application/xhtml+xml")


def is_warc(path: Path) -> bool:
    """Whether a file is a web archive, by its name."""
    return path.name.lower().endswith(ENDINGS)


def read_warc(path: Path) -> Iterator[Reading]:
    """The report on each page of a web archive, in order. What is no page (pictures, requests) is passed over.

    A broken or cut-off archive gives what came before, then a problem; a record larger than a page can be is a problem
    of its own, and no more of it is unpacked than that. Never raises.
    """
    place = str(path)
    count = 0
    try:
        for number, record in enumerate(_records(path), start=1):
            count = number
            yield from _read_record(record, f"{place}:{number}")
    except FileNotFoundError:
        yield Problem(place=place, reason="there is no such file", advice="check the name and the folder")
        return
    except Exception:  # the archive reader has no error of its own for a broken file
        yield breaks_off("web archive", place, count)
        return
    if count == 0:
        yield Problem(place=place, reason="there is no record in the archive", advice="check that it is a WARC file")


def _records(path: Path) -> "Iterator[WarcRecord]":
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    with path.open("rb") as stream:
        yield from ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True)


def _read_record(record: "WarcRecord", place: str) -> Iterator[Reading]:
    http = record.http_headers
    if http is None or http.status_code != 200 or (record.http_content_type or "") not in _PAGES:
        return
    data = record.reader.read(LARGEST_FILE + 1)
    url = record.headers.get("WARC-Target-URI") or ""
    if len(data) > LARGEST_FILE:
        yield Problem(
            place=place, reason=f"the page {url[:200]} is too large for one article", advice="save the article alone"
        )
        return
    yield read_html(data, place=place, url=url)
