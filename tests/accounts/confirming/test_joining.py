from rashomon.accounts.confirming.confirm import Placed, Witnesses
from rashomon.accounts.confirming.joining import mark_restated
from rashomon.accounts.confirming.worded import Worded
from rashomon.accounts.drafting import Draft
from tests.accounts.confirming.story import placed, statements, witnesses_of

STORY = (
    "North Korea withdrew its staff from the liaison office in Kaesong on Friday.",
    "On Friday, North Korea withdrew all its staff from the liaison office in Kaesong.",
    "The liaison office in Kaesong was opened in 2018.",
    "North Korea withdrew its staff from the liaison office in Kaesong on Friday.",
)


def worded(told: list[Placed], judged: tuple[str, ...] = ()) -> Worded:
    """A draft of these statements, told in the first."""
    draft = Draft(
        statements=statements(told), units=tuple(number for _, number in told), core=(True,) * len(told),
        likeness=(0.7,) * len(told), score=0.7, judged=judged,
    )  # fmt: skip
    return Worded(draft=draft, wording=0, confirmed={told[0][0].id: frozenset([told[0][0].id])})


def restated(witnesses: Witnesses, *found: Worded) -> list[int | None]:
    """For each draft the number of the earlier one that it restates."""
    told = [one.told[0].id for one in found]
    return [None if not one.restates else told.index(one.restates) for one in mark_restated(found, witnesses)]


def test_wordings_that_confirm_each_other_tell_one_thing() -> None:
    witnesses = witnesses_of(*STORY)
    a, b, c, d = (placed(witnesses, number) for number in range(4))
    assert restated(witnesses, worded([a, c]), worded([b, c])) == [None, 0]
    assert restated(witnesses, worded([a, c]), worded([b, c]), worded([d, c])) == [None, 0, 0]  # the first of them


def test_what_tells_something_else_of_the_same_matter_stands_by_itself() -> None:
    witnesses = witnesses_of(*STORY)
    a, _, c, d = (placed(witnesses, number) for number in range(4))
    assert restated(witnesses, worded([a, d]), worded([c, d])) == [None, None]


def test_what_one_report_tells_and_what_people_decided_restates_nothing() -> None:
    witnesses = witnesses_of(*STORY)
    a, b, c, _ = (placed(witnesses, number) for number in range(4))
    assert restated(witnesses, worded([a, c]), worded([b])) == [None, None]
    assert restated(witnesses, worded([a, c]), worded([b, c], judged=("joined by Ann",))) == [None, None]
