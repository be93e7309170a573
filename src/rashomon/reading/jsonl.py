"""A list of reports: one JSON object a line, with what is known of a report and its text, its HTML or its file."""

import io
import json
from collections.abc import Callable, Iterator, Mapping
from dataclasses import replace
from pathlib import Path
from typing import BinaryIO

from rashomon.model.report import Problem
from rashomon.reading.decoding import whole_characters
from rashomon.reading.draft import TEXT_FIELDS, About, Draft, Reading, about
from rashomon.reading.files import too_large
from rashomon.reading.html import read_page
from rashomon.reading.limits import LARGEST_FILE
from rashomon.reading.ninjs import is_ninjs, read_ninjs

ReadFile = Callable[[Path], Reading]
"""Reads one file of a list by its ending."""


def read_list(
    stream: BinaryIO,
    *,
    place: str,
    folder: Path | None,
    read_file: ReadFile,
    columns: Mapping[str, str] | None = None,
) -> Iterator[Reading]:
    """What comes of each line, in order. A broken line is a problem that names it; the others go on.

    `folder` is where the list lies: `file` is relative to it and must stay inside (None: there is no such folder).
    `columns` maps our fields to those of the list where they are called otherwise.
    """
    for number, line in enumerate(_lines(stream), start=1):
        where = f"{place}:{number}"
        if line is None:
            yield too_large(where, 0)
            continue
        if line.strip(b" \t\r\n\x00"):
            yield _read_line(line, where, folder, read_file, columns or {})


def files_of(data: bytes, folder: Path) -> frozenset[Path]:
    """The files that a list names, as they lie on the disk."""
    found: set[Path] = set()
    for line in _lines(io.BytesIO(data)):
        fields = _object(line or b"")
        name = fields.get("file") if isinstance(fields, dict) else None
        if isinstance(name, str) and isinstance(path := _inside(folder, name), Path):
            found.add(path)
    return frozenset(found)


def _lines(stream: BinaryIO) -> Iterator[bytes | None]:
    """The lines of a list; None for one that is longer than a file may be."""
    while line := stream.readline(LARGEST_FILE + 1):
        if len(line) <= LARGEST_FILE:
            yield line
            continue
        yield None
        while line and not line.endswith(b"\n"):
            line = stream.readline(LARGEST_FILE)


def _object(line: bytes) -> dict[object, object] | str:
    """The object on a line, or what is wrong with it."""
    try:
        loaded = json.loads(line.decode("utf-8", "replace").lstrip("\ufeff"))
    except json.JSONDecodeError as error:
        return f"the line is not JSON: {error.msg} at character {error.pos + 1}"
    except (ValueError, RecursionError):
        return "the line is not JSON that can be read"
    return loaded if isinstance(loaded, dict) else "the line is no JSON object"


def _read_line(
    line: bytes, where: str, folder: Path | None, read_file: ReadFile, columns: Mapping[str, str]
) -> Reading:
    fields = _object(line)
    if isinstance(fields, dict) and is_ninjs(fields) and not columns:
        return read_ninjs({str(name): value for name, value in fields.items()}, place=where)
    if isinstance(fields, str):
        return Problem(place=where, reason=fields, advice='one object a line: {"id": ..., "source": ..., "text": ...}')
    fields = {**fields, **{field: fields.get(column) for field, column in columns.items()}}
    said = about(fields)
    text, page, name = (fields.get(key) for key in TEXT_FIELDS)
    if isinstance(text, str) and text:
        return Draft(place=where, raw=whole_characters(text), about=said, is_text_field=True)
    if isinstance(page, str) and page:
        return _named(read_page(whole_characters(page), place=where, url=said.url), said, where)
    if isinstance(name, str) and name:
        path = _inside(folder, name)
        if isinstance(path, str):
            return Problem(place=where, reason=path, advice="put the file beside the list and name it relative to it")
        return _named(read_file(path), said, where)
    return Problem(place=where, reason="the line has no text, html or file", advice="give one of the three")


def _named(reading: Reading, said: About, where: str) -> Reading:
    """What the list says goes over what the file or page says of itself."""
    if isinstance(reading, Problem):
        place = where if reading.place == where else f"{where} ({reading.place})"
        return replace(reading, place=place)
    return replace(reading, place=where, about=said.over(reading.about))


def _inside(folder: Path | None, name: str) -> Path | str:
    """The file a list names, or why it may not be read."""
    if folder is None:
        return "a file was named, but the list came from standard input and has no folder"
    try:
        home = folder.resolve()
        path = (home / name).resolve()
    except (OSError, ValueError, RuntimeError):
        return f"{name[:100]!r} is no file name"
    if Path(name).is_absolute() or not path.is_relative_to(home):
        return f"the file {name[:100]!r} lies outside the list's folder"
    return path
