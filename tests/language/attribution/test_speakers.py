"""Who a source is: its name in the report, and its kind."""

import pytest

from tests.language.attribution.finding import found_in

SPEAKERS = [
    # a pronoun with one antecedent
    ("Angela Merkel arrived in Paris on Monday. She said the talks would go on.", "Angela Merkel", "named"),
    # a surname stands for the full name
    ("Angela Merkel arrived in Paris. “The talks go on,” Merkel said.", "Angela Merkel", "named"),
    # a role with a name in apposition
    ("“The talks go on,” said the ministry's spokesman, Petra Novak.", "Petra Novak", "named"),
    # nobody in particular keeps the report's own words
    ("Two officials from the ministry said the talks would go on.", "Two officials from the ministry", "anonymous"),
    # one of many
    ("A person familiar with the plans said the talks would go on.", "A person familiar with the plans", "anonymous"),
    # an office held by one
    ("The opposition leader said the talks would go on.", "The opposition leader", "role"),
    # the same office, on condition of anonymity
    ("Speaking on condition of anonymity, a negotiator said the talks would go on.", "a negotiator", "anonymous"),
    # an institution by its noun
    ("The foreign ministry said the talks would go on.", "The foreign ministry", "organisation"),
    # a capital that stands for its government
    ("Moscow said the talks would go on.", "Moscow", "organisation"),
    # outlets as a crowd
    ("The talks would go on, local media reported.", "local media", "organisation"),
    # a paper
    ("A recent study found that the talks would go on for years.", "A recent study", "document"),
    # papers that somebody has seen
    (
        "The talks will go on, according to documents seen by the Courier.",
        "documents seen by the Courier",
        "document",
    ),
    # nobody
    ("It is said that the talks will go on.", "", "unknown"),
]


@pytest.mark.parametrize(("text", "speaker", "kind"), SPEAKERS)
def test_speaker(text: str, speaker: str, kind: str) -> None:
    found = found_in(text)
    assert found
    assert (found[-1].speaker, found[-1].source_kind) == (speaker, kind)
