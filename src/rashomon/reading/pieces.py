"""Lines, and the rough sentences within them, that boilerplate is looked for in."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

_CLOSERS = "\"'”’)\\]"
# A rough sentence ends at final punctuation before white space and a capital, digit or opening mark, unless the point
# ends an initial, a title or a month. That is enough here: a piece is only ever taken out when its whole wording is
# that of boilerplate.
_NOT_AFTER = "".join(
    rf"(?<!\b{short}\.)"
    for short in (
        *("Mr", "Mrs", "Ms", "Dr", "St", "Jr", "Sr", "vs", "No", "Sen", "Rep", "Gov", "Gen", "Lt", "Col", "Sgt"),
        *("Capt", "Maj", "Prof", "Rev", "Hon", "Messrs", "Jan", "Feb", "Mar", "Apr", "Aug", "Sep", "Sept", "Oct"),
        *("Nov", "Dec", "[A-Z]"),
    )
)  # fmt: skip
_ENDS = re.compile(
    rf"(?<=[.!?…]){_NOT_AFTER}[{_CLOSERS}]{{0,3}}\s+(?=[\"'“‘(\[@A-Z0-9—–#|])"
    r"|(?<=[.!?…][\"”’)])(?=\()|(?<=[.!?…\"”’])\s+(?=[—–] ?\S)|(?<=\))\s+(?=[A-Z])"
)


_WORDS = re.compile(r"\w+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line with words: its range in the text, its place among the lines with words, and its wording."""

    start: int
    end: int
    index: int
    text: str


def lines_of(text: str) -> list[Line]:
    """The lines with words, in order, without the white space around them."""
    found: list[Line] = []
    at = 0
    for raw in text.split("\n"):
        words = raw.strip()
        if words:
            start = at + raw.index(words[0])
            found.append(Line(start=start, end=start + len(words), index=len(found), text=words))
        at += len(raw) + 1
    return found


def pieces_of(line: str) -> Iterator[tuple[int, int]]:
    """The rough sentences of a line as ranges of it, without the white space between them."""
    at = 0
    for end in _ENDS.finditer(line):
        stop = end.start() + len(end.group().rstrip())
        if stop > at:
            yield at, stop
        at = end.end()
    if at < len(line):
        yield at, len(line)


def flat(text: str) -> str:
    """The words of a text alone, lower case: two lines are the same wording when these are equal."""
    return " ".join(_WORDS.findall(text.casefold()))
