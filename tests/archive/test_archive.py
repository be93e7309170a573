"""The contract of an archive: the in-memory one and the one on SQLite answer alike."""

import json
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.archive import Addition, Archive
from rashomon.archive.intake import Given
from rashomon.model.feed import FollowedFeed
from rashomon.model.report import OffsetMap, Problem, Removed, Report
from rashomon.reading.draft import About, Draft
from rashomon.stories.shelf import Placement
from tests.factories import make_report

BRIDGE = make_report(
    "The bridge in Aldmoor was closed on Friday, Mayor Ilse Brandt said. Two people were hurt.",
    "a",
    title="Bridge in Aldmoor closed",
    url="https://example.org/bridge?utm_source=feed",
)
BRIDGE_TOO = make_report(
    "Mayor Ilse Brandt shut the old bridge of Aldmoor after an inspection.", "b", title="Aldmoor without its bridge"
)
HARVEST = make_report(
    "Farmers in Quellin expect a poor harvest of plums.", "c", title="Few plums in Quellin", published="2019-04-02"
)


def counts(done: Addition) -> tuple[int, int, int]:
    return (done.new, done.unchanged, done.revised)


def write_list(folder: Path, *rows: dict[str, str | None], name: str = "list.jsonl") -> Path:
    path = folder / name
    path.write_text("".join(json.dumps(row) + "\n" for row in rows), encoding="utf-8")
    return path


def row(id: str, text: str, **more: str | None) -> dict[str, str | None]:
    return {"id": id, "source": "Paper", "title": "", "text": text, "published": "2024-03-01", "url": None, **more}


def test_what_was_added_is_there_and_grouped(archive: Archive) -> None:
    assert counts(archive.add([BRIDGE, BRIDGE_TOO, HARVEST])) == (3, 0, 0)
    assert len(archive) == 3
    assert [story.kept.reports for story in archive.stories()] == [("c",), ("a", "b")]
    story = archive.story(archive.stories()[1].id)
    assert (story.headline, story.start, story.end) == ("Bridge in Aldmoor closed", "2019-03-22", "2019-03-22")
    assert story.sources == ("Outlet A", "Outlet B")
    assert [report.text for report in story.reports] == [BRIDGE.text, BRIDGE_TOO.text]


def test_a_report_comes_back_as_it_was_given(archive: Archive) -> None:
    given = Report(
        id="x",
        source="Paper “X”\0",
        family="House",
        text="A line.\n\nAnother, 🂡.",
        title="Title",
        url="https://example.org/x",
        published="2024-03-01T10:00:00+01:00",
        raw="A line.\nShare this!\nAnother, 🂡.",
        removed=(Removed(text="Share this!", reason="share button", start=8, end=19),),
        offsets=OffsetMap(clean_starts=(0, 9), raw_starts=(0, 20), lengths=(7, 11)),
        place="here:1",
        authors=("Ana Li", "Bo Ek"),
        updated="2024-03-02",
        form="live blog",
        origins=(("title", "json-ld"),),
    )
    archive.add(given)
    assert archive.report("x").report == given
    assert next(archive.reports()).report == given


def test_halves_of_surrogate_pairs_are_replaced_one_for_one(archive: Archive) -> None:
    archive.add(make_report("odd \ud800 text", "s"))
    assert archive.report("s").report.text == "odd � text"


@pytest.mark.parametrize("again", [1, 3])
def test_adding_the_same_again_changes_nothing(archive: Archive, tmp_path: Path, again: int) -> None:
    path = write_list(tmp_path, row("a", "The Bridge of Aldmoor is shut."), row("b", "Plums are few this year."))
    archive.add([path])
    before = [(kept, archive.revisions(kept.report.id)) for kept in archive.reports()], list(archive.placements())
    for _ in range(again):
        assert counts(archive.add([path])) == (0, 2, 0)
    after = [(kept, archive.revisions(kept.report.id)) for kept in archive.reports()], list(archive.placements())
    assert before == after


