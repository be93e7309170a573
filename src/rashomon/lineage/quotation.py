"""What stands as somebody else's words: between quotation marks, in an embedded post, in a paragraph after a colon."""

import re
from collections.abc import Iterator

from rashomon.model.span import Span

_MARK = re.compile(r"[“”\"„«»]|''|``|(?<![^\W_])[‘'](?=\w)|(?<=[\w.,!?…])[’'](?!\w)|\n")
# Longer than this, an opening mark was never closed, or the closing one was lost.
_LONGEST = 2500
_SAME_MARK = {"''": '"', "``": '"'}
_SINGLE = "‘’'"
_CLOSING = {"“": "”", "„": "“”", "«": "»", '"': '"', "‘": "’", "'": "'"}
# How pages print a post: its signature, or the link of its picture.
_POST = re.compile(
    r"\(@\w{1,30}\),? (?:\w{3,9}\.? \d|\d{1,2}:\d)|\bpic\.twitter\.com/|\bSkip Twitter post\b|\bt\.co/\w"
)


def quoted_ranges(text: str) -> tuple[Span, ...]:
    """The ranges that are somebody else's words, in order and disjoint, without the marks.

    A quotation ends with its paragraph; one that runs on opens anew in the next, as papers set it. Where only one of
    the two marks is there, it reaches to that end of the paragraph. A paragraph that follows a colon, or that ends in
    the signature of a post, is a quotation without marks. Linear in the text.
    """
    ranges = sorted([*_between_marks(text), *_blocks(text)])
    merged: list[Span] = []
    for found in ranges:
        if merged and found.start <= merged[-1].end:
            merged[-1] = Span(start=merged[-1].start, end=max(merged[-1].end, found.end))
        else:
            merged.append(found)
    return tuple(merged)


def _between_marks(text: str) -> Iterator[Span]:
    opened: str | None = None
    start = nested = last_mark = line = 0
    bare = True  # no mark in this paragraph yet
    for match in _MARK.finditer(text):
        mark, at = _SAME_MARK.get(match[0], match[0]), match.start()
        if mark == "\n":
            if opened:
                yield from _unclosed(text, opened, start, last_mark, at)
            opened, line, bare = None, match.end(), True
        elif opened is None:
            if mark in _CLOSING and not (mark in "\"'" and not _opens(text, at)):
                opened, start, nested = mark, match.end(), 0
            elif bare and _closes(text, mark, at):
                yield from _range(line, at)
            bare = bare and mark in _SINGLE
        elif mark in _CLOSING[opened] or (opened == "“" and mark == '"') or (opened == '"' and mark == "”"):
            last_mark = at
            if mark == '"' and _opens(text, at) and text[at + 1 : at + 2].isalnum():
                nested += 1
            elif nested:
                nested -= 1
            else:
                yield from _range(start, at)
                opened = None
    if opened:
        yield from _unclosed(text, opened, start, last_mark, len(text))


def _unclosed(text: str, opened: str, start: int, last_mark: int, end: int) -> Iterator[Span]:
    """A quotation that its paragraph, which ends at `end`, does not close."""
    if opened == '"' and last_mark > start:
        yield from _range(start, last_mark)  # one with marks inside
    elif opened in "“«„‘" or (opened == '"' and not text[start : start + 1].isspace()):
        yield from _range(start, end)  # it runs on in the next paragraph, or its mark was lost


def _closes(text: str, mark: str, at: int) -> bool:
    """Whether a mark that nothing opened closes a quotation: its opening one was lost, or stands paragraphs before."""
    if mark != '"':
        return mark in "”»"
    return at > 0 and not (text[at - 1].isspace() or text[at - 1].isdigit()) and not text[at + 1 : at + 2].isalnum()


def _blocks(text: str) -> Iterator[Span]:
    """Paragraphs that are quoted without marks."""
    after_colon = False
    start = 0
    while start < len(text):
        end = text.find("\n", start)
        end = len(text) if end < 0 else end
        line = text[start:end].strip() if end - start <= _LONGEST else ""
        if line and (after_colon or _POST.search(line)):
            yield from _range(start, end)
        if text[start:end].strip():
            after_colon = line.endswith(":")
        start = end + 1


def _opens(text: str, at: int) -> bool:
    """Whether a straight mark at this place can open a quotation: something other than a letter before it."""
    before = text[at - 1] if at else " "
    return before.isspace() or before in "([{—–-:“‘'\"/"


def _range(start: int, end: int) -> Iterator[Span]:
    if 0 < end - start <= _LONGEST:
        yield Span(start=start, end=end)
