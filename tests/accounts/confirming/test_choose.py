from collections.abc import Sequence
from dataclasses import replace

from rashomon.accounts.confirming.choose import by_restatement, choose_wordings
from rashomon.accounts.confirming.confirm import CONFIRMS, Placed, Witnesses, confirm
from rashomon.accounts.confirming.worded import Worded
from rashomon.accounts.drafting import Draft
from tests.accounts.confirming.story import placed, statements, witnesses_of

STORY = (
    "The dam at Orsk broke on Monday.",
    "A dam at Orsk broke on Monday, and the flood killed nine people.",
    "Nine people were killed by the flood, the mayor of Orsk said.",
    "Farmers near Orsk had a good year.",
)


def draft(told: Sequence[Placed], likeness: float = 0.7, judged: tuple[str, ...] = ()) -> Draft:
    return Draft(
        statements=statements(told), units=tuple(number for _, number in told), core=(True,) * len(told),
        likeness=(likeness,) * len(told), score=0.7, judged=judged,
    )  # fmt: skip


def chosen(witnesses: Witnesses, *drafts: Draft, best: str = "") -> list[Worded]:
    """What the drafts are told in; the statements of report `best` are more complete than others."""
    complete = {s.id: 0.9 if s.report == best else 0.1 for draft in drafts for s in draft.statements}
    return choose_wordings(drafts, complete, witnesses)


def told_by(worded: Worded) -> set[str]:
    return {worded.draft.statements[k].report for k in worded.counted}


def test_a_fact_is_told_in_what_most_reports_confirm() -> None:
    witnesses = witnesses_of(*STORY)
    (found,) = chosen(witnesses, draft([placed(witnesses, k) for k in (0, 1, 3)]))
    assert found.draft.statements[found.wording].report in ("a", "b")
    assert told_by(found) == {"a", "b"}


def test_the_wording_counts_though_nothing_confirms_it() -> None:
    witnesses = witnesses_of(*STORY)
    (found,) = chosen(witnesses, draft([placed(witnesses, 2), placed(witnesses, 3)]), best="d")
    assert told_by(found) == {"d"}


def test_what_people_decided_is_sure() -> None:
    witnesses = witnesses_of(*STORY)
    (found,) = chosen(witnesses, draft([placed(witnesses, 2), placed(witnesses, 3)], 1.0, ("joined by Ann",)))
    assert told_by(found) == {"c", "d"}


def test_drafts_that_are_told_in_one_statement_are_one() -> None:
    witnesses = witnesses_of(*STORY[:2], "The dam at Orsk broke on Monday.", "The dam at Orsk broke on Monday.")
    one, other = (
        draft([placed(witnesses, 0), placed(witnesses, 2)]),
        draft([placed(witnesses, 0), placed(witnesses, 3)]),
    )
    (found,) = chosen(witnesses, one, other, best="a")
    assert [s.report for s in found.draft.statements] == ["a", "c", "d"]
    assert told_by(found) == {"a", "c", "d"}


def test_drafts_that_people_parted_stay_apart() -> None:
    witnesses = witnesses_of(*STORY[:2], "The dam at Orsk broke on Monday.", "The dam at Orsk broke on Monday.")
    one = draft([placed(witnesses, 0), placed(witnesses, 2)], judged=("parted by Ann",))
    other = draft([placed(witnesses, 0), placed(witnesses, 3)])
    assert len(chosen(witnesses, one, other, best="a")) == 2


def test_the_same_statements_are_one_fact_however_they_were_drafted() -> None:
    witnesses = witnesses_of(
        "The company denies that gas was to blame.",
        "Brantford, the company that is building the tunnel, denies that gas was to blame.",
    )
    told, aside = placed(witnesses, 0), placed(witnesses, 1, "the company that is building the tunnel")
    drafts = draft([told, aside]), draft([told, placed(witnesses, 1)])
    complete = {statement.id: 0.5 for one in drafts for statement in one.statements}
    found = choose_wordings(drafts, complete, witnesses)
    assert len({frozenset(s.id for s in one.draft.statements) for one in found}) == len(found)


