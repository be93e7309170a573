"""The pairs of values and of predicates, of statements of different reports, that might contradict each other."""

from collections import Counter
from collections.abc import Callable, Hashable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import TypeVar

from rashomon.accounts.disagreements.kinds import ValueKind
from rashomon.accounts.disagreements.predicates import Predicate, predicates
from rashomon.accounts.disagreements.slots import Standing, Value, bound_words, equal_runs, slot_features, slot_of
from rashomon.accounts.disagreements.stances import Stance, agree, stance_features, stances
from rashomon.accounts.disagreements.stock import Stock, take_stock
from rashomon.accounts.disagreements.told import Told

Found = TypeVar("Found")

# Of a fact told by very many statements that differ in their words, this many of each make-up are compared.
_OF_ONE_KIND = 2
_MOST = 32
# Of two sentences that share this much of the shorter one's content words, and three words in a row beside the values,
# one is the other with the value exchanged: what else the reports say of the two values does not count then.
_MOST_SHARED = 0.6
_FEWEST_SHARED = 5
_BESIDE = 3
# Persons and places do many things of one name; that a report also has the other one under the same word says little.
_NAMES = ("person", "place")
# More other reports that give one of two values say no more (see slots.slot_features).
_MOST_BACKERS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuePair:
    """Two different values of two statements with what speaks for one slot (see slots.FEATURES)."""

    a: Value
    b: Value
    features: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Opposed:
    """Two different values of two statements, whatever fact holds both; `backed` pairs them once it is known how many
    other reports of a fact give one of them.
    """

    a: Value
    b: Value
    backed: Callable[[int], ValuePair]


Valued = tuple[Told, list[Value]]
Opposing = Callable[[Valued, Valued], tuple[Opposed, ...]]


@dataclass(frozen=True, slots=True, kw_only=True)
class StancePair:
    """Two predicates of two statements that contradict each other (see stances.STANCE_FEATURES)."""

    a: Stance
    b: Stance
    features: tuple[float, ...]


def value_pairs(
    tolds: Sequence[Told], kind: ValueKind, stock: Stock, opposing: Opposing | None = None
) -> Iterator[ValuePair]:
    """Pairs of values that differ, where neither statement also gives the other's value in some form.

    Where each of the two reports gives the other's value too, in another sentence, the values have roles of their
    own, and the pair is left out; so it is where one report gives both under one word ("the summit in June", "the
    summit last month"). `opposing` is `opposing_once` of the kind and the stock, where several facts are read.
    """
    opposing = opposing or opposing_once(kind, stock)
    valued = [(told, values) for told in tolds if (values := kind.values_of(told))]
    fact: Stock | None = None
    for one, other in combinations(_representatives(valued, _given), 2):
        for opposed in opposing(one, other):
            if fact is None:
                fact = take_stock(value for _, values in valued for value in values)
            yield opposed.backed(min(_MOST_BACKERS, backers(opposed.a, opposed.b, fact)))


def opposing_once(kind: ValueKind, stock: Stock) -> Opposing:
    """What the values of two statements oppose to each other, worked out once however many facts hold both."""
    known: dict[tuple[Told, Told], tuple[Opposed, ...]] = {}

    def opposing(one: Valued, other: Valued) -> tuple[Opposed, ...]:
        both = one[0], other[0]
        if both not in known:
            known[both] = tuple(_opposed(one, other, kind, stock)) if one[0].report != other[0].report else ()
        return known[both]

    return opposing


