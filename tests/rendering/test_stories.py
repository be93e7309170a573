"""Lists of stories and of reports found."""

import io
import json

import pytest
from rich.console import Console

from rashomon.model.archive import Hit, KeptStory, RelatedStory
from rashomon.model.span import Evidence, Span
from rashomon.rendering.stories import counts, days, hit_line, render_hits, render_stories, story_line

STORY = KeptStory(
    id="story-0123456789ab",
    headline="Bridge shut “for now”\x1b[2J",
    start="2019-03-22",
    end="2019-03-25",
    reports=("a", "b"),
    sources=("Paper", "Gazette"),
    count=2,
    independent=1,
)
TRIAL = RelatedStory(
    story="story-9", headline="A trial\x1b[2J", score=0.25, reason="both are about bridge; 9 days later"
)
HIT = Hit(
    report="a",
    ids=("a", "a-too"),
    source="Paper",
    title="Bridge [bold]shut",
    published="2019-03-22T10:00:00Z",
    story="story-0123456789ab",
    excerpt=Evidence(report="a", start=10, end=30, quote="The bridge\nof Aldmoo"),
    matches=(Span(start=14, end=20),),
)


def shown(render: object) -> str:
    console = Console(file=io.StringIO(), width=80)
    render(console)  # type: ignore[operator]
    assert isinstance(console.file, io.StringIO)
    return console.file.getvalue()


def test_a_story_is_one_line_of_json_with_these_names_in_this_order() -> None:
    line = story_line(STORY)
    assert "\n" not in line
    assert list(json.loads(line)) == ["id", "headline", "start", "end", "reports", "sources"]
    assert json.loads(line)["reports"] == ["a", "b"]
    assert "“" in line


def test_related_stories_are_in_the_line_where_they_were_looked_for() -> None:
    assert "related" not in json.loads(story_line(STORY))
    assert json.loads(story_line(STORY, ()))["related"] == []
    (related,) = json.loads(story_line(STORY, [TRIAL]))["related"]
    assert related == {"story": "story-9", "headline": TRIAL.headline, "score": 0.25, "reason": TRIAL.reason}


def test_related_stories_are_listed_below_their_story() -> None:
    text = shown(lambda console: render_stories([STORY, STORY], console, [(), (TRIAL,)]))
    assert text.count("see also") == 1
    assert "see also story-9: A trial [2J (both are about bridge; 9 days" in " ".join(text.splitlines()[-2:])
    assert "\x1b" not in text


def test_a_hit_is_one_line_of_json() -> None:
    found = json.loads(hit_line(HIT))
    assert found["ids"] == ["a", "a-too"]
    assert found["excerpt"] == {"report": "a", "start": 10, "end": 30, "quote": "The bridge\nof Aldmoo"}
    assert found["matches"] == [[14, 20]]


DAYS = [
    ("2019-03-22", "2019-03-22", "22 March 2019"),
    ("2019-03-22", "2019-03-25", "22–25 March 2019"),
    ("2019-03-22", "2019-04-01", "22 March – 1 April 2019"),
    ("2019-12-31", "2020-01-01", "31 December 2019 – 1 January 2020"),
    (None, None, "undated"),
]


@pytest.mark.parametrize(("start", "end", "expected"), DAYS)
def test_days(start: str | None, end: str | None, expected: str) -> None:
    assert days(start, end) == expected


def test_a_table_of_stories_shows_no_control_characters() -> None:
    text = shown(lambda console: render_stories([STORY], console))
    assert "Bridge shut “for now”" in text
    assert "\x1b" not in text
    assert "story-01234567, 22–25 March 2019, 2 reports of 2 outlets (1 independent)" in text
    assert counts(STORY) == "2 reports of 2 outlets (1 independent)"


def test_hits_show_title_place_and_words_and_take_nothing_for_markup() -> None:
    text = shown(lambda console: render_hits([HIT], console))
    assert "Bridge [bold]shut" in text
    assert "Paper, 22 March 2019, a, story-01234567" in text
    assert "  … The bridge of Aldmoo …" in text  # cut at both ends


def test_the_words_found_are_underlined() -> None:
    console = Console(file=io.StringIO(), width=80, force_terminal=True, color_system="standard")
    render_hits([HIT], console)
    assert isinstance(console.file, io.StringIO)
    assert "\x1b[1;4mbridge\x1b[0m" in console.file.getvalue()
