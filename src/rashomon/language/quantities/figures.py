"""Numbers with the words that bound, round or measure them, read off the characters alone."""

import re
from collections.abc import Iterator
from dataclasses import dataclass, replace
from itertools import pairwise

from rashomon.language.quantities.numerals import SCALES, Numeral, find_numerals
from rashomon.language.quantities.units import CURRENCY_CODES, CURRENCY_SIGNS, CURRENCY_WORDS, UNITS
from rashomon.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure(Span):
    """A number in the text. [first, last) are the characters of the number itself, `start` to `end` those with its
    modifiers and unit.

    `unit` is None when the text around says nothing and the counted noun must be found in the parse.
    """

    first: int
    last: int
    low: float | None
    high: float | None
    approximate: bool = False
    unit: str | None = None
    spelled: bool = False


_SIGN = "|".join(re.escape(sign) for sign in sorted(CURRENCY_SIGNS, key=len, reverse=True) if sign[:2] != "rs")
_MONEY_BEFORE = re.compile(
    rf"(?:(?P<sign>{_SIGN}|\bRs\.?)|\b(?P<code>{'|'.join(sorted(CURRENCY_CODES))}))\ ?$", re.IGNORECASE
)
# Letters that stick to the digits: "$2m", "3bn", "10km".
_STUCK = re.compile(r"(?:bn|mn|tn|m|b|k)\b|%", re.IGNORECASE)
_STUCK_SCALES = {"bn": 1e9, "mn": 1e6, "tn": 1e12, "m": 1e6, "b": 1e9, "k": 1e3}
_SPELLING = "|".join(
    re.escape(spelling).replace("_", "[ -]")
    for spelling in sorted(UNITS, key=lambda s: (-len(s), s))
    if spelling != "%"
)
_UNIT_AFTER = re.compile(
    rf"(?P<gap>[ \u00a0]?-?|[ \u00a0])(?:(?P<unit>%|{_SPELLING})(?![\w])(?P<old>[ -]olds?\b)?)", re.IGNORECASE
)
# Too short to be told from other words when a space stands before them and no digit: "in", "m", "g" as in "5 g".
_MONEY_WORD = re.compile(
    rf"[ \u00a0-](?P<kind>(?:US|U\.S\.|Canadian|Australian|Hong Kong|Singapore|New Zealand)[ ])?"
    rf"(?P<money>{'|'.join(sorted(CURRENCY_WORDS, key=len, reverse=True))}|{'|'.join(sorted(CURRENCY_CODES))})\b"
)
_DEGREES = re.compile(r"°?([CF])\b")
_MONEY_KINDS = {
    "canadian": "CAD", "australian": "AUD", "hong kong": "HKD", "singapore": "SGD", "new zealand": "NZD",
}  # fmt: skip

_APPROXIMATE = (
    "approximately|an estimated|estimated|about|around|roughly|nearly|almost|some|close to|circa|just under|just over|"
    "a little over|a little under|well over|as much as about|or so|not quite|virtually"
)
_AT_LEAST = "at least|no fewer than|no less than|not fewer than|not less than|a minimum of|upwards of|upward of"
_MORE_THAN = "more than|greater than|in excess of|over|above|exceeding|topping"
_AT_MOST = "at most|no more than|not more than|up to|as many as|as much as|a maximum of|as few as"
_LESS_THAN = "fewer than|less than|under|below"
_MODIFIER = re.compile(
    rf"\b(?:(?P<approximate>{_APPROXIMATE})|(?P<at_least>{_AT_LEAST}|{_MORE_THAN})|(?P<at_most>{_AT_MOST}|{_LESS_THAN}))"
    r"[ \u00a0]$",
    re.IGNORECASE,
)
_AFTER = re.compile(
    r"[ \u00a0-](?:(?P<more>or more|plus\b|and up\b)|(?P<less>or (?:fewer|less)\b)|(?P<so>or so\b|odd\b))|(?P<sign>\+)",
    re.IGNORECASE,
)
# "A shot over two defenders": of small counted numbers these tell the place, not a bound.
_PLACES = frozenset(["over", "under", "above", "below"])
_WINDOW = 24

