"""Everything that was given, read: web addresses, files by their ending, folders, lists, standard input."""

import io
import re
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from pathlib import Path

from rashomon.model.report import Batch, Problem
from rashomon.reading.addresses import is_address
from rashomon.reading.decoding import decode
from rashomon.reading.draft import Reading
from rashomon.reading.fetching import Fetcher
from rashomon.reading.files import breaks_off, no_text, read_bytes, too_large
from rashomon.reading.html import read_html, read_page
from rashomon.reading.jsonl import files_of, read_list
from rashomon.reading.limits import LARGEST_FILE
from rashomon.reading.markdown import read_markdown
from rashomon.reading.packed import open_packed
from rashomon.reading.plain import read_plain
from rashomon.reading.reports import make_reports
from rashomon.reading.tables import CSV_ENDINGS, PARQUET_ENDINGS, is_table, read_table
from rashomon.reading.warc import ENDINGS as WARC_ENDINGS
from rashomon.reading.warc import is_warc, read_warc
from rashomon.reading.web import FEED_ENDINGS, read_address, read_document

READERS = {".txt": read_plain, ".md": read_markdown, ".markdown": read_markdown, ".html": read_html, ".htm": read_html}
LISTS = (".jsonl", ".ndjson", ".jsonl.gz", ".ndjson.gz")
ENDINGS = (*READERS, *LISTS, *WARC_ENDINGS, *CSV_ENDINGS, *PARQUET_ENDINGS, *FEED_ENDINGS)
STANDARD_INPUT = "standard input"
_DASH = Path("-")

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype|html|head|body|article|main|div|section|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_paths(
    paths: Sequence[str | Path], *, stdin: bytes, today: date | None, fetcher: Fetcher | None = None
) -> Batch:
    """What `rashomon.reading.read` promises."""
    return make_reports(read_drafts(paths, stdin=stdin, fetcher=fetcher), today=today)


def read_drafts(
    given: Sequence[str | Path],
    *,
    stdin: bytes | io.BufferedReader,
    columns: Mapping[str, str] | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Reading]:
    """What the inputs hold before cleaning, one after the other; lists, tables and archives are read bit by bit.

    So is a list on standard input, when `stdin` is not its bytes but the stream itself.
    `columns` maps our fields to the columns of a table or the fields of a list. Without a `fetcher` nothing is asked
    from the web: an address is then a problem.
    """
    for one in given:
        if isinstance(one, str) and is_address(one):
            yield from read_address(one, fetcher)
            continue
        path = Path(one)
        if path == _DASH:
            yield from _sniff(stdin)
            continue
        try:
            is_folder = path.is_dir()
        except (OSError, ValueError):
            is_folder = False
        yield from _read_folder(path, columns, fetcher) if is_folder else _read_path(path, columns, fetcher)


def _read_folder(folder: Path, columns: Mapping[str, str] | None, fetcher: Fetcher | None) -> Iterator[Reading]:
    try:
        files = sorted(_files(folder), key=lambda path: path.relative_to(folder).as_posix())
    except OSError as error:
        yield Problem(
            place=str(folder), reason=f"the folder could not be read: {error.strerror}", advice="check its permissions"
        )
        return
    if not files:
        endings = ", ".join(ENDINGS)
        yield Problem(
            place=str(folder),
            reason="there is nothing to read in the folder",
            advice=f"put files in it that end in {endings}",
        )
    listed = frozenset[Path]().union(*(_listed(path) for path in files if _is_list(path)))
    for path in files:
        if path.resolve() not in listed:
            yield from _read_path(path, columns, fetcher)


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.name.lower().endswith(ENDINGS) and path.is_file():
            yield path


def _listed(path: Path) -> frozenset[Path]:
    data = read_bytes(path) if path.suffix.lower() != ".gz" else b""
    return files_of(data, path.parent) if isinstance(data, bytes) else frozenset()


def _is_list(path: Path) -> bool:
    return path.name.lower().endswith(LISTS)


def _read_path(path: Path, columns: Mapping[str, str] | None, fetcher: Fetcher | None) -> Iterator[Reading]:
    if _is_list(path):
        yield from _read_list(path, columns)
    elif is_warc(path):
        yield from read_warc(path)
    elif is_table(path):
        yield from read_table(path, columns)
    elif path.name.lower().endswith(FEED_ENDINGS):
        data = read_bytes(path)
        yield from [data] if isinstance(data, Problem) else read_document(data, place=str(path), fetcher=fetcher)
    else:
        yield _read_file(path)


def _read_list(path: Path, columns: Mapping[str, str] | None) -> Iterator[Reading]:
    place = str(path)
    count = 0
    try:
        with open_packed(path) as stream:
            for reading in read_list(stream, place=place, folder=path.parent, read_file=_read_file, columns=columns):
                count += 1
                yield reading
    except (OSError, ValueError, EOFError):
        data = read_bytes(path)
        yield data if isinstance(data, Problem) else breaks_off("list", place, count)
        return
    if not count:
        yield Problem(place=place, reason="there is no line in the list", advice="give it one report a line")


def _read_file(path: Path) -> Reading:
    """The report in one file, by its ending."""
    reader = READERS.get(path.suffix.lower())
    data = read_bytes(path)
    if isinstance(data, Problem):
        return data
    if reader is None:
        ending = path.suffix or "no ending"
        advice = "save it as " + ", ".join(READERS) + ", or give a list, a table, a feed or a web archive"
        return Problem(place=str(path), reason=f"files with {ending} are not read", advice=advice)
    return reader(data, place=str(path), stem=path.stem)


def _is_list_start(data: bytes) -> bool:
    return re.match(rb"\{\s*(?:\"|\})", data.lstrip(b"\xef\xbb\xbf \t\r\n")) is not None


def _sniff(stdin: bytes | io.BufferedReader) -> Iterator[Reading]:
    if isinstance(stdin, bytes):
        data = stdin
    elif _is_list_start(stdin.peek()):
        yield from read_list(stdin, place=STANDARD_INPUT, folder=None, read_file=_read_file)
        return
    else:
        data = stdin.read()
    if len(data) > LARGEST_FILE and not data.lstrip().startswith(b"{"):
        yield too_large(STANDARD_INPUT, len(data))
        return
    if _is_list_start(data[:LARGEST_FILE]):
        yield from read_list(io.BytesIO(data), place=STANDARD_INPUT, folder=None, read_file=_read_file)
        return
    decoded = decode(data)
    if decoded is None:
        yield no_text(STANDARD_INPUT)
    elif _PAGE.match(decoded.text[:4000]):
        yield read_page(decoded.text, place=STANDARD_INPUT)
    else:
        yield read_plain(data, place=STANDARD_INPUT)
