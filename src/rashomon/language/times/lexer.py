"""A text as a string of word classes: what the grammar of times is matched against."""

import re
from dataclasses import dataclass

from rashomon.language.quantities.numerals import FIRST_WORDS, Numeral, numeral_at
from rashomon.language.times.lexicon import (
    DOUBTFUL_NAMES,
    HOLIDAYS,
    LETTERS,
    LINE_BREAK,
    ORDINALS,
    OTHER,
    SHORT_UNITS,
    WORDS,
    Worth,
)

_MONTH = "Jan|Feb|Mar|Apr|Jun|Jul|Aug|Sept?|Oct|Nov|Dec"
_WEEKDAY = "Mon|Tues?|Wed|Thurs?|Thu|Fri|Sat|Sun"
_ONES = "first|second|third|fourth|fifth|sixth|seventh|eighth|ninth"
_HOLIDAY = "|".join(re.escape(name).replace("'", "['’]") for name in HOLIDAYS)
# Plain words come first: they are most of a text.
_TOKEN = re.compile(
    rf"""
    (?P<word>[A-Za-z]{{2,}}(?![\w.'’-])
        |(?:{_MONTH}|{_WEEKDAY}|{_MONTH.upper()}|{_WEEKDAY.upper()})\.
        |[Mm]id-?(?:morning|afternoon)\b)
  | (?P<clock>\d{{1,2}}:\d{{2}}(?::\d{{2}})?(?![\d:])
        |\d{{1,2}}\.\d{{2}}(?=\s?(?:[aApP]\.?[mM]|GMT|BST)\b)
        |\d{{4}}(?=\ GMT\b))
  | (?P<date>\d{{4}}-\d{{2}}-\d{{2}}
            (?:[T ]\d{{2}}:\d{{2}}(?::\d{{2}}(?:\.\d{{1,9}})?)?(?:Z|[+-]\d{{2}}:?\d{{2}})?)?(?![\w-])
        |\d{{4}}/\d{{2}}/\d{{2}}(?![\w/])
        |\d{{1,2}}([/.])\d{{1,2}}\4(?:\d{{4}}|\d{{2}})(?![\w/]|\.\d))
  | (?P<decade>(?:['’‘]?\d0|\d{{3}}0)['’]?s\b)
  | (?P<year>['’‘]\d{{2}}\b(?!['’]))
  | (?P<ordinal>\d{{1,3}}(?:st|nd|rd|th|ST|ND|RD|TH)\b|(?:[Tt]wenty|[Tt]hirty)-(?:{_ONES})\b)
  | (?P<oclock>o['’]clock\b)
  | (?P<quarter>Q[1-4]\b)
  | (?P<ampm>[aApP]\.[mM]\b\.?)
  | (?P<letters>(?:[^\W\d_]|(?<=\w)['’](?=[^\W\d_]{{2}}))+)
  | (?P<possessive>['’]s?(?!\w))
  | (?P<hyphen>[-–—])
  | (?P<comma>,)
  | (?P<line>[\n\r\u2028\u2029\v\f])
  | (?P<digits>\d+(?:[.,]\d+)*)
  | (?P<other>[^\s\w])
    """,
    re.VERBOSE,
)
# Several words that make one.
_TOGETHER = {
    "holiday": re.compile(rf"(?:{_HOLIDAY})(?![\w'’]|\ (?:Island|tree|present|card)s?\b)", re.IGNORECASE),
    "zone": re.compile(r"local\ time\b", re.IGNORECASE),
}
_FIRST_WORDS = {re.split(r"[ ']", name)[0].rstrip("."): "holiday" for name in HOLIDAYS} | {"local": "zone"}
_KNOWN = WORDS.keys() | FIRST_WORDS | _FIRST_WORDS.keys()
_NOT_A_YEAR_BEFORE = frozenset("$£€¥#№+<>=×*")


@dataclass(frozen=True, slots=True, kw_only=True)
class Lexemes:
    """The words of a text: word i is text[starts[i]:ends[i]], its class letter classes[i], its worth values[i]."""

    text: str
    classes: str
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    values: tuple[Worth | float, ...]


