"""Lines that are boilerplate for where they stand."""

import pytest

from rashomon.reading.context import reasons_by_place
from rashomon.reading.pieces import lines_of

STORY = [
    "The ferry turned back on Friday after water was found in its engine room, the harbour master said at noon.",
    "Nobody was hurt and all ninety were on land again by two, according to the coast guard of Dunmore.",
    "The owner did not answer questions about repairs that were made to the engine in the spring.",
]


@pytest.mark.parametrize(
    ("before", "after", "removed"),
    [
        # a title in capitals within a text that is not
        ([], ["STORM CLOSES EVERY PORT ON THE COAST"], {"STORM CLOSES EVERY PORT ON THE COAST"}),
        ([], ["PORTS CLOSED"], set()),  # a heading may be short and in capitals
        ([], ["WE WILL ALL GO HOME ON FRIDAY NIGHT!"], set()),  # somebody shouts
        # a date alone, at the top; the same in the middle is a heading
        (["April 4, 2012"], [], {"April 4, 2012"}),
        (["Tuesday 28 April 2009 22.34 BST"], [], {"Tuesday 28 April 2009 22.34 BST"}),
        (["Published 3 hours ago"], [], {"Published 3 hours ago"}),
        ([*STORY, *STORY, "May 18, 2016"], STORY, set()),
        (["Friday"], [], set()),  # no stamp: a word
        # one title twice, after its section
        (
            [],
            ["Ports Storm Closes Every Port Today Storm Closes Every Port Today"],
            {"Ports Storm Closes Every Port Today Storm Closes Every Port Today"},
        ),
        # an image described for those who cannot see it, and its caption
        (
            ["Image: The ferry in the dock", "The ferry in the dock at Dunmore on Friday."],
            [],
            {"Image: The ferry in the dock"},
        ),
        (["Image: The lighthouse", "The ferry in the dock at Dunmore on Friday."], [], set()),
        # links under a label, to the end
        (
            [],
            ["Read more:", "Ports shut by storm", "Two boats adrift"],
            {"Read more:", "Ports shut by storm", "Two boats adrift"},
        ),
        (
            [],
            ["Read more:", *STORY, *STORY],
            set(),
        ),  # an article goes on under it (the label itself goes by its wording)
        # who wrote it, after the end; the same words in the middle are news
        ([], ["Ida Holm writes on the sea for the Courier."], {"Ida Holm writes on the sea for the Courier."}),
        (
            [],
            ["Ida Holm is a reporter for the Courier based in Dunmore."],
            {"Ida Holm is a reporter for the Courier based in Dunmore."},
        ),
        ([], ["Ida Holm was a reporter."], set()),
        (["Ida Holm is a reporter for the Courier."], [], set()),
        # the outlet's name and the names above it
        (["Ida Holm and Tom Vale", "The Courier"], [], {"Ida Holm and Tom Vale", "The Courier"}),
        (["Ida Holm and Tom Vale"], [], set()),
    ],
)
def test_lines_by_their_place(before: list[str], after: list[str], removed: set[str]) -> None:
    lines = lines_of("\n".join([*before, *STORY, *after]))
    found = reasons_by_place(lines, source="The Courier", known=())
    assert {lines[index].text for index in found} == removed


def test_known_lines_go() -> None:
    lines = lines_of("\n".join([*STORY, "More  from the coast"]))
    assert reasons_by_place(lines, source="", known={"More from the coast"}) == {
        3: "line that the outlet's reports share"
    }


def test_a_text_in_capitals_stays() -> None:
    lines = lines_of("\n".join(line.upper().rstrip(".") for line in STORY))
    assert reasons_by_place(lines, source="", known=()) == {}


def test_no_lines() -> None:
    assert reasons_by_place([], source="The Courier", known=()) == {}
