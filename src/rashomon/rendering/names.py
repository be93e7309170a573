"""Who and what the reports name: people, organisations and places, those that most outlets name first."""

from collections.abc import Mapping
from dataclasses import dataclass

from rashomon.model.account import Entity
from rashomon.model.annotation import EntityType
from rashomon.model.span import Evidence
from rashomon.rendering.escaping import one_line
from rashomon.rendering.view import View

_KINDS: Mapping[EntityType, str] = {"person": "People", "organisation": "Organisations", "place": "Places"}
_MOST_ALIASES = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """An entity: its other names, how many outlets name it, and where each report first does, by publication."""

    name: str
    aliases: tuple[str, ...]
    outlets: int
    mentions: int
    places: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class NamedKind:
    """All entities of one kind ("People"), most named first."""

    kind: str
    named: tuple[Named, ...]


def named_kinds(view: View) -> tuple[NamedKind, ...]:
    """People, organisations and places, kinds without any left out."""
    kinds = []
    for type, heading in _KINDS.items():
        found = [_named(view, entity) for entity in view.account.entities if entity.type == type and entity.mentions]
        if found:
            kinds.append(NamedKind(kind=heading, named=tuple(sorted(found, key=_order))))
    return tuple(kinds)


def most_named(view: View) -> tuple[Named, ...]:
    """People, organisations and places together that two or more outlets name, most named first."""
    found = [one for kind in named_kinds(view) for one in kind.named if one.outlets > 1]
    return tuple(sorted(found, key=_order))


def _order(named: Named) -> tuple[int, int, str]:
    return -named.outlets, -named.mentions, named.name.casefold()


def _named(view: View, entity: Entity) -> Named:
    first: dict[str, Evidence] = {}
    for mention in sorted(entity.mentions, key=lambda m: (view.ranks[m.report], m.start, m.end)):
        first.setdefault(mention.report, mention)
    name = one_line(entity.name)
    aliases = dict.fromkeys(one_line(alias) for alias in entity.aliases)
    return Named(
        name=name,
        # A name in capitals is no other name.
        aliases=tuple(alias for alias in aliases if alias and alias.casefold() != name.casefold())[:_MOST_ALIASES],
        outlets=len({view.reports[report].source for report in first}),
        mentions=len(entity.mentions),
        places=tuple(first.values()),
    )
