"""Titles of persons, and persons named with another's."""

import pytest

from rashomon.accounts.disagreements.titles import doubted_mentions, mistitled_statements, titles_of
from rashomon.accounts.disagreements.told import make_page, make_pages, words_within
from rashomon.accounts.statements import entity_owners, make_statement
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from rashomon.model.account import Fact
from tests.factories import make_report


@pytest.mark.parametrize(
    ("text", "titles"),
    [
        ("Minister Paul Marsh opened the museum.", {"minister"}),
        ("Interior secretary Paul Marsh opened the museum.", {"secretary"}),
        ("Paul Marsh, a professor in Corrin, opened the museum.", {"professor"}),
        ("The professor, Paul Marsh, opened the museum.", {"professor"}),
        ("Paul Marsh opened the museum.", set()),
    ],
)
def test_titles_beside_a_name(text: str, titles: set[str]) -> None:
    (annotation,) = annotate([make_report(text)])
    page = make_page(annotation, resolve_entities([annotation]))
    start = text.index("Paul")
    found = titles_of(page, words_within(page, start, start + len("Paul Marsh")))
    assert titles <= found
    assert bool(found) is bool(titles)


OTHERS = (
    "Minister Paul Marsh opened the harbour museum. Judith Penrose, a lawyer, sued the town.",
    "The museum was opened by minister Paul Marsh. Judith Penrose went to court.",
)


@pytest.mark.parametrize(
    ("text", "doubted"),
    [
        # a lawyer to the others, here with the title that they give to Marsh
        ("Minister Judith Penrose opened the harbour museum.", ["Judith Penrose"]),
        # as the others have it
        ("Minister Paul Marsh opened the harbour museum.", []),
        # a title that nobody else has, and a person whom nobody else names
        ("Mayor Judith Penrose opened the harbour museum.", []),
        ("Minister Edmund Farrow opened the harbour museum.", []),
    ],
)
def test_a_person_named_with_anothers_title(text: str, doubted: list[str]) -> None:
    annotations = annotate([make_report(t, "abc"[i]) for i, t in enumerate((*OTHERS, text))])
    entities = resolve_entities(annotations)
    by_report = {a.report.id: a for a in annotations}
    pages = make_pages(by_report, entities)
    found = doubted_mentions(pages, entities)
    assert [text[one.start : one.end].removeprefix("Minister ") for one in found["c"]] == doubted
    assert found["a"] == found["b"] == []

    told = [make_statement(a, a.sentences[0], entity_owners(entities)) for a in annotations]
    first = told[0]
    fact = Fact(
        id="f", wording=first.quote, evidence=annotations[0].report.evidence(first.start, first.end),
        statements=tuple(s.id for s in told), sources=("Outlet A", "Outlet B", "Outlet C"), independent_sources=3,
        independence=(), first_report="a", salience=0.5, time=None, score=1.0, reason="",
        counted=tuple(s.id for s in told),
    )  # fmt: skip
    statements = {s.id: s for s in told}
    assert mistitled_statements([fact], statements, pages, entities) == ({told[2].id} if doubted else set())
