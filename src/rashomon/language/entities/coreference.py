"""Who a pronoun or a definite description in one report stands for, when one antecedent is clear.

Plain rules on the parse in the tradition of Hobbs (1978) and Lappin & Leass (1994): agreement in gender and number,
recency by sentence, subjects before objects. Where two antecedents fit about equally well, the reference stays open.
"""

from bisect import bisect_left
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.language.entities.gazetteer import nation_of
from rashomon.language.entities.heads import NATIONAL_BODIES, ORGANISATION_SUFFIXES, type_of_head
from rashomon.language.entities.referents import Discourse, Referent, discourse_of
from rashomon.language.entities.titles import Gender, role_of
from rashomon.language.entities.wordlists import word_set
from rashomon.model.annotation import Mention

if TYPE_CHECKING:
    from spacy.tokens import Doc, Span, Token

_PRONOUNS: dict[str, Gender] = {
    "he": "m", "him": "m", "his": "m", "himself": "m", "she": "f", "her": "f", "hers": "f", "herself": "f",
}  # fmt: skip
_NEUTER = frozenset({"it", "its", "itself"})
_PLURAL = frozenset({"they", "them", "their", "themselves"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_COMPANY = frozenset({"company", "firm", "carrier", "airline", "automaker", "retailer", "bank", "corporation"})
_CITY = frozenset({"city", "town", "capital"})
_NATION = frozenset({"country", "nation"})
_NO_QUALIFIER = word_set("the this that these those his her its their a an former current new then")
# Sentences to look back; farther antecedents are named again in news.
_WINDOW = 4
_MARGIN = 2.0


def resolve_reference(doc: "Doc", mentions: Sequence[Mention], start: int, end: int) -> str:
    """The full name that doc.text[start:end] stands for within the report, or "" when that is open.

    The range may hold a name ("Mr Moon"), a pronoun ("he") or a definite description ("the minister"). `mentions` are
    those of the report. Raises ValueError when the range is empty or outside the text.
    """
    referent = referent_of_range(doc, discourse_of(doc, mentions), start, end)
    return referent.name if referent is not None else ""


def antecedent_of(doc: "Doc", mentions: Sequence[Mention], start: int, end: int) -> Mention | None:
    """The last mention, at or before the range, of what the range stands for; None when that is open."""
    discourse = discourse_of(doc, mentions)
    referent = referent_of_range(doc, discourse, start, end)
    if referent is None:
        return None
    before = [k for k in referent.mentions if discourse.starts[k] < end]
    return discourse.mentions[before[-1] if before else referent.mentions[0]]


def referent_of_range(doc: "Doc", discourse: Discourse, start: int, end: int) -> Referent | None:
    """What the characters [start, end) of the report stand for, or None. Raises ValueError when outside the text."""
    # Not len(doc.text): that joins all tokens anew for every reference.
    length = doc[-1].idx + len(doc[-1].text_with_ws) if len(doc) else 0
    if not 0 <= start < end <= length:
        raise ValueError(f"no characters {start}:{end} in a text of {length}")
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None or not len(span):
        return None
    words = [token for token in span if not token.is_space and not token.is_punct]
    if len(words) == 1:
        word = words[0]
        if word.lower_ in _PRONOUNS:
            return _person(doc, discourse, word, _PRONOUNS[word.lower_])
        if word.lower_ in _NEUTER:
            return _thing(doc, discourse, word)
        if word.lower_ in _PLURAL:
            return _several(doc, discourse, word)
        if word.tag_ in ("WP", "WDT", "WP$"):
            return _before_relative(discourse, word)
    return _name_in(discourse, span) or _description(discourse, span)


def _name_in(discourse: Discourse, span: "Span") -> Referent | None:
    """The name that the range is about: the one its head lies in, or stands in apposition to its head."""
    root = span.root
    found = named_at(discourse, root)
    for child in root.children if found is None else ():
        inside = span.start <= child.i < span.end
        if inside and child.dep_ == "appos" and role_of(root.text) is not None:
            return named_at(discourse, child)
        if inside and child.lower_ == "of" and type_of_head(root.lower_) == "place":
            for name in child.children:
                found = found or named_at(discourse, name)  # "the city of Lyon"
    return found


def _before_relative(discourse: Discourse, pronoun: "Token") -> Referent | None:
    """The name that a relative clause hangs on: "Ann Hale, who ..."."""
    verb = pronoun.head
    for _ in range(5):
        if verb.dep_ == "relcl":
            return named_at(discourse, verb.head)
        if verb.head is verb:
            break
        verb = verb.head
    return None


def named_at(discourse: Discourse, token: "Token") -> Referent | None:
    """What is named at a token, or None."""
    at = bisect_left(discourse.starts, token.idx + 1) - 1
    if at >= 0 and discourse.mentions[at].end > token.idx:
        return discourse.referents[discourse.referent_of[at]]
    return None


def _recent(discourse: Discourse, offset: int) -> list[int]:
    """Mentions before a place, of the last few sentences."""
    here = discourse.sentence_at(offset)
    first = discourse.sentence_starts[max(0, here - _WINDOW)]
    return list(range(bisect_left(discourse.starts, first), bisect_left(discourse.starts, offset)))


def _person(doc: "Doc", discourse: Discourse, pronoun: "Token", gender: Gender) -> Referent | None:
    here = discourse.sentence_at(pronoun.idx)
    inside = discourse.in_quotation(pronoun.idx)
    scores: dict[int, float] = {}
    for k in _recent(discourse, pronoun.idx):
        referent = discourse.referents[discourse.referent_of[k]]
        if referent.type != "person" or referent.gender not in (gender, "?"):
            continue
        token = doc[discourse.token_of[k]]
        if _same_clause(token, pronoun):
            continue
        score = -3.0 * (here - discourse.sentence_at(discourse.starts[k])) + _prominence(token, pronoun)
        score += 2.0 if referent.gender == gender else 0.0
        score += 0.5 * min(4, sum(discourse.starts[m] < pronoun.idx for m in referent.mentions[:8]))
        if inside != discourse.in_quotation(discourse.starts[k]):
            score -= 3.0
        at = discourse.referent_of[k]
        scores[at] = max(score, scores.get(at, -99.0))
    return _clear_winner(discourse, scores)


def _prominence(token: "Token", pronoun: "Token") -> float:
    """How much the place of a name in its sentence speaks for it: subjects first, objects for object pronouns."""
    object_pronoun = pronoun.dep_ in ("dobj", "pobj", "dative")
    if token.dep_ in _SUBJECTS:
        main = token.head.dep_ in ("ROOT", "ccomp", "conj")
        return (4.0 if main else 3.0) - (1.5 if object_pronoun else 0.0)
    if token.dep_ == "dobj" and object_pronoun:
        return 3.5
    if token.dep_ in ("compound", "nmod", "amod"):
        return -2.0  # "the Hale report" is about a report
    if token.dep_ == "poss":
        return 1.0
    if token.dep_ == "pobj" and token.head.head.lower_ == "according":
        return -3.0
    return 0.0


def _same_clause(token: "Token", pronoun: "Token") -> bool:
    """Arguments of one verb are different people, unless the pronoun is reflexive or possessive.

    A verb without a subject of its own has that of the verb above it: "Hale hoped to meet him", "Hale fell, hitting
    him".
    """
    if pronoun.dep_ == "poss" or pronoun.lower_.endswith("self"):
        return False
    verb = pronoun.head
    if verb.dep_ == "prep":
        verb = verb.head
    for _ in range(5):
        if token.head.i == verb.i and token.dep_ != "poss" and verb.pos_ in ("VERB", "AUX"):
            return True
        if verb.dep_ not in ("xcomp", "advcl", "conj", "pcomp", "acl") or any(
            c.dep_ in _SUBJECTS for c in verb.children
        ):
            return False
        verb = verb.head
    return False


def _clear_winner(discourse: Discourse, scores: dict[int, float]) -> Referent | None:
    ranked = sorted(scores.items(), key=lambda item: (-item[1], item[0]))
    if not ranked or (len(ranked) > 1 and ranked[0][1] - ranked[1][1] < _MARGIN):
        return None
    return discourse.referents[ranked[0][0]]


def _thing(doc: "Doc", discourse: Discourse, pronoun: "Token") -> Referent | None:
    """ "It": the nearest subject before, if that is a body or a nation; any other noun as subject leaves it open."""
    subject = _nearest_subject(doc, pronoun, plural=False)
    referent = named_at(discourse, subject) if subject is not None else None
    return referent if referent is not None and referent.type in ("organisation", "place") else None


def _several(doc: "Doc", discourse: Discourse, pronoun: "Token") -> Referent | None:
    """ "They": the nearest plural subject before, if that is a named group or a body."""
    subject = _nearest_subject(doc, pronoun, plural=True)
    referent = named_at(discourse, subject) if subject is not None else None
    return referent if referent is not None and referent.type in ("group", "organisation") else None


def _nearest_subject(doc: "Doc", pronoun: "Token", plural: bool) -> "Token | None":
    stop = max(0, pronoun.sent.start - 60)
    for i in range(pronoun.i - 1, stop - 1, -1):
        token = doc[i]
        if token.dep_ not in _SUBJECTS or token.pos_ in ("PRON", "DET") or token.head.i == pronoun.head.i:
            continue
        person = token.ent_type_ == "PERSON"
        if plural and (token.tag_ in ("NNS", "NNPS") or token.ent_type_ in ("ORG", "NORP")):
            return token
        if not plural and token.tag_ in ("NN", "NNP") and not person:
            return token
    return None


def _description(discourse: Discourse, span: "Span") -> Referent | None:
    root = span.root
    head = root.lemma_.lower()
    if root.pos_ not in ("NOUN", "PROPN") or span[0].lower_ in ("a", "an", "another", "one", "some"):
        return None
    if root.tag_ in ("NNS", "NNPS"):
        return None
    qualifiers = {t.text for t in span if t.i < root.i and t.lower_ not in _NO_QUALIFIER and t.is_alpha}
    role = role_of(root.lower_)
    if role is not None:
        return _only(discourse, span, [r for r in discourse.referents if _has_role(r, role, qualifiers)])
    if span[0].lower_ not in _DEFINITE:
        return None
    return _only(discourse, span, [r for r in discourse.referents if _is_called(discourse, r, head, qualifiers)])


def _has_role(referent: Referent, role: str, qualifiers: set[str]) -> bool:
    if referent.type != "person" or role not in referent.roles:
        return False
    words = referent.roles[role]
    for qualifier in qualifiers:
        code = nation_of(qualifier)
        if code is not None:
            if referent.nations and code not in referent.nations:
                return False
        elif qualifier[0].islower() and words and qualifier.lower() not in words:
            return False
    return True


def _is_called(discourse: Discourse, referent: Referent, head: str, qualifiers: set[str]) -> bool:
    words = referent.name.lower().split()
    code = discourse.mentions[referent.mentions[0]].code or ""
    if referent.type == "organisation":
        if head in words and (head in NATIONAL_BODIES or type_of_head(head) is not None):
            return all(q.lower() in words or nation_of(q) for q in qualifiers)
        return head in _COMPANY and not qualifiers and words[-1].rstrip(".") in ORGANISATION_SUFFIXES | _COMPANY
    if referent.type == "place" and not qualifiers:
        return (head in _NATION and code.startswith("iso:")) or (head in _CITY and code.startswith("geonames:"))
    return False


def _only(discourse: Discourse, span: "Span", candidates: list[Referent]) -> Referent | None:
    """The one candidate, or the one that was named in this or the last two sentences when the others were not."""
    if len(candidates) == 1:
        return candidates[0]
    here = discourse.sentence_at(span.start_char)
    near = [
        r
        for r in candidates
        if any(0 <= here - discourse.sentence_at(discourse.starts[k]) <= 2 and discourse.starts[k] < span.start_char
               for k in r.mentions)
    ]  # fmt: skip
    return near[0] if len(near) == 1 else None
