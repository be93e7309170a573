"""Who said what: the utterances of each report, with their speaker and the same utterance in other reports."""

from bisect import bisect_right
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace

from rashomon.accounts.utterances import Utterance, link_utterances, stems
from rashomon.language.attribution.cue_words import cue_lemmas
from rashomon.language.attribution.lexicon import SPEECH
from rashomon.model.account import Entity, Quote, Speaker
from rashomon.model.annotation import Annotation, Attribution
from rashomon.model.ids import content_id
from rashomon.model.span import Span

# Characters: fragments of one content with at most this much between them (", he said, ") are shown as one.
_GAP = 90
_MIN_QUOTED_WORDS = 2
_MIN_TOLD_WORDS = 4
_LEADING = ("that ", "That ")
_NAMED = frozenset({"named", "organisation"})


@dataclass(frozen=True, slots=True, kw_only=True)
class _Names:
    """The entities of a story by their place in a report and by their names."""

    by_report: Mapping[str, tuple[tuple[int, int, str], ...]]
    by_name: Mapping[str, str]
    entities: Mapping[str, Entity]


def find_quotes(annotations: Sequence[Annotation], entities: Sequence[Entity]) -> tuple[Quote, ...]:
    """The quotes of a story's reports: direct and mixed quotations, and indirect speech with a named speaker.

    In the order of the reports and of their text. `same_as` links quotes of different reports that give one utterance,
    word for word or in another translation or paraphrase; the links go both ways, and whatever is linked to the same
    quote is linked. A quote given to two speakers stays linked: that is a disagreement, not two utterances.
    """
    found = _quotes_and_utterances(annotations, entities)
    same: dict[int, tuple[str, ...]] = {}
    for group in link_utterances([utterance for _, utterance in found]):
        for index in group:
            others = [other for other in group if found[other][1].report != found[index][1].report]
            same[index] = tuple(sorted(found[other][0].id for other in others))
    return tuple(replace(quote, same_as=same.get(index, ())) for index, (quote, _) in enumerate(found))


def make_utterances(annotations: Sequence[Annotation], entities: Sequence[Entity]) -> list[Utterance]:
    """What linking sees of each quote, in the order of `find_quotes`; for training and measuring."""
    return [utterance for _, utterance in _quotes_and_utterances(annotations, entities)]


def _quotes_and_utterances(
    annotations: Sequence[Annotation], entities: Sequence[Entity]
) -> list[tuple[Quote, Utterance]]:
    names = _index(entities)
    found: list[tuple[Quote, Utterance]] = []
    for annotation in annotations:
        for attribution, span in _spoken(annotation):
            quote = _make_quote(annotation, attribution, span, names)
            if quote is not None:
                found.append((quote, _make_utterance(annotation, attribution, quote, names)))
    return found


def _spoken(annotation: Annotation) -> Iterator[tuple[Attribution, Span]]:
    """The utterances of a report: attributions of speech, their fragments joined where little stands between."""
    taken: set[tuple[int, int]] = set()
    pieces = [
        (piece, attribution)
        for attribution in annotation.attributions
        if _is_utterance(annotation, attribution)
        for piece in _pieces(annotation.report.text, attribution)
    ]
    for piece, attribution in sorted(pieces, key=lambda pair: (pair[0].start, -pair[0].end)):
        if (piece.start, piece.end) not in taken:
            taken.add((piece.start, piece.end))
            yield attribution, piece


def _is_utterance(annotation: Annotation, attribution: Attribution) -> bool:
    """True when the cue tells of words, spoken or written, and not only of a thought or a wish."""
    if not attribution.cue:
        return attribution.kind != "indirect"
    if attribution.kind == "direct" or attribution.channel:
        return True
    return not SPEECH.isdisjoint(cue_lemmas(annotation.words, attribution))


def _pieces(text: str, attribution: Attribution) -> list[Span]:
    joined: list[Span] = []
    for span in sorted(attribution.content):
        if joined and span.start - joined[-1].end <= _GAP and "\n" not in text[joined[-1].end : span.start]:
            joined[-1] = Span(start=joined[-1].start, end=max(span.end, joined[-1].end))
        else:
            joined.append(span)
    least = _MIN_TOLD_WORDS if attribution.kind == "indirect" else _MIN_QUOTED_WORDS
    trimmed = [_without_that(text, span) for span in joined]
    return [span for span in trimmed if len(text[span.start : span.end].split()) >= least]


