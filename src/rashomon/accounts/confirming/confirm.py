"""How probable it is that statements confirm what another one tells."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.accounts.alignment import Alignment
from rashomon.accounts.alignment.units import Unit
from rashomon.accounts.alignment.words import Words, lay_out
from rashomon.accounts.clause_spans import sentence_span
from rashomon.accounts.confirming.asserted import Asserted, read_asserted
from rashomon.accounts.confirming.features import Floats, measure, share_within
from rashomon.accounts.confirming.model import load_model
from rashomon.accounts.contradictions import contradicts
from rashomon.accounts.grouping import BEST
from rashomon.accounts.statements import Owners, entity_owners, make_statement
from rashomon.language.quantities import compatible
from rashomon.model.account import Entity, Statement
from rashomon.model.annotation import Annotation, Quantity

# From this probability a statement counts: nine in ten do confirm what is shown (benchmarks/confirming.py).
CONFIRMS = 0.7
# A statement that has less than this share of what its sentence has of an assertion is shown with the sentence.
_WITHIN = 0.8
_EVEN = 0.5

Placed = tuple[Statement, int]  # a statement and the index of its unit


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Witnesses:
    """What the statements of a story are read with: its units, how likely each is to assert what another one does, all
    their words, its annotations by report id, and whose each mention is.
    """

    units: Sequence[Unit]
    scores: Sequence[Mapping[int, float]]
    words: Words
    annotations: Mapping[str, Annotation]
    owners: Owners


def call_witnesses(alignment: Alignment, annotations: Sequence[Annotation], entities: Sequence[Entity]) -> Witnesses:
    """The witnesses of a story."""
    return Witnesses(
        units=alignment.units,
        scores=alignment.scores,
        words=lay_out(alignment.units),
        annotations={annotation.report.id: annotation for annotation in annotations},
        owners=entity_owners(entities),
    )


def confirm(witnesses: Witnesses, wording: Placed, others: Sequence[Placed]) -> list[float]:
    """The probability, for each of some statements, that its sentence makes the main assertion of the wording too.

    It is 0 for those that contradict the wording. Raises RuntimeError when the model file is missing or altered.
    """
    told, _ = wording
    plain = [k for k, (statement, _) in enumerate(others) if not contradicts(statement, told)]
    found = [0.0] * len(others)
    if plain:
        likely = [_likely(witnesses, wording, others[k]) for k in plain]
        features = compare(witnesses, wording, [others[k] for k in plain], likely)
        for k, score in zip(plain, load_model().score(features), strict=True):
            found[k] = score
    return found


def compare(witnesses: Witnesses, wording: Placed, others: Sequence[Placed], likely: Sequence[float]) -> Floats:
    """(others, features.NAMES): what the model knows of a wording and some statements. `likely` says how probable each
    sentence is to assert anything that the wording's asserts.
    """
    return measure(
        assertion_of(witnesses, wording),
        [unit for _, unit in others],
        likely,
        [_figures_missing(witnesses, wording[0], other) for other in others],
        witnesses.units,
        witnesses.words,
    )


def assertion_of(witnesses: Witnesses, wording: Placed) -> Asserted:
    """What a wording asserts."""
    statement, number = wording
    return read_asserted(statement, number, witnesses.units[number], witnesses.annotations[statement.report])


def whole_sentence(witnesses: Witnesses, asserted: Asserted, other: Placed) -> Statement | None:
    """The whole sentence of a statement, where much of what it has of a wording's main assertion stands outside the
    statement itself; None where it does not.
    """
    statement, number = other
    annotation = witnesses.annotations[statement.report]
    span = sentence_span(annotation, witnesses.units[number].sentence)
    if statement.span == span:
        return None
    share = share_within(asserted, number, statement.start, statement.end, witnesses.units, witnesses.words)
    return make_statement(annotation, span, witnesses.owners) if share < _WITHIN else None


def _likely(witnesses: Witnesses, wording: Placed, other: Placed) -> float:
    """How probable two sentences are to assert one thing. Even odds where they were not compared: two of one report,
    and two of a fact that so many tell that none was compared with all.
    """
    near = witnesses.scores[wording[1]]
    if wording[0].report == other[0].report:
        return _EVEN
    return near.get(other[1], _EVEN if len(near) >= BEST else 0.0)


def _figures_missing(witnesses: Witnesses, wording: Statement, other: Placed) -> int:
    """How many figures of a wording the other sentence has in no form, be it more or less precise."""
    statement, number = other
    sentence = witnesses.units[number].sentence
    theirs = [q for q in witnesses.annotations[statement.report].quantities if sentence.start <= q.start < sentence.end]
    ours = [q for q in witnesses.annotations[wording.report].quantities if wording.start <= q.start < wording.end]
    return sum(not any(_agree(figure, other) for other in theirs) for figure in ours)


def _agree(one: Quantity, other: Quantity) -> bool:
    return (one.low, one.high) == (other.low, other.high) or compatible(one, other) in ("same", "more or less precise")
