"""Whether a different value is a contradiction or later news: by publication, direction and words of revision."""

from collections.abc import Sequence

from rashomon.accounts.disagreements.lexicon import FALLING, GROWING, MOVED, REVISED
from rashomon.accounts.disagreements.told import Told
from rashomon.accounts.timeline import publication_day, surely_later
from rashomon.model.account import Relation


def number_relation(low: Sequence[Told], high: Sequence[Told]) -> tuple[Relation, str]:
    """The relation of a lower and a higher number, by the statements that give each, and the reason in words."""
    both = (*low, *high)
    if any(REVISED.search(_sentence(told)) for told in both):
        return "update", "a report says that the figure was revised"
    if all(FALLING.search(_sentence(told)) for told in both):
        relation, reason = _by_appearance(high, low, "the lower figure appeared later, and such figures fall")
        if relation == "update":
            return relation, reason
    if not all(GROWING.search(_sentence(told)) for told in both):
        return "disagreement", ""
    return _by_appearance(low, high, "the higher figure appeared later, and such figures grow")


def date_relation(a: Sequence[Told], b: Sequence[Told]) -> tuple[Relation, str]:
    """The relation of two dates: an update when a report says that the date was moved."""
    if any(MOVED.search(_sentence(told)) for told in (*a, *b)):
        return "update", "a report says that the date was moved"
    return "disagreement", ""


def course_relation(before: Sequence[Told], after: Sequence[Told]) -> tuple[Relation, str]:
    """The relation of what is still to come in the first statements and done in the second."""
    relation, reason = _by_appearance(before, after, "told as done by later reports")
    return ("undecided", reason) if relation == "disagreement" else (relation, reason)


def revised(told: Told) -> bool:
    """True when the sentence itself says that an earlier report was put right."""
    return bool(REVISED.search(_sentence(told)))


def _by_appearance(first: Sequence[Told], second: Sequence[Told], reason: str) -> tuple[Relation, str]:
    if any(publication_day(told.published) is None for told in (*first, *second)):
        return "undecided", "when one of them was published is not known"
    if any(all(surely_later(b.published, a.published) for b in second) for a in first):
        return "update", reason
    if all(_comparable(a.published or "", b.published or "") for a in first for b in second):
        return "disagreement", ""
    return "undecided", "published on one day, at hours that are not known"


def _comparable(a: str, b: str) -> bool:
    """True when the order of two publications can be told."""
    return a[:10] != b[:10] or ("T" in a and "T" in b)


def _sentence(told: Told) -> str:
    words = told.page.words
    if not len(told.context):
        return told.statement.quote
    return told.page.annotation.report.text[words[told.context.start].start : words[told.context.stop - 1].end]
