"""Makes the mentions of a story's reports into entities: one for each person, organisation, place ..."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from rashomon.language.entities.gazetteer import fold, nation_name, nation_of
from rashomon.language.entities.known_names import KnownName, apart, with_known_names
from rashomon.language.entities.names import parse_person
from rashomon.language.entities.occurrences import Occurrence, occurrences_of
from rashomon.language.entities.organisations import resolve_organisations
from rashomon.language.entities.persons import resolve_persons
from rashomon.model.account import Entity
from rashomon.model.annotation import Annotation, EntityType
from rashomon.model.ids import content_id


def resolve_entities(annotations: Sequence[Annotation], names: Sequence[KnownName] = ()) -> tuple[Entity, ...]:
    """The entities of a story, most mentioned first; the same whatever the order of the reports.

    Every mention belongs to exactly one entity. A mention that may be two people's stays an entity of its own: a false
    merge costs more than a miss. `names` are a reader's own (`load_names`): all mentions under a name or alias are one
    entity of that name and type, and two of these names are never one. Raises ValueError when two share a form.
    """
    by_type: dict[EntityType, list[Occurrence]] = defaultdict(list)
    for o in with_known_names(occurrences_of(annotations), names):
        by_type[o.mention.type].append(o)
    groups: list[tuple[EntityType, list[Occurrence]]] = []
    for kind in sorted(by_type):
        if kind == "person":
            found = resolve_persons(by_type[kind])
        elif kind == "organisation":
            found = resolve_organisations(by_type[kind])
        else:
            found = _by_code_or_name(by_type[kind])
        groups += [(kind, sorted(part, key=lambda o: o.key)) for group in found for part in apart(group)]
    return _entities(groups)


def _by_code_or_name(occurrences: Sequence[Occurrence]) -> list[list[Occurrence]]:
    """Places and the rest: one for a gazetteer code; names without code join the only code that bears the name."""
    codes_of: dict[str, set[str]] = defaultdict(set)
    for o in occurrences:
        if o.mention.code:
            codes_of[_key(o)].add(o.mention.code)
    groups: dict[str, list[Occurrence]] = defaultdict(list)
    for o in occurrences:
        name = _key(o)
        key = o.mention.code
        if key is None:
            key = next(iter(codes_of[name])) if len(codes_of[name]) == 1 else f"name:{name}"
        groups[key].append(o)
    return [groups[key] for key in sorted(groups)]


def _key(o: Occurrence) -> str:
    """The name without case, and for groups without the s of the plural: "Democrats", "Democrat"."""
    name = fold(o.mention.name)
    return name.removesuffix("s") if o.mention.type == "group" else name


def _entities(groups: Sequence[tuple[EntityType, list[Occurrence]]]) -> tuple[Entity, ...]:
    named = [(kind, _name_of(kind, group), group) for kind, group in groups]
    named.sort(key=lambda entry: (-len(entry[2]), entry[0], entry[1], entry[2][0].key))
    namesakes: Counter[tuple[str, str]] = Counter()
    entities: list[Entity] = []
    for kind, name, group in named:
        # Namesakes get a number, the one mentioned most none.
        number = namesakes[kind, name]
        namesakes[kind, name] += 1
        forms = sorted({o.form or o.mention.name for o in group} - {name})
        codes = sorted({o.mention.code for o in group if o.mention.code})
        entities.append(
            Entity(
                id=content_id("e", kind, name, number) if number else content_id("e", kind, name),
                name=name,
                type=kind,
                aliases=tuple(forms),
                mentions=tuple(o.report.evidence(o.mention.start, o.mention.end) for o in group),
                code=codes[0] if len(codes) == 1 else None,
            )
        )
    return tuple(entities)


def _name_of(kind: EntityType, group: Sequence[Occurrence]) -> str:
    """The fullest form that is common: nations by their own name, people by the commonest of the full names. A reader's
    own name goes before all."""
    known = sorted({o.mention.name for o in group if o.known})
    if known:
        return known[0]
    for o in group:
        if o.mention.code and o.mention.code.startswith("iso:") and (nation_of(o.mention.name) or len(group) > 1):
            return nation_name(o.mention.code)
    count = Counter(o.mention.name for o in group)
    reports = Counter(form for form, _ in {(o.mention.name, o.report.id) for o in group})

    def rank(form: str) -> tuple[int, int, int, int, str]:
        full = int(bool(parse_person(form).given)) if kind == "person" else min(len(form.split()), 2)
        return (-full, -reports[form], -count[form], -len(form), form)

    return min(count, key=rank)
