"""Comparing like with like: values of two statements, and how surely they fill the same slot."""

import math
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice, takewhile
from typing import Literal

from rashomon.accounts.disagreements.lexicon import PREPOSITIONS
from rashomon.accounts.disagreements.remembering import once_each
from rashomon.accounts.disagreements.told import (
    Page,
    Told,
    governors,
    head_word,
    next_content,
    surroundings,
    words_within,
)
from rashomon.model.account import DisagreementKind
from rashomon.model.annotation import Mention, Quantity, Timex

# How two values of one kind stand to each other; "vaguer": one is the less precise form of the other.
Likeness = Literal["same", "vaguer", "different", "unrelated"]

FEATURES = (
    "governor", "dependency", "word before", "word after", "near", "overlap", "rivals", "portion", "backing", "crossed",
    "spread", "choice", "run before", "run after", "exchange",
    "likeness", "together",
)  # fmt: skip
# Words that two tellings may have or lack without telling otherwise.
_IN_BETWEEN = frozenset({"PUNCT", "SPACE", "DET"})
_LONGEST_RUN = 4


@dataclass(frozen=True, slots=True, kw_only=True, eq=False, weakref_slot=True)
class Value:
    """A value that a statement gives. `key` says what kind of thing is valued (a unit, a type of name).

    `text` is the value normalised, `shown` the same as people read it where that differs, `said` the report's words.
    `low` and `high` bound it on a line (numbers as they are, dates as day numbers; infinities where open), `name` is
    the entity id of a name. `loose` is True for round or approximate values and for times whose calendar place
    depends on the day of publication. Each object is equal to itself alone.
    """

    kind: DisagreementKind
    key: str
    text: str
    said: str
    told: Told
    words: range
    low: float = -math.inf
    high: float = math.inf
    name: str = ""
    loose: bool = False
    given: Quantity | Timex | Mention | None = None
    shown: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Slot:
    """Where a value stands in its sentence: lemmas that govern it, its role, and the content words around it.

    `portion` is "part" for the 21 and "whole" for the 276 of "21 of the 276 girls".
    """

    governors: tuple[str, ...]
    dependency: str
    before: str
    after: str
    near: frozenset[str]
    portion: Literal["", "part", "whole"]


@once_each
def slot_of(value: Value) -> Slot:
    """The place of a value in its sentence."""
    told = value.told
    page = told.page
    head = head_word(page, value.words)
    if head is None:
        return Slot(governors=(), dependency="", before="", after="", near=frozenset(), portion="")
    before = range(told.context.start, max(told.context.start, value.words.start))
    after = range(min(told.context.stop, value.words.stop), told.context.stop)
    return Slot(
        governors=governors(page, head, value.words),
        dependency=_role(page, head),
        before=next_content(page, reversed(before)),
        after=next_content(page, after),
        near=surroundings(told, value.words),
        portion=_portion(value),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """How two differing values stand in the story.

    `likeness`: how probable it is, in 0..1, that their sentences assert one thing; `together`: these stand in one fact.
    `rivals`: pairs of differing values of this kind that the two sentences could form. `backing`: other reports that
    give one of the two in a sentence that may tell the same. `crossed`: one of the two reports gives the other's value
    in another sentence. `spread`: reports of the story that give the rarer value. `choice`: further values of the key
    in the two reports.
    """

    likeness: float
    together: bool
    rivals: int
    backing: int
    crossed: bool
    spread: int
    choice: int


def slot_features(a: Value, b: Value, slot_a: Slot, slot_b: Slot, standing: Standing) -> tuple[float, ...]:
    """What speaks for and against two values filling the same slot, in the order of FEATURES."""
    first_a, first_b = slot_a.governors[:1], slot_b.governors[:1]
    shared = slot_a.near & slot_b.near
    smaller = min(len(slot_a.near), len(slot_b.near))
    told = a.told.lemmas & b.told.lemmas
    either = min(len(a.told.lemmas), len(b.told.lemmas))
    before, after = equal_runs(a, b)
    return (
        1.0 if first_a and first_a == first_b else 0.5 * bool(set(slot_a.governors) & set(slot_b.governors)),
        float(slot_a.dependency == slot_b.dependency),
        float(slot_a.before != "" and slot_a.before == slot_b.before),
        float(slot_a.after != "" and slot_a.after == slot_b.after),
        len(shared) / smaller if smaller else 0.0,
        len(told) / either if either else 0.0,
        math.log2(max(1, standing.rivals)),
        float(slot_a.portion == slot_b.portion),
        min(standing.backing, 3) / 3,
        float(standing.crossed),
        min(max(standing.spread - 1, 0), 3) / 3,
        math.log2(1 + standing.choice),
        before / _LONGEST_RUN,
        after / _LONGEST_RUN,
        min(before, 2) * min(after, 2) / 4,
        standing.likeness,
        float(standing.together),
    )


def equal_runs(a: Value, b: Value) -> tuple[int, int]:
    """How many words in a row (0..4) stand alike right before two values, and right after them.

    A sentence that was copied and altered differs from the first in the value alone.
    """
    return (
        _equal_run(
            _lemmas(a.told.page, range(a.words.start - 1, a.told.context.start - 1, -1)),
            _lemmas(b.told.page, range(b.words.start - 1, b.told.context.start - 1, -1)),
        ),
        _equal_run(
            _lemmas(a.told.page, range(a.words.stop, a.told.context.stop)),
            _lemmas(b.told.page, range(b.words.stop, b.told.context.stop)),
        ),
    )


def _lemmas(page: Page, words: range) -> Iterator[str]:
    return (page.words[i].lemma.lower() for i in words if page.words[i].pos not in _IN_BETWEEN)


def _equal_run(one: Iterator[str], other: Iterator[str]) -> int:
    pairs = islice(zip(one, other, strict=False), _LONGEST_RUN)
    return sum(1 for _ in takewhile(lambda pair: pair[0] == pair[1], pairs))


def _portion(value: Value) -> Literal["", "part", "whole"]:
    words = value.told.page.words
    if value.kind != "number":
        return ""
    after = [word.text.lower() for word in words[value.words.stop : min(value.told.context.stop, value.words.stop + 2)]]
    if after[:1] == ["of"] or (len(after) == 2 and after[1] == "of"):
        return "part"
    first = max(value.told.context.start, value.words.start - 5)
    before = [word.text.lower() for word in words[first : value.words.start]]
    return "whole" if "of" in before else ""


def _role(page: Page, head: int) -> str:
    """The role of a word: of passives the active's; of oblique words the class of their preposition."""
    word = page.words[head]
    if word.dep == "pobj":
        preposition = page.words[word.head].text.lower()
        return PREPOSITIONS.get(preposition, preposition)
    return {"nsubjpass": "dobj", "npadvmod": "at", "tmod": "at", "appos": "name", "compound": "name", "poss": "of"}.get(
        word.dep, word.dep
    )


def words_of_span(told: Told, start: int, end: int) -> range:
    """The words of a value; a value inside one word (a hyphenated one) has that word."""
    words = words_within(told.page, start, end)
    if len(words):
        return words
    return next((range(i, i + 1) for i in told.words if told.page.words[i].end > start), range(0))
