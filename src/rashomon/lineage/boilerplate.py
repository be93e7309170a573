"""Site text that reading did not remove: calls to subscribe, copyright lines, picture credits.

Two pages of one site carry the same such lines, which says nothing about who copied whom. A paragraph is site text
when it is short, outside quotation marks, and speaks of the page or to the reader rather than of events.
"""

import re
from collections.abc import Sequence

from rashomon.lineage.data import read_lines
from rashomon.model.span import Span

_LONGEST = 420

_SITE_WORDS = re.compile(rf"\b(?:{'|'.join(read_lines('site_text.txt'))})")
_RIGHTS = re.compile(r"(?:\(c\)|\bcopyright\b)\s*(?:©\s*)?\d{4}|©")
_MARKS = '"“”'


def boilerplate(text: str, sentences: Sequence[Span]) -> tuple[bool, ...]:
    """For each sentence, whether it is site text. A short paragraph with one such sentence is site text throughout."""
    flags = [False] * len(sentences)
    first = 0
    while first < len(sentences):
        last = first + 1
        while last < len(sentences) and "\n" not in text[sentences[last - 1].end : sentences[last].start]:
            last += 1
        paragraph = text[sentences[first].start : sentences[last - 1].end]
        if last == first + 1 or (len(paragraph) <= _LONGEST and is_site_text(paragraph)):
            flags[first:last] = [is_site_text(paragraph)] * (last - first)
        elif _speaks_of_site(paragraph):
            for i in range(first, last):
                flags[i] = is_site_text(text[sentences[i].start : sentences[i].end])
        first = last
    return tuple(flags)


def is_site_text(line: str) -> bool:
    """Whether a line (a sentence or a short paragraph) is site text."""
    return len(line) <= _LONGEST and not any(mark in line for mark in _MARKS) and _speaks_of_site(line)


def _speaks_of_site(words: str) -> bool:
    lower = words.lower()
    return bool(_SITE_WORDS.search(lower) or _RIGHTS.search(lower))
