"""What was changed on the way from one text to another: negations, hedges, sources and numbers before other words."""

import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Literal

from rapidfuzz.distance import Levenshtein

from rashomon.lineage.data import read_lines
from rashomon.lineage.tokens import FUNCTION_WORDS, Tokens, key_of

ChangeKind = Literal[
    "negation", "attribution and hedge", "hedge", "attribution", "number", "qualifier", "moved", "quote marks", "words"
]

Range = tuple[int, int]
Edit = tuple[Range, Range]

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
_NEGATION = re.compile(rf"\b(?:{'|'.join(read_lines('negations.txt'))})\b", re.IGNORECASE)
_QUALIFIER = re.compile(rf"\b(?:{'|'.join(read_lines('qualifiers.txt'))})\b", re.IGNORECASE)
_MARKS = re.compile(r"[“”\"„«»]")
_ORDER: tuple[ChangeKind, ...] = (
    "negation", "attribution and hedge", "hedge", "attribution", "number", "qualifier", "quote marks", "moved", "words",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """One change. `before` and `after` are the words as printed, "" when there are none on that side."""

    kind: ChangeKind
    before: str
    after: str


def find_changes(a: Tokens, a_range: Range, b: Tokens, b_range: Range) -> tuple[Change, ...]:
    """The changes that make words a_range of `a` into words b_range of `b`, weightiest first.

    Words that only changed tense or number (one key) are not a change of their own. Empty for passages so long
    (over about 5,000 words) that a list of changes would help nobody.
    """
    keys_a, keys_b = a.keys[slice(*a_range)], b.keys[slice(*b_range)]
    if len(keys_a) * len(keys_b) > _LARGEST:
        return ()
    edits = _edits(a_range[0], keys_a, b_range[0], keys_b)
    moved, edits = _take_moved(a, b, edits)
    found = [Change(kind="moved", before=_words(a, left), after=_words(b, right)) for left, right in moved]
    # Words that only stand elsewhere on the other side were moved one by one: neither dropped nor added.
    left_bag = Counter(a.keys[i] for left, _ in edits for i in range(*left))
    elsewhere = left_bag & Counter(b.keys[i] for _, right in edits for i in range(*right))
    left_rests = _without(a, [left for left, _ in edits], elsewhere)
    right_rests = _without(b, [right for _, right in edits], elsewhere)
    for left, right in zip(left_rests, right_rests, strict=True):
        numbers, left_pieces, right_pieces = _take_numbers(a, left, b, right)
        found += numbers
        if len(left_pieces) == len(right_pieces) == 1 and _short(left_pieces[0]) and _short(right_pieces[0]):
            found.append(_replaced(a, left_pieces[0], b, right_pieces[0]))
            continue
        found += [Change(kind=_kind(w), before=w, after="") for w in (_words(a, piece) for piece in left_pieces)]
        found += [Change(kind=_kind(w), before="", after=w) for w in (_words(b, piece) for piece in right_pieces)]
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


def _edits(a_first: int, keys_a: Sequence[str], b_first: int, keys_b: Sequence[str]) -> list[Edit]:
    """Where the two differ, as ranges of words; what differs side by side is one edit."""
    edits: list[Edit] = []
    for op in Levenshtein.opcodes(keys_a, keys_b):
        if op.tag == "equal":
            continue
        left = (a_first + op.src_start, a_first + op.src_end)
        right = (b_first + op.dest_start, b_first + op.dest_end)
        if edits and edits[-1][0][1] == left[0] and edits[-1][1][1] == right[0]:
            left, right = (edits[-1][0][0], left[1]), (edits[-1][1][0], right[1])
            edits.pop()
        edits.append((left, right))
    return edits


def _take_numbers(
    a: Tokens, left: list[Range], b: Tokens, right: list[Range]
) -> tuple[list[Change], list[Range], list[Range]]:
    """Numbers put for numbers, and the stretches without them."""
    numbers_a = [i for piece in left for i in range(*piece) if a.keys[i][:1].isdigit()]
    numbers_b = [i for piece in right for i in range(*piece) if b.keys[i][:1].isdigit()]
    if not numbers_a or len(numbers_a) != len(numbers_b):
        return [], left, right
    changes = [
        Change(kind="number", before=_words(a, (i, i + 1)), after=_words(b, (j, j + 1)))
        for i, j in zip(numbers_a, numbers_b, strict=True)
    ]
    return changes, _split(left, frozenset(numbers_a)), _split(right, frozenset(numbers_b))


def _split(pieces: list[Range], out: frozenset[int]) -> list[Range]:
    found: list[Range] = []
    for first, last in pieces:
        for word in range(first, last):
            if word in out:
                continue
            if found and found[-1][1] == word:
                found[-1] = (found[-1][0], word + 1)
            else:
                found.append((word, word + 1))
    return found


def _short(piece: Range) -> bool:
    return piece[1] - piece[0] <= _REPLACED


def _replaced(a: Tokens, left: Range, b: Tokens, right: Range) -> Change:
    before, after = _words(a, left), _words(b, right)
    kind = _kind(before)
    return Change(kind=kind if kind != "words" else _kind(after), before=before, after=after)


def _kind(words: str) -> ChangeKind:
    hedge, attribution = bool(_HEDGES.search(words)), bool(_ATTRIBUTION.search(words))
    if hedge and attribution:
        return "attribution and hedge"
    if hedge or attribution:
        return "hedge" if hedge else "attribution"
    if _NEGATION.search(words):
        return "negation"
    return "qualifier" if _QUALIFIER.search(words) else "words"


def _words(tokens: Tokens, words: Range) -> str:
    text = " ".join(tokens.text[tokens.starts[words[0]] : tokens.ends[words[1] - 1]].split())
    return text if len(text) <= _LONGEST else text[: _LONGEST - 1].rstrip() + "…"


def _take_moved(a: Tokens, b: Tokens, edits: list[Edit]) -> tuple[list[Edit], list[Edit]]:
    """Clauses that only changed their place (left, right), and the edits that remain."""
    moved: list[Edit] = []
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


def _without(tokens: Tokens, stretches: list[Range], bag: Counter[str]) -> list[list[Range]]:
    """Each stretch with the words in `bag` taken out (each as often as it is there), as shorter stretches."""
    left = Counter(bag)
    found: list[list[Range]] = []
    for first, last in stretches:
        pieces: list[Range] = []
        for word in range(first, last):
            if left[tokens.keys[word]] > 0:
                left[tokens.keys[word]] -= 1
            elif pieces and pieces[-1][1] == word:
                pieces[-1] = (pieces[-1][0], word + 1)
            else:
                pieces.append((word, word + 1))
        found.append(pieces)
    return found


def _quote_marks(a: Tokens, a_range: Range, b: Tokens, b_range: Range) -> Change | None:
    """Quotation marks that only one side prints."""
    marks_a, marks_b = (
        bool(_MARKS.search(tokens.text, tokens.starts[first], tokens.ends[last - 1] + 2))
        for tokens, (first, last) in ((a, a_range), (b, b_range))
    )
    if marks_a == marks_b:
        return None
    return Change(kind="quote marks", before="quoted" if marks_a else "", after="quoted" if marks_b else "")


def _only_function_words(change: Change) -> bool:
    words = re.findall(r"\w+", f"{change.before} {change.after}")
    return all(key_of(word) in FUNCTION_WORDS or len(word) == 1 for word in words)
