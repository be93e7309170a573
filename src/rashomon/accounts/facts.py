"""Groups of sentences made facts: their statements, sources, independence, wording, time and weight."""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from itertools import chain

import numpy as np

from rashomon.accounts.alignment import Alignment
from rashomon.accounts.alignment.units import Unit
from rashomon.accounts.confirming import Confirmed, Worded, call_witnesses, choose_wordings
from rashomon.accounts.contradictions import contradicts
from rashomon.accounts.drafting import Draft, draft_facts
from rashomon.accounts.judged_facts import judged_drafts
from rashomon.accounts.shared_passages import SharedPassages, passages_among, shared_passages
from rashomon.accounts.timeline import time_of
from rashomon.accounts.wording import completeness, word_fact
from rashomon.language.embedding import embed
from rashomon.lineage.anonymous import anonymous_support
from rashomon.lineage.independence import count_independent
from rashomon.model.account import Entity, Fact, Passage, Statement
from rashomon.model.annotation import Annotation
from rashomon.model.ids import content_id
from rashomon.model.judgement import Judgement
from rashomon.model.report import Report

# A fact whose sentences all stand in larger facts weighs this share.
_FURTHER = 0.5
# Whole sentences of which fewer are new are a larger fact once more.
_MOSTLY_NEW = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Told:
    """The statements of a story and the facts they make, heaviest first; and by the id of each fact what it might be
    told in: statements, and those that confirm each (ids), itself included.
    """

    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]
    confirmed: Mapping[str, Confirmed]


def make_facts(
    annotations: Sequence[Annotation],
    entities: Sequence[Entity],
    alignment: Alignment,
    passages: Sequence[Passage],
    judgements: Sequence[Judgement] = (),
) -> Told:
    """The facts of a story, those of one report included; reports in the order of `annotations`.

    `judgements` are what people decided, the later ones last.
    """
    drafted, statements = draft_facts(annotations, entities, alignment)
    by_report = {annotation.report.id: annotation for annotation in annotations}
    complete = {s.id: completeness(s, by_report[s.report]) for s in statements}
    judged = judged_drafts(drafted, judgements)
    worded = choose_wordings(judged, complete, call_witnesses(alignment, annotations, entities)) if judged else []
    drafts = [one.draft for one in worded]
    story = _look_over(by_report, alignment.units, passages)
    unique = {statement.id: statement for statement in chain(statements, *(draft.statements for draft in drafts))}
    complete |= {id: completeness(s, by_report[s.report]) for id, s in unique.items() if id not in complete}
    new = shares_new(drafts)
    facts = [
        _fact(one, story, complete, _FURTHER + (1 - _FURTHER) * share) for one, share in zip(worded, new, strict=True)
    ]
    confirmed = {fact.id: one.confirmed for fact, one in zip(facts, worded, strict=True)}
    within = restated_facts(worded, larger_facts(drafts, new))
    facts = [
        fact if larger is None else replace(fact, within=facts[larger].id)
        for fact, larger in zip(facts, within, strict=True)
    ]
    places = story.places
    facts.sort(key=lambda fact: (-fact.salience, places[fact.evidence.report], fact.evidence.start, fact.id))
    return Told(
        statements=tuple(sorted(unique.values(), key=lambda s: (places[s.report], s.start, s.end))),
        facts=tuple(facts),
        confirmed=confirmed,
    )


def restated_facts(worded: Sequence[Worded], larger: Sequence[int | None]) -> list[int | None]:
    """For each draft the one that it restates, or else the larger one that it is once more. Of drafts that name each
    other in a ring the first stands by itself: otherwise none would be shown.
    """
    told_in = {one.told[0].id: number for number, one in reversed(list(enumerate(worded)))}
    within = [told_in[one.restates] if one.restates else of for one, of in zip(worded, larger, strict=True)]
    for number in range(len(within)):
        seen, at = {number}, within[number]
        while at is not None and at not in seen:
            seen.add(at)
            at = within[at]
        if at == number:
            within[number] = None
    return within


@dataclass(frozen=True, slots=True, kw_only=True)
class _Story:
    """What all facts of a story are weighed with, read once: `annotations` by report id, in the story's order;
    `places` of the reports in that order; how near each unit is to the titles; and the passages.
    """

    annotations: Mapping[str, Annotation]
    places: Mapping[str, int]
    units: Sequence[Unit]
    prominence: Sequence[float]
    passages: SharedPassages


def _look_over(by_report: Mapping[str, Annotation], units: Sequence[Unit], passages: Sequence[Passage]) -> _Story:
    return _Story(
        annotations=by_report,
        places={id: place for place, id in enumerate(by_report)},
        units=units,
        prominence=_headline_likeness(list(by_report.values()), units),
        passages=shared_passages(passages),
    )


