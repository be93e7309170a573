"""Disagreements that no common fact is needed for, and values that nobody else gives."""

from itertools import combinations

import pytest

from rashomon.accounts.disagreements import find_disagreements
from rashomon.accounts.disagreements.backing import unbacked_statements
from rashomon.accounts.statements import entity_owners, make_statement
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from rashomon.model.account import Disagreement, Entity, Fact, Statement
from rashomon.model.annotation import Annotation
from tests.factories import make_report


def read(texts: tuple[str, ...]) -> tuple[tuple[Annotation, ...], tuple[Entity, ...], list[Statement]]:
    """Reports a, b, c ..., their entities, and each sentence as a statement."""
    annotations = annotate([make_report(text, "abcdefgh"[i]) for i, text in enumerate(texts)])
    entities = resolve_entities(annotations)
    owners = entity_owners(entities)
    return annotations, entities, [make_statement(a, s, owners) for a in annotations for s in a.sentences]


def facts_of(groups: list[list[Statement]]) -> list[Fact]:
    return [
        Fact(
            id=f"f{i}", wording="", evidence=told[0], statements=(ids := tuple(s.id for s in told)), counted=ids,
            sources=tuple(dict.fromkeys(s.report for s in told)), independent_sources=1, independence=(),
            first_report=told[0].report, salience=0.5, time=None, score=1.0, reason="",
        )
        for i, told in enumerate(groups)
    ]  # fmt: skip


def disagreements(texts: tuple[str, ...], likeness: float) -> tuple[Disagreement, ...]:
    """What reports disagree in whose sentences make no common fact, each pair of them so likely to tell the same."""
    annotations, entities, told = read(texts)
    places = sorted((s.report, s.start) for s in told)
    return find_disagreements(
        facts_of([[s] for s in told]),
        {s.id: s for s in told},
        {a.report.id: a for a in annotations},
        entities,
        {(one, other): likeness for one, other in combinations(places, 2) if one[0] != other[0]},
    )


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
    found = disagreements(texts, 0.9)
    assert [(d.kind, d.relation) for d in found] == [(kind, "disagreement")]
    assert sorted(p.value for p in found[0].positions) == values


def test_unlikely_sentences_are_not_compared() -> None:
    texts = ("The council bought 12 electric buses.", "The council bought 17 electric buses.")
    assert [d.kind for d in disagreements(texts, 0.9)] == ["number"]
    assert disagreements(texts, 0.1) == ()


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
    assert disagreements(texts, 0.9) == ()


@pytest.mark.parametrize(
    ("texts", "expected"),
    [
        # nobody else has Penrose, and she stands against Marsh
        (("Minister Paul Marsh opened the museum.", "Paul Marsh opened the harbour museum.",
          "Minister Judith Penrose opened the museum."), {"c"}),
        # more words, no value
        (("Minister Paul Marsh opened the museum.", "Paul Marsh opened the museum.",
          "Minister Paul Marsh opened the museum on a wet and windy day."), set()),
        # a detail that is told once in the whole story
        (("Minister Paul Marsh opened the museum.", "Paul Marsh opened the museum.",
          "Minister Paul Marsh opened the museum in Rotterdam."), {"c"}),
        # one against one: both
        (("Minister Paul Marsh opened the museum.", "Minister Judith Penrose opened the museum."), {"a", "b"}),
    ],
)  # fmt: skip
def test_values_that_stand_alone(texts: tuple[str, ...], expected: set[str]) -> None:
    annotations, entities, told = read(texts)
    statements = {s.id: s for s in told}
    found = unbacked_statements(facts_of([told]), statements, {a.report.id: a for a in annotations}, entities)
    assert {statements[id].report for id in found} == expected
