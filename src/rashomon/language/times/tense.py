"""Whether a time expression lies before or after its report: read off the verb that governs it."""

from bisect import bisect_right
from typing import TYPE_CHECKING

from rashomon.language.quantities.dependents import near_children
from rashomon.language.quantities.wordlist import word_list
from rashomon.language.times.lexicon import PARTS

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

PAST, UNCLEAR, FUTURE = -1, 0, 1

_FUTURE_AUXILIARIES = frozenset(["will", "'ll", "’ll", "wo", "shall", "ca", "can", "may", "might", "should", "must"])
_AHEAD = frozenset(
    word_list(
        "plan expect schedule due intend aim hope vow promise pledge agree want prepare propose urge order ask "
        "set slate "
        "likely payable effective postpone delay defer extend adjourn expire mature upcoming planned scheduled "
        "expected "
        "deadline project forecast anticipate predict warn threaten pending await"
    )
)
# "Tuesday's vote" may well be next Tuesday's; "Tuesday's ruling" has been given.
_OCCASIONS = frozenset(
    word_list(
        "vote election meeting summit hearing deadline launch game match referendum debate session trial visit "
        "talk ballot "
        "runoff poll ceremony funeral opening"
    )
)
_TOWARDS = frozenset(["until", "till", "by", "for", "to", "at", "on", "in"])
# Words that point ahead only when something stands after them: "postponed until Tuesday", not "announced Tuesday".
_AHEAD_OF_PAST = frozenset(word_list("postpone delay defer extend adjourn schedule set slate due reschedule"))
_MAX_CLIMB = 10


def token_at(doc: "Doc", offset: int) -> "Token | None":
    """The token that covers a character offset, or the last before it."""
    index = bisect_right(_Offsets(doc), offset) - 1
    return doc[index] if 0 <= index < len(doc) else None


def direction(doc: "Doc", offset: int) -> int:
    """PAST, UNCLEAR or FUTURE for the time expression that begins at a character offset of the Doc."""
    token = token_at(doc, offset)
    if token is None:
        return UNCLEAR
    if token.head.lower_ in PARTS and token.head.i > token.i:  # "Tuesday morning"
        token = token.head
    if token.dep_ in ("poss", "compound", "nmod", "amod") and not _is_occasion(token.head):
        return UNCLEAR
    preposition = ""
    for _ in range(_MAX_CLIMB):
        if token.pos_ in ("VERB", "AUX") and token.dep_ not in ("aux", "auxpass"):
            way = _of_verb(token, preposition, depth=3)
            return FUTURE if way == UNCLEAR and preposition in ("until", "till", "by") else way
        if token.pos_ in ("ADP", "SCONJ") and not preposition:
            preposition = token.lower_
            if preposition == "since":
                return PAST
        if token.pos_ in ("ADJ", "NOUN") and token.lower_ in _AHEAD:
            return FUTURE
        if token.head is token or token.head.i == token.i:
            break
        token = token.head
    return UNCLEAR


def _of_verb(verb: "Token", preposition: str, depth: int) -> int:
    helpers = {child.lower_ for child in near_children(verb) if child.dep_ in ("aux", "auxpass")}
    if helpers & _FUTURE_AUXILIARIES:
        return PAST if "have" in helpers and not helpers & {"will", "'ll", "’ll", "wo"} else FUTURE
    if "would" in helpers:
        return PAST if "have" in helpers else FUTURE
    lemma = verb.lemma_.lower()
    tag = verb.tag_
    if "to" in helpers:
        return _of_infinitive(verb, depth)
    if lemma in _AHEAD and preposition == "for":
        return FUTURE
    if tag == "VBN" and not helpers & {"has", "have", "had", "'ve", "’ve"}:
        if lemma in _AHEAD_OF_PAST or (lemma in _AHEAD and helpers & {"is", "are", "'s", "’s", "be"}):
            return FUTURE
        return UNCLEAR if helpers & {"is", "are"} else PAST
    if "had" in helpers:
        return PAST
    if tag == "VBD" or (helpers & {"has", "have", "had", "'ve", "’ve", "was", "were", "did"}):
        return FUTURE if lemma in _AHEAD_OF_PAST and preposition in _TOWARDS else PAST
    if tag == "VBG" and depth and not helpers and verb.head.i != verb.i:
        return _of_governor(verb, depth)
    if tag == "VBG" and helpers & {"is", "are", "'re", "’re", "am"}:
        return FUTURE if preposition else UNCLEAR
    return UNCLEAR


def _is_occasion(noun: "Token") -> bool:
    return noun.lemma_.lower() in _OCCASIONS


def _of_infinitive(verb: "Token", depth: int) -> int:
    governor = verb.head
    if governor.i == verb.i or governor.lemma_.lower() in _AHEAD or governor.lemma_ == "be":
        return FUTURE
    return _of_governor(verb, depth) if depth else UNCLEAR


def _of_governor(verb: "Token", depth: int) -> int:
    token = verb.head
    for _ in range(_MAX_CLIMB):
        if token.lower_ in _AHEAD and token.pos_ in ("ADJ", "NOUN"):
            return FUTURE
        if token.pos_ in ("VERB", "AUX"):
            return _of_verb(token, "", depth - 1) if depth else UNCLEAR
        if token.head.i == token.i:
            break
        token = token.head
    return UNCLEAR


class _Offsets:
    """The start offsets of a Doc's tokens as a sequence, without making a list of them."""

    __slots__ = ("doc",)

    def __init__(self, doc: "Doc") -> None:
        self.doc = doc

    def __len__(self) -> int:
        return len(self.doc)

    def __getitem__(self, index: int) -> int:
        return int(self.doc[index].idx)
