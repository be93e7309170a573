"""What a statement asserts first of all: its content words by how near they are to the verb that carries it."""

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from operator import attrgetter

import numpy as np
from numpy.typing import NDArray

from rashomon.accounts.alignment.units import Unit
from rashomon.accounts.statements import attributions_of, main_clause
from rashomon.accounts.wording import completeness
from rashomon.model.account import Statement
from rashomon.model.annotation import Annotation, Word

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

# Each step away from the verb makes a word matter so much less; words beside it in the sentence are as far as that.
_NEARNESS = 0.7
_FAR = 8
# With a verb that says little itself, what is asserted stands in these.
_COMPLEMENTS = frozenset({"attr", "acomp", "xcomp", "oprd"})
_OBJECTS = frozenset({"dobj"})


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Asserted:
    """The n content words of a statement: their `places` among those of its unit, how near each is to the verb that
    carries the assertion (0..1), and which of the n make the predicate; and how complete the statement is (0..1).
    """

    unit: int
    places: Ints
    nearness: Floats
    predicate: Ints
    complete: float


def read_asserted(statement: Statement, number: int, unit: Unit, annotation: Annotation) -> Asserted:
    """What a statement asserts, made of the story's unit of that number; of all of the unit where it has no content
    words of its own.
    """
    places = [k for k, at in enumerate(unit.offsets) if statement.start <= at < statement.end]
    places = places or list(range(len(unit.offsets)))
    words = annotation.words
    root = main_clause(annotation, statement.span, attributions_of(annotation, statement.span)).root
    spots = [bisect_left(words, unit.offsets[k], key=attrgetter("start")) for k in places]
    return Asserted(
        unit=number,
        places=np.array(places, dtype=np.int64),
        nearness=np.array([_NEARNESS ** _steps(words, spot, root) for spot in spots], dtype=np.float32),
        predicate=np.array(_predicate(words, spots, root), dtype=np.int64),
        complete=completeness(statement, annotation),
    )


def _steps(words: Sequence[Word], at: int, root: int) -> int:
    """How many heads lie between a word and the root, `_FAR` where it does not depend on it."""
    for steps in range(_FAR):
        if at == root:
            return steps
        if words[at].head == at:
            break
        at = words[at].head
    return _FAR


def _predicate(words: Sequence[Word], spots: Sequence[int], root: int) -> list[int]:
    """Which of the words at some spots make the predicate: the verb and its complements, or else its objects."""
    found = [k for k, at in enumerate(spots) if at == root or _is(words, at, root, _COMPLEMENTS)]
    return found or [k for k, at in enumerate(spots) if _is(words, at, root, _OBJECTS)]


def _is(words: Sequence[Word], at: int, root: int, parts: frozenset[str]) -> bool:
    return words[at].head == root and words[at].dep in parts
