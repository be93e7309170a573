"""The archive as flat rows: one a report, a story, a placement; every cell is text, a number or empty."""

from collections.abc import Iterable, Iterator
from dataclasses import asdict, dataclass, fields
from typing import TYPE_CHECKING, get_args, get_type_hints

from rashomon.archive.errors import ArchiveError

if TYPE_CHECKING:
    import pyarrow

    from rashomon.archive.archive import Archive

JOIN = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportRow:
    """A report as its latest revision has it. Several `ids` and `authors` are joined by "; "; `score` is in 0..1."""

    id: str
    ids: str
    source: str
    family: str | None
    title: str
    url: str | None
    published: str | None
    updated: str | None
    language: str
    authors: str
    credit: str | None
    form: str
    revision: int
    added: str
    story: str | None
    score: float | None
    reason: str | None
    text: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryRow:
    """A story. `report_ids` and `sources` are joined by "; "."""

    id: str
    headline: str
    start: str | None
    end: str | None
    reports: int
    outlets: int
    independent: int
    sources: str
    report_ids: str


@dataclass(frozen=True, slots=True, kw_only=True)
class PlacementRow:
    """Which story a report was put into, with what probability in 0..1, why, and when."""

    report: str
    story: str
    score: float
    reason: str
    at: str


def report_rows(archive: "Archive") -> Iterator[ReportRow]:
    """One row a report, in order of coming."""
    placed = {one.report: one for one in archive.placements()}
    for kept in archive.reports():
        report, place = kept.report, placed.get(kept.report.id)
        yield ReportRow(
            id=report.id,
            ids=JOIN.join(kept.ids),
            source=report.source,
            family=report.family,
            title=report.title,
            url=report.url,
            published=report.published,
            updated=report.updated,
            language=report.language,
            authors=JOIN.join(report.authors),
            credit=kept.credit,
            form=report.form,
            revision=kept.revision,
            added=kept.added,
            story=place.story if place else None,
            score=place.score if place else None,
            reason=place.reason if place else None,
            text=report.text,
        )


def story_rows(archive: "Archive") -> Iterator[StoryRow]:
    """One row a story, the latest first."""
    for story in archive.stories():
        kept = story.kept
        yield StoryRow(
            id=kept.id,
            headline=kept.headline,
            start=kept.start,
            end=kept.end,
            reports=kept.count,
            outlets=len(kept.sources),
            independent=kept.independent,
            sources=JOIN.join(kept.sources),
            report_ids=JOIN.join(kept.reports),
        )


def placement_rows(archive: "Archive") -> Iterator[PlacementRow]:
    """One row a report that is in a story, in order of coming."""
    for one in archive.placements():
        yield PlacementRow(report=one.report, story=one.story, score=one.score, reason=one.reason, at=one.at)


Row = ReportRow | StoryRow | PlacementRow


def arrow_table(rows: Iterable[Row], kind: type[Row] = ReportRow) -> "pyarrow.Table":
    """The rows as an Arrow table with one column a field of their kind, also when there is no row.

    Raises ArchiveError when pyarrow is not installed.
    """
    try:
        import pyarrow
    except ImportError:
        raise ArchiveError('tables need pyarrow; install it with: pip install "rashomon[tables]"') from None
    arrow_types = {str: pyarrow.string(), int: pyarrow.int64(), float: pyarrow.float64()}
    schema = pyarrow.schema(
        [pyarrow.field(name, arrow_types[type_of_cells]) for name, type_of_cells in cell_types(kind).items()]
    )
    return pyarrow.Table.from_pylist([asdict(row) for row in rows], schema=schema)


def cell_types(kind: type[Row]) -> dict[str, type]:
    """The columns of a kind of rows, in order, with what stands in their cells (or nothing does)."""
    hints = get_type_hints(kind)
    return {one.name: next(part for part in (*get_args(hints[one.name]), hints[one.name])) for one in fields(kind)}
