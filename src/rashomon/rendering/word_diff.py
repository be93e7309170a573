"""Which words of one wording differ from another: what a reader's eye should fall on."""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from difflib import SequenceMatcher

_TOKEN = re.compile(r"\w+(?:[’'\-.,]\w+)*|[^\w\s]|\s+")
_LONGEST = 400  # words; beyond this the comparison is quadratic in time and of no use to a reader
# English words too light to mark where they alone differ ("in thick fog", "on thick fog"); negations are not light.
_LIGHT = frozenset(("a", "an", "and", "at", "in", "of", "on", "that", "the", "this", "which"))
_LIKE = 0.4  # share of equal words below which marking the others would mark nearly everything


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """Consecutive characters of the compared text. `differs`: these words do not stand in the base."""

    text: str
    differs: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Comparison:
    """`other` against a base. The pieces' texts join to `other`.

    `missing` are runs of base words that `other` does not have. `equal` is in 0..1: the share of words that stand in
    both, in order. Where it is low the pieces are not marked and `missing` is empty ("in other words").
    """

    pieces: tuple[Piece, ...]
    missing: tuple[str, ...]
    equal: float


def compare_words(base: str, other: str) -> Comparison:
    """Compare word by word; case, punctuation and white space do not count as differences."""
    unmarked = (Piece(text=other, differs=False),) if other else ()
    if max(len(base), len(other)) > _LONGEST * 20:
        return Comparison(pieces=unmarked, missing=(), equal=float(base == other))
    base_tokens, other_tokens = _TOKEN.findall(base), _TOKEN.findall(other)
    base_words = [place for place, token in enumerate(base_tokens) if _is_word(token)]
    other_words = [place for place, token in enumerate(other_tokens) if _is_word(token)]
    if not base_words or not other_words or max(len(base_words), len(other_words)) > _LONGEST:
        return Comparison(pieces=unmarked, missing=(), equal=float(base == other))
    keys: dict[str, int] = {}
    matcher = SequenceMatcher(
        None,
        [keys.setdefault(_key(base_tokens[place]), len(keys)) for place in base_words],
        [keys.setdefault(_key(other_tokens[place]), len(keys)) for place in other_words],
        autojunk=False,
    )
    equal = matcher.ratio()
    if equal < _LIKE:
        return Comparison(pieces=unmarked, missing=(), equal=equal)
    differing: set[int] = set()
    missing: list[str] = []
    for tag, base_from, base_to, other_from, other_to in matcher.get_opcodes():
        if tag != "equal":
            changed = other_words[other_from:other_to]
            if any(_weighs(other_tokens[place]) for place in changed):
                differing.update(changed)
            if any(_weighs(base_tokens[place]) for place in base_words[base_from:base_to]):
                missing.append("".join(base_tokens[base_words[base_from] : base_words[base_to - 1] + 1]))
    return Comparison(pieces=_pieces(other_tokens, differing), missing=tuple(missing), equal=equal)


def _weighs(token: str) -> bool:
    return token.casefold() not in _LIGHT


def _is_word(token: str) -> bool:
    return token[0].isalnum()


def _key(token: str) -> str:
    return token.casefold().replace("’", "'").replace("-", "").replace(",", "")


def _pieces(tokens: Sequence[str], differing: set[int]) -> tuple[Piece, ...]:
    """Tokens joined to runs; the space or comma between two differing words is marked with them."""
    pieces: list[Piece] = []
    run: list[str] = []
    waiting: list[str] = []  # what stands after a differing word and may belong to either run
    marked = False
    for place, token in enumerate(tokens):
        word = _is_word(token)
        if marked and not word:
            waiting.append(token)
            continue
        if word and (place in differing) != marked:
            if run:
                pieces.append(Piece(text="".join(run), differs=marked))
            run, waiting, marked = waiting, [], place in differing
        run += [*waiting, token]
        waiting = []
    if run:
        pieces.append(Piece(text="".join(run), differs=marked))
    if waiting:
        pieces.append(Piece(text="".join(waiting), differs=False))
    return tuple(pieces)
