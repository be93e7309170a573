"""The pairs of values and of predicates, of statements of different reports, that might contradict each other."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.accounts.disagreements.kinds import ValueKind
from rashomon.accounts.disagreements.predicates import Predicate, predicates
from rashomon.accounts.disagreements.sentence_pairs import Comparable, place_of, representatives
from rashomon.accounts.disagreements.slots import Standing, Value, equal_runs, slot_features, slot_of
from rashomon.accounts.disagreements.stances import Stance, agree, stance_features, stances
from rashomon.accounts.disagreements.stock import Stock
from rashomon.accounts.disagreements.told import Told

# Of two sentences that share this much of the shorter one's content words, and so many words in a row on both sides of
# the values together, one is the other with the value exchanged.
_MOST_SHARED = 0.6
_FEWEST_SHARED = 5
_BESIDE = 4


@dataclass(frozen=True, slots=True, kw_only=True)
class ValuePair:
    """Two different values of two statements with what speaks for one slot (see slots.FEATURES)."""

    a: Value
    b: Value
    features: tuple[float, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class StancePair:
    """Two predicates of two statements that contradict each other (see stances.STANCE_FEATURES)."""

    a: Stance
    b: Stance
    features: tuple[float, ...]


def value_pairs(comparable: Comparable, kind: ValueKind, stock: Stock) -> Iterator[ValuePair]:
    """Pairs of values that differ, where neither sentence also gives the other's value in some form; in two sentences
    of mostly the same words also where it does, if the values stand in one place between words that are the same.

    `stock` is of all values of the kind in the story.
    """
    backers: dict[Value, frozenset[str]] = {}
    for pair in comparable.pairs:
        a_side, b_side = kind.values_of(pair.a), kind.values_of(pair.b)
        found = [(a, b, kind.likeness(a, b)) for a in a_side for b in b_side]
        matched = {id(v) for a, b, how in found if how in ("same", "vaguer") for v in (a, b)}
        open_pairs = [
            (a, b) for a, b, how in found if how == "different" and (not matched & {id(a), id(b)} or _exchanged(a, b))
        ]
        for a, b in open_pairs:
            for value in (a, b):
                if value not in backers:
                    backers[value] = frozenset(same.told.report for same in same_values(value, comparable, kind))
            standing = Standing(
                likeness=pair.likeness,
                together=pair.together,
                rivals=len(open_pairs),
                backing=len((backers[a] | backers[b]) - {pair.a.report, pair.b.report}),
                crossed=stock.has(pair.a.report, b) or stock.has(pair.b.report, a),
                spread=min(stock.spread(a), stock.spread(b)),
                choice=stock.choice(a, b),
            )
            yield ValuePair(a=a, b=b, features=slot_features(a, b, slot_of(a), slot_of(b), standing))


def _exchanged(a: Value, b: Value) -> bool:
    """True when two sentences that share most of their words have the two values at one place."""
    fewest = min(len(a.told.lemmas), len(b.told.lemmas))
    if fewest < _FEWEST_SHARED or len(a.told.lemmas & b.told.lemmas) < _MOST_SHARED * fewest:
        return False
    before, after = equal_runs(a, b)
    return min(before, after) > 0 and before + after >= _BESIDE


def same_values(value: Value, comparable: Comparable, kind: ValueKind) -> Iterator[Value]:
    """The values that are the same, in the sentences that may tell the same as a value's sentence."""
    for told in comparable.near[place_of(value.told)]:
        yield from (other for other in kind.values_of(told) if kind.likeness(other, value) == "same")


def held_stances(tolds: Sequence[Told]) -> Sequence[tuple[Told, list[Stance]]]:
    """The predicates of the statements of one fact, those of statements without any left out."""
    held = [(told, stances(told, found)) for told in tolds if (found := predicates(told))]
    return representatives(
        held, lambda item: frozenset((s.predicate.lemma, s.predicate.negated, s.predicate.mode) for s in item[1])
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
