"""Groups of sentences made facts: their statements, sources, independence, wording, time and weight."""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.accounts.alignment import Alignment
from rashomon.accounts.alignment.localising import Localised, localise
from rashomon.accounts.alignment.units import Unit
from rashomon.accounts.clause_spans import asserts_alone, is_frame, span_of
from rashomon.accounts.contradictions import contradicts
from rashomon.accounts.grouping import group_parts
from rashomon.accounts.statements import entity_owners, make_statement
from rashomon.accounts.timeline import time_of
from rashomon.accounts.wording import completeness, word_fact
from rashomon.language.embedding import embed
from rashomon.lineage.independence import count_independent
from rashomon.model.account import Entity, Fact, Passage, Statement
from rashomon.model.annotation import Annotation
from rashomon.model.ids import content_id
from rashomon.model.report import Report
from rashomon.model.span import Span

# Fewer words than these assert nothing that could be left out elsewhere ("Read on.", a stray credit).
_FEWEST_WORDS = 4
# A statement is counted as a source of its fact when it is this probable on average that it says what the others say.
# On the folds of `facts`, 85 % of the pairs of such statements do (see docs/explanation/facts.md).
SURE = 0.6


Floats = NDArray[np.float32]
Groups = Sequence[tuple[int, ...]]
_Maker = Callable[[Unit, Span], Statement]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The statements of a story and the facts they make, heaviest first."""

    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A fact before it is weighed: its statements in order of report and place, the unit of each and its mean score
    with those of other reports, and the mean over all.
    """

    statements: tuple[Statement, ...]
    units: tuple[int, ...]
    likeness: tuple[float, ...]
    score: float


def make_facts(
    annotations: Sequence[Annotation], entities: Sequence[Entity], alignment: Alignment, passages: Sequence[Passage]
) -> Told:
    """The facts of a story, those of one report included; reports in the order of `annotations`."""
    owners = entity_owners(entities)
    made: dict[tuple[str, int, int], Statement] = {}

    def statement(unit: Unit, span: Span) -> Statement:
        annotation = annotations[unit.report]
        key = (annotation.report.id, span.start, span.end)
        if key not in made:
            made[key] = make_statement(annotation, span, owners)
        return made[key]

    units = alignment.units
    localised = localise(units, alignment.scores, [_frames(annotation) for annotation in annotations])
    groups = group_parts(localised.pairs, [units[part.unit].report for part in localised.parts])
    drafts = [
        *_shared(annotations, units, alignment.scores, localised, groups, statement),
        *_single(annotations, units, localised, groups, statement),
    ]
    prominence = _headline_likeness(annotations, units)
    facts = [_fact(draft, annotations, units, prominence, passages) for draft in _distinct(drafts)]
    order = {annotation.report.id: number for number, annotation in enumerate(annotations)}
    facts.sort(key=lambda fact: (-fact.salience, order[fact.evidence.report], fact.evidence.start, fact.id))
    statements = sorted(made.values(), key=lambda s: (order[s.report], s.start, s.end))
    return Told(statements=tuple(statements), facts=tuple(facts))


def _frames(annotation: Annotation) -> frozenset[int]:
    """The clauses (indices) of a report that only tell who speaks."""
    return frozenset(number for number, clause in enumerate(annotation.clauses) if is_frame(annotation, clause))


def _shared(
    annotations: Sequence[Annotation],
    units: Sequence[Unit],
    scores: Floats,
    localised: Localised,
    groups: Groups,
    statement: _Maker,
) -> list[_Draft]:
    """What several reports say: for each group the statements its clauses make, one for each sentence."""
    drafts = []
    for by_unit in _by_sentence(annotations, units, localised, groups):
        numbers = tuple(sorted(by_unit))
        found = tuple(
            statement(units[i], span_of(annotations[units[i].report], units[i].sentence, by_unit[i])) for i in numbers
        )
        likeness = tuple(
            round(float(np.mean([scores[i, j] for j in numbers if units[i].report != units[j].report])), 4)
            for i in numbers
        )
        pairs = [float(scores[i, j]) for i in numbers for j in numbers if i < j and units[i].report != units[j].report]
        score = round(sum(pairs) / len(pairs), 3)
        drafts.append(_Draft(statements=found, units=numbers, likeness=likeness, score=score))
    return drafts


