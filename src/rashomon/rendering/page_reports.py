"""What the page shows of the reports: the grid of facts and outlets, what each left out, the texts themselves."""

from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.model.account import AccountReport, Coverage, Fact, LeftOutReason
from rashomon.rendering.anchors import MarkedText
from rashomon.rendering.contests import not_counted, surely_told
from rashomon.rendering.dates import spoken_date
from rashomon.rendering.escaping import web_link
from rashomon.rendering.excerpts import cut_wording
from rashomon.rendering.view import WHY_LEFT_OUT, View, counts_of, left_out_by_weight, reasons_counted, told_for_sure

_MOST_LEFT_OUT = 40  # per outlet; the grid has them all

# What a cell of the grid shows; the words are read out and stand in the legend.
SIGNS: dict[LeftOutReason, str] = {
    "not reported": "–",
    "published before it was known": "‹",
    "is a copy": "=",
    "text incomplete": "…",
}
_NEAR = "~"
NEAR = "near it, not counted: less sure, another figure or date, or a denial"


@dataclass(frozen=True, slots=True, kw_only=True)
class Cell:
    """One fact in one report: `anchor` of its words ("" when it has none), the sign for it, and what that says."""

    anchor: str
    sign: str
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class GridRow:
    """A fact and its cell for each report."""

    number: int
    wording: str
    cells: tuple[Cell, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Grid:
    """Facts told by several outlets against reports; `outlets` are the labels of the columns."""

    outlets: tuple[str, ...]
    rows: tuple[GridRow, ...]
    legend: tuple[tuple[str, str], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CoveragePart:
    """What a report told and left out; `top` are the weightiest left out, `more` how many are not listed."""

    outlet: str
    anchor: str
    counts: str
    reasons: str
    top: tuple[tuple[Fact, str], ...]
    more: int


@dataclass(frozen=True, slots=True, kw_only=True)
class ReportPart:
    """A report with its text cut into highlighted lines."""

    report: AccountReport
    label: str
    link: str | None
    published: str
    text: MarkedText
    facts: int


def grid_of(view: View, texts: dict[str, MarkedText]) -> Grid:
    """The grid; empty when fewer than two reports are there or no fact is told by several outlets."""
    reports = view.by_publication
    if len(reports) < 2:
        return Grid(outlets=(), rows=(), legend=())
    why = {(c.report, left.fact): left.why for c in view.account.coverage for left in c.left_out}
    rows = []
    signs: dict[str, str] = {}
    for fact in view.told_by_several:
        told, near = (_anchors(view, ids, texts) for ids in (surely_told(fact), not_counted(fact)))
        cells = []
        for report in reports:
            reason = why.get((report.id, fact.id))
            if report.id in told:
                cells.append(Cell(anchor=told[report.id], sign="●", why="told"))
            elif report.id in near:
                signs[_NEAR] = NEAR
                cells.append(Cell(anchor=near[report.id], sign=_NEAR, why="near it, not counted"))
            else:
                sign, said = (SIGNS[reason], WHY_LEFT_OUT[reason]) if reason else ("–", "not told")
                signs[sign] = said
                cells.append(Cell(anchor="", sign=sign, why=said))
        rows.append(GridRow(number=view.numbers[fact.id], wording=cut_wording(view, fact), cells=tuple(cells)))
    return Grid(
        outlets=tuple(view.labels[report.id] for report in reports),
        rows=tuple(rows),
        legend=tuple((sign, signs[sign]) for sign in (_NEAR, *SIGNS.values()) if sign in signs),
    )


def _anchors(view: View, ids: Sequence[str], texts: dict[str, MarkedText]) -> dict[str, str]:
    """For each report with one of the statements, where the first one's words begin."""
    found: dict[str, str] = {}
    for statement in view.statements_of(ids):
        found.setdefault(statement.report, texts[statement.report].anchor_of(statement))
    return found


def coverage_parts(view: View, texts: dict[str, MarkedText]) -> tuple[CoveragePart, ...]:
    """What each outlet left out, in the account's order of coverage."""
    return tuple(_coverage_part(view, coverage, texts[coverage.report].anchor) for coverage in view.account.coverage)


def _coverage_part(view: View, coverage: Coverage, anchor: str) -> CoveragePart:
    top = tuple((view.facts[left.fact], WHY_LEFT_OUT[left.why]) for left in left_out_by_weight(view, coverage))
    top = top[:_MOST_LEFT_OUT]
    return CoveragePart(
        outlet=view.labels[coverage.report],
        anchor=anchor,
        counts=counts_of(view, coverage),
        reasons=reasons_counted(coverage.left_out),
        top=top,
        more=len(coverage.left_out) - len(top),
    )


def report_parts(view: View, texts: dict[str, MarkedText]) -> tuple[ReportPart, ...]:
    """The reports in order of publication."""
    told = {coverage.report: len(told_for_sure(view, coverage)) for coverage in view.account.coverage}
    return tuple(
        ReportPart(
            report=report,
            label=view.labels[report.id],
            link=web_link(report.url),
            published=spoken_date(report.published) if report.published else "",
            text=texts[report.id],
            facts=told.get(report.id, 0),
        )
        for report in view.by_publication
    )
