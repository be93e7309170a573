"""Quotes gathered for reading: by speaker, and within a speaker by utterance with its variants."""

from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from rashomon.model.account import Quote
from rashomon.model.annotation import AttributionKind
from rashomon.rendering.escaping import one_line
from rashomon.rendering.view import View, joined, within_a_sentence

# How an outlet gives what was said.
GIVEN: Mapping[AttributionKind, str] = {"direct": "quoted", "mixed": "partly quoted", "indirect": "paraphrased"}
UNNAMED = "Speaker not named"
_NOBODY = "a speaker who is not named"

# Words of "the North added that" around a quote that is told inside another: with more, the outer one tells more.
_MOST_AROUND = 10
# Share of the shorter of two overlapping quotes of one speaker from which they are one, read twice.
_SAME = 0.9


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One thing that was said: its quotes, one or more a report, in order of publication.

    `through` are those in whose words it is passed on: "the statement", where the statement says what a speaker said.
    `speakers` names for each quote its speaker where it is not the one it stands under, else "": outlets may give one
    utterance to two speakers, or to nobody, and two utterances may be taken for one.
    """

    quotes: tuple[Quote, ...]
    speakers: tuple[str, ...]
    outlets: int
    through: tuple[str, ...] = ()

    @property
    def passed_on(self) -> str:
        """ "according to the statement"; "" when nobody stands between."""
        return f"according to {joined(self.through)}" if self.through else ""

    def about(self, place: int) -> str:
        """What is to be said of the quote at `place`: how it is given, its speaker, who passed it on (once)."""
        quote, speaker = self.quotes[place], self.speakers[place]
        said = (
            "" if quote.kind == "direct" else GIVEN[quote.kind],
            f"said by {speaker}" if speaker else "",
            self.passed_on if place == 0 else "",
        )
        return ", ".join(filter(None, said))


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerQuotes:
    """What one speaker said: first the utterances several outlets give, then those of one outlet."""

    name: str
    told_by_several: tuple[Utterance, ...]
    told_by_one: tuple[Utterance, ...]


def quotes_by_speaker(view: View) -> tuple[SpeakerQuotes, ...]:
    """All quotes; speakers whose words most outlets carry come first, then in the order they are first met.

    A quote that only holds another one ("the North added that ...", said by a statement) is not shown beside it: the
    inner one is, with both speakers.
    """
    quotes = sorted(view.account.quotes, key=lambda q: (view.ranks[q.content.report], q.content.start, q.content.end))
    holders = _holders(quotes)
    by_speaker: defaultdict[str, list[Utterance]] = defaultdict(list)
    names: dict[str, str] = {}
    for group in _same_utterance(quotes, holders):
        shown = [quote for quote in group if quote.id not in holders]
        first = next((quote for quote in shown if quote.speaker.name), shown[0])
        key = _speaker_key(first)
        names.setdefault(key, _speaker_name(view, first))
        outlets = len({view.reports[quote.content.report].source for quote in shown})
        passing = [quote for quote in group if quote.id in holders and _speaker_key(quote) != key]
        through = tuple(dict.fromkeys(_speaker_name(view, quote) for quote in passing if quote.speaker.name))
        speakers = tuple(
            "" if _speaker_key(quote) == key else within_a_sentence(_speaker_name(view, quote, _NOBODY))
            for quote in shown
        )
        by_speaker[key].append(Utterance(quotes=tuple(shown), speakers=speakers, outlets=outlets, through=through))
    found = [
        SpeakerQuotes(
            name=names[key],
            told_by_several=tuple(sorted((u for u in said if u.outlets > 1), key=lambda u: -u.outlets)),
            told_by_one=tuple(u for u in said if u.outlets <= 1),
        )
        for key, said in by_speaker.items()
    ]
    return tuple(sorted(found, key=lambda s: (s.name == UNNAMED, -sum(u.outlets for u in s.told_by_several))))


def _speaker_key(quote: Quote) -> str:
    return quote.speaker.entity or one_line(quote.speaker.name).casefold()


def _speaker_name(view: View, quote: Quote, nobody: str = UNNAMED) -> str:
    return one_line(view.entity_names.get(quote.speaker.entity or "", quote.speaker.name)) or nobody


def _holders(quotes: Sequence[Quote]) -> dict[str, str]:
    """The quotes that need not be shown, each with the quote of its report that tells the same."""
    found: dict[str, str] = {}
    for one, other in _overlapping(quotes):
        if one.id in found or other.id in found:
            continue
        for holder, shown in ((one, other), (other, one)):
            if _only_holds(holder, shown) or _read_twice(holder, shown):
                found[holder.id] = shown.id
                break
    return found


def _overlapping(quotes: Sequence[Quote]) -> Iterator[tuple[Quote, Quote]]:
    """Pairs of quotes of one report that share characters; `quotes` are sorted by report and place."""
    for place, one in enumerate(quotes):
        for other in quotes[place + 1 :]:
            if other.content.report != one.content.report or other.content.start >= one.content.end:
                break
            yield one, other


def _only_holds(outer: Quote, inner: Quote) -> bool:
    """True when the outer quote is the inner one with the words that say who speaks it, and hardly more."""
    cue = inner.cue
    if cue is None or _speaker_key(outer) == _speaker_key(inner):
        return False
    around, within = outer.content, inner.content
    if not (around.start <= cue.start and cue.end <= around.end):
        return False
    before = around.quote[: max(0, within.start - around.start)]
    after = around.quote[max(0, within.end - around.start) :]
    return len(before.split()) + len(after.split()) <= _MOST_AROUND


def _read_twice(shorter: Quote, longer: Quote) -> bool:
    """True when the shorter of two quotes of one speaker stands in the longer one."""
    if _speaker_key(shorter) != _speaker_key(longer):
        return False
    short, long = shorter.content.span, longer.content.span
    return len(short) <= len(long) and short.overlap(long) >= _SAME * len(short)


def _same_utterance(quotes: Sequence[Quote], holders: dict[str, str]) -> list[list[Quote]]:
    """Connected components of `same_as` and of `holders`, in order of their first quote."""
    by_id = {quote.id: quote for quote in quotes}
    linked: defaultdict[str, list[str]] = defaultdict(list)
    for quote in quotes:
        for other in (*quote.same_as, *([holders[quote.id]] if quote.id in holders else [])):
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
