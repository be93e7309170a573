"""What a third report tells about two: both carry words that it prints as an agency's."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.model.account import Passage
from rashomon.model.span import Span


def with_common_origins(passages: Sequence[Passage], agencies: Mapping[str, str]) -> tuple[Passage, ...]:
    """The passages, those of unknown direction settled where a third report has the same words from an agency.

    `agencies` gives, by report id, the agency whose text a report is (it is the agency, or prints its dateline or
    byline). Linear in the passages of such reports for every passage of unknown direction.
    """
    held: defaultdict[str, list[tuple[Span, str]]] = defaultdict(list)
    for passage in passages:
        for one, other in ((passage.a, passage.b), (passage.b, passage.a)):
            if passage.kind != "shared quote" and other.report in agencies:
                held[one.report].append((one.span, other.report))
    return tuple(_settle(passage, held, agencies) for passage in passages)


def _settle(passage: Passage, held: Mapping[str, Sequence[tuple[Span, str]]], agencies: Mapping[str, str]) -> Passage:
    if passage.direction != "unknown" or {passage.a.report, passage.b.report} & agencies.keys():
        return passage
    common = _holders(held.get(passage.a.report, ()), passage.a.span) & _holders(
        held.get(passage.b.report, ()), passage.b.span
    )
    if not common:
        return passage
    agency = min(agencies[report] for report in common)
    likeness = passage.reason.partition("; ")[0]
    reason = f"{likeness}; another report prints these words as {agency}'s"
    return replace(passage, direction="common origin", reason=reason)


def _holders(held: Sequence[tuple[Span, str]], span: Span) -> set[str]:
    return {report for other, report in held if 2 * other.overlap(span) >= len(span)}
