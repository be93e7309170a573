"""Days told by way of an event."""

import pytest

from rashomon.language.times import find_timexes
from tests.factories import make_doc


def values(text: str) -> list[str]:
    return [timex.value for timex in find_timexes(make_doc(text), "2019-03-22")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # The event's day stands with its noun, as subject
        ("The vote was on Monday. The day after the vote he resigned.", ["2019-03-18", "2019-03-19"]),
        # ... or behind it
        ("The storm of March 3 was bad. The day before the storm he left.", ["2019-03-03", "2019-03-02"]),
        # ... or with its verb
        ("He resigned on March 3. The day before he resigned, he wept.", ["2019-03-03", "2019-03-02"]),
        # Two votes: which is meant is not known
        ("A vote was held on Monday. A vote was held on Tuesday. The day after the vote he resigned.",
         ["2019-03-18", "2019-03-19"]),
        # Another event
        ("The vote was on Monday. The day after the storm he resigned.", ["2019-03-18"]),
        # Told in days only
        ("The vote was on Monday. The year after the vote he resigned.", ["2019-03-18"]),
    ],
)  # fmt: skip
def test_the_day_beside_an_event(text: str, expected: list[str]) -> None:
    assert values(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # As fine as the date of the event
        ("They marked the 10th anniversary of the flood of 2009.", ["2019", "2009"]),
        ("They marked the 10th anniversary of the April 2, 2009 flood.", ["2019-04-02", "2009-04-02"]),
        ("They marked the first anniversary of the flood of 2 April 2018.", ["2019-04-02", "2018-04-02"]),
        ("They marked the tenth anniversary of the flood of June 2009.", ["2019-06", "2009-06"]),
        # The date is another sentence's
        ("They marked the 10th anniversary of the flood. It rained in 2009.", ["2009"]),
        # No such day
        ("They marked the first anniversary of the flood of February 29, 2016.", ["2016-02-29"]),
    ],
)
def test_anniversaries(text: str, expected: list[str]) -> None:
    assert values(text) == expected
