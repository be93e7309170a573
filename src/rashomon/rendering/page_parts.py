"""What the page shows of facts, disagreements, quotes and dates, ready for the templates."""

from collections import defaultdict
from collections.abc import Sequence
from dataclasses import dataclass, replace

from rashomon.model.account import Disagreement, Fact
from rashomon.rendering.contests import ABOUT, not_counted, question, spoken_value, standings, surely_told
from rashomon.rendering.dates import spoken_date, spoken_gap, timeline_order
from rashomon.rendering.dating import dated
from rashomon.rendering.escaping import one_line
from rashomon.rendering.excerpts import excerpt
from rashomon.rendering.own_words import OwnWords, own_words, quoted_words
from rashomon.rendering.utterances import GIVEN, SpeakerQuotes, Utterance, quotes_by_speaker
from rashomon.rendering.view import (
    View,
    facts_of_date,
    joined,
    one_a_report,
    reason_parts,
    remarks_on,
    sides_of,
)

_MOST_WORDS_OF_A_FACT = 60  # statements shown under one fact; a fact of more has its others in the reports below
_MOST_NEAR = 30  # statements under one fact that are not counted for it
_MOST_QUOTES_OF_ONE = 4  # quotes of one speaker in one outlet alone that are shown unfolded
_FEWEST_FOLDED = 2  # no more than these are not folded away


