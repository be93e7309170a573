"""The noun that a number counts, and what became of those counted, found in the parse."""

from typing import TYPE_CHECKING

from rashomon.language.quantities.counted import (
    FATE_OF_ADJECTIVE,
    FATE_OF_NOUN,
    FATE_OF_VERB,
    SUFFERED_BY_SUBJECT,
    TOLLS,
    unit_with_fate,
)
from rashomon.language.quantities.dependents import near_children
from rashomon.language.quantities.wordlist import word_list

if TYPE_CHECKING:
    from spacy.tokens import Token

_GATHERINGS = frozenset(word_list("crowd group audience congregation gathering"))
_STAND_INS = frozenset(word_list("other another more them we us you they"))
_PEOPLE = frozenset(word_list("person people"))
_CARRIERS = frozenset(word_list("total toll number group crowd handful"))
# May stand between a number and its fate: "12 others were reported missing".
_BETWEEN = frozenset(
    word_list(
        "others other or more were was are is been be have has had still also left feared reported confirmed believed "
        "listed "
        "remain remained people persons seriously critically badly slightly"
    )
)
_MAX_CLIMB = 4


def counted_noun(number: "Token") -> "Token | None":
    """The noun that a number token counts; None when it counts none (the number stands alone)."""
    if number.dep_ in ("nummod", "quantmod", "compound", "amod", "nmod") and number.head.i > number.i:
        head = number.head
        if head.pos_ in ("NOUN", "PROPN", "PRON", "ADJ"):
            return _real_noun(head)
        if head.tag_ == "CD" and head.i != number.i:
            return counted_noun(head)
    return _after_of(number)


def _after_of(number: "Token") -> "Token | None":
    """ "Dozens of people", "12 of the victims"."""
    for child in near_children(number):
        if child.lower_ == "of" and child.i > number.i:
            for noun in near_children(child):
                if noun.dep_ == "pobj" and (noun.pos_ in ("NOUN", "PROPN") or noun.lower_ in FATE_OF_ADJECTIVE):
                    return noun
    return None


def _real_noun(noun: "Token") -> "Token":
    if noun.lower_ in _CARRIERS:
        return _after_of(noun) or noun
    return noun


def counted_unit(number: "Token", noun: "Token | None") -> str:
    """The unit name of a counted noun with its fate ("people", "soldier killed"); "" when nothing is counted."""
    fate = _fate(number, noun)
    if noun is None:
        return unit_with_fate("people", fate) if fate else _measured_by(number)
    lemma = noun.lemma_.lower()
    if noun.pos_ == "PROPN" and lemma.endswith("s") and noun.dep_ != "compound":
        lemma = lemma[:-1]
    if noun.lower_ in FATE_OF_ADJECTIVE and noun.pos_ in ("ADJ", "NOUN", "VERB"):
        return unit_with_fate("people", FATE_OF_ADJECTIVE[noun.lower_])
    if lemma in FATE_OF_NOUN:
        return lemma
    if lemma in _STAND_INS:
        return unit_with_fate("people", fate) if fate else ""
    if lemma in _PEOPLE:
        lemma = "people"
    return unit_with_fate(lemma, fate)


def _fate(number: "Token", noun: "Token | None") -> str | None:
    subject = noun if noun is not None else number
    # "12 of the victims were killed": the number is the subject.
    for token in (_first_conjunct(subject), number):
        verb = token.head
        if verb.lower_ == "of" and verb.head.lemma_.lower() in FATE_OF_NOUN:  # "the deaths of 10 passengers"
            return FATE_OF_NOUN[verb.head.lemma_.lower()]
        fate = FATE_OF_VERB.get(verb.lemma_.lower()) if verb.pos_ in ("VERB", "AUX") else None
        if fate is not None and _suffers(token, verb):
            return fate
    for child in near_children(subject):
        if child.dep_ in ("acl", "amod", "relcl"):
            if child.dep_ != "relcl" and child.tag_ in ("VBN", "JJ", "VBD"):
                fate = FATE_OF_VERB.get(child.lemma_.lower()) or FATE_OF_ADJECTIVE.get(child.lower_)
            else:
                fate = FATE_OF_VERB.get(child.lemma_.lower())
                passive = any(c.dep_ == "nsubjpass" for c in near_children(child))
                if fate is not None and not (passive or child.lemma_ in SUFFERED_BY_SUBJECT):
                    fate = None
            if fate is not None:
                return fate
    return _fate_after(subject if subject.i > number.i else number)


def _first_conjunct(noun: "Token") -> "Token":
    """What "two pilots" hangs on in "killing ten passengers and two pilots"."""
    for _ in range(_MAX_CLIMB):
        if noun.dep_ != "conj" or noun.head.pos_ not in ("NOUN", "PROPN", "NUM"):
            break
        noun = noun.head
    return noun


def _suffers(token: "Token", verb: "Token") -> bool:
    if token.dep_ in ("nsubjpass", "dobj") or (token.dep_ == "nsubj" and verb.lemma_ in SUFFERED_BY_SUBJECT):
        return not (token.dep_ == "dobj" and verb.lemma_ in SUFFERED_BY_SUBJECT)
    # "30 injured" after "12 were killed and": an elided passive, parsed as active.
    return token.dep_ == "nsubj" and verb.tag_ == "VBN" and verb.i == token.i + 1


def _fate_after(token: "Token") -> str | None:
    doc = token.doc
    for i in range(token.i + 1, min(token.i + 5, len(doc))):
        following = doc[i]
        fate = FATE_OF_ADJECTIVE.get(following.lower_)
        if fate is not None:
            # "12 injured passengers" is seen by the children of the noun; "12 rescued the cat" is not a fate.
            return None if any(c.dep_ == "dobj" for c in near_children(following)) else fate
        if following.lower_ not in _BETWEEN:
            return None
    return None


def _measured_by(number: "Token") -> str:
    """For a number that stands alone: what the toll, count or number counts ("the death toll rose to 12")."""
    token = number
    for _ in range(_MAX_CLIMB):
        token = token.head
        if token.lemma_.lower() in TOLLS and token.pos_ == "NOUN":
            return _of_toll(token)
        if token.lemma_.lower() in _GATHERINGS and number.head.lower_ == "of":
            return "people"
        if token.pos_ in ("VERB", "AUX"):
            for child in near_children(token):
                if child.dep_ in ("nsubj", "nsubjpass", "dobj", "pobj") and child.lemma_.lower() in TOLLS:
                    return _of_toll(child)
                if child.dep_ in ("nsubj", "nsubjpass") and child.lemma_.lower() in FATE_OF_NOUN and child.i < number.i:
                    return child.lemma_.lower()
        if token.head.i == token.i:
            break
    return ""


def _of_toll(toll: "Token") -> str:
    for child in near_children(toll):
        if child.dep_ in ("compound", "amod") and child.lemma_.lower() in FATE_OF_NOUN:
            return child.lemma_.lower()
    noun = _after_of(toll)
    if noun is None:
        for child in near_children(toll):
            for grandchild in near_children(child):
                if child.lower_ == "of" and grandchild.lower_ in FATE_OF_ADJECTIVE:
                    return unit_with_fate("people", FATE_OF_ADJECTIVE[grandchild.lower_])
        return "death" if toll.lemma_.lower() == "toll" else ""
    if noun.lower_ in FATE_OF_ADJECTIVE:
        return unit_with_fate("people", FATE_OF_ADJECTIVE[noun.lower_])
    return counted_unit(noun, noun)
