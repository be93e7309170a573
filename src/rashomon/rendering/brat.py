"""An annotated report as brat standoff: the text as it is, and a file of annotations whose offsets are code points.

The format is described in brat's manual ("brat standoff format"; Stenetorp et al. 2012). An attribution is an event:
its trigger is the cue, its arguments are source and content. Where no cue was found, the content stands as trigger.
"""

import re
from collections.abc import Iterator, Sequence

from rashomon.model.annotated import AnnotatedReport
from rashomon.model.annotation import Attribution
from rashomon.model.span import Span

ENTITY_LABELS = {
    "person": "Person",
    "organisation": "Organisation",
    "place": "Place",
    "group": "Group",
    "event": "Event",
    "product": "Product",
    "work": "Work",
    "other": "Other",
}
TIME_LABELS = {"DATE": "Date", "TIME": "Time", "DURATION": "Duration", "SET": "Set"}

CONFIGURATION = f"""\
[entities]
{chr(10).join((*ENTITY_LABELS.values(), *TIME_LABELS.values(), "Source", "Content"))}

[relations]

[events]
Attribution\tSource*:Source, Content*:Content

[attributes]
Kind\tArg:Attribution, Value:direct|indirect|mixed
"""
"""What brat must find as `annotation.conf` beside the files."""

# What ends a line or a field when brat reads the file.
_BREAK = re.compile("[\t\n\x0b\x0c\r\x1c-\x1e\x85\u2028\u2029]+")


def render_standoff(annotated: AnnotatedReport) -> str:
    """The lines of the .ann file; the .txt file beside it must hold `annotated.report.text` unchanged, as UTF-8."""
    return "".join(f"{line}\n" for line in _lines(annotated))


def _lines(annotated: AnnotatedReport) -> Iterator[str]:
    text = annotated.report.text
    bounds = _Counter("T")
    notes = _Counter("#")
    for mention in annotated.entities:
        if (line := _bound(text, ENTITY_LABELS[mention.type], (mention,))) is not None:
            yield f"{bounds.next()}\t{line}"
            code = f" {mention.code}" if mention.code else ""
            yield f"{notes.next()}\tAnnotatorNotes {bounds.last}\t{_one_line(mention.name)} {mention.id}{code}"
    for timex in annotated.times:
        if (line := _bound(text, TIME_LABELS[timex.type], (timex,))) is not None:
            yield f"{bounds.next()}\t{line}"
            mod = f" {timex.mod}" if timex.mod else ""
            yield f"{notes.next()}\tAnnotatorNotes {bounds.last}\t{timex.value}{mod}"
    events, attributes = _Counter("E"), _Counter("A")
    for found in annotated.attributions:
        yield from _attribution(text, found, bounds, events, attributes, notes)


def _attribution(
    text: str, found: Attribution, bounds: "_Counter", events: "_Counter", attributes: "_Counter", notes: "_Counter"
) -> Iterator[str]:
    trigger = _bound(text, "Attribution", found.cue) or _bound(text, "Attribution", found.content)
    if trigger is None:
        return
    yield f"{bounds.next()}\t{trigger}"
    arguments = [f"Attribution:{bounds.last}"]
    for label, spans in (("Source", found.source), ("Content", found.content)):
        if (line := _bound(text, label, spans)) is not None:
            yield f"{bounds.next()}\t{line}"
            arguments.append(f"{label}:{bounds.last}")
    yield f"{events.next()}\t{' '.join(arguments)}"
    yield f"{attributes.next()}\tKind {events.last} {found.kind}"
    if speaker := _one_line(found.speaker):
        yield f"{notes.next()}\tAnnotatorNotes {events.last}\t{speaker}"


def _bound(text: str, label: str, spans: Sequence[Span]) -> str | None:
    """The type, the fragments and the words of a text-bound annotation; None when it has no characters.

    A fragment with a line break or a tab is made two there: the words stand on one line of the file.
    """
    fragments: list[tuple[int, int]] = []
    for span in sorted(spans):
        at = span.start
        for gap in _BREAK.finditer(text, span.start, span.end):
            fragments.append((at, gap.start()))
            at = gap.end()
        fragments.append((at, span.end))
    kept = [(start, end) for start, end in fragments if text[start:end].strip()]
    if not kept:
        return None
    places = ";".join(f"{start} {end}" for start, end in kept)
    return f"{label} {places}\t{' '.join(text[start:end] for start, end in kept)}"


def _one_line(words: str) -> str:
    return " ".join(words.split())


class _Counter:
    """Gives T1, T2 ... and knows the last one."""

    def __init__(self, kind: str) -> None:
        self.kind = kind
        self.number = 0

    def next(self) -> str:
        self.number += 1
        return self.last

    @property
    def last(self) -> str:
        return f"{self.kind}{self.number}"