def _opposed(one: Valued, other: Valued, kind: ValueKind, stock: Stock) -> Iterator[Opposed]:
    found = [(a, b, kind.likeness(a, b)) for a in one[1] for b in other[1]]
    matched = {id(v) for a, b, how in found if how in ("same", "vaguer") for v in (a, b)}
    open_pairs = [(a, b) for a, b, how in found if how == "different" and not matched & {id(a), id(b)}]
    for a, b in open_pairs:
        has = stock.has(a.told.report, b), stock.has(b.told.report, a)
        both_ways = stock.has_bound(a.told.report, b, bound_words(a)) or stock.has_bound(
            b.told.report, a, bound_words(b)
        )
        if (all(has) or (both_ways and a.kind not in _NAMES)) and not _exchanged(a, b):
            continue
        standing = Standing(
            rivals=len(open_pairs),
            backing=0,
            crossed=any(has),
            spread=min(stock.spread(a), stock.spread(b)),
            choice=stock.choice(a, b),
        )
        yield Opposed(a=a, b=b, backed=_backed_once(a, b, standing))


def _backed_once(a: Value, b: Value, standing: Standing) -> Callable[[int], ValuePair]:
    known: dict[int, ValuePair] = {}

    def backed(backing: int) -> ValuePair:
        if backing not in known:
            features = slot_features(a, b, slot_of(a), slot_of(b), replace(standing, backing=backing))
            known[backing] = ValuePair(a=a, b=b, features=features)
        return known[backing]

    return backed


def _given(values: list[Value]) -> tuple[tuple[str, str], ...]:
    return tuple(sorted({(v.key, v.text) for v in values}))


def _exchanged(a: Value, b: Value) -> bool:
    """True when two sentences that share most of their words have the two values at one place."""
    fewest = min(len(a.told.lemmas), len(b.told.lemmas))
    before, after = equal_runs(a, b)
    return (
        fewest >= _FEWEST_SHARED
        and len(a.told.lemmas & b.told.lemmas) >= _MOST_SHARED * fewest
        and before + after >= _BESIDE
    )


def backers(a: Value, b: Value, fact: Stock) -> int:
    """How many other reports among the statements of a fact give one of the two values."""
    nobody: frozenset[str] = frozenset()
    tellers = fact.reports.get((a.key, a.text), nobody) | fact.reports.get((b.key, b.text), nobody)
    return len(tellers - {a.told.report, b.told.report})


def held_stances(tolds: Sequence[Told]) -> list[tuple[Told, list[Stance]]]:
    """The predicates of the statements of one fact, those of statements without any left out."""
    held = [(told, stances(told, found)) for told in tolds if (found := predicates(told))]
    return _representatives(
        held, lambda side: tuple(sorted({(s.predicate.lemma, s.predicate.negated, s.predicate.mode) for s in side}))
    )


def stance_pairs(
    held: Sequence[tuple[Told, list[Stance]]], clash: Callable[[Predicate, Predicate], bool]
) -> Iterator[StancePair]:
    """Pairs of predicates that clash, where neither statement also holds one that agrees with the other's."""
    for (told_a, a_side), (told_b, b_side) in combinations(held, 2):
        if told_a.report == told_b.report:
            continue
        pairs = [
            (a, b)
            for a in a_side
            for b in b_side
            if clash(a.predicate, b.predicate)
            and not _side_with(a.predicate, b_side, clash)
            and not _side_with(b.predicate, a_side, clash)
        ]
        for a, b in pairs:
            yield StancePair(a=a, b=b, features=stance_features(a, b, len(pairs)))


def _side_with(predicate: Predicate, others: Sequence[Stance], clash: Callable[[Predicate, Predicate], bool]) -> bool:
    """True when one of the stances agrees with a predicate."""
    return any(agree(predicate, o.predicate) and not clash(predicate, o.predicate) for o in others)


def _representatives(
    items: list[tuple[Told, list[Found]]], signature: Callable[[list[Found]], Hashable]
) -> list[tuple[Told, list[Found]]]:
    """All items when they are few; else the first few of each make-up, so that the pairs stay bounded."""
    if len(items) <= _MOST:
        return items
    taken: Counter[Hashable] = Counter()
    kept = []
    for told, found in items:
        made_up = signature(found)
        taken[made_up] += 1
        if taken[made_up] <= _OF_ONE_KIND:
            kept.append((told, found))
    return kept[: 2 * _MOST]
