"""Common nouns and pronouns of one report that stand for people and bodies, and what each stands for.

A description or a pronoun joins a name where `coreference` finds one; else it joins the last description that fits:
the same noun, or for a pronoun one that agrees in gender and number (Hobbs 1978; Lappin & Leass 1994).
"""

from collections import deque
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from rashomon.language.entities.common_nouns import gender_of_noun, type_of_noun
from rashomon.language.entities.coreference import named_at, referent_of_range
from rashomon.language.entities.referents import Discourse, Referent, discourse_of
from rashomon.language.entities.titles import Gender
from rashomon.language.quantities.dependents import near_children
from rashomon.model.annotation import EntityType, Mention
from rashomon.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

# Where a noun tells of a participant; before another noun ("police car") or a name ("Officer Hale") it does not.
_PARTICIPANTS = frozenset(
    {"nsubj", "nsubjpass", "dobj", "pobj", "conj", "attr", "appos", "ROOT", "dep", "dative", "agent"}
)
_BESIDE_NAME = frozenset({"appos", "compound", "nmod"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass"})
_PERSONAL: dict[str, Gender] = {"he": "m", "him": "m", "himself": "m", "she": "f", "her": "f", "herself": "f"}
_PLURAL = frozenset({"they", "them", "themselves"})
_RELATIVE = frozenset({"who", "whom"})
_NEW = frozenset({"another", "other"})
_LONGEST = 12  # words of a description
_WINDOW = 2  # sentences a pronoun looks back for a description
_RECENT = 40  # things it may stand for
_MAX_CLIMB = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference(Span):
    """A common noun or a pronoun that stands for somebody.

    `antecedent` is a mention of the name it stands for; None when it stands for nobody named, then `chain` numbers who
    that is within the report. `noun` is the lemma of the noun, for a pronoun that of the noun it stands for ("" when it
    stands for a name).
    """

    type: EntityType
    antecedent: Mention | None
    chain: int
    noun: str
    plural: bool


@dataclass(slots=True, kw_only=True)
class _Thing:
    """Who references stand for: somebody named, or somebody introduced by a noun. `sentence` and `token` are where they
    were told of last, `subject` whether as a subject."""

    type: EntityType
    referent: Referent | None
    noun: str
    plural: bool
    gender: Gender
    sentence: int = -99
    token: int = -1
    subject: bool = False


@dataclass(slots=True, kw_only=True)
class _Memory:
    """The things told of so far, by number, and how to find them."""

    doc: "Doc"
    discourse: Discourse
    things: list[_Thing] = field(default_factory=list)
    of_referent: dict[int, int] = field(default_factory=dict)
    of_noun: dict[tuple[str, bool], int] = field(default_factory=dict)
    of_token: dict[int, int] = field(default_factory=dict)
    recent: deque[int] = field(default_factory=lambda: deque(maxlen=_RECENT))

    def named(self, referent: Referent) -> int:
        """The thing of somebody named."""
        first = referent.mentions[0]
        if first not in self.of_referent:
            self.of_referent[first] = len(self.things)
            plural = referent.type == "group"
            self.things.append(
                _Thing(type=referent.type, referent=referent, noun="", plural=plural, gender=referent.gender)
            )
        return self.of_referent[first]


def find_references(doc: "Doc", mentions: Sequence[Mention]) -> tuple[Reference, ...]:
    """The references of a report in text order, none overlapping a mention.

    `mentions` are those of `find_mentions`. Left out are possessives ("his"), "it", and nouns that stand before others
    ("police car"). Time is linear in the length of the text.
    """
    memory = _Memory(doc=doc, discourse=discourse_of(doc, mentions))
    for noun, referent in _called(doc, memory.discourse).items():
        memory.of_noun[noun, False] = memory.named(referent)
    found: list[Reference] = []
    named = memory.discourse.mentions
    at = 0
    for token in doc:
        while at < len(named) and named[at].end <= token.idx:
            at += 1
        if at < len(named) and named[at].start < token.idx + len(token):
            continue
        key = _stands_for(memory, token)
        if key is not None:
            _note(memory, token, key)
            found.append(_reference(memory, token, key))
    return tuple(found)


def _stands_for(memory: _Memory, token: "Token") -> int | None:
    if token.pos_ == "NOUN" and token.dep_ in _PARTICIPANTS:
        kind = type_of_noun(token.lemma_.lower())
        return _described(memory, token, kind) if kind is not None else None
    word = token.lower_
    if word in _PERSONAL and token.dep_ != "poss":
        referent = referent_of_range(memory.doc, memory.discourse, token.idx, token.idx + len(token))
        return memory.named(referent) if referent is not None else _last_thing(memory, token)
    if word in _RELATIVE:
        return _relative(memory, token)
    return _last_thing(memory, token) if word in _PLURAL else None


def _note(memory: _Memory, token: "Token", key: int) -> None:
    thing = memory.things[key]
    sentence = memory.discourse.sentence_at(token.idx)
    thing.subject = token.dep_ in _SUBJECTS or (thing.subject and thing.sentence == sentence)
    thing.sentence, thing.token = sentence, token.i
    memory.of_token[token.i] = key
    memory.recent.append(key)


def _reference(memory: _Memory, token: "Token", key: int) -> Reference:
    thing = memory.things[key]
    return Reference(
        start=token.idx,
        end=token.idx + len(token),
        type=thing.type,
        antecedent=memory.discourse.mentions[thing.referent.mentions[0]] if thing.referent is not None else None,
        chain=key,
        noun=token.lemma_.lower() if token.pos_ == "NOUN" else thing.noun,
        plural=thing.plural,
    )


def _called(doc: "Doc", discourse: Discourse) -> dict[str, Referent]:
    """Nouns that the report uses of exactly one named person: "actress Ann Hale", "Hale, a teacher"."""
    found: dict[str, Referent | None] = {}
    for k, mention in enumerate(discourse.mentions):
        if mention.type != "person":
            continue
        name = doc[discourse.token_of[k]]
        nouns = [child for child in near_children(name) if child.dep_ in _BESIDE_NAME]
        if name.dep_ == "appos":
            nouns.append(name.head)
        if name.dep_ == "nsubj" and name.head.lemma_ == "be":
            nouns += [child for child in near_children(name.head) if child.dep_ == "attr"]
        referent = discourse.referents[discourse.referent_of[k]]
        lemmas = [noun.lemma_.lower() for noun in nouns if noun.tag_ == "NN"] + mention.title.lower().split()[-1:]
        for lemma in lemmas:
            if type_of_noun(lemma) == "person":
                found[lemma] = referent if found.get(lemma, referent) is referent else None
    return {lemma: referent for lemma, referent in found.items() if referent is not None}


def _described(memory: _Memory, token: "Token", kind: EntityType) -> int:
    """Who a noun stands for: somebody named beside it, somebody named before, or whom it told of before."""
    plural = token.tag_ == "NNS"
    beside = [child for child in near_children(token) if child.dep_ == "appos"]
    if token.dep_ == "appos":
        beside.append(token.head)
    if token.dep_ == "attr" and token.head.lemma_ == "be" and not plural:
        beside += [child for child in near_children(token.head) if child.dep_ == "nsubj"]
    for other in beside:
        referent = named_at(memory.discourse, other)
        if referent is not None and referent.type == kind:
            return memory.named(referent)
    first = token.left_edge
    if token.i - first.i < _LONGEST:
        referent = referent_of_range(memory.doc, memory.discourse, first.idx, token.idx + len(token))
        if referent is not None and referent.type == kind:
            return memory.named(referent)
    lemma = token.lemma_.lower()
    if (lemma, plural) not in memory.of_noun or first.lower_ in _NEW:
        memory.of_noun[lemma, plural] = len(memory.things)
        several = plural or kind == "organisation"
        memory.things.append(_Thing(type=kind, referent=None, noun=lemma, plural=several, gender=gender_of_noun(lemma)))
    return memory.of_noun[lemma, plural]


def _relative(memory: _Memory, pronoun: "Token") -> int | None:
    """Whom a relative clause hangs on: "the driver, who ..."."""
    verb = pronoun.head
    for _ in range(_MAX_CLIMB):
        if verb.dep_ == "relcl":
            if verb.head.i in memory.of_token:
                return memory.of_token[verb.head.i]
            referent = named_at(memory.discourse, verb.head)
            return memory.named(referent) if referent is not None else None
        if verb.head.i == verb.i:
            break
        verb = verb.head
    return None


def _last_thing(memory: _Memory, pronoun: "Token") -> int | None:
    """The person or body told of last that agrees with a pronoun, a subject before others."""
    plural = pronoun.lower_ in _PLURAL
    gender = _PERSONAL.get(pronoun.lower_, "?")
    earliest = memory.discourse.sentence_at(pronoun.idx) - _WINDOW

    def fits(thing: _Thing) -> bool:
        agrees = thing.plural == plural and {gender, thing.gender} != {"m", "f"}
        return agrees and thing.sentence >= earliest and (plural or thing.type == "person")

    fitting = [key for key in memory.recent if fits(memory.things[key])]
    return max(fitting, key=lambda key: (memory.things[key].subject, memory.things[key].token), default=None)
