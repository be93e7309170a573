"""How probable it is that statements confirm what another one tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.accounts.alignment import Alignment
from rashomon.accounts.alignment.units import Unit
from rashomon.accounts.alignment.words import Words, lay_out
from rashomon.accounts.confirming.asserted import Asserted, read_asserted
from rashomon.accounts.confirming.features import measure, share_within
from rashomon.accounts.confirming.model import load_model
from rashomon.accounts.contradictions import contradicts
from rashomon.accounts.statements import Owners, entity_owners, make_statement
from rashomon.model.account import Entity, Statement
from rashomon.model.annotation import Annotation
from rashomon.model.span import Span

# A statement that has less than this share of what its sentence has of an assertion is shown with the sentence.
_WITHIN = 0.8

Placed = tuple[Statement, int]  # a statement and the index of its unit


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Witnesses:
    """What the statements of a story are read with: its units, how likely each is to assert what another one does, all
    their words, its annotations by report id, and whose each mention is.
    """

    units: Sequence[Unit]
    scores: Sequence[Mapping[int, float]]
    words: Words | None
    annotations: Mapping[str, Annotation]
    owners: Owners


def call_witnesses(alignment: Alignment, annotations: Sequence[Annotation], entities: Sequence[Entity]) -> Witnesses:
    """The witnesses of a story."""
    return Witnesses(
        units=alignment.units,
        scores=alignment.scores,
        words=lay_out(alignment.units) if alignment.units else None,
        annotations={annotation.report.id: annotation for annotation in annotations},
        owners=entity_owners(entities),
    )


def confirm(witnesses: Witnesses, wording: Placed, others: Sequence[Placed], likely: Sequence[float]) -> list[float]:
    """The probability, for each of some statements, that its sentence makes the main assertion of the wording too.

    `likely` says how probable each sentence is to assert anything that the wording's asserts. Raises RuntimeError when
    the model file is missing or altered.
    """
    if not others or witnesses.words is None:
        return []
    contrary = [contradicts(wording[0], other) for other, _ in others]
    units = [unit for _, unit in others]
    features = measure(_asserted(witnesses, wording), units, likely, contrary, witnesses.units, witnesses.words)
    return load_model().score(features)


def whole_sentence(witnesses: Witnesses, wording: Placed, other: Placed) -> Statement | None:
    """The whole sentence of another statement, where much of what it has of the wording's main assertion stands outside
    the statement itself; None where it does not.
    """
    statement, number = other
    annotation, sentence = witnesses.annotations[statement.report], witnesses.units[number].sentence
    span = Span(start=sentence.start, end=sentence.end)
    if witnesses.words is None or statement.span == span:
        return None
    share = share_within(
        _asserted(witnesses, wording), number, statement.start, statement.end, witnesses.units, witnesses.words
    )
    return make_statement(annotation, span, witnesses.owners) if share < _WITHIN else None


def _asserted(witnesses: Witnesses, wording: Placed) -> Asserted:
    statement, number = wording
    return read_asserted(statement, number, witnesses.units[number], witnesses.annotations[statement.report])
