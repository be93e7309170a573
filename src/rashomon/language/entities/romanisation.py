"""Spellings of one sound in Latin letters: "Muhammad" and "Mohammed", "Sergei" and "Sergey"."""

import re
from functools import lru_cache

from rashomon.language.entities.gazetteer import fold

_CYRILLIC_TO = """
а a б b в v г g д d е e ж zh з z и i й i к k л l м m н n о o п p р r с s т t у u ф f х kh ц ts ч ch ш sh щ shch ы y э e
ю yu я ya ё e і i ї i є e ґ g ў u ј j
"""
_GREEK_TO = "α a β v γ g δ d ε e ζ z η i θ th ι i κ k λ l μ m ν n ξ x ο o π p ρ r σ s ς s τ t υ y φ f χ ch ψ ps ω o"


def _pairs(table: str) -> dict[str, str]:
    letters = table.split()
    return dict(zip(letters[::2], letters[1::2], strict=True))


_OTHER = "ı i ø o ł l đ d ß ss æ ae œ oe þ th ð d ə a"
_SILENT = dict.fromkeys("ъьʿʾ`ʼ", "")
_LETTERS = str.maketrans({**_pairs(_CYRILLIC_TO), **_pairs(_GREEK_TO), **_pairs(_OTHER), **_SILENT})
_SOUNDS = [
    (re.compile(pattern), sound)
    for pattern, sound in (
        ("tsch|tch", "ch"), ("sch", "sh"), ("shch", "sh"), ("dzh|dj", "j"), ("zh", "j"), ("kh", "h"), ("gh", "g"),
        ("ph", "f"), ("th", "t"), ("ck|cq|q", "k"), ("x", "ks"), ("ou|oo|uu", "u"), ("ee|ie", "i"), ("aa", "a"),
        ("ii|ij|iy|yy", "i"), ("[ae][iy]", "i"), ("y", "i"), ("w", "v"), ("c(?=[eiy])", "s"), ("c(?!h)", "k"),
        (r"(?<=[aeiou])h(?![aeiou])", ""), (r"(.)\1+", r"\1"),
    )
]  # fmt: skip


@lru_cache(maxsize=50_000)
def latin(text: str) -> str:
    """Lower case, no diacritics, Cyrillic and Greek in Latin letters."""
    lowered = fold(text)
    return lowered if lowered.isascii() else lowered.translate(_LETTERS)


@lru_cache(maxsize=50_000)
def sound(word: str) -> str:
    """A key that spellings of one name share more often than different names do."""
    letters = latin(word)
    if not letters.isascii():
        return letters  # another script: nothing is known of its sounds
    key = re.sub(r"[^a-z]", "", letters)
    for pattern, to in _SOUNDS:
        key = pattern.sub(to, key)
    return key


@lru_cache(maxsize=50_000)
def skeleton(word: str) -> str:
    """The consonants of the sound key with its first letter, vowels levelled: what Arabic spellings share."""
    key = sound(word)
    return ("a" if key[:1] in "aeiou" else key[:1]) + re.sub(r"[aeiou]", "", key[1:]) if key else ""
