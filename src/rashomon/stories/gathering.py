"""Which of the reports tell of one event, and which are set apart."""

import math
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.model.report import Report
from rashomon.stories.likeness import Profile, load_frequencies, load_weights, log_odds, profile

# Setting a report apart wrongly loses all it says; keeping one too many only adds facts of one outlet. So it takes
# odds of about one to three, and not even odds, to set a report apart.
APART_BELOW = -1.0
_NEAREST = 2  # a report belongs to a group when it is like this many of it on average
_TELLING_WORDS = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class SetApart:
    """A report that tells of another event. `score` is the probability, in 0..1, that it tells of the story's."""

    report: Report
    score: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Gathering:
    """The reports of the main story and those set apart, each in input order."""

    story: tuple[Report, ...]
    apart: tuple[SetApart, ...]


def gather(reports: Sequence[Report]) -> Gathering:
    """The main story among some reports: the largest group that tells of one event.

    Groups of one size are told apart by how alike their reports are, then by the earliest report. One report, or
    several that have nothing in common, still give a story: its first report by date, then id. What is gathered does
    not depend on the order of the reports.
    """
    if len(reports) < 2:
        return Gathering(story=tuple(reports), apart=())
    order = sorted(range(len(reports)), key=lambda i: _key(reports[i]))
    frequencies = load_frequencies()
    profiles = [profile(reports[i], frequencies) for i in order]
    odds = log_odds(profiles, load_weights())
    main = _main_group(odds)
    apart = [
        SetApart(
            report=reports[order[at]],
            score=round(_probability(_affinity(odds, at, main)), 3),
            reason=_reason(at, main, odds, profiles, [reports[i] for i in order]),
        )
        for at in sorted(set(range(len(order))) - set(main), key=lambda at: order[at])
    ]
    kept = sorted(order[at] for at in main)
    return Gathering(story=tuple(reports[i] for i in kept), apart=tuple(apart))


def _key(report: Report) -> tuple[str, str, str, str]:
    return (report.published or "9999", report.id, report.source, report.text)


def _main_group(odds: NDArray[np.float64]) -> list[int]:
    """Indices of the largest group, with every report taken in that is like enough to it."""
    groups = average_linkage(odds, APART_BELOW)
    main = max(groups, key=lambda group: (len(group), _cohesion(odds, group), -min(group)))
    while True:
        outside = sorted(set(range(len(odds))) - set(main))
        near = [(_affinity(odds, at, main), -at) for at in outside]
        if not near or max(near)[0] < APART_BELOW:
            return main
        main = sorted((*main, -max(near)[1]))


def average_linkage(scores: NDArray[np.float64], threshold: float) -> list[list[int]]:
    """Groups of indices: the two groups most alike are joined while the mean of their scores is at the threshold.

    `scores` is (n, n), symmetric, higher for more alike; ties go to the lower indices.
    """
    groups = [[i] for i in range(len(scores))]
    link = scores.copy()
    np.fill_diagonal(link, -np.inf)
    sizes = np.ones(len(scores))
    for _ in range(len(scores) - 1):
        first, second = divmod(int(np.argmax(link)), len(scores))
        if link[first, second] < threshold:
            break
        keep, drop = min(first, second), max(first, second)
        with np.errstate(invalid="ignore"):
            merged = (link[keep] * sizes[keep] + link[drop] * sizes[drop]) / (sizes[keep] + sizes[drop])
        link[keep] = link[:, keep] = np.round(merged, 9)
        link[drop] = link[:, drop] = -np.inf
        link[keep, keep] = -np.inf
        sizes[keep] += sizes[drop]
        groups[keep] = sorted(groups[keep] + groups[drop])
        groups[drop] = []
    return [group for group in groups if group]


def _cohesion(odds: NDArray[np.float64], group: Sequence[int]) -> float:
    """The mean log odds within a group (0 for a single report)."""
    if len(group) < 2:
        return 0.0
    inner = odds[np.ix_(group, group)]
    return round(float((inner.sum() - np.trace(inner)) / (len(group) * (len(group) - 1))), 9)


def _affinity(odds: NDArray[np.float64], at: int, group: Sequence[int]) -> float:
    """The mean log odds of a report and the `_NEAREST` reports of a group that it is most like."""
    nearest = sorted((float(odds[at, other]) for other in group if other != at), reverse=True)[:_NEAREST]
    return round(sum(nearest) / len(nearest), 9) if nearest else -math.inf


def _probability(log_odds: float) -> float:
    return 1 / (1 + math.exp(-max(-50.0, min(50.0, log_odds))))


def _reason(
    at: int, main: Sequence[int], odds: NDArray[np.float64], profiles: Sequence[Profile], reports: Sequence[Report]
) -> str:
    """Why a report was set apart, in words that let a person overrule it."""
    nearest = max(main, key=lambda other: (float(odds[at, other]), -other))
    of_story = {word for other in main for word in profiles[other].whole}
    common: dict[str, float] = {}
    for other in main:
        for word, weight in profiles[other].whole.items():
            common[word] = common.get(word, 0.0) + weight
    own = _heaviest({word: w for word, w in profiles[at].whole.items() if word not in of_story})
    theirs = _heaviest({word: w for word, w in common.items() if word not in profiles[at].whole})
    telling = f": it is about {own}, the story about {theirs}" if own and theirs else ""
    return f"it seems to tell of another event than {reports[nearest].source} and the others{telling}"


def _heaviest(weights: dict[str, float]) -> str:
    words = sorted(weights, key=lambda word: (-round(weights[word], 9), word))
    return ", ".join(words[:_TELLING_WORDS])