_VAGUE = re.compile(
    r"(?:\b(?P<tens>tens|dozens|hundreds) of "
    r")?\b(?P<vague>dozens|scores|hundreds|thousands|millions|billions|trillions)\b"
    r"(?=(?: more| or)?(?: of)? |[.,;:!?]|$)|\ba couple of(?= )",
    re.IGNORECASE,
)
_VAGUE_WORTH = {
    "tens": (20.0, 99.0), "dozens": (24.0, 99.0), "scores": (40.0, 199.0), "hundreds": (200.0, 999.0),
    "thousands": (2e3, 9999.0), "millions": (2e6, 9999999.0), "billions": (2e9, 9999999999.0),
    "trillions": (2e12, 9999999999999.0),
}  # fmt: skip
_PARTS = {
    "half": 2, "third": 3, "thirds": 3, "quarter": 4, "quarters": 4, "fourth": 4, "fourths": 4, "fifth": 5, "fifths": 5,
    "sixth": 6, "sixths": 6, "eighth": 8, "eighths": 8, "tenth": 10, "tenths": 10,
}  # fmt: skip
_NUMERATORS = {"a": 1, "one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "nine": 9}
_FRACTION = re.compile(
    rf"\b(?:(?P<over>{'|'.join(_NUMERATORS)})[ -](?P<part>{'|'.join(p for p in _PARTS if p != 'half')})(?= of\b)"
    r"|(?P<half>half)(?= (?:of|the|its|their|all)\b))",
    re.IGNORECASE,
)
# Numbers in here name or address something and count nothing.
_NO_NUMBERS = re.compile(
    r"https?://\S{1,2000}|www\.\S{1,2000}|(?<![\w.+-])[\w.+-]{1,64}@\S{1,255}"
    r"|\+\d[\d ()-]{6,18}\d|\(\d{3}\) ?\d{3}-\d{4}|\b\d{3}-\d{3}-\d{4}\b"
    r"|\b(?:No|Nos|nos|pp?|Art|Sec|Ch|Vol)\.\ ?\d+|[#№]\d+"
    r"|(?m:^)[ \t]{0,8}\(?\d{1,3}[.)](?=[ \t])"
    r"|\b[A-Za-z]\w{0,19}[-–]\d+\w*|\b\d{1,8}[A-Za-z]\w{0,12}[-–]\d+\w*|\b\d+-[A-Z][a-z]\w*|@\w+"
    r"|\b(?:two|three|four)-way\b|\b[a-z]+-something\b|\bone-(?:on|to|off|way|time|sided|party|man|woman|stop)\b"
    r"|\b\d+(?:\.\d+){2,}\b|\b\d+/\d+(?:/\d+)*|\b\d{1,3}:\d{2}(?:[:.]\d{2}){0,2}\b",
)
_JOINT = re.compile(r"[ \u00a0]?[-–—][ \u00a0]?|[ \u00a0](?:to|and|or|in|out of)[ \u00a0]", re.IGNORECASE)
_UNIT_OF_FIRST = re.compile(rf"^(?:m|bn|k|%| percent| per cent)(?!\w)|(?:{_SIGN})$", re.IGNORECASE)
_BETWEEN = re.compile(r"\b(?:between|from)[ \u00a0]$", re.IGNORECASE)
_SCORE_CUE = re.compile(
    r"\b(?:vote[sd]?|voting|won|win|wins|beat|beats|defeat(?:ed|s)?|lost|lose|loss|drew|draw|tie[ds]?|victory|score[sd]?|"
    r"lead|led|ruling|ruled|decision|approved|passed|rejected|split|margin)\b",
    re.IGNORECASE,
)
_SCORE_WINDOW = 60


def find_figures(text: str) -> Iterator[Figure]:
    """The numbers of a text with their modifiers and units, in order; linear in the length of the text."""
    closed = _Closed(text)
    numerals = [n for n in find_numerals(text) if not closed.covers(n) and not n.year]
    found = [*_fractions(text), *_vague(text), *_ranges_and_singles(text, numerals)]
    end = 0
    for figure in sorted(found, key=lambda f: (f.start, -f.end)):
        if figure.start >= end:
            yield figure
            end = figure.end


class _Closed:
    """The stretches without countable numbers, asked for in text order."""

    def __init__(self, text: str) -> None:
        self._spans = [match.span() for match in _NO_NUMBERS.finditer(text)]
        self._next = 0

    def covers(self, span: Span) -> bool:
        while self._next < len(self._spans) and self._spans[self._next][1] <= span.start:
            self._next += 1
        return self._next < len(self._spans) and self._spans[self._next][0] <= span.start


def _ranges_and_singles(text: str, numerals: list[Numeral]) -> Iterator[Figure]:
    used = -1
    for i, (numeral, following) in enumerate(pairwise([*numerals, None])):
        if numeral is None or i == used:
            continue
        figure = _range(text, numeral, following) if following else None
        if figure is not None:
            used = i + 1
        else:
            figure = Figure(
                start=numeral.start,
                end=numeral.end,
                first=numeral.start,
                last=numeral.end,
                low=numeral.value,
                high=numeral.value,
                spelled=numeral.spelled,
                approximate=text[numeral.start : numeral.end].lower().endswith("dozen"),
            )
        measured = _measured(text, figure)
        if measured is not None:
            yield _modified(text, measured)


def _range(text: str, a: Numeral, b: Numeral) -> Figure | None:
    """Two numbers as the ends of a range ("10 to 12", "between 10 and 12") or the sides of a score ("52-48")."""
    between = text[a.end : b.start]
    joint = _JOINT.match(between) if len(between) <= 8 else None
    if joint is None or joint.end() != len(between):
        # "$10m to $12m", "10% to 12%": the first number brings its unit along.
        between = _UNIT_OF_FIRST.sub("", between) if len(between) < 24 else ""
        joint = _JOINT.match(between) if between.strip() else None
        if joint is None or joint.end() != len(between):
            return None
    word = between.strip().lower()
    low, high = a.value, b.value
    if word in ("in", "out of") and a.spelled and b.spelled and low < high:  # "nine in ten voters"
        share = 100 * low / high
        return _rough(a.start, b.end, share, share, unit="percent")
    named = _BETWEEN.search(text, max(0, a.start - 8), a.start)
    dash = word in ("-", "–", "—")
    window = text[max(0, a.start - _SCORE_WINDOW) : b.end + _SCORE_WINDOW // 3]
    if dash and not a.spelled and (low >= high or _SCORE_CUE.search(window)) and float(low).is_integer():
        return Figure(
            start=a.start, end=b.end, first=a.start, last=b.end, low=min(low, high), high=max(low, high), unit="score"
        )
    if word in ("in", "out of"):
        return None
    if word == "and" and not (named and named.group().lower().startswith("between")):
        return None
    if word == "to" and named and not named.group().lower().startswith("between"):
        return None  # "from 10 to 12" is a change, not a range
    scale = next((s for s in SCALES if text[a.end : b.end].lower().endswith(s)), None)
    if scale and low < high / SCALES[scale] * 10 and not any(s in text[a.start : a.end].lower() for s in SCALES):
        low *= SCALES[scale]  # "2 to 3 million"
    if low >= high:
        return None
    if word == "or" and high - low > 1:
        return None
    start = named.start() if named and word == "and" else a.start
    return Figure(
        start=start,
        end=b.end,
        first=a.start,
        last=b.end,
        low=low,
        high=high,
        approximate=word == "or",
        spelled=a.spelled,
    )


def _measured(text: str, figure: Figure) -> Figure | None:
    """The figure with the unit that stands beside it; None when its letters make it no number ("7th", "3D")."""
    if figure.unit is not None:
        return figure
    scale = 1.0
    end = figure.last
    money = _MONEY_BEFORE.search(text, max(0, figure.first - 7), figure.first)
    stuck = _STUCK.match(text, end)
    if (
        stuck
        and stuck.group() != "%"
        and (money or stuck.group().lower() in ("bn", "mn", "tn", "k") or _counts_after(text, stuck.end()))
    ):
        scale, end = _STUCK_SCALES[stuck.group().lower()], stuck.end()
    if scale != 1.0:
        figure = replace(
            figure,
            low=None if figure.low is None else figure.low * scale,
            high=None if figure.high is None else figure.high * scale,
            last=end,
            end=max(end, figure.end),
        )
    if money:
        sign = (money["sign"] or money["code"]).lower()
        unit = CURRENCY_SIGNS.get(sign, sign.upper())
        return replace(figure, unit="CNY" if unit == "RMB" else unit, start=min(figure.start, money.start()))
    if word := _MONEY_WORD.match(text, end):
        kind = (word["kind"] or "").strip().lower()
        unit = _MONEY_KINDS.get(kind) or CURRENCY_WORDS.get(word["money"].lower()) or word["money"]
        return replace(figure, unit="CNY" if unit == "RMB" else unit, end=word.end())
    unit_after = _UNIT_AFTER.match(text, end)
    if unit_after and _is_unit(text, figure, unit_after):
        unit_name = UNITS[unit_after["unit"].lower().replace(" ", "_").replace("-", "_")].name
        if unit_after["old"] and unit_name in ("year", "month", "week", "day"):
            return replace(figure, unit=f"{unit_name}s old", end=unit_after.end())
        if unit_name == "pound" and re.search(r"(?:million|billion)$", text[figure.first : figure.last], re.IGNORECASE):
            unit_name = "GBP"
        return replace(figure, unit=unit_name, end=unit_after.end())
    if degrees := _DEGREES.match(text, end):
        name = "degree Celsius" if degrees[1] == "C" else "degree Fahrenheit"
        return replace(figure, unit=name, end=degrees.end())
    if text[end : end + 1].isalpha():
        return None
    return figure


def _is_unit(text: str, figure: Figure, match: re.Match[str]) -> bool:
    written = match["unit"]
    if len(written) > 2 or written == "%":
        return True
    # One and two letters: only with digits, and in the usual case ("5 km", "30 C" no, "5 M" no).
    return not figure.spelled and (written.islower() or written in ("MW", "kW", "GW") or "°" in written)


def _counts_after(text: str, end: int) -> bool:
    return re.match(r" [a-z]{3,}s\b| people\b", text[end : end + 24]) is not None


def _modified(text: str, figure: Figure) -> Figure:
    low, high, approximate, start, end = figure.low, figure.high, figure.approximate, figure.start, figure.end
    if figure.unit != "score":
        for _ in range(2):  # "at least about 12", "an estimated 200"
            match = _MODIFIER.search(text, max(0, start - _WINDOW), start)
            if match is None or (_is_small_count(figure) and match.group().strip().lower() in _PLACES):
                break
            start = match.start()
            if match["approximate"]:
                approximate = True
            elif match["at_least"]:
                high = None
            else:
                low = None
        match = _AFTER.match(text, figure.last) or _AFTER.match(text, figure.end)
        if match is not None:
            end = max(end, match.end())
            if match["more"] or match["sign"]:
                high = None
            elif match["less"]:
                low = None
            else:
                approximate = True
    if low is None and high is None:
        low, high = figure.low, figure.high
    return replace(figure, low=low, high=high, approximate=approximate, start=start, end=end)


def _is_small_count(figure: Figure) -> bool:
    return figure.unit is None and figure.spelled and figure.low is not None and figure.low < 10


def _vague(text: str) -> Iterator[Figure]:
    for match in _VAGUE.finditer(text):
        if match["vague"] is None:
            low = high = 2.0
        else:
            low, high = _VAGUE_WORTH[match["vague"].lower()]
            if tens := match["tens"]:
                factor = {"tens": 10.0, "dozens": 12.0, "hundreds": 100.0}[tens.lower()]
                low, high = low * factor, (high + 1) * factor - 1
        figure = _rough(match.start(), match.end(), low, high)
        yield replace(figure, start=_modified(text, figure).start)


def _fractions(text: str) -> Iterator[Figure]:
    """Fractions of something, as percent: "two-thirds of the seats", "half the votes"."""
    for match in _FRACTION.finditer(text):
        share = 50.0 if match["half"] else 100.0 * _NUMERATORS[match["over"].lower()] / _PARTS[match["part"].lower()]
        if not 0 < share < 100:
            continue
        yield _modified(text, _rough(match.start(), match.end(), share, share, unit="percent"))


def _rough(start: int, end: int, low: float, high: float, unit: str | None = None) -> Figure:
    """A figure that is said roughly, in words."""
    return Figure(
        start=start, end=end, first=start, last=end, low=low, high=high, approximate=True, unit=unit, spelled=True
    )
