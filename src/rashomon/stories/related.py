"""What goes on from one story to another: follow-ups are stories of their own, and linked; a story's begin and end.

Nothing is learned here, because there is no data that says which stories belong to one saga: stories are linked when
their words are alike.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np

from rashomon.stories.shelf import Kept, Shelf
from rashomon.stories.sketching import MARKS, PARTS

LIKE = 0.2  # the cosine of two stories' words from which they are linked
SHARED = 2  # telling words that linked stories share at least
LOOKED_UP = 60  # reports by which linked stories are found
MEMBERS = 24  # reports of a story, the first to come, that stand for all
PAUSE = 21  # days without a report after which a story's dates are taken to be of something else
_TELLING = 3
_WHOLE = PARTS.index("whole")


@dataclass(frozen=True, slots=True, kw_only=True)
class Link:
    """A story that another one is linked to. `score` is the cosine of their words, in 0..1."""

    story: str
    score: float
    reason: str


@dataclass(frozen=True, slots=True)
class _Digest:
    """A story in short: word weights of unit length, its telling words, and its middle day (None: undated)."""

    words: Mapping[int, float]
    marks: tuple[str, ...]
    begins: int | None


def related_stories(story: str, shelf: Shelf, limit: int = 5) -> tuple[Link, ...]:
    """The stories on the shelf that go on from this one or lead to it, the likest first; at most `limit`.

    The time does not grow with the archive. Stories that a person parted from this one may be linked all the same.
    """
    return next(related_to_each([story], shelf, limit))


def related_to_each(stories: Iterable[str], shelf: Shelf, limit: int = 5) -> Iterator[tuple[Link, ...]]:
    """As `related_stories` for each of some stories, in their order; a story that many lead to is read once."""

    @cache
    def digest(story: str) -> _Digest:
        return _digest(shelf.kept(shelf.members(story)[:MEMBERS]))

    for story in stories:
        own = digest(story)
        near = dict.fromkeys(
            kept.placement.story
            for kept in shelf.kept(shelf.candidates(own.marks, own.begins, LOOKED_UP))
            if kept.placement is not None and kept.placement.story != story
        )
        yield _links(own, {other: digest(other) for other in near}, limit)


def _links(own: _Digest, near: Mapping[str, _Digest], limit: int) -> tuple[Link, ...]:
    links = []
    for other, theirs in near.items():
        score = round(sum(weight * theirs.words.get(term, 0.0) for term, weight in own.words.items()), 3)
        shared = [mark for mark in own.marks if mark in theirs.marks]
        if score >= LIKE and len(shared) >= SHARED:
            links.append(Link(story=other, score=min(1.0, score), reason=_reason(shared, own.begins, theirs.begins)))
    return tuple(sorted(links, key=lambda link: (-link.score, link.story))[:limit])


def begin_and_end(published: Sequence[str | None]) -> tuple[str | None, str | None]:
    """The first and the last day of a story, ISO dates, from its reports' days of publication.

    A day that stands more than `PAUSE` days from the others is taken for a wrong one (collected dates are often those
    of a download): the longest run of days counts, and of equal runs the first. (None, None) without any date.
    """
    days = sorted(date.fromisoformat(one[:10]).toordinal() for one in published if one and _is_date(one))
    runs: list[list[int]] = []
    for day in days:
        if runs and day - runs[-1][-1] <= PAUSE:
            runs[-1].append(day)
        else:
            runs.append([day])
    if not runs:
        return None, None
    run = max(runs, key=len)
    return date.fromordinal(run[0]).isoformat(), date.fromordinal(run[-1]).isoformat()


def _is_date(text: str) -> bool:
    try:
        date.fromisoformat(text[:10])
    except ValueError:
        return False
    return True


def _digest(kept: Sequence[Kept]) -> _Digest:
    words: Counter[int] = Counter()
    marks: Counter[str] = Counter()
    days = []
    for one in kept:
        for term, weight in zip(one.sketch.terms.tolist(), one.sketch.weights[_WHOLE].tolist(), strict=True):
            words[term] += weight
        for rank, mark in enumerate(one.sketch.marks):
            marks[mark] += 2 * MARKS - rank
        if one.sketch.day is not None:
            days.append(one.sketch.day)
    length = float(np.sqrt(sum(weight * weight for weight in words.values()))) or 1.0
    ordered = sorted(marks, key=lambda mark: (-marks[mark], mark))
    return _Digest(
        {term: weight / length for term, weight in words.items()},
        tuple(ordered[:MARKS]),
        int(np.median(days)) if days else None,
    )


def _reason(shared: Sequence[str], own: int | None, other: int | None) -> str:
    words = f"both are about {', '.join(shared[:_TELLING])}"
    if own is None or other is None:
        return words
    days = other - own
    when = "of the same day" if not days else f"{abs(days)} {'day' if abs(days) == 1 else 'days'}"
    return f"{words}; {when}" if not days else f"{words}; {when} {'later' if days > 0 else 'earlier'}"
