"""The dates that statements and facts give, and whose words they were taken from."""

import re
from dataclasses import replace

from rashomon.accounts.timeline import days_of
from rashomon.model.account import Fact, StatedTime, Statement
from rashomon.rendering.dates import spoken_date
from rashomon.rendering.escaping import one_line
from rashomon.rendering.view import View

_BORROWED = re.compile(r".*\(report (?P<report>.+)\)", re.DOTALL)  # as `language.times.narrowing` says it


def stated_dates(view: View, statement: Statement) -> tuple[str, ...]:
    """The dates a statement gives: spoken where they are resolved, else its own words; no durations or open values.

    A date that was taken from another report's words says so.
    """
    # "On Tuesday afternoon" says the day of "on Tuesday" once more.
    to_the_hour = {time.value[: time.value.find("T") + 1] for time in statement.times if time.resolved}
    shown = [
        spoken_date(time.value) + _borrowed(view, time) if time.resolved else f"“{one_line(time.quote)}” (undated)"
        for time in statement.times
        if not time.resolved or (days_of(time.value) and f"{time.value}T" not in to_the_hour)
    ]
    return tuple(dict.fromkeys(shown))


def borrowed_dates(view: View, statement: Statement) -> tuple[str, ...]:
    """The dates of a statement that were taken from another report's words, each with whose: the rest is in its own."""
    return stated_dates(view, replace(statement, times=tuple(time for time in statement.times if time.inferred_from)))


def dated(view: View, fact: Fact) -> str:
    """When a fact happened, "September 2018, from Meridian Wire's words" where no statement of it says so."""
    if not fact.time:
        return ""
    told = [time for id in fact.statements for time in view.statements[id].times if time.value.startswith(fact.time)]
    borrowed = [time for time in told if time.inferred_from]
    return spoken_date(fact.time) + (_borrowed(view, borrowed[0]) if borrowed and len(borrowed) == len(told) else "")


def _borrowed(view: View, time: StatedTime) -> str:
    """Whose words gave a time its value, ", from Meridian Wire's words"; "" when its own report did."""
    if not time.inferred_from:
        return ""
    match = _BORROWED.fullmatch(time.inferred_from)
    name = view.labels.get(match["report"], "") if match else ""
    if not name:
        return f", from {one_line(time.inferred_from)}"
    return f", from {name}{'’' if name.endswith('s') else '’s'} words"
