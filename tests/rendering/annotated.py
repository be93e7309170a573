"""One annotated report, made by hand, for the tests of what is written of it."""

from rashomon.model.annotated import AnnotatedReport, EntityMention
from rashomon.model.annotation import Attribution, Timex
from rashomon.model.span import Span
from tests.factories import make_report

TEXT = '😀 On Monday, Ann Hale said: "We\nsail."\nMs Hale [sic] has *not* left_port; 𝒯 5 -> 6.\n'


def span(words: str, nth: int = 0, text: str = TEXT) -> Span:
    """Where some words of the text stand."""
    start = -1
    for _ in range(nth + 1):
        start = text.index(words, start + 1)
    return Span(start=start, end=start + len(words))


def mention(words: str, nth: int = 0, id: str = "e-1", code: str | None = None) -> EntityMention:
    """A mention of Ann Hale."""
    place = span(words, nth)
    return EntityMention(start=place.start, end=place.end, type="person", name="Ann Hale", id=id, code=code)


def annotated(id: str = "a") -> AnnotatedReport:
    """A report with an astral character before everything, and words that the formats reserve."""
    day = span("Monday")
    return AnnotatedReport(
        report=make_report(TEXT, id=id),
        sentences=(span('😀 On Monday, Ann Hale said: "We\nsail."'), span(TEXT.split("\n")[2])),
        entities=(mention("Ann Hale"), mention("Hale", 1, code="geonames:1")),
        times=(Timex(start=day.start, end=day.end, type="DATE", value="2019-03-18", granularity="day", mod="APPROX"),),
        attributions=(
            Attribution(
                source=(span("Ann Hale"),),
                cue=(span("said"),),
                content=(span('"We\nsail."\nMs Hale'), span("left_port")),
                kind="direct",
                speaker="Ann Hale",
                source_kind="named",
                channel="told reporters",
            ),
        ),
    )
