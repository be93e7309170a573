"""What stands inside quotation marks: double, typographic and single ones, over paragraph breaks as papers set them."""

import re

from rashomon.model.span import Span

_MARK = re.compile(r"[“”\"„«»]|(?<![^\W_])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)|\n")
# Longer than this, an opening mark was never closed, or the closing one was lost.
_LONGEST = 2500
_CLOSING = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}


def quoted_ranges(text: str) -> tuple[Span, ...]:
    """The ranges between quotation marks, in order, without the marks. Linear in the length of the text.

    A quotation ends with its paragraph; a quotation that runs on opens anew in the next one, as papers set it.
    """
    found: list[Span] = []
    opened: str | None = None
    start = 0
    for match in _MARK.finditer(text):
        mark, at = match[0], match.start()
        if mark == "\n":
            if opened in ("“", "«", "„"):
                _add(found, start, at)
            opened = None
        elif opened is None:
            if mark in _CLOSING and not (mark in "\"'" and not _opens(text, at)):
                opened, start = mark, match.end()
        elif mark in _CLOSING[opened] or (opened == "“" and mark == '"') or (opened == '"' and mark == "”"):
            if mark == '"' and _opens(text, at) and at + 1 < len(text) and text[at + 1].isalnum():
                start = match.end()
                continue
            _add(found, start, at)
            opened = None
    return tuple(found)


def _opens(text: str, at: int) -> bool:
    """Whether a straight mark at this place can open a quotation: something other than a letter before it."""
    before = text[at - 1] if at else " "
    return before.isspace() or before in "([{—–-:“‘'\"/"


def _add(found: list[Span], start: int, end: int) -> None:
    if 0 < end - start <= _LONGEST:
        found.append(Span(start=start, end=end))
