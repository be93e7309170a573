"""Attributions without a verb: headlines and transcripts with a colon, quotations signed after a dash."""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rashomon.language.attribution.drafts import Draft
from rashomon.language.attribution.quotation import Quotation
from rashomon.model.annotation import Mention
from rashomon.model.span import Span

_SOURCES = frozenset({"person", "organisation", "place", "group"})
# Characters a name with its title may have before a colon.
_NAME_MAX = 60
_HEADLINE_MAX = 200
_HEADLINE_LINES = 3
# How many contents that begin earlier are looked at for one that reaches this far.
_NEARBY = 20
_DASH = re.compile(r"[\s,]{0,4}(?P<dash>[—–―]|--?)[ \t]*(?=\w)")


def attributions_by_layout(
    text: str, mentions: Sequence[Mention], quotations: Sequence[Quotation], drafts: Sequence[Draft]
) -> list[Draft]:
    """Drafts for "Name: words" at the start of a line, "words: Name" in a headline, and a quotation signed "— Name".

    `mentions` are in text order. What a draft of the tagger has as its content already is left alone.
    """
    taken = sorted(span for draft in drafts for span in draft.content)
    found = [*_with_colon(text, mentions), *_signed(text, mentions, quotations)]
    return [draft for draft in found if not _is_taken(draft.content[0], taken)]


def _with_colon(text: str, mentions: Sequence[Mention]) -> list[Draft]:
    found: list[Draft] = []
    start = 0
    for number, line in enumerate(text.split("\n")):
        end = start + len(line.rstrip())
        colon = line.find(": ", 0, _HEADLINE_MAX)
        if colon > 0:
            before = Span(start=start + len(line) - len(line.lstrip()), end=start + colon)
            after_colon = start + colon + 1 + _blanks(line, colon + 1)
            after = Span(start=after_colon, end=max(end, after_colon))
            cue = (Span(start=start + colon, end=start + colon + 1),)
            if len(before) and len(after) and len(before) <= _NAME_MAX and _is_name(text, before, mentions):
                found.append(Draft(head=-1, source=(before,), cue=cue, content=(after,)))
            elif number < _HEADLINE_LINES and len(before) and _is_name(text, after, mentions):
                found.append(Draft(head=-1, source=(after,), cue=cue, content=(before,)))
        start += len(line) + 1
    return found


def _signed(text: str, mentions: Sequence[Mention], quotations: Sequence[Quotation]) -> list[Draft]:
    found: list[Draft] = []
    starts = [mention.start for mention in mentions]
    for quotation in quotations:
        dash = _DASH.match(text, quotation.end) if quotation.closed else None
        if dash is None:
            continue
        at = bisect_left(starts, dash.end())
        if (
            at < len(mentions)
            and mentions[at].type in _SOURCES
            and starts[at] - dash.end() <= len(mentions[at].title) + 1
        ):
            source = Span(start=dash.end(), end=mentions[at].end)
            cue = Span(start=dash.start("dash"), end=dash.end("dash"))
            content = Span(start=quotation.start, end=quotation.end)
            found.append(Draft(head=-1, source=(source,), cue=(cue,), content=(content,)))
    return found


def _blanks(line: str, start: int) -> int:
    return len(line) - start - len(line[start:].lstrip())


def _is_name(text: str, span: Span, mentions: Sequence[Mention]) -> bool:
    """True when one mention of someone who can speak fills the span, but for a title or an article."""
    at = bisect_right(mentions, span.end - 1, key=lambda mention: mention.start) - 1
    if not len(span) or at < 0:
        return False
    mention = mentions[at]
    lead = text[span.start : mention.start].strip()
    return (
        mention.type in _SOURCES
        and span.covers(mention)
        and mention.end == span.end
        and len(lead) <= max(len(mention.title), len("the"))
    )


def _is_taken(content: Span, taken: Sequence[Span]) -> bool:
    at = max(0, bisect_left(taken, content) - _NEARBY)
    while at < len(taken) and taken[at].start < content.end:
        if content.overlap(taken[at]) * 2 > len(content):
            return True
        at += 1
    return False
