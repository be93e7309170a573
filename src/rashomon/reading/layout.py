"""The shape of a text on the page: characters that show nothing, white space, and lines broken to a fixed width."""

import re
import unicodedata
from functools import cache
from itertools import pairwise

from rashomon.reading.offsets import TracedText, cut

# A carriage return before a line feed is half of one line ending; alone it is a line ending of its own.
_LINE_ENDS = {ord(c): "\n" for c in "\r\x0b\x0c\x1c\x1d\x1e\x85\u2028\u2029"}
_RUN_OF_SPACES = re.compile(r" {2,}")
_SPACE_AT_LINE_END = re.compile(r"(?<! ) +(?=\n)|(?<=\n) +")
_MANY_LINE_ENDS = re.compile(r"\n{3,}")
_BROKEN_WORD = re.compile(r"(?<=[a-z]-)\n(?=[a-z])")
_JOINERS = "[\u200c\u200d](?![\u2600-\u27bf\U0001f000-\U0001faff])"  # they show nothing unless they join emoji

_NARROWEST, _WIDEST = 40, 120  # characters a line of text that a mail or wire program broke
_SHARE_OF_FULL_LINES = 0.8
_FEWEST_LINE_ENDS = 3  # fewer show no width: a headline may stand right above another line


@cache
def _tables() -> tuple[dict[int, str], re.Pattern[str]]:
    """What each odd space, line ending and C1 code becomes, and a pattern for characters that show nothing."""
    normal = dict(_LINE_ENDS)
    for code in range(0x80, 0xA0):  # a Windows text that was taken for Latin-1
        windows = bytes([code]).decode("cp1252", "ignore")
        if windows and code not in normal:
            normal[code] = windows
    unseen: list[str] = []
    for code in [*range(0xA1), *range(0xAD, 0xAE), *range(0x600, 0x606), 0x61C, 0x1680, 0x180E, *range(0x2000, 0x2070)]:
        char = chr(code)
        category = unicodedata.category(char)
        if code in normal or char in "\n ":
            continue
        if category == "Zs" or char == "\t":
            normal[code] = " "
        elif category in ("Cc", "Cf") and char not in "\u200c\u200d":
            unseen.append(char)
    normal[0x3000] = " "
    unseen += ["\ufeff", "\ufff9", "\ufffa", "\ufffb"]
    tags = "\U000e0000-\U000e007f"  # invisible copies of ASCII, used to smuggle text
    return normal, re.compile(f"(?:[{re.escape(''.join(unseen))}{tags}]|{_JOINERS})+|\r(?=\n)")


def normal_char(char: str) -> str:
    """The character that stands for `char` in a cleaned text: odd spaces and line endings made plain, others kept.

    C1 control codes become the Windows-1252 characters they were meant to be, as browsers do.

    A line ending may moreover become a space where a paragraph had been broken into lines of one width.
    """
    return _tables()[0].get(ord(char), char)


def is_unseen(char: str) -> bool:
    """True for characters that show nothing and that cleaning drops: controls, bidirectional marks, zero widths."""
    return _tables()[1].fullmatch(char) is not None


def unseen_ranges(text: str) -> list[tuple[int, int]]:
    """Where the text has characters that show nothing, and the carriage returns before line feeds."""
    return [match.span() for match in _tables()[1].finditer(text)]


def plain_characters(text: str) -> str:
    """The text without characters that show nothing, odd spaces and line endings made plain."""
    normal, unseen = _tables()
    return unseen.sub("", text).translate(normal)


def normal_space(traced: TracedText) -> TracedText:
    """The text with odd spaces and line endings made plain, one for one."""
    return TracedText(text=traced.text.translate(_tables()[0]), origin=traced.origin)


def tidy(traced: TracedText) -> TracedText:
    """The text with single spaces, no space around line endings, no more than one empty line, none at the ends."""
    for pattern, keep in ((_RUN_OF_SPACES, 1), (_SPACE_AT_LINE_END, 0), (_MANY_LINE_ENDS, 2)):
        found = [(match.start() + keep, match.end()) for match in pattern.finditer(traced.text)]
        traced = cut(traced, found)
    text = traced.text
    start, end = len(text) - len(text.lstrip()), len(text.rstrip())
    return (
        TracedText(text=text[start:end], origin=traced.origin[start:end])
        if start < end
        else cut(traced, [(0, len(text))])
    )


def unwrap(traced: TracedText) -> TracedText:
    """Paragraphs that were broken into lines of one width made one line again.

    A line counts as full when the first word of the next would not have fitted on it: the text is taken as wrapped
    when four in five of the line endings inside paragraphs follow a full line.
    """
    text = traced.text
    inner = _inner_line_ends(text)
    if len(inner) < _FEWEST_LINE_ENDS:
        return traced
    width = max(max(length, following) for _, length, following, _ in inner)
    if not _NARROWEST <= width <= _WIDEST:
        return traced
    full = [at for at, length, _, first_word in inner if length + 1 + first_word > width]
    if len(full) < _SHARE_OF_FULL_LINES * len(inner):
        return traced
    chars = list(text)
    for at in full:
        chars[at] = " "
    broken = [m.start() for m in _BROKEN_WORD.finditer(text) if chars[m.start()] == " "]
    return cut(TracedText(text="".join(chars), origin=traced.origin), [(at, at + 1) for at in broken])


def _inner_line_ends(text: str) -> list[tuple[int, int, int, int]]:
    """Each line ending between two lines with words: its offset, both lines' lengths, the next line's first word's."""
    found: list[tuple[int, int, int, int]] = []
    lines = text.split("\n")
    at = 0
    for line, following in pairwise(lines):
        at += len(line)
        if line.strip() and following.strip():
            first_word = following.split(None, 1)[0]
            found.append((at, len(line.rstrip()), len(following.rstrip()), len(first_word)))
        at += 1
    return found
