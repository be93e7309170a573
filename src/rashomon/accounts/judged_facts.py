"""Facts as people decided: statements joined that the machine kept apart, and parted that it had joined."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.accounts.drafting import Draft, some_of
from rashomon.accounts.judged import of_kinds, said_by, stands_at
from rashomon.model.judgement import Judgement, Place, read_place


def judged_drafts(drafts: Sequence[Draft], judgements: Sequence[Judgement]) -> tuple[Draft, ...]:
    """The drafts after every standing judgement about two statements, in the order in which they were made.

    "Same fact" puts the two into one fact, with all that stood with either; "different facts" takes the one that fits
    less well out of every fact that has both. Judgements about statements that are not there change nothing.
    """
    found = list(drafts)
    for judgement in of_kinds(judgements, "same fact", "different facts"):
        a, b = read_place(judgement.a), read_place(judgement.b)
        if judgement.kind == "same fact":
            found = _joined(found, a, b, said_by(judgement))
        else:
            found = _parted(found, a, b, said_by(judgement))
    return tuple(found)


def _joined(drafts: list[Draft], a: Place | None, b: Place | None, reason: str) -> list[Draft]:
    of_a, of_b = _having(drafts, a), _having(drafts, b)
    if not of_a or not of_b:
        return drafts
    both = [number for number in of_a if number in of_b]
    if both:
        return [_surely(draft, (a, b), reason) if number == both[0] else draft for number, draft in enumerate(drafts)]
    first, second = of_a[0], of_b[0]
    merged = _surely(_merged(drafts[first], drafts[second]), (a, b), reason)
    keep, drop = min(first, second), max(first, second)
    return [merged if number == keep else draft for number, draft in enumerate(drafts) if number != drop]


def _parted(drafts: list[Draft], a: Place | None, b: Place | None, reason: str) -> list[Draft]:
    both = [number for number in _having(drafts, a) if number in _having(drafts, b)]
    if not both:
        return drafts
    parted: list[Draft] = []
    alone: list[Draft] = []
    for number, draft in enumerate(drafts):
        if number not in both:
            parted.append(draft)
            continue
        out = min(_standing_at(draft, (a, b)), key=lambda k: (draft.core[k], draft.likeness[k], -k))
        rest = [k for k in range(len(draft.statements)) if k != out]
        alone.append(_only(draft, out, reason))
        if len({draft.statements[k].report for k in rest if draft.core[k]}) > 1:
            parted.append(replace(some_of(draft, rest), judged=(*draft.judged, reason)))
        else:  # what is left is no common fact any more
            alone += [_only(draft, k, reason) for k in rest]
    told = {statement.id for draft in parted for statement in draft.statements}
    for draft in alone:
        if draft.statements[0].id not in told:
            told.add(draft.statements[0].id)
            parted.append(draft)
    return parted


def _having(drafts: Sequence[Draft], place: Place | None) -> list[int]:
    """The numbers of the drafts with a statement at a place: those of which it is the core first, then the largest."""
    found = []
    for number, draft in enumerate(drafts):
        at = _standing_at(draft, (place,))
        if at:
            found.append((not any(draft.core[k] for k in at), -len(draft.statements), number))
    return [number for *_, number in sorted(found)]


def _standing_at(draft: Draft, places: Sequence[Place | None]) -> list[int]:
    return [k for k, one in enumerate(draft.statements) if any(stands_at(one, place) for place in places)]


def _surely(draft: Draft, places: Sequence[Place | None], reason: str) -> Draft:
    """The draft with the statements at the places in its core, sure to belong to it."""
    named = _standing_at(draft, places)
    core = tuple(is_core or k in named for k, is_core in enumerate(draft.core))
    likeness = tuple(1.0 if k in named else like for k, like in enumerate(draft.likeness))
    order = sorted(range(len(core)), key=lambda k: (not core[k], k))
    sure = replace(draft, core=core, likeness=likeness, judged=(*draft.judged, reason))
    return some_of(sure, order)


def _merged(first: Draft, second: Draft) -> Draft:
    known = {statement.id for statement in first.statements}
    new = [k for k, statement in enumerate(second.statements) if statement.id not in known]
    added = some_of(second, new)
    return replace(
        first,
        statements=first.statements + added.statements,
        units=first.units + added.units,
        core=first.core + added.core,
        likeness=first.likeness + added.likeness,
        score=round((first.score + second.score) / 2, 3),
        judged=first.judged + second.judged,
    )


def _only(draft: Draft, number: int, reason: str) -> Draft:
    alone = some_of(draft, [number])
    return replace(alone, core=(True,), likeness=(1.0,), score=1.0, judged=(*draft.judged, reason))
