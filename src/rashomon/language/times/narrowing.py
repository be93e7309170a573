"""Times that one report leaves open, taken from another report of the story: "last September", "September 2018"."""

import re
from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date, timedelta

from rashomon.model.annotation import Annotation, Timex
from rashomon.model.report import Report

# What is known of an open time ("XXXX-09", "XXXX-WXX-5TNI"): the date with its holes, and the time of day.
_OPEN = re.compile(r"(XXXX-(?:\d{2}(?:-\d{2})?|SP|SU|FA|WI|Q[1-4]|H[12]|WXX-[1-7]))(T.*)?")
_KNOWN = re.compile(r"\d{4}-(?:\d{2}(?:-\d{2})?|SP|SU|FA|WI|Q[1-4]|H[12])")
# A weekday by its bare name lies near the day of its report.
_NEAR = timedelta(days=7)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Witness:
    """Words of a report that give a value."""

    report: Report
    timex: Timex

    @property
    def rank(self) -> tuple[bool, str, str, int]:
        """Earlier reports first, undated ones last."""
        return (self.report.published is None, self.report.published or "", self.report.id, self.timex.start)

    def words(self) -> str:
        """Whose words they are, the words, the report's id."""
        return f"{self.report.source}: '{self.report.quote(self.timex)}' (report {self.report.id})"


def narrow_times(annotations: Sequence[Annotation]) -> tuple[Annotation, ...]:
    """The annotations of one story, in their order, with open times filled in where the story settles them.

    An open time ("XXXX-09", "XXXX-WXX-5") takes the value that other reports name when exactly one of their values
    fits: then it counts as resolved, and `inferred_from` says whose words it was taken from. Where none or several fit
    it stays as it is. Months, days, seasons, quarters, halves and weekdays are narrowed; a weekday only to a day
    within a week of a report's date. Values that were inferred are no evidence for others. The same whatever the order
    of the reports; time is n log n in the number of times.
    """
    evidence = _evidence(annotations)
    return tuple(_narrowed(annotation, evidence) for annotation in annotations)


def _evidence(annotations: Sequence[Annotation]) -> dict[str, dict[str, list[_Witness]]]:
    """For each open form the values that fit it, each with the words that give it, in order."""
    published = sorted({day for a in annotations if (day := _day(a.report.published or ""))})
    found: dict[str, dict[str, list[_Witness]]] = defaultdict(lambda: defaultdict(list))
    for annotation in annotations:
        for timex in annotation.timexes:
            if timex.inferred_from:
                continue
            for form, value in _forms(timex, published):
                found[form][value].append(_Witness(report=annotation.report, timex=timex))
    for values in found.values():
        for witnesses in values.values():
            witnesses.sort(key=lambda w: w.rank)
    return found


def _forms(timex: Timex, published: Sequence[date]) -> Iterator[tuple[str, str]]:
    """The open forms that a resolved time fits, each with the value it gives them."""
    match = _KNOWN.match(timex.value) if timex.resolved and timex.type in ("DATE", "TIME") else None
    if match is None or (match.end() < len(timex.value) and timex.value[match.end()] != "T"):
        return
    value = match.group()
    yield "XXXX" + value[4:], value
    day = _day(value)
    if day is not None:
        yield "XXXX" + value[4:7], value[:7]
        at = bisect_left(published, day - _NEAR)
        if at < len(published) and published[at] <= day + _NEAR:
            yield f"XXXX-WXX-{day.isoweekday()}", value


def _day(value: str) -> date | None:
    try:
        return date.fromisoformat(value[:10])
    except ValueError:
        return None


def _narrowed(annotation: Annotation, evidence: dict[str, dict[str, list[_Witness]]]) -> Annotation:
    timexes = tuple(_narrow(timex, annotation.report, evidence) for timex in annotation.timexes)
    return annotation if timexes == annotation.timexes else replace(annotation, timexes=timexes)


def _narrow(timex: Timex, report: Report, evidence: dict[str, dict[str, list[_Witness]]]) -> Timex:
    match = _OPEN.fullmatch(timex.value) if not timex.resolved else None
    values = evidence.get(match[1], {}) if match else {}
    if match is None or len(values) != 1:
        return timex
    value, witnesses = next(iter(values.items()))
    witness = next((w for w in witnesses if w.report.id != report.id), None)
    if witness is None:
        return timex
    return replace(timex, value=value + (match[2] or ""), resolved=True, inferred_from=witness.words())
