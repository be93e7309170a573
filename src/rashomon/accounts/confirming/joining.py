"""Drafts that restate an earlier one: the words that the two are told in confirm each other."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from rashomon.accounts.confirming.confirm import CONFIRMS, Witnesses, confirm
from rashomon.accounts.confirming.worded import Worded


def mark_restated(found: Sequence[Worded], witnesses: Witnesses) -> list[Worded]:
    """The drafts in the same order, those that restate an earlier one saying so: each wording makes the main assertion
    of the other. Drafts of one report restate nothing, nor do those that people decided on.
    """
    marked: list[Worded] = []
    by_unit: dict[int, list[Worded]] = {}
    for worded in found:
        earlier = _earlier(worded, by_unit, witnesses) if _may_restate(worded) else None
        marked.append(replace(worded, restates=earlier))
        if _may_restate(worded) and not earlier:
            by_unit.setdefault(worded.told[1], []).append(worded)
    return marked


def _may_restate(worded: Worded) -> bool:
    draft = worded.draft
    return not draft.judged and len({draft.statements[k].report for k in draft.core_numbers}) > 1


def _earlier(worded: Worded, by_unit: Mapping[int, Sequence[Worded]], witnesses: Witnesses) -> str | None:
    """The id of the statement that the first draft which this one restates is told in."""
    own = worded.told[1]
    near = [one for unit in sorted({own, *witnesses.scores[own]}) for one in by_unit.get(unit, ())]
    for one, score in zip(near, confirm(witnesses, worded.told, [one.told for one in near]), strict=True):
        if score >= CONFIRMS and confirm(witnesses, one.told, [worded.told])[0] >= CONFIRMS:
            return one.told[0].id
    return None