Row = dict[str, str | None]
CHANGED: list[tuple[Row, Row, str]] = [
    (row("a", "Two were hurt."), row("a", "Three were hurt."), "one id, one outlet"),
    (row("a", "Two were hurt."), row("a", "Nothing of the kind happened."), "even when all words change"),
    (row("", "Two hurt.", url="https://x.org/1"), row("", "Three hurt.", url="https://www.x.org/1#top"), "one page"),
    (row("", "Two hurt.", url="https://x.org/1"), row("n", "Two are hurt.", url="https://x.org/1"), "an id at last"),
    (row("a", "Two were hurt."), row("a", "Two were hurt.", title="A title"), "only its title"),
    (row("a", "Two were hurt.", published=None), row("a", "Two were hurt."), "only its date"),
]  # fmt: skip


@pytest.mark.parametrize(("before", "after", "why"), CHANGED, ids=[case[2] for case in CHANGED])
def test_a_changed_page_is_a_revision(archive: Archive, tmp_path: Path, before: Row, after: Row, why: str) -> None:
    archive.add([write_list(tmp_path, before)])
    assert counts(archive.add([write_list(tmp_path, after)])) == (0, 0, 1), why
    (kept,) = archive.reports()
    assert kept.revision == 2
    assert kept.report.text == after["text"]
    first, second = archive.revisions(kept.report.id)
    assert (first.text, second.text) == (before["text"], after["text"])
    for change in second.changes:
        assert first.text[change.start_before :].startswith(change.before)
        assert second.text[change.start_after :].startswith(change.after)
    assert len(archive.stories()) == 1
    assert counts(archive.add([write_list(tmp_path, after)])) == (0, 1, 0)


def test_what_a_later_version_does_not_say_stays(archive: Archive) -> None:
    archive.add(replace(BRIDGE, authors=("Ana Li",)))
    archive.add(replace(BRIDGE, text="All is well in Aldmoor.", published=None, title="", authors=()))
    kept = archive.report("a").report
    assert (kept.published, kept.title, kept.authors) == (BRIDGE.published, BRIDGE.title, ("Ana Li",))


APART: list[tuple[Row, Row]] = [
    # one address, each with an id of its own: the lists of research data are like this
    (row("a", "The Bridge is shut.", url="https://x.org/1"), row("b", "The Bridge is open.", url="https://x.org/1")),
    # one id by mistake, two outlets
    (row("a", "The bridge is shut."), row("a", "Plums are few.", source="Other")),
    # one id by mistake within one list
    (row("a", "The bridge of Aldmoor is shut."), row("a", "Plums are few this year.")),
    # nearly one text
    (row("a", "The bridge of Aldmoor is shut."), row("b", "The bridge of Aldmoor is shut!")),
    # one text, two outlets
    (row("a", "The bridge of Aldmoor is shut."), row("b", "The bridge of Aldmoor is shut.", source="Other")),
    # addresses of whole sites name no page
    (row("", "The bridge is shut.", url="https://x.org/"), row("", "Plums are few.", url="https://x.org/")),
]


@pytest.mark.parametrize("rows", APART)
def test_two_reports_stay_two(archive: Archive, tmp_path: Path, rows: tuple[Row, Row]) -> None:
    done = archive.add([write_list(tmp_path, *rows)])
    assert counts(done) == (2, 0, 0)
    assert sorted(kept.report.text for kept in archive.reports()) == sorted(str(row["text"]) for row in rows)
    listed = [id for story in archive.stories() for id in story.kept.reports]
    assert len(listed) == 2
    assert {row["id"] for row in rows} - {""} <= set(listed)
    assert counts(archive.add([write_list(tmp_path, *rows)])) == (0, 2, 0)


