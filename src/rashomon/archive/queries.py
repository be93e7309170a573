"""What a person types to search, as an expression that FTS5 reads; nothing typed can be taken for its syntax."""

import re
from dataclasses import dataclass

_PART = re.compile(r'(?P<minus>-)?(?:"(?P<phrase>[^"]*)"?|(?P<word>[^\s"]+))')
_WORD = re.compile(r"\w+", re.UNICODE)
_MOST_PARTS = 40


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
