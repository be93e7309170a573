"""Between nouns and the columns of the archive's tables."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Mapping
from dataclasses import asdict, fields
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from rashomon.model.archive import KeptReport, Revision, TextChange
from rashomon.model.report import OffsetMap, Removed, Report
from rashomon.reading.dates import read_published

if TYPE_CHECKING:
    from _typeshed import DataclassInstance

    Noun = TypeVar("Noun", bound=DataclassInstance)

_DIGEST_BYTES = 16
_ENCODER = json.JSONEncoder(ensure_ascii=False, separators=(",", ":"))


def digest(*parts: str) -> bytes:
    """Sixteen bytes that stand for the parts; ("ab", "c") and ("a", "bc") differ."""
    total = hashlib.sha256()
    for part in parts:
        raw = part.encode("utf-8", "surrogatepass")
        total.update(b"%d:" % len(raw))
        total.update(raw)
    return total.digest()[:_DIGEST_BYTES]


def words_digest(report: Report) -> bytes:
    """Equal for reports that are the same: one source, one title, one text."""
    return digest(report.source, report.title, report.text)


def day_of(published: str | None) -> str | None:
    """The day of a date that can be one, as ISO 8601; None for none, and for days before newspapers or to come."""
    if not published:
        return None
    value = read_published(published).value
    return date.fromisoformat(value[:10]).isoformat() if value else None


def noun_of(kind: "type[Noun]", row: sqlite3.Row, **read: object) -> "Noun":
    """A noun from a row: each field from the column of its name, but for those that had to be read first."""
    return kind(**{one.name: row[one.name] for one in fields(kind) if one.name not in read}, **read)


def report_columns(kept: KeptReport) -> Mapping[str, object]:
    """The row of `reports`."""
    report = kept.report
    return {
        "id": report.id,
        "source": report.source,
        "family": report.family,
        "title": report.title,
        "url": report.url,
        "address": kept.address,
        "published": report.published,
        "day": day_of(report.published),
        "updated": report.updated,
        "language": report.language,
        "authors": _as_json(report.authors),
        "credit": kept.credit,
        "form": report.form,
        "origins": _as_json(report.origins),
        "notes": _as_json(kept.notes),
        "place": report.place,
        "text": report.text,
        "digest": words_digest(report),
        "copy_marks": kept.copy_marks,
        "added": kept.added,
        "revision": kept.revision,
    }


def revision_columns(kept: KeptReport, revision: Revision) -> Mapping[str, object]:
    """The row of `revisions`, without the report's number, for the latest one: its text stands in `reports`."""
    report = kept.report
    offsets = report.offsets
    same = report.raw in ("", report.text)
    return {
        "number": revision.number,
        "at": revision.at,
        "title": revision.title,
        "published": revision.published,
        "text": None,
        "raw": None if same else zlib.compress(report.raw.encode("utf-8", "surrogatepass"), 3),
        "removed": _as_json([[one.text, one.reason, one.start, one.end] for one in report.removed]),
        "offsets": _as_json([offsets.clean_starts, offsets.raw_starts, offsets.lengths] if offsets else None),
        "changes": _as_json([asdict(one) for one in revision.changes]),
    }


def report_from(row: sqlite3.Row) -> Report:
    """The report of a row of `reports` joined with its latest revision."""
    return noun_of(
        Report,
        row,
        removed=tuple(
            Removed(text=text, reason=reason, start=start, end=end)
            for text, reason, start, end in json.loads(row["removed"])
        ),
        raw=row["text"] if row["raw"] is None else zlib.decompress(row["raw"]).decode("utf-8", "surrogatepass"),
        offsets=_offsets(json.loads(row["offsets"])),
        authors=tuple(json.loads(row["authors"])),
        origins=tuple((name, where) for name, where in json.loads(row["origins"])),
    )


def kept_from(row: sqlite3.Row, ids: tuple[str, ...]) -> KeptReport:
    """What is kept of a report, with the ids it was given."""
    return noun_of(KeptReport, row, report=report_from(row), ids=ids, notes=tuple(json.loads(row["notes"])))


def first_revision(kept: KeptReport) -> Revision:
    """A report as it came first."""
    report = kept.report
    return Revision(
        report=report.id, number=1, at=kept.added, title=report.title, published=report.published, text=report.text
    )


def revision_from(row: sqlite3.Row) -> Revision:
    """A row of the view `revision_texts`."""
    return noun_of(Revision, row, changes=tuple(TextChange(**one) for one in json.loads(row["changes"])))


def _as_json(value: object) -> str:
    """Compact JSON with every character as it is."""
    return _ENCODER.encode(value)


def _offsets(lists: list[list[int]] | None) -> OffsetMap | None:
    if lists is None:
        return None
    clean, raw, lengths = (tuple(one) for one in lists)
    return OffsetMap(clean_starts=clean, raw_starts=raw, lengths=lengths)