def test_no_id_is_lost_when_one_report_was_given_twice(archive: Archive, tmp_path: Path) -> None:
    text = "The bridge of Aldmoor is shut."
    done = archive.add([write_list(tmp_path, row("z", text), row("b", text), row("a", text))])
    assert counts(done) == (1, 2, 0)
    assert done.failed == 0
    (story,) = archive.stories()
    assert story.kept.reports == ("z", "a", "b")
    assert archive.report("b") == archive.report("z")
    assert counts(archive.add([write_list(tmp_path, row("b", text), row("z", text))])) == (0, 2, 0)


def test_what_cannot_be_read_is_told_and_the_rest_is_kept(archive: Archive, tmp_path: Path) -> None:
    path = write_list(tmp_path, row("a", "The bridge is shut."), row("b", "   "))
    path.write_bytes(path.read_bytes() + b"{broken\n" + json.dumps(row("d", "Plums are few.")).encode() + b"\n")
    done = archive.add([path, tmp_path / "none.txt"])
    assert counts(done) == (2, 0, 0)
    assert [problem.place.rsplit("/", 1)[-1] for problem in done.problems] == [
        "list.jsonl:2",
        "list.jsonl:3",
        "none.txt",
    ]
    assert done.failed == 3


def test_a_date_to_come_is_kept_undated_and_marked(archive: Archive, tmp_path: Path) -> None:
    done = archive.add([write_list(tmp_path, row("a", "The bridge is shut.", published="2199-01-01"))])
    assert counts(done) == (1, 0, 0)
    kept = archive.report("a")
    assert kept.report.published is None
    assert "2199" in kept.notes[0]
    assert archive.stories()[0].start is None


def test_what_a_list_gives_in_another_language_is_kept_and_left_out_of_accounts(
    archive: Archive, tmp_path: Path
) -> None:
    text = (
        "Die Brücke von Aldmoor wurde am Freitag geschlossen, sagte die Bürgermeisterin. Zwei Menschen wurden verletzt."
    )
    done = archive.add([write_list(tmp_path, row("d", text, title="Brücke"))])
    assert (counts(done), done.failed) == ((1, 0, 0), 0)
    assert "German" in done.problems[0].reason
    kept = archive.report("d")
    assert (kept.report.text, kept.report.language) == (text, "de")
    assert archive.stories()[0].kept.reports == ("d",)
    with pytest.raises(ValueError, match="language"):
        archive.stories()[0].account()
    assert counts(archive.add([tmp_path / "list.jsonl"])) == (0, 1, 0)


def test_progress_is_told_portion_by_portion(archive: Archive, tmp_path: Path) -> None:
    rows = [row(f"r{i}", f"Report number {i} is about nothing.") for i in range(401)]
    told: list[int] = []
    archive.add([write_list(tmp_path, *rows)], progress=lambda some: told.append(some.new))
    assert told == [200, 200, 1]


@pytest.fixture
def filled(archive: Archive) -> Archive:
    archive.add(
        [
            BRIDGE,
            BRIDGE_TOO,
            HARVEST,
            make_report("A third word on the bridge of Aldmoor and Mayor Ilse Brandt.", "d", published="2019-03-25"),
            make_report("The Zemlin Council met without a date.", "e", published=None, source="Gazette"),
            make_report("Quellin has Farmers and Plums of Note.", "f", published="2019-04-01", title="Quellin"),
        ]
    )
    return archive


LISTED = [
    ({}, ["c,f", "a,b,d", "e"]),  # the latest first, undated ones last
    ({"since": "2019-03-25"}, ["c,f", "a,b,d"]),  # with a day from then on
    ({"since": "2019-03-26"}, ["c,f"]),
    ({"until": "2019-03-22"}, ["a,b,d"]),
    ({"until": "2019-03-21"}, []),
    ({"source": "gazette"}, ["e"]),  # whatever the case
    ({"source": "outlet b"}, ["a,b,d"]),
    ({"text": "inspection"}, ["a,b,d"]),  # one report is enough
    ({"text": "bridge -inspection"}, ["a,b,d"]),  # another one has it
    ({"text": "plums bridge"}, []),  # all words in one report
    ({"about": "Ilse Brandt"}, ["a,b,d"]),
    ({"about": "inspection"}, []),  # one of three, and not in a title
    ({"about": "plums"}, ["c,f"]),
    ({"about": "?!"}, []),
    ({"sort": "sources"}, ["a,b,d", "c,f", "e"]),
    ({"sort": "growth"}, ["c,f", "a,b,d", "e"]),
    ({"sort": "sources", "limit": 1}, ["a,b,d"]),
    ({"text": '" OR NEAR( * ^ "'}, []),  # nothing typed is syntax
    ({"text": "("}, []),
]


