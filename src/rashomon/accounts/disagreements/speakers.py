"""One utterance, printed with different speakers."""

import re
from bisect import bisect_left
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher
from itertools import combinations

from rashomon.accounts.disagreements.clash import Clash, Side
from rashomon.accounts.disagreements.told import Page, Told
from rashomon.model.account import Entity
from rashomon.model.annotation import Attribution
from rashomon.model.span import Span

_WORD = re.compile(r"\w+")
# So many words in a row make two contents one utterance; shorter ones people say alike by chance.
_SAME_RUN = 5
_SHARE = 0.5
# A run of words in more utterances than this tells none from the others; longer contents are cut.
_MOST = 40
_LONGEST = 300
# How many statements back from the end of an utterance the one that holds it is looked for.
_NEAREST = 60


@dataclass(frozen=True, slots=True, kw_only=True)
class _Utterance:
    """What a named person is said to have said in one report, as words; where it stands, and where the name does."""

    report: str
    speaker: Entity
    words: tuple[str, ...]
    spans: tuple[Span, ...]
    named: tuple[Span, ...]


def speaker_clashes(tolds: Sequence[Told], pages: Mapping[str, Page]) -> Iterator[Clash]:
    """Words that different reports give alike, from different persons.

    `tolds` are the statements of the story, `pages` its reports by id. Only persons who are named where they speak
    count: whom a "he" means is the reader's guess, and a spokesman may speak for a ministry.
    """
    utterances = [found for _, page in sorted(pages.items()) for found in _utterances(page)]
    by_report: dict[str, list[Told]] = {}
    for told in tolds:
        by_report.setdefault(told.report, []).append(told)
    statements = [_statements_of(by_report.get(utterance.report, []), utterance) for utterance in utterances]
    for i, j in _sharing_a_run(utterances):
        one, other, first, second = utterances[i], utterances[j], statements[i], statements[j]
        if one.report == other.report or not _two_persons(one.speaker, other.speaker):
            continue
        run = SequenceMatcher(None, one.words, other.words, autojunk=False).find_longest_match()
        share = run.size / min(len(one.words), len(other.words))
        if run.size < _SAME_RUN or share < _SHARE or not first or not second:
            continue
        if _names(first, other.speaker) or _names(second, one.speaker):
            continue  # "he quoted her as saying": both sentences may mean the same chain of tellers
        yield Clash(
            kind="attribution",
            key=f"speaker {min(told.statement.id for told in (*first, *second))}",
            about="who said: “" + " ".join(one.words[run.a : run.a + min(run.size, 8)]) + " …”",
            a=Side(text=one.speaker.name, tolds=first),
            b=Side(text=other.speaker.name, tolds=second),
            score=round(0.5 + 0.4 * min(1.0, share), 3),
            relation="disagreement" if run.size >= 2 * _SAME_RUN or share == 1 else "undecided",
            reason=f"{run.size} words in a row are said alike, by different speakers",
        )


def _utterances(page: Page) -> Iterator[_Utterance]:
    text = page.annotation.report.text
    persons = sorted((span, entity.id) for span, entity in page.mentioned.items() if entity.type == "person")
    for attribution in page.annotation.attributions:
        speaker = _named_speaker(page, persons, attribution)
        words = [word.lower() for span in attribution.content for word in _WORD.findall(text[span.start : span.end])]
        if speaker is not None and len(words) >= _SAME_RUN:
            yield _Utterance(
                report=page.annotation.report.id,
                speaker=speaker,
                words=tuple(words[:_LONGEST]),
                spans=attribution.content,
                named=attribution.source,
            )


def _named_speaker(
    page: Page, persons: Sequence[tuple[tuple[int, int], str]], attribution: Attribution
) -> Entity | None:
    """The one person whose name stands in the source of an attribution; `persons` are those of the page, in order."""
    named: set[str] = set()
    for span in attribution.source:
        first, last = (bisect_left(persons, ((at, -1), "")) for at in (span.start, span.end))
        named.update(id for (_, end), id in persons[first:last] if end <= span.end)
    return page.entities[named.pop()] if len(named) == 1 else None


def _sharing_a_run(utterances: Sequence[_Utterance]) -> list[tuple[int, int]]:
    holders: dict[tuple[str, ...], list[int]] = {}
    for number, utterance in enumerate(utterances):
        runs = {utterance.words[k : k + _SAME_RUN] for k in range(len(utterance.words) - _SAME_RUN + 1)}
        for run in sorted(runs):
            holders.setdefault(run, []).append(number)
    pairs = Counter(pair for numbers in holders.values() if len(numbers) <= _MOST for pair in combinations(numbers, 2))
    return sorted(pairs)


def _two_persons(one: Entity, other: Entity) -> bool:
    """True when two persons are not one under another name; a word they share may be the family name."""
    shared = set(_WORD.findall(one.name.lower())) & set(_WORD.findall(other.name.lower()))
    return one.id != other.id and not shared and " " in one.name and " " in other.name


def _names(tolds: Sequence[Told], person: Entity) -> bool:
    """True when the sentences of some statements name a person too, whole or by the last word of the name."""
    last = person.name.rpartition(" ")[2].lower()
    return any(
        told.page.words[i].text.lower() == last for told in tolds for i in range(told.context.start, told.context.stop)
    )


def _statements_of(tolds: Sequence[Told], utterance: _Utterance) -> tuple[Told, ...]:
    """The statement that has most of an utterance, and the one that names its speaker where that is another.

    `tolds` are those of its report, in order. Empty where none has anything of the utterance.
    """
    content, name = (_holding(tolds, spans) for spans in (utterance.spans, utterance.named))
    if content is None:
        return ()
    return (content,) if name is None or name is content else (content, name)


def _holding(tolds: Sequence[Told], spans: Sequence[Span]) -> Told | None:
    """The statement that has most of some words, the shortest of those."""
    start, end = min(span.start for span in spans), max(span.end for span in spans)
    last = bisect_left(tolds, end, key=lambda told: told.statement.start)
    near = [told for told in tolds[max(0, last - _NEAREST) : last] if told.statement.end > start]
    held = {told.statement.id: sum(span.overlap(told.statement.span) for span in spans) for told in near}
    near = [told for told in near if held[told.statement.id]]
    return min(near, key=lambda t: (-held[t.statement.id], len(t.statement.quote), t.statement.id), default=None)
