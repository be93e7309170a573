"""The shelf on SQLite answers as the one in memory does, whatever is asked in whatever order."""

import random
from collections.abc import Iterator
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from rashomon.archive.errors import ArchiveError
from rashomon.archive.sqlite import SqliteStore
from rashomon.archive.sqlite_shelf import SqliteShelf
from rashomon.model.archive import KeptReport
from rashomon.model.judgement import Judgement, JudgementKind
from rashomon.stories.shelf import POSTINGS, Kept, MemoryShelf, Placement
from tests.archive.stubs import sketch_of
from tests.factories import make_report

NOW = "2024-05-01T00:00:00+00:00"


@pytest.fixture
def store(tmp_path: Path) -> Iterator[SqliteStore]:
    with closing(SqliteStore(tmp_path / "a.db", lambda: NOW)) as made:
        yield made


def keep(store: SqliteStore, *ids: str) -> None:
    for id in ids:
        store.add(KeptReport(report=make_report("text", id), ids=(id,), added=NOW))


def plain(kept: Kept) -> tuple[object, ...]:
    return (kept.sketch.to_bytes(), kept.placement, kept.number)


@pytest.mark.parametrize("seed", range(2))
def test_both_shelves_answer_alike(store: SqliteStore, seed: int) -> None:
    chance = random.Random(seed)
    ids = [f"r{i}" for i in range(120)]
    words = [f"Mark{i}" for i in range(30)]
    memory, shelf = MemoryShelf(), store.shelf
    with store.transaction():
        keep(store, *ids)
    for id in ids:
        with store.transaction():
            text = " ".join(chance.sample(words, 6))
            day = chance.choice([None, f"2019-0{chance.randint(1, 6)}-{chance.randint(10, 28)}"])
            sketch = sketch_of(make_report(text, id, published=day))
            for one in (memory, shelf):
                one.put(sketch)
                one.assign([Placement(report=id, story=f"s{len(text) % 7}", score=0.5, reason=text)])
            if chance.random() < 0.2:
                moved = Placement(report=chance.choice(ids[: ids.index(id) + 1]), story="s9", score=0.4, reason="moved")
                memory.assign([moved])
                shelf.assign([moved])
        if chance.random() < 0.1:
            shelf.forget()  # what is at hand must not matter
        asked = sketch_of(make_report(" ".join(chance.sample(words, 5)), "q", published=day))
        assert shelf.candidates(asked.marks, asked.day, 12) == memory.candidates(asked.marks, asked.day, 12)
        some = [*chance.sample(ids, 5), "unknown"]
        assert [plain(one)[:2] for one in shelf.kept(some)] == [plain(one)[:2] for one in memory.kept(some)]
        for story in ("s3", "s9", "unknown"):
            assert shelf.members(story) == memory.members(story)


def test_only_the_latest_that_share_a_mark_are_looked_at(store: SqliteStore) -> None:
    ids = [f"r{i:03}" for i in range(POSTINGS + 5)]
    with store.transaction():
        keep(store, *ids)
        for id in ids:
            store.shelf.put(sketch_of(make_report("Aldmoor", id)))
    for _ in range(2):  # at hand, and read anew
        found = store.shelf.candidates(["Aldmoor"], None, 1000)
        assert found == tuple(reversed(ids[5:]))
        store.shelf.forget()


def test_a_report_put_again_is_found_by_its_new_marks_and_keeps_its_place(store: SqliteStore) -> None:
    with store.transaction():
        keep(store, "a", "b")
        shelf = store.shelf
        shelf.put(sketch_of(make_report("Aldmoor", "a")))
        shelf.put(sketch_of(make_report("Aldmoor", "b")))
        shelf.assign([Placement(report="a", story="s", score=1.0, reason="")])
        before = shelf.kept(["a"])[0]
        shelf.put(sketch_of(make_report("Quellin", "a")))
    assert shelf.candidates(["Aldmoor"], None, 9) == ("b",)
    assert shelf.candidates(["Quellin"], None, 9) == ("a",)
    after = shelf.kept(["a"])[0]
    assert (after.placement, after.number) == (before.placement, before.number)
    assert after.sketch.marks == ("Quellin",)


