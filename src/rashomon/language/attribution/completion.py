"""Plain rules for what a tagger of single paragraphs cannot see: quotations that run on, and layout that attributes."""

import re
from collections.abc import Sequence
from dataclasses import replace

from rashomon.language.attribution.drafts import Draft
from rashomon.language.attribution.layout import attributions_by_layout
from rashomon.language.attribution.quotation import Quotation
from rashomon.model.annotation import Mention
from rashomon.model.span import Span

# A quotation shorter than this is a name or a word held with tongs as often as an utterance.
_UTTERANCE_WORDS = 3
# What may follow before the sentence is over: "... she said on Friday."
_REST_OF_SENTENCE = re.compile(r"[^.!?\n“”\"]{0,80}[.!?]")
# Characters: how far before a quotation the content that holds it may begin.
_LOOK_BACK = 4000


def complete(
    text: str, mentions: Sequence[Mention], quotations: Sequence[Quotation], drafts: Sequence[Draft]
) -> list[Draft]:
    """The drafts, with quotations that run on joined to them and those that layout makes; in text order."""
    joined = _join_quotations(text, quotations, sorted(drafts, key=_place))
    return sorted(_distinct([*joined, *attributions_by_layout(text, mentions, quotations, joined)]), key=_place)


def _place(draft: Draft) -> tuple[int, int, int]:
    spans = (*draft.source, *draft.cue, *draft.content)
    return min(span.start for span in spans), max(span.end for span in spans), draft.head


def _join_quotations(text: str, quotations: Sequence[Quotation], drafts: Sequence[Draft]) -> list[Draft]:
    """Gives each utterance that nobody is said to have said to the speaker it follows.

    That is the speaker of the same utterance in the paragraph before (open quotation marks repeated), else the one
    whose words or cue end right before it: on the same line, or on the line before when the quotation fills its own.
    """
    holders = _holders(quotations, drafts)
    sizes = [sum(map(len, draft.content)) for draft in drafts]
    lasts = [max(span.end for span in (*draft.source, *draft.cue, *draft.content)) for draft in drafts]
    added: dict[int, list[Span]] = {}
    ending: dict[int, int] = {}
    for number, last in enumerate(lasts):
        _note_end(text, last, number, sizes, ending)
    for number, quotation in enumerate(quotations):
        if holders[number] is not None or len(text[quotation.start : quotation.end].split()) < _UTTERANCE_WORDS:
            continue
        goes_on = number > 0 and quotations[number - 1].utterance == quotation.utterance
        chosen = holders[number - 1] if goes_on else ending.get(_last_word_end(text, quotation.start))
        if chosen is None or (not goes_on and not _reaches(text, quotation)):
            continue
        holders[number] = chosen
        added.setdefault(chosen, []).append(Span(start=quotation.start, end=quotation.end))
        sizes[chosen] += len(quotation)
        lasts[chosen] = max(lasts[chosen], quotation.end)
        _note_end(text, lasts[chosen], chosen, sizes, ending)
    return [
        replace(draft, content=tuple(sorted((*draft.content, *added[number])))) if number in added else draft
        for number, draft in enumerate(drafts)
    ]


def _reaches(text: str, quotation: Quotation) -> bool:
    """True when what stands before the quotation on its line leads up to it, or when it fills its line alone."""
    line_start = text.rfind("\n", 0, quotation.start) + 1
    if text[line_start : quotation.start].strip():
        return True
    line_end = text.find("\n", quotation.end)
    return not text[quotation.end : len(text) if line_end < 0 else line_end].strip(" .")


def _note_end(text: str, last: int, number: int, sizes: Sequence[int], ending: dict[int, int]) -> None:
    """Notes where a draft ends; of several that end there, the one with the longest content holds the place."""
    rest = _REST_OF_SENTENCE.match(text, last)
    for end in {_last_word_end(text, last), _last_word_end(text, rest.end()) if rest else 0}:
        rival = ending.get(end)
        if rival is None or sizes[rival] < sizes[number]:
            ending[end] = number


def _last_word_end(text: str, position: int) -> int:
    """The end of the last word before a position: blanks, quotation marks and punctuation are passed over."""
    limit = max(0, position - 40)
    while position > limit and not text[position - 1].isalnum():
        position -= 1
    return position


def _holders(quotations: Sequence[Quotation], drafts: Sequence[Draft]) -> list[int | None]:
    """For each quotation the draft whose content has at least half of it, the tightest content first."""
    pieces = sorted(
        (span.start, span.end, sum(map(len, draft.content)), number)
        for number, draft in enumerate(drafts)
        for span in draft.content
    )
    holders: list[int | None] = []
    low = 0
    for quotation in quotations:
        while low < len(pieces) and pieces[low][0] < quotation.start - _LOOK_BACK:
            low += 1
        best: tuple[int, int] | None = None
        at = low
        while at < len(pieces) and pieces[at][0] < quotation.end:
            start, end, size, number = pieces[at]
            shared = min(end, quotation.end) - max(start, quotation.start)
            if 2 * shared >= len(quotation) and (best is None or (size, number) < best):
                best = size, number
            at += 1
        holders.append(None if best is None else best[1])
    return holders


def _distinct(drafts: Sequence[Draft]) -> list[Draft]:
    """Without those whose source and content another has already."""
    seen: set[tuple[tuple[Span, ...], tuple[Span, ...]]] = set()
    kept: list[Draft] = []
    for draft in drafts:
        key = (draft.source, draft.content)
        if key not in seen:
            seen.add(key)
            kept.append(draft)
    return kept
