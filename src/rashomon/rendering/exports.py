"""The archive's tables as files: Parquet, CSV, JSON lines, and reports as IPTC ninjs 3.0.

A file is written beside its place and then put there: it is never half-written.
"""

import csv
import json
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from dataclasses import asdict
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING, Literal

from rashomon.archive.tables import (
    PlacementRow,
    ReportRow,
    Row,
    StoryRow,
    arrow_table,
    cell_types,
    placement_rows,
    report_rows,
    story_rows,
)

if TYPE_CHECKING:
    from rashomon.archive import Archive
    from rashomon.model.archive import KeptReport

Form = Literal["parquet", "csv", "jsonl", "ninjs"]
ENDINGS: Mapping[Form, str] = {"parquet": ".parquet", "csv": ".csv", "jsonl": ".jsonl", "ninjs": ".ninjs.json"}
_ROWS_AT_ONCE = 10_000
_NINJS = {
    "name": "ninjs",
    "version": "3.0",
    "schema": "https://www.iptc.org/std/ninjs/ninjs-schema_3.0.json",
}
_KINDS: Mapping[str, tuple[type[Row], Callable[["Archive"], Iterator[Row]]]] = {
    "reports": (ReportRow, report_rows),
    "stories": (StoryRow, story_rows),
    "placements": (PlacementRow, placement_rows),
}


def write_table(archive: "Archive", table: str, form: Form, path: Path) -> int:
    """Write a table ("reports", "stories" or "placements"); gives the number of its rows.

    Raises OSError when the file cannot be written, ArchiveError when Parquet is wanted and pyarrow is not installed,
    KeyError for another table.
    """
    kind, rows_of = _KINDS[table]
    with _put_in_place(path) as written:
        if form == "ninjs":
            return _write_ninjs(archive, written)
        writers = {"parquet": _write_parquet, "csv": _write_csv, "jsonl": _write_jsonl}
        return writers[form](rows_of(archive), kind, written)


@contextmanager
def _put_in_place(path: Path) -> Iterator[Path]:
    beside = path.with_name(f".{path.name}.part")
    try:
        yield beside
        beside.replace(path)
    finally:
        beside.unlink(missing_ok=True)


def _write_parquet(rows: Iterator[Row], kind: type[Row], path: Path) -> int:
    some = arrow_table(islice(rows, _ROWS_AT_ONCE), kind)
    from pyarrow import parquet

    count = 0
    with parquet.ParquetWriter(path, some.schema, compression="zstd") as writer:
        while True:
            writer.write_table(some)
            count += len(some)
            some = arrow_table(islice(rows, _ROWS_AT_ONCE), kind)
            if not len(some):
                return count


def _write_csv(rows: Iterator[Row], kind: type[Row], path: Path) -> int:
    """RFC 4180 in UTF-8 with a header; a cell that is not known is empty. Lines of a text stand within quotes."""
    count = 0
    with path.open("w", encoding="utf-8", newline="") as file:
        writer = csv.DictWriter(file, list(cell_types(kind)), lineterminator="\n")
        writer.writeheader()
        for row in rows:
            cells = {name: value.replace("\0", "") if isinstance(value, str) else value for name, value in _cells(row)}
            writer.writerow(cells)
            count += 1
    return count


def _write_jsonl(rows: Iterator[Row], kind: type[Row], path: Path) -> int:
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        for row in rows:
            file.write(json.dumps(dict(_cells(row)), ensure_ascii=False) + "\n")
            count += 1
    return count


def _cells(row: Row) -> Iterator[tuple[str, str | int | float | None]]:
    yield from asdict(row).items()


def _write_ninjs(archive: "Archive", path: Path) -> int:
    """A JSON list of items, one a line."""
    placed = {one.report: one.story for one in archive.placements()}
    headlines = {story.id: story.headline for story in archive.stories()}
    count = 0
    with path.open("w", encoding="utf-8", newline="\n") as file:
        file.write("[")
        for kept in archive.reports():
            story = placed.get(kept.report.id)
            item = ninjs_item(kept, story, headlines.get(story or "", ""))
            file.write((",\n" if count else "\n") + json.dumps(item, ensure_ascii=False))
            count += 1
        file.write("\n]\n")
    return count


def ninjs_item(kept: "KeptReport", story: str | None, headline: str) -> dict[str, object]:
    """A report as a news item of ninjs 3.0; its story is an event. What is not known is left out."""
    report = kept.report
    item: dict[str, object] = {
        "standard": _NINJS,
        "uri": report.id,
        "type": "text",
        "version": str(kept.revision),
        "firstcreated": report.published,
        "versioncreated": report.updated or report.published or kept.added,
        "language": report.language,
        "by": ", ".join(report.authors),
        "headlines": [{"role": "main", "value": report.title}] if report.title else [],
        "bodies": [
            {
                "role": "main",
                "contenttype": "text/plain",
                "charcount": len(report.text),
                "wordcount": len(report.text.split()),
                "value": report.text,
            }
        ],
        "infosources": [
            {"role": "publisher", "name": report.source},
            *([{"role": "credit", "name": kept.credit}] if kept.credit else []),
        ],
        "people": [{"rel": "author", "name": name} for name in report.authors],
        "altids": [
            *([{"role": "url", "value": report.url}] if report.url else []),
            *({"role": "given id", "value": id} for id in kept.ids if id != report.id),
        ],
        "events": [{"uri": story, "name": headline}] if story else [],
    }
    return {name: value for name, value in item.items() if value}
