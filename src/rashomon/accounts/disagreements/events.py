"""Dates of events that reports mention in passing: one event, named alike and at one place, dated differently.

Background often stands in sentences that belong to no common fact ("weeks after the failed talks in Geneva"). Two
mentions are taken for one event only when both have the same noun and the same named place attached to it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from itertools import combinations

from rashomon.accounts.disagreements.clash import Clash, Side
from rashomon.accounts.disagreements.dates import date_likeness, date_values
from rashomon.accounts.disagreements.lexicon import EVENT_NOUNS
from rashomon.accounts.disagreements.slots import Value, words_of_span
from rashomon.accounts.disagreements.told import Page, Told
from rashomon.accounts.disagreements.updates import date_relation

_CLIMB = 5
_EVENT_ENDINGS = ("tion", "sion", "ment", "ing", "ance", "ence", "sal", "val", "ure")
_STEM = 6
_IN_A_PHRASE = frozenset({"PROPN", "ADP", "ADJ", "NUM", "NOUN"})
# Mentions further apart than this many days are of two events of one name (yearly summits, two attacks on a city).
_ONE_EVENT = 62
_SCORE = 0.75


@dataclass(frozen=True, slots=True, kw_only=True)
class DatedEvent:
    """A date with the noun of the event that it dates and the places attached to that noun."""

    noun: str
    places: frozenset[str]
    date: Value


def event_clashes(tolds: Sequence[Told], story_day: date | None) -> list[Clash]:
    """The clashes between dates of one event in any two statements of the story."""
    placed: dict[tuple[str, str], list[DatedEvent]] = {}
    named: dict[str, list[Value]] = {}
    seen: set[tuple[str, int]] = set()
    for told in sorted(tolds, key=lambda t: (t.report, len(t.words), t.statement.start, t.statement.id)):
        for value in date_values(told, story_day):
            # Of statements that overlap, the shortest that holds the date speaks for it.
            where = (told.report, value.words.start)
            if where in seen:
                continue
            seen.add(where)
            for event in dated_events(told, value):
                named.setdefault(event.noun, []).append(value)
                for place in sorted(event.places):
                    placed.setdefault((event.noun, place), []).append(event)
    clashes = []
    for (noun, place), events in sorted(placed.items()):
        clashes.extend(_clashes_of(noun, place, events, named[noun]))
    return clashes


def dated_events(told: Told, value: Value) -> list[DatedEvent]:
    """The events that a date may belong to: the noun or the verb's subject above it, and the phrase right before it."""
    page = told.page
    if not len(value.words):
        return []
    places = [mention for mention in told.mentions() if mention.type == "place"]
    found = []
    for noun in _event_nouns(told, value.words):
        attached = [m for m in places if any(_hangs_on(page, i, noun) for i in words_of_span(told, m.start, m.end))]
        entities = [(mention, page.mentioned.get((mention.start, mention.end))) for mention in attached]
        ids = frozenset(entity.id if entity else mention.name.lower() for mention, entity in entities)
        found.append(DatedEvent(noun=page.words[noun].lemma.lower(), places=ids, date=value))
    return found


def _clashes_of(noun: str, place: str, events: Sequence[DatedEvent], named: Sequence[Value]) -> list[Clash]:
    """The clashes of one event; `named` are all dates of events of that name, which back a side where they agree."""
    reports: dict[str, list[Value]] = {}
    for event in events:
        reports.setdefault(event.date.told.report, []).append(event.date)
    if any(date_likeness(a, b) == "different" for own in reports.values() for a, b in combinations(own, 2)):
        return []  # one report tells of two such events
    sides: dict[str, Side] = {}
    for text in sorted({event.date.text for event in events}):
        same = [value for value in named if value.text == text]
        tolds = {value.told.statement.id: value.told for value in same}
        sides[text] = Side(text=text, tolds=tuple(tolds[id] for id in sorted(tolds)), order=same[0].low)
    clashes = []
    values = {event.date.text: event.date for event in events}
    for a, b in combinations(sorted(values), 2):
        first, second = values[a], values[b]
        gap = max(first.low, second.low) - min(first.high, second.high)
        if date_likeness(first, second) != "different" or gap > _ONE_EVENT:
            continue
        relation, why = date_relation(sides[a].tolds, sides[b].tolds)
        clashes.append(
            Clash(
                kind="date",
                key=f"event {noun} {place}",
                about=f"when: {noun}",
                a=sides[a],
                b=sides[b],
                score=_SCORE,
                relation=relation,
                reason=f"“{first.said}” against “{second.said}”; both of a “{noun}” at the same named place"
                + (f"; {why}" if why else ""),
            )
        )
    return clashes


def _event_nouns(told: Told, words: range) -> list[int]:
    page = told.page
    nouns: list[int] = []
    at = words[-1]
    for _ in range(_CLIMB):
        head = page.words[at].head
        if head == at:
            break
        at = head
        if at in words:
            continue
        if page.words[at].pos == "NOUN":
            nouns.append(at)
            break
        if page.words[at].pos in ("VERB", "AUX"):
            nouns.extend(
                c
                for c in page.children[at]
                if page.words[c].dep in ("nsubj", "nsubjpass") and page.words[c].pos == "NOUN"
            )
            break
    # Parsers hang "in Lisbon last month" on the verb as often as on the noun before it.
    at = words[0] - 1
    for _ in range(_CLIMB):
        if at not in told.context or page.words[at].pos not in _IN_A_PHRASE:
            break
        if page.words[at].pos == "NOUN" and at not in nouns:
            nouns.append(at)
        at = page.words[at].head
    return [noun for noun in nouns if is_event_noun(page.words[noun].lemma.lower())]


def is_event_noun(lemma: str) -> bool:
    """True for nouns that name something that happens: by their ending, or in the list of those without one."""
    return lemma in EVENT_NOUNS or (len(lemma) > _STEM and lemma.endswith(_EVENT_ENDINGS))


def _hangs_on(page: Page, word: int, noun: int) -> bool:
    """True when a word depends on the noun through names and prepositions only."""
    at = word
    for _ in range(_CLIMB):
        head = page.words[at].head
        if head == at:
            return False
        at = head
        if at == noun:
            return True
        if page.words[at].pos not in _IN_A_PHRASE:
            return False
    return False
