"""The whole annotation: exact offsets on any input, time in proportion, entities across reports."""

import json
import sys
from collections.abc import Callable, Iterator
from itertools import pairwise
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

import rashomon
from rashomon import annotating
from rashomon.annotating import annotate_run, annotate_stream
from rashomon.language.annotate import annotate_doc
from rashomon.language.attribution import find_attributions
from rashomon.language.clauses import find_clauses
from rashomon.language.entities import find_mentions, resolve_entities
from rashomon.language.nlp import parse, sentences_of, words_of
from rashomon.language.quantities import find_quantities
from rashomon.language.times import find_timexes
from rashomon.model.annotated import AnnotatedReport
from rashomon.model.report import Problem, Report
from rashomon.model.span import Span
from rashomon.rendering.annotations import render_annotations
from rashomon.rendering.brat import render_standoff
from rashomon.rendering.webanno import render_webanno
from tests.factories import make_report

# One commented case a line: what news texts look like when something went wrong.
BAD_INPUT = [
    # capitals throughout
    "THE MINISTER OF DEFENCE, ANN HALE, TOLD REPORTERS ON MONDAY THAT 25 PEOPLE HAD LEFT DUNMORE. SHE SAID NO MORE.",
    # no punctuation, no capitals
    "the minister ann hale told reporters on monday that twenty five people had left dunmore she said no more",
    # straight, curly, German and guillemet quotation marks that never close
    '"The ferry turned back on Monday, Ann Hale said. "It was late, she said.',
    "“The ferry turned back on Monday, Ann Hale said. “It was late, she said.",
    "„The ferry turned back on Monday, Ann Hale said. „It was late, she said.",
    "«The ferry turned back on Monday, Ann Hale said. »It was late, she said.",
    # quotation marks that close and never opened, and nested ones
    "The ferry” turned back' on Monday», Ann Hale said. “He said ‘she said “no” twice’ on 3 May.”",
    # a transcript
    "HALE: It was late.\nQ: How late?\nHALE: An hour, or so we were told.\nKIM (interrupting): Two!\n[Laughter]",
    # a list and a table
    "1. Ann Hale, minister\n2) Dunmore\n- On Monday: “yes”\n* 25 people\n| day | left |\n| --- |\n| Monday | 25 |",
    # languages mixed
    "Die Fähre, sagte Ann Hale, sei am Montag umgekehrt. Ann Hale said so. Selon elle, « c'était lundi ». 금요일",
    # control and invisible characters, a byte order mark, bidirectional overrides, combining marks
    "\ufeffAnn\u00ad Hale\u200b said\x00 on\x1b[2J Mon\u202eday\u2066 that\u0301 it\u0308 was\u2028late.\x85\x7f",
    # characters beyond the first plane inside names and words
    "\U0001f6a2 Ann \U0001d4d7ale said \U0001f600\U0001f600 on Monday \U0001f1f0\U0001f1f7 that it was late.",
    # one word, one mark, only white space
    "Hale",
    "“",
    " \r\n\t ",
    # numbers and dates that are none
    "On 31 February 0000 and 99999999999999999999/12/31 at 25:61, -5 to 1e999 people said 1/2/3/4/5.",
]
ALPHABET = st.sampled_from(
    [
        *("Ann Hale", "HALE", "the minister", "he", "she", "they", "U.S.", "Mr.", "Dunmore", "Seoul", "Reuters"),
        *("said", "told reporters", "according to", "SAID", "that", "denied", "asked if", "sagte", "a dit"),
        *("on Monday", "3 May 2019", "last year", "two to three weeks", "5pm", "the 1990s", "Feb. 30", "early"),
        *("25 people", "$2m", "3.5%", "dozens", "at least", "99999999999999999999"),
        *('"', "“", "”", "‘", "’", "„", "«", "»", "'", "''", "``"),
        *(".", ",", ":", ";", "-", "--", "—", "…", "?", "!", "(", ")", "[", "]", "|", "*", "#", "@x", "http://x.y/"),
        *("\n", "\n\n", "\r\n", "\t", "\x00", "\x1b", "\u200b", "\u202e", "\ufeff", "\u2028", "\x85", "\u0301"),
        *("\U0001f6a2", "\U0001d4d7", "é", "İ", "ß", "한", "\ufffd"),
    ]
)
BAD_TEXT = st.one_of(
    st.builds(str.join, st.sampled_from([" ", "", "\n"]), st.lists(ALPHABET, min_size=1, max_size=30)),
    st.text(min_size=1, max_size=120),
)


def spans_of(report: AnnotatedReport) -> Iterator[Span]:
    yield from (*report.sentences, *report.entities, *report.times)
    for found in report.attributions:
        yield from (*found.source, *found.cue, *found.content)


def check(report: AnnotatedReport) -> None:
    """What holds of every annotated report."""
    text = report.report.text
    for span in spans_of(report):
        assert 0 <= span.start < span.end <= len(text)
        assert text[span.start : span.end].strip()
    for found in (report.sentences, report.entities, report.times):
        assert all(one.end <= other.start for one, other in pairwise(found))
    assert all(found.content for found in report.attributions)
    assert json.loads(render_annotations(report))["text"] == text
    assert render_webanno(report)
    assert render_standoff(report).count("Attribution:") == len(report.attributions)


