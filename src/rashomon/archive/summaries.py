"""What a list of stories says of a story: its headline, its days, its outlets, how many of them are independent."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from rashomon.archive.copies import independent_outlets
from rashomon.lineage.families import family_of
from rashomon.model.archive import KeptStory
from rashomon.stories.related import begin_and_end

_WORD = re.compile(r"\w{3,}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Member:
    """A report of a story, as a list needs it. `ids` as they were given; `marks` as `copies.copy_marks` gives them."""

    id: str
    ids: tuple[str, ...]
    source: str
    family: str | None
    title: str
    published: str | None
    day: str | None
    marks: bytes


def by_date(published: str | None, id: str) -> tuple[bool, str, str]:
    """Reports by date of publication, undated ones last, then by id."""
    return (published is None, published or "", id)


def summarise(story: str, members: Sequence[Member], *, recent_from: str | None = None) -> KeptStory:
    """The story as a list shows it; the same whatever the order of its reports. `recent_from` is an ISO date."""
    ordered = sorted(members, key=lambda one: by_date(one.published, one.id))
    days = [one.day for one in ordered if one.day]
    start, end = begin_and_end(days)
    outlets = [one.family or family_of(one.source) or one.source for one in ordered]
    return KeptStory(
        id=story,
        headline=headline([one.title for one in ordered]),
        start=start,
        end=end,
        reports=tuple(id for one in ordered for id in one.ids),
        sources=tuple(dict.fromkeys(one.source for one in ordered)),
        count=len(ordered),
        independent=independent_outlets(outlets, [one.marks for one in ordered]),
        recent=sum(day >= recent_from for day in days) if recent_from else 0,
    )


def headline(titles: Sequence[str]) -> str:
    """The title whose words most of the others share, the first of equals; "" when there is none."""
    words = {title: frozenset(_WORD.findall(title.casefold())) for title in titles if title}
    if not words:
        return ""
    counts = Counter(word for title in titles if title for word in words[title])
    return max(
        words, key=lambda title: round(sum(counts[word] - 1 for word in words[title]) / (2 + len(words[title])), 9)
    )
