"""Each report joins a story or starts one, as it comes; stories near it merge and split as it tells more of them.

Candidates come from an index of telling words; the pairs are judged, and the reports of the two or three likest
stories are grouped anew. So an early mistake is put right when a later report makes it plain, and the time for one
report does not grow with the archive.
"""

import math
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

from rashomon.language.boosting import Trees
from rashomon.model.report import Report
from rashomon.stories.linkage import Pair, groups_of
from rashomon.stories.naming import largest_part, name_groups
from rashomon.stories.pairing import Compared, load_judge, log_odds_of_each
from rashomon.stories.reasons import alone_reason, joined_reason, judged_reason
from rashomon.stories.shelf import Kept, Placement, Shelf
from rashomon.stories.sketch import Sketch
from rashomon.stories.sketching import sketch
from rashomon.stories.vocabulary import load_vocabulary

CANDIDATES = 80  # kept reports that a report is compared with
STORIES = 3  # likest stories that are grouped anew
MEMBERS = 24  # of a story so many reports are grouped anew; the others stay with the larger part of these
CONSIDERED = -2.5  # the log odds that a report of a story must reach for the story to be grouped anew
REMEMBERED = 400_000  # pairs whose log odds are remembered within one run
_NEAREST = 2  # a report belongs to a story as much as it does to so many of the story's reports, on average


@dataclass(slots=True)
class _Desk:
    """A shelf, the judge of pairs, and the pairs judged so far in this run."""

    shelf: Shelf
    judge: Trees
    judged: dict[str, dict[str, float]] = field(default_factory=dict)
    pairs: int = 0

    def odds(self, one: Sketch, others: Sequence[Sketch]) -> list[float]:
        """The log odds of pairs, judged once."""
        self.judge_all([(one, others)])
        known = self.judged.setdefault(one.report, {})
        return [known[other.report] for other in others]

    def judge_all(self, compared: Sequence[Compared]) -> None:
        """Judge those of the pairs that are not judged yet."""
        missing = []
        for one, others in compared:
            known = self.judged.setdefault(one.report, {})
            some = [other for other in others if other.report not in known]
            if some:
                missing.append((one, some))
        if not missing:
            return
        for (one, some), odds in zip(missing, log_odds_of_each(missing, self.judge), strict=True):
            for other, value in zip(some, odds.tolist(), strict=True):
                self.judged[one.report][other.report] = value
                self.judged.setdefault(other.report, {})[one.report] = value
            self.pairs += len(some)

    def forget(self, report: str) -> None:
        """A report came again with other words, or the memory is full."""
        if self.pairs > REMEMBERED:
            self.judged, self.pairs = {}, 0
        for other in self.judged.pop(report, {}):
            self.judged[other].pop(report, None)


def place(reports: Sequence[Report], shelf: Shelf) -> tuple[Placement, ...]:
    """Place reports one at a time, in the order given; every placement that is new or changed, by report id.

    The shelf has them all when this returns (`Shelf.put`, `Shelf.assign`). A report whose id the shelf knows is
    looked at anew.
    """
    vocabulary = load_vocabulary()
    return place_sketches([sketch(report, vocabulary) for report in reports], shelf, load_judge())


def place_sketches(sketches: Sequence[Sketch], shelf: Shelf, judge: Trees) -> tuple[Placement, ...]:
    """As `place`, for reports whose sketches are made, and with a judge of pairs."""
    desk = _Desk(shelf, judge)
    changed: dict[str, Placement] = {}
    for one in sketches:
        changed.update((placement.report, placement) for placement in _place(one, desk))
    return tuple(changed[id] for id in sorted(changed))


def _place(one: Sketch, desk: _Desk) -> list[Placement]:
    shelf = desk.shelf
    shelf.put(one)
    desk.forget(one.report)
    partners = [j.b if j.a == one.report else j.a for j in shelf.judgements([one.report]) if j.kind == "same story"]
    near = dict.fromkeys((*partners, *shelf.candidates(one.marks, one.day, CANDIDATES)))
    near.pop(one.report, None)
    (own,) = shelf.kept([one.report])
    others = [kept for kept in shelf.kept(list(near)) if kept.placement is not None]
    likeness = dict(
        zip(
            (kept.sketch.report for kept in others),
            desk.odds(one, [kept.sketch for kept in others]),
            strict=True,
        )
    )
    members = {story: shelf.members(story) for story in _likest_stories(own, others, likeness, partners)}
    chosen = {story: _chosen(ids, likeness) for story, ids in members.items()}
    local = _by_number([own, *shelf.kept([id for ids in chosen.values() for id in ids if id != one.report])])
    groups = _grouped(local, desk)
    names = name_groups(groups, lambda story: bool(shelf.members(story)))
    changed = [
        _placement(kept, group, name, desk, others if kept.sketch.report == one.report else local)
        for group, name in zip(groups, names, strict=True)
        for kept in group
        if kept.sketch.report == one.report or kept.placement is None or kept.placement.story != name
    ]
    changed += _followers(members, chosen, groups, names, shelf)
    shelf.assign(changed)
    return changed


