"""Sentences without a parse, for comparing texts in bulk: good enough for alignment, a thousand times faster."""

import re

from rashomon.lineage.data import read_lines
from rashomon.model.span import Span

_END = re.compile(r"[.!?…][\"”’')\]]*(?=\s)|\n")
_ABBREVIATIONS = frozenset(word for line in read_lines("abbreviations.txt") for word in line.split())
_LAST_WORD = re.compile(r"[^\W\d_]+$")


def split_sentences(text: str) -> tuple[Span, ...]:
    """Sentences as spans without the white space around them; a line break always ends one. Linear in the text."""
    found: list[Span] = []
    start = 0
    for match in _END.finditer(text):
        if match[0] != "\n" and not _ends_sentence(text, match.start(), match.end()):
            continue
        _add(found, text, start, match.end())
        start = match.end()
    _add(found, text, start, len(text))
    return tuple(found)


def _ends_sentence(text: str, at: int, after: int) -> bool:
    following = text[after : after + 40].lstrip()[:1]
    if following and not (following.isupper() or following.isdigit() or following in "\"“‘'(["):
        return False
    if text[at] != ".":
        return True
    word = _LAST_WORD.search(text[max(0, at - 12) : at])
    return not (word and (word[0].lower() in _ABBREVIATIONS or len(word[0]) == 1))


def _add(found: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    stripped = piece.strip()
    if stripped:
        begin = start + len(piece) - len(piece.lstrip())
        found.append(Span(start=begin, end=begin + len(stripped)))