def _by_sentence(
    annotations: Sequence[Annotation], units: Sequence[Unit], localised: Localised, groups: Groups
) -> list[dict[int, list[int]]]:
    """Each group as the clauses (indices) it takes of each unit; what says nothing of its own is left out.

    Groups that take clauses of the very same sentences are one. Of a group whose sentences all stand together in
    another one, only clauses that can be asserted alone make a fact of their own.
    """
    merged: dict[frozenset[int], dict[int, list[int]]] = {}
    for group in groups:
        parts = [localised.parts[number] for number in group]
        by_unit = merged.setdefault(frozenset(part.unit for part in parts), {})
        for part in parts:
            by_unit.setdefault(part.unit, []).extend(() if part.clause is None or part.clause < 0 else (part.clause,))

    def asserts(by_unit: dict[int, list[int]]) -> bool:
        held = ((annotations[units[unit].report], clause) for unit, own in by_unit.items() for clause in own)
        return any(asserts_alone(annotation, annotation.clauses[clause]) for annotation, clause in held)

    return [
        by_unit
        for numbers, by_unit in merged.items()
        if asserts(by_unit) or not any(numbers < other for other in merged)
    ]


def _single(
    annotations: Sequence[Annotation], units: Sequence[Unit], localised: Localised, groups: Groups, statement: _Maker
) -> list[_Draft]:
    """What one report alone says: sentences that stand in no group, and clauses of the others that stand in none."""
    grouped = {part for group in groups for part in group}
    shared_units = {localised.parts[part].unit for part in grouped}
    drafts = []
    for i, unit in enumerate(units):
        if i not in shared_units and unit.words >= _FEWEST_WORDS and unit.keys:
            span = Span(start=unit.sentence.start, end=unit.sentence.end)
            drafts.append(_alone(statement(unit, span), i))
    for number, part in enumerate(localised.parts):
        annotation, unit = annotations[units[part.unit].report], units[part.unit]
        if part.unit not in shared_units or number in grouped or part.clause is None or part.clause < 0:
            continue
        clause = annotation.clauses[part.clause]
        if asserts_alone(annotation, clause):
            span = Span(start=clause.start, end=clause.end)
            drafts.append(_alone(statement(unit, span), part.unit))
    return drafts


def _alone(statement: Statement, unit: int) -> _Draft:
    return _Draft(statements=(statement,), units=(unit,), likeness=(1.0,), score=1.0)


def _distinct(drafts: Sequence[_Draft]) -> list[_Draft]:
    """Groups narrowed to the same statements are one fact."""
    found: dict[frozenset[str], _Draft] = {}
    for draft in drafts:
        found.setdefault(frozenset(s.id for s in draft.statements), draft)
    return list(found.values())


def _fact(
    draft: _Draft,
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


def _most_telling(draft: _Draft, by_report: Mapping[str, Annotation]) -> Statement:
    """The statement that can stand for the others: near to all of them, complete, and able to stand alone."""

    def rank(k: int) -> tuple[float, int]:
        statement = draft.statements[k]
        return (round(draft.likeness[k] + completeness(statement, by_report[statement.report]), 4), -k)

    return draft.statements[max(range(len(draft.statements)), key=rank)]


def _salience(
    draft: _Draft,
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


def _counted(draft: _Draft, asserting: Sequence[Statement], best: Statement) -> list[Statement]:
    """Of the statements that give the fact's values, those that surely say the same, and the one that words it."""
    return [
        statement
        for statement, likeness in zip(draft.statements, draft.likeness, strict=True)
        if statement is best or (likeness >= SURE and statement in asserting)
    ]


def _reason(
    draft: _Draft,
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
