"""Who takes part in what a verb tells."""

import pytest

from tests.accounts.disagreements.builders import predicate


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
