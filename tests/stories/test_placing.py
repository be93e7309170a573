import itertools

import pytest

from rashomon.model.judgement import Judgement
from rashomon.model.report import Report
from rashomon.stories import placing
from rashomon.stories.placing import place
from rashomon.stories.shelf import MemoryShelf
from tests.factories import make_report

FERRY = [
    (
        "f1",
        "The ferry Almina sank off Port Sorrel on Tuesday. Divers of the harbour police found 14 people in the hull.",
    ),
    (
        "f2",
        "Fourteen people died when the ferry Almina went down off Port Sorrel, harbour police said. Divers search on.",
    ),
    (
        "f3",
        "Divers reached the hull of the Almina, the ferry that sank near Port Sorrel. The captain is among the dead.",
    ),
]
BUDGET = [
    ("b1", "Parliament in Vellore passed the budget of treasurer Ilse Marrow by nine votes after a night of debate."),
    ("b2", "Treasurer Ilse Marrow won the vote on her budget: nine votes made the difference in Vellore's parliament."),
]
SAME, DIFFERENT = "same story", "different stories"


def reports(*some: tuple[str, str], **fields: str) -> list[Report]:
    return [make_report(text, id, **fields) for id, text in some]


def stories(shelf: MemoryShelf, *ids: str) -> list[set[str]]:
    """The stories of some reports, as sets of ids, in order."""
    found: dict[str, set[str]] = {}
    for kept in shelf.kept(ids):
        assert kept.placement is not None
        found.setdefault(kept.placement.story, set()).add(kept.sketch.report)
    return sorted(found.values(), key=sorted)


def judgement(kind: str, a: str, b: str) -> Judgement:
    return Judgement(id=f"{kind}{a}{b}", kind=kind, a=a, b=b, by="me", at="2024-01-01")  # type: ignore[arg-type]


def test_reports_of_one_event_make_one_story() -> None:
    shelf = MemoryShelf()
    place(reports(*FERRY, *BUDGET), shelf)
    assert stories(shelf, "f1", "f2", "f3", "b1", "b2") == [{"b1", "b2"}, {"f1", "f2", "f3"}]


@pytest.mark.parametrize("order", [*itertools.permutations(range(5))][::7])
def test_the_order_of_coming_does_not_matter(order: tuple[int, ...]) -> None:
    shelf = MemoryShelf()
    some = reports(*FERRY, *BUDGET)
    for at in order:
        place([some[at]], shelf)
    assert stories(shelf, "f1", "f2", "f3", "b1", "b2") == [{"b1", "b2"}, {"f1", "f2", "f3"}]


def test_short_texts_that_share_a_name_are_not_one_story() -> None:
    shelf = MemoryShelf()
    place(
        reports(
            ("k1", "Cracks closed the stone bridge at Tarnwick to lorries. Engineers will look at it."),
            ("k2", "Lorries may not use the old stone bridge: Tarnwick council has found cracks."),
            ("m1", "Jon Ablett was elected mayor of Tarnwick. Turnout was low."),
            ("n1", "A fire destroyed a bakery in Tarnwick early on Sunday. Nobody was hurt."),
            published="2019-03-19",
        ),
        shelf,
    )
    assert stories(shelf, "k1", "k2", "m1", "n1") == [{"k1", "k2"}, {"m1"}, {"n1"}]


def test_what_changed_is_given_back_with_score_and_reason() -> None:
    shelf = MemoryShelf()
    (first,) = place(reports(FERRY[0]), shelf)
    assert (first.report, first.score, first.reason) == ("f1", 1.0, "no report kept before is like it")
    (second,) = place(reports(FERRY[1]), shelf)
    assert second.story == first.story
    assert 0.5 < second.score < 1
    assert "almina" in second.reason
    assert "f1" in second.reason
    (kept,) = shelf.kept(["f2"])
    assert kept.placement == second


