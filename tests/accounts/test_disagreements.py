"""Disagreements from end to end: short reports in, typed disagreements out."""

from functools import cache
from itertools import permutations

import pytest

from rashomon.accounts.disagreements import find_disagreements
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from rashomon.model.account import Disagreement, Fact, SaidBy, Statement
from rashomon.model.annotation import Annotation
from rashomon.model.span import Evidence
from tests.factories import make_report

FRIDAY = "2021-06-11"


@cache
def annotated(text: str, id: str, published: str | None) -> Annotation:
    return annotate([make_report(text, id, published=published)])[0]


def make_statement(annotation: Annotation, speaker: SaidBy | None = None) -> Statement:
    """The first sentence of a report as a statement."""
    report, sentence = annotation.report, annotation.sentences[0]
    return Statement(
        report=report.id, start=sentence.start, end=sentence.end, quote=report.quote(sentence), id=f"s-{report.id}",
        said_by=(speaker,) if speaker else (), origin=None, certainty="asserted", negated=False, times=(),
        quantities=(),
    )  # fmt: skip


def make_fact(statements: list[Statement], id: str = "f") -> Fact:
    first = statements[0]
    return Fact(
        id=id, wording=first.quote, statements=tuple(s.id for s in statements), sources=(), independent_sources=1,
        evidence=Evidence(report=first.report, start=first.start, end=first.end, quote=first.quote), independence=(),
        first_report=first.report, salience=0.5, time=None, score=1.0, reason="",
    )  # fmt: skip


def disagreements(*texts: str, published: tuple[str | None, ...] = ()) -> tuple[Disagreement, ...]:
    """What the first sentences of reports a, b, c ... disagree in, told that they assert one fact."""
    days = published or (FRIDAY,) * len(texts)
    annotations = [annotated(text, "abcdefgh"[i], day) for i, (text, day) in enumerate(zip(texts, days, strict=True))]
    statements = [make_statement(annotation) for annotation in annotations]
    return find_disagreements(
        [make_fact(statements)],
        {s.id: s for s in statements},
        {a.report.id: a for a in annotations},
        resolve_entities(annotations),
    )


def shown(found: tuple[Disagreement, ...]) -> list[tuple[str, str, list[tuple[str, tuple[str, ...]]]]]:
    return [(d.kind, d.relation, [(p.value, p.statements) for p in d.positions]) for d in found]


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


@pytest.mark.parametrize(
    ("a", "b"),
    [
        # a "not" that reaches both verbs; a plan that is not carried out yet
        ("The minister has never signed the treaty or broken it.", "The minister never broke the treaty."),
        ("The minister will sign the treaty.", "The minister has not signed the treaty."),
    ],
)
def test_what_denies_nothing(a: str, b: str) -> None:
    assert not [d for d in disagreements(a, b) if d.kind == "polarity"]


def test_a_report_that_has_both_values_gives_them_roles_of_their_own() -> None:
    both = "The fire killed 12 workers. It trapped 17 workers in all."
    other = "The fire trapped 17 workers. It killed 12 workers."
    assert disagreements(both, other) == ()


@pytest.mark.parametrize(
    ("published", "relation"),
    [
        (("2021-06-11T09:00", "2021-06-11T14:00"), "update"),
        (("2021-06-11", "2021-06-12"), "update"),
        (("2021-06-11T14:00", "2021-06-11T09:00"), "disagreement"),  # the lower figure came later: tolls do not fall
        (("2021-06-11T09:00", "2021-06-11T09:00"), "disagreement"),  # at one time
        (("2021-06-11", "2021-06-11"), "undecided"),  # one day, no hours
        ((None, "2021-06-12"), "undecided"),
    ],
)
def test_a_toll_that_grows_is_an_update(published: tuple[str | None, ...], relation: str) -> None:
    found = disagreements("The quarry fire killed 12 people.", "The quarry fire killed 17 people.", published=published)
    assert [(d.kind, d.relation) for d in found] == [("number", relation)]


@pytest.mark.parametrize(
    ("published", "relation"),
    [
        (("2021-06-11T09:00", "2021-06-11T14:00"), "update"),  # found one after the other
        (("2021-06-11T09:00", "2021-06-11T09:00"), "disagreement"),  # at one time
    ],
)
def test_the_missing_who_are_found_are_an_update(published: tuple[str | None, ...], relation: str) -> None:
    texts = ("Seventeen miners are missing in the quarry.", "Seven miners are missing in the quarry.")
    found = disagreements(*texts, published=published)
    assert [(d.kind, d.relation) for d in found] == [("number", relation)]