@pytest.mark.parametrize(("wanted", "expected"), LISTED)
def test_stories_wanted(filled: Archive, wanted: dict[str, str], expected: list[str]) -> None:
    found = filled.stories(**wanted)  # type: ignore[arg-type]
    order = [",".join(sorted(story.kept.reports)) for story in found]
    assert order == [",".join(sorted(one.split(","))) for one in expected]


def test_a_story_is_found_by_the_beginning_of_its_id(filled: Archive) -> None:
    story = filled.stories()[0]
    assert filled.story(story.id[:12]).kept == story.kept
    with pytest.raises(KeyError, match="several"):
        filled.story("story-")
    for unknown in ("", "story-%", "nothing"):
        with pytest.raises(KeyError, match="no story"):
            filled.story(unknown)


FOUND = [
    ("bridge", {"a", "b", "d"}),
    ("bridges", {"a", "b", "d"}),  # another form of the word
    ("MAYOR ilse", {"a", "b", "d"}),
    ('"old bridge"', {"b"}),
    ('"bridge old"', set()),
    ("bridge -inspection", {"a", "d"}),
    ("inspec*", {"b"}),
    ("-bridge", set()),  # nothing is wanted
    ("", set()),
    ('"', set()),
    ("title:bridge", set()),  # no syntax: a phrase
    ("a AND b", set()),
]


@pytest.mark.parametrize(("words", "expected"), FOUND)
def test_search(filled: Archive, words: str, expected: set[str]) -> None:
    hits = filled.search(words)
    assert {hit.report for hit in hits} == expected
    for hit in hits:
        text = filled.report(hit.report).report.text
        if hit.excerpt is not None:
            assert text[hit.excerpt.start : hit.excerpt.end] == hit.excerpt.quote
            assert all(hit.excerpt.start <= span.start < span.end <= hit.excerpt.end for span in hit.matches)
        assert hit.story in {story.id for story in filled.stories()}


def test_search_within_days_and_outlets_and_a_limit(filled: Archive) -> None:
    assert [hit.report for hit in filled.search("bridge", since="2019-03-23")] == ["d"]
    assert {hit.report for hit in filled.search("bridge", until="2019-03-22")} == {"a", "b"}
    assert [hit.report for hit in filled.search("bridge", source="outlet b")] == ["b"]
    assert len(filled.search("bridge", limit=2)) == 2


def test_a_search_finds_what_a_revision_says_and_no_more_what_it_does_not(archive: Archive) -> None:
    archive.add(BRIDGE)
    archive.add(replace(BRIDGE, text="A ferry crosses at Aldmoor."))
    assert [hit.report for hit in archive.search("ferry")] == ["a"]
    assert archive.search("inspection OR Brandt") == archive.search("Brandt") == ()


def test_judgements_are_kept_listed_overruled_and_undone(filled: Archive) -> None:
    first = filled.judge("copy", "b", "a", by="ana", note="same words")
    second = filled.judge("not a copy", "a", "b", by="bo")
    other = filled.judge("same fact", "s-2", "s-1", by="ana")
    assert (first.a, first.b, first.by, first.note) == ("a", "b", "ana", "same words")
    assert filled.judgements() == (first, second, other)
    assert filled.standing_judgements() == (second, other)
    undone = filled.undo(second.id)
    assert undone.undone is not None
    assert filled.judgements() == (first, undone, other)
    assert filled.standing_judgements() == (first, other)  # the one before counts again
    assert filled.undo(second.id) == undone  # once is enough
    with pytest.raises(KeyError):
        filled.undo("j-unknown")


