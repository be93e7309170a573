"""Everything that was given, read: files by their ending, folders, lists, standard input."""

import io
import re
from collections.abc import Iterator, Sequence
from datetime import date
from pathlib import Path

from rashomon.model.report import Batch, Problem
from rashomon.reading.decoding import decode
from rashomon.reading.draft import Reading
from rashomon.reading.files import no_text, read_bytes, too_large
from rashomon.reading.html import read_html, read_page
from rashomon.reading.jsonl import files_of, read_list
from rashomon.reading.limits import LARGEST_FILE
from rashomon.reading.markdown import read_markdown
from rashomon.reading.plain import read_plain
from rashomon.reading.reports import make_reports

READERS = {".txt": read_plain, ".md": read_markdown, ".markdown": read_markdown, ".html": read_html, ".htm": read_html}
LISTS = (".jsonl", ".ndjson")
STANDARD_INPUT = "standard input"
_DASH = Path("-")

_PAGE = re.compile(
    r"\s*(?:<\?xml[^>]*>\s*)?(?:<!--.{0,2000}?-->\s*)*<(?:!doctype|html|head|body|article|main|div|section|p|h1)\b",
    re.IGNORECASE | re.DOTALL,
)


def read_paths(paths: Sequence[str | Path], *, stdin: bytes, today: date | None) -> Batch:
    """What `rashomon.reading.read` promises."""
    return make_reports(read_drafts(paths, stdin=stdin), today=today)


def read_drafts(paths: Sequence[str | Path], *, stdin: bytes) -> Iterator[Reading]:
    """What the inputs hold before cleaning, one after the other; a list is read line by line."""
    for path in map(Path, paths):
        if path == _DASH:
            yield from _sniff(stdin)
            continue
        try:
            is_folder = path.is_dir()
        except (OSError, ValueError):
            is_folder = False
        yield from _read_folder(path) if is_folder else _read_path(path)


def _read_folder(folder: Path) -> Iterator[Reading]:
    try:
        files = sorted(_files(folder), key=lambda path: path.relative_to(folder).as_posix())
    except OSError as error:
        yield Problem(
            place=str(folder), reason=f"the folder could not be read: {error.strerror}", advice="check its permissions"
        )
        return
    if not files:
        endings = ", ".join((*READERS, *LISTS))
        yield Problem(
            place=str(folder),
            reason="there is nothing to read in the folder",
            advice=f"put files in it that end in {endings}",
        )
    listed = frozenset[Path]().union(*(_listed(path) for path in files if path.suffix.lower() in LISTS))
    for path in files:
        if path.resolve() not in listed:
            yield from _read_path(path)


def _files(folder: Path) -> Iterator[Path]:
    for path in folder.rglob("*"):
        hidden = any(part.startswith(".") for part in path.relative_to(folder).parts)
        if not hidden and path.suffix.lower() in (*READERS, *LISTS) and path.is_file():
            yield path


def _listed(path: Path) -> frozenset[Path]:
    data = read_bytes(path)
    return files_of(data, path.parent) if isinstance(data, bytes) else frozenset()


def _read_path(path: Path) -> Iterator[Reading]:
    if path.suffix.lower() not in LISTS:
        yield _read_file(path)
        return
    try:
        with path.open("rb") as stream:
            yield from read_list(stream, place=str(path), folder=path.parent, read_file=_read_file)
    except (OSError, ValueError):
        data = read_bytes(path)
        yield (
            data
            if isinstance(data, Problem)
            else Problem(place=str(path), reason="the list could not be read to its end")
        )


def _read_file(path: Path) -> Reading:
    """The report in one file, by its ending."""
    reader = READERS.get(path.suffix.lower())
    data = read_bytes(path)
    if isinstance(data, Problem):
        return data
    if reader is None:
        ending = path.suffix or "no ending"
        advice = "save it as " + ", ".join(READERS) + " or put it into a .jsonl list"
        return Problem(place=str(path), reason=f"files with {ending} are not read", advice=advice)
    return reader(data, place=str(path), stem=path.stem)


def _sniff(data: bytes) -> Iterator[Reading]:
    if len(data) > LARGEST_FILE and not data.lstrip().startswith(b"{"):
        yield too_large(STANDARD_INPUT, len(data))
        return
    start = data[:LARGEST_FILE].lstrip(b"\xef\xbb\xbf \t\r\n")
    if re.match(rb"\{\s*(?:\"|\})", start):
        yield from read_list(io.BytesIO(data), place=STANDARD_INPUT, folder=None, read_file=_read_file)
        return
    decoded = decode(data)
    if decoded is None:
        yield no_text(STANDARD_INPUT)
    elif _PAGE.match(decoded.text[:4000]):
        yield read_page(decoded.text, place=STANDARD_INPUT)
    else:
        yield read_plain(data, place=STANDARD_INPUT)
