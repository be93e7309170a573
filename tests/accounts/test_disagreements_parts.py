"""The parts that disagreements are made of: predicates, dates, numbers, and what very large facts cost."""

import time
from datetime import date

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.accounts.disagreements import find_disagreements
from rashomon.accounts.disagreements.dates import date_likeness, date_values, middle_day
from rashomon.accounts.disagreements.judging import load_judges
from rashomon.accounts.disagreements.names import place_values
from rashomon.accounts.disagreements.numbers import days_long, number_likeness, number_values
from rashomon.accounts.disagreements.predicates import Predicate, predicates
from rashomon.accounts.disagreements.slots import FEATURES, slot_of
from rashomon.accounts.disagreements.told import Told, lay_out, make_page
from rashomon.accounts.disagreements.updates import number_relation
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from rashomon.model.account import Fact, Statement
from rashomon.model.annotation import Annotation, Quantity, Sentence, Word
from rashomon.model.span import Evidence
from tests.factories import make_report

DAY = date(2021, 6, 11)


def make_statement(annotation: Annotation, start: int, end: int, id: str) -> Statement:
    report = annotation.report
    return Statement(
        report=report.id, start=start, end=end, quote=report.text[start:end], id=id, said_by=(), origin=None,
        certainty="asserted", negated=False, times=(), quantities=(),
    )  # fmt: skip


def told(text: str, id: str = "a", published: str | None = "2021-06-11") -> Told:
    """A one-statement report laid out."""
    annotation = annotate([make_report(text, id, published=published)])[0]
    return lay_out(make_statement(annotation, 0, len(text), f"s-{id}"), make_page(annotation, []))


def predicate(text: str, lemma: str) -> Predicate:
    return next(p for p in predicates(told(text)) if p.lemma == lemma)


@pytest.mark.parametrize(
    ("text", "lemma", "negated"),
    [
        ("The minister signed the treaty.", "sign", False),
        ("The minister did not sign the treaty.", "sign", True),
        ("The minister didn’t sign the treaty.", "sign", True),
        ("No minister signed the treaty.", "sign", True),
        ("The minister never signed the treaty.", "sign", True),
        ("The minister refused to sign the treaty.", "sign", True),
        ("The minister did not refuse to sign the treaty.", "refuse", True),
        ("The minister was unable to sign the treaty.", "sign", False),  # "unable" itself is compared, as an opposite
        ("The minister left without signing the treaty.", "sign", True),
        ("The wreck is too deep to reach.", "reach", True),
        ("The driver was not guilty.", "guilty", True),
    ],
)
def test_negation(text: str, lemma: str, negated: bool) -> None:
    assert predicate(text, lemma).negated is negated


@pytest.mark.parametrize(
    ("text", "lemma", "mode"),
    [
        ("The minister signed the treaty.", "sign", "happened"),
        ("The treaty was signed by the minister.", "sign", "happened"),
        ("The minister will sign the treaty.", "sign", "planned"),
        ("The minister plans to sign the treaty.", "sign", "planned"),
        ("The minister may have signed the treaty.", "sign", "possible"),
        ("The minister reportedly signed the treaty.", "sign", "possible"),
        ("They asked the minister to sign the treaty.", "sign", "open"),
        ("If the minister signed the treaty, the talks would end.", "sign", "open"),
        ("They asked whether the minister had signed the treaty.", "sign", "open"),
        ("It was too early to say that the minister had signed the treaty.", "sign", "open"),
        ("They said that the minister had signed the treaty.", "sign", "happened"),
    ],
)
def test_mode(text: str, lemma: str, mode: str) -> None:
    assert predicate(text, lemma).mode == mode


@pytest.mark.parametrize(
    ("text", "lemma", "subjects", "objects"),
    [
        ("The court approved the merger.", "approve", {"court"}, {"merger"}),
        ("The merger was approved by the court.", "approve", {"court"}, {"merger"}),  # a passive turned round
        ("The court, which approved the merger, met.", "approve", {"court"}, {"merger"}),  # the noun before "which"
        ("The court met and approved the merger.", "approve", {"court"}, {"merger"}),  # the subject of the first verb
        ("The court approved the merger and the sale.", "approve", {"court"}, {"merger", "sale"}),
        ("It approved the merger.", "approve", set(), {"merger"}),
    ],
)
def test_participants(text: str, lemma: str, subjects: set[str], objects: set[str]) -> None:
    found = predicate(text, lemma)
    assert (set(found.subjects), set(found.objects)) == (subjects, objects)
    assert found.open is (not subjects)


