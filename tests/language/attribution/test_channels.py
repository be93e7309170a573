"""How words reached the outlet."""

import pytest

from tests.language.attribution.finding import found_in

CHANNELS = [
    # told to somebody
    ("The minister told reporters that the talks had failed.", "told reporters"),
    ("The minister told a briefing in Lund that the talks had failed.", "told a briefing"),
    ("The minister told parliament that the talks had failed.", "told parliament"),
    # told to the outlet itself
    ("The minister told us that the talks had failed.", "told us"),
    # told to another outlet, or to an agency
    ("The minister told Reuters that the talks had failed.", "Reuters"),
    ("“The talks have failed,” the minister told BBC Radio on Sunday.", "BBC Radio"),
    # in words that were written
    ("The minister said in a statement that the talks had failed.", "statement"),
    ("In a letter to the council, residents said that the talks had failed.", "letter"),
    # before many
    ("The minister said at a news conference that the talks had failed.", "news conference"),
    # on the air, over a wire
    ("The minister said on state television that the talks had failed.", "state television"),
    ("The minister said by phone that the talks had failed.", "phone"),
    # on a platform
    ("The minister tweeted that the talks had failed.", "tweet"),
    ("“The talks have failed,” the minister wrote on Facebook.", "Facebook"),
    ("“The talks have failed,” the minister posted on Truth Social.", "Truth Social"),
    # a document is its own channel
    ("The talks failed, according to a ministry statement.", "ministry statement"),
    # nothing tells
    ("The minister said that the talks had failed.", ""),
]


@pytest.mark.parametrize(("text", "channel"), CHANNELS)
def test_channel(text: str, channel: str) -> None:
    assert channel in {a.channel for a in found_in(text)}


def test_us_inside_quotation_marks_is_not_the_outlet() -> None:
    text = "“The minister told us that the talks had failed,” said Anna Berg."
    assert "told us" not in {a.channel for a in found_in(text)}
