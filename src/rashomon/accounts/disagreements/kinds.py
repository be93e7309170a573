"""The five kinds of values that are compared slot by slot, each with how to read and how to compare it."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import date

from rashomon.accounts.disagreements.dates import date_likeness, date_values
from rashomon.accounts.disagreements.names import (
    all_persons,
    all_places,
    name_likeness,
    person_values,
    place_values,
    speaker_values,
)
from rashomon.accounts.disagreements.numbers import number_likeness, number_values
from rashomon.accounts.disagreements.slots import Likeness, Value
from rashomon.accounts.disagreements.stock import Stock, take_stock
from rashomon.accounts.disagreements.told import Page, Told, whole_report
from rashomon.model.account import DisagreementKind


@dataclass(frozen=True, slots=True, kw_only=True)
class ValueKind:
    """`values_of` reads what a statement asserts, `all_of` whatever it holds, `likeness` compares two values."""

    kind: DisagreementKind
    values_of: Callable[[Told], list[Value]]
    all_of: Callable[[Told], list[Value]]
    likeness: Callable[[Value, Value], Likeness]

    def stock(self, pages: Sequence[Page]) -> Stock:
        """All values of this kind in the reports of a story."""
        return take_stock(value for page in pages for value in self.all_of(whole_report(page)))


def remembering(kind: ValueKind) -> ValueKind:
    """The kind, reading each statement's values once."""
    known: dict[Told, list[Value]] = {}

    def values_of(told: Told) -> list[Value]:
        if told not in known:
            known[told] = kind.values_of(told)
        return known[told]

    return replace(kind, values_of=values_of)


def value_kinds(story_day: date | None) -> tuple[ValueKind, ...]:
    """The kinds of values; `story_day` is the middle of the story's publication dates (see dates.middle_day)."""

    def dates(told: Told) -> list[Value]:
        return date_values(told, story_day)

    return (
        ValueKind(kind="number", values_of=number_values, all_of=number_values, likeness=number_likeness),
        ValueKind(kind="date", values_of=dates, all_of=dates, likeness=date_likeness),
        ValueKind(kind="person", values_of=person_values, all_of=all_persons, likeness=name_likeness),
        ValueKind(kind="attribution", values_of=speaker_values, all_of=all_persons, likeness=name_likeness),
        ValueKind(kind="place", values_of=place_values, all_of=all_places, likeness=name_likeness),
    )
