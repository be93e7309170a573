"""Contested values: numbers, dates, persons and places of one fact that fill one slot and differ."""

import math
from collections import Counter
from collections.abc import Callable, Sequence

from rashomon.accounts.disagreements.clash import Clash, Side
from rashomon.accounts.disagreements.judging import Judge
from rashomon.accounts.disagreements.kinds import ValueKind
from rashomon.accounts.disagreements.lexicon import PREPOSITIONS
from rashomon.accounts.disagreements.pairs import Opposing, ValuePair, value_pairs
from rashomon.accounts.disagreements.slots import FEATURES, Likeness, Value, slot_of
from rashomon.accounts.disagreements.stock import Stock
from rashomon.accounts.disagreements.told import Told
from rashomon.accounts.disagreements.updates import date_relation, number_relation
from rashomon.model.account import Relation

# How much likelier two values must be to fill one slot when no word binds both.
_UNLINKED = 0.2

_PREPOSITIONAL = frozenset(PREPOSITIONS.values())
_MODIFIERS = frozenset({"name", "nummod", "amod", "of"})

_ASKED = {"number": "how many", "date": "when", "person": "who", "place": "where", "attribution": "who said it"}
# Two persons may well say the same; only where the rest is told alike is one put in the place of the other.
_TOLD_ALIKE = 0.5
_FEWEST_ALIKE = 4


def value_clashes(
    tolds: Sequence[Told], kind: ValueKind, stock: Stock, judge: Judge, opposing: Opposing | None = None
) -> list[Clash]:
    """The clashes between values of one kind in the statements of one fact; `stock` is of the whole story.

    `opposing` is `pairs.opposing_once` of the kind and the stock, where several facts are read.
    """
    pairs = [
        (pair, score)
        for pair in value_pairs(tolds, kind, stock, opposing)
        if (score := judge.probability(pair.features)) >= judge.undecided
        and (is_linked(pair) or score >= judge.undecided + _UNLINKED / 2)
        and (kind.kind != "attribution" or _told_alike(pair))
    ]
    if not pairs:
        return []
    sides = _sides([value for told in tolds for value in kind.values_of(told)], kind.likeness)
    clashes = []
    for pair, score in pairs:
        a, b = sides[_identity(pair.a)], sides[_identity(pair.b)]
        relation, why = _relation(pair, a, b)
        if relation == "disagreement" and not is_linked(pair) and score < judge.disagreement + _UNLINKED:
            relation, why = "undecided", "no word binds the two to one thing"
        elif relation == "disagreement" and kind.kind == "number" and _of_different_times(pair):
            relation, why = "undecided", "the two sentences speak of different times"
        elif relation == "disagreement" and score < judge.disagreement:
            relation, why = "undecided", "the two sentences may speak of different things"
        clashes.append(
            Clash(
                kind=pair.a.kind,
                key=pair.a.key,
                about=_about(pair),
                a=a,
                b=b,
                score=score,
                relation=relation,
                reason=_reason(pair, why),
            )
        )
    return _without_the_mistaken(clashes)


def _told_alike(pair: ValuePair) -> bool:
    a, b = pair.a.told.lemmas, pair.b.told.lemmas
    return len(a & b) >= max(_FEWEST_ALIKE, _TOLD_ALIKE * min(len(a), len(b)))


def _without_the_mistaken(clashes: list[Clash]) -> list[Clash]:
    """The clashes without updates to or from a value that fewer reports give than the one it contradicts.

    When 12 dead became 17 and one report has 14 after that, 14 is no stage of the news.
    """
    mistaken = set()
    for clash in clashes:
        if clash.relation == "disagreement":
            sides = sorted((clash.a, clash.b), key=lambda side: len({told.report for told in side.tolds}))
            if len({told.report for told in sides[0].tolds}) < len({told.report for told in sides[1].tolds}):
                mistaken.add(sides[0].text)
    return [c for c in clashes if c.relation != "update" or not {c.a.text, c.b.text} & mistaken]


