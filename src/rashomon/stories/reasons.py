"""Why a report is in its story, in words that let a person overrule it."""

from rashomon.stories.sketch import Sketch

_TELLING = 3


def joined_reason(one: Sketch, likest: Sketch, others: int) -> str:
    """For a report in a story of `others` more reports, of which `likest` is the one it is most like."""
    words = _shared(one, likest)
    about = f"shares {_listed(words)} with" if words else "reads like"
    count = "" if others < 2 else f" and {others - 1} more"
    return f"{about} {likest.report}{count}{_apart(one, likest)}"


def alone_reason(one: Sketch, likest: Sketch | None) -> str:
    """For a report that is a story of its own; `likest` is the kept report it is most like."""
    if likest is None:
        return "no report kept before is like it"
    own = [mark for mark in one.marks if mark not in likest.marks][:_TELLING]
    theirs = [mark for mark in likest.marks if mark not in one.marks][:_TELLING]
    telling = f": it is about {_listed(own)}, that about {_listed(theirs)}" if own and theirs else ""
    return f"it seems to tell of another event than {likest.report}{telling}"


def judged_reason(other: str) -> str:
    """For a report that a person put into one story with another."""
    return f"a person put it into one story with {other}"


def _shared(one: Sketch, other: Sketch) -> list[str]:
    theirs = set(other.marks)
    return [mark for mark in one.marks if mark in theirs][:_TELLING]


def _listed(words: list[str]) -> str:
    return words[0] if len(words) == 1 else f"{', '.join(words[:-1])} and {words[-1]}"


def _apart(one: Sketch, other: Sketch) -> str:
    if one.day is None or other.day is None:
        return ""
    days = abs(one.day - other.day)
    return ", of the same day" if not days else ", a day apart" if days == 1 else f", {days} days apart"
