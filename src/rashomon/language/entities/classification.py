"""What each name of a text is, by votes from everywhere the text uses it: parser, titles, gazetteers, prepositions."""

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.language.entities.gazetteer import fold, is_given_name, places, seat_of
from rashomon.language.entities.known_bodies import is_known_body
from rashomon.language.entities.names import family_names, is_eastern_name
from rashomon.model.annotation import EntityType

LABEL_TYPES: dict[str, EntityType] = {
    "PERSON": "person", "ORG": "organisation", "GPE": "place", "LOC": "place", "FAC": "place", "NORP": "group",
    "EVENT": "event", "PRODUCT": "product", "WORK_OF_ART": "work", "LAW": "other", "LANGUAGE": "other",
}  # fmt: skip
# How far the small model can be trusted: it is right on most persons and organisations, often wrong on products.
_LABEL_WEIGHT: dict[str, float] = {"PRODUCT": 0.5, "WORK_OF_ART": 0.5, "FAC": 0.6, "LOC": 0.8, "LAW": 0.6}
# Enough against the parser's word, not against somebody the report names in full.
_KNOWN_BODY = 1.2
_LARGE_CITY = 100_000
# A small town's name alone is not enough: most are surnames too.
_ENOUGH = 0.35


@dataclass(frozen=True, slots=True, kw_only=True)
class Use:
    """One use of a name: its form, the type its form alone tells, the parser's label, and what stands around it."""

    form: str
    type: EntityType | None
    title: str
    label: str | None
    exact: bool
    words: int
    in_place: bool
    acts: bool


def classify(uses: Iterable[Use]) -> dict[str, EntityType]:
    """The type of each form, one for the whole text; forms that nothing speaks for are left out."""
    votes: dict[str, dict[EntityType, float]] = defaultdict(lambda: defaultdict(float))
    words: dict[str, int] = {}
    count: dict[str, int] = defaultdict(int)
    for use in uses:
        words[use.form] = use.words
        count[use.form] += 1
        for kind, weight in _votes_of(use):
            votes[use.form][kind] += weight
        votes[use.form]["other"] += 0.0
    for form, length in words.items():
        for kind, weight in _votes_of_form(form, length):
            votes[form][kind] += weight
    decided: dict[str, EntityType] = {}
    without_suffix: set[str] = set()
    for form in sorted((f for f in votes if words[f] > 1), key=lambda f: (-words[f], f)):
        votes[form]["organisation"] += 2.0 * count[form] if form in without_suffix else 0.0
        _decide(decided, form, votes[form])
        if decided.get(form) == "organisation":
            # "Northern Freight Inc" makes "Northern Freight" a company too.
            without_suffix.add(form.rpartition(" ")[0])
    singles = _parts_of_persons(decided)
    for form in sorted(f for f in votes if words[f] == 1):
        # The parser calls a surname a company as often as it is used: one full name outweighs all of that.
        votes[form]["person"] += singles.get(fold(form), 0.0) * count[form]
        votes[form]["organisation"] += _KNOWN_BODY * count[form] if is_known_body(form) else 0.0
        _decide(decided, form, votes[form])
    return decided


def _decide(decided: dict[str, EntityType], form: str, votes: Mapping[EntityType, float]) -> None:
    kind, weight = min(votes.items(), key=lambda item: (-item[1], item[0]))
    if weight > _ENOUGH:
        decided[form] = kind


def _votes_of(use: Use) -> Iterable[tuple[EntityType, float]]:
    if use.type is not None:
        yield use.type, 5.0 if use.type != "person" else 4.0
    if use.label is not None:
        weight = _LABEL_WEIGHT.get(use.label, 1.0)
        yield LABEL_TYPES[use.label], weight if use.exact else 0.5 * weight
    if use.in_place:
        yield "place", 0.4
    if use.acts:
        yield "person", 0.3


def _votes_of_form(form: str, words: int) -> Iterable[tuple[EntityType, float]]:
    first = form.split(maxsplit=1)[0]
    if words in (2, 3, 4) and is_given_name(first):
        yield "person", 1.5
    if is_eastern_name(form):
        yield "person", 1.5
    if seat_of(form):
        yield "place", 2.0
    known = places(form)
    if known:
        best = known[0]
        large = best.kind != "city" or best.population >= _LARGE_CITY
        given = words == 1 and is_given_name(form)
        yield (
            "place",
            (1.6 if large else 0.6 if words > 1 else 0.3) * (0.4 if given else 1.0) * (1.5 if words > 1 else 1.0),
        )
    if words == 1 and form.isupper() and len(form) in (2, 3, 4, 5):
        yield "organisation", 0.7


def _parts_of_persons(decided: Mapping[str, EntityType]) -> dict[str, float]:
    """Weights for single words that are the family name or the given name of a person named in full in the text."""
    parts: dict[str, float] = {}
    for form, kind in decided.items():
        if kind != "person":
            continue
        for family in family_names(form):
            parts[family] = 2.0
        parts.setdefault(fold(form.split(maxsplit=1)[0]), 0.7)
    return parts
