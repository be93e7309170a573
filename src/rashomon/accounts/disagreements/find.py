"""Where the reports of a story cannot all be right: typed, quoted, and apart from news that moved on."""

from collections.abc import Iterator, Mapping, Sequence

from rashomon.accounts.disagreements.clash import Clash, gather, merge_repeats
from rashomon.accounts.disagreements.contests import value_clashes
from rashomon.accounts.disagreements.dates import middle_day
from rashomon.accounts.disagreements.denials import stance_clashes
from rashomon.accounts.disagreements.events import event_clashes
from rashomon.accounts.disagreements.judging import Judge, load_judges
from rashomon.accounts.disagreements.kinds import remembering, value_kinds
from rashomon.accounts.disagreements.sentence_pairs import Comparable, Place, comparable_sentences, place_of
from rashomon.accounts.disagreements.speakers import speaker_clashes
from rashomon.accounts.disagreements.stages import without_mistaken_stages
from rashomon.accounts.disagreements.told import Told, in_order, lay_out_all, make_pages
from rashomon.model.account import Disagreement, Entity, Fact, Statement
from rashomon.model.annotation import Annotation

# What a sentence denies or holds possible is compared outside of facts only with sentences as likely as this.
_VERY_LIKELY = 0.5


def find_disagreements(
    facts: Sequence[Fact],
    statements: Mapping[str, Statement],
    annotations: Mapping[str, Annotation],
    entities: Sequence[Entity],
    likeness: Mapping[tuple[Place, Place], float] | None = None,
) -> tuple[Disagreement, ...]:
    """The disagreements and updates in a story, the surest first, then by the weight of their fact.

    `statements` are those of the story by id, `annotations` those of its reports by report id; `likeness` says how
    probable it is that two sentences assert one thing (see sentence_pairs.comparable_sentences). Values are compared
    between sentences of one fact and between those that are likely to tell the same, and only where they fill the same
    slot (see the judges in `judging`); dates are also compared where the statements name one event at one place. A
    value that is merely vaguer or rounded is none. The result does not depend on the order of the input.
    """
    return find_with(load_judges(), facts, statements, annotations, entities, likeness)


def find_with(
    judges: Mapping[str, Judge],
    facts: Sequence[Fact],
    statements: Mapping[str, Statement],
    annotations: Mapping[str, Annotation],
    entities: Sequence[Entity],
    likeness: Mapping[tuple[Place, Place], float] | None = None,
) -> tuple[Disagreement, ...]:
    """`find_disagreements` with other judges than those that are shipped."""
    pages = make_pages(annotations, entities)
    story_day = middle_day([annotations[id].report.published for id in sorted(annotations)])
    tolds = lay_out_all(statements.values(), pages)
    comparable = comparable_sentences(facts, tolds, likeness)
    clashes: list[Clash] = []
    for kind in map(remembering, value_kinds(story_day)):
        stock = kind.stock(list(pages.values()))
        clashes.extend(value_clashes(comparable, kind, stock, judges[kind.kind]))
    found = gather(clashes)
    found.extend(_stance_disagreements(facts, tolds, comparable))
    found.extend(gather(speaker_clashes(tolds, pages)))
    found.extend(gather(event_clashes(tolds, story_day)))
    kept = without_mistaken_stages(merge_repeats(found))
    # Two ways to say one value ("the weekend", "this weekend") can look different until their values are read.
    kept = [one for one in kept if len(one.positions) > 1]
    weight = _weights(facts)
    return tuple(sorted(kept, key=lambda d: (-d.score, -_weight(d, weight), d.id)))


def _stance_disagreements(
    facts: Sequence[Fact], tolds: Sequence[Told], comparable: Comparable
) -> Iterator[Disagreement]:
    """What is denied or held possible by some statements of a fact, or by sentences that very likely tell the same."""
    by_id = {told.statement.id: told for told in tolds}
    for fact in sorted(facts, key=lambda f: f.id):
        same = in_order(by_id[id] for id in fact.statements if id in by_id)
        if len({told.report for told in same}) > 1:
            yield from gather(stance_clashes(same))
    for pair in comparable.pairs:
        if not pair.together and pair.likeness >= _VERY_LIKELY:
            both = [told for side in (pair.a, pair.b) for told in comparable.statements[place_of(side)]]
            yield from gather(clash for clash in stance_clashes(both) if clash.relation != "undecided")


def _weights(facts: Sequence[Fact]) -> dict[str, float]:
    weights: dict[str, float] = {}
    for fact in facts:
        for id in fact.statements:
            weights[id] = max(fact.salience, weights.get(id, 0.0))
    return weights


def _weight(disagreement: Disagreement, weights: Mapping[str, float]) -> float:
    return max(weights.get(id, 0.0) for position in disagreement.positions for id in position.statements)