def _without_that(text: str, span: Span) -> Span:
    return Span(start=span.start + 5, end=span.end) if text.startswith(_LEADING, span.start) and len(span) > 5 else span


def _make_quote(annotation: Annotation, attribution: Attribution, span: Span, names: _Names) -> Quote | None:
    report = annotation.report
    speaker = _speaker(report.id, attribution, names)
    named = speaker.entity is not None or attribution.source_kind in _NAMED
    if attribution.kind == "indirect" and not (named and speaker.name):
        return None
    content = report.evidence(span.start, span.end)
    cue = report.evidence(attribution.cue[0].start, attribution.cue[-1].end) if attribution.cue else None
    return Quote(
        id=content_id("q", report.id, content.start, content.end, content.quote),
        speaker=speaker,
        kind=attribution.kind,
        content=content,
        cue=cue,
        same_as=(),
    )


def _index(entities: Sequence[Entity]) -> _Names:
    places: dict[str, list[tuple[int, int, str]]] = {}
    by_name: dict[str, str] = {}
    for entity in entities:
        for name in (entity.name, *entity.aliases):
            by_name.setdefault(name.casefold(), entity.id)
        for mention in entity.mentions:
            places.setdefault(mention.report, []).append((mention.start, mention.end, entity.id))
    return _Names(
        by_report={report: tuple(sorted(found)) for report, found in places.items()},
        by_name=by_name,
        entities={entity.id: entity for entity in entities},
    )


def _speaker(report: str, attribution: Attribution, names: _Names) -> Speaker:
    """The entity that the source names; a mention inside the source counts only when it is the speaker's own name."""
    name = attribution.speaker
    if not name:
        return Speaker(name="", entity=None)
    for span in attribution.source:
        for start, end, identity in _overlapping(names.by_report.get(report, ()), span):
            entity = names.entities[identity]
            known = {entity.name.casefold(), *(alias.casefold() for alias in entity.aliases)}
            if start < span.end and span.start < end and name.casefold() in known:
                return Speaker(name=entity.name, entity=identity)
    identity = names.by_name.get(name.casefold(), "")
    if identity:
        return Speaker(name=names.entities[identity].name, entity=identity)
    return Speaker(name=name, entity=None)


def _overlapping(places: Sequence[tuple[int, int, str]], span: Span) -> Iterator[tuple[int, int, str]]:
    at = max(0, bisect_right(places, (span.start, -1, "")) - 1)
    while at < len(places) and places[at][0] < span.end:
        if places[at][1] > span.start:
            yield places[at]
        at += 1


def _make_utterance(annotation: Annotation, attribution: Attribution, quote: Quote, names: _Names) -> Utterance:
    """What linking needs: the words, and the words for everyone who speaks here (titles, enclosing sources)."""
    report = annotation.report
    party = set(stems(quote.speaker.name))
    for span in attribution.source:
        party |= stems(report.text[span.start : span.end])
        party |= {stem for mention in annotation.mentions if span.covers(mention) for stem in stems(mention.title)}
    content = quote.content.span
    for other in annotation.attributions:
        if other is not attribution and any(span.overlap(content) for span in other.content):
            party |= {stem for span in other.source for stem in stems(report.text[span.start : span.end])}
    if quote.speaker.entity is not None:
        own = {
            (mention.start, mention.end)
            for mention in names.entities[quote.speaker.entity].mentions
            if mention.report == report.id
        }
        party |= {
            s for mention in annotation.mentions if (mention.start, mention.end) in own for s in stems(mention.title)
        }
    # The speaker's own words alone: what stands between the fragments (", said the minister, ") is not theirs.
    said = " ".join(report.quote(span) for span in attribution.content if span.overlap(content))
    return Utterance(
        report=report.id,
        text=said or quote.content.quote,
        speaker=quote.speaker.entity or quote.speaker.name.casefold(),
        party=frozenset(party),
        context=stems(_sentences_around(annotation, content)),
    )


def _sentences_around(annotation: Annotation, content: Span) -> str:
    """The whole sentences that hold a content."""
    sentences = annotation.sentences
    first = max(0, bisect_right(sentences, content.start, key=lambda sentence: sentence.start) - 1)
    last = max(first, bisect_right(sentences, content.end - 1, key=lambda sentence: sentence.start) - 1)
    if not sentences:
        return annotation.report.quote(content)
    return annotation.report.text[min(sentences[first].start, content.start) : max(sentences[last].end, content.end)]
