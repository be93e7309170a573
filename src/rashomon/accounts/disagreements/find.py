"""Where the reports of a story cannot all be right: typed, quoted, and apart from news that moved on."""

from collections.abc import Callable, Mapping, Sequence
from itertools import chain

from rashomon.accounts.disagreements.clash import Clash, gather, merge_repeats
from rashomon.accounts.disagreements.contests import value_clashes
from rashomon.accounts.disagreements.dates import middle_day
from rashomon.accounts.disagreements.denials import stance_clashes
from rashomon.accounts.disagreements.events import event_clashes
from rashomon.accounts.disagreements.judging import Judge, load_judges
from rashomon.accounts.disagreements.kinds import remembering, value_kinds
from rashomon.accounts.disagreements.near_copies import near_copies, together
from rashomon.accounts.disagreements.pairs import opposing_once
from rashomon.accounts.disagreements.speakers import speaker_clashes
from rashomon.accounts.disagreements.stages import without_mistaken_stages
from rashomon.accounts.disagreements.told import Told, lay_out, make_pages
from rashomon.model.account import Disagreement, Entity, Fact, Statement
from rashomon.model.annotation import Annotation


def find_disagreements(
    facts: Sequence[Fact],
    statements: Mapping[str, Statement],
    annotations: Mapping[str, Annotation],
    entities: Sequence[Entity],
) -> tuple[Disagreement, ...]:
    """The disagreements and updates in a story, the surest first, then by the weight of their fact.

    `statements` are those of the story by id, `annotations` those of its reports by report id. Values are compared
    only within a fact and only where they fill the same slot (see the judges in `judging`); dates are also compared
    across facts where the statements name one event at one place. A value that is merely vaguer or rounded is none.
    The result does not depend on the order of the input.
    """
    return find_with(load_judges(), facts, statements, annotations, entities)


def find_with(
    judges: Mapping[str, Judge],
    facts: Sequence[Fact],
    statements: Mapping[str, Statement],
    annotations: Mapping[str, Annotation],
    entities: Sequence[Entity],
) -> tuple[Disagreement, ...]:
    """`find_disagreements` with other judges than those that are shipped."""
    pages = make_pages(annotations, entities)
    story_day = middle_day([annotations[id].report.published for id in sorted(annotations)])
    kinds = [remembering(kind) for kind in value_kinds(story_day)]
    stocks = {kind.kind: kind.stock(list(pages.values())) for kind in kinds}
    told = {
        id: lay_out(statement, pages[statement.report])
        for id, statement in sorted(statements.items())
        if statement.report in pages
    }
    once = {kind.kind: opposing_once(kind, stocks[kind.kind]) for kind in kinds}

    def clashes_of(tolds: Sequence[Told]) -> list[Clash]:
        valued = (value_clashes(tolds, k, stocks[k.kind], judges[k.kind], once[k.kind]) for k in kinds)
        return [*chain.from_iterable(valued), *stance_clashes(tolds)]

    found: list[Disagreement] = []
    weight: dict[str, float] = {}
    for fact in sorted(facts, key=lambda f: f.id):
        tolds = _in_order([told[id] for id in fact.statements if id in told])
        if len({t.report for t in tolds}) < 2:
            continue
        for disagreement in gather(clashes_of(tolds)):
            found.append(disagreement)
            weight[disagreement.id] = max(fact.salience, weight.get(disagreement.id, 0.0))
    found.extend(_between_near_copies(facts, _in_order(list(told.values())), clashes_of))
    found.extend(gather(speaker_clashes(_in_order(list(told.values())), pages)))
    found.extend(gather(event_clashes(_in_order(list(told.values())), story_day)))
    kept = without_mistaken_stages(merge_repeats(found))
    # Two ways to say one value ("the weekend", "this weekend") can look different until their values are read.
    kept = [one for one in kept if len(one.positions) > 1]
    return tuple(sorted(kept, key=lambda d: (-d.score, -weight.get(d.id, 0.0), d.id)))


def _between_near_copies(
    facts: Sequence[Fact], tolds: Sequence[Told], clashes_of: Callable[[Sequence[Told]], list[Clash]]
) -> list[Disagreement]:
    """What near copies that stand in no common fact disagree in."""
    within: dict[str, set[str]] = {}
    for fact in facts:
        for id in fact.statements:
            within.setdefault(id, set()).add(fact.id)
    facts_of = {id: frozenset(ids) for id, ids in within.items()}
    found = []
    for pair in near_copies(tolds):
        if together(facts_of, pair):
            continue
        found.extend(gather(clash for clash in clashes_of(pair) if clash.relation != "undecided"))
    return found


def _in_order(tolds: Sequence[Told]) -> list[Told]:
    return sorted(tolds, key=lambda t: (t.report, t.statement.start, t.statement.end, t.statement.id))
