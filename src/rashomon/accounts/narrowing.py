"""Of a sentence in a group, the clause that carries what the group asserts, where one clause does."""

from collections.abc import Sequence

import numpy as np

from rashomon.accounts.alignment.units import Unit
from rashomon.model.annotation import Annotation, Clause
from rashomon.model.span import Span

# A clause stands for its sentence when it holds so much of what the other sentences match, and it is no scrap.
_CARRIES = 0.75
_FEWEST_WORDS = 5
_UNRELATED = 0.35


def narrow(annotation: Annotation, unit: Unit, others: Sequence[Unit]) -> Span:
    """The span of `unit` that says what `others` (units of other reports) say: one clause, or the whole sentence."""
    whole = Span(start=unit.sentence.start, end=unit.sentence.end)
    clauses = [clause for clause in annotation.clauses if clause.sentence == unit.sentence.index]
    if len(clauses) < 2 or not unit.keys or not others:
        return whole
    strength = np.zeros(len(unit.keys))
    for other in others:
        if other.keys:
            strength += np.clip((unit.vectors @ other.vectors.T).max(axis=1) - _UNRELATED, 0, None) * unit.rarity
    total = float(strength.sum())
    best: tuple[float, Clause] | None = None
    for clause in clauses:
        if not _is_contiguous(clause) or len(clause.words) < _FEWEST_WORDS:
            continue
        held = sum(float(s) for s, at in zip(strength, unit.offsets, strict=True) if clause.start <= at < clause.end)
        if held >= _CARRIES * total and (best is None or len(clause) < len(best[1])):
            best = (held, clause)
    return Span(start=best[1].start, end=best[1].end) if best else whole


def _is_contiguous(clause: Clause) -> bool:
    return clause.words[-1] - clause.words[0] + 1 == len(clause.words)
