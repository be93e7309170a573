"""Groups of sentences made facts: their statements, sources, independence, wording, time and weight."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.accounts.alignment import Alignment
from rashomon.accounts.alignment.units import Unit
from rashomon.accounts.contradictions import contradicts
from rashomon.accounts.drafting import Draft, draft_facts
from rashomon.accounts.timeline import time_of
from rashomon.accounts.wording import completeness, word_fact
from rashomon.language.embedding import embed
from rashomon.lineage.independence import count_independent
from rashomon.model.account import Entity, Fact, Passage, Statement
from rashomon.model.annotation import Annotation
from rashomon.model.ids import content_id
from rashomon.model.report import Report

# A statement is counted as a source of its fact when it is this probable on average that it says what the others say.
# On events left out of training, 88 % of the pairs of such statements do (see docs/explanation/facts.md).
SURE = 0.65


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The statements of a story and the facts they make, heaviest first."""

    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]


def make_facts(
    annotations: Sequence[Annotation], entities: Sequence[Entity], alignment: Alignment, passages: Sequence[Passage]
) -> Told:
    """The facts of a story, those of one report included; reports in the order of `annotations`."""
    drafts, statements = draft_facts(annotations, entities, alignment)
    units = alignment.units
    prominence = _headline_likeness(annotations, units)
    facts = [_fact(draft, annotations, units, prominence, passages) for draft in drafts]
    order = {annotation.report.id: number for number, annotation in enumerate(annotations)}
    facts.sort(key=lambda fact: (-fact.salience, order[fact.evidence.report], fact.evidence.start, fact.id))
    return Told(statements=statements, facts=tuple(facts))


def _fact(
    draft: Draft,
    annotations: Sequence[Annotation],
    units: Sequence[Unit],
    prominence: Sequence[float],
    passages: Sequence[Passage],
) -> Fact:
    by_report = {annotation.report.id: annotation for annotation in annotations}
    reports = [a.report for a in annotations if any(s.report == a.report.id for s in draft.statements)]
    best = _most_telling(draft, by_report)
    asserting = [statement for statement in draft.statements if not contradicts(statement, best)]
    counted = _counted(draft, asserting, best)
    sources = dict.fromkeys(r.source for r in reports if any(s.report == r.id for s in asserting))
    independent, independence = count_independent(reports, counted, passages)
    when = time_of(draft.statements)
    return Fact(
        id=content_id("f", *sorted(statement.id for statement in draft.statements)),
        wording=word_fact(best, by_report[best.report]),
        evidence=by_report[best.report].report.evidence(best.start, best.end),
        statements=tuple(statement.id for statement in draft.statements),
        sources=tuple(sources),
        independent_sources=independent,
        independence=independence,
        first_report=next(report.id for report in reports if report.source in sources),
        salience=_salience(
            draft,
            len(annotations),
            len(reports),
            independent,
            prominence,
            units,
            completeness(best, by_report[best.report]),
        ),
        time=when[0] if when else None,
        score=draft.score,
        reason=_reason(draft, reports, asserting, counted, units),
        counted=tuple(statement.id for statement in counted),
    )


def _most_telling(draft: Draft, by_report: Mapping[str, Annotation]) -> Statement:
    """The statement that can stand for the others: near to all of them, complete, and able to stand alone."""

    def rank(k: int) -> tuple[float, int]:
        statement = draft.statements[k]
        return (round(draft.likeness[k] + completeness(statement, by_report[statement.report]), 4), -k)

    return draft.statements[max(range(len(draft.statements)), key=rank)]


def _salience(
    draft: Draft,
    reports: int,
    telling: int,
    independent: int,
    prominence: Sequence[float],
    units: Sequence[Unit],
    complete: float,
) -> float:
    """Weight in 0..1: how many reports tell it, how many on their own feet, how early, how near the
    titles; less for what is told in passing, without a sentence of its own.
    """
    early = float(np.mean([1 / (1 + units[i].place / 4) for i in draft.units]))
    near = float(np.mean([prominence[i] for i in draft.units]))
    alone = 0.0 if telling < 2 else independent / reports
    weight = 0.4 * telling / reports * (telling > 1) + 0.1 * alone + 0.2 * early + 0.3 * max(0.0, near)
    return round(weight * (0.5 + 0.5 * complete), 4)


def _counted(draft: Draft, asserting: Sequence[Statement], best: Statement) -> list[Statement]:
    """Of the statements that give the fact's values, those that surely say the same, and the one that words it."""
    return [
        statement
        for statement, likeness in zip(draft.statements, draft.likeness, strict=True)
        if statement is best or (likeness >= SURE and statement in asserting)
    ]


def _reason(
    draft: Draft,
    reports: Sequence[Report],
    asserting: Sequence[Statement],
    counted: Sequence[Statement],
    units: Sequence[Unit],
) -> str:
    if len(reports) < 2:
        return "told by one report"
    shared = set.intersection(*(set(units[i].keys) for i in draft.units))
    figures = sorted(key[1:] for key in shared if key[0] in "#=")
    words = sorted(key for key in shared if key[0] not in "#=@")
    together = ", ".join([*figures, *words][:5])
    sure, same = {statement.report for statement in counted}, {statement.report for statement in asserting}
    unsure = [report.source for report in reports if report.id in same - sure]
    other = [report.source for report in reports if report.id not in same]
    parts = [f"{len(draft.units)} sentences, likely the same ({draft.score:.2f} on average)"]
    if together:
        parts.append(f"all have: {together}")
    if unsure:
        parts.append(f"not counted, as it is not sure that they say the same: {', '.join(unsure)}")
    if other:
        parts.append(f"with another figure, date or a denial: {', '.join(other)}")
    return "; ".join(parts)


def _headline_likeness(annotations: Sequence[Annotation], units: Sequence[Unit]) -> list[float]:
    """For each unit the mean cosine with the reports' titles (with their first sentences where there is no title)."""
    leads = {unit.report: unit.text for unit in reversed(units)}
    titles = [a.report.title or leads.get(number, "") for number, a in enumerate(annotations)]
    vectors = embed([title for title in titles if title])
    if not len(vectors) or not units:
        return [0.0] * len(units)
    likeness = np.stack([unit.pooled for unit in units]) @ vectors.T
    return [round(float(x), 4) for x in likeness.mean(axis=1)]
