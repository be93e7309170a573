"""Groups of sentences made facts: their statements, sources, independence, wording, time and weight."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass

import numpy as np

from rashomon.accounts.alignment import Alignment
from rashomon.accounts.alignment.units import Unit
from rashomon.accounts.grouping import group_units
from rashomon.accounts.narrowing import narrow
from rashomon.accounts.statements import entity_owners, make_statement
from rashomon.accounts.timeline import time_of
from rashomon.accounts.wording import completeness, word_fact
from rashomon.language.embedding import embed
from rashomon.lineage.independence import count_independent
from rashomon.model.account import Entity, Fact, Passage, Statement
from rashomon.model.annotation import Annotation
from rashomon.model.ids import content_id
from rashomon.model.span import Span

# Fewer words than these assert nothing that could be left out elsewhere ("Read on.", a stray credit).
_FEWEST_WORDS = 4


_Maker = Callable[[Unit, Span], Statement]


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The statements of a story and the facts they make, heaviest first."""

    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Draft:
    """A fact before it is weighed: its statements in order of report and place, their units, the mean score."""

    statements: tuple[Statement, ...]
    units: tuple[int, ...]
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

    drafts = [*_shared(annotations, alignment, statement), *_single(annotations, alignment, statement)]
    prominence = _headline_likeness(annotations, alignment.units)
    facts = [_fact(draft, annotations, alignment.units, prominence, passages) for draft in _distinct(drafts)]
    order = {annotation.report.id: number for number, annotation in enumerate(annotations)}
    facts.sort(key=lambda fact: (-fact.salience, order[fact.evidence.report], fact.evidence.start, fact.id))
    statements = sorted(made.values(), key=lambda s: (order[s.report], s.start, s.end))
    return Told(statements=tuple(statements), facts=tuple(facts))


def _shared(annotations: Sequence[Annotation], alignment: Alignment, statement: _Maker) -> list[_Draft]:
    units, scores = alignment.units, alignment.scores
    drafts = []
    for group in group_units(scores, [unit.report for unit in units]):
        found = []
        for i in group:
            others = [units[j] for j in group if units[j].report != units[i].report]
            found.append(statement(units[i], narrow(annotations[units[i].report], units[i], others)))
        pairs = [float(scores[i, j]) for i in group for j in group if i < j and units[i].report != units[j].report]
        drafts.append(_Draft(statements=tuple(found), units=group, score=round(sum(pairs) / len(pairs), 3)))
    return drafts


def _single(annotations: Sequence[Annotation], alignment: Alignment, statement: _Maker) -> list[_Draft]:
    """What one report alone says: its sentences that stand in no group."""
    reports = [unit.report for unit in alignment.units]
    grouped = {i for group in group_units(alignment.scores, reports) for i in group}
    drafts = []
    for i, unit in enumerate(alignment.units):
        if i in grouped or unit.words < _FEWEST_WORDS or not unit.keys:
            continue
        span = Span(start=unit.sentence.start, end=unit.sentence.end)
        drafts.append(_Draft(statements=(statement(unit, span),), units=(i,), score=1.0))
    return drafts


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
    best = max(
        zip(draft.statements, draft.units, strict=True),
        key=lambda item: (round(completeness(item[0], by_report[item[0].report]) + prominence[item[1]], 6), -item[1]),
    )[0]
    independent, independence = count_independent(reports, draft.statements, passages)
    when = time_of(draft.statements)
    return Fact(
        id=content_id("f", *sorted(statement.id for statement in draft.statements)),
        wording=word_fact(best, by_report[best.report]),
        evidence=by_report[best.report].report.evidence(best.start, best.end),
        statements=tuple(statement.id for statement in draft.statements),
        sources=tuple(dict.fromkeys(report.source for report in reports)),
        independent_sources=independent,
        independence=independence,
        first_report=reports[0].id,
        salience=_salience(draft, len(annotations), len(reports), independent, prominence, units),
        time=when[0] if when else None,
        score=draft.score,
        reason=_reason(draft, len(reports), units),
    )


def _salience(
    draft: _Draft,
    reports: int,
    telling: int,
    independent: int,
    prominence: Sequence[float],
    units: Sequence[Unit],
) -> float:
    """Weight in 0..1: how many reports tell it, how many on their own feet, how early, how near the titles."""
    early = float(np.mean([1 / (1 + units[i].place / 4) for i in draft.units]))
    near = max(prominence[i] for i in draft.units)
    alone = 0.0 if telling < 2 else independent / reports
    return round(0.4 * telling / reports * (telling > 1) + 0.1 * alone + 0.2 * early + 0.3 * max(0.0, near), 4)


def _reason(draft: _Draft, telling: int, units: Sequence[Unit]) -> str:
    if telling < 2:
        return "told by one report"
    shared = set.intersection(*(set(units[i].keys) for i in draft.units))
    figures = sorted(key[1:] for key in shared if key[0] in "#=")
    words = sorted(key for key in shared if key[0] not in "#=@")
    together = ", ".join([*figures, *words][:5])
    likeness = f"{len(draft.units)} sentences, likely the same ({draft.score:.2f} on average)"
    return f"{likeness}; all have: {together}" if together else likeness


def _headline_likeness(annotations: Sequence[Annotation], units: Sequence[Unit]) -> list[float]:
    """For each unit the mean cosine with the reports' titles (with their first sentences where there is no title)."""
    leads = {unit.report: unit.text for unit in reversed(units)}
    titles = [a.report.title or leads.get(number, "") for number, a in enumerate(annotations)]
    vectors = embed([title for title in titles if title])
    if not len(vectors) or not units:
        return [0.0] * len(units)
    likeness = np.stack([unit.pooled for unit in units]) @ vectors.T
    return [round(float(x), 4) for x in likeness.mean(axis=1)]
