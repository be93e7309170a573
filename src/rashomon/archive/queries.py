"""What a person types to search, as an expression that FTS5 reads; nothing typed can be taken for its syntax."""

import re
import unicodedata
from collections.abc import Sequence
from dataclasses import dataclass

_PART = re.compile(r'(?P<minus>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_WORD = re.compile(r"\w+", re.UNICODE)
_MOST_PARTS = 40
_STEM = 4  # letters of a word that are the same in all its forms, at least
_ENDING = 3  # letters that inflection may change at its end


@dataclass(frozen=True, slots=True, kw_only=True)
class Term:
    """Words that stand side by side; `open_ended`: the last one may go on; `unwanted`: must not be there."""

    words: tuple[str, ...]
    open_ended: bool = False
    unwanted: bool = False


def parse_query(text: str) -> tuple[Term, ...]:
    """The terms of a query: all must be found. "Words in quotes" stand together, word* begins so, -word is unwanted.

    Words are as typed, without punctuation; a word with punctuation inside ("al-Shabab") is a phrase.
    """
    terms: list[Term] = []
    for match in _PART.finditer(text):
        given = match["phrase"] if match["phrase"] is not None else match["word"]
        words = tuple(_WORD.findall(given))
        if words:
            open_ended = match["phrase"] is None and given.endswith("*")
            terms.append(Term(words=words, open_ended=open_ended, unwanted=bool(match["minus"])))
    return tuple(terms[:_MOST_PARTS])


def search_words(text: str) -> list[str]:
    """The words of a text as they are compared: without case and without accents."""
    return [word_key(word) for word in _WORD.findall(text)]


def word_key(word: str) -> str:
    """A word as it is compared: without case and without accents."""
    if word.isascii():
        return word.lower()
    decomposed = unicodedata.normalize("NFKD", word.casefold())
    return "".join(char for char in decomposed if not unicodedata.combining(char))


def same_word(sought: str, word: str) -> bool:
    """Whether two words, as `word_key` gives them, are one word or forms of one: FTS5 finds stems."""
    if sought == word:
        return True
    stem = sought[: max(_STEM, len(sought) - _ENDING)]
    return len(sought) >= _STEM and word.startswith(stem) and abs(len(word) - len(sought)) <= _ENDING


def holds(words: Sequence[str], term: Term) -> bool:
    """Whether the words of a term stand side by side among words as `search_words` gives them."""
    sought = [word_key(word) for word in term.words]
    last = len(sought) - 1

    def fits(at: int) -> bool:
        return all(
            same_word(one, words[at + i]) or (term.open_ended and i == last and words[at + i].startswith(one))
            for i, one in enumerate(sought)
        )

    return any(fits(at) for at in range(len(words) - last))


def fts_expression(terms: tuple[Term, ...]) -> str:
    """The expression for FTS5; "" when nothing is wanted."""
    wanted = [_quoted(term) for term in terms if not term.unwanted]
    unwanted = [_quoted(term) for term in terms if term.unwanted]
    if not wanted:
        return ""
    expression = " AND ".join(wanted)
    for one in unwanted:
        expression = f"({expression}) NOT {one}"
    return expression


def phrase_expression(text: str) -> str:
    """The expression that finds a name as it is written; "" when there are no words in it."""
    words = _WORD.findall(text)
    return _quoted(Term(words=tuple(words[:_MOST_PARTS]))) if words else ""


def _quoted(term: Term) -> str:
    # Words hold letters, digits and underscores only, so that no quotation mark can end the string.
    return '"' + " ".join(term.words) + '"' + ("*" if term.open_ended else "")