def is_linked(pair: ValuePair) -> bool:
    """True when both values hang on one word or stand beside one, and play parts that can be the same."""
    features = dict(zip(FEATURES, pair.features, strict=True))
    slot_a, slot_b = slot_of(pair.a), slot_of(pair.b)
    parts = {slot_a.dependency, slot_b.dependency}
    if pair.a.kind in ("person", "attribution") and len(parts) > 1:
        return False
    # "from Lisbon" and "in Porto" can both be right.
    if pair.a.kind == "place" and len(parts) > 1 and parts <= _PREPOSITIONAL:
        return False
    # "the 2019 meeting" and "the 2020 election" are dates of different things.
    if pair.a.kind == "date" and parts <= _MODIFIERS and features["governor"] < 1:
        return False
    return bool(features["governor"] or features["word before"] or features["word after"])


def _of_different_times(pair: ValuePair) -> bool:
    """True when one sentence speaks of another year, or of a day to come, and the other does not.

    What is counted may have changed in between, or be planned to.
    """
    if _days_to_come(pair.a) != _days_to_come(pair.b):
        return True
    years = [
        {timex.value[:4] for timex in value.told.timexes() if timex.value[:4].isdigit()} for value in (pair.a, pair.b)
    ]
    if years[0] and years[1]:
        return not years[0] & years[1]
    published = [value.told.published for value in (pair.a, pair.b)]
    now = {day[:4] for day in published if day}
    return bool((years[0] | years[1]) - now)


def _days_to_come(value: Value) -> frozenset[str]:
    """The days after the report's publication that the statement names."""
    published = value.told.published
    if published is None:
        return frozenset()
    days = {timex.value[:10] for timex in value.told.timexes() if timex.granularity == "day" and timex.resolved}
    return frozenset(day for day in days if day > published[:10])


def _identity(value: Value) -> tuple[str, int, int, str]:
    return value.told.statement.id, value.words.start, value.words.stop, value.text


def _sides(
    values: Sequence[Value], likeness: Callable[[Value, Value], Likeness]
) -> dict[tuple[str, int, int, str], Side]:
    """For each value the side it is on: all values of the fact that are the same, named by their commonest form."""
    classes: list[list[Value]] = []
    by_text: dict[tuple[str, str], list[Value]] = {}
    for value in values:
        home = by_text.get((value.key, value.text))
        if home is None:
            home = next((c for c in classes if likeness(c[0], value) == "same"), None)
            if home is None:
                home = []
                classes.append(home)
            by_text[value.key, value.text] = home
        home.append(value)
    sides = {}
    for members in classes:
        texts = Counter(value.shown or value.text for value in members)
        text = min(texts, key=lambda t: (-texts[t], t))
        tolds = {value.told.statement.id: value.told for value in members}
        order = min(value.low if math.isfinite(value.low) else value.high for value in members)
        side = Side(text=text, tolds=tuple(tolds[id] for id in sorted(tolds)), order=order)
        sides.update({_identity(value): side for value in members})
    return sides


def _relation(pair: ValuePair, a: Side, b: Side) -> tuple[Relation, str]:
    if pair.a.kind == "number":
        low, high = (a, b) if a.order <= b.order else (b, a)
        return number_relation(low.tolds, high.tolds)
    if pair.a.kind == "date":
        return date_relation(a.tolds, b.tolds)
    return "disagreement", ""


def _about(pair: ValuePair) -> str:
    """What is valued, in few words: the question word and what governs the value in both sentences."""
    slot_a, slot_b = slot_of(pair.a), slot_of(pair.b)
    shared = [lemma for lemma in slot_a.governors if lemma in slot_b.governors] or list(slot_a.governors[:1])
    what = pair.a.key if pair.a.kind == "number" and pair.a.key else ""
    words = list(dict.fromkeys([*([what] if what else []), *shared[:2]]))
    return f"{_ASKED[pair.a.kind]}: {', '.join(words)}" if words else _ASKED[pair.a.kind]


def _reason(pair: ValuePair, why: str) -> str:
    features = dict(zip(FEATURES, pair.features, strict=True))
    said = [f"“{pair.a.said}” against “{pair.b.said}”"]
    if features["governor"] == 1:
        said.append(f"both with “{slot_of(pair.a).governors[0]}”")
    near = sorted(slot_of(pair.a).near & slot_of(pair.b).near)[:4]
    if near:
        said.append("near the same words (" + ", ".join(near) + ")")
    if why:
        said.append(why)
    return "; ".join(said)