def test_a_report_of_another_event_says_what_each_is_about() -> None:
    shelf = MemoryShelf()
    place(reports(FERRY[0]), shelf)
    (other,) = place(
        reports(
            (
                "b9",
                "Police in Vellore fined the mayor, Otto Brandis, for parking on the grass of the town hall.",
            )
        ),
        shelf,
    )
    assert other.reason.startswith("it seems to tell of another event than f1: it is about ")


def test_a_report_that_comes_again_with_other_words_goes_where_they_belong() -> None:
    shelf = MemoryShelf()
    place(reports(*FERRY, *BUDGET), shelf)
    place(reports(("f3", BUDGET[1][1])), shelf)
    assert stories(shelf, "f1", "f2", "f3", "b1", "b2") == [{"b1", "b2", "f3"}, {"f1", "f2"}]


def test_the_same_report_again_changes_nothing() -> None:
    shelf = MemoryShelf()
    before = {p.report: p.story for p in place(reports(*FERRY, *BUDGET), shelf)}
    for report in reports(*FERRY, *BUDGET):
        place([report], shelf)
    assert {k.sketch.report: k.placement and k.placement.story for k in shelf.kept(list(before))} == before


@pytest.mark.parametrize(
    ("made", "expected"),
    [
        ([judgement(DIFFERENT, "f1", "f2")], "f1 f2 apart"),  # a person parts what is alike
        ([judgement(SAME, "b1", "f1")], "b1 f1 together"),  # and joins what is not
        ([judgement(DIFFERENT, "f1", "f2"), judgement(DIFFERENT, "f1", "f3")], "f1 f2 apart"),
    ],
)
@pytest.mark.parametrize("late", [False, True])
def test_a_judgement_binds(made: list[Judgement], expected: str, late: bool) -> None:
    shelf = MemoryShelf(decided=[] if late else made)
    place(reports(*FERRY, *BUDGET), shelf)
    if late:  # it is made when the stories are there; the two are placed again, as the archive does it
        shelf.decided = made
        place([report for report in reports(*FERRY, *BUDGET) if report.id in expected], shelf)
    place(reports(("f4", FERRY[0][1] + " The harbour is closed.")), shelf)  # and it outlives what comes later
    a, b, how = expected.split()
    story = {
        kept.sketch.report: kept.placement.story for kept in shelf.kept(["f1", "f2", "f3", "b1"]) if kept.placement
    }
    assert (story[a] == story[b]) == (how == "together")


def test_a_judgement_is_the_reason() -> None:
    shelf = MemoryShelf(decided=[judgement(SAME, "b1", "f1")])
    place(reports(FERRY[0]), shelf)
    (placement,) = place(reports(BUDGET[0]), shelf)
    assert (placement.score, placement.reason) == (1.0, "a person put it into one story with f1")


def test_a_large_story_goes_on_as_one(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(placing, "MEMBERS", 4)
    shelf = MemoryShelf()
    place(reports(*((f"f{i}", FERRY[i % 3][1]) for i in range(12))), shelf)
    assert len(stories(shelf, *(f"f{i}" for i in range(12)))) == 1


def test_the_outcome_is_the_same_in_one_run_and_in_many(monkeypatch: pytest.MonkeyPatch) -> None:
    at_once, one_by_one = MemoryShelf(), MemoryShelf()
    some = reports(*FERRY, *BUDGET)
    place(some, at_once)
    for report in some:
        place([report], one_by_one)
    ids = [report.id for report in some]
    assert at_once.kept(ids)[2].placement == one_by_one.kept(ids)[2].placement
    assert stories(at_once, *ids) == stories(one_by_one, *ids)


@pytest.mark.parametrize("text", ["", " ", "the", "!!!", "\ud800", "a" * 100_000])
def test_any_text_is_placed(text: str) -> None:
    shelf = MemoryShelf()
    assert len(place(reports(("a", text), ("b", text)), shelf)) == 2
