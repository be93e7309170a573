"""Who and what takes part in what a verb tells: subject, objects, and what hangs on by a preposition."""

from dataclasses import dataclass

from rashomon.accounts.disagreements.told import Page

SUBJECTS = ("nsubj", "nsubjpass", "csubj")
OBJECTS = ("dobj", "attr", "oprd", "dative")
_RELATIVE = frozenset({"who", "whom", "which", "that"})
_DEPTH = 3


@dataclass(frozen=True, slots=True, kw_only=True)
class Participants:
    """Lemmas of those who take part; `open` when one of them is a pronoun that may be anyone.

    Of a passive the grammatical subject is among the `objects` and the agent is the subject; `passive` tells so.
    """

    subjects: frozenset[str]
    objects: frozenset[str]
    obliques: frozenset[str]
    open: bool
    passive: bool


def participants(page: Page, verb: int) -> Participants:
    """The participants of a verb; a verb without a subject of its own has that of the verb it is joined to."""
    subjects, open_subject = _in_roles(page, verb, SUBJECTS)
    objects, open_object = _in_roles(page, verb, OBJECTS)
    word = page.words[verb]
    passive = word.tag == "VBN" and (
        word.dep == "acl" or any(page.words[c].dep in ("nsubjpass", "auxpass") for c in page.children[verb])
    )
    if not subjects and not open_subject:
        subjects, open_subject = _inherited(page, verb)
    if passive:
        agents, open_agent = _agents(page, verb)
        subjects, objects, open_object = agents, objects | subjects, open_object or open_subject
        open_subject = open_agent
    return Participants(
        subjects=subjects,
        objects=objects,
        obliques=_obliques(page, verb),
        open=open_subject or open_object,
        passive=passive,
    )


def _in_roles(page: Page, verb: int, roles: tuple[str, ...]) -> tuple[frozenset[str], bool]:
    found: set[str] = set()
    pronoun = False
    for child in page.children[verb]:
        if page.words[child].dep in roles:
            names, is_pronoun = _names(page, child, verb)
            found |= names
            pronoun = pronoun or is_pronoun
    return frozenset(found), pronoun


def _names(page: Page, word: int, verb: int) -> tuple[set[str], bool]:
    """The lemmas of a noun and of those joined to it by "and"; a relative pronoun stands for the noun before it."""
    if page.words[word].text.lower() in _RELATIVE and page.words[verb].dep == "relcl":
        word = page.words[verb].head
    found: set[str] = set()
    pronoun = False
    at: int | None = word
    for _ in range(_DEPTH):
        if at is None:
            break
        if page.words[at].pos in ("PRON", "DET"):
            pronoun = True
        else:
            found.add(page.words[at].lemma.lower())
        at = next((c for c in page.children[at] if page.words[c].dep == "conj"), None)
    return found, pronoun


def _inherited(page: Page, verb: int) -> tuple[frozenset[str], bool]:
    at = verb
    for _ in range(_DEPTH):
        word = page.words[at]
        if word.head == at:
            break
        if word.dep == "acl" and page.words[word.head].pos in ("NOUN", "PROPN"):
            return frozenset({page.words[word.head].lemma.lower()}), False
        if word.dep not in ("conj", "xcomp", "advcl", "pcomp", "prep", "relcl"):
            break
        at = word.head
        subjects, pronoun = _in_roles(page, at, SUBJECTS)
        if subjects or pronoun:
            return subjects, pronoun
    return frozenset(), False


def _agents(page: Page, verb: int) -> tuple[frozenset[str], bool]:
    found: set[str] = set()
    pronoun = False
    for by in page.children[verb]:
        if page.words[by].dep == "agent":
            for child in page.children[by]:
                if page.words[child].dep == "pobj":
                    names, is_pronoun = _names(page, child, verb)
                    found |= names
                    pronoun = pronoun or is_pronoun
    return frozenset(found), pronoun


def _obliques(page: Page, verb: int) -> frozenset[str]:
    return frozenset(
        page.words[noun].lemma.lower()
        for preposition in page.children[verb]
        if page.words[preposition].dep == "prep"
        for noun in page.children[preposition]
        if page.words[noun].dep == "pobj" and page.words[noun].pos in ("NOUN", "PROPN")
    )