@pytest.mark.parametrize(
    ("value", "days"),
    [("P2Y", 730.5), ("P1Y6M", 547.875), ("P12W", 84.0), ("PT36H", 1.5), ("P2.5Y", 913.125),
     ("PXD", None), ("P", None), ("", None), ("2021", None)],
)  # fmt: skip
def test_length_of_a_duration(value: str, days: float | None) -> None:
    assert days_long(value) == (pytest.approx(days) if days is not None else None)


@given(st.text(alphabet="PTYMWDHS.0123456789X", max_size=14))
def test_any_duration_is_read_or_refused(value: str) -> None:
    days = days_long(value)
    assert days is None or days >= 0


@pytest.mark.parametrize(
    ("a", "b", "likeness"),
    [
        ("The trial took three months.", "The trial took five months.", "different"),
        ("The trial took 24 months.", "The trial took two years.", "same"),
        ("The trial took two years.", "The trial took two years.", "same"),
        ("The beam weighs over 400 pounds.", "The beam weighs 181 kg.", "vaguer"),  # a conversion at the bound
        ("The beam weighs over 400 pounds.", "The beam weighs 120 kg.", "different"),
        ("A 30-year-old driver was hurt.", "A four-year-old boy was hurt.", "unrelated"),
        ("A five-year-old boy was hurt.", "A four-year-old boy was hurt.", "different"),
    ],
)
def test_likeness_of_numbers(a: str, b: str, likeness: str) -> None:
    (first,), (second,) = number_values(told(a)), number_values(told(b))
    assert number_likeness(first, second) == likeness


@pytest.mark.parametrize(
    ("a", "b", "likeness"),
    [
        ("It fell on Tuesday.", "It fell on 8 June 2021.", "same"),
        ("It fell in June.", "It fell on Tuesday.", "vaguer"),
        ("It fell on Tuesday.", "It fell on Thursday.", "different"),
        ("It fell late on Friday, 4 June.", "It fell at the weekend.", "vaguer"),  # a weekend begins on Friday evening
        ("It fell in 1911.", "It fell in 1932.", "different"),
        ("It opens on 4 May 2022.", "It opens on 4 May.", "same"),  # which May is left to the reader
        ("It opens on 4 May 2022.", "It opens on 9 May.", "different"),
        ("It opens in May 2022.", "It opens on 4 May.", "vaguer"),
        ("It began almost three decades ago.", "It began in 1990.", "vaguer"),  # nobody counts so exactly
        ("It began three years ago.", "It began in 1990.", "different"),
        ("It fell last weekend.", "It fell this weekend.", "same"),  # which weekend depends on the day of writing
    ],
)
def test_likeness_of_dates(a: str, b: str, likeness: str) -> None:
    first, second = date_values(told(a), DAY)[0], date_values(told(b), DAY)[0]
    assert date_likeness(first, second) == likeness


def test_dates_that_do_not_count() -> None:
    assert date_values(told("Police said on Tuesday that it fell."), DAY) == []  # the day of the telling
    assert date_values(told("It fell the next day."), DAY) == []  # points back to another
    assert date_values(told("It fell last month.", published=None), DAY) == []  # stays relative
    assert date_values(told("It fell last month.", published="2021-09-01"), DAY) == []  # a report far from the story
    assert len(date_values(told("It fell on 8 June 2021.", published="2021-09-01"), DAY)) == 1


@pytest.mark.parametrize(
    ("a", "b", "likeness"),
    [
        ("It fell on Tuesday.", "It fell on Tuesday.", "same"),
        ("It fell on Tuesday.", "It fell on Thursday.", "different"),
        ("It fell on Tuesday.", "It fell on 8 June 2021.", "same"),  # a Tuesday
        ("It fell on Tuesday.", "It fell on 10 June 2021.", "different"),
        ("It fell on Tuesday.", "It fell in June 2021.", "unrelated"),
        ("It fell in January.", "It fell in December.", "different"),
        ("It fell in January.", "It fell on 5 January.", "vaguer"),
    ],
)
def test_days_of_undated_reports(a: str, b: str, likeness: str) -> None:
    first, second = date_values(told(a, published=None), None)[0], date_values(told(b, published=None), None)[0]
    assert date_likeness(first, second) == likeness


def test_an_hour_names_no_day() -> None:
    # reports a week apart, each with its own Sunday: the hour does not make it a date
    a, b = (
        told("It left at 11:55 pm on Sunday.", published="2021-06-11"),
        told("It left at 11:55 p.m. Sunday.", published="2021-06-15"),
    )
    (first,), (second,) = date_values(a, DAY), date_values(b, DAY)
    assert first.text != second.text
    assert date_likeness(first, second) == "same"


