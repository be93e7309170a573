"""What publishers put around an article, kind by kind; and sentences that only look like it."""

import time

import pytest

from rashomon.reading.boilerplate import cues_in_text, hits_in
from rashomon.reading.wordings import KINDS


@pytest.mark.parametrize(
    ("line", "reason"),
    [
        ("Your browser does not support HTML5 video.", "browser or player warning"),
        ("IE 9 is not supported. For the best experience, use another browser.", "browser or player warning"),
        ("Image caption,", "caption label"),
        ("Hide Caption 4 of 59", "caption label"),
        ("Enlarge this image toggle caption Ida Holm/AP Ida Holm/AP", "caption label"),
        ("Image source, Reuters", "image credit"),
        ("Ida Holm / Reuters file", "image credit"),
        ("(Photo: Dunmore Harbour Office)", "image credit"),
        ("REUTERS/Ida Holm", "image credit"),
        ("Ida Holm/AFP via Getty Images", "image credit"),
        ("Slideshow (12 Images)", "picture gallery or video label"),
        ("Scroll down for video", "picture gallery or video label"),
        ("CLOSE The ferry is towed home after a night at sea. (Feb. 6) AP", "video caption"),
        ("ADVERTISEMENT", "advertisement"),
        ("Story continues below", "advertisement"),
        ("CLICK HERE TO GET THE HARBOUR NEWS APP", "call to an app, a page or a shop"),
        ("If you buy through this page we may earn a commission.", "call to an app, a page or a shop"),
        ("Sign up for our morning newsletter", "newsletter or sign-up call"),
        ("Want the best of the Courier in your inbox? Sign up here.", "newsletter or sign-up call"),
        ("Get the day's headlines delivered straight to you.", "newsletter or sign-up call"),
        ("Please support independent journalism with a small gift.", "appeal for support"),
        ("Share this article", "sharing or following prompt"),
        ("FOLLOW US: Facebook | RSS", "sharing or following prompt"),
        ("Follow us on Instagram", "sharing or following prompt"),
        ("Read or Share this story: https://example.org/x", "sharing or following prompt"),
        ("READ MORE: Two boats adrift off the cape", "link to another story"),
        ("More: What the harbour office knew", "link to another story"),
        ("[ The night the lighthouse went dark ]", "link to another story"),
        ("Storm closes every port on the coast Read more", "link to another story"),
        ("Trending on the Courier", "link to another story"),
        ("Join the conversation", "comment prompt"),
        ("Get in touch with us at desk@example.org", "comment prompt"),
        ("Tell us what you think in the comments below.", "comment prompt"),
        ("Got a story? Email desk@example.org.", "comment prompt"),
        ("We use cookies to make this site work.", "cookie or privacy notice"),
        ("Copyright © 2019 The Courier. All rights reserved.", "copyright or licence line"),
        ("Reporting by Ida Holm; editing by Tom Vale", "note on who made or updated the article"),
        ("The Associated Press contributed to this report.", "note on who made or updated the article"),
        ("Updated at 6:57 p.m. ET", "note on who made or updated the article"),
        ("By Ida Holm and Tom Vale", "byline"),
        ("By our own correspondent", "byline"),
        ("Ida Holm 8:30 AM | February 25, 2024", "byline"),
        ("This story is over 5 years old.", "age of the page"),
        ("pic.twitter.com/Ab12Cd34Ef", "residue of an embedded post"),
        ("* * *", "rule or mark between parts"),
    ],
)
def test_a_line_of_each_kind(line: str, reason: str) -> None:
    assert {hit.reason for hit in hits_in(line, cues_in_text(line))} == {reason}
    assert hits_in(line, cues_in_text(line))[0].start == 0
    assert hits_in(line, cues_in_text(line))[-1].end == len(line)


def test_every_kind_has_a_case() -> None:
    table = test_a_line_of_each_kind.pytestmark[0].args[1]  # type: ignore[attr-defined]
    assert {reason for _, reason in table} == {kind.reason for kind in KINDS}


@pytest.mark.parametrize(
    ("line", "rest"),
    [
        ("The ferry in the dock.Ida Holm / Reuters file", "The ferry in the dock."),  # a credit glued to a caption
        ("The ferry in the dock. (Ida Holm/AP)", "The ferry in the dock."),
        ("The ferry, March 2019.Image source, Reuters", "The ferry, March 2019."),
        ("Image caption The ferry in the dock", "The ferry in the dock"),  # a label glued to a caption
        ("FILE PHOTO: The ferry in the dock", "The ferry in the dock"),
        ("It sank. READ MORE: Boats adrift", "It sank."),
        ("It sank. (RELATED: Who owned the ferry?)", "It sank."),  # a piece of a line
        (
            "Ports are open. https://t.co/Ab12Cd34 — Port (@port) May 1, 2019",
            "Ports are open. — Port (@port) May 1, 2019",
        ),
        (
            "Minister Ann Lee Ann Mary LeePort talks fail again Ferry owners sue over a lost season MORE said so.",
            "Minister Ann Lee said so.",
        ),
    ],
)
def test_what_is_glued_to_a_line_goes_alone(line: str, rest: str) -> None:
    kept, at = "", 0
    for hit in hits_in(line, cues_in_text(line)):
        kept, at = kept + line[at : hit.start], hit.end
    assert " ".join((kept + line[at:]).split()) == rest


@pytest.mark.parametrize(
    "line",
    [
        "Sign up sheets for the lifeboat crew were empty, the mayor said, and no one under thirty had put a name down.",
        "Mr. Bloomberg said the port would stay shut.",  # a name that is also an agency
        "Reuters reported on Monday that the ferry had been sold.",
        "The minister told the Associated Press that he would go.",
        "Images of the wreck were seen by millions.",
        "He said the company uses cookies that its bakers make by hand and sells them to ferry passengers.",
        "More than ninety people were on board: sailors, islanders and a school class.",
        "“Read more books,” she told them.",
        "On May 4, 2019, the harbour was closed.",
        "Photographs showed the hull.",
        "The advertisement was withdrawn.",
        "Follow-up talks on the port are to be held in June.",
        "It was updated at noon by the coast guard, which said that two men were missing.",
        "The copyright on the song was his, the court found.",
        "Comments by the minister drew anger.",
        "See you in court, the owner said.",
        "Get in touch with your neighbours before the storm, the mayor said.",
        "This story has been corrected to say that the ferry left on Thursday.",  # what it says is news
        "WASHINGTON (AP) — The port is to close.",  # a dateline names the wire
        "Heavy rain contributed.",
    ],
)
def test_sentences_stay(line: str) -> None:
    assert hits_in(line, cues_in_text(line)) == []


@pytest.mark.parametrize(
    "line",
    [
        "a" * 200_000,
        "Aa " * 60_000,
        "MORE " * 40_000,
        "A B/" * 50_000,
        "(" * 100_000,
        "Ann Lee Ann LeeX MORE " * 8_000,
        ". " * 90_000,
    ],
)
def test_time_is_linear(line: str) -> None:
    start = time.perf_counter()
    hits_in(line, cues_in_text(line))
    assert time.perf_counter() - start < 5
