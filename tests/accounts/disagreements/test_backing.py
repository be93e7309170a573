"""Values that nobody else gives."""

import pytest

from rashomon.accounts.disagreements.backing import unbacked_statements
from rashomon.accounts.disagreements.told import make_pages
from tests.accounts.disagreements.builders import facts_of, read


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
    found = unbacked_statements(
        facts_of([told]), statements, make_pages({a.report.id: a for a in annotations}, entities)
    )
    assert {statements[id].report for id in found} == expected
