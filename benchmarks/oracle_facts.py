"""The labelled events of `facts/`, their labelled facts standing in for aligned ones.

The reports are taken as labelled, not read and cleaned as `labelled_events.load_events` does: a labelled sentence is
then always there, and what is measured depends on no earlier step.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from benchmarks import shared_data
from benchmarks.labelled_events import labelled_members, labelled_sentences
from rashomon.accounts.build import report_order
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from rashomon.language.times import narrow_times
from rashomon.model.account import Disagreement, Entity, Fact, SaidBy, StatedTime, Statement
from rashomon.model.annotation import Annotation
from rashomon.model.report import Report
from rashomon.model.span import Evidence, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class LabelledEvent:
    """An event as labelled (`gold`, see the guide beside the data) and as annotated.

    `sentences` are the characters of each labelled sentence by its id ("a3"), `members` the sentence ids of each
    labelled fact.
    """

    name: str
    gold: dict[str, Any]
    annotations: tuple[Annotation, ...]
    entities: tuple[Entity, ...]
    sentences: dict[str, tuple[str, Span]]
    members: tuple[tuple[str, ...], ...]


def load_events() -> list[LabelledEvent]:
    """All events of `facts/`, annotated; empty when the data is not there."""
    return [load_event(gold) for gold in shared_data.labelled_facts()]


def load_event(gold: dict[str, Any]) -> LabelledEvent:
    """An event, or a story labelled for training, annotated."""
    reports = [
        Report(
            id=r["id"],
            source=r["source"] or r["id"],
            text=r["text"],
            title=r["title"] or "",
            published=r["published"],
        )
        for r in gold["reports"]
    ]
    return make_event(gold["event"], gold, annotate(reports))


def make_event(name: str, gold: dict[str, Any], annotations: Sequence[Annotation]) -> LabelledEvent:
    """An event from its labels and the annotations of its reports, which are put in the order of an account."""
    annotations = narrow_times(sorted(annotations, key=lambda annotation: report_order(annotation.report)))
    return LabelledEvent(
        name=name, gold=gold, annotations=tuple(annotations), entities=resolve_entities(annotations),
        sentences=labelled_sentences(gold), members=labelled_members(gold),
    )  # fmt: skip


def oracle_facts(event: LabelledEvent) -> tuple[list[Fact], dict[str, Statement]]:
    """The labelled facts of an event; each labelled sentence that stands in one is a statement."""
    annotations = {annotation.report.id: annotation for annotation in event.annotations}
    ids = sorted({id for members in event.members for id in members})
    statements = {id: sentence_statement(id, event, annotations) for id in ids}
    facts = [
        _fact(f"f{i:03}", [statements[id] for id in members], annotations) for i, members in enumerate(event.members)
    ]
    return facts, statements


def as_account(event: LabelledEvent, facts: Sequence[Fact], statements: dict[str, Statement],
               disagreements: Sequence[Disagreement]) -> dict[str, Any]:  # fmt: skip
    """What the scorer reads of an account."""
    return {
        "reports": event.gold["reports"],
        "facts": [{"statements": list(fact.statements)} for fact in facts],
        "statements": [
            {"id": s.id, "report": s.report, "start": s.start, "end": s.end, "quote": s.quote}
            for s in statements.values()
        ],
        "disagreements": [
            {"relation": d.relation, "positions": [{"statements": list(p.statements)} for p in d.positions]}
            for d in disagreements
        ],
    }


def sentence_statement(id: str, event: LabelledEvent, annotations: dict[str, Annotation]) -> Statement:
    """A labelled sentence as a statement; `annotations` are by report id."""
    report_id, span = event.sentences[id]
    annotation = annotations[report_id]
    report = annotation.report
    times = tuple(
        StatedTime(report=report_id, start=t.start, end=t.end, quote=report.quote(t), value=t.value,
                   granularity=t.granularity, resolved=t.resolved)
        for t in annotation.timexes if span.covers(t)
    )  # fmt: skip
    return Statement(
        report=report_id, start=span.start, end=span.end, quote=report.quote(span), id=id, times=times, quantities=(),
        said_by=_said_by(annotation, span, event.entities), origin=None, certainty="asserted", negated=False,
    )  # fmt: skip


def _said_by(annotation: Annotation, span: Span, entities: Sequence[Entity]) -> tuple[SaidBy, ...]:
    """The source of the attribution whose content fills most of the sentence, if one does."""
    report = annotation.report
    for attribution in annotation.attributions:
        if not attribution.speaker or 2 * sum(part.overlap(span) for part in attribution.content) < len(span):
            continue
        named = [
            (entity.id, mention)
            for entity in entities
            for mention in entity.mentions
            if mention.report == report.id and any(part.overlap(mention.span) for part in attribution.source)
        ]
        by_name = [entity.id for entity in entities if attribution.speaker in (entity.name, *entity.aliases)]
        entity_id = named[0][0] if named else by_name[0] if by_name else None
        where = attribution.source[0] if attribution.source else attribution.content[0]
        return (
            SaidBy(report=report.id, start=where.start, end=where.end, quote=report.quote(where),
                   name=attribution.speaker, entity=entity_id),
        )  # fmt: skip
    return ()


def _fact(id: str, statements: Sequence[Statement], annotations: dict[str, Annotation]) -> Fact:
    first = statements[0]
    return Fact(
        id=id, wording=first.quote, statements=tuple(s.id for s in statements), independent_sources=1, independence=(),
        evidence=Evidence(report=first.report, start=first.start, end=first.end, quote=first.quote),
        sources=tuple(sorted({annotations[s.report].report.source for s in statements})), first_report=first.report,
        salience=0.5, time=None, score=1.0, reason="labelled",
    )  # fmt: skip
