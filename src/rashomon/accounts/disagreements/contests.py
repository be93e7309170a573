"""Contested values: numbers, dates, persons and places that fill one slot in two sentences and differ."""

import math
from collections import Counter
from collections.abc import Iterator, Sequence

from rashomon.accounts.disagreements.clash import Clash, Side
from rashomon.accounts.disagreements.judging import Judge
from rashomon.accounts.disagreements.kinds import ValueKind
from rashomon.accounts.disagreements.lexicon import PREPOSITIONS
from rashomon.accounts.disagreements.pairs import ValuePair, same_values, value_pairs
from rashomon.accounts.disagreements.sentence_pairs import Comparable, place_of
from rashomon.accounts.disagreements.slots import FEATURES, Value, slot_of
from rashomon.accounts.disagreements.stock import Stock
from rashomon.accounts.disagreements.told import Told, words_within
from rashomon.accounts.disagreements.updates import date_relation, number_relation
from rashomon.model.account import Relation

_PREPOSITIONAL = frozenset(PREPOSITIONS.values())
_MODIFIERS = frozenset({"name", "nummod", "amod", "of"})

_ASKED = {"number": "how many", "date": "when", "person": "who", "place": "where", "attribution": "who said it"}
# Two persons may well say the same; only where the rest is told alike is one put in the place of the other.
_TOLD_ALIKE = 0.5
_FEWEST_ALIKE = 4


def value_clashes(comparable: Comparable, kind: ValueKind, stock: Stock, judge: Judge) -> Iterator[Clash]:
    """The clashes between values of one kind in the sentences of a story; `stock` is of all its values."""
    sides: dict[Value, Side] = {}
    for pair in value_pairs(comparable, kind, stock):
        score = judge.probability(pair.features)
        if score < judge.undecided or (kind.kind == "attribution" and not _told_in_anothers_place(pair, kind)):
            continue
        for value in (pair.a, pair.b):
            if value not in sides:
                sides[value] = _side(value, kind, comparable)
        a, b = sides[pair.a], sides[pair.b]
        relation, why = _relation(pair, a, b)
        if relation == "disagreement" and score < judge.disagreement:
            apart = "the two sentences may speak of different things"
            relation, why = "undecided", apart if is_linked(pair) else "no word binds the two to one thing"
        yield Clash(
            kind=kind.kind,
            key=pair.a.key,
            about=_about(pair),
            a=a,
            b=b,
            score=score,
            relation=relation,
            reason=_reason(pair, why),
        )


def _side(value: Value, kind: ValueKind, comparable: Comparable) -> Side:
    """A value with the statements that give it, and those of sentences near that give the same."""
    same = [value, *same_values(value, comparable, kind)]
    texts = Counter(v.shown or v.text for v in same)
    tolds = {told.statement.id: told for v in same for told in _holding(v, comparable.statements[place_of(v.told)])}
    return Side(
        text=min(texts, key=lambda text: (-texts[text], text)),
        tolds=tuple(tolds[id] for id in sorted(tolds)),
        order=min(v.low if math.isfinite(v.low) else v.high for v in same),
    )


def _holding(value: Value, statements: Sequence[Told]) -> list[Told]:
    """The statements of a sentence that hold a value; the longest where none does."""
    holding = [
        told for told in statements if told.words.start <= value.words.start and value.words.stop <= told.words.stop
    ]
    return holding or [max(statements, key=lambda told: len(told.words))]


def _told_in_anothers_place(pair: ValuePair, kind: ValueKind) -> bool:
    """True when one speaker is put in the place of another: the rest is told alike, and neither sentence names both, as
    in "she said, quoting him".
    """
    a, b = pair.a.told.lemmas, pair.b.told.lemmas
    return len(a & b) >= max(_FEWEST_ALIKE, _TOLD_ALIKE * min(len(a), len(b))) and not any(
        kind.likeness(person, value) == "same"
        for value, other in ((pair.a, pair.b), (pair.b, pair.a))
        for person in kind.all_of(other.told)
    )


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
    named = _words_of_dates(pair)
    above = [lemma for lemma in slot_a.governors if lemma not in named]
    shared = [lemma for lemma in above if lemma in slot_b.governors] or above[:1]
    what = pair.a.key if pair.a.kind == "number" and pair.a.key else ""
    words = list(dict.fromkeys([*([what] if what else []), *shared[:2]]))
    return f"{_ASKED[pair.a.kind]}: {', '.join(words)}" if words else _ASKED[pair.a.kind]


def _words_of_dates(pair: ValuePair) -> frozenset[str]:
    """The words of the time expressions around two values: "28" hangs on "February" in "February 27 and 28"."""
    return frozenset(
        told.page.words[i].lemma.lower()
        for told in (pair.a.told, pair.b.told)
        for timex in told.timexes()
        for i in words_within(told.page, timex.start, timex.end)
    )


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
