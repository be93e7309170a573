"""How many sources of one fact stand on their own feet, and which ones count as one, with the reason.

The number is a lower bound: sources are put together whenever something speaks for it, and never taken apart again.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache

from rashomon.lineage.families import name_key, outlet_of
from rashomon.lineage.origins import outlet_cited, same_origin
from rashomon.model.account import Independence, Passage, Statement
from rashomon.model.groups import joined
from rashomon.model.report import Report
from rashomon.model.span import Evidence

# A statement is copied when so much of it lies in the passage.
_INSIDE = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    """Why two reports count as one source; reasons of lower rank are named first."""

    one: str
    other: str
    rank: int
    reason: str


def count_independent(
    reports: Sequence[Report], statements: Sequence[Statement], passages: Sequence[Passage]
) -> tuple[int, tuple[Independence, ...]]:
    """The number of independent sources of ONE fact, and the groups of two or more sources that count once.

    `statements` are those of the fact; `reports` must hold theirs, other reports and passages are looked past. A
    source counts once however many reports it has. The result does not depend on the order of the arguments.
    Raises KeyError when a statement's report is not among `reports`.
    """
    by_id = {report.id: report for report in reports}
    told: dict[str, list[Statement]] = {}
    for statement in sorted(statements, key=lambda s: (s.report, s.start, s.end, s.id)):
        told.setdefault(statement.report, []).append(statement)
    tellers = [by_id[report_id] for report_id in sorted(told)]
    links = [*_one_outlet(tellers), *_copies(told, passages), *_one_origin(tellers, told), *_cited(tellers, told)]
    groups = joined((report.id for report in tellers), ((link.one, link.other) for link in links))
    merged = [
        Independence(sources=sources, reason=_reason(links, set(group), len(sources)))
        for group in groups
        if len(sources := tuple(sorted({by_id[report_id].source for report_id in group}))) > 1
    ]
    return len(groups), tuple(sorted(merged, key=lambda group: group.sources))


def _one_outlet(tellers: Sequence[Report]) -> Iterator[_Link]:
    """Reports of one outlet, or of outlets that one owner has."""
    outlets: dict[str, Report] = {}
    families: dict[str, Report] = {}
    for report in tellers:
        first = outlets.setdefault(_outlet_key(report.source), report)
        if first is not report:
            yield _Link(one=first.id, other=report.id, rank=3, reason=f"one outlet: {first.source}")
        if report.family:
            first = families.setdefault(report.family, report)
            if _outlet_key(first.source) != _outlet_key(report.source):
                yield _Link(one=first.id, other=report.id, rank=2, reason=f"one owner: {report.family}")


def _copies(told: dict[str, list[Statement]], passages: Sequence[Passage]) -> Iterator[_Link]:
    """Statements that lie in a passage two reports share; a shared quotation makes one origin of its quotes."""
    copied = [
        p
        for p in passages
        if p.a.report in told
        and p.b.report in told
        and any(_inside(s, p.a) for s in told[p.a.report])
        and any(_inside(s, p.b) for s in told[p.b.report])
    ]
    for passage in sorted(copied, key=lambda p: (p.a.report, p.b.report, p.a.start, p.b.start, p.id)):
        quote = passage.kind == "shared quote"
        reason = f"{'same quotation' if quote else 'shares copied passage'} {passage.id}"
        yield _Link(one=passage.a.report, other=passage.b.report, rank=1 if quote else 0, reason=reason)


def _one_origin(tellers: Sequence[Report], told: dict[str, list[Statement]]) -> Iterator[_Link]:
    """Reports all of whose statements rest on named origins, one of them the same."""
    first: dict[str, str] = {}
    for report in tellers:
        origins = [statement.origin for statement in told[report.id]]
        if None in origins:
            continue
        for origin in sorted({o for o in origins if o}):
            for known in [known for known in first if same_origin(known, origin)]:
                if first[known] != report.id:
                    longer = max(known, origin, key=lambda o: (len(o), o))
                    yield _Link(one=first[known], other=report.id, rank=1, reason=f"one origin: {longer}")
            first.setdefault(origin, report.id)


def _cited(tellers: Sequence[Report], told: dict[str, list[Statement]]) -> Iterator[_Link]:
    """A report that has it from another outlet of the story."""
    outlets = {_outlet_key(report.source): report for report in reversed(tellers)}
    for report in tellers:
        for origin in sorted({s.origin for s in told[report.id] if s.origin}):
            cited = outlets.get(outlet_cited(origin))
            if cited and cited.id != report.id:
                yield _Link(one=cited.id, other=report.id, rank=0, reason=f"{report.source} cites {cited.source}")


def _reason(links: Sequence[_Link], group: set[str], sources: int) -> str:
    """The reasons that hold a group together, strongest first, at most three."""
    inside = sorted((x for x in links if x.one in group and x.other in group), key=lambda x: (x.rank, x.reason))
    reasons = list(dict.fromkeys(link.reason for link in inside))
    shown = "; ".join(reasons[:3]) + (f"; and {len(reasons) - 3} more" if len(reasons) > 3 else "")
    return f"{sources} outlets, {shown}" if shown.startswith(("one owner", "one origin")) else shown


def _inside(statement: Statement, passage: Evidence) -> bool:
    shared = min(statement.end, passage.end) - max(statement.start, passage.start)
    return max(0, shared) >= _INSIDE * (statement.end - statement.start)


@lru_cache(maxsize=4096)
def _outlet_key(source: str) -> str:
    outlet = outlet_of(source)
    return name_key(outlet.name if outlet else source)