@dataclass(frozen=True, slots=True, kw_only=True)
class Contest:
    """That a fact is disputed or was updated: "disputed: the number", and the numbers of the disagreements."""

    what: str
    relation: str
    numbers: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class CountedOnce:
    """Outlets that count as one, and why: pieces of text with the number of the passage they name (0 for none)."""

    sources: tuple[str, ...]
    reason: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class FactPart:
    """A fact with each outlet's own words, compared with the words its wording was taken from.

    `before` and `after` are the rest of the sentence of its wording; `words` are counted for it, `near` are not.
    """

    number: int
    before: str
    wording: str
    after: str
    sources: tuple[str, ...]
    independent: int
    independence: tuple[CountedOnce, ...]
    date: str
    remarks: tuple[str, ...]
    contests: tuple[Contest, ...]
    words: tuple[OwnWords, ...]
    near: tuple[OwnWords, ...]
    more_words: int
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class OutletFacts:
    """Facts that one outlet alone tells."""

    outlet: str
    facts: tuple[FactPart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Side:
    """One position of a disagreement with the words of each outlet that holds it."""

    value: str
    sources: tuple[str, ...]
    words: tuple[OwnWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DisagreementPart:
    """A disagreement, what is asked ("How many workers"), what it is about ("the number"), its sides and the numbers of
    the facts that it is about."""

    number: int
    asked: str
    about: str
    disagreement: Disagreement
    sides: tuple[Side, ...]
    facts: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class UtterancePart:
    """One thing said, as each outlet gives it; `passed_on` names who told the outlets ("according to ...").

    `given` says how they give it: "quoted", "paraphrased".
    """

    given: str
    passed_on: str
    words: tuple[OwnWords, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class SpeakerPart:
    """A speaker's utterances: those several outlets give, some of one outlet, and those that are folded away."""

    name: str
    several: tuple[UtterancePart, ...]
    one: tuple[UtterancePart, ...]
    folded: tuple[UtterancePart, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class DatePart:
    """A date on the timeline. `gap` is its distance from the one before; `published` names the reports of that day."""

    date: str
    gap: str
    facts: tuple[Fact, ...]
    published: tuple[str, ...]


def main_facts(view: View, fill: int = 8) -> tuple[Fact, ...]:
    """The facts shown in full: those of several outlets, filled up with the weightiest others to `fill`."""
    missing = max(0, fill - len(view.told_by_several))
    return (*view.told_by_several, *view.told_by_one[:missing])


def fact_part(view: View, fact: Fact) -> FactPart:
    """One fact: the words of its wording first, then the other outlets' in order of publication."""
    at = (fact.evidence.report, fact.evidence.start)
    counted = sorted(view.statements_of(surely_told(fact)), key=lambda s: (s.report, s.start) != at)
    near = view.statements_of(not_counted(fact))
    base = fact.evidence if len(counted) > 1 else None
    shown = excerpt(view, fact)
    numbers = {d.id: number for number, d in enumerate(view.account.disagreements, start=1)}
    return FactPart(
        number=view.numbers[fact.id],
        before=shown.before,
        wording=fact.wording,
        after=shown.after,
        sources=fact.sources,
        independent=fact.independent_sources,
        independence=tuple(
            CountedOnce(sources=group.sources, reason=reason_parts(view, group.reason)) for group in fact.independence
        ),
        date=dated(view, fact),
        remarks=remarks_on(view, fact),
        contests=tuple(
            Contest(what=what, relation=found[0].relation, numbers=tuple(numbers[d.id] for d in found))
            for what, found in standings(view.contested.get(fact.id, ()))
        ),
        words=tuple(own_words(view, statement, base) for statement in counted[:_MOST_WORDS_OF_A_FACT]),
        near=tuple(own_words(view, statement, None) for statement in near[:_MOST_NEAR]),
        more_words=max(0, len(counted) - _MOST_WORDS_OF_A_FACT) + max(0, len(near) - _MOST_NEAR),
        score=fact.score,
        reason=fact.reason,
    )


def facts_of_one_outlet(view: View, shown: Sequence[Fact]) -> tuple[OutletFacts, ...]:
    """The facts not among `shown`, by outlet; outlets in the account's order."""
    already = {fact.id for fact in shown}
    by_outlet: defaultdict[str, list[FactPart]] = defaultdict(list)
    for fact in view.told_by_one:
        if fact.id not in already:
            by_outlet[view.reports[fact.first_report].source].append(fact_part(view, fact))
    return tuple(
        OutletFacts(outlet=source, facts=tuple(by_outlet[source])) for source in view.sources() if source in by_outlet
    )


def disagreement_parts(view: View) -> tuple[DisagreementPart, ...]:
    """The disagreements in the account's order, numbered from 1."""
    touched: defaultdict[str, list[int]] = defaultdict(list)
    for fact_id, disagreements in view.contested.items():
        for disagreement in disagreements:
            touched[disagreement.id].append(view.numbers[fact_id])
    return tuple(
        DisagreementPart(
            number=number,
            asked=question(disagreement),
            about=ABOUT[disagreement.kind],
            disagreement=disagreement,
            sides=tuple(
                Side(
                    value=spoken_value(disagreement, position),
                    sources=position.sources,
                    words=tuple(own_words(view, s, None) for s in one_a_report(view, position.statements)),
                )
                for position in sides_of(view, disagreement)
            ),
            facts=tuple(sorted(touched[disagreement.id])),
        )
        for number, disagreement in enumerate(view.account.disagreements, start=1)
    )


def speaker_parts(view: View) -> tuple[SpeakerPart, ...]:
    """Who said what; each variant compared with the first outlet's."""
    return tuple(
        SpeakerPart(
            name=speaker.name,
            several=tuple(_utterance_part(view, utterance) for utterance in speaker.told_by_several),
            one=tuple(_utterance_part(view, utterance) for utterance in _shown_of_one(speaker)),
            folded=tuple(
                _utterance_part(view, utterance)
                for utterance in speaker.told_by_one
                if utterance not in _shown_of_one(speaker)
            ),
        )
        for speaker in quotes_by_speaker(view)
    )


def _shown_of_one(speaker: SpeakerQuotes) -> tuple[Utterance, ...]:
    """What stands open: the speaker's own words, and the rest where folding it away would hide next to nothing."""
    spoken = [utterance for utterance in speaker.told_by_one if utterance.quotes[0].kind != "indirect"]
    shown = tuple(spoken[:_MOST_QUOTES_OF_ONE])
    return speaker.told_by_one if len(speaker.told_by_one) - len(shown) <= _FEWEST_FOLDED else shown


def _utterance_part(view: View, utterance: Utterance) -> UtterancePart:
    base = utterance.quotes[0].content
    kinds = {quote.kind for quote in utterance.quotes}
    return UtterancePart(
        given=joined([words for kind, words in GIVEN.items() if kind in kinds]),
        passed_on=utterance.passed_on,
        words=tuple(
            replace(quoted_words(view, quote.content, base), whose_word=speaker)
            for quote, speaker in zip(utterance.quotes, utterance.speakers, strict=True)
        ),
    )


def date_parts(view: View) -> tuple[DatePart, ...]:
    """The timeline, with the days on which reports came out; empty when no fact has a date."""
    published: defaultdict[str, list[str]] = defaultdict(list)
    for report in view.by_publication:
        if report.published:
            published[report.published[:10]].append(one_line(report.source) or view.labels[report.id])
    entries = {entry.date: entry for entry in view.account.timeline}
    if not entries:
        return ()
    dates = sorted({*entries, *published}, key=timeline_order)
    return tuple(
        DatePart(
            date=spoken_date(date),
            gap=spoken_gap(before, date) if before else "",
            facts=facts_of_date(view, entries[date]) if date in entries else (),
            published=tuple(dict.fromkeys(published.get(date, ()))),
        )
        for before, date in zip(("", *dates), dates, strict=False)
    )
