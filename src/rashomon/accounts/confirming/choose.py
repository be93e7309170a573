"""Which statement a fact is told in, and which others confirm it."""

from collections import Counter
from collections.abc import Mapping, Sequence

from rashomon.accounts.confirming.confirm import CONFIRMS, Placed, Witnesses, confirm
from rashomon.accounts.confirming.joining import mark_restated
from rashomon.accounts.confirming.worded import Worded, merge, show_whole
from rashomon.accounts.drafting import Draft

# Of a fact that very many statements make, so many are tried as its wording.
_CANDIDATES = 6
# What speaks for a wording, beside the share of the others that confirm it; and against it.
_COMPLETE = 1.5
_SHARED_WORDING, _SAME_WORDING = 0.15, 0.6


def choose_wordings(drafts: Sequence[Draft], complete: Mapping[str, float], witnesses: Witnesses) -> list[Worded]:
    """For each draft the statement that can stand for the others: confirmed by most, complete, able to stand alone, and
    not also part of another fact, which it could as well be taken to tell.

    The larger fact chooses first, and what it chose the others avoid. Drafts that are told in one statement all the
    same are one, unless people decided on one of them. `complete` says how complete each statement is, by its id.
    """
    uses = Counter(draft.statements[k].id for draft in drafts for k in draft.core_numbers)
    largest_first = sorted(drafts, key=lambda draft: -sum(draft.core))
    candidates = [_candidates(draft, complete) for draft in largest_first]
    scores = _scores(largest_first, candidates, witnesses)
    found: list[Worded] = []
    told_in: dict[str, int] = {}
    for draft, able in zip(largest_first, candidates, strict=True):
        probable = by_restatement({k: _probable(draft, k, scores) for k in able})

        def rank(k: int, draft: Draft = draft, probable: Mapping[int, Mapping[int, float]] = probable) -> float:
            id = draft.statements[k].id
            avoided = _SHARED_WORDING * (uses[id] > 1) + _SAME_WORDING * (id in told_in)
            return round(_share(draft, k, probable[k]) + _COMPLETE * complete[id] - avoided, 4)

        best = max(sorted(able), key=lambda k: (rank(k), -k))
        ids = [statement.id for statement in draft.statements]
        confirmed = {
            ids[k]: frozenset([ids[k], *(ids[j] for j, score in probable[k].items() if score >= CONFIRMS)])
            for k in sorted(able)
        }
        worded = Worded(draft=draft, wording=best, confirmed=confirmed)
        same = told_in.setdefault(ids[best], len(found))
        if same < len(found) and not (draft.judged or found[same].draft.judged):
            found[same] = merge(found[same], worded)
        else:
            found.append(worded)
    # Two drafts can be the same statements once whole sentences are shown.
    shown: dict[frozenset[str], Worded] = {}
    for worded in (show_whole(one, witnesses) for one in found):
        shown.setdefault(frozenset(statement.id for statement in worded.draft.statements), worded)
    return mark_restated(list(shown.values()), witnesses)


def _candidates(draft: Draft, complete: Mapping[str, float]) -> list[int]:
    """The statements of a draft that are tried as its wording: near to the others and complete."""
    fit = {k: round(draft.likeness[k] + complete[draft.statements[k].id], 4) for k in draft.core_numbers}
    return sorted(fit, key=lambda k: (-fit[k], k))[:_CANDIDATES]


def _scores(
    drafts: Sequence[Draft], candidates: Sequence[Sequence[int]], witnesses: Witnesses
) -> dict[str, dict[str, float]]:
    """By the ids of a candidate and of another statement of any draft of its: the probability that this confirms it.

    Drafts overlap, so that each pair is judged once for all of them.
    """
    asked: dict[str, tuple[Placed, dict[str, Placed]]] = {}
    for draft, able in zip(drafts, candidates, strict=True):
        placed = {draft.statements[k].id: (draft.statements[k], draft.units[k]) for k in draft.core_numbers}
        for k in able:
            id = draft.statements[k].id
            asked.setdefault(id, (placed[id], {}))[1].update(placed)
    return {
        id: dict(zip(others, confirm(witnesses, wording, list(others.values())), strict=True))
        for id, (wording, others) in asked.items()
        if len(others) > 1
    }


def _probable(draft: Draft, wording: int, scores: Mapping[str, Mapping[str, float]]) -> dict[int, float]:
    """The probability of each other statement of the core to confirm one; what people decided is sure."""
    id, decided = draft.statements[wording].id, bool(draft.judged) and draft.likeness[wording] == 1.0
    return {
        k: 1.0 if decided and draft.likeness[k] == 1.0 else scores[id][draft.statements[k].id]
        for k in draft.core_numbers
        if k != wording
    }


def by_restatement(probable: Mapping[int, Mapping[int, float]]) -> dict[int, dict[int, float]]:
    """The probabilities by number of a wording and of a statement, raised where two wordings that confirm each other
    stand for one another: what confirms the one confirms the other as far as they are the same.
    """
    found = {k: dict(scores) for k, scores in probable.items()}
    for k, scores in probable.items():
        for other, theirs in probable.items():
            same = min(scores.get(other, 0.0), theirs.get(k, 0.0))
            for j, score in theirs.items():
                if j != k:
                    found[k][j] = max(found[k][j], round(same * score, 4))
    return found


def _share(draft: Draft, wording: int, scores: Mapping[int, float]) -> float:
    """The share of the other reports that confirm a wording, to be expected: 1 where there are no others."""
    by_report: dict[str, float] = {}
    for k, score in scores.items():
        report = draft.statements[k].report
        if report != draft.statements[wording].report:
            by_report[report] = max(by_report.get(report, 0.0), score)
    return sum(by_report[report] for report in sorted(by_report)) / len(by_report) if by_report else 1.0
