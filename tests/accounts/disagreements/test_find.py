"""Disagreements from end to end: short reports in, typed disagreements out."""

import time
from itertools import permutations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.accounts.disagreements import find_disagreements
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from rashomon.model.annotation import Annotation, Quantity, Sentence, Word
from tests.accounts.disagreements.builders import (
    FRIDAY,
    annotated,
    bare_statement,
    disagreements,
    disagreements_between,
    first_sentence,
    make_fact,
)
from tests.factories import make_report


@pytest.mark.parametrize(
    ("a", "b", "kind", "values"),
    [
        # numbers of one unit under one verb
        ("The quarry firm built 12 houses.", "The firm built 17 houses at the quarry.", "number", ["12", "17"]),
        ("The bridge cost $40 million to repair.", "Repairing the bridge cost $70 million.", "number", ["40", "70"]),
        ("Judges gave Harlan Voss a sentence of two years.", "Harlan Voss got a sentence of four years.", "number",
         ["2 years", "4 years"]),
        # dates: a weekday against another, a year against another
        ("The dam at Corrin burst on Tuesday.", "The dam at Corrin burst on Thursday.", "date",
         ["2021-06-08", "2021-06-10"]),
        ("The theatre was built in 1911 by the council.", "The council built the theatre in 1932.", "date",
         ["1911", "1932"]),
        # persons and places in one part
        ("Edmund Farrow won the race in Rotterdam.", "Martin Ellery won the race in Rotterdam.", "person",
         ["Edmund Farrow", "Martin Ellery"]),
        ("The ship was built at a yard in Rotterdam.", "The ship was built at a yard in Hamburg.", "place",
         ["Hamburg", "Rotterdam"]),
        # a denial
        ("The minister signed the treaty.", "The minister never signed the treaty.", "polarity",
         ["never signed", "signed"]),
        ("The court approved the merger.", "The court rejected the merger.", "polarity", ["approved", "rejected"]),
    ],
)  # fmt: skip
def test_values_that_cannot_both_be_right(a: str, b: str, kind: str, values: list[str]) -> None:
    found = [d for d in disagreements(a, b) if d.kind == kind]
    assert len(found) == 1
    assert found[0].relation == "disagreement"
    for value, position in zip(values, found[0].positions, strict=True):
        assert value in position.value
    assert {id for p in found[0].positions for id in p.statements} == {"s-a", "s-b"}
    assert found[0].reason
    assert 0 < found[0].score <= 1


@pytest.mark.parametrize(
    ("a", "b"),
    [
        ("The quarry fire killed 12 workers.", "The quarry fire killed a dozen workers."),
        ("The quarry fire killed several workers.", "The quarry fire killed six workers."),
        ("The quarry fire killed at least 12 workers.", "The quarry fire killed 15 workers."),
        ("The quarry fire killed about 200 workers.", "The quarry fire killed 197 workers."),
        ("The pipe carries oil over 100 miles.", "The pipe carries oil over 161 km."),
        ("The dam at Corrin burst on Tuesday.", "The dam at Corrin burst on 8 June."),
        ("The dam at Corrin burst on Tuesday.", "The dam at Corrin burst this week."),
        ("The dam at Corrin burst in June.", "The dam at Corrin burst on 8 June."),
        ("Edmund Farrow won the race.", "Farrow won the race."),
        ("The ship was built in Rotterdam.", "The ship was built in the Netherlands."),
        ("The fire killed 12 workers and 3 visitors.", "The fire killed 12 workers."),  # one says more
        ("The crew of 12 left on Tuesday.", "The crew left on Tuesday at 9."),
        ("The minister did not sign the treaty.", "The minister refused to sign the treaty."),
        ("The minister signed the treaty.", "The minister signed the treaty."),
        ("The court did not reject the merger.", "The court approved the merger."),
        ("The court will not rule until Friday.", "The court will rule on Friday."),
    ],
)  # fmt: skip
def test_vaguer_or_rounded_is_no_disagreement(a: str, b: str) -> None:
    assert [d for d in disagreements(a, b) if d.relation == "disagreement"] == []


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # other units, other things counted, other roles
        ("The fire killed 12 workers.", "The fire destroyed 40 houses."),
        ("Twelve of the 40 workers died in the fire.", "The fire trapped 40 workers in the mine."),
        ("Edmund Farrow thanked Martin Ellery.", "Martin Ellery was thanked by Edmund Farrow."),
        ("The ferry sailed from Rotterdam to Hamburg.", "The ferry to Hamburg sailed on Tuesday."),
        ("A four-year-old boy was hurt.", "A 30-year-old driver was hurt."),
        # who tells it, and when it was told, is no part of it
        ("Edmund Farrow said the dam had burst.", "Martin Ellery said the dam had burst."),
        ("Police said on Tuesday the dam had burst.", "Police said on Thursday the dam had burst."),
    ],
)
def test_other_roles_are_not_compared(a: str, b: str) -> None:
    assert [d for d in disagreements(a, b) if d.relation == "disagreement"] == []


def test_a_report_that_has_both_values_gives_them_roles_of_their_own() -> None:
    both = "The fire killed 12 workers. It trapped 17 workers in all."
    other = "The fire trapped 17 workers. It killed 12 workers."
    assert disagreements(both, other) == ()