def test_one_second_and_one_decision_twice_are_two_judgements(filled: Archive) -> None:
    at = filled._clock()
    filled._clock = lambda: at
    assert filled.judge("copy", "a", "b", by="x").id != filled.judge("copy", "a", "b", by="x").id


def test_a_judgement_about_reports_that_are_not_there(filled: Archive) -> None:
    with pytest.raises(KeyError, match="no report 'zz'"):
        filled.judge("copy", "a", "zz")
    with pytest.raises(ValueError, match="named twice"):
        filled.judge("same story", "a", "a")
    with pytest.raises(ValueError, match="no judgement"):
        filled.judge("like", "a", "b")  # type: ignore[arg-type]
    assert filled.judgements() == ()


def test_a_judgement_moves_a_report_and_its_undoing_moves_it_back(filled: Archive) -> None:
    def together() -> bool:
        return any({"e", "a"} <= set(story.kept.reports) for story in filled.stories())

    assert not together()
    judgement = filled.judge("same story", "e", "a")
    assert together()
    assert len(filled.stories()) == 2  # the story that lost its last report is gone
    filled.undo(judgement.id)
    assert not together()


def test_feeds_are_kept_with_when_they_are_asked_again(archive: Archive) -> None:
    feed = FollowedFeed(address="https://b.example/rss", etag='W/"1"', checked="2024-05-01T00:00:00+00:00", failures=2)
    archive.follow(FollowedFeed(address=feed.address, problem="no answer"))
    archive.follow(feed)
    archive.follow(FollowedFeed(address="https://a.example/rss"))
    assert archive.feeds() == (FollowedFeed(address="https://a.example/rss"), feed)


def test_when_a_page_was_last_kept(archive: Archive) -> None:
    assert archive.kept_since("https://example.org/bridge") is None
    archive.add(BRIDGE)
    first = archive.kept_since("https://www.example.org/bridge#top")
    assert first == archive.report("a").added
    archive.add(replace(BRIDGE, text="The bridge is open."))
    assert str(archive.kept_since("https://example.org/bridge")) > str(first)
    assert archive.kept_since("https://example.org/") is None


def test_readings_are_added_as_files_are(archive: Archive) -> None:
    draft = Draft(place="feed:1", raw="The bridge of Aldmoor is shut.", about=About(source="Paper"))
    given: list[Given] = [draft, Problem(place="feed:2", reason="no answer")]
    done = archive.add_readings(iter(given))
    assert (counts(done), done.failed) == ((1, 0, 0), 1)


def test_related_stories_are_named(filled: Archive) -> None:
    apart = Placement(report="b", story="story-apart", score=1.0, reason="moved by hand")
    with filled._store.transaction():
        filled._store.shelf.assign([apart])
    story = filled.story("story-apart")
    (link,) = story.related()
    assert filled.story(link.story).kept.reports == ("a", "d")
    assert 0 < link.score <= 1
    assert story.related(limit=0) == ()


def test_grouping_anew_gives_the_same_and_keeps_what_people_decided(filled: Archive) -> None:
    filled.judge("same story", "e", "a")
    before = [story.kept for story in filled.stories()]
    told: list[int] = []
    filled.regroup(progress=told.append)
    assert [story.kept for story in filled.stories()] == before
    assert told == [6]
    assert any({"e", "a"} <= set(story.kept.reports) for story in filled.stories())


def test_an_archive_can_be_opened_again(tmp_path: Path, plain_placing: None) -> None:
    with Archive(tmp_path / "a.db") as archive:
        archive.add([BRIDGE, HARVEST])
        before = archive.stories()
    with Archive(str(tmp_path / "a.db")) as archive:
        assert [story.kept for story in archive.stories()] == [story.kept for story in before]
        assert counts(archive.add([BRIDGE, HARVEST, BRIDGE_TOO])) == (1, 2, 0)
