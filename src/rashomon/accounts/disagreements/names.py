"""Persons and places that statements give, and when two of them cannot stand for one another."""

import re
from dataclasses import replace

from rashomon.accounts.disagreements.lexicon import KINDS_OF_PLACE, TELLING
from rashomon.accounts.disagreements.slots import Likeness, Value, words_of_span
from rashomon.accounts.disagreements.told import Page, Told, spans_within
from rashomon.language.entities.gazetteer import nation_forms, places
from rashomon.model.annotation import EntityType, Mention

# A place of no more letters that the gazetteer does not know is an abbreviation of something.
_SHORT = 4
# "(R-Texas)": a party and whom a member stands for.
_PARTY = re.compile(r"\b(?:R|D|I|Rep|Dem|Ind)\.? ?[-–—] ?$")
_REACH = 8
# A dateline names a place within so many characters.
_DATELINE = 60
_AFTER_DATELINE = re.compile(r"\s?[,(:–—-]")
# Names within this many edits of one another, in relation to their length, are one name misspelt.
_SPELLING = 0.34


def person_values(told: Told) -> list[Value]:
    """The persons who take part in what a statement asserts; who merely tells it is left out."""
    return [
        _value(told, mention)
        for mention in _of_type(told, "person")
        if _has_full_name(told, mention) and not _tells(told, mention)
    ]


def speaker_values(told: Told) -> list[Value]:
    """The persons on whose word a statement rests, or who tell it, by the names they have there."""
    inside = [mention for mention in _of_type(told, "person") if _tells(told, mention)]
    outside = [
        mention
        for by in told.statement.said_by
        if not by.start < told.statement.end or not told.statement.start < by.end
        for mention in spans_within(told.page.annotation.mentions, by)
        if mention.type == "person"
    ]
    return [
        replace(_value(told, mention), kind="attribution")
        for mention in (*inside, *outside)
        if _has_full_name(told, mention)
    ]


def all_persons(told: Told) -> list[Value]:
    """Every person that a statement names, in whatever part."""
    return [_value(told, mention) for mention in _of_type(told, "person")]


def place_values(told: Told) -> list[Value]:
    """The places of what a statement asserts, without those that only say where the report or its source is ("KABUL,
    March 2 -", "the government in Seoul said"), or what somebody is ("the Vietnamese capital", "two Norwegians").
    """
    text = told.page.annotation.report.text
    return [
        _value(told, mention)
        for mention in _places(told)
        if _is_a_place(mention.name) and not _in_dateline(text, mention) and not _in_source(told.page, mention)
    ]


def all_places(told: Told) -> list[Value]:
    """Every place that a statement names, in whatever part."""
    return [_value(told, mention) for mention in _places(told)]


def _places(told: Told) -> list[Mention]:
    """The names of places, without those that tell whom a member of a parliament stands for."""
    text = told.page.annotation.report.text
    return [
        mention
        for mention in _of_type(told, "place")
        if (mention.code or len(mention.name) > _SHORT)
        and not _PARTY.search(text, max(0, mention.start - _REACH), mention.start)
    ]


def _is_a_place(name: str) -> bool:
    """False for the adjectives and the peoples of nations."""
    forms = nation_forms(name)
    return not forms or any(form.kind not in ("adjective", "people") for form in forms)


def _in_dateline(text: str, mention: Mention) -> bool:
    """True for a name in capitals with which a line begins, a comma, bracket, colon or dash behind it."""
    first = max(0, mention.start - _DATELINE)
    line = text.rfind("\n", first, mention.start) + 1
    begins = line > 0 or first == 0
    capitals = len(mention.name) > _SHORT and text[max(first, line) : mention.end].isupper()
    return begins and capitals and _AFTER_DATELINE.match(text, mention.end) is not None


def _in_source(page: Page, mention: Mention) -> bool:
    """True when a name stands in the words for who says something."""
    return any(mention.overlap(span) for attribution in page.annotation.attributions for span in attribution.source)


