"""The stages of news that moved on, without values that are mistaken.

When a toll went from 12 to 17 and one outlet has 14 after that, 14 is contradicted by 17: it is no stage in between,
in whichever fact it was found.
"""

from collections.abc import Sequence, Set
from dataclasses import replace

from rashomon.model.account import Disagreement, DisagreementKind, Position
from rashomon.model.ids import content_id


def without_mistaken_stages(disagreements: Sequence[Disagreement]) -> list[Disagreement]:
    """The same, but that no update holds a value which a disagreement shows to be that of the fewer outlets.

    A value is the same when kind, words and a statement are. An update left with one value is none. The order stays.
    """
    mistaken = {
        (d.kind, position.value, statement)
        for d in disagreements
        if d.relation == "disagreement"
        for position in d.positions
        if any(len(position.sources) < len(other.sources) for other in d.positions)
        for statement in position.statements
    }
    kept = []
    for found in disagreements:
        positions = tuple(p for p in found.positions if not _is_mistaken(found, p, mistaken))
        if found.relation != "update" or positions == found.positions:
            kept.append(found)
        elif len(positions) > 1:
            parts = [part for p in positions for part in (p.value, *p.statements)]
            id = content_id("d", found.kind, found.relation, *parts)
            kept.append(replace(found, id=id, positions=positions))
    return kept


def _is_mistaken(found: Disagreement, position: Position, mistaken: Set[tuple[DisagreementKind, str, str]]) -> bool:
    return any((found.kind, position.value, statement) in mistaken for statement in position.statements)
