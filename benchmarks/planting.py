"""Distortions and controls planted in real reports: one value of a sentence changed, or its wording alone.

A distortion changes a number, date, person, place or speaker that another report gives alike in its telling of the
same, or denies what both assert. A control says the same in other words, rounds a figure, or gives it in another unit.
Everything is chosen by hashes of what is changed, so that the choice is the same on every machine.
"""

import hashlib
import re
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import combinations
from typing import Literal

from rashomon.accounts.disagreements.kinds import ValueKind
from rashomon.accounts.disagreements.predicates import predicates
from rashomon.accounts.disagreements.slots import Value, slot_of
from rashomon.accounts.disagreements.told import Told, surroundings
from rashomon.model.annotation import Mention
from rashomon.model.report import Report

PlantKind = Literal["number", "date", "person", "place", "polarity", "attribution", "paraphrase", "rounding", "unit"]
DISTORTIONS: tuple[PlantKind, ...] = ("number", "date", "person", "place", "polarity", "attribution")
CONTROLS: tuple[PlantKind, ...] = ("paraphrase", "rounding", "unit")

_WEEKDAYS = ("Monday", "Tuesday", "Wednesday", "Thursday", "Friday", "Saturday", "Sunday")
_MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September", "October",
           "November", "December")  # fmt: skip
