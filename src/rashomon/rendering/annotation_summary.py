"""An annotated report as a few lines for a terminal: names, times, and who said what, with the offsets of each."""

from collections.abc import Iterable, Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.model.annotated import AnnotatedReport, EntityMention
from rashomon.model.annotation import Attribution
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.rendering.escaping import one_line
from rashomon.rendering.screen import Line, Screen

if TYPE_CHECKING:
    from rich.console import Console

_LONGEST_QUOTE = 160  # characters
_MOST_PLACES = 6  # mentions of one entity
_INDENT, _HANGING = "  ", "      "


def print_annotations(annotated: AnnotatedReport, console: "Console") -> None:
    """Print one report's annotations; words that a report holds cannot act on the terminal."""
    screen, report = Screen(console), annotated.report
    said = [report.source, report.published or "no date", report.title]
    screen.line([(report.id, "bold"), (": " + ", ".join(words for words in said if words), "")], "", _HANGING)
    for heading, lines in (
        ("Names", list(_names(annotated.entities))),
        ("Times", [_time_line(annotated, i) for i in range(len(annotated.times))]),
        ("Who said what", [_attribution_line(report, found) for found in annotated.attributions]),
    ):
        screen.line([(f"{heading}: {len(lines) or 'none'}", "dim")], _INDENT)
        for line in lines:
            screen.line(line, _INDENT * 2, _HANGING)
    screen.gap()


def _names(mentions: Sequence[EntityMention]) -> Iterator[Line]:
    """One line an entity, in the order of the first mention."""
    places: dict[str, list[EntityMention]] = {}
    for mention in mentions:
        places.setdefault(mention.id, []).append(mention)
    for found in places.values():
        first = found[0]
        code = f", {first.code}" if first.code else ""
        shown = _places(found[:_MOST_PLACES]) + (" ..." if len(found) > _MOST_PLACES else "")
        yield [(first.name, "bold"), (f": {first.type}{code}, {first.id}; at {shown}", "")]


def _time_line(annotated: AnnotatedReport, index: int) -> Line:
    timex = annotated.times[index]
    details = [timex.type, timex.value, timex.mod or "", "" if timex.resolved else "stays relative"]
    if timex.inferred_from:
        details.append(f"from {one_line(timex.inferred_from)}")
    return [
        (f"“{_quoted(annotated.report, (timex,))}”", "bold"),
        (f": {', '.join(detail for detail in details if detail)}; at {_places((timex,))}", ""),
    ]


def _attribution_line(report: Report, found: Attribution) -> Line:
    speaker = found.speaker or _quoted(report, found.source) or "somebody"
    channel = f", {found.channel}" if found.channel else ""
    places = (("source", found.source), ("cue", found.cue), ("content", found.content))
    where = "; ".join(f"{role} {_places(spans)}" for role, spans in places if spans)
    return [
        (one_line(speaker), "bold"),
        (f": {found.kind}, {found.source_kind}{one_line(channel)}: “{_quoted(report, found.content)}”; at {where}", ""),
    ]


def _quoted(report: Report, spans: Iterable[Span]) -> str:
    words = one_line(" … ".join(report.text[span.start : span.end] for span in spans))
    return words if len(words) <= _LONGEST_QUOTE else words[:_LONGEST_QUOTE].rstrip() + " …"


def _places(spans: Iterable[Span]) -> str:
    return ", ".join(f"{span.start}-{span.end}" for span in spans)
