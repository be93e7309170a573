"""Tables of reports: CSV, TSV and Parquet, one report a row, with columns named as people name them."""

import csv
import io
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import islice
from pathlib import Path
from typing import IO

from rashomon.model.report import Problem
from rashomon.reading.decoding import decode, whole_characters
from rashomon.reading.draft import FIELDS, Draft, Reading, about
from rashomon.reading.files import breaks_off, no_text
from rashomon.reading.html import read_page
from rashomon.reading.limits import LARGEST_FILE, LONGEST_TEXT
from rashomon.reading.packed import open_packed

CSV_ENDINGS = (".csv", ".tsv", ".csv.gz", ".tsv.gz")
PARQUET_ENDINGS = (".parquet",)

# What tables of news call our fields; a mapping given by a person goes before it.
_COLUMNS = {
    "id": ("id", "article_id", "uid", "guid"),
    "source": ("source", "outlet", "publication", "publisher", "site", "media", "source_name", "domain"),
    "title": ("title", "headline"),
    "text": ("text", "content", "body", "article", "maintext", "body_text", "full_text"),
    "html": ("html", "body_html", "raw_html"),
    "url": ("url", "link", "address"),
    "published": ("published", "date", "date_publish", "publish_date", "pub_date", "published_at", "publishdate"),
    "updated": ("updated", "modified", "date_modify", "updated_at"),
    "authors": ("authors", "author", "byline"),
    "language": ("language", "lang"),
    "family": ("family", "owner"),
}
_ROWS_AT_ONCE = 256
_START = 4_096  # bytes that tell whether a file is text


def is_table(path: Path) -> bool:
    """Whether a file is a table, by its name."""
    return path.name.lower().endswith((*CSV_ENDINGS, *PARQUET_ENDINGS))


def read_table(path: Path, columns: Mapping[str, str] | None = None) -> Iterator[Reading]:
    """The report in each row of a table, in order; a row without text is a problem of its own. Never raises.

    `columns` maps our fields (`text`, `html` and those of `About`) to the table's columns; what it leaves out is found
    by the usual names. Parquet needs the `tables` extra.
    """
    place = str(path)
    read = _read_parquet if path.name.lower().endswith(PARQUET_ENDINGS) else _read_csv
    count = 0
    try:
        for reading in read(path, columns or {}):
            count += 1
            yield reading
    except ModuleNotFoundError:
        yield Problem(place=place, reason="reading Parquet needs pyarrow", advice='run: pip install "rashomon[tables]"')
    except FileNotFoundError:
        yield Problem(place=place, reason="there is no such file", advice="check the name and the folder")
    except (OSError, EOFError, ValueError, csv.Error) as error:
        yield breaks_off("table", place, count, str(error)[:200])


def _read_csv(path: Path, given: Mapping[str, str]) -> Iterator[Reading]:
    csv.field_size_limit(LARGEST_FILE)
    delimiter = "\t" if ".tsv" in path.name.lower() else ","
    with open_packed(path) as start:
        if decode(start.read(_START)) is None:
            yield no_text(str(path))
            return
    with open_packed(path) as packed, io.TextIOWrapper(packed, "utf-8-sig", "replace", newline="") as stream:
        lines = (line.replace("\0", "") for line in _bounded(stream))
        reader = csv.reader(lines, delimiter=delimiter)
        names = next(reader, [])
        yield from _rows(path, names, given, (dict(zip(names, row, strict=False)) for row in reader))


def _bounded(stream: IO[str]) -> Iterator[str]:
    """The lines of a file; one that is longer than a report can be ends the reading."""
    while line := stream.readline(LARGEST_FILE + 1):
        if len(line) > LARGEST_FILE:
            raise ValueError(f"a line is longer than {LARGEST_FILE // 1_000_000} MB")
        yield line


def _read_parquet(path: Path, given: Mapping[str, str]) -> Iterator[Reading]:
    import pyarrow as pa
    from pyarrow import parquet

    try:
        file = parquet.ParquetFile(path)
        names = file.schema_arrow.names
        wanted = sorted(set(_found(names, given).values()))
        rows = (row for part in file.iter_batches(batch_size=_ROWS_AT_ONCE, columns=wanted) for row in part.to_pylist())
        yield from _rows(path, names, given, rows)
    except pa.ArrowException as error:
        raise ValueError(f"pyarrow says {type(error).__name__}") from None


def _rows(
    path: Path, names: list[str], given: Mapping[str, str], rows: Iterable[Mapping[str, object]]
) -> Iterator[Reading]:
    unknown = sorted(set(given) - {*FIELDS, "text", "html"})
    absent = sorted(set(given.values()) - set(names))
    found = _found(names, given)
    if not names:
        yield Problem(place=str(path), reason="there is no row in the table", advice="give it one report a row")
        return
    if unknown or absent or not {"text", "html"} & set(found):
        yield _wrong_columns(path, names, unknown, absent)
        return
    for number, row in enumerate(rows, start=2):  # as a spreadsheet counts, with the names in row 1
        yield _read_row({field: row.get(column) for field, column in found.items()}, f"{path}:{number}")


def _wrong_columns(path: Path, names: list[str], unknown: list[str], absent: list[str]) -> Problem:
    if unknown:
        reason = f"a report has no field {unknown[0]!r}"
        advice = f"its fields are {', '.join(('text', 'html', *FIELDS))}"
    elif absent:
        reason, advice = f"there is no column {absent[0]!r}", f"the columns are {', '.join(names)[:300]}"
    else:
        reason = "no column holds the text"
        advice = f"name it with --column text=NAME; the columns are {', '.join(names)[:300]}"
    return Problem(place=str(path), reason=reason, advice=advice)


def _found(names: list[str], given: Mapping[str, str]) -> dict[str, str]:
    """For each of our fields the table's column."""
    plain = {name.strip().lower().replace(" ", "_"): name for name in reversed(names)}
    usual = {
        field: plain[column]
        for field, columns in _COLUMNS.items()
        for column in islice((column for column in columns if column in plain), 1)
    }
    return {**usual, **given}


def _read_row(fields: Mapping[str, object], place: str) -> Reading:
    said = about({name: value for name, value in fields.items() if name not in ("text", "html")})
    text, page = fields.get("text"), fields.get("html")
    if isinstance(text, str) and text.strip():
        return Draft(place=place, raw=whole_characters(text[: LONGEST_TEXT + 1]), about=said, is_text_field=True)
    if isinstance(page, str) and page.strip():
        reading = read_page(whole_characters(page), place=place, url=said.url)
        return reading if isinstance(reading, Problem) else replace(reading, about=said.over(reading.about))
    return Problem(place=place, reason="the row has no text", advice="leave it out or name the text's column")
