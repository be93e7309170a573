import pytest

from rashomon.accounts.statements import make_statement
from rashomon.accounts.wording import completeness, say_date, word_fact
from rashomon.language.annotate import annotate
from rashomon.model.span import Span
from tests.factories import make_report


def worded(text: str) -> str:
    (annotation,) = annotate([make_report(text)])
    return word_fact(make_statement(annotation, Span(start=0, end=len(text)), {}), annotation)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A date that only the report's own makes clear gets help.
        ("The dam broke on Monday.", "The dam broke on Monday [18 March 2019]."),
        ("The dam broke last month.", "The dam broke last month [February 2019]."),
        # One that names its year does not.
        ("The dam broke on 18 March 2019.", "The dam broke on 18 March 2019."),
        ("The dam broke.", "The dam broke."),
    ],
)
def test_dates_get_help(text: str, expected: str) -> None:
    assert worded(text) == expected


def test_help_never_changes_the_words() -> None:
    text = "On Tuesday the mayor said the dam had broken a day earlier and would hold until Friday."
    import re

    assert re.sub(r" \[[^\]]*\]", "", worded(text)) == text


@pytest.mark.parametrize(
    ("value", "expected"), [("2019", "2019"), ("2019-02", "February 2019"), ("2019-03-22", "22 March 2019")]
)
def test_dates_in_words(value: str, expected: str) -> None:
    assert say_date(value) == expected


def test_a_whole_sentence_stands_better_than_a_scrap() -> None:
    text = "The dam at Orsk broke on Monday and flooded three villages. which was bad"
    (annotation,) = annotate([make_report(text)])
    whole = make_statement(annotation, Span(start=0, end=59), {})
    scrap = make_statement(annotation, Span(start=60, end=len(text)), {})
    assert 0 <= completeness(scrap, annotation) < completeness(whole, annotation) <= 1