def test_words_of_revision_make_an_update() -> None:
    found = disagreements(
        "The survey counted 120 seals on the coast.",
        "The survey counted 180 seals on the coast, after the figure was revised from an earlier count.",
    )
    assert [(d.kind, d.relation) for d in found] == [("number", "update")]


def test_an_outlet_that_is_wrong_stands_apart_from_the_update() -> None:
    texts = [
        "The quarry fire killed 12 people.", "The quarry fire killed 17 people.", "The quarry fire killed 17 people.",
        "The quarry fire killed 14 people.",
    ]  # fmt: skip
    days = ("2021-06-11T09:00", "2021-06-11T18:00", "2021-06-12T08:00", "2021-06-12T09:00")
    found = {d.relation: d for d in disagreements(*texts, published=days)}
    assert set(found) == {"update", "disagreement"}
    assert [p.value for p in found["disagreement"].positions] == ["14 people killed", "17 people killed"]
    assert found["disagreement"].positions[1].statements == ("s-b", "s-c")


def test_what_is_planned_and_then_done_is_an_update() -> None:
    found = disagreements(
        "The minister will open the bridge.", "The minister opened the bridge.",
        published=("2021-06-10", "2021-06-12"),
    )  # fmt: skip
    assert [(d.kind, d.relation) for d in found] == [("certainty", "update")]


def test_one_utterance_with_two_speakers() -> None:
    a = "“We lost everything that we had worked for in the valley,” Edmund Farrow said."
    b = "“We lost everything that we had worked for in the valley,” said Martin Ellery."
    annotations = [annotated(a, "a", FRIDAY), annotated(b, "b", FRIDAY)]
    entities = resolve_entities(annotations)
    statements = []
    for annotation, name in zip(annotations, ("Edmund Farrow", "Martin Ellery"), strict=True):
        text, start = annotation.report.text, annotation.report.text.index(name)
        assert text[start : start + len(name)] == name
        entity = next(e for e in entities if e.name == name)
        speaker = SaidBy(report=annotation.report.id, start=start, end=start + len(name), quote=name, name=name,
                         entity=entity.id)  # fmt: skip
        statements.append(make_statement(annotation, speaker))
    found = find_disagreements(
        [make_fact(statements)], {s.id: s for s in statements}, {a.report.id: a for a in annotations}, entities
    )
    assert [(d.kind, [p.value for p in d.positions]) for d in found] == [
        ("attribution", ["Edmund Farrow", "Martin Ellery"])
    ]


def test_an_event_mentioned_in_passing_is_compared_across_facts() -> None:
    annotations = [
        annotated("The pullout follows a failed summit of the two leaders in Lisbon last month.", "a", "2021-06-11"),
        annotated("A similar summit in Lisbon earlier this month came to an early close.", "b", "2021-06-11"),
        annotated("The summit in April had been a success.", "c", "2021-06-11"),  # no place: another one
    ]
    statements = [make_statement(annotation) for annotation in annotations]
    found = find_disagreements(
        [], {s.id: s for s in statements}, {a.report.id: a for a in annotations}, resolve_entities(annotations)
    )
    assert shown(found) == [("date", "disagreement", [("2021-05", ("s-a",)), ("2021-06", ("s-b",))])]


def test_a_report_far_from_the_story_has_no_say_in_relative_dates() -> None:
    texts = ["The dam at Corrin burst last month."] * 2 + ["The dam at Corrin burst this month."]
    assert disagreements(*texts, published=(FRIDAY, FRIDAY, "2021-09-01")) == ()
    assert len(disagreements(*texts, published=(FRIDAY, FRIDAY, FRIDAY))) == 1


def test_the_order_of_the_input_does_not_matter() -> None:
    texts = ["The quarry fire killed 12 workers.", "The quarry fire killed 17 workers.", "The fire killed 21 workers."]
    annotations = [annotated(text, id, FRIDAY) for text, id in zip(texts, "abc", strict=True)]
    statements = [make_statement(annotation) for annotation in annotations]
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
