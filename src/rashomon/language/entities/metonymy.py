"""Whether the name of a capital means the government or the place: "Seoul said" or "in Seoul"."""

from typing import TYPE_CHECKING

from rashomon.language.entities.wordlists import word_set

if TYPE_CHECKING:
    from spacy.tokens import Token

_IN_A_PLACE = word_set("in at near around outside inside across throughout above over off beyond into through via")
_MOTION = word_set(
    "travel fly go come arrive return head move drive walk march rush leave depart flee ship send bring take transfer "
    "relocate deport extradite invite visit trip flight journey travel road route train train bus tour drive arrival "
    "return departure evacuate withdraw airport mile kilometre kilometer km north south east west report live "
    "broadcast bear born base locate hold"
)
_LOCAL = word_set(
    "street mayor airport suburb resident metro subway hospital neighbourhood neighborhood square skyline station "
    "university school hotel stadium bridge river district population museum cathedral outskirts center centre fire "
    "department police court theater theatre restaurant park bus train traffic weather stock exchange area"
)
_POLITICAL = word_set(
    "government official officials administration regime ministry minister policy leader leadership authority "
    "authorities diplomat delegation negotiator ambassador envoy side position sanction demand pressure troops forces "
    "talk negotiation relation tie alliance stance"
)
_DONE_TO_PLACES = word_set(
    "visit leave reach enter hit strike bomb shell rock flood evacuate tour flee occupy capture storm besiege seize "
    "surround pass cross hit devastate paralyse paralyze"
)
_TELLS_WHERE = frozenset({"capital", "city", "town"})


def stands_for_government(token: "Token") -> bool:
    """True when a capital's name, at this token, acts or is dealt with as a government would be.

    Reads the dependency the name stands in: subjects and possessors act; the objects of "in", of motion and of
    visiting are places. Names without a clear role (datelines, captions, addresses) are places.
    """
    token = _first_conjunct(token)
    head, dep = token.head, token.dep_
    if dep in ("nsubj", "agent"):
        # "Seoul is the capital", "Paris is a city"
        return not any(child.dep_ == "attr" and child.lemma_.lower() in _TELLS_WHERE for child in head.children)
    if dep in ("nsubjpass", "dobj", "dative"):
        return head.lemma_.lower() not in _DONE_TO_PLACES
    if dep == "poss":
        return head.lemma_.lower() not in _LOCAL
    if dep in ("compound", "amod", "nmod"):
        return head.lemma_.lower() in _POLITICAL
    if dep == "pobj":
        return _object_of(head)
    return False


def _object_of(preposition: "Token") -> bool:
    word, governor = preposition.lower_, preposition.head.lemma_.lower()
    if word in _IN_A_PLACE:
        return False
    if word == "of":
        return governor in _POLITICAL
    if word in ("to", "from", "for", "towards", "toward"):
        return governor not in _MOTION
    return True


def _first_conjunct(token: "Token") -> "Token":
    # Bounded: a malformed parse must not loop.
    for _ in range(20):
        if token.dep_ != "conj" or token.head is token:
            break
        token = token.head
    return token
