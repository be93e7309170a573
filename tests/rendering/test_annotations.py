"""The line of JSON."""

import json

from rashomon.model.annotated import AnnotatedReport
from rashomon.rendering.annotations import render_annotations
from tests.factories import make_report
from tests.rendering.annotated import TEXT, annotated, span


def test_the_line_has_what_was_promised() -> None:
    line = json.loads(render_annotations(annotated()))
    assert line["id"] == "a"
    assert line["text"] == TEXT
    assert [TEXT[start:end] for start, end in line["sentences"]] == [
        '😀 On Monday, Ann Hale said: "We\nsail."',
        "Ms Hale [sic] has *not* left_port; 𝒯 5 -> 6.",
    ]
    start, end = span("Ann Hale").start, span("Ann Hale").end
    assert line["entities"][0] == {
        "start": start, "end": end, "type": "person", "name": "Ann Hale", "id": "e-1", "code": None,
    }  # fmt: skip
    assert {key: line["times"][0][key] for key in ("type", "value", "mod")} == {
        "type": "DATE", "value": "2019-03-18", "mod": "APPROX",
    }  # fmt: skip
    (said,) = line["attributions"]
    assert said["source"] == [[start, end]]
    assert [TEXT[s:e] for s, e in said["content"]] == ['"We\nsail."\nMs Hale', "left_port"]
    assert (said["kind"], said["speaker"], said["source_kind"], said["channel"]) == (
        "direct", "Ann Hale", "named", "told reporters",
    )  # fmt: skip


def test_a_line_is_one_line_however_lines_are_told() -> None:
    text = "One\u2028two\u2029three\x85four\x0bfive\x1csix\r\nseven."
    report = AnnotatedReport(report=make_report(text), sentences=(), entities=(), times=(), attributions=())
    line = render_annotations(report)
    assert len(line.splitlines()) == 1
    assert json.loads(line)["text"] == text
