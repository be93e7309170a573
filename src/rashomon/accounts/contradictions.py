"""Which statements of a fact confirm nothing, because they give another value than the fact is told with.

Such a statement belongs to the fact (it speaks of the same thing) but its outlet is not one of the sources. What kind
of difference it is, and whether the news moved on, is for the disagreements to say.
"""

from collections.abc import Mapping, Sequence, Set
from dataclasses import replace

from rashomon.accounts.disagreements.backing import unbacked_statements
from rashomon.accounts.disagreements.titles import mistitled_statements
from rashomon.accounts.disagreements.told import make_pages
from rashomon.accounts.shared_passages import SharedPassages, passages_among, shared_passages
from rashomon.accounts.timeline import days_of
from rashomon.accounts.wording import completeness, word_fact
from rashomon.language.quantities import compatible, unit_key
from rashomon.lineage.independence import count_independent
from rashomon.model.account import Disagreement, Entity, Fact, Passage, StatedQuantity, Statement
from rashomon.model.annotation import Annotation, Quantity
from rashomon.model.span import Evidence


def contradicts(one: Statement, other: Statement) -> bool:
    """True when figures of one unit exclude each other, when one is negated and the other is not, or when each gives
    one date and no day is in both. Values that are merely vaguer contradict nothing.
    """
    return one.negated != other.negated or _figures_differ(one, other) or _dates_differ(one, other)


def settle_sources(
    facts: Sequence[Fact],
    disagreements: Sequence[Disagreement],
    statements: Mapping[str, Statement],
    annotations: Mapping[str, Annotation],
    entities: Sequence[Entity],
    passages: Sequence[Passage],
    confirmed: Mapping[str, Mapping[str, frozenset[str]]],
) -> tuple[Fact, ...]:
    """The facts with only those statements counted that nothing speaks against: no disagreement in which they are
    not on the side of most outlets, no value that no other report gives while a rival stands in the same fact, and no
    person named with a title that other reports give to somebody else.

    Arguments and order as in `without_contested`; `entities` are those of the story.
    """
    pages = make_pages(annotations, entities)
    contested = (
        contested_statements(disagreements)
        | unbacked_statements(facts, statements, pages)
        | mistitled_statements(facts, statements, pages, entities)
    )
    return without_contested(facts, contested, statements, annotations, passages, confirmed)


def contested_statements(disagreements: Sequence[Disagreement]) -> frozenset[str]:
    """The ids of statements that say otherwise than others and are not on the side of most outlets.

    Of two sides with as many outlets neither confirms anything. Where the news moved on (an update) none is contested.
    """
    found: set[str] = set()
    for disagreement in disagreements:
        if disagreement.relation == "update":
            continue
        sizes = sorted((len(position.sources) for position in disagreement.positions), reverse=True)
        for position in disagreement.positions:
            if len(position.sources) < sizes[0] or sizes[:2] == [sizes[0]] * 2:
                found.update(position.statements)
    return frozenset(found)


def without_contested(
    facts: Sequence[Fact],
    contested: frozenset[str],
    statements: Mapping[str, Statement],
    annotations: Mapping[str, Annotation],
    passages: Sequence[Passage],
    confirmed: Mapping[str, Mapping[str, frozenset[str]]],
) -> tuple[Fact, ...]:
    """The facts with contested statements no longer counted, in the same order.

    `statements` are by id, `annotations` by report id, in the order of the story; `confirmed` holds by the id of each
    fact what it might be told in: statements, and those that confirm each. An outlet remains a source where it has
    another statement that is counted. A fact told in the words of a contested statement is told in those that most
    reports confirm, if there are any that no other fact is told in; otherwise it stays as it is, with the outlet of its
    wording.
    """
    shared = shared_passages(passages)
    taken = {fact.evidence for fact in facts}
    settled = []
    for fact in facts:
        settled.append(_recounted(fact, contested, confirmed[fact.id], statements, annotations, shared, taken))
        taken.add(settled[-1].evidence)
    return tuple(settled)


def _recounted(
    fact: Fact,
    contested: frozenset[str],
    confirmed: Mapping[str, frozenset[str]],
    statements: Mapping[str, Statement],
    annotations: Mapping[str, Annotation],
    shared: SharedPassages,
    taken: Set[Evidence],
) -> Fact:
    if len(fact.counted) < 2 or not contested.intersection(fact.counted):
        return fact
    best = next(statements[id] for id in fact.counted if _is_wording(fact, statements[id]))
    others = [
        statement
        for id in sorted(confirmed)
        if id not in contested and _words(statement := statements[id], annotations) not in taken
    ]
    if best.id in contested and others:
        tell = {s.id: len({statements[id].report for id in confirmed[s.id] - contested}) for s in others}
        best = max(others, key=lambda s: (tell[s.id], completeness(s, annotations[s.report]), -s.start, s.id))
    sure = frozenset([best.id]) if best.id in contested else confirmed[best.id] - contested
    kept = tuple(id for id in fact.statements if id in sure)
    counted = [statements[id] for id in kept]
    tellers = {s.report for s in counted}
    reports = [annotation.report for id, annotation in annotations.items() if id in tellers]
    independent, independence = count_independent(reports, counted, passages_among(shared, tellers))
    sources = tuple(dict.fromkeys(report.source for report in reports))
    left = sorted(set(fact.sources) - set(sources))
    return replace(
        fact,
        wording=word_fact(best, annotations[best.report]),
        evidence=_words(best, annotations),
        counted=kept,
        sources=sources,
        independent_sources=independent,
        independence=independence,
        first_report=reports[0].id,
        reason=fact.reason + (f"; says otherwise: {', '.join(left)}" if left else ""),
    )


def _words(statement: Statement, annotations: Mapping[str, Annotation]) -> Evidence:
    return annotations[statement.report].report.evidence(statement.start, statement.end)


def _is_wording(fact: Fact, statement: Statement) -> bool:
    evidence = fact.evidence
    return (statement.report, statement.start, statement.end) == (evidence.report, evidence.start, evidence.end)


def _figures_differ(one: Statement, other: Statement) -> bool:
    """A figure of the one for which the other has only different ones of that unit."""
    for quantity in one.quantities:
        rivals = [rival for rival in other.quantities if unit_key(rival.unit) == unit_key(quantity.unit)]
        verdicts = {compatible(_plain(quantity), _plain(rival)) for rival in rivals}
        if verdicts == {"different"}:
            return True
    return False


def _plain(quantity: StatedQuantity) -> Quantity:
    return Quantity(
        start=quantity.start,
        end=quantity.end,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        approximate=quantity.approximate,
    )


def _dates_differ(one: Statement, other: Statement) -> bool:
    mine, theirs = ([d for t in s.times if t.resolved and (d := days_of(t.value))] for s in (one, other))
    if len(mine) != 1 or len(theirs) != 1:
        return False
    return mine[0][1] < theirs[0][0] or theirs[0][1] < mine[0][0]
