"""Drafts with the words that they are told in and the statements that confirm them."""

from collections.abc import Mapping
from dataclasses import dataclass, replace

from rashomon.accounts.confirming.confirm import Placed, Witnesses, assertion_of, whole_sentence
from rashomon.accounts.contradictions import contradicts
from rashomon.accounts.drafting import Draft, some_of

Confirmed = Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Worded:
    """A draft, the number of the statement that it is told in, and for each that it might be told in (by id) the ids
    of those that confirm it, itself included. `restates` is the id of the statement that an earlier draft is told in,
    when the two tell the same.
    """

    draft: Draft
    wording: int
    confirmed: Confirmed
    restates: str | None = None

    @property
    def counted(self) -> tuple[int, ...]:
        """The numbers of the statements that confirm what the draft is told in."""
        told = self.confirmed[self.told[0].id]
        return tuple(k for k, statement in enumerate(self.draft.statements) if statement.id in told)

    @property
    def told(self) -> Placed:
        """The statement that the draft is told in, and its unit."""
        return self.draft.statements[self.wording], self.draft.units[self.wording]


def merge(first: Worded, second: Worded) -> Worded:
    """Two drafts that are told in one statement made one."""
    one, other = first.draft, second.draft
    known = {statement.id for statement in one.statements}
    added = some_of(other, [k for k, statement in enumerate(other.statements) if statement.id not in known])
    core = {other.statements[k].id for k in other.core_numbers}
    draft = replace(
        one,
        statements=one.statements + added.statements,
        units=one.units + added.units,
        core=(*(c or s.id in core for s, c in zip(one.statements, one.core, strict=True)), *added.core),
        likeness=one.likeness + added.likeness,
        left_over=one.left_over and other.left_over,
    )
    both = {**first.confirmed, **second.confirmed}
    confirmed = {id: first.confirmed.get(id, both[id]) | second.confirmed.get(id, both[id]) for id in both}
    return Worded(draft=draft, wording=first.wording, confirmed=confirmed)


def show_whole(worded: Worded, witnesses: Witnesses) -> Worded:
    """The draft with the whole sentence of each statement that confirms the wording by what stands beside it; where the
    sentence contradicts the wording, it confirms nothing.
    """
    draft, (told, unit) = worded.draft, worded.told
    others = [(draft.statements[k], draft.units[k]) for k in worded.counted if k != worded.wording]
    if not others:
        return worded
    asserted = assertion_of(witnesses, (told, unit))
    whole = {other[0].id: whole_sentence(witnesses, asserted, other) for other in others}
    wider = {id: statement for id, statement in whole.items() if statement}
    if not wider:
        return worded
    shown = [wider.get(statement.id, statement) for statement in draft.statements]
    kept = [k for k, statement in enumerate(shown) if statement not in shown[:k]]
    statements = tuple(shown[k] for k in kept)
    ids = {old: new.id for old, new in wider.items()}
    confirmed = {ids.get(a, a): frozenset(ids.get(b, b) for b in those) for a, those in worded.confirmed.items()}
    confirmed[told.id] -= {statement.id for statement in wider.values() if contradicts(statement, told)}
    return replace(
        worded,
        draft=replace(some_of(draft, kept), statements=statements),
        wording=statements.index(told),
        confirmed=confirmed,
    )
