"""The pairs of sentences, of different reports, that may tell the same: what is compared for contradictions."""

from collections.abc import Callable, Hashable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations
from typing import TypeVar

from rashomon.accounts.disagreements.told import Told, sentence_of
from rashomon.model.account import Fact

Item = TypeVar("Item")

# A sentence by the id of its report and its first character.
Place = tuple[str, int]
# Sentences that are less likely to tell the same are compared only where statements of both stand in one fact.
LIKELY = 0.2
# Of a fact told by very many sentences that differ in their words, this many of each make-up are compared.
_OF_ONE_KIND = 2
_MOST = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class SentencePair:
    """Two sentences of different reports, as wholes.

    `likeness` is the probability in 0..1 that both assert one thing; `together`: statements of both stand in one fact.
    """

    a: Told
    b: Told
    likeness: float
    together: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparable:
    """The sentences of a story that may tell the same.

    `near` holds for each place the sentences paired with it, `statements` the statements of its sentence, in order.
    """

    pairs: tuple[SentencePair, ...]
    near: Mapping[Place, tuple[Told, ...]]
    statements: Mapping[Place, tuple[Told, ...]]


def place_of(told: Told) -> Place:
    """Where the sentence of a statement stands."""
    words = told.page.words
    return told.report, words[told.context.start].start if len(told.context) else told.statement.start


def comparable_sentences(
    facts: Sequence[Fact], tolds: Sequence[Told], likeness: Mapping[tuple[Place, Place], float] | None
) -> Comparable:
    """The pairs of sentences that stand in one fact or are likely to tell the same, in order.

    `tolds` are the statements of the story in order, `likeness` how probable it is that two sentences (the lesser place
    first) assert one thing, 0 for pairs that it lacks. Without it two sentences of a fact are as likely as the fact is
    sure.
    """
    statements: dict[Place, list[Told]] = {}
    for told in tolds:
        statements.setdefault(place_of(told), []).append(told)
    place_by_id = {told.statement.id: place for place, same in statements.items() for told in same}
    together: dict[tuple[Place, Place], float] = {}
    for fact in facts:
        for pair in _within(fact, place_by_id, statements):
            together[pair] = max(fact.score, together.get(pair, 0.0))
    if likeness is None:
        likeness = together
    likely = {pair for pair, score in likeness.items() if score >= LIKELY and all(p in statements for p in pair)}
    sentences = {place: sentence_of(same[0]) for place, same in statements.items()}
    near: dict[Place, list[Told]] = {}
    pairs = []
    for a, b in sorted(likely | set(together)):
        pairs.append(
            SentencePair(
                a=sentences[a],
                b=sentences[b],
                likeness=likeness.get((a, b), 0.0),
                together=(a, b) in together,
            )
        )
        near.setdefault(a, []).append(sentences[b])
        near.setdefault(b, []).append(sentences[a])
    return Comparable(
        pairs=tuple(pairs),
        near={place: tuple(found) for place, found in near.items()},
        statements={place: tuple(same) for place, same in statements.items()},
    )


def _within(
    fact: Fact, place_by_id: Mapping[str, Place], statements: Mapping[Place, Sequence[Told]]
) -> Iterable[tuple[Place, Place]]:
    places = sorted({place_by_id[id] for id in fact.statements if id in place_by_id})
    kept = representatives(places, lambda place: statements[place][0].lemmas)
    return ((a, b) for a, b in combinations(kept, 2) if a[0] != b[0])


def representatives(items: Sequence[Item], make_up: Callable[[Item], Hashable]) -> Sequence[Item]:
    """All items when they are few; else the first few of each make-up, so that their pairs stay bounded."""
    if len(items) <= _MOST:
        return items
    taken: dict[Hashable, int] = {}
    kept = []
    for item in items:
        made_up = make_up(item)
        taken[made_up] = taken.get(made_up, 0) + 1
        if taken[made_up] <= _OF_ONE_KIND:
            kept.append(item)
    return kept[: 2 * _MOST]
