"""Quotation marks: where quoted words begin and end, by a state machine over the marks of each line.

Straight, curly, German and French marks, two apostrophes or back-quotes for one mark, and single marks as outer
quotation are read alike. A quotation that no mark closes ends with its line; when the next line begins with a mark
again, it goes on there (the custom of opening every paragraph of a long quotation).
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace

from rashomon.model.span import Span

_MARK = re.compile(r"''|``|[\"“”„‟«»‘’‚']")
_LINE = re.compile(r"[^\n]+")
_LEAD = re.compile(r"[\s–—•>-]*")
_OPENING = frozenset({"“", "„", "‟", "«", "``"})
_GERMAN = frozenset("„‟")
_SINGLE = frozenset("‘’‚'")
# An apostrophe that stands for left-out letters opens nothing: '90s, 'em, 'til.
_ELISION = re.compile(r"['‘’](?:\d\d?s?\b|(?:em|til|tis|twas|cause|bout|round|n)\b)", re.IGNORECASE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Quotation(Span):
    """Quoted words with their marks: text[start:end]. `inner` is the range between the marks.

    `closed` is False when the line ended first. Quotations that continue one another over several lines share
    `utterance`, a number that counts from 0 in text order.
    """

    inner: Span
    closed: bool
    utterance: int


def find_quotations(text: str) -> tuple[Quotation, ...]:
    """The outermost quotations of a text in order; quotations inside quotations are part of them."""
    found: list[Quotation] = []
    for line in _LINE.finditer(text):
        for at_start, quotation in _quotations_of_line(text, line.start(), line.end()):
            before = found[-1] if found else None
            continues = (
                at_start and before is not None and not before.closed and not text[before.end : quotation.start].strip()
            )
            number = 0 if before is None else before.utterance + (not continues)
            found.append(replace(quotation, utterance=number))
    return tuple(found)


def _quotations_of_line(text: str, start: int, end: int) -> Iterator[tuple[bool, Quotation]]:
    lead = _LEAD.match(text, start, end)
    first = lead.end() if lead else start
    opened: re.Match[str] | None = None
    for mark in _MARK.finditer(text, start, end):
        sign, at = mark.group(), mark.start()
        before = text[at - 1] if at > start else " "
        after = text[mark.end()] if mark.end() < end else " "
        if opened is None:
            if _opens(sign, before, after, text, at):
                opened = mark
            continue
        if sign in _SINGLE and opened.group() not in _SINGLE:
            continue
        if _closes(opened.group(), sign, before, after):
            if at == opened.end():  # nothing between the marks: no quotation
                opened = None
                continue
            yield opened.start() == first, _make(opened, mark.start(), mark.end(), closed=True)
            opened = None
        elif opened.group() not in _SINGLE and sign not in _SINGLE and _opens(sign, before, after, text, at):
            # A second opening mark: the first was never closed.
            stop = at - (len(text[opened.end() : at]) - len(text[opened.end() : at].rstrip()))
            if stop > opened.end():
                yield opened.start() == first, _make(opened, stop, stop, closed=False)
            opened = mark
    if opened is not None and opened.group() not in _SINGLE:
        stop = start + len(text[start:end].rstrip())
        if stop > opened.end():
            yield opened.start() == first, _make(opened, stop, stop, closed=False)


def _make(opened: re.Match[str], inner_end: int, end: int, *, closed: bool) -> Quotation:
    inner = Span(start=opened.end(), end=inner_end)
    return Quotation(start=opened.start(), end=end, inner=inner, closed=closed, utterance=0)


def _opens(sign: str, before: str, after: str, text: str, at: int) -> bool:
    if after.isspace() and sign not in _OPENING:
        return False
    if sign in _SINGLE:
        return not (before.isalnum() or before in ".,!?)") and after.isalnum() and not _ELISION.match(text, at)
    if sign == "»":  # »German use«
        return not before.isalnum() and after.isalnum()
    if sign in _OPENING:
        return True
    return not (before.isalnum() or before in ".,!?;%)")


def _closes(opening: str, sign: str, before: str, after: str) -> bool:
    if opening in _SINGLE:
        # An apostrophe inside a word, and after a plural ("the ministers' plan"), is none of our business: only a
        # mark after punctuation, or before punctuation or a blank, closes; "s'" before a word is read as a plural.
        return sign in _SINGLE and not before.isspace() and not after.isalnum() and not (before == "s" and after == " ")
    if opening in _GERMAN:
        return sign in ("“", "”", "‟", '"', "''")
    if opening == "«":
        return sign == "»"
    if opening == "»":
        return sign == "«"
    if sign in ("”", "''", '"', "‟"):
        return not before.isspace() or not after.isalnum()
    # An opening mark where only a closing one makes sense: a slip of the typesetter.
    return sign == "“" and not before.isspace() and not after.isalnum()
