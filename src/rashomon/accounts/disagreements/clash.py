"""Two positions that cannot both be right, and the gathering of such pairs into disagreements of two or more sides."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.accounts.disagreements.told import Told
from rashomon.model.account import Disagreement, DisagreementKind, Position, Relation
from rashomon.model.groups import joined
from rashomon.model.ids import content_id

# Reports seldom give more than three values of one date, place or person; more are of different things.
_MOST_SIDES = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """What statements of one position say: the value, normalised and readable, and the statements.

    `order` sorts the sides of a disagreement: numbers by size, dates by day.
    """

    text: str
    tolds: tuple[Told, ...]
    order: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Two sides that contradict each other. `key` says what is valued: clashes of one kind and key may be gathered."""

    kind: DisagreementKind
    key: str
    about: str
    a: Side
    b: Side
    score: float
    relation: Relation
    reason: str


def gather(clashes: Iterable[Clash]) -> list[Disagreement]:
    """Disagreements from clashes: those of one kind, key and relation become one when they share a side, which is a
    text with a statement that says it.

    The strongest clash gives the score, the reason and what it is about.
    """
    groups: dict[tuple[str, str, str], list[Clash]] = {}
    for clash in clashes:
        groups.setdefault((clash.kind, clash.key, clash.relation), []).append(clash)
    found = []
    for key in sorted(groups):
        for component in _components(groups[key]):
            best = min(component, key=lambda c: (-c.score, c.a.text, c.b.text, c.reason))
            sides: dict[str, list[Side]] = {}
            for clash in component:
                for side in (clash.a, clash.b):
                    sides.setdefault(side.text, []).append(side)
            ordered = sorted(sides.items(), key=lambda item: (item[1][0].order, item[0]))
            positions = tuple(_position(text, [told for s in same for told in s.tolds]) for text, same in ordered)
            if best.relation == "disagreement" and best.kind != "number" and len(positions) > _MOST_SIDES:
                best = replace(best, relation="undecided", reason=f"{best.reason}; so many may be of different things")
            found.append(make_disagreement(best, positions))
    return found


def make_disagreement(best: Clash, positions: Sequence[Position]) -> Disagreement:
    """A disagreement with its id, which is made of kind, relation, values and statements."""
    parts = [part for p in positions for part in (p.value, *p.statements)]
    return Disagreement(
        id=content_id("d", best.kind, best.relation, *parts),
        kind=best.kind,
        relation=best.relation,
        about=best.about,
        score=round(best.score, 3),
        reason=best.reason,
        positions=tuple(positions),
    )


def merge_repeats(disagreements: Sequence[Disagreement]) -> list[Disagreement]:
    """One of each: a sentence may stand in several facts, and two facts then show one disagreement.

    Two disagreements of one kind with the same values are one when they are about the same or share a statement on
    each side; so are two about the same thing that share a statement on each side, whatever their values. The stronger
    stays and takes over the statements of the other that give its values.
    """
    kept: list[Disagreement] = []
    for new in sorted(disagreements, key=lambda d: (-d.score, d.id)):
        for i, old in enumerate(kept):
            if _is_repeat(new, old):
                kept[i] = _joined(old, new)
                break
        else:
            kept.append(new)
    return kept


def _is_repeat(new: Disagreement, old: Disagreement) -> bool:
    if new.kind != old.kind or (new.relation == "update") != (old.relation == "update"):
        return False
    touched = {p.value: set(p.statements) for p in old.positions}
    meeting = [p.value for p in new.positions if touched.get(p.value, set()) & set(p.statements)]
    same_values = {p.value for p in old.positions} & {p.value for p in new.positions}
    if len(meeting) >= 2 or (len(same_values) >= 2 and old.about == new.about):
        return True
    # The same two sentences, valued otherwise: one place of contradiction is enough.
    met = {i for i, p in enumerate(old.positions) for q in new.positions if set(p.statements) & set(q.statements)}
    return len(met) >= 2 and (
        old.about == new.about
        or all(any(set(p.statements) <= set(q.statements) for q in old.positions) for p in new.positions)
    )


def _joined(old: Disagreement, new: Disagreement) -> Disagreement:
    """The stronger of two with the statements of both, and with the sides of the one that has all of the other's."""
    first, second = old.positions, new.positions
    if old.relation == new.relation and {p.value for p in first} < {p.value for p in second}:
        first, second = second, first
    more: Mapping[str, Position] = {p.value: p for p in second}
    positions = tuple(
        Position(
            value=p.value,
            statements=tuple(sorted({*p.statements, *(more[p.value].statements if p.value in more else ())})),
            sources=tuple(sorted({*p.sources, *(more[p.value].sources if p.value in more else ())})),
        )
        for p in first
    )
    parts = [part for p in positions for part in (p.value, *p.statements)]
    return replace(old, id=content_id("d", old.kind, old.relation, *parts), positions=positions)


def _position(text: str, tolds: Sequence[Told]) -> Position:
    return Position(
        value=text,
        statements=tuple(sorted({told.statement.id for told in tolds})),
        sources=tuple(sorted({told.page.annotation.report.source for told in tolds})),
    )


def _components(clashes: Sequence[Clash]) -> list[list[Clash]]:
    """Clashes joined through sides that are of one text and have a statement in common, in a settled order."""
    first: dict[tuple[str, str], int] = {}
    pairs = [
        (first.setdefault((side.text, told.statement.id), number), number)
        for number, clash in enumerate(clashes)
        for side in (clash.a, clash.b)
        for told in side.tolds
    ]
    return [[clashes[number] for number in group] for group in joined(range(len(clashes)), pairs)]
