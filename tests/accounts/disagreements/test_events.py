"""Dates of events that are mentioned in passing."""

from rashomon.accounts.disagreements import find_disagreements
from rashomon.language.entities import resolve_entities
from tests.accounts.disagreements.builders import annotated, first_sentence


def test_an_event_mentioned_in_passing_is_compared_across_facts() -> None:
    annotations = [
        annotated("The pullout follows a failed summit of the two leaders in Lisbon last month.", "a", "2021-06-11"),
        annotated("A similar summit in Lisbon earlier this month came to an early close.", "b", "2021-06-11"),
        annotated("The summit in April had been a success.", "c", "2021-06-11"),  # no place: another one
    ]
    statements = [first_sentence(annotation) for annotation in annotations]
    found = find_disagreements(
        [], {s.id: s for s in statements}, {a.report.id: a for a in annotations}, resolve_entities(annotations)
    )
    shown = [(d.kind, d.relation, [(p.value, p.statements) for p in d.positions]) for d in found]
    assert shown == [("date", "disagreement", [("2021-05", ("s-a",)), ("2021-06", ("s-b",))])]
