"""Boilerplate that is told by its place: at the top or the end, beside a twin, under a label, or seen elsewhere."""

import re
from collections.abc import Collection, Iterator, Sequence
from itertools import pairwise

from rashomon.reading.pieces import Line, flat
from rashomon.reading.stamps import CLOCK, DATE, DATE_OR_TIME

# People's names and no other words.
_PEOPLE = re.compile(r"[A-Z][\w.'’-]+(?:[ ,]+(?:and |de |van |von |al )?[A-Z][\w.'’-]*){1,11}")
_FINAL = re.compile(r"[.!?…:][\"'”’)\]]*\Z")
_WORD = re.compile(r"\w+")
_STAMPED = r"(?:first |last )?(?:published|posted|updated|modified|created)"
_AGO = r"(?:a|an|\d+|one|two|three) (?:minute|hour|day|week|month|year)s? ago"
_STAMP_LINE = re.compile(
    rf"[•·|\-–—\s]*(?:{_STAMPED}\s?(?:on|at|:)?\s*(?:{DATE_OR_TIME}|{_AGO})?|{DATE}(?:\W{{0,3}}{CLOCK})?"
    rf"|{CLOCK}\W{{1,3}}{DATE}|{_AGO})[•·|\-–—\s]*",
    re.IGNORECASE,
)
LINK = "link to another story"
_TOP_LINES, _END_LINES = 6, 2  # where a line that is only a date is a stamp and not a heading
_LINK_LABEL = re.compile(
    r"(?:read|see|watch|hear)(?: also| more| next)?|more|more (?:on|from|about) [^.!?]{1,50}|related(?: \w+)?"
    r"|other [^.!?]{1,60} stories[^.!?]{0,30}"
    r"|recommended(?: \w+)?|further reading|trending[^.!?]{0,40}|most (?:read|popular|viewed)[^.!?]{0,30}"
    r"|you may also like|read more",
    re.IGNORECASE,
)
_LINKS_START_AT = 0.6  # share of the text before a label whose links run to the end
_LONGEST_LINK = 170
_UNFINISHED_LINKS = 1 / 3
_AUTHOR_NOTE = re.compile(
    r"(?:[A-Z][\w.'’-]+ ){2,4}(?:(?:writes|blogs) (?:on|about|for)\b|covers [a-z].{0,80} for\b"
    r"|is (?:an?|the|our|[A-Z]\S+) .{0,80}\b(?:reporter|correspondent|editor|columnist|writer|journalist|producer)\b)"
)
_LONGEST_NOTE = 250
_IMAGE_LABEL = re.compile(r"(?:image|photo|picture|alt(?: text)?)\s?:\s+(?P<words>.{10,})", re.IGNORECASE)
_TWIN = 0.6  # share of an image description's words that its caption repeats
_FEWEST_CAPITAL_WORDS = 6


def reasons_by_place(lines: Sequence[Line], *, source: str, known: Collection[str]) -> dict[int, str]:
    """The lines (by index) that are boilerplate for where they stand, and why."""
    found: dict[int, str] = {}
    for find in (_capitals, _stamps, _doubled, _image_descriptions, _links_to_the_end, _author_notes):
        for index, reason in find(lines):
            found.setdefault(index, reason)
    for index, reason in _outlet(lines, source):
        found.setdefault(index, reason)
    for line in lines:
        if known and " ".join(line.text.split()) in known:
            found.setdefault(line.index, "line that the outlet's reports share")
    return found


def _capitals(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Lines in capitals within a text that is not: titles of other stories."""
    shouted = [line for line in lines[1:] if _is_capital_title(line.text)]
    if sum(len(line.text) for line in shouted) * 4 > sum(len(line.text) for line in lines):
        return
    for line in shouted:
        yield line.index, LINK


def _is_capital_title(text: str) -> bool:
    if not text[:12].isupper():
        return False
    letters = sum(c.isalpha() for c in text)
    lower = sum(c.islower() for c in text)
    if not letters or len(_WORD.findall(text)) < _FEWEST_CAPITAL_WORDS or text[-1] in "!." or "|" in text:
        return False
    quoted = text[0] in "\"“‘'" and text[-1] in "\"”’'"
    return lower <= letters // 20 and not quoted


def _stamps(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    for line in lines:
        if _TOP_LINES <= line.index < len(lines) - _END_LINES or len(line.text) > 80:
            continue
        if _STAMP_LINE.fullmatch(line.text):
            yield line.index, "date or time stamp"


def _doubled(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """A title twice in one line, a section's name before it: a link with its own description."""
    for line in lines:
        words = line.text.split()
        if not 10 <= len(words) <= 60 or _FINAL.search(line.text):
            continue
        for ahead in range(4):
            rest = words[ahead:]
            half = len(rest) // 2
            if len(rest) % 2 == 0 and half >= 5 and rest[:half] == rest[half:]:
                yield line.index, LINK
                break


def _image_descriptions(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """The words that describe an image to those who cannot see it, where its caption says them again."""
    for line, following in pairwise(lines):
        if match := _IMAGE_LABEL.fullmatch(line.text):
            words = set(_WORD.findall(match["words"].casefold()))
            if len(words & set(_WORD.findall(following.text.casefold()))) >= _TWIN * len(words):
                yield line.index, "image description repeated by its caption"


def _links_to_the_end(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """A label for links and, when nothing else follows it, the titles under it."""
    if not lines:
        return
    for line in lines:
        if line.start < _LINKS_START_AT * lines[-1].end or not _LINK_LABEL.fullmatch(line.text.rstrip(":. ")):
            continue
        below = lines[line.index + 1 :]
        unfinished = sum(not _FINAL.search(link.text) for link in below)
        if all(len(link.text) <= _LONGEST_LINK for link in below) and unfinished >= _UNFINISHED_LINKS * len(below):
            for link in (line, *below):
                yield link.index, LINK
            return


def _author_notes(lines: Sequence[Line]) -> Iterator[tuple[int, str]]:
    """Who wrote it, after the end."""
    for line in lines[max(1, len(lines) - _END_LINES) :]:
        if len(line.text) <= _LONGEST_NOTE and _AUTHOR_NOTE.match(line.text):
            yield line.index, "note on the author"


def _outlet(lines: Sequence[Line], source: str) -> Iterator[tuple[int, str]]:
    """The outlet's own name as a line, and the writers' names above it."""
    name = flat(source)
    for line in lines:
        if not name or flat(line.text) != name:
            continue
        yield line.index, "name of the outlet"
        if line.index == 1 and _PEOPLE.fullmatch(lines[0].text) and len(lines[0].text) <= 80:
            yield 0, "byline"
