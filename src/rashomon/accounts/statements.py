"""A span of a report made a statement: on whose word, how certain, when, how many."""

from collections.abc import Mapping, Sequence

from rashomon.language.attribution.cue_words import cue_lemmas
from rashomon.language.attribution.lexicon import SPEECH, THOUGHT
from rashomon.language.certainty import certainty_of
from rashomon.lineage.origins import origin_of
from rashomon.model.account import Entity, SaidBy, StatedQuantity, StatedTime, Statement
from rashomon.model.annotation import Annotation, Attribution, Clause, Quantity
from rashomon.model.ids import content_id
from rashomon.model.span import Span

# An attribution speaks for a statement when its content holds so much of it; source and cue do not count.
_COVERS = 0.5

# What is no person says or thinks a thing only when the cue is a word for that: "the office marked a new start".
_NO_PERSON = frozenset({"organisation", "document", "social post", "unknown"})
_PRONOUNS = frozenset({"i", "we", "you", "he", "she", "it", "they", "who"})

Owners = Mapping[tuple[str, int], str]


def entity_owners(entities: Sequence[Entity]) -> Owners:
    """The entity id at each (report id, offset) where a mention begins."""
    return {(m.report, m.start): entity.id for entity in entities for m in entity.mentions}


def make_statement(annotation: Annotation, span: Span, owners: Owners) -> Statement:
    """The statement that a span of the report makes. Raises ValueError when the span is empty or outside the text."""
    report = annotation.report
    evidence = report.evidence(span.start, span.end)
    told = attributions_of(annotation, span)
    certainty, negated = certainty_of(annotation.words, main_clause(annotation, span, told))
    return Statement(
        id=content_id("s", report.id, span.start, span.end, evidence.quote),
        report=report.id,
        start=span.start,
        end=span.end,
        quote=evidence.quote,
        said_by=tuple(_said_by(annotation, attribution, owners) for attribution in told),
        origin=origin_of(annotation, span),
        certainty=certainty,
        negated=negated,
        times=tuple(
            StatedTime(
                report=report.id,
                start=timex.start,
                end=timex.end,
                quote=report.quote(timex),
                value=timex.value,
                granularity=timex.granularity,
                resolved=timex.resolved,
                inferred_from=timex.inferred_from,
            )
            for timex in annotation.timexes
            if span.covers(timex)
        ),
        quantities=tuple(
            StatedQuantity(
                report=report.id,
                start=quantity.start,
                end=quantity.end,
                quote=report.quote(quantity),
                value=figure(quantity),
                unit=quantity.unit,
                low=quantity.low,
                high=quantity.high,
                approximate=quantity.approximate,
            )
            for quantity in annotation.quantities
            if span.covers(quantity)
        ),
    )


def figure(quantity: Quantity) -> str:
    """A quantity's value as text: "25", "12-15", ">=12", "<=300", with "~" before an approximate one."""
    mark = "~" if quantity.approximate else ""
    low, high = (None if bound is None else f"{bound:.12g}" for bound in (quantity.low, quantity.high))
    if low is None and high is None:
        return "?"
    if high is None:
        return f"{mark}>={low}"
    if low is None:
        return f"{mark}<={high}"
    return f"{mark}{low}" if low == high else f"{mark}{low}-{high}"


def attributions_of(annotation: Annotation, span: Span) -> list[Attribution]:
    """The attributions that speak for the span, outermost (longest content) first."""
    found: list[tuple[int, int, Attribution]] = []
    for attribution in annotation.attributions:
        content = sum(part.overlap(span) for part in attribution.content)
        if not content or not attribution.source:
            continue
        framing = sum(part.overlap(span) for part in (*attribution.source, *attribution.cue))
        if content >= _COVERS * max(1, len(span) - framing) and _can_say(annotation, attribution):
            length = sum(len(part) for part in attribution.content)
            found.append((-length, attribution.source[0].start, attribution))
    return [attribution for *_, attribution in sorted(found, key=lambda item: item[:2])]


def _can_say(annotation: Annotation, attribution: Attribution) -> bool:
    """False for a thing that is the subject of something else than saying or thinking, nothing being quoted."""
    if attribution.kind != "indirect" or attribution.source_kind not in _NO_PERSON or not attribution.cue:
        return True
    source = annotation.report.quote(attribution.source[0]).lower()
    return source in _PRONOUNS or not cue_lemmas(annotation.words, attribution).isdisjoint(SPEECH | THOUGHT)


def _said_by(annotation: Annotation, attribution: Attribution, owners: Owners) -> SaidBy:
    report = annotation.report
    source = attribution.source[0]
    entity = next(
        (owners[report.id, at] for at in range(source.start, source.end) if (report.id, at) in owners), None
    )  # the first name in the source's words
    return SaidBy(
        report=report.id,
        start=source.start,
        end=source.end,
        quote=report.quote(source),
        name=attribution.speaker or report.quote(source),
        entity=entity,
    )


def main_clause(annotation: Annotation, span: Span, told: Sequence[Attribution]) -> Clause:
    """The clause that carries the assertion: inside what is said where somebody says it, else the governing one."""
    inside = [clause for clause in annotation.clauses if clause.overlap(span)]
    content = told[-1].content if told else (span,)

    def rank(clause: Clause) -> tuple[int, int, int]:
        held = sum(part.overlap(clause) for part in content)
        outside = held < 0.5 * len(clause)
        return (outside, _depth(annotation, clause), clause.start)

    return min(inside, key=rank)


def _depth(annotation: Annotation, clause: Clause) -> int:
    depth, at = 0, clause.root
    while annotation.words[at].head != at:
        at = annotation.words[at].head
        depth += 1
    return depth
