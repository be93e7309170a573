"""Which statements make one fact: groups of clauses read as statements, and what is left to one report alone."""

from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.accounts.alignment import Alignment
from rashomon.accounts.alignment.localising import Localised, Part, localise
from rashomon.accounts.alignment.units import Unit
from rashomon.accounts.clause_spans import asserts_alone, find_frames, sentence_span, span_of
from rashomon.accounts.grouping import (
    Neighbours,
    fit,
    further_sentences,
    group_parts,
    groups_left_over,
    nearly_same,
    without_parts,
)
from rashomon.accounts.statements import entity_owners, make_statement
from rashomon.model.account import Entity, Statement
from rashomon.model.annotation import Annotation
from rashomon.model.span import Span

# Fewer words than these assert nothing that could be left out elsewhere ("Read on.", a stray credit).
_FEWEST_WORDS = 4

ClausesByUnit = dict[int, list[int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A fact before it is weighed: its statements (the core first, each part in order of report and place), the unit of
    each, its mean score with those of the core, and the mean over all pairs of the core (1 for what one report alone
    says). `core` marks the statements whose clauses were grouped; the others' sentences only fit
    as wholes. `judged` says which people's decisions made the draft what it is. `left_over`: its sentences surely tell
    the same, but no clauses of theirs were grouped.
    """

    statements: tuple[Statement, ...]
    units: tuple[int, ...]
    core: tuple[bool, ...]
    likeness: tuple[float, ...]
    score: float
    judged: tuple[str, ...] = ()
    left_over: bool = False

    @property
    def core_numbers(self) -> list[int]:
        """The numbers of the statements of the core, in order."""
        return [k for k, is_core in enumerate(self.core) if is_core]


def some_of(draft: Draft, numbers: Sequence[int]) -> Draft:
    """The draft with the numbered statements alone, in the order given."""
    return replace(
        draft,
        statements=tuple(draft.statements[k] for k in numbers),
        units=tuple(draft.units[k] for k in numbers),
        core=tuple(draft.core[k] for k in numbers),
        likeness=tuple(draft.likeness[k] for k in numbers),
    )


def draft_facts(
    annotations: Sequence[Annotation], entities: Sequence[Entity], alignment: Alignment
) -> tuple[tuple[Draft, ...], tuple[Statement, ...]]:
    """The drafts of all facts of a story, and all their statements in order of report and place."""
    units, owners = alignment.units, entity_owners(entities)
    frames = [find_frames(annotation) for annotation in annotations]
    localised = localise(units, alignment.scores, frames)
    groups = group_parts(localised.pairs, [units[part.unit].report for part in localised.parts])
    made: dict[tuple[int, int, int], Statement] = {}
    read: dict[tuple[int, tuple[int, ...]], Statement] = {}

    def statement(unit: Unit, span: Span) -> Statement:
        key = (unit.report, span.start, span.end)
        if key not in made:
            made[key] = make_statement(annotations[unit.report], span, owners)
        return made[key]

    def of_clauses(number: int, clauses: Sequence[int]) -> Statement:
        unit, key = units[number], (number, tuple(clauses))
        if key not in read:
            read[key] = statement(unit, span_of(annotations[unit.report], unit.sentence, clauses))
        return read[key]

    drafts: dict[frozenset[str], Draft] = {}
    reports = [unit.report for unit in units]
    shared = _by_sentence(annotations, units, [[localised.parts[i] for i in group] for group in groups])
    widened = [(*by_unit, *further_sentences(by_unit.keys(), alignment.scores, reports)) for by_unit in shared]
    left_over = groups_left_over(alignment.scores, reports, widened)
    clauses = _best_clauses([*widened, *left_over], localised)
    cores = [
        frozenset(unit for unit, own in by_unit.items() if not own or set(own) - frames[units[unit].report])
        for by_unit in (*shared, *clauses[len(shared) :])
    ]
    shared = [best | own for best, own in zip(clauses, shared, strict=False)] + clauses[len(shared) :]
    for same in nearly_same([list(by_unit) for by_unit in shared]):
        core = frozenset[int]().union(*(cores[number] for number in same))
        if len({reports[unit] for unit in core}) < 2:
            continue  # all that is common is who speaks
        by_unit = {unit: own for number in reversed(same) for unit, own in shared[number].items()}
        numbers = tuple(sorted(by_unit, key=lambda unit: (unit not in core, unit)))
        found = tuple(of_clauses(i, by_unit[i]) for i in numbers)
        # Groups that are read as the same statements are one fact.
        drafts.setdefault(
            frozenset(s.id for s in found),
            _draft(found, numbers, core, alignment.scores, reports, left_over=same[0] >= len(widened)),
        )
    grouped = {i for group in groups for i in group}
    for unit, span in _told_alone(annotations, units, localised.parts, grouped):
        alone = statement(units[unit], span)
        drafts.setdefault(
            frozenset([alone.id]),
            Draft(statements=(alone,), units=(unit,), core=(True,), likeness=(1.0,), score=1.0),
        )
    return tuple(drafts.values()), tuple(made[key] for key in sorted(made))


def _draft(
    statements: tuple[Statement, ...],
    numbers: tuple[int, ...],
    core: frozenset[int],
    scores: Neighbours,
    reports: Sequence[int],
    *,
    left_over: bool,
) -> Draft:
    within = [i for i in numbers if i in core]
    pairs = [scores[i].get(j, 0.0) for i in within for j in within if i < j and reports[i] != reports[j]]
    return Draft(
        statements=statements,
        units=numbers,
        core=tuple(i in core for i in numbers),
        likeness=tuple(round(fit(scores[i], [j for j in within if reports[j] != reports[i]]), 4) for i in numbers),
        score=round(sum(pairs) / len(pairs), 3),
        left_over=left_over,
    )


def _by_sentence(
    annotations: Sequence[Annotation], units: Sequence[Unit], groups: Sequence[Sequence[Part]]
) -> list[ClausesByUnit]:
    """Each group as the clauses it takes of each unit; what says nothing of its own is left out.

    "The minister said" in several reports is no fact. Groups that take clauses of the very same sentences are one. Of a
    group whose sentences all stand together in another one, only clauses that can be asserted alone make a fact.
    """
    merged: dict[frozenset[int], ClausesByUnit] = {}
    for group in groups:
        if len({units[part.unit].report for part in group if not part.frame}) < 2:
            continue
        by_unit = merged.setdefault(frozenset(part.unit for part in group), {})
        for part in group:
            by_unit.setdefault(part.unit, []).extend(() if part.clause is None else (part.clause,))

    def asserts(by_unit: ClausesByUnit) -> bool:
        held = ((annotations[units[unit].report], clause) for unit, own in by_unit.items() for clause in own)
        return any(asserts_alone(annotation, annotation.clauses[clause]) for annotation, clause in held)

    whole = {frozenset(numbers) for numbers in without_parts([tuple(sorted(numbers)) for numbers in merged])}
    return [by_unit for numbers, by_unit in merged.items() if numbers in whole or asserts(by_unit)]


def _best_clauses(groups: Sequence[Sequence[int]], localised: Localised) -> list[ClausesByUnit]:
    """For each group of units, the clause of each that has most in common with the others."""
    links: dict[int, dict[int, list[tuple[int, float]]]] = {}
    for (left, right), score in localised.pairs.items():
        for one, other in ((left, right), (right, left)):
            part = localised.parts[one]
            if part.clause is not None:
                linked = links.setdefault(part.unit, {}).setdefault(localised.parts[other].unit, [])
                linked.append((part.clause, score))
    found = []
    for group in groups:
        by_unit: ClausesByUnit = {}
        members = sorted(set(group))
        for unit in group:
            common: dict[int, float] = {}
            near = links.get(unit, {})
            for other in members:
                for clause, score in near.get(other, ()):
                    common[clause] = common.get(clause, 0.0) + score
            by_unit[unit] = [max(sorted(common), key=common.__getitem__)] if common else []
        found.append(by_unit)
    return found


def _told_alone(
    annotations: Sequence[Annotation], units: Sequence[Unit], parts: Sequence[Part], grouped: set[int]
) -> list[tuple[int, Span]]:
    """What one report alone says: sentences of which no clause is grouped, and single clauses of the others."""
    shared = {parts[i].unit for i in grouped}
    found = []
    for number, unit in enumerate(units):
        if number not in shared and unit.words >= _FEWEST_WORDS and unit.keys:
            found.append((number, sentence_span(annotations[unit.report], unit.sentence)))
    for i, part in enumerate(parts):
        if part.unit in shared and i not in grouped and part.clause is not None and not part.frame:
            annotation = annotations[units[part.unit].report]
            clause = annotation.clauses[part.clause]
            if asserts_alone(annotation, clause):
                found.append((part.unit, Span(start=clause.start, end=clause.end)))
    return found
