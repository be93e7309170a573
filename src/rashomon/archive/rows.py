"""Between nouns and the columns of the archive's tables."""

import hashlib
import json
import sqlite3
import zlib
from collections.abc import Mapping
from datetime import date

from rashomon.model.archive import KeptReport, Revision, TextChange
from rashomon.model.judgement import Judgement
from rashomon.model.report import OffsetMap, Removed, Report
from rashomon.reading.dates import read_published

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


def as_json(value: object) -> str:
    """Compact JSON with every character as it is."""
    return _ENCODER.encode(value)


def pack_raw(report: Report) -> bytes | None:
    """The text before cleaning, compressed; None where it is the text."""
    return None if report.raw in ("", report.text) else zlib.compress(report.raw.encode("utf-8", "surrogatepass"), 3)


def removed_json(report: Report) -> str:
    """What was removed, each as [text, reason, start, end]."""
    return as_json([[one.text, one.reason, one.start, one.end] for one in report.removed])


def offsets_json(report: Report) -> str:
    """The offset map as three lists; "null" where there is none."""
    given = report.offsets
    return as_json([given.clean_starts, given.raw_starts, given.lengths] if given else None)


def changes_json(revision: Revision) -> str:
    """The changes, one object each."""
    return as_json(
        [
            {
                "kind": one.kind,
                "before": one.before,
                "after": one.after,
                "start_before": one.start_before,
                "start_after": one.start_after,
            }
            for one in revision.changes
        ]
    )


def report_from(row: sqlite3.Row) -> Report:
    """The report of a row of `reports` joined with its latest revision."""
    offsets = json.loads(row["offsets"])
    raw = row["text"] if row["raw"] is None else zlib.decompress(row["raw"]).decode("utf-8", "surrogatepass")
    return Report(
        id=row["id"],
        source=row["source"],
        text=row["text"],
        title=row["title"],
        family=row["family"],
        url=row["url"],
        published=row["published"],
        language=row["language"],
        removed=tuple(
            Removed(text=text, reason=reason, start=start, end=end)
            for text, reason, start, end in json.loads(row["removed"])
        ),
        raw=raw,
        offsets=_offsets(offsets),
        place=row["place"],
        authors=tuple(json.loads(row["authors"])),
        updated=row["updated"],
        form=row["form"],
        origins=tuple((name, where) for name, where in json.loads(row["origins"])),
    )


def _offsets(lists: list[list[int]] | None) -> OffsetMap | None:
    if lists is None:
        return None
    clean, raw, lengths = (tuple(one) for one in lists)
    return OffsetMap(clean_starts=clean, raw_starts=raw, lengths=lengths)


def kept_from(row: sqlite3.Row, ids: tuple[str, ...]) -> KeptReport:
    """What is kept of a report, with the ids it was given."""
    return KeptReport(
        report=report_from(row),
        ids=ids,
        added=row["added"],
        revision=row["revision"],
        address=row["address"],
        credit=row["credit"],
        notes=tuple(json.loads(row["notes"])),
        copy_marks=row["copy_marks"],
    )


def revision_from(row: sqlite3.Row) -> Revision:
    """A row of the view `revision_texts`."""
    return Revision(
        report=row["report"],
        number=row["number"],
        at=row["at"],
        title=row["title"],
        published=row["published"],
        text=row["text"],
        changes=tuple(_change(one) for one in json.loads(row["changes"])),
    )


def _change(one: Mapping[str, str | int]) -> TextChange:
    kind = one["kind"]
    return TextChange(
        kind="added" if kind == "added" else "removed" if kind == "removed" else "replaced",
        before=str(one["before"]),
        after=str(one["after"]),
        start_before=int(one["start_before"]),
        start_after=int(one["start_after"]),
    )


def judgement_from(row: sqlite3.Row) -> Judgement:
    """A row of `judgements`."""
    return Judgement(
        id=row["id"],
        kind=row["kind"],
        a=row["a"],
        b=row["b"],
        by=row["by"],
        at=row["at"],
        note=row["note"],
        undone=row["undone"],
    )
