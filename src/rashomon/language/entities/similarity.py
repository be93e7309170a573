"""How likely two names are names of one thing, from their spelling alone."""

import re
from functools import lru_cache
from itertools import pairwise

from rapidfuzz.distance import DamerauLevenshtein

from rashomon.language.entities.heads import ORGANISATION_SUFFIXES
from rashomon.language.entities.names import PARTICLES, without_nickname
from rashomon.language.entities.nicknames import are_nicknames
from rashomon.language.entities.romanisation import latin, skeleton, sound
from rashomon.language.entities.titles import NAME_SUFFIXES, bare, is_honorific, role_of
from rashomon.language.entities.wordlists import word_set
from rashomon.model.annotation import EntityType

SAME = 0.7  # from here on two names are taken for one

_WORD = re.compile(r"[^\W_]+")
_COUNTING = "zero one two three four five six seven eight nine ten eleven twelve"
_ORDERING = "first second third fourth fifth sixth seventh eighth ninth tenth"
_NUMBER_WORDS = {
    **{word: str(n) for n, word in enumerate(_COUNTING.split())},
    **{word: str(n) for n, word in enumerate(_ORDERING.split(), 1)},
    **{"1st": "1", "2nd": "2", "3rd": "3"},
}
_LEGAL_PHRASES = [
    (re.compile(pattern), form)
    for pattern, form in (
        (r"\b(?:open|public) joint[ -]stock company\b|\bo\.?a\.?o\b|\bo\.?j\.?s\.?c\b|\bpjsc\b|\bpao\b", " jsc "),
        (r"\bjoint[ -]stock company?\b|\bzao\b|\bao\b", " jsc "),
        (r"\blimited liability company\b|\bl\.?l\.?c\b|\booo\b|\bsp\. ?z ?o\.? ?o\b", " llc "),
        (r"\bg\.?m\.?b\.?h\b|\bgesellschaft mit beschrankter haftung\b", " gmbh "),
        (r"\bsocietatea cu raspundere limitata\b|\bs\.?r\.?l\b", " srl "),
        (r"\bpublic limited company\b|\bp\.l\.c\b", " plc "),
        (r"\baktiengesel+schaft\b", " ag "),
        (r"\bb\.v\b", " bv "),
        (r"\bs\.a\b", " sa "),
        (r"\bp\.t\b", " pt "),
        (r"\bu\.?s\.?\b(?=.*(?:department|state|treasury|army|navy))", " united states "),
    )
]
_LEGAL = ORGANISATION_SUFFIXES | word_set("jsc llc srl plc bv pt pty kg sas ltda sarl as oy kk bhd pvt spa")
_SAME_LEGAL = {"corporation": "corp", "incorporated": "inc", "limited": "ltd", "company": "co"}
_STOP = word_set("the of and for a an de la du des der die das und et y e mv ms ss")


def same_name(a: str, b: str, type: EntityType) -> float:
    """A score in 0..1 that two names name one person, organisation or thing; from SAME on they are taken to.

    Symmetric. Judges the spelling alone: nicknames, initials, romanisations, word order, legal forms, slips of the pen;
    two names of which both have a word that the other lacks are different.
    """
    a, b = sorted((a.strip(), b.strip()))
    if not a or not b:
        return 0.0
    if latin(a) == latin(b):
        return 1.0
    return _persons(a, b) if type == "person" else _things(a, b)


@lru_cache(maxsize=50_000)
def _persons(a: str, b: str) -> float:
    words_a, words_b = _person_words(a), _person_words(b)
    if not words_a or not words_b:
        return 0.0
    joined_a, joined_b = "".join(words_a), "".join(words_b)
    if joined_a == joined_b:
        return 0.97
    # A word written as two, or two as one: "Lind qvist", "AnnHale".
    in_two = abs(len(words_a) - len(words_b)) == 1 and all(len(w) > 1 for w in words_a + words_b)
    split = 0.9 * _spelling(joined_a, joined_b) if in_two else 0.0
    score = max(_aligned(words_a, words_b), split)
    fathers_a, fathers_b = _fathers(a), _fathers(b)
    if fathers_a and fathers_b and not any(_word_score(x, y) > 0.8 for x in fathers_a for y in fathers_b):
        return min(score, 0.5)  # Omar bin Khalid, Khalid bin Omar
    return score


def _fathers(name: str) -> list[str]:
    """The words after "bin", "ibn", "ben"."""
    words = _WORD.findall(latin(name))
    return [after for word, after in pairwise(words) if word in ("bin", "ibn") or (word == "ben" and after != words[1])]


def _aligned(words_a: list[str], words_b: list[str]) -> float:
    """Pairs the words of two names, best pairs first, and scores what is left over."""
    pairs = sorted(
        ((-_word_score(x, y), abs(i - j), i, j) for i, x in enumerate(words_a) for j, y in enumerate(words_b)),
    )
    used_a: set[int] = set()
    used_b: set[int] = set()
    scores: list[float] = []
    places: list[tuple[int, int]] = []
    full = 0
    for negative, _, i, j in pairs:
        if negative > -0.5 or i in used_a or j in used_b:
            continue
        used_a.add(i)
        used_b.add(j)
        scores.append(-negative)
        places.append((i, j))
        full += len(words_a[i]) > 1 and len(words_b[j]) > 1
    if not scores:
        return 0.0
    left_a = [w for i, w in enumerate(words_a) if i not in used_a and w not in PARTICLES]
    left_b = [w for j, w in enumerate(words_b) if j not in used_b and w not in PARTICLES]
    mean = sum(scores) / len(scores)
    if left_a and left_b:
        return 0.35 * mean
    if full == 0:
        return 0.3
    if not _same_order([j for _, j in sorted(places)]):
        return 0.5  # a father and a son may bear the same words in another order
    if len(scores) == 1 and (left_a or left_b):
        return 0.45  # one shared word, nothing more
    if any(len(w) == 1 for w in left_a + left_b) and min(len(words_a), len(words_b)) > 2:
        return 0.5  # middle initials that differ: George W. and George H. W.
    # Middle names may be missing; the more words are missing, the less sure.
    extra = len(left_a) + len(left_b)
    return float(min(scores) ** 0.5 * mean * (1.0 - 0.06 * extra))


