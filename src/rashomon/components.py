"""Components for any English spaCy pipeline with a tagger and a parser: entities, times and attributions on its Docs.

    nlp.add_pipe("rashomon_entities")
    nlp.add_pipe("rashomon_times")
    nlp.add_pipe("rashomon_attribution")

spaCy finds them by entry point; importing this module registers them, too. Each keeps what it finds in
`doc.user_data` as plain values, so that `Doc.to_bytes`, `DocBin` and `nlp.pipe(..., n_process=2)` carry it, and shows
it in three ways:

- on the Doc, with exact character offsets: `doc._.rashomon_entities`, `doc._.rashomon_times`,
  `doc._.rashomon_attributions` (tuples of `EntityMention`, `Timex`, `Attribution`);
- as spans of tokens: `doc.spans["rashomon_entities"]`, `["rashomon_times"]`, `["rashomon_sources"]`,
  `["rashomon_cues"]`, `["rashomon_contents"]` (the label is the type or kind; `id_` the entity's id or the number of
  the attribution; `kb_id_` the gazetteer code or the TIMEX3 value);
- on a Span: `span._.rashomon_entity` and `span._.rashomon_time` for a span of those groups, `span._.rashomon_said_by`
  for any span: the attributions in whose content it stands, outermost first.

Relative times are resolved against `doc._.published` (ISO 8601), which is set before the component runs.
"""

from bisect import bisect_right
from collections.abc import Iterable, Sequence
from dataclasses import asdict
from typing import Any

from spacy.language import Language
from spacy.tokens import Doc, Span, SpanGroup

from rashomon.language.attribution import find_attributions
from rashomon.language.entities import find_mentions, resolve_entities
from rashomon.language.times import find_timexes
from rashomon.model.annotated import EntityMention
from rashomon.model.annotation import Annotation, Attribution, Mention, Timex
from rashomon.model.report import Report
from rashomon.model.span import Span as Range

ENTITIES, TIMES, ATTRIBUTIONS = "rashomon_entities", "rashomon_times", "rashomon_attributions"
SOURCES, CUES, CONTENTS = "rashomon_sources", "rashomon_cues", "rashomon_contents"
# What the language steps keep with a parse for one another; it is no plain value.
_WORKING_NOTES = "rashomon.referents"

# Kept in doc.user_data under the names above: dicts of the fields of the model's nouns.
Kept = dict[str, Any]


@Language.component(ENTITIES, assigns=["doc._.rashomon_entities", "doc.spans"], requires=["token.dep", "token.tag"])
def entities(doc: Doc) -> Doc:
    """Finds the people, organisations, places ... that the Doc names, one id for each. Raises ValueError unparsed."""
    _check_parsed(doc, ENTITIES)
    text = doc.text
    mentions = find_mentions(doc)
    report = Report(id="", source="", text=text)
    found = resolve_entities([_annotation(report, mentions)])
    entity_of = {(place.start, place.end): entity for entity in found for place in entity.mentions}
    kept: list[Kept] = []
    for mention in mentions:
        entity = entity_of[mention.start, mention.end]
        kept.append(asdict(mention) | {"entity": entity.id, "entity_name": entity.name, "entity_type": entity.type})
    doc.user_data[ENTITIES] = kept
    shown = [(item["start"], item["end"], item["entity_type"], item["code"] or "", item["entity"]) for item in kept]
    doc.spans[ENTITIES] = _group(doc, ENTITIES, shown)
    return doc


@Language.component(TIMES, assigns=["doc._.rashomon_times", "doc.spans"], requires=["token.dep", "token.tag"])
def times(doc: Doc) -> Doc:
    """Finds the time expressions of the Doc and resolves them by `doc._.published`. Raises ValueError unparsed."""
    _check_parsed(doc, TIMES)
    found = find_timexes(doc, doc._.published)
    doc.user_data[TIMES] = [asdict(timex) for timex in found]
    doc.spans[TIMES] = _group(doc, TIMES, [(t.start, t.end, t.type, t.value, "") for t in found])
    return doc


@Language.component(
    "rashomon_attribution", assigns=["doc._.rashomon_attributions", "doc.spans"], requires=["token.dep", "token.tag"]
)
def attribution(doc: Doc) -> Doc:
    """Finds who is said to have said what. Uses the names of `rashomon_entities` where it ran before.

    Raises ValueError when the Doc is not parsed, RuntimeError when the stored model is damaged.
    """
    _check_parsed(doc, "rashomon_attribution")
    mentions = tuple(map(_mention, doc.user_data[ENTITIES])) if ENTITIES in doc.user_data else find_mentions(doc)
    found = find_attributions(doc, mentions)
    doc.user_data.pop(_WORKING_NOTES, None)
    doc.user_data[ATTRIBUTIONS] = [asdict(item) for item in found]
    doc.user_data[CONTENTS] = _by_place(found)
    for name, role in ((SOURCES, "source"), (CUES, "cue"), (CONTENTS, "content")):
        shown = [
            (span.start, span.end, item.kind, "", str(number))
            for number, item in enumerate(found)
            for span in getattr(item, role)
        ]
        doc.spans[name] = _group(doc, name, shown)
    return doc