def test_standing_judgements_about_stories(store: SqliteStore) -> None:
    def judged(id: str, kind: JudgementKind, a: str, b: str, at: str) -> Judgement:
        return Judgement(id=id, kind=kind, a=a, b=b, by="x", at=at)

    given = [
        judged("j1", "same story", "a", "b", "2024-01-01"),
        judged("j2", "different stories", "a", "b", "2024-01-02"),  # the later one of a pair
        judged("j3", "same story", "a", "c", "2024-01-03"),
        judged("j4", "copy", "a", "d", "2024-01-04"),  # not about stories
        replace(judged("j5", "same story", "a", "d", "2024-01-05"), undone="2024-01-06"),
    ]
    assert store.shelf.judgements(["a"]) == ()
    with store.transaction():
        for one in given:
            store.judge(one)
    for asked, expected in [(["a"], ["j2", "j3"]), (["c"], ["j3"]), (["b", "c"], ["j2", "j3"]), (["d"], []), ([], [])]:
        assert [one.id for one in store.shelf.judgements(asked)] == expected
        assert store.shelf.judgements(asked) == MemoryShelf(decided=given).judgements(asked)


def test_a_sketch_of_another_version_is_said(store: SqliteStore) -> None:
    with store.transaction():
        keep(store, "a")
        store.shelf.put(sketch_of(make_report("Aldmoor", "a")))
    store._connection.execute("UPDATE sketches SET sketch = x'00'")
    store.shelf.forget()
    with pytest.raises(ArchiveError, match="rashomon regroup"):
        store.shelf.kept(["a"])
    with store.transaction():
        store.forget_stories()
        store.shelf.put(sketch_of(make_report("Aldmoor", "a")))
    assert [one.sketch.report for one in store.shelf.kept(["a"])] == ["a"]


def test_reports_that_are_not_kept_cannot_be_put_or_placed(store: SqliteStore) -> None:
    with store.transaction():
        with pytest.raises(KeyError):
            store.shelf.put(sketch_of(make_report("x", "zz")))
        with pytest.raises(KeyError):
            store.shelf.assign([Placement(report="zz", story="s", score=1.0, reason="")])


def test_what_is_at_hand_is_limited(store: SqliteStore, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.archive.sqlite_shelf._SKETCHES", 2)
    shelf = SqliteShelf(store._connection, lambda: NOW)
    with store.transaction():
        keep(store, "a", "b", "c")
        for id in "abc":
            shelf.put(sketch_of(make_report("Aldmoor", id)))
    assert [one.sketch.report for one in shelf.kept(["a", "b", "c", "a"])] == ["a", "b", "c", "a"]
    assert len(shelf._kept._entries) == 2


def test_what_another_program_wrote_is_seen(store: SqliteStore, tmp_path: Path) -> None:
    with store.transaction():
        keep(store, "a")
        store.shelf.put(sketch_of(make_report("Aldmoor", "a")))
    assert store.shelf.candidates(["Aldmoor"], None, 9) == ("a",)
    with closing(SqliteStore(tmp_path / "a.db", lambda: NOW)) as other, other.transaction():
        keep(other, "b")
        other.shelf.put(sketch_of(make_report("Aldmoor", "b")))
    with store.transaction():
        assert store.shelf.candidates(["Aldmoor"], None, 9) == ("b", "a")


def test_an_undone_transaction_leaves_nothing_at_hand(store: SqliteStore) -> None:
    def write_and_fail() -> None:
        with store.transaction():
            keep(store, "a")
            store.shelf.put(sketch_of(make_report("Aldmoor", "a")))
            store.shelf.candidates(["Aldmoor"], None, 9)
            store.shelf.assign([Placement(report="a", story="s", score=1.0, reason="")])
            raise RuntimeError

    with pytest.raises(RuntimeError):
        write_and_fail()
    assert store.count() == 0
    assert store.shelf.candidates(["Aldmoor"], None, 9) == ()
    assert store.shelf.members("s") == ()
    assert store.stories_named("s") == ()
