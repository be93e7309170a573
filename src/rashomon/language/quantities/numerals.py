"""Cardinal numbers in English text, in digits and in words: where they stand and what they are worth."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from rashomon.language.quantities.wordlist import word_list
from rashomon.model.span import Span

_ONES = {
    w: i
    for i, w in enumerate(
        word_list(
            "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen "
            "seventeen eighteen nineteen"
        )
    )
}
_TENS = {
    w: 10 * i for i, w in enumerate(word_list("twenty thirty forty fifty sixty seventy eighty ninety"), start=2)
} | {"fourty": 40}  # fmt: skip
SCALES = {
    "hundred": 1e2, "thousand": 1e3, "million": 1e6, "billion": 1e9, "trillion": 1e12, "dozen": 12.0, "crore": 1e7,
    "lakh": 1e5,
}  # fmt: skip
_FRACTION_SIGNS = {"½": 0.5, "¼": 0.25, "¾": 0.75, "⅓": 1 / 3, "⅔": 2 / 3, "⅛": 0.125}

_SCALE = "|".join(SCALES)
_WORD = "|".join(sorted([*_ONES, *_TENS, *SCALES], key=len, reverse=True))
_SPACE = "[ \u00a0]"
# The look-behinds keep identifiers ("B52"), version numbers and the tail of a decimal out.
_NUMERAL = re.compile(
    rf"""
    (?<![\w.,/]) (?<!\w[-–]) (?P<article>an?{_SPACE}(?=(?:{_SCALE})\b))? (?P<words>(?:{_WORD})\b
        (?:(?:[-]|{_SPACE}|{_SPACE}and{_SPACE})(?:{_WORD})\b){{0,12}})
        (?P<half>[ -]and[ -]a[ -]half\b (?:{_SPACE}(?P<half_scale>{_SCALE})\b)?)?
  | (?<![\w.,/]) half[ -]an?[ -](?P<halved>{_SCALE})\b
  | (?<![\w/]) (?<!\d[.,]) (?P<digits>\d{{1,3}}(?:,\d{{3}})+(?:\.\d+)?|\d+(?:\.\d+)?|\.\d+)(?!\.?\d)
        (?:[ -]?(?P<sign>[½¼¾⅓⅔⅛])|[ -](?P<over>\d{{1,2}})/(?P<under>\d{{1,2}})(?![\d/]))?
        (?:(?:{_SPACE}|-)(?P<scale>{_SCALE})\b)?
  | (?<!\w)(?P<alone>[½¼¾⅓⅔⅛])
    """,
    re.VERBOSE | re.IGNORECASE,
)
_POSSIBLE_START = re.compile(r"(?P<word>[A-Za-z]+)|\d+|\.(?=\d)|[½¼¾⅓⅔⅛]")
FIRST_WORDS = frozenset([*_ONES, *_TENS, "a", "an", "half"])
_SEPARATOR = re.compile(rf"{_SPACE}and{_SPACE}|[-\s]", re.IGNORECASE)
_MAX_DIGITS = 18


@dataclass(frozen=True, slots=True, kw_only=True)
class Numeral(Span):
    """A cardinal number. `spelled`: written in words; `year`: read as a year ("nineteen ninety-six")."""

    value: float
    spelled: bool = False
    year: bool = False


def find_numerals(text: str) -> Iterator[Numeral]:
    """The cardinal numbers of a text, in order and without overlap. A number never crosses a line break.

    "2 1/2", "3.5 million", "half a million", "two and a half", "twenty-five", "a hundred thirty" are one number
    each; "1,5" or a digit group of the wrong length ends where it stops being a number. Letters that stick to the
    digits ("$2m", "7th", "10km") are left to the caller.
    """
    position = 0
    for start in _POSSIBLE_START.finditer(text):
        if start.start() < position or (start.lastgroup == "word" and start.group().lower() not in FIRST_WORDS):
            continue
        numeral = numeral_at(text, start.start())
        if numeral is not None:
            yield numeral
            position = numeral.end


def numeral_at(text: str, start: int) -> Numeral | None:
    """The cardinal number that begins at a character offset, if one does."""
    match = _NUMERAL.match(text, start)
    return _read(match) if match else None


def _read(match: re.Match[str]) -> Numeral | None:
    start, end = match.span()
    if digits := match["digits"]:
        if len(digits) > _MAX_DIGITS:
            return None
        value = float(digits.replace(",", ""))
        if sign := match["sign"]:
            value += _FRACTION_SIGNS[sign]
        elif match["over"]:
            if int(match["under"]) <= int(match["over"]):
                return Numeral(start=start, end=match.end("digits"), value=value)
            value += int(match["over"]) / int(match["under"])
        if scale := match["scale"]:
            value *= SCALES[scale.lower()]
        return Numeral(start=start, end=end, value=value)
    if sign := match["alone"]:
        return Numeral(start=start, end=end, value=_FRACTION_SIGNS[sign])
    if scale := match["halved"]:
        return Numeral(start=start, end=end, value=SCALES[scale.lower()] / 2, spelled=True)
    return _read_words(match)


def _read_words(match: re.Match[str]) -> Numeral | None:
    """The longest grammatical run of number words: "two three" is two, then three."""
    phrase, offset = match["words"], match.start("words")
    pieces: list[tuple[str, int]] = []
    position = 0
    for separator in [*_SEPARATOR.finditer(phrase), None]:
        stop = separator.start() if separator else len(phrase)
        pieces.append((phrase[position:stop].lower(), stop))
        position = separator.end() if separator else stop
    values = [w for w, _ in pieces]
    if year := _spelled_year(values):
        value, used = year
        return Numeral(start=match.start(), end=offset + pieces[used - 1][1], value=value, spelled=True, year=True)
    total, used = _spelled_cardinal(values, article=bool(match["article"]))
    if not used:
        return None
    end = offset + pieces[used - 1][1]
    if used == len(values) and match["half"]:
        total, end = total + 0.5, match.end()
        if match["half_scale"]:
            total *= SCALES[match["half_scale"].lower()]
    return Numeral(start=match.start(), end=end, value=total, spelled=True)


def _spelled_year(words: list[str]) -> tuple[float, int] | None:
    century = _ONES.get(words[0], _TENS.get(words[0], 0))
    if not 10 <= century <= 20 or len(words) < 2:
        return None
    tail = _TENS.get(words[1], 0) or (_ONES[words[1]] if _ONES.get(words[1], 0) >= 10 else 0)
    if not tail:
        return None
    if words[1] in _TENS and len(words) > 2 and 0 < _ONES.get(words[2], 0) < 10:
        return float(century * 100 + tail + _ONES[words[2]]), 3
    return float(century * 100 + tail), 2


def _spelled_cardinal(words: list[str], article: bool) -> tuple[float, int]:
    total, group, used, ceiling = 0.0, 1.0 if article else 0.0, 0, float("inf")
    room = 1.0 if article else 1000.0  # what may still be added to the group: "twenty" leaves room below ten
    for word in words:
        if word in SCALES:
            scale = SCALES[word]
            if not group or scale >= ceiling:
                break
            if scale == 100:
                if group >= 100:
                    break
                group, room = group * 100, 100
            else:
                total, group, ceiling, room = total + group * scale, 0.0, scale, 1000.0
                if word == "dozen":
                    used += 1
                    break
        else:
            number = _TENS.get(word) or _ONES[word]
            if number >= room or (number == 0 and used):
                break
            group += number
            room = 10 if number >= 20 else 1
        used += 1
    return total + group, used
