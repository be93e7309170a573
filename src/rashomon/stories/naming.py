"""Which group of reports goes on under which story's id: ids stay when reports come and go."""

from collections import Counter
from collections.abc import Callable, Sequence

from rashomon.model.ids import content_id
from rashomon.stories.shelf import Kept


def story_id(founder: str, again: int = 0) -> str:
    """The id of a story that a report founds; `again` counts stories it founded before that still are."""
    return content_id("story", founder, again) if again else content_id("story", founder)


def name_groups(groups: Sequence[Sequence[Kept]], is_taken: Callable[[str], bool]) -> list[str]:
    """A story id for each group of kept reports, in order.

    A story goes on in the group that has most of its reports. Where two stories go on in one group, the older one's id
    stays: the one whose first report here came first. A group in which no story goes on gets an id from its first
    report. `is_taken` says whether an id is in use by a story outside these groups.
    """
    parts: dict[str, Counter[int]] = {}
    came: dict[str, int] = {}
    for at, group in enumerate(groups):
        for kept in group:
            if kept.placement is not None:
                story = kept.placement.story
                parts.setdefault(story, Counter())[at] += 1
                came[story] = min(kept.number, came.get(story, kept.number))
    names: dict[int, str] = {}
    for story in sorted(parts, key=lambda story: (came[story], story)):
        at = largest_part(parts[story])
        names.setdefault(at, story)
    used = set(parts)
    for at, group in enumerate(groups):
        if at not in names:
            founder = min(group, key=lambda kept: kept.number).sketch.report
            again = 0
            while (name := story_id(founder, again)) in used or is_taken(name):
                again += 1
            names[at] = name
            used.add(name)
    return [names[at] for at in range(len(groups))]


def largest_part(parts: Counter[int]) -> int:
    """The group that has most of a story's reports; of equal ones the first."""
    return min(parts, key=lambda at: (-parts[at], at))