def _likest_stories(
    own: Kept, others: Sequence[Kept], likeness: Mapping[str, float], partners: Sequence[str]
) -> list[str]:
    """The stories to group anew: the one the report is in, those of its partners, and the likest."""
    best: dict[str, float] = {}
    bound: dict[str, None] = {}
    if own.placement is not None:
        bound[own.placement.story] = None
    for kept in others:
        if kept.placement is not None:
            story, odds = kept.placement.story, likeness[kept.sketch.report]
            best[story] = max(odds, best.get(story, -math.inf))
            if kept.sketch.report in partners:
                bound[story] = None
    near = [story for story, odds in best.items() if odds > CONSIDERED]
    return list(dict.fromkeys((*bound, *sorted(near, key=lambda story: (-best[story], story))[:STORIES])))


def _chosen(ids: Sequence[str], likeness: Mapping[str, float]) -> list[str]:
    """The reports of a story that are grouped anew: all, or those most like the report that came, then the first."""
    if len(ids) <= MEMBERS:
        return list(ids)
    number = {id: at for at, id in enumerate(ids)}
    return sorted(ids, key=lambda id: (-likeness.get(id, -math.inf), number[id]))[:MEMBERS]


def _by_number(kept: Sequence[Kept]) -> list[Kept]:
    return sorted(kept, key=lambda one: one.number)


def _grouped(local: Sequence[Kept], desk: _Desk) -> list[list[Kept]]:
    """Reports in groups that tell of one event, judgements heeded."""
    if len(local) == 1:
        return [list(local)]
    place = {kept.sketch.report: at for at, kept in enumerate(local)}
    pairs: dict[str, list[Pair]] = {"same story": [], "different stories": []}
    for judgement in desk.shelf.judgements(list(place)):
        if judgement.a in place and judgement.b in place:
            pairs[judgement.kind].append((place[judgement.a], place[judgement.b]))
    scores = _scores(local, desk)
    days = [kept.sketch.day for kept in local]
    groups = groups_of(scores, days, pairs["same story"], pairs["different stories"])
    return [[local[at] for at in group] for group in groups]


def _scores(local: Sequence[Kept], desk: _Desk) -> NDArray[np.float64]:
    """The log odds of all pairs, (n, n)."""
    n = len(local)
    sketches = [kept.sketch for kept in local]
    desk.judge_all([(one, sketches[at + 1 :]) for at, one in enumerate(sketches)])
    scores = np.zeros((n, n))
    for at, one in enumerate(sketches[:-1]):
        row = desk.odds(one, sketches[at + 1 :])
        scores[at, at + 1 :] = row
        scores[at + 1 :, at] = row
    return scores


def _placement(kept: Kept, group: Sequence[Kept], story: str, desk: _Desk, near: Sequence[Kept]) -> Placement:
    """A report's placement in its group, with score and reason. `near` are the reports it was compared with."""
    one = kept.sketch
    others = [other.sketch for other in group if other is not kept]
    if not others:
        compared = [other.sketch for other in near if other.sketch.report != one.report]
        odds = dict(zip((other.report for other in compared), desk.odds(one, compared), strict=True))
        likest = max(compared, key=lambda other: (odds[other.report], other.report), default=None)
        return Placement(report=one.report, story=story, score=1.0, reason=alone_reason(one, likest))
    of_others = desk.odds(one, others)
    order = sorted(range(len(others)), key=lambda at: (-of_others[at], others[at].report))
    nearest = [of_others[at] for at in order[:_NEAREST]]
    ids = {other.report for other in others}
    for judgement in desk.shelf.judgements([one.report]):
        partner = judgement.b if judgement.a == one.report else judgement.a
        if judgement.kind == "same story" and partner in ids:
            return Placement(report=one.report, story=story, score=1.0, reason=judged_reason(partner))
    return Placement(
        report=one.report,
        story=story,
        score=round(1 / (1 + math.exp(-sum(nearest) / len(nearest))), 3),
        reason=joined_reason(one, others[order[0]], len(others)),
    )


def _followers(
    members: Mapping[str, Sequence[str]],
    chosen: Mapping[str, Sequence[str]],
    groups: Sequence[Sequence[Kept]],
    names: Sequence[str],
    shelf: Shelf,
) -> list[Placement]:
    """The reports of large stories that were not grouped anew, where the larger part of their story moved."""
    group_of = {kept.sketch.report: at for at, group in enumerate(groups) for kept in group}
    moved = []
    for story, ids in members.items():
        rest = [id for id in ids if id not in group_of]
        if not rest:
            continue
        name = names[largest_part(Counter(group_of[id] for id in chosen[story]))]
        if name != story:
            for kept in shelf.kept(rest):
                score = kept.placement.score if kept.placement else 1.0
                moved.append(
                    Placement(
                        report=kept.sketch.report, story=name, score=score, reason="its story became part of this one"
                    )
                )
    return moved
