"""What was changed on the way from one text to another: hedges, attributions and numbers first, then other words."""

import re
from collections import Counter
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from rashomon.lineage.data import read_lines
from rashomon.lineage.tokens import FUNCTION_WORDS, Tokens

ChangeKind = Literal["hedge", "attribution", "number", "moved", "quote marks", "words"]

# The most an account shows for one passage, and the longest stretch of words it prints whole.
_MOST, _LONGEST = 12, 90
# Word for word comparison needs a bit for every pair of words; beyond this product a list of changes helps nobody.
_LARGEST = 25_000_000
# A clause that moved has so many words at least; one expression put for another has so many at most.
_CLAUSE, _REPLACED = 3, 5
# With more edits than this the two texts are too different to speak of clauses that moved.
_MANY = 100
_HEDGES = re.compile(rf"\b(?:{'|'.join(read_lines('hedges.txt'))})\b")
_ATTRIBUTION = re.compile(rf"\b(?:{'|'.join(read_lines('attribution_words.txt'))})\b", re.IGNORECASE)
_MARKS = re.compile(r"[“”\"„«»]")
_ORDER: tuple[ChangeKind, ...] = ("hedge", "attribution", "number", "quote marks", "moved", "words")


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change. `before` and `after` are the words as printed, "" when there are none on that side."""

    kind: ChangeKind
    before: str
    after: str


def find_changes(a: Tokens, a_range: tuple[int, int], b: Tokens, b_range: tuple[int, int]) -> tuple[Change, ...]:
    """The changes that make words a_range of `a` into words b_range of `b`, weightiest first.

    Words that only changed tense or number (one key) are not a change of their own. Empty for passages so long
    (over about 5,000 words) that a list of changes would help nobody.
    """
    keys_a, keys_b = a.keys[slice(*a_range)], b.keys[slice(*b_range)]
    if len(keys_a) * len(keys_b) > _LARGEST:
        return ()
    edits: list[tuple[tuple[int, int], tuple[int, int]]] = []
    for op in Levenshtein.opcodes(keys_a, keys_b):
        if op.tag != "equal":
            edits.append(
                (
                    (a_range[0] + op.src_start, a_range[0] + op.src_end),
                    (b_range[0] + op.dest_start, b_range[0] + op.dest_end),
                )
            )
    moved, edits = _take_moved(a, b, edits)
    found = [Change(kind="moved", before=_words(a, left), after=_words(b, right)) for left, right in moved]
    # Words that only stand elsewhere on the other side were moved one by one: neither dropped nor added.
    left_bag = Counter(a.keys[i] for left, _ in edits for i in range(*left))
    elsewhere = left_bag & Counter(b.keys[i] for _, right in edits for i in range(*right))
    for (left, right), left_rest, right_rest in zip(
        edits,
        _without(a, [left for left, _ in edits], elsewhere),
        _without(b, [right for _, right in edits], elsewhere),
        strict=True,
    ):
        if len(left_rest) == len(right_rest) == 1 and max(left[1] - left[0], right[1] - right[0]) <= _REPLACED:
            found.append(_replaced(a, left_rest[0], b, right_rest[0]))
            continue
        found += [Change(kind=_kind(w), before=w, after="") for w in (_words(a, piece) for piece in left_rest)]
        found += [Change(kind=_kind(w), before="", after=w) for w in (_words(b, piece) for piece in right_rest)]
    marks = _quote_marks(a, a_range, b, b_range)
    if marks:
        found.append(marks)
    kept = [change for change in found if change.kind != "words" or not _only_function_words(change)]
    return tuple(sorted(kept, key=lambda change: _ORDER.index(change.kind)))


def describe_changes(changes: tuple[Change, ...], known_direction: bool, names: tuple[str, str]) -> tuple[str, ...]:
    """Changes in plain words, at most twelve. Without a known direction, `names` say in which report words stand."""
    return tuple(_describe(change, known_direction, names) for change in changes[:_MOST])


def _describe(change: Change, known_direction: bool, names: tuple[str, str]) -> str:
    label: str = "" if change.kind == "words" else change.kind
    if change.kind == "moved":
        return f"moved: '{change.before}'"
    if change.kind == "quote marks" and known_direction:
        return "dropped the quote marks" if change.before else "added quote marks"
    if change.kind == "quote marks":
        return f"quote marks only in {names[0] if change.before else names[1]}"
    if change.before and change.after:
        return f"{label or 'words'} '{change.before}' -> '{change.after}'"
    label = f" {label}" if label else ""
    if known_direction:
        return f"dropped{label}: '{change.before}'" if change.before else f"added{label}: '{change.after}'"
    side, words = (names[0], change.before) if change.before else (names[1], change.after)
    return f"only in {side}{',' if label else ''}{label}: '{words}'"


def _replaced(a: Tokens, left: tuple[int, int], b: Tokens, right: tuple[int, int]) -> Change:
    before, after = _words(a, left), _words(b, right)
    digits_a = [key for key in a.keys[slice(*left)] if key[:1].isdigit()]
    digits_b = [key for key in b.keys[slice(*right)] if key[:1].isdigit()]
    if digits_a and digits_b and digits_a != digits_b:
        return Change(kind="number", before=before, after=after)
    kind = _kind(before)
    return Change(kind=kind if kind != "words" else _kind(after), before=before, after=after)


def _kind(words: str) -> ChangeKind:
    if _HEDGES.search(words):
        return "hedge"
    if _ATTRIBUTION.search(words):
        return "attribution"
    return "words"


def _words(tokens: Tokens, words: tuple[int, int]) -> str:
    text = " ".join(tokens.text[tokens.starts[words[0]] : tokens.ends[words[1] - 1]].split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _take_moved(
    a: Tokens, b: Tokens, edits: list[tuple[tuple[int, int], tuple[int, int]]]
) -> tuple[list[tuple[tuple[int, int], tuple[int, int]]], list[tuple[tuple[int, int], tuple[int, int]]]]:
    """Clauses that only changed their place (left, right), and the edits that remain."""
    moved: list[tuple[tuple[int, int], tuple[int, int]]] = []
    gone, come = [left for left, _ in edits], [right for _, right in edits]
    clauses = [right[1] - right[0] >= _CLAUSE for right in come]
    if sum(clauses) > _MANY:
        return [], edits
    for i, left in enumerate(gone):
        bag = Counter(a.keys[slice(*left)])
        if left[1] - left[0] < _CLAUSE:
            continue
        for j, right in enumerate(come):
            size = max(left[1] - left[0], right[1] - right[0])
            if i != j and clauses[j] and (bag & Counter(b.keys[slice(*right)])).total() >= 0.75 * size:
                moved.append((left, right))
                gone[i], come[j] = (left[0], left[0]), (right[0], right[0])
                break
    rest = [(left, right) for left, right in zip(gone, come, strict=True) if left[0] < left[1] or right[0] < right[1]]
    return moved, rest


def _without(tokens: Tokens, stretches: list[tuple[int, int]], bag: Counter[str]) -> list[list[tuple[int, int]]]:
    """Each stretch with the words in `bag` taken out (each as often as it is there), as shorter stretches."""
    left = Counter(bag)
    found: list[list[tuple[int, int]]] = []
    for first, last in stretches:
        pieces: list[tuple[int, int]] = []
        for word in range(first, last):
            if left[tokens.keys[word]] > 0:
                left[tokens.keys[word]] -= 1
            elif pieces and pieces[-1][1] == word:
                pieces[-1] = (pieces[-1][0], word + 1)
            else:
                pieces.append((word, word + 1))
        found.append(pieces)
    return found


def _quote_marks(a: Tokens, a_range: tuple[int, int], b: Tokens, b_range: tuple[int, int]) -> Change | None:
    """Quotation marks that only one side prints."""
    marks_a, marks_b = (
        bool(_MARKS.search(tokens.text, tokens.starts[first], tokens.ends[last - 1] + 2))
        for tokens, (first, last) in ((a, a_range), (b, b_range))
    )
    if marks_a == marks_b:
        return None
    return Change(kind="quote marks", before="quoted" if marks_a else "", after="quoted" if marks_b else "")


def _only_function_words(change: Change) -> bool:
    words = re.findall(r"\w+", f"{change.before} {change.after}".lower())
    return all(word in FUNCTION_WORDS or len(word) == 1 for word in words)
