"""What people decided, laid over what the machine found: passages, facts and disagreements of one story."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import replace

from rashomon.model.account import Disagreement, Passage, Position, Relation, Statement
from rashomon.model.judgement import Judgement, JudgementKind, Place, read_place
from rashomon.model.report import Report
from rashomon.model.span import Evidence

# A statement stands at a place when they have so much of the shorter one in common.
_SAME_PLACE = 0.5


def of_kinds(judgements: Iterable[Judgement], *kinds: JudgementKind) -> Iterator[Judgement]:
    """The judgements of some kinds that were not taken back, in the order given."""
    return (one for one in judgements if one.kind in kinds and one.undone is None)


def said_by(judgement: Judgement) -> str:
    """Whose judgement it is, as a reason for what was done."""
    return f"decided by {judgement.by} on {judgement.at[:10]}" + (f": {judgement.note}" if judgement.note else "")


def stands_at(statement: Statement, place: Place | None) -> bool:
    """Whether a statement is the one that a person named by its place."""
    if place is None or statement.report != place.report:
        return False
    common = min(statement.end, place.end) - max(statement.start, place.start)
    return common >= _SAME_PLACE * min(statement.end - statement.start, place.end - place.start)


def judged_passages(
    passages: Sequence[Passage], reports: Sequence[Report], judgements: Sequence[Judgement]
) -> tuple[Passage, ...]:
    """The passages without those between reports of which somebody said that neither is a copy, and with one for each
    two reports of which somebody said that one is; shared quotations stay.
    """
    apart = {frozenset((one.a, one.b)) for one in of_kinds(judgements, "not a copy")}
    left = [p for p in passages if p.kind == "shared quote" or frozenset((p.a.report, p.b.report)) not in apart]
    copied = {frozenset((p.a.report, p.b.report)) for p in left if p.kind != "shared quote"}
    by_id = {report.id: report for report in reports}
    for one in of_kinds(judgements, "copy"):
        first, second = by_id.get(one.a), by_id.get(one.b)
        if first and second and first.text and second.text and frozenset((one.a, one.b)) not in copied:
            left.append(_whole_copy(one, first, second))
    return tuple(left)


def _whole_copy(judgement: Judgement, first: Report, second: Report) -> Passage:
    return Passage(
        id=judgement.id,
        a=_all_of(first),
        b=_all_of(second),
        kind="rewritten",
        direction="unknown",
        score=1.0,
        reason=said_by(judgement),
    )


def _all_of(report: Report) -> Evidence:
    return report.evidence(0, len(report.text))


def judged_disagreements(
    disagreements: Sequence[Disagreement], statements: Mapping[str, Statement], judgements: Sequence[Judgement]
) -> tuple[Disagreement, ...]:
    """The disagreements, those that somebody called an update (or none) with the relation that they said."""
    decided = list(of_kinds(judgements, "update", "disagreement"))
    return tuple(_related(one, statements, decided) for one in disagreements)


def _related(
    disagreement: Disagreement, statements: Mapping[str, Statement], decided: Sequence[Judgement]
) -> Disagreement:
    for judgement in reversed(decided):
        a, b = read_place(judgement.a), read_place(judgement.b)
        sides = [
            (_holds(position, statements, a), _holds(position, statements, b)) for position in disagreement.positions
        ]
        opposed = any(one[0] and other[1] for i, one in enumerate(sides) for j, other in enumerate(sides) if i != j)
        if opposed:
            relation: Relation = "update" if judgement.kind == "update" else "disagreement"
            return replace(disagreement, relation=relation, score=1.0, reason=said_by(judgement))
    return disagreement


def _holds(position: Position, statements: Mapping[str, Statement], place: Place | None) -> bool:
    return any(stands_at(statements[id], place) for id in position.statements if id in statements)
