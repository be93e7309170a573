"""What a third report tells about two that share words: both may have them from it, or from an agency it names."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.lineage.changes import Change
from rashomon.lineage.direction import Decision
from rashomon.model.account import PassageKind
from rashomon.model.report import Report
from rashomon.model.span import Span

# A report that is closer to its neighbour than to the third report, by this share of words, had it from the neighbour.
_CLOSER = 0.05


@dataclass(frozen=True, slots=True, kw_only=True)
class Shared:
    """A passage in the making: where it stands in both reports, what it is, how much was kept, which way it went.

    `kept` is the share of words in 0..1 that are the same in any order; `changes` make a's words b's.
    """

    report_a: Report
    report_b: Report
    a: Span
    b: Span
    words: int
    kind: PassageKind
    score: float
    kept: float
    changes: tuple[Change, ...]
    decision: Decision


@dataclass(frozen=True, slots=True, kw_only=True)
class _Link:
    """That a report shares words with another: where in it, how close the two are, whether it has them from there."""

    span: Span
    kept: float
    taken: bool


def with_common_origins(found: Sequence[Shared], agencies: Mapping[str, str]) -> tuple[Shared, ...]:
    """The passages, with direction "common origin" where a third report has the same words and explains both.

    It does when it prints them as an agency's and the direction is unknown, or when both reports have them from it and
    nothing but the time of publication speaks for one as the other's source. `agencies` gives, by report id, the
    agency whose text a report is. Copies only; shared quotations pass unchanged.
    """
    links: defaultdict[str, defaultdict[str, list[_Link]]] = defaultdict(lambda: defaultdict(list))
    for shared in found:
        if shared.kind != "shared quote":
            one, other, way = shared.report_a.id, shared.report_b.id, shared.decision.direction
            links[one][other].append(_Link(span=shared.a, kept=shared.kept, taken=way == "b"))
            links[other][one].append(_Link(span=shared.b, kept=shared.kept, taken=way == "a"))
    names = {report.id: report.source for shared in found for report in (shared.report_a, shared.report_b)}
    return tuple(_settle(shared, links, agencies, names) for shared in found)


def _settle(
    shared: Shared,
    links: Mapping[str, Mapping[str, Sequence[_Link]]],
    agencies: Mapping[str, str],
    names: Mapping[str, str],
) -> Shared:
    a, b, decision = shared.report_a.id, shared.report_b.id, shared.decision
    if shared.kind == "shared quote" or decision.firm or decision.direction == "common origin":
        return shared
    for third in sorted(links[a].keys() & links[b].keys()):
        of_a, of_b = _best(links[a][third], shared.a), _best(links[b][third], shared.b)
        if of_a is None or of_b is None:
            continue
        why = ""
        if decision.direction == "unknown" and third in agencies and not {a, b} & agencies.keys():
            why = f"another report prints these words as {agencies[third]}'s"
        later = of_b if decision.direction == "a" else of_a
        if decision.direction != "unknown" and of_a.taken and of_b.taken and shared.kept <= later.kept + _CLOSER:
            why = f"both have it from {names[third]}"
        if why:
            return replace(shared, decision=Decision(direction="common origin", reason=why, firm=False))
    return shared


def _best(links: Sequence[_Link], span: Span) -> _Link | None:
    """The link that covers at least half of a span, the widest."""
    widest: _Link | None = None
    most = (span.end - span.start + 1) // 2, -1.0
    for link in links:
        shared = min(link.span.end, span.end) - max(link.span.start, span.start)
        if (shared, link.kept) > most:
            widest, most = link, (shared, link.kept)
    return widest
