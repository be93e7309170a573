import pytest

from rashomon.model.report import OffsetMap, Problem, distinct
from rashomon.model.span import Span
from tests.factories import make_report


def test_evidence_is_what_stands_there() -> None:
    evidence = make_report("The dam broke on Monday.").evidence(4, 7)
    assert (evidence.report, evidence.quote, evidence.span) == ("a", "dam", Span(start=4, end=7))


@pytest.mark.parametrize(("start", "end"), [(3, 3), (-1, 2), (0, 99), (5, 4)])
def test_evidence_outside_the_text_is_refused(start: int, end: int) -> None:
    with pytest.raises(ValueError, match="report 'a'"):
        make_report("Short.").evidence(start, end)


@pytest.mark.parametrize(
    ("offset", "raw"),
    [
        (0, 10),  # the first run begins ten characters in
        (4, 14),  # inside the first run
        (5, 15),  # put there by cleaning: the end of the run before it
        (6, 30),  # the second run
    ],
)
def test_offsets_lead_back_to_the_raw_text(offset: int, raw: int) -> None:
    offsets = OffsetMap(clean_starts=(0, 6), raw_starts=(10, 30), lengths=(5, 4))
    assert offsets.to_raw(offset) == raw


def test_negative_offsets_are_refused() -> None:
    with pytest.raises(IndexError):
        OffsetMap(clean_starts=(0,), raw_starts=(0,), lengths=(1,)).to_raw(-1)


def test_spans_overlap_and_cover() -> None:
    assert Span(start=0, end=5).overlap(Span(start=3, end=9)) == 2
    assert Span(start=0, end=5).overlap(Span(start=5, end=9)) == 0
    assert Span(start=0, end=5).covers(Span(start=1, end=5))
    assert not Span(start=0, end=5).covers(Span(start=1, end=6))


def test_of_reports_with_one_id_the_first_stands() -> None:
    reports = [make_report("one", id="a"), make_report("two", id="b"), make_report("three", id="a")]
    assert [report.text for report in distinct(reports)] == ["one", "two"]


@pytest.mark.parametrize(
    ("problem", "line"),
    [
        (Problem(place="a.txt", reason="it is empty"), "a.txt: it is empty"),
        (Problem(place="a.txt:3", reason="no text", advice="add it"), "a.txt:3: no text (add it)"),
    ],
)
def test_a_problem_in_one_line(problem: Problem, line: str) -> None:
    assert str(problem) == line
