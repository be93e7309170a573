"""brat standoff: read back as brat reads it."""

import re
from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.model.annotated import AnnotatedReport
from rashomon.model.annotation import Attribution, EntityType, Timex
from rashomon.model.span import Span
from rashomon.rendering.brat import CONFIGURATION, render_standoff
from tests.factories import make_report
from tests.rendering.annotated import TEXT, annotated, mention

Bound = tuple[str, list[tuple[int, int]], str]


def bounds_of(standoff: str) -> dict[str, Bound]:
    """The text-bound annotations: type, fragments, words."""
    found: dict[str, Bound] = {}
    for line in standoff.splitlines():  # brat, too, ends lines at more than line feeds
        match = re.fullmatch(r"(T\d+)\t(\w+) (\d+ \d+(?:;\d+ \d+)*)\t([^\t]+)", line)
        if match:
            places = [tuple(map(int, place.split())) for place in match[3].split(";")]
            found[match[1]] = (match[2], [(start, end) for start, end in places], match[4])
        else:
            assert re.fullmatch(
                r"(#\d+\tAnnotatorNotes [TE]\d+\t.+|E\d+\t\w+:T\d+( \w+:T\d+)*|A\d+\tKind E\d+ \w+)", line
            )
    return found


def test_offsets_count_code_points_and_words_are_those_of_the_text() -> None:
    found = bounds_of(render_standoff(annotated()))
    assert [(kind, words) for kind, _, words in found.values()] == [
        ("Person", "Ann Hale"),
        ("Person", "Hale"),
        ("Date", "Monday"),
        ("Attribution", "said"),
        ("Source", "Ann Hale"),
        # no fragment holds a line break
        ("Content", '"We sail." Ms Hale left_port'),
    ]
    for _, fragments, words in found.values():
        assert " ".join(TEXT[start:end] for start, end in fragments) == words


def test_an_attribution_is_an_event_with_its_kind_and_speaker() -> None:
    lines = render_standoff(annotated()).splitlines()
    assert "E1\tAttribution:T4 Source:T5 Content:T6" in lines
    assert "A1\tKind E1 direct" in lines
    assert lines[-1].endswith("AnnotatorNotes E1\tAnn Hale")
    assert "#2\tAnnotatorNotes T2\tAnn Hale e-1 geonames:1" in lines


def test_without_a_cue_the_content_is_the_trigger() -> None:
    report = annotated()
    said = replace(report.attributions[0], cue=(), source=(), speaker="")
    lines = render_standoff(replace(report, entities=(), times=(), attributions=(said,))).splitlines()
    assert [line.split("\t")[0] for line in lines] == ["T1", "T2", "E1", "A1"]
    assert lines[2] == "E1\tAttribution:T1 Content:T2"


def test_the_configuration_names_every_type_that_is_written() -> None:
    named = set(re.findall(r"^(\w+)", CONFIGURATION, re.MULTILINE))
    types: tuple[EntityType, ...] = ("person", "organisation", "place", "group", "event", "product", "work", "other")
    times = tuple(
        Timex(start=0, end=2, type=kind, value="X", granularity="none") for kind in ("DATE", "TIME", "DURATION", "SET")
    )
    report = replace(annotated(), entities=tuple(replace(mention("Hale"), type=t) for t in types), times=times)
    assert {kind for kind, _, _ in bounds_of(render_standoff(report)).values()} <= named


@settings(max_examples=100, deadline=None)
@given(text=st.text(min_size=1, max_size=60), cuts=st.lists(st.integers(0, 60), min_size=6, max_size=6))
def test_any_text_and_any_spans(text: str, cuts: list[int]) -> None:
    def cut(a: int, b: int) -> tuple[Span, ...]:
        start, end = sorted((min(a, len(text)), min(b, len(text))))
        return (Span(start=start, end=end),) if start < end else ()

    said = Attribution(
        source=cut(*cuts[:2]), cue=cut(*cuts[2:4]), content=cut(*cuts[4:]), kind="direct", speaker=text, channel=""
    )
    report = AnnotatedReport(report=make_report(text), sentences=(), entities=(), times=(), attributions=(said,))
    for _, fragments, words in bounds_of(render_standoff(report)).values():
        assert " ".join(text[start:end] for start, end in fragments) == words