_NUMERALS = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven", "twelve")
PERSONS = ("Edmund Farrow", "Louise Harcourt", "Martin Ellery", "Judith Penrose")
PLACES = {
    "country": ("Portugal", "Bolivia", "Malaysia"),
    "region": ("Nebraska", "Vermont", "Idaho"),
    "city": ("Rotterdam", "Valparaiso", "Adelaide"),
    "spot": ("Millbrook Lane", "Harrow Field", "Cedar Point"),
}
# Words that may stand for one another in a report without a change of what is asserted.
_SAYING_THE_SAME = (
    ("said", "stated"), ("more than", "over"), ("nearly", "almost"), ("several", "a number of"),
    ("began", "started"), ("because of", "owing to"), ("near", "close to"), ("in order to", "to"),
    ("children", "youngsters"), ("purchased", "bought"), ("bought", "purchased"), ("large", "big"),
    ("currently", "at present"), ("approximately", "about"), ("immediately", "at once"), ("wants", "would like"),
    ("reporters", "journalists"), ("help", "assist"), ("didn't", "did not"), ("wasn't", "was not"),
    ("isn't", "is not"), ("don't", "do not"), ("shows", "demonstrates"), ("show", "demonstrate"),
)  # fmt: skip
# A detail is told twice when so many content words stand around it in both; words are one person's when so many do.
_AROUND = 2
_SAID_ALIKE = 6
_CONVERSIONS = (
    (re.compile(r"\bmiles?\b"), 1.609, "kilometers"),
    (re.compile(r"\b(?:kilometers?|kilometres?|km)\b"), 0.6214, "miles"),
    (re.compile(r"\b(?:pounds|lbs)\b"), 0.4536, "kilograms"), (re.compile(r"\b(?:feet|foot)\b"), 0.3048, "meters"),
    (re.compile(r"\bacres?\b"), 0.4047, "hectares"),
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Planting:
    """A change of `old` to `new` at `start` of the text of a report, in the sentence [first, last) of it."""

    kind: PlantKind
    report: str
    first: int
    last: int
    start: int
    old: str
    new: str

    def apply(self, report: Report) -> Report:
        """The report with the change made. Raises ValueError when the old words do not stand there."""
        end = self.start + len(self.old)
        if report.text[self.start : end] != self.old:
            raise ValueError(f"report {report.id!r}: {self.old!r} does not stand at {self.start}")
        text = report.text[: self.start] + self.new + report.text[end:]
        return replace(report, text=text, raw=text, offsets=None)


def plantings(groups: Iterable[Sequence[Told]], kinds: Sequence[ValueKind]) -> list[Planting]:
    """All distortions and controls of sentences that tell the same, in the order of their hashes.

    `groups` are sentences, of two reports or more, that assert one thing; `kinds` the kinds of values.
    """
    found: set[Planting] = set()
    for tolds in groups:
        for a, b in combinations(tolds, 2):
            if a.report == b.report:
                continue
            for one, other in ((a, b), (b, a)):
                for kind in kinds:
                    if kind.kind == "attribution":
                        continue
                    found.update(_changed_values(one, other, kind))
                found.update(_negations(one, other))
                found.update(_other_speakers(one, other))
                found.update(_paraphrases(one))
    return sorted(found, key=lambda planting: _hash(repr(planting)))


def chosen(candidates: Sequence[Planting], of_a_kind: int) -> list[Planting]:
    """The first few of each kind, each in another sentence."""
    taken: dict[PlantKind, set[tuple[str, int]]] = {}
    kept = []
    for planting in candidates:
        sentences = taken.setdefault(planting.kind, set())
        if len(sentences) < of_a_kind and (planting.report, planting.first) not in sentences:
            sentences.add((planting.report, planting.first))
            kept.append(planting)
    return kept


def _planting(kind: PlantKind, told: Told, start: int, old: str, new: str) -> Planting:
    words = told.page.words
    first, last = words[told.context.start].start, words[told.context.stop - 1].end
    return Planting(kind=kind, report=told.report, first=first, last=last, start=start, old=old, new=new)


def _changed_values(one: Told, other: Told, kind: ValueKind) -> Iterator[Planting]:
    """The values of one sentence that the other gives alike, each changed into another of its kind."""
    given = kind.values_of(other)
    for value in kind.values_of(one):
        if not len(value.words) or not any(
            kind.likeness(value, v) == "same" and _in_one_place(value, v) for v in given
        ):
            continue
        words = one.page.words
        start, end = words[value.words[0]].start, words[value.words[-1]].end
        old = one.page.annotation.report.text[start:end]
        new = _other_value(value, old)
        if new is not None and new != old:
            yield _planting(_plant_kind(value), one, start, old, new)
        if value.kind == "number":
            yield from _same_figures(value, start, end)
            yield from _vaguer_figure(value, start, end)


def _in_one_place(a: Value, b: Value) -> bool:
    """True when two values hang on one word, or share two content words around them: one detail, told twice."""
    slot_a, slot_b = slot_of(a), slot_of(b)
    return bool(set(slot_a.governors[:1]) & set(slot_b.governors[:1])) or len(slot_a.near & slot_b.near) >= _AROUND


def _plant_kind(value: Value) -> PlantKind:
    kinds: dict[str, PlantKind] = {"number": "number", "date": "date", "person": "person", "place": "place"}
    return kinds[value.kind]


def _other_value(value: Value, old: str) -> str | None:
    choice = _digest(value.told.report, value.told.statement.quote, old)
    if value.kind == "number":
        return other_number(old)
    if value.kind == "date":
        return other_date(old, choice)
    if value.kind == "person":
        return _other_person(value.told, old, choice) if " " in old else None
    if isinstance(value.given, Mention) and value.given.code:
        # An adjective ("Bolivian") would take another form of the new name.
        others = PLACES[value.key]
        return others[choice % len(others)] if value.given.name.lower() == value.text.lower() else None
    return None


def _other_person(told: Told, old: str, choice: int) -> str:
    """Every second time another person of the same report, else somebody nobody has heard of."""
    sentence = told.statement.quote
    entities = {entity.name for entity in told.page.mentioned.values() if entity.type == "person"}
    present = sorted(name for name in entities if " " in name and name not in sentence and not _shares_word(name, old))
    if present and choice % 2:
        return present[choice // 2 % len(present)]
    return PERSONS[choice // 2 % len(PERSONS)]


def _shares_word(a: str, b: str) -> bool:
    return bool(set(a.lower().split()) & set(b.lower().split()))


def other_number(old: str) -> str | None:
    """The words of a number with another number in them; None where that cannot be told."""
    figure = re.search(r"\d+", old)
    if figure and not re.search(r"\d[.,/-]\d", old):
        number = int(figure[0])
        return old[: figure.start()] + str(number + max(2, number // 3)) + old[figure.end() :]
    for i, word in enumerate(_NUMERALS):
        if re.search(rf"\b{word}\b", old, re.IGNORECASE):
            other = _NUMERALS[(i + 3) % len(_NUMERALS)]
            return re.sub(rf"\b{word}\b", other.capitalize() if old[0].isupper() else other, old, flags=re.IGNORECASE)
    return None


def other_date(old: str, choice: int) -> str | None:
    """The words of a date with another weekday, month or year in them; None where there is none of these."""
    for names in (_WEEKDAYS, _MONTHS):
        for i, name in enumerate(names):
            if name in old and not re.search(r"\b(?:29|30|31)\b", old):
                return old.replace(name, names[(i + 2 + choice % 3) % len(names)])
    year = re.fullmatch(r"(.*)\b((?:19|20)\d\d)\b(.*)", old)
    return f"{year[1]}{int(year[2]) - 2 - choice % 3}{year[3]}" if year else None


def _same_figures(value: Value, start: int, end: int) -> Iterator[Planting]:
    """A figure rounded or put in another unit."""
    told = value.told
    text = told.page.annotation.report.text
    old = text[start:end]
    figure = re.fullmatch(r"(\D*)(\d{1,3}(?:,\d{3})+|\d+)(\D*)", old)
    if figure is None or re.search(r"(?:about|around|nearly|some|over|than|least)\s$", text[max(0, start - 8) : start]):
        return
    number = int(figure[2].replace(",", ""))
    step = 10 ** (len(str(number)) - 2)
    if step >= 10 and number % step and not 1900 < number < 2100:
        yield _planting("rounding", told, start, old, f"about {figure[1]}{round(number / step) * step:,}{figure[3]}")
    for unit, factor, other in _CONVERSIONS:
        if unit.search(figure[3]):
            converted = number * factor
            shown = f"{converted:.1f}" if converted < 10 else f"{converted:.0f}"
            yield _planting("unit", told, start, old, f"{figure[1]}{shown}{unit.sub(other, figure[3])}")
    if 2 <= number < len(_NUMERALS) + 1 and figure[2] == str(number) and not figure[1].endswith(("$", "£", "€")):
        yield _planting("unit", told, start, old, f"{figure[1]}{_NUMERALS[number - 1]}{figure[3]}")


def _vaguer_figure(value: Value, start: int, end: int) -> Iterator[Planting]:
    """An exact count said to be a least one."""
    told = value.told
    text = told.page.annotation.report.text
    old = text[start:end]
    counts = re.match(r"\d|" + "|".join(_NUMERALS), old) and value.low == value.high and value.low >= 2
    if counts and told.page.words[value.words[0]].dep == "nummod" and not value.key.endswith("old"):
        yield _planting("rounding", told, start, old, f"at least {old}")


def _negations(one: Told, other: Told) -> Iterator[Planting]:
    """A negation put after the auxiliary of a verb that the other sentence has too."""
    others = {predicate.lemma: predicate.word for predicate in predicates(other)}
    page = one.page
    for predicate in predicates(one):
        if predicate.negated or predicate.lemma not in others or predicate.mode == "open":
            continue
        at, there = predicate.word, others[predicate.lemma]
        if len(surroundings(one, range(at, at + 1)) & surroundings(other, range(there, there + 1))) < _AROUND:
            continue
        word = page.words[at]
        auxiliaries = [c for c in page.children[predicate.word] if page.words[c].dep in ("aux", "auxpass")]
        if auxiliaries:
            helper = page.words[auxiliaries[0]]
            yield _planting("polarity", one, helper.start, helper.text, f"{helper.text} not")
        elif word.tag == "VBD":
            yield _planting("polarity", one, word.start, word.text, f"did not {word.lemma}")


def _other_speakers(one: Told, other: Told) -> Iterator[Planting]:
    """The speaker of a statement that the other sentence gives to the same speaker, changed into another person."""
    speakers = {by.entity for by in other.statement.said_by if by.entity}
    if len(one.lemmas & other.lemmas) < _SAID_ALIKE:
        return
    entities = one.page.entities
    for by in one.statement.said_by:
        if by.entity not in speakers or by.entity is None or entities[by.entity].type != "person":
            continue
        for mention in one.mentions():
            entity = one.page.mentioned.get((mention.start, mention.end))
            names_the_speaker = by.start < mention.end and mention.start < by.end
            if names_the_speaker and entity is not None and entity.id == by.entity and " " in mention.name:
                old = one.page.annotation.report.text[mention.start : mention.end]
                at = mention.start + max(0, old.find(mention.name))
                new = _other_person(one, mention.name, _digest(one.report, one.statement.quote, "speaker"))
                if one.page.annotation.report.text[at : at + len(mention.name)] == mention.name:
                    yield _planting("attribution", one, at, mention.name, new)
                break


def _paraphrases(told: Told) -> Iterator[Planting]:
    text = told.page.annotation.report.text
    start, end = told.statement.start, told.statement.end
    for old, new in _SAYING_THE_SAME:
        found = re.search(rf"(?<![\w“\"]){re.escape(old)}(?!\w)", text[start:end])
        if found is not None and text[start : start + found.start()].count('"') % 2 == 0:
            yield _planting("paraphrase", told, start + found.start(), old, new)


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()


def _digest(*parts: str) -> int:
    return int(_hash("|".join(parts))[:8], 16)