def lex(text: str) -> Lexemes:
    """The words, numbers and marks of a text with their classes, in time linear in its length."""
    classes: list[str] = []
    starts: list[int] = []
    ends: list[int] = []
    values: list[Worth | float] = []
    value: Worth | float
    position = 0
    for match in _TOKEN.finditer(text):
        start, end = match.span()
        if start < position:
            continue
        kind = match.lastgroup or "other"
        written = match.group()
        is_word = kind in ("word", "letters")
        if is_word and written.lower() not in _KNOWN:
            letter, value = OTHER, None
        elif (numeral := numeral_at(text, start) if is_word or kind in ("digits", "other") else None) is not None:
            end = numeral.end
            letter, value = _classify_number(text, numeral)
        else:
            together = _FIRST_WORDS.get(written.lower()) if is_word else None
            longer = _TOGETHER[together].match(text, start) if together else None
            if longer is not None and together is not None:
                kind, written, end = together, longer.group(), longer.end()
            letter, value = _classify(kind, written, classes)
        classes.append(letter)
        starts.append(start)
        ends.append(end)
        values.append(value)
        position = end
    return Lexemes(text=text, classes="".join(classes), starts=tuple(starts), ends=tuple(ends), values=tuple(values))


def _classify_number(text: str, numeral: Numeral) -> tuple[str, float]:
    value = numeral.value
    written = text[numeral.start : numeral.end]
    if numeral.year or (
        written.isdecimal()
        and len(written) == 4
        and 1000 <= value <= 2999
        and text[max(0, numeral.start - 1) : numeral.start] not in _NOT_A_YEAR_BEFORE
        and text[numeral.end : numeral.end + 1] not in ("%", "/")
    ):
        return LETTERS["year"], value
    if written.isdecimal() and len(written) <= 2 and 1 <= value <= 31:
        return LETTERS["day"], value
    return LETTERS["number"], value


def _classify(kind: str, written: str, classes: list[str]) -> tuple[str, Worth | float]:
    if kind in ("word", "letters"):
        return _classify_word(written, classes)
    if kind == "line":
        return LINE_BREAK, None
    if kind == "ordinal":
        digits = "".join(c for c in written if c.isdecimal())
        if digits:
            return LETTERS["ordinal"], int(digits)
        ten, one = written.lower().split("-")
        return LETTERS["ordinal"], {"twenty": 20, "thirty": 30}[ten] + ORDINALS[one]
    if kind == "decade":
        digits = "".join(c for c in written if c.isdecimal())
        return LETTERS["decade"], int(digits) // 10
    if kind == "year":
        return LETTERS["year"], float(written[1:])
    if kind == "oclock":
        return LETTERS["ampm"], None
    if kind == "quarter":
        return LETTERS["quarter"], int(written[1])
    if kind == "ampm":
        return LETTERS["ampm"], "AM" if written[0] in "aA" else "PM"
    if kind in ("date", "clock"):
        return LETTERS[kind], written
    if kind == "holiday":
        return LETTERS[kind], written.lower().replace("’", "'")
    if kind in LETTERS:
        return LETTERS[kind], None
    return OTHER, None


def _classify_word(written: str, classes: list[str]) -> tuple[str, Worth]:
    lower = written.lower()
    found = WORDS.get(lower)
    if found is None:
        return OTHER, None
    if lower in DOUBTFUL_NAMES and not written[0].isupper():
        return OTHER, None
    if lower in SHORT_UNITS and not _follows_number(classes):
        return OTHER, None
    if lower == "second" and _follows_number(classes):
        return LETTERS["unit"], "TS"
    return found


def _follows_number(classes: list[str]) -> bool:
    before = "".join(classes[-2:])
    return before.endswith((LETTERS["number"], LETTERS["day"])) or before in (
        LETTERS["number"] + LETTERS["hyphen"],
        LETTERS["day"] + LETTERS["hyphen"],
    )
