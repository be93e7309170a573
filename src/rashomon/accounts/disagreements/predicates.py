"""What is asserted of whom, denied, planned or held possible: the predicates of a statement."""

from dataclasses import dataclass
from typing import Literal

from rashomon.accounts.disagreements.lexicon import (
    CAN,
    DENYING,
    DID,
    HEDGES,
    HEDGING,
    IF,
    LIGHT,
    LIMITS,
    NO,
    PLANNING,
    RAISING,
    WHETHER,
    WILL,
)
from rashomon.accounts.disagreements.participants import OBJECTS, SUBJECTS, participants
from rashomon.accounts.disagreements.remembering import once_each
from rashomon.accounts.disagreements.told import Page, Told
from rashomon.model.annotation import Word

_ALSO_DENY = DENYING | {"without", "unable", "cannot"}
# "happened": told as done or under way; "planned": still to come; "possible": hedged.
Mode = Literal["happened", "planned", "possible", "open"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Predicate:
    """A verb, or an adjective or noun that a copula asserts, with its participants as lemmas or entity ids.

    `word` is its index in the report's words; `subjects`, `objects` and `obliques` (what hangs on by a preposition)
    leave pronouns out, `open` tells that one was a pronoun and may be anyone. `agentless`: a passive that does not say
    by whom. `limited`: the clause holds a word such as "until" or "only".
    """

    word: int
    lemma: str
    text: str
    negated: bool
    mode: Mode
    subjects: frozenset[str]
    objects: frozenset[str]
    obliques: frozenset[str]
    open: bool
    agentless: bool
    limited: bool


@once_each
def predicates(told: Told) -> list[Predicate]:
    """The predicates inside a statement in text order, light verbs left out."""
    page = told.page
    found = []
    for i in told.words:
        word = page.words[i]
        lemma = word.lemma.lower()
        copula = _copula(page, i)
        if copula is None and (word.pos != "VERB" or lemma in LIGHT):
            continue
        verb = i if copula is None else copula
        negations = _negations(page, i, verb)
        if negations > 1:
            continue  # what two negations of one verb come to cannot be told from the parse
        taking_part = participants(page, verb)
        found.append(
            Predicate(
                word=i,
                lemma=lemma,
                text=_phrase(page, i, verb),
                negated=negations == 1,
                mode=_mode(page, i, verb),
                subjects=taking_part.subjects,
                objects=frozenset() if copula is not None else taking_part.objects,
                obliques=taking_part.obliques,
                open=taking_part.open,
                agentless=taking_part.passive and not taking_part.subjects,
                limited=any(page.words[c].text.lower() in LIMITS for at in (i, verb) for c in page.children[at]),
            )
        )
    return found


def denials(told: Told) -> int:
    """How many words of the statement's whole sentence deny something, whatever they belong to."""
    words = told.page.words
    return sum(_is_no(words[i]) or words[i].lemma.lower() in _ALSO_DENY for i in told.context)


def _copula(page: Page, i: int) -> int | None:
    """The form of "be" that asserts the word, if the word is what it asserts."""
    word = page.words[i]
    if word.dep in ("acomp", "attr") and word.pos in ("ADJ", "NOUN") and page.words[word.head].lemma.lower() == "be":
        return word.head
    return None


def _negations(page: Page, i: int, verb: int) -> int:
    """The number of negations on the predicate, its subject or object, or the verb it depends on."""
    count = 0
    for at in sorted({i, verb}):
        for child in page.children[at]:
            word = page.words[child]
            if _is_no(word):
                count += 1
            elif word.dep in (*SUBJECTS, *OBJECTS):
                count += any(_is_no(page.words[c]) for c in page.children[child])
    word = page.words[verb]
    head = page.words[word.head]
    if word.head != verb:
        denied = word.dep in ("xcomp", "ccomp", "pcomp", "dobj") and head.lemma.lower() in DENYING
        if denied or (word.dep == "pcomp" and head.text.lower() == "without"):
            count += 1
        elif word.dep == "xcomp" or (word.dep == "ccomp" and head.lemma.lower() in RAISING):
            # "unable to", "not able to", "did not think that", "too far to"
            count += any(_is_no(page.words[c]) or page.words[c].text.lower() == "too" for c in page.children[word.head])
    return count


def _is_no(word: Word) -> bool:
    return word.dep == "neg" or word.text.lower() in NO


def _mode(page: Page, i: int, verb: int) -> Mode:
    auxiliaries = {
        page.words[c].text.lower()
        for at in (i, verb)
        for c in page.children[at]
        if page.words[c].pos in ("AUX", "ADV", "PART") or page.words[c].dep == "aux"
    }
    word = page.words[verb]
    head = page.words[word.head]
    governed = word.head != verb and word.dep in ("xcomp", "ccomp", "pcomp")
    if word.dep == "advcl" and any(page.words[c].text.lower() in IF for c in page.children[verb]):
        return "open"
    if word.dep == "ccomp" and (_is_asked(page, verb) or _is_out_of_reach(page, word.head)):
        return "open"
    if auxiliaries & HEDGES or (governed and head.lemma.lower() in HEDGING):
        return "possible"
    if auxiliaries & WILL or (governed and head.lemma.lower() in PLANNING):
        return "planned"
    if "to" in auxiliaries or auxiliaries & CAN:
        return "open"
    if auxiliaries & DID or word.tag in ("VBD", "VBN") or (verb != i and word.tag in ("VBZ", "VBP")):
        return "happened"
    return "open"


def _is_asked(page: Page, verb: int) -> bool:
    """True for "fallen" in "asked whether the bridge had fallen"."""
    return any(page.words[c].dep == "mark" and page.words[c].text.lower() in WHETHER for c in page.children[verb])


def _is_out_of_reach(page: Page, verb: int) -> bool:
    """True for "say" in "too early to say that the bridge had fallen"."""
    word = page.words[verb]
    return word.dep == "xcomp" and any(page.words[c].text.lower() == "too" for c in page.children[word.head])


def _phrase(page: Page, i: int, verb: int) -> str:
    """The predicate with its auxiliaries and negation, for people to read."""
    kept = {i, verb}
    for at in (i, verb):
        kept.update(
            c for c in page.children[at] if page.words[c].dep in ("aux", "auxpass", "prt") or _is_no(page.words[c])
        )
    words = [page.words[k].text for k in sorted(kept)]
    return " ".join(words).replace(" n't", "n't").replace(" n’t", "n’t")
