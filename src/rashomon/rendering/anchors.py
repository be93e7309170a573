"""Where each piece of a report's text stands on the page, so that every sentence can link to it and back."""

from bisect import bisect_right
from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from rashomon.model.span import Evidence
from rashomon.rendering.contests import surely_told
from rashomon.rendering.names import named_kinds
from rashomon.rendering.segments import UNMARKED, Marked, Segment, lines_of
from rashomon.rendering.view import View

_MOST_NEAR = 3  # facts that one statement names


@dataclass(frozen=True, slots=True, kw_only=True)
class MarkedText:
    """A report's text with its highlights. `anchor` ("r2") begins the id of each segment ("r2-120")."""

    anchor: str
    lines: tuple[tuple[Segment, ...], ...]
    starts: tuple[int, ...]

    def anchor_of(self, evidence: Evidence) -> str:
        """The id of the segment where the evidence begins (the report's own where it has no segment)."""
        place = bisect_right(self.starts, evidence.start) - 1
        return f"{self.anchor}-{self.starts[place]}" if place >= 0 else self.anchor


def marked_texts(view: View) -> Mapping[str, MarkedText]:
    """The highlighted text of each report by id: the words counted for facts, and shared passages.

    All else that the page leads to is not highlighted, but has an anchor where it begins. Statements that are counted
    for no fact name the facts that they are near.
    """
    spans: defaultdict[str, list[Marked]] = defaultdict(list)
    for fact in view.account.facts:
        told = (fact.evidence, *(view.statements[statement] for statement in surely_told(fact)))
        for report_id, start, end in sorted({(words.report, words.start, words.end) for words in told}):
            spans[report_id].append(Marked(start=start, end=end, fact=view.numbers[fact.id]))
    for passage in view.account.passages:
        for shared in (passage.a, passage.b):
            spans[shared.report].append(Marked(start=shared.start, end=shared.end, fact=0))
    for words, near in (*_statements(view), *((words, ()) for words in _led_to(view))):
        spans[words.report].append(Marked(start=words.start, end=words.end, fact=UNMARKED, near=near))
    texts = {}
    for place, report in enumerate(view.account.reports, start=1):
        lines = lines_of(report.text, spans[report.id])
        starts = tuple(segment.start for line in lines for segment in line)
        texts[report.id] = MarkedText(anchor=f"r{place}", lines=lines, starts=starts)
    return texts


def _statements(view: View) -> Iterator[tuple[Evidence, tuple[int, ...]]]:
    """Every statement, and the facts that it is near where it is counted for none."""
    counted = {id for fact in view.account.facts for id in surely_told(fact)}
    near: defaultdict[str, list[int]] = defaultdict(list)
    for fact in view.account.facts:
        for id in fact.statements:
            near[id].append(view.numbers[fact.id])
    for statement in view.account.statements:
        yield statement, () if statement.id in counted else tuple(sorted(near[statement.id])[:_MOST_NEAR])


def _led_to(view: View) -> Iterator[Evidence]:
    """Quotes, wordings of acts, and the places where names are first mentioned."""
    yield from (quote.content for quote in view.account.quotes)
    yield from (wording for framing in view.account.framing for wording in framing.wordings)
    yield from (named.places[0] for kind in named_kinds(view) for named in kind.named)
