"""Attributions of one report: cues and roles by the trained tagger, long quotations and headlines by rule."""

from bisect import bisect_left
from collections.abc import Sequence
from operator import attrgetter
from typing import TYPE_CHECKING

from rashomon.language.attribution.channels import channel_of
from rashomon.language.attribution.columns import make_columns
from rashomon.language.attribution.completion import complete
from rashomon.language.attribution.drafts import make_drafts
from rashomon.language.attribution.features import make_context
from rashomon.language.attribution.model import load_model
from rashomon.language.attribution.quotation import Quotation, find_quotations
from rashomon.language.attribution.speakers import make_names, resolve_speaker
from rashomon.language.attribution.tagger import tag
from rashomon.model.annotation import Attribution, AttributionKind, Mention
from rashomon.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc


def find_attributions(doc: "Doc", mentions: Sequence[Mention]) -> tuple[Attribution, ...]:
    """Who is said to have said, thought or wanted what, in text order; attributions may lie inside one another.

    After the definition of PolNeAR (Newell et al. 2018): speech, thought, attitude and intention. `mentions` are those
    of the report. Raises RuntimeError when the stored model is damaged.
    """
    text = doc.text
    quotations = find_quotations(text)
    columns = make_columns(doc, quotations)
    drafts = make_drafts(columns, tag(load_model(), make_context(columns)))
    names = make_names(mentions)
    found = []
    for draft in complete(text, names.mentions, quotations, drafts):
        speaker = resolve_speaker(doc, text, names, draft)
        found.append(
            Attribution(
                source=draft.source,
                cue=draft.cue,
                content=draft.content,
                kind=kind_of(text, draft.content, quotations),
                speaker=speaker.name,
                source_kind=speaker.kind,
                channel=channel_of(doc, names, quotations, draft, speaker.kind),
            )
        )
    return tuple(found)


def kind_of(text: str, content: Sequence[Span], quotations: Sequence[Quotation]) -> AttributionKind:
    """Direct when all words of the content stand in quotation marks, mixed when some do, indirect when none do."""
    quoted = plain = 0
    for span in content:
        at = max(0, bisect_left(quotations, span.start, key=attrgetter("start")) - 1)
        position = span.start
        while at < len(quotations) and quotations[at].start < span.end:
            quotation = quotations[at]
            low, high = max(position, quotation.start), min(span.end, quotation.end)
            if high > low:
                plain += _words(text[position:low])
                quoted += _words(text[low:high])
                position = high
            at += 1
        plain += _words(text[position : span.end])
    if not quoted:
        return "indirect"
    return "mixed" if plain else "direct"


def _words(text: str) -> int:
    return sum(any(map(str.isalnum, piece)) for piece in text.split())
