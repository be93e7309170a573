"""The part of a text that shows best what a search found, with the places of the words."""

import re
from collections.abc import Sequence

from rashomon.archive.queries import Term, same_word, word_key
from rashomon.model.archive import Hit, KeptReport
from rashomon.model.report import Report
from rashomon.model.span import Evidence, Span

LENGTH = 240  # characters
_WORD = re.compile(r"\w+")
_MOST = 2_000  # matches looked at


def hit_of(kept: KeptReport, terms: Sequence[Term], story: str | None) -> Hit:
    """A report that a search for the terms found, with the story it is in."""
    quoted, matches = excerpt(kept.report, terms)
    return Hit(
        report=kept.report.id,
        ids=kept.ids,
        source=kept.report.source,
        title=kept.report.title,
        published=kept.report.published,
        story=story,
        excerpt=quoted,
        matches=matches,
    )


def excerpt(report: Report, terms: Sequence[Term]) -> tuple[Evidence | None, tuple[Span, ...]]:
    """About `LENGTH` characters of the report's text around most of the words sought, and where these stand.

    Spans index the report's text. (None, ()) where the words are only in the title, or the text is empty.
    """
    sought = [word_key(word) for term in terms if not term.unwanted for word in term.words]
    found: list[tuple[Span, int]] = []
    for match in _WORD.finditer(report.text):
        key = word_key(match[0])
        at = next((i for i, word in enumerate(sought) if same_word(word, key)), None)
        if at is not None:
            found.append((Span(start=match.start(), end=match.end()), at))
            if len(found) == _MOST:
                break
    if not found:
        return None, ()
    best = max(range(len(found)), key=lambda first: (_kinds(found, first), -first))
    start, end = _window(report.text, found[best][0].start)
    spans = tuple(span for span, _ in found if start <= span.start and span.end <= end)
    return report.evidence(start, end), spans


def _kinds(found: Sequence[tuple[Span, int]], first: int) -> int:
    """How many different words of the query stand within one excerpt from here."""
    limit = found[first][0].start + LENGTH
    kinds = set[int]()
    for span, at in found[first : first + 60]:
        if span.end > limit:
            break
        kinds.add(at)
    return len(kinds)


def _window(text: str, match: int) -> tuple[int, int]:
    """Where the excerpt starts and ends: at words, and within the line when that is long enough."""
    start = max(0, match - LENGTH // 4)
    line = text.rfind("\n", start, match) + 1
    start = max(start, line)
    while 0 < start < match and not text[start - 1].isspace():
        start += 1
    end = min(len(text), start + LENGTH)
    while start + LENGTH // 2 < end < len(text) and not text[end].isspace():
        end -= 1
    while end > match + 1 and text[end - 1].isspace():
        end -= 1
    return start, end