def test_a_party_and_a_state_are_no_place_of_the_event() -> None:
    text = "Paul Marsh, R-Texas, spoke in Ohio."
    annotation = annotate([make_report(text, "a")])[0]
    page = make_page(annotation, resolve_entities([annotation]))
    values = place_values(lay_out(make_statement(annotation, 0, len(text), "s"), page))
    assert [value.said for value in values] == ["ohio"]


def test_middle_day() -> None:
    assert middle_day(["2021-06-11", None, "2021-06-13T10:00", "soon", "2024-01-01"]) == date(2021, 6, 13)
    assert middle_day([None]) is None


def test_part_and_whole_are_told_apart() -> None:
    part, whole = number_values(told("The crew saved 21 of the 276 passengers."))
    assert (slot_of(part).portion, slot_of(whole).portion) == ("part", "whole")


def test_only_what_grows_is_updated_by_a_later_report() -> None:
    first, second = told("The firm built 12 houses.", "a", "2021-06-11"), told("It built 17 houses.", "b", "2021-06-12")
    assert number_relation([first], [second])[0] == "disagreement"
    first, second = told("The fire killed 12.", "a", "2021-06-11"), told("The fire killed 17.", "b", "2021-06-12")
    assert number_relation([first], [second])[0] == "update"


def test_judges_fit_the_features() -> None:
    judges = load_judges()
    assert sorted(judges) == ["attribution", "date", "number", "person", "place"]
    for judge in judges.values():
        assert len(judge.weights) == len(FEATURES)
        assert 0 < judge.undecided <= judge.disagreement < 1


def people(text: str) -> Quantity:
    """The number before the last words of "... killed 12 people ."."""
    figure = text.split()[-3]
    start = text.index(f"{figure} people")
    return Quantity(
        start=start, end=start + len(f"{figure} people"), low=float(figure), high=float(figure), unit="people"
    )


def test_a_fact_of_four_hundred_statements_takes_no_time() -> None:
    """Built without the parser, so that the clock shows this step alone."""
    annotations, statements = {}, {}
    for i in range(400):
        text = f"The fire at quarry {i} killed {i % 90 + 3} people ."
        report = make_report(text, f"r{i}", published="2021-06-11")
        words, at = [], 0
        for token in text.split():
            start = text.index(token, at)
            at = start + len(token)
            number = token.isdigit()
            words.append(
                Word(start=start, end=at, text=token, lemma=token, pos="NUM" if number else "NOUN", tag="NN",
                     dep="dobj", head=5, stop=False)
            )  # fmt: skip
        sentence = Sentence(start=0, end=len(text), index=0, first=0, last=len(words))
        annotation = Annotation(report=report, words=tuple(words), sentences=(sentence,), clauses=(), mentions=(),
                                timexes=(), attributions=(), quantities=(people(text),))  # fmt: skip
        annotations[report.id] = annotation
        statements[f"s{i}"] = make_statement(annotation, 0, len(text), f"s{i}")
    fact = Fact(
        id="f", wording="", statements=tuple(statements), sources=(), independent_sources=1, independence=(),
        evidence=Evidence(report="r0", start=0, end=3, quote="The"), first_report="r0", salience=0.5, time=None,
        score=1.0, reason="",
    )  # fmt: skip
    began = time.process_time()
    found = find_disagreements([fact], statements, annotations, [])
    assert time.process_time() - began < 2.0
    assert [d.kind for d in found] == ["number"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=2, max_size=3))
def test_any_text_is_survived(texts: list[str]) -> None:
    annotations = annotate([make_report(text, "abc"[i], published="2021-06-11") for i, text in enumerate(texts)])
    statements = {
        f"s{i}": make_statement(a, 0, len(a.report.text), f"s{i}") for i, a in enumerate(annotations) if a.report.text
    }
    if len(statements) < 2:
        return
    first = next(iter(statements.values()))
    fact = Fact(
        id="f", wording=first.quote, statements=tuple(statements), sources=(), independent_sources=1, independence=(),
        evidence=Evidence(report=first.report, start=first.start, end=first.end, quote=first.quote),
        first_report=first.report, salience=0.5, time=None, score=1.0, reason="",
    )  # fmt: skip
    for disagreement in find_disagreements([fact], statements, {a.report.id: a for a in annotations}, []):
        assert len(disagreement.positions) >= 2
        assert {id for p in disagreement.positions for id in p.statements} <= set(statements)
