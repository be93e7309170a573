"""Quotes gathered for reading: by speaker, and within a speaker by utterance with its variants."""

from collections import defaultdict
from dataclasses import dataclass

from rashomon.model.account import Quote
from rashomon.rendering.escaping import one_line
from rashomon.rendering.view import View

UNNAMED = "Speaker not named"


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One thing that was said: its quotes, one or more a report, in order of publication."""

    quotes: tuple[Quote, ...]
    outlets: int


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerQuotes:
    """What one speaker said: first the utterances several outlets give, then those of one outlet."""

    name: str
    told_by_several: tuple[Utterance, ...]
    told_by_one: tuple[Utterance, ...]


def quotes_by_speaker(view: View) -> tuple[SpeakerQuotes, ...]:
    """All quotes; speakers whose words most outlets carry come first, then in the order they are first met."""
    quotes = sorted(view.account.quotes, key=lambda q: (view.ranks[q.content.report], q.content.start, q.content.end))
    by_speaker: defaultdict[str, list[Utterance]] = defaultdict(list)
    names: dict[str, str] = {}
    for group in _same_utterance(quotes):
        first = next((quote for quote in group if quote.speaker.name), group[0])
        key = first.speaker.entity or one_line(first.speaker.name).casefold()
        name = view.entity_names.get(first.speaker.entity or "", first.speaker.name)
        names.setdefault(key, one_line(name) or UNNAMED)
        outlets = len({view.reports[quote.content.report].source for quote in group})
        by_speaker[key].append(Utterance(quotes=tuple(group), outlets=outlets))
    speakers = [
        SpeakerQuotes(
            name=names[key],
            told_by_several=tuple(sorted((u for u in said if u.outlets > 1), key=lambda u: -u.outlets)),
            told_by_one=tuple(u for u in said if u.outlets <= 1),
        )
        for key, said in by_speaker.items()
    ]
    return tuple(sorted(speakers, key=lambda s: (s.name == UNNAMED, -sum(u.outlets for u in s.told_by_several))))


def _same_utterance(quotes: list[Quote]) -> list[list[Quote]]:
    """Connected components of `same_as`, in order of their first quote."""
    by_id = {quote.id: quote for quote in quotes}
    linked: defaultdict[str, list[str]] = defaultdict(list)
    for quote in quotes:
        for other in quote.same_as:
            if other in by_id:
                linked[quote.id].append(other)
                linked[other].append(quote.id)
    place = {quote.id: number for number, quote in enumerate(quotes)}
    seen: set[str] = set()
    groups: list[list[Quote]] = []
    for quote in quotes:
        if quote.id in seen:
            continue
        seen.add(quote.id)
        waiting, group = [quote.id], []
        while waiting:
            current = waiting.pop()
            group.append(by_id[current])
            for other in linked[current]:
                if other not in seen:
                    seen.add(other)
                    waiting.append(other)
        groups.append(sorted(group, key=lambda member: place[member.id]))
    return groups