def _fact(one: Worded, story: _Story, completeness_of: Mapping[str, float], share: float) -> Fact:
    draft, counted = one.draft, one.counted
    core = draft.core_numbers
    worded, _ = one.told
    tellers = _reports(draft, counted, story)
    passages = passages_among(story.passages, {report.id for report in tellers})
    independent, independence = count_independent(tellers, [draft.statements[k] for k in counted], passages)
    annotation, everyone = story.annotations[worded.report], len(story.annotations)
    weight = _weight([story.units[draft.units[k]] for k in core], [story.prominence[draft.units[k]] for k in core])
    told = (len(tellers) / everyone, independent / everyone) if len(tellers) > 1 else (0.0, 0.0)
    complete = float(np.mean([completeness_of[draft.statements[k].id] for k in core]))
    when = time_of([draft.statements[k] for k in core])
    return Fact(
        id=content_id("f", *sorted(statement.id for statement in draft.statements)),
        wording=word_fact(worded, annotation),
        evidence=annotation.report.evidence(worded.start, worded.end),
        statements=tuple(statement.id for statement in draft.statements),
        sources=tuple(dict.fromkeys(report.source for report in tellers)),
        independent_sources=independent,
        independence=independence,
        first_report=tellers[0].id,
        salience=round((0.4 * told[0] + 0.1 * told[1] + weight) * complete * share, 4),
        time=when[0] if when else None,
        score=draft.score,
        reason=_reason(one, story),
        counted=tuple(draft.statements[k].id for k in counted),
    )


def shares_new(drafts: Sequence[Draft]) -> list[float]:
    """For each draft the share, in 0..1, of its sentences that stand in no larger fact: what sentences of larger facts
    tell besides is mostly that fact once more, or a lesser one.
    """
    cores = [_core_units(draft) for draft in drafts]
    largest: dict[int, int] = {}
    for core in cores:
        for unit in core:
            largest[unit] = max(largest.get(unit, 0), len(core))
    return [1.0 if len(core) == 1 else sum(largest[unit] <= len(core) for unit in core) / len(core) for core in cores]


def larger_facts(drafts: Sequence[Draft], new: Sequence[float]) -> list[int | None]:
    """For each draft of whole sentences that are mostly those of larger facts, the draft (its number) that it is once
    more: the one with most of its sentences, then the largest, and never such a draft itself. None for the others.
    """
    cores = [_core_units(draft) for draft in drafts]
    again = [draft.left_over and share < _MOSTLY_NEW for draft, share in zip(drafts, new, strict=True)]
    holders: dict[int, list[int]] = {}
    for number, core in enumerate(cores):
        for unit in core if not again[number] else ():
            holders.setdefault(unit, []).append(number)
    found: list[int | None] = []
    for number, core in enumerate(cores):
        common = Counter(k for unit in core for k in holders.get(unit, ())) if again[number] else Counter[int]()
        shared = [(count, len(cores[k]), -k) for k, count in common.items() if count > 1]
        found.append(-max(shared)[2] if shared else None)
    return found


def _core_units(draft: Draft) -> frozenset[int]:
    return frozenset(draft.units[k] for k in draft.core_numbers)


def _weight(units: Sequence[Unit], prominence: Sequence[float]) -> float:
    """Weight in 0..0.5: how early the sentences stand in their reports, and how near they are to the titles."""
    early = float(np.mean([1 / (1 + unit.place / 4) for unit in units]))
    return 0.2 * early + 0.3 * max(0.0, float(np.mean(prominence)))


def _reports(draft: Draft, numbers: Sequence[int], story: _Story) -> list[Report]:
    """The reports of the numbered statements, in the story's order."""
    ids = sorted({draft.statements[k].report for k in numbers}, key=story.places.__getitem__)
    return [story.annotations[id].report for id in ids]


def _reason(one: Worded, story: _Story) -> str:
    """Why the statements are one fact, and which outlets do not count as its sources."""
    draft, counted = one.draft, one.counted
    if len({statement.report for statement in draft.statements}) < 2:
        unnamed = anonymous_support([draft.statements[k] for k in counted])
        return "; ".join([*draft.judged, "told by one report", *([unnamed] if unnamed else [])])
    core = draft.core_numbers
    shared = set.intersection(*(set(story.units[draft.units[k]].keys) for k in core))
    figures = sorted(key[1:] for key in shared if key[0] in "#=")
    words = sorted(key for key in shared if key[0] not in "#=@")
    parts = [*draft.judged, f"{len(core)} sentences, likely the same ({draft.score:.2f} on average)"]
    if shared_words := ", ".join([*figures, *words][:5]):
        parts.append(f"all have: {shared_words}")
    contrary = [k for k in core if contradicts(draft.statements[k], one.told[0])]
    everyone, against, same = (
        _outlets(draft, numbers, story) for numbers in (range(len(draft.statements)), contrary, counted)
    )
    for reason, outlets in (
        ("with another figure, date or a denial", against - same),
        ("perhaps also told by", everyone - against - same),
    ):
        if outlets:
            parts.append(f"{reason}: {', '.join(sorted(outlets))}")
    if unnamed := anonymous_support([draft.statements[k] for k in counted]):
        parts.append(unnamed)
    return "; ".join(parts)


def _outlets(draft: Draft, numbers: Sequence[int], story: _Story) -> set[str]:
    return {report.source for report in _reports(draft, numbers, story)}


def _headline_likeness(annotations: Sequence[Annotation], units: Sequence[Unit]) -> list[float]:
    """For each unit the mean cosine with the reports' titles (with their first sentences where there is no title)."""
    leads = {unit.report: unit.text for unit in reversed(units)}
    titles = [a.report.title or leads.get(number, "") for number, a in enumerate(annotations)]
    vectors = embed([title for title in titles if title])
    if not len(vectors) or not units:
        return [0.0] * len(units)
    likeness = np.stack([unit.pooled for unit in units]) @ vectors.T
    return [round(float(x), 4) for x in likeness.mean(axis=1)]