def name_likeness(a: Value, b: Value) -> Likeness:
    """How two names stand to each other: one entity or one spelling is the same, a shared name part vaguer.

    A name that stands in the other's sentence too, in whatever function, has no rival there.
    """
    if a.key != b.key:
        return "unrelated"
    if a.said == b.said or (a.name and a.name == b.name) or _one_code(a, b):
        return "same"
    if _parts(a) & _parts(b):
        return "vaguer"
    if _holds(a.told, b) or _holds(b.told, a):
        return "unrelated"
    if a.kind != "place" and _one_spelling(a.said, b.said):
        return "vaguer"
    if _initials(a.said, b.said) or _initials(b.said, a.said):
        return "vaguer"
    return "different"


def _said(mention: Mention) -> str:
    return mention.name.lower().replace(".", "")


def _has_full_name(told: Told, mention: Mention) -> bool:
    """True when the story gives more than one word of the name, or two reports give it: one word may be anything."""
    entity = told.page.mentioned.get((mention.start, mention.end))
    if entity and len({m.report for m in entity.mentions}) > 1:
        return True
    return any(" " in name for name in (mention.name, *((entity.name, *entity.aliases) if entity else ())))


def _of_type(told: Told, type: EntityType) -> list[Mention]:
    """The names of a type, by what the whole story shows them to be where that is known."""
    mentioned = told.page.mentioned
    return [
        mention
        for mention in told.mentions()
        if (((entity := mentioned.get((mention.start, mention.end))) and entity.type) or mention.type) == type
    ]


def _value(told: Told, mention: Mention) -> Value:
    entity = told.page.mentioned.get((mention.start, mention.end))
    return Value(
        kind="person" if (entity.type if entity else mention.type) == "person" else "place",
        key="person" if (entity.type if entity else mention.type) == "person" else _level(mention),
        text=entity.name if entity else mention.name,
        said=_said(mention),
        told=told,
        words=words_of_span(told, mention.start, mention.end),
        name=entity.id if entity else "",
        given=mention,
    )


def _level(mention: Mention) -> str:
    """Persons compare with persons, places with places of their level: a city lies in a state, not against it."""
    code = mention.code or ""
    if code.startswith("iso:"):
        return "country"
    known = places(mention.name)
    if known and known[0].kind != "city":
        return "region"
    return "city" if known or code else "spot"


def _tells(told: Told, mention: Mention) -> bool:
    """True when the name is the one on whose word the statement rests, or the subject of a verb of telling."""
    if any(mention.start < by.end and by.start < mention.end for by in told.statement.said_by):
        return True
    words = told.page.words
    for i in words_of_span(told, mention.start, mention.end):
        head = words[words[i].head]
        if words[i].dep in ("nsubj", "nsubjpass") and head.lemma.lower() in TELLING:
            return True
        if words[i].dep == "pobj" and head.text.lower() == "to" and words[head.head].text.lower() == "according":
            return True
    return False


def _holds(told: Told, value: Value) -> bool:
    """True when the last word of a name stands in a statement; of a whole report this says nothing."""
    last = value.said.rpartition(" ")[2]
    return told.statement.id != "" and last not in KINDS_OF_PLACE and last in told.statement.quote.lower()


def _one_code(a: Value, b: Value) -> bool:
    """True when the gazetteer knows both as one place ("Chinese" and "China")."""
    codes = {given.code for given in (a.given, b.given) if isinstance(given, Mention)}
    return len(codes) == 1 and None not in codes


def _parts(value: Value) -> set[str]:
    """The words of a name that tell it from others; of places without words such as "street"."""
    parts = set(value.said.replace("-", " ").split())
    return (parts - KINDS_OF_PLACE or parts) if value.kind == "place" else parts


def _initials(short: str, name: str) -> bool:
    """True when a name is the first letters of another ("jfk", "john f kennedy")."""
    words = name.split()
    return len(words) > 1 and short == "".join(word[0] for word in words)


def _one_spelling(a: str, b: str) -> bool:
    """True when the last words of two names are nearly spelt alike."""
    from rapidfuzz.distance import OSA

    return OSA.normalized_distance(a.rpartition(" ")[2], b.rpartition(" ")[2]) <= _SPELLING