def entities_of(doc: Doc) -> tuple[EntityMention, ...]:
    """`doc._.rashomon_entities`: what the component found, in text order."""
    return tuple(map(_entity, doc.user_data.get(ENTITIES, ())))


def times_of(doc: Doc) -> tuple[Timex, ...]:
    """`doc._.rashomon_times`: what the component found, in text order."""
    return tuple(Timex(**kept) for kept in doc.user_data.get(TIMES, ()))


def attributions_of(doc: Doc) -> tuple[Attribution, ...]:
    """`doc._.rashomon_attributions`: what the component found, in text order."""
    return tuple(map(_attribution, doc.user_data.get(ATTRIBUTIONS, ())))


def entity_of_span(span: Span) -> EntityMention | None:
    """`span._.rashomon_entity`: the mention that the span's tokens cover, None when there is none."""
    return next((_entity(kept) for kept in _overlapping(span, ENTITIES)), None)


def time_of_span(span: Span) -> Timex | None:
    """`span._.rashomon_time`: the time expression that the span's tokens cover, None when there is none."""
    return next((Timex(**kept) for kept in _overlapping(span, TIMES)), None)


def said_by(span: Span) -> tuple[Attribution, ...]:
    """`span._.rashomon_said_by`: the attributions in whose content the span stands, the widest first.

    Empty is the author's own voice.
    """
    contents = span.doc.user_data.get(CONTENTS, ())
    numbers: list[int] = []
    at = bisect_right(contents, span.start_char, key=lambda content: content[0]) - 1
    # The third value is the farthest end up to here: before it falls short nothing holds the span.
    while at >= 0 and contents[at][2] >= span.end_char:
        if contents[at][1] >= span.end_char:
            numbers.append(contents[at][3])
        at -= 1
    kept = span.doc.user_data.get(ATTRIBUTIONS, ())
    return tuple(_attribution(kept[number]) for number in dict.fromkeys(reversed(numbers)))


def _check_parsed(doc: Doc, name: str) -> None:
    for attribute, component in (("TAG", "tagger"), ("DEP", "parser")):
        if len(doc) and not doc.has_annotation(attribute):
            raise ValueError(f"{name!r} needs a {component}: add it to the pipeline after the {component}")


def _annotation(report: Report, mentions: Sequence[Mention]) -> Annotation:
    return Annotation(
        report=report,
        words=(),
        sentences=(),
        clauses=(),
        mentions=tuple(mentions),
        timexes=(),
        quantities=(),
        attributions=(),
    )


def _group(doc: Doc, name: str, shown: Iterable[tuple[int, int, str, str, str]]) -> SpanGroup:
    """Spans of the tokens that hold the characters [start, end), with a label, a `kb_id_` and an `id_`."""
    starts = [token.idx for token in doc]
    spans = []
    for start, end, label, kb_id, span_id in shown:
        first = max(0, bisect_right(starts, start) - 1)
        last = max(first + 1, bisect_right(starts, end - 1))
        spans.append(Span(doc, first, last, label=label, kb_id=kb_id, span_id=span_id))
    return SpanGroup(doc, name=name, spans=spans)


def _by_place(found: Sequence[Attribution]) -> list[list[int]]:
    """Start, end, the farthest end so far, and number of every content, by start and the wider first."""
    contents = sorted(
        (span.start, -span.end, number) for number, item in enumerate(found) for span in item.content if len(span)
    )
    farthest = 0
    kept: list[list[int]] = []
    for start, end, number in contents:
        farthest = max(farthest, -end)
        kept.append([start, -end, farthest, number])
    return kept


def _overlapping(span: Span, name: str) -> list[Kept]:
    """What was found and shares characters with the span; nothing found overlaps within one kind."""
    kept = span.doc.user_data.get(name, ())
    at = bisect_right(kept, span.start_char, key=lambda item: item["end"])
    return [kept[at]] if at < len(kept) and kept[at]["start"] < span.end_char else []


def _mention(kept: Kept) -> Mention:
    return Mention(**{name: value for name, value in kept.items() if not name.startswith("entity")})


def _entity(kept: Kept) -> EntityMention:
    return EntityMention(
        start=kept["start"],
        end=kept["end"],
        type=kept["entity_type"],
        name=kept["entity_name"],
        id=kept["entity"],
        code=kept["code"],
    )


def _attribution(kept: Kept) -> Attribution:
    roles = {role: tuple(Range(**span) for span in kept[role]) for role in ("source", "cue", "content")}
    return Attribution(**(kept | roles))


def _register_extensions() -> None:
    if not Doc.has_extension("published"):
        Doc.set_extension("published", default=None)
    Doc.set_extension(ENTITIES, getter=entities_of, force=True)
    Doc.set_extension(TIMES, getter=times_of, force=True)
    Doc.set_extension(ATTRIBUTIONS, getter=attributions_of, force=True)
    Span.set_extension("rashomon_entity", getter=entity_of_span, force=True)
    Span.set_extension("rashomon_time", getter=time_of_span, force=True)
    Span.set_extension("rashomon_said_by", getter=said_by, force=True)


_register_extensions()
