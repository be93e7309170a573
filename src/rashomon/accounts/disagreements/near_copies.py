"""Sentences of different reports that are one sentence but for a few words, whether or not they make a common fact.

Where the few words are a name, a date or a figure, alignment may rightly take the two for different assertions; to a
reader they are one, told in two ways.
"""

from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from itertools import combinations

from rashomon.accounts.disagreements.told import Told, content_lemmas

# Share of the content words of the shorter sentence, and how many words it must have, for two to be near copies.
_ALIKE = 0.6
_FEWEST = 5
_LENGTHS = 2.0
# Pairs are looked for among the sentences that share two of their rarest words; a word of more sentences is not rare.
_RAREST = 6
_MOST = 24


@dataclass(frozen=True, slots=True, kw_only=True)
class _Place:
    """A sentence of a report with its statements and its content lemmas."""

    report: str
    lemmas: frozenset[str]
    tolds: tuple[Told, ...]


def near_copies(tolds: Sequence[Told]) -> list[tuple[Told, ...]]:
    """The statements of each pair of near copies; `tolds` are all statements of the story.

    Grows with the number of sentences, not of their pairs: each looks at those that share its rarest words.
    """
    places = _places(tolds)
    frequency = Counter(lemma for place in places for lemma in place.lemmas)
    holders: dict[str, list[int]] = {}
    for number, place in enumerate(places):
        known = sorted(
            (lemma for lemma in place.lemmas if 1 < frequency[lemma] <= _MOST), key=lambda x: (frequency[x], x)
        )
        for lemma in known[:_RAREST]:
            holders.setdefault(lemma, []).append(number)
    common = Counter(pair for numbers in holders.values() for pair in combinations(numbers, 2))
    return [
        (*places[i].tolds, *places[j].tolds)
        for (i, j), shared in sorted(common.items())
        if shared > 1 and places[i].report != places[j].report and _alike(places[i].lemmas, places[j].lemmas)
    ]


def _places(tolds: Sequence[Told]) -> list[_Place]:
    by_sentence: dict[tuple[str, int], list[Told]] = {}
    for told in tolds:
        by_sentence.setdefault((told.report, told.context.start), []).append(told)
    return [
        _Place(report=key[0], lemmas=content_lemmas(same[0].page, same[0].context), tolds=tuple(same))
        for key, same in sorted(by_sentence.items(), key=lambda item: item[0])
    ]


def _alike(one: frozenset[str], other: frozenset[str]) -> bool:
    fewest, most = sorted((len(one), len(other)))
    return fewest >= _FEWEST and most <= _LENGTHS * fewest and len(one & other) >= _ALIKE * fewest


def together(facts: Mapping[str, frozenset[str]], tolds: Sequence[Told]) -> bool:
    """True when statements of different reports among these stand in one fact; `facts` are those of each statement."""
    return any(
        facts.get(a.statement.id, frozenset()) & facts.get(b.statement.id, frozenset())
        for a, b in combinations(tolds, 2)
        if a.report != b.report
    )
