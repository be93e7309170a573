"""An annotated report as one line of JSON: the contract of `rashomon annotate --json`."""

import json
from collections.abc import Sequence

from rashomon.model.annotated import AnnotatedReport, EntityMention
from rashomon.model.annotation import Attribution, Timex
from rashomon.model.span import Span

# str.splitlines takes these for line ends, and JSON may escape them.
_LINE_ENDS = str.maketrans({mark: f"\\u{ord(mark):04x}" for mark in "\x85\u2028\u2029"})

Value = str | int | bool | list[list[int]] | None


def render_annotations(annotated: AnnotatedReport) -> str:
    """The line, without a line feed; it holds none. Offsets are code points of `text`, half-open."""
    report = annotated.report
    line = {
        "id": report.id,
        "source": report.source,
        "published": report.published,
        "text": report.text,
        "sentences": _ranges(annotated.sentences),
        "entities": [_entity(entity) for entity in annotated.entities],
        "times": [_time(timex) for timex in annotated.times],
        "attributions": [_attribution(found) for found in annotated.attributions],
    }
    return json.dumps(line, ensure_ascii=False).translate(_LINE_ENDS)


def _entity(mention: EntityMention) -> dict[str, Value]:
    return {
        "start": mention.start,
        "end": mention.end,
        "type": mention.type,
        "name": mention.name,
        "id": mention.id,
        "code": mention.code,
    }


def _time(timex: Timex) -> dict[str, Value]:
    return {
        "start": timex.start,
        "end": timex.end,
        "type": timex.type,
        "value": timex.value,
        "mod": timex.mod,
        "granularity": timex.granularity,
        "resolved": timex.resolved,
        "inferred_from": timex.inferred_from,
    }


def _attribution(found: Attribution) -> dict[str, Value]:
    return {
        "source": _ranges(found.source),
        "cue": _ranges(found.cue),
        "content": _ranges(found.content),
        "kind": found.kind,
        "speaker": found.speaker,
        "source_kind": found.source_kind,
        "channel": found.channel,
    }


def _ranges(spans: Sequence[Span]) -> list[list[int]]:
    return [[span.start, span.end] for span in spans]
