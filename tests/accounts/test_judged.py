"""What people decided, laid over passages, disagreements and facts."""

from collections.abc import Sequence

import pytest

from rashomon.accounts.drafting import Draft
from rashomon.accounts.judged import judged_disagreements, judged_passages, stands_at
from rashomon.accounts.judged_facts import judged_drafts
from rashomon.model.account import Disagreement, Passage, PassageKind, Position, Statement
from rashomon.model.judgement import Judgement, JudgementKind, Place, read_place
from tests.factories import make_report

TEXT = "The bridge was closed on Monday. Nobody was hurt. Two lorries were taken away at night."
REPORTS = [make_report(TEXT, id=name) for name in "abc"]


def judge(kind: JudgementKind, a: str, b: str, undone: str | None = None) -> Judgement:
    return Judgement(id="j1", kind=kind, a=a, b=b, by="Ann", at="2019-03-22T10:00:00+00:00", note="seen", undone=undone)


def statement(report: str, start: int = 0, end: int = 32) -> Statement:
    return Statement(
        report=report, start=start, end=end, quote=TEXT[start:end], id=f"{report}{start}", said_by=(), origin=None,
        certainty="asserted", negated=False, times=(), quantities=(),
    )  # fmt: skip


def passage(a: str, b: str, kind: PassageKind = "verbatim") -> Passage:
    one, other = (next(r for r in REPORTS if r.id == id).evidence(0, 32) for id in (a, b))
    return Passage(id=f"p{a}{b}", a=one, b=other, kind=kind, direction="unknown", score=1.0, reason="")


def draft(*statements: Statement, core: Sequence[bool] = (), likeness: Sequence[float] = ()) -> Draft:
    count = len(statements)
    return Draft(
        statements=statements, units=tuple(range(count)), core=tuple(core) or (True,) * count,
        likeness=tuple(likeness) or (0.7,) * count, score=0.7,
    )  # fmt: skip


def ids(drafts: Sequence[Draft]) -> list[list[str]]:
    return [[one.id for one in draft.statements] for draft in drafts]


@pytest.mark.parametrize(
    ("words", "place"),
    [
        ("a:0-32", Place(report="a", start=0, end=32)),
        ("urn:x:1:5-9", Place(report="urn:x:1", start=5, end=9)),  # ids may have colons
        ("a:9-5", None),  # nothing stands there
        ("a", None),
        ("", None),
    ],
)
def test_places(words: str, place: Place | None) -> None:
    assert read_place(words) == place
    assert place is None or str(place) == words


@pytest.mark.parametrize(
    ("place", "yes"),
    [("a:0-32", True), ("a:4-30", True), ("a:20-80", False), ("b:0-32", False), ("a:33-49", False)],
)
def test_a_statement_is_found_by_its_place_though_its_end_moved(place: str, yes: bool) -> None:
    assert stands_at(statement("a"), read_place(place)) is yes


def test_what_is_no_copy_is_no_passage() -> None:
    found = judged_passages(
        [passage("a", "b"), passage("a", "c"), passage("a", "b", "shared quote")],
        REPORTS,
        [judge("not a copy", "a", "b")],
    )
    assert [(p.id, p.kind) for p in found] == [("pac", "verbatim"), ("pab", "shared quote")]


def test_a_copy_that_was_not_seen_is_a_passage_of_all_of_both() -> None:
    (found,) = judged_passages([], REPORTS, [judge("copy", "a", "b")])
    assert (found.a.quote, found.b.quote, found.kind) == (TEXT, TEXT, "rewritten")
    assert found.reason == "decided by Ann on 2019-03-22: seen"
    assert judged_passages([passage("b", "a")], REPORTS, [judge("copy", "a", "b")]) == (passage("b", "a"),)


def test_a_judgement_that_was_taken_back_changes_nothing() -> None:
    undone = judge("not a copy", "a", "b", undone="2019-03-23T10:00:00+00:00")
    assert judged_passages([passage("a", "b")], REPORTS, [undone]) == (passage("a", "b"),)


@pytest.mark.parametrize(
    ("kind", "a", "b", "relation"),
    [
        ("update", "a:0-32", "b:0-32", "update"),
        ("disagreement", "b:0-32", "a:0-32", "disagreement"),
        ("update", "a:0-32", "c:0-32", "undecided"),  # the two stand on one side
        ("update", "a:33-49", "b:0-32", "undecided"),  # another statement
    ],
)
def test_disagreement_or_update(kind: JudgementKind, a: str, b: str, relation: str) -> None:
    sides = (
        Position(value="2", statements=("a0", "c0"), sources=("A", "C")),
        Position(value="3", statements=("b0",), sources=("B",)),
    )
    one = Disagreement(id="d", kind="number", relation="undecided", about="", score=0.5, reason="", positions=sides)
    (found,) = judged_disagreements([one], {s.id: s for s in map(statement, "abc")}, [judge(kind, a, b)])
    assert found.relation == relation


A, B, C, ALONE = statement("a"), statement("b"), statement("c"), statement("c", 33, 49)


def test_two_facts_become_one() -> None:
    found = judged_drafts([draft(A, B), draft(ALONE)], [judge("same fact", "a:0-32", "c:33-49")])
    assert ids(found) == [["a0", "b0", "c33"]]
    assert found[0].likeness == (1.0, 0.7, 1.0)
    assert found[0].judged == ("decided by Ann on 2019-03-22: seen",)


def test_a_doubtful_statement_becomes_a_sure_one() -> None:
    doubtful = draft(A, B, C, core=(True, True, False), likeness=(0.8, 0.8, 0.2))
    (found,) = judged_drafts([doubtful], [judge("same fact", "a:0-32", "c:0-32")])
    assert (found.core, found.likeness) == ((True, True, True), (1.0, 0.8, 1.0))


def test_a_fact_loses_the_statement_that_fits_less() -> None:
    found = judged_drafts([draft(A, B, C, likeness=(0.8, 0.7, 0.6))], [judge("different facts", "a:0-32", "c:0-32")])
    assert ids(found) == [["a0", "b0"], ["c0"]]


def test_a_fact_of_two_falls_apart() -> None:
    found = judged_drafts([draft(A, B), draft(C)], [judge("different facts", "a:0-32", "b:0-32")])
    assert sorted(ids(found)) == [["a0"], ["b0"], ["c0"]]


def test_a_statement_that_stands_elsewhere_too_is_not_told_twice() -> None:
    found = judged_drafts([draft(A, B), draft(B, C)], [judge("different facts", "a:0-32", "b:0-32")])
    assert ids(found) == [["b0", "c0"], ["a0"]]


def test_of_two_judgements_the_later_one_counts_in_the_end() -> None:
    both = [judge("same fact", "a:0-32", "c:0-32"), judge("different facts", "a:0-32", "c:0-32")]
    assert sorted(ids(judged_drafts([draft(A), draft(C)], both))) == [["a0"], ["c0"]]


def test_judgements_about_other_stories_change_nothing() -> None:
    drafts = (draft(A, B), draft(C))
    assert judged_drafts(drafts, [judge("same fact", "x:0-32", "y:0-32"), judge("copy", "a", "b")]) == drafts
