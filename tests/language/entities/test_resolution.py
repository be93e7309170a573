from collections.abc import Sequence
from itertools import permutations

import pytest

from rashomon.language.entities import find_mentions, resolve_entities
from rashomon.model.account import Entity
from rashomon.model.annotation import Annotation
from tests.factories import make_doc, make_report


def annotate(*texts: str) -> list[Annotation]:
    """Annotations with mentions only, of reports a, b, c ..."""
    return [
        Annotation(
            report=make_report(text, id=chr(ord("a") + k)),
            words=(),
            sentences=(),
            clauses=(),
            mentions=find_mentions(make_doc(text)),
            timexes=(),
            quantities=(),
            attributions=(),
        )
        for k, text in enumerate(texts)
    ]


def forms(entities: Sequence[Entity]) -> set[frozenset[str]]:
    """The names of each entity, as found in the texts."""
    return {frozenset(m.quote for m in e.mentions) for e in entities}


@pytest.mark.parametrize(
    ("texts", "one"),
    [
        # romanisation, and the surname alone in another report
        (("Yoon Hae-sol spoke. Mr Yoon left.", "Yoon Hae Sol spoke on Friday."),
         {"Yoon Hae-sol", "Yoon", "Yoon Hae Sol"}),
        # nickname, initial
        (("Robert Lindqvist spoke.", "Bob Lindqvist spoke, and Lindqvist left."),
         {"Robert Lindqvist", "Bob Lindqvist", "Lindqvist"}),
        # capital, compass and name of one government
        (("North Korea left. The North said so.", "Pyongyang said it would leave North Korea's office."),
         {"North Korea", "North", "Pyongyang"}),
        # demonym, adjective, name
        (("Germany voted.", "Germans voted, a German official said."), {"Germany", "Germans", "German"}),
        # a house style with "Jr.", another without
        (("Anthony Hale Jr. spoke. Mr Hale left.", "Anthony Hale spoke."), {"Anthony Hale Jr", "Hale", "Anthony Hale"}),
        # acronym
        (("The International Labour Organization met.", "The ILO met on Friday."),
         {"International Labour Organization", "ILO"}),
        # word order and legal form
        (("The Energy Ministry said so.", "The Ministry of Energy said so."),
         {"Energy Ministry", "Ministry of Energy"}),
        (("Northern Freight Inc. lost money.", "Northern Freight Inc. grew. Northern Freight hired."),
         {"Northern Freight Inc", "Northern Freight"}),
    ],
)  # fmt: skip
def test_variants_are_one_entity(texts: tuple[str, ...], one: set[str]) -> None:
    assert frozenset(one) in forms(resolve_entities(annotate(*texts)))


@pytest.mark.parametrize(
    ("texts", "apart"),
    [
        # relatives with one surname
        (("Ann Hale spoke. Peter Hale spoke too.",), ("Ann Hale", "Peter Hale")),
        # father and son in one report
        (("Anthony Hale spoke. Anthony Hale Jr. spoke too.",), ("Anthony Hale", "Anthony Hale Jr")),
        # "Hale" before "Anthony Hale Jr." is introduced is somebody else
        (("Anthony Hale spoke.", "Mr Hale rose. His son Anthony Hale Jr. left."), ("Anthony Hale Jr",)),
        # a Korean father and son
        (("Yoon Jong-un followed Yoon Jong-il.",), ("Yoon Jong-un", "Yoon Jong-il")),
        # the foreign ministries of two nations
        (("The Italian Foreign Ministry protested.", "The Spanish Foreign Ministry replied."), None),
        # a capital in a story that never names its nation is a city
        (("Madrid beat Lisbon in the final.",), ("Madrid", "Lisbon")),
    ],
)
def test_namesakes_are_kept_apart(texts: tuple[str, ...], apart: tuple[str, ...] | None) -> None:
    entities = resolve_entities(annotate(*texts))
    if apart is None:
        assert len([e for e in entities if e.name == "Foreign Ministry"]) == 2
    else:
        assert all(frozenset({name}) in forms(entities) for name in apart)


def owner(entities: Sequence[Entity], report: str, start: int) -> str:
    """The name of the entity that the mention at this place belongs to."""
    return next(e.name for e in entities for m in e.mentions if (m.report, m.start) == (report, start))


@pytest.mark.parametrize(
    ("text", "at", "name"),
    [
        # the one bearer named before
        ("Ann Hale spoke. Hale left.", 16, "Ann Hale"),
        # honorific decides between two
        ("Ann Hale met Peter Hale. Mrs Hale left.", 29, "Ann Hale"),
        ("Ann Hale met Peter Hale. Mr Hale left.", 28, "Peter Hale"),
        # two bearers, neither dominant: open, an entity of its own
        ("Ann Hale met Carol Hale. Hale left.", 25, "Hale"),
        # named far more often in full
        ("Ann Hale sang. Ann Hale danced. Ann Hale won. Carol Hale lost. Hale left.", 63, "Ann Hale"),
    ],
)
def test_a_surname_goes_to_the_one_it_can_mean(text: str, at: int, name: str) -> None:
    assert owner(resolve_entities(annotate(text)), "a", at) == name


def test_a_surname_goes_to_the_storys_bearer_when_its_report_names_none() -> None:
    entities = resolve_entities(annotate("Ann Hale spoke.", "Mrs Hale spoke on Friday, a reporter said."))
    assert owner(entities, "b", 4) == "Ann Hale"


def test_every_mention_belongs_to_one_entity() -> None:
    annotations = annotate("Ann Hale flew to Lyon. Hale met the ILO.", "Peter Hale left France. Paris said nothing.")
    told = sorted((m.report, m.start, m.end) for e in resolve_entities(annotations) for m in e.mentions)
    assert told == sorted((a.report.id, m.start, m.end) for a in annotations for m in a.mentions)


def test_the_order_of_the_reports_does_not_matter() -> None:
    annotations = annotate(
        "Ann Hale met Yoon Hae-sol in Seoul. Hale spoke.",
        "South Korea greeted Ann Hale. Seoul said Yoon Hae Sol was pleased.",
        "Hale and Yoon smiled. Carol Hale did not.",
    )
    results = {resolve_entities(order) for order in permutations(annotations)}
    assert len(results) == 1


def test_evidence_quotes_the_report_and_ids_are_distinct() -> None:
    annotations = annotate("Ann Hale met Carol Hale. Hale left.", "Peter Hale came; Mrs Hale and Mr Hale left.")
    reports = {a.report.id: a.report for a in annotations}
    entities = resolve_entities(annotations)
    assert all(reports[m.report].text[m.start : m.end] == m.quote for e in entities for m in e.mentions)
    assert len({e.id for e in entities}) == len(entities)
    assert all(list(e.aliases) == sorted(set(e.aliases) - {e.name}) for e in entities)


def test_no_reports_have_no_entities() -> None:
    assert resolve_entities([]) == ()
