"""Every mention of a run of reports with the id of what it stands for: names, descriptions, pronouns."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.language.entities.known_names import KnownName
from rashomon.language.entities.references import Reference
from rashomon.language.entities.resolution import resolve_entities
from rashomon.language.entities.shared_names import group_by_names
from rashomon.model.account import Entity
from rashomon.model.annotated import EntityMention
from rashomon.model.annotation import Annotation
from rashomon.model.ids import content_id

Place = tuple[str, int]


@dataclass(frozen=True, slots=True, kw_only=True)
class _Description:
    """References of one group that stand for nobody named: by their noun, or alone when they have none."""

    noun: str
    plural: bool
    alone: Place | None = None


def resolve_mentions(
    annotations: Sequence[Annotation], references: Mapping[str, Sequence[Reference]], names: Sequence[KnownName] = ()
) -> dict[str, tuple[EntityMention, ...]]:
    """The mentions of each report, by report id, in text order, with ids that are the same in all reports of the run.

    `references` are those of `find_references` by report id (a report may be missing); `names` are the user's
    (`load_names`). The reports need not be of one story: names are resolved among reports that share names
    (`group_by_names`); an entity's id is made of type and name, and so is the same in every group. A description that
    stands for nobody named joins whom the other reports of its group call so, if that is one entity ("the actress"),
    else the same noun in them ("police"). The same for any order of the annotations.
    """
    found: dict[str, list[EntityMention]] = {annotation.report.id: [] for annotation in annotations}
    for group in group_by_names(annotations):
        entities = resolve_entities(group, names)
        for entity in entities:
            for place in entity.mentions:
                found[place.report].append(_mention(entity, place.start, place.end))
        for report, mention in _references(group, references, entities):
            found[report].append(mention)
    return {report: tuple(sorted(mentions)) for report, mentions in found.items()}


def _mention(entity: Entity, start: int, end: int) -> EntityMention:
    return EntityMention(start=start, end=end, type=entity.type, name=entity.name, id=entity.id, code=entity.code)


def _references(
    group: Sequence[Annotation], references: Mapping[str, Sequence[Reference]], entities: Sequence[Entity]
) -> Iterator[tuple[str, EntityMention]]:
    """The references of a group's reports, each with its report."""
    entity_at = {(place.report, place.start): entity for entity in entities for place in entity.mentions}
    reports = {annotation.report.id: annotation.report for annotation in group}
    called: dict[str, set[str]] = defaultdict(set)
    by_id = {entity.id: entity for entity in entities}
    open_ones: dict[_Description, list[tuple[str, Reference]]] = defaultdict(list)
    for annotation in group:
        report = annotation.report.id
        for reference in references.get(report, ()):
            if reference.antecedent is not None:
                entity = entity_at[report, reference.antecedent.start]
                if reference.noun and not reference.plural:
                    called[reference.noun].add(entity.id)
                yield report, _mention(entity, reference.start, reference.end)
                continue
            alone = None if reference.noun else (report, reference.chain)
            key = _Description(noun=reference.noun, plural=reference.plural, alone=alone)
            open_ones[key].append((report, reference))
    for key, members in open_ones.items():
        so_called = called.get(key.noun, set()) if not key.plural else set()
        if len(so_called) == 1:
            entity = by_id[next(iter(so_called))]
            yield from ((report, _mention(entity, r.start, r.end)) for report, r in members)
            continue
        first_report, first = members[0]
        id = content_id("e", "description", key.noun, int(key.plural), first_report, first.start)
        name = reports[first_report].quote(first)
        for report, r in members:
            yield report, EntityMention(start=r.start, end=r.end, type=first.type, name=name, id=id)
