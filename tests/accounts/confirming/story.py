"""A small story for the tests of confirming: one sentence of each of some reports, aligned as a case wants it."""

from collections.abc import Mapping, Sequence

from rashomon.accounts.alignment import Alignment
from rashomon.accounts.alignment.units import make_units
from rashomon.accounts.confirming.confirm import Placed, Witnesses, call_witnesses
from rashomon.accounts.statements import make_statement
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from rashomon.model.account import Statement
from rashomon.model.span import Span
from tests.factories import make_report


def witnesses_of(*sentences: str, likely: float = 0.8) -> Witnesses:
    """The witnesses of reports a, b, c ... of one sentence each, all as likely to tell the same."""
    annotations = tuple(annotate([make_report(text, chr(ord("a") + k)) for k, text in enumerate(sentences)]))
    entities = resolve_entities(annotations)
    units = make_units(annotations, entities)
    scores: list[Mapping[int, float]] = [
        {j: likely for j, other in enumerate(units) if other.report != unit.report} for unit in units
    ]
    return call_witnesses(Alignment(units=units, scores=tuple(scores)), annotations, entities)


def placed(witnesses: Witnesses, number: int, part: str = "") -> Placed:
    """The statement that a report's sentence makes, or a part of it."""
    annotation = list(witnesses.annotations.values())[number]
    start = annotation.report.text.index(part)
    span = Span(start=start, end=start + len(part or annotation.report.text))
    return make_statement(annotation, span, witnesses.owners), number


def statements(placed: Sequence[Placed]) -> tuple[Statement, ...]:
    """The statements alone."""
    return tuple(statement for statement, _ in placed)