def test_two_facts_of_one_sentence_are_told_in_different_words_where_they_can() -> None:
    witnesses = witnesses_of(*STORY)
    first = draft([placed(witnesses, 0), placed(witnesses, 1)])
    second = draft([placed(witnesses, 1), placed(witnesses, 2)])
    words = {one.draft.statements[one.wording].id for one in chosen(witnesses, first, second)}
    assert len(words) == 2


def test_a_counted_statement_is_shown_with_what_confirms() -> None:
    witnesses = witnesses_of(
        "The company denies that gas was to blame.",
        "Brantford, the company that is building the tunnel, denies that gas was to blame.",
    )
    aside = placed(witnesses, 1, "the company that is building the tunnel")
    (found,) = chosen(witnesses, draft([placed(witnesses, 0), aside]), best="a")
    assert told_by(found) == {"a", "b"}
    assert [s.quote for s in found.draft.statements] == [
        annotation.report.text for annotation in witnesses.annotations.values()
    ]


def test_of_a_fact_that_very_many_tell_those_not_compared_count_too() -> None:
    witnesses = witnesses_of(*["The dam at Orsk broke on Monday."] * 30)
    near = [{(k + step) % 30: 0.9 for step in range(-12, 13) if step} for k in range(30)]
    witnesses = replace(witnesses, scores=near)
    (found,) = chosen(witnesses, draft([placed(witnesses, k) for k in range(30)], 0.9))
    assert len(told_by(found)) == 30


def test_what_confirms_a_restatement_confirms_the_wording() -> None:
    one_by_one = {0: {1: 0.9, 2: 0.5}, 1: {0: 0.95, 2: 0.8}, 2: {0: 0.4, 1: 0.4}}
    found = by_restatement(one_by_one)
    assert found[0] == {1: 0.9, 2: 0.72}  # 1 tells what 0 tells, and 2 confirms 1
    assert found[1] == {0: 0.95, 2: 0.8}
    assert found[2] == {0: 0.4, 1: 0.4}  # 2 is not confirmed by what it confirms


def test_a_sentence_that_contradicts_when_shown_whole_confirms_nothing() -> None:
    witnesses = witnesses_of(
        "The old dam at Orsk broke on Monday.",
        "The old dam at Orsk broke on Tuesday, and nine people died.",
    )
    aside = placed(witnesses, 1, "nine people died")
    assert confirm(witnesses, placed(witnesses, 0), [aside])[0] >= CONFIRMS
    (found,) = chosen(witnesses, draft([placed(witnesses, 0), aside]), best="a")
    assert told_by(found) == {"a"}


def test_a_wording_keeps_its_place_beside_a_part_of_its_own_sentence() -> None:
    witnesses = witnesses_of("The dam at Orsk broke on Monday, and the flood killed nine people.", STORY[0], STORY[1])
    part = placed(witnesses, 0, "the flood killed nine people")
    told = draft([part, placed(witnesses, 0), placed(witnesses, 1), placed(witnesses, 2)])
    (found,) = chosen(witnesses, told, best="a")
    assert found.draft.statements[found.wording].report == "a"
    assert len({s.id for s in found.draft.statements}) == len(found.draft.statements)


def test_what_a_draft_restates_is_always_there() -> None:
    # The second draft is the same statements as the first once whole sentences are shown, and is left out.
    witnesses = witnesses_of(
        "The company denies that gas was to blame.",
        "Brantford, the company that is building the tunnel, denies that gas was to blame.",
        "The company denies gas was to blame.",
    )
    told, aside = placed(witnesses, 0), placed(witnesses, 1, "the company that is building the tunnel")
    drafts = draft([told, aside]), draft([placed(witnesses, 1), told]), draft([placed(witnesses, 2), told])
    found = chosen(witnesses, *drafts)
    assert {one.restates for one in found} - {None} <= {one.told[0].id for one in found}