@pytest.mark.parametrize("text", BAD_INPUT)
def test_bad_input(text: str) -> None:
    (report,) = annotate_run([make_report(text)])
    assert report.report.text == text
    check(report)


@settings(max_examples=60, deadline=None)
@given(texts=st.lists(BAD_TEXT, min_size=1, max_size=3), published=st.sampled_from([None, "2019-03-22"]))
def test_any_text(texts: list[str], published: str | None) -> None:
    reports = [make_report(text, id=str(i), published=published) for i, text in enumerate(texts)]
    annotated = list(annotate_run(reports))
    assert [report.report for report in annotated] == reports
    for report in annotated:
        check(report)


@settings(max_examples=40, deadline=None)
@given(text=BAD_TEXT)
def test_every_part_of_an_annotation_indexes_the_text(text: str) -> None:
    annotation = annotate_doc(next(parse([text])), make_report(text))
    for span in (*annotation.words, *annotation.clauses, *annotation.quantities, *annotation.mentions):
        assert 0 <= span.start < span.end <= len(text)
    assert all(text[word.start : word.end] == word.text for word in annotation.words)


# Time in proportion, told by counts of calls and not by a clock.


def steps() -> dict[str, Callable[..., object]]:
    """Each step as a function of a parse."""
    return {
        "words": words_of,
        "sentences": sentences_of,
        "clauses": lambda doc: find_clauses(doc.text, words_of(doc), sentences_of(doc)),
        "mentions": find_mentions,
        "entities": lambda doc: resolve_entities([annotate_doc(doc, make_report(doc.text))]),
        "times": lambda doc: find_timexes(doc, "2019-03-22"),
        "quantities": lambda doc: find_quantities(doc, find_timexes(doc, None)),
        "attributions": lambda doc: find_attributions(doc, find_mentions(doc)),
    }


def calls_of(step: Callable[..., object], doc: object) -> int:
    """How many functions, of Python or of C, a step calls."""
    count = 0

    def look(_frame: object, event: str, _argument: object) -> None:
        nonlocal count
        count += event in ("call", "c_call")

    sys.setprofile(look)
    try:
        step(doc)
    finally:
        sys.setprofile(None)
    return count


@pytest.mark.parametrize("name", sorted(steps()))
@pytest.mark.parametrize("text", [text for text in BAD_INPUT if len(text) > 60])
def test_four_times_the_text_takes_four_times_the_calls(name: str, text: str) -> None:
    from spacy.tokens import Doc

    doc = next(parse([text + "\n"]))
    short, long = (Doc.from_docs([doc] * times, ensure_whitespace=False) for times in (6, 24))
    step = steps()[name]
    step(short)  # what is loaded or kept on first use is not counted
    short, long = (Doc.from_docs([doc] * times, ensure_whitespace=False) for times in (6, 24))
    assert calls_of(step, long) < 5 * calls_of(step, short) + 2000


# Reports together


def test_one_person_has_one_id_in_all_reports() -> None:
    first, second = annotate_run(
        [make_report("The minister Ann Hale left on Monday.", id="a"), make_report("Ann Hale came back.", id="b")]
    )
    assert {m.id for m in first.entities if m.type == "person"} == {m.id for m in second.entities if m.type == "person"}
    assert {m.name for m in first.entities if m.type == "person"} == {"Ann Hale"}


def test_a_stream_hands_problems_on_and_bounds_what_it_holds(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotating, "MOST_REPORTS", 2)
    taken = 0

    def items() -> Iterator[Report | Problem]:
        nonlocal taken
        for number in range(6):
            taken += 1
            yield make_report(f"Ann Hale spoke on day {number}.", id=str(number))
        yield Problem(place="x", reason="y")

    stream = annotate_stream(items())
    first = next(stream)
    assert isinstance(first, AnnotatedReport)
    assert taken == 3  # the third one closed the run of two
    rest = list(stream)
    assert [item.report.id for item in (first, *rest) if isinstance(item, AnnotatedReport)] == list("012345")
    assert [item.place for item in rest if isinstance(item, Problem)] == ["x"]
    # a name has the same id in every run
    assert len({m.id for item in rest if isinstance(item, AnnotatedReport) for m in item.entities}) == 1


def test_long_reports_close_a_run_too(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(annotating, "MOST_CHARACTERS", 30)
    stream = annotate_stream(iter([make_report("Ann Hale spoke at length." * 3, id="a"), make_report("Yes.", id="b")]))
    assert [item.report.id for item in stream if isinstance(item, AnnotatedReport)] == ["a", "b"]


def test_from_python_files_and_reports_go_together(tmp_path: Path) -> None:
    (tmp_path / "a.jsonl").write_text('{"id": "a", "text": " Ann Hale spoke. "}\n{')
    batch = rashomon.annotate(
        [tmp_path / "a.jsonl", make_report("It rained in Paris.", id="b"), make_report("x", id="b")]
    )
    assert [(report.report.id, report.report.text) for report in batch.reports] == [
        ("a", " Ann Hale spoke. "),
        ("b", "It rained in Paris."),  # the first of an id stands
    ]
    assert [problem.fatal for problem in batch.problems] == [True]