def test_a_report_far_from_the_story_has_no_say_in_relative_dates() -> None:
    texts = ["The dam at Corrin burst last month."] * 2 + ["The dam at Corrin burst this month."]
    assert disagreements(*texts, published=(FRIDAY, FRIDAY, "2021-09-01")) == ()
    assert len(disagreements(*texts, published=(FRIDAY, FRIDAY, FRIDAY))) == 1


def test_the_order_of_the_input_does_not_matter() -> None:
    texts = ["The quarry fire killed 12 workers.", "The quarry fire killed 17 workers.", "The fire killed 21 workers."]
    annotations = [annotated(text, id, FRIDAY) for text, id in zip(texts, "abc", strict=True)]
    statements = [first_sentence(annotation) for annotation in annotations]
    entities = resolve_entities(annotations)
    results = {
        find_disagreements(
            [make_fact([statements[i] for i in order]), make_fact([statements[i] for i in order if i != 2], "g")],
            {statements[i].id: statements[i] for i in order},
            {annotations[i].report.id: annotations[i] for i in order},
            entities,
        )
        for order in permutations(range(3))
    }
    assert len(results) == 1
    assert [len(d.positions) for d in results.pop()] == [3]  # one disagreement with three sides, not one a fact


def test_nothing_to_compare() -> None:
    assert find_disagreements([], {}, {}, []) == ()
    assert disagreements("The dam burst.") == ()


@pytest.mark.parametrize(
    ("texts", "kind", "values"),
    [
        # a copied sentence with another person, place, figure
        (("Lena Ortega, an aide to minister Paul Marsh, opened the new harbour museum in Corrin.",
          "Lena Ortega, an aide to minister Judith Penrose, opened the new harbour museum in Corrin."),
         "person", ["Judith Penrose", "Paul Marsh"]),
        (("The old ferry carried timber and grain from the docks of Rotterdam for forty long years.",
          "The old ferry carried timber and grain from the docks of Valparaiso for forty long years."),
         "place", ["Rotterdam", "Valparaiso"]),
        (("The council bought 12 electric buses for the school routes of the harbour district.",
          "The council bought 17 electric buses for the school routes of the harbour district."),
         "number", ["12 buses", "17 buses"]),
        # one quotation, two speakers
        (('“The dam was never built to hold so much water,” said Edmund Farrow.',
          '“The dam was never built to hold so much water,” said Judith Penrose.'),
         "attribution", ["Edmund Farrow", "Judith Penrose"]),
    ],
)  # fmt: skip
def test_likely_sentences_need_no_common_fact(texts: tuple[str, ...], kind: str, values: list[str]) -> None:
    found = disagreements_between(texts, 0.9)
    assert [(d.kind, d.relation) for d in found] == [(kind, "disagreement")]
    assert sorted(p.value for p in found[0].positions) == values


def test_unlikely_sentences_are_not_compared() -> None:
    texts = ("The council bought 12 electric buses.", "The council bought 17 electric buses.")
    assert [d.kind for d in disagreements_between(texts, 0.9)] == ["number"]
    assert disagreements_between(texts, 0.1) == ()


@pytest.mark.parametrize(
    "texts",
    [
        # one person under a longer name; two persons who say different things; one who is not named
        ('“The dam was never built to hold so much water,” said Edmund Farrow.',
         '“The dam was never built to hold so much water,” said Edmund J. Farrow.'),
        ('“The dam was never built to hold so much water,” said Edmund Farrow.',
         '“We asked the ministry for help three years ago,” said Judith Penrose.'),
        ('“The dam was never built to hold so much water,” said Edmund Farrow.',
         '“The dam was never built to hold so much water,” said an engineer.'),
        # one teller quotes the other
        ('“The dam was never built to hold so much water,” said Edmund Farrow.',
         '“The dam was never built to hold so much water,” said Judith Penrose, quoting Edmund Farrow.'),
        # a list told in another order
        ("Lena Ortega and Paul Marsh opened the new harbour museum in Corrin with a speech.",
         "Paul Marsh and Lena Ortega opened the new harbour museum in Corrin with a speech."),
    ],
)  # fmt: skip
def test_what_is_no_disagreement(texts: tuple[str, ...]) -> None:
    assert disagreements_between(texts, 0.9) == ()


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
        statements[f"s{i}"] = bare_statement(annotation, 0, len(text), f"s{i}")
    fact = make_fact(list(statements.values()))
    began = time.process_time()
    found = find_disagreements([fact], statements, annotations, [])
    assert time.process_time() - began < 2.0
    assert [d.kind for d in found] == ["number"]


@settings(max_examples=25, deadline=None)
@given(st.lists(st.text(max_size=60), min_size=2, max_size=3))
def test_any_text_is_survived(texts: list[str]) -> None:
    annotations = annotate([make_report(text, "abc"[i], published="2021-06-11") for i, text in enumerate(texts)])
    statements = {
        f"s{i}": bare_statement(a, 0, len(a.report.text), f"s{i}") for i, a in enumerate(annotations) if a.report.text
    }
    if len(statements) < 2:
        return
    fact = make_fact(list(statements.values()))
    for disagreement in find_disagreements([fact], statements, {a.report.id: a for a in annotations}, []):
        assert len(disagreement.positions) >= 2
        assert {id for p in disagreement.positions for id in p.statements} <= set(statements)