def _same_order(places: list[int]) -> bool:
    """True for rising places, and for those of a name with the family's put first or last."""
    drops = sum(a > b for a, b in pairwise(places))
    return drops == 0 or (drops == 1 and places[-1] < places[0])


@lru_cache(maxsize=50_000)
def _word_score(x: str, y: str) -> float:
    if x == y:
        return 1.0
    if x.isdigit() or y.isdigit():
        return 0.0
    if len(x) == 1 or len(y) == 1:
        return 0.88 if x[0] == y[0] else 0.0
    if are_nicknames(x, y):
        return 0.92
    if sound(x) == sound(y):
        return 0.95
    spelled = _spelling(x, y)
    if len(skeleton(x)) > 2 and skeleton(x) == skeleton(y) and spelled < 0.86:
        return 0.86
    return spelled


def _spelling(x: str, y: str) -> float:
    """1 - edits by length, 0 beyond what slips of the pen and transliteration explain."""
    longest = max(len(x), len(y))
    edits = int(DamerauLevenshtein.distance(x, y))
    allowed = 0 if longest < 4 else 1 if longest < 9 else 2
    return 1.0 - edits / longest * 0.9 if edits <= allowed else 0.0


def _person_words(name: str) -> list[str]:
    text = without_nickname(latin(name))
    words = _WORD.findall(text.replace("'", "").replace(".", " "))
    while len(words) > 2 and (is_honorific(words[0]) or role_of(words[0])):
        words.pop(0)
    while len(words) > 2 and bare(words[-1]) in NAME_SUFFIXES:
        words.pop()
    seen = [
        {"ibn": "bin", "el": "al", "ul": "al"}.get(word, "bin" if word == "ben" and k else word)
        for k, word in enumerate(words)
    ]
    if seen[:1] in (["al"], ["bin"]) or len(seen) > 2:
        seen = [w for w in seen if w not in ("al", "bin")] or seen
    return seen


@lru_cache(maxsize=50_000)
def _things(a: str, b: str) -> float:
    core_a, legal_a = _thing_words(a)
    core_b, legal_b = _thing_words(b)
    if not core_a or not core_b:
        return 0.0
    numbers_a, numbers_b = ([w for w in c if w.isdigit()] for c in (core_a, core_b))
    if numbers_a != numbers_b and numbers_a and numbers_b:
        return 0.1
    if is_acronym_of(a, b) or is_acronym_of(b, a):
        return 0.85
    joined_a, joined_b = "".join(core_a), "".join(core_b)
    conflict = bool(legal_a and legal_b and not legal_a & legal_b)
    if joined_a == joined_b:
        return 0.65 if conflict else 0.96
    whole = _spelling(joined_a, joined_b) if len(core_a) != len(core_b) else 0.0
    left_a = [w for w in core_a if not any(_word_score(w, v) > 0.8 for v in core_b)]
    left_b = [w for w in core_b if not any(_word_score(w, v) > 0.8 for v in core_a)]
    if left_a and left_b and not whole:
        return 0.2
    if not left_a and not left_b:
        return 0.6 if conflict else 0.88
    if whole:
        return (0.6 if conflict else 0.85) * whole
    if len(left_a) + len(left_b) == 1 and min(len(core_a), len(core_b)) > 1:
        return 0.55
    return 0.4


def _thing_words(name: str) -> tuple[list[str], frozenset[str]]:
    text = latin(name).replace("&", " and ")
    for pattern, form in _LEGAL_PHRASES:
        text = pattern.sub(form, text)
    text = re.sub(r"(?<=\b\w)\.(?=\w\b)", "", text).replace("'", "").replace("organisation", "organization")
    words = [_NUMBER_WORDS.get(w, w) for w in _WORD.findall(text)]
    legal = frozenset(_SAME_LEGAL.get(w, w) for w in words if w in _LEGAL)
    core = [w for w in words if w not in _LEGAL and w not in _STOP]
    return core or words, legal


def is_acronym_of(short: str, full: str) -> bool:
    """True when `short` ("IMF", "U.N.") is made of the first letters of the words of `full`."""
    letters = short.replace(".", "").replace("’", "").replace("'", "")
    if not 2 <= len(letters) <= 8 or not letters.isupper() or not letters.isalpha():
        return False
    words = [w for w in _WORD.findall(full) if w]
    if len(words) < 2:
        return False
    initials = "".join(w[0] for w in words).upper()
    capital = "".join(w[0] for w in words if w[0].isupper())
    core = "".join(w[0] for w in words if w.lower() not in _STOP).upper()
    return letters in (initials, capital, core)
