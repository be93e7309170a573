"""Who a source is: its name after resolving it in the report, and its kind."""

from bisect import bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from rashomon.language.attribution.drafts import Draft
from rashomon.language.attribution.lexicon import ANONYMOUS, DOCUMENTS, ORGANISATIONS, POSTS, UNNAMED
from rashomon.language.entities.titles import ROLES
from rashomon.model.annotation import Mention, SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token
    from spacy.tokens import Span as DocSpan

_OPEN = frozenset({
    "he", "she", "they", "it", "i", "we", "you", "who", "which", "that", "this", "these", "whoever", "what", "one",
})  # fmt: skip
_POSSESSIVES = frozenset({"his", "her", "their", "its", "my", "our", "your"})
_DEFINITE = frozenset({"the", "this", "that", "these", "those"})
_SOURCE_KINDS: dict[str, SourceKind] = {
    "person": "named",
    "organisation": "organisation",
    "place": "organisation",
    "group": "organisation",
    "product": "organisation",
    "work": "document",
}
# How far a relative clause or an apposition may stretch before a source's own words become unreadable as a name.
_NAME_MAX = 80


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """The name to show ("" when open), and what kind of source it is."""

    name: str
    kind: SourceKind


OPEN = Speaker(name="", kind="unknown")


@dataclass(frozen=True, slots=True, kw_only=True)
class Names:
    """The mentions of a report in text order, looked up by position."""

    mentions: tuple[Mention, ...]
    starts: tuple[int, ...]

    def at(self, position: int) -> Mention | None:
        """The mention that covers a character, if any."""
        found = bisect_right(self.starts, position) - 1
        if found >= 0 and position < self.mentions[found].end:
            return self.mentions[found]
        return None


def make_names(mentions: Sequence[Mention]) -> Names:
    """Mentions made ready for look-up."""
    ordered = tuple(sorted(mentions, key=lambda mention: (mention.start, mention.end)))
    return Names(mentions=ordered, starts=tuple(mention.start for mention in ordered))


def resolve_speaker(doc: "Doc", text: str, names: Names, draft: Draft) -> Speaker:
    """The speaker of a draft: the name its source stands for in this report, else the source's own words.

    `text` is doc.text, which spaCy puts together anew on every look.
    """
    if not draft.source:
        return OPEN
    source = draft.source[0]
    span = doc.char_span(source.start, source.end, alignment_mode="expand")
    head = root_of(span)
    if span is None or head is None:
        return OPEN
    if head.pos_ == "ADP":  # "by experts", "from the ministry"
        head = next((child for child in head.children if child.dep_ == "pobj"), head)
        span = doc[head.left_edge.i : span.end]
    if head.lower_ in ("who", "which", "that") and head.tag_ in ("WP", "WDT"):
        head = _antecedent(head)
        span = doc[head.left_edge.i : min(head.right_edge.i, head.i + 12) + 1]
    mention = names.at(head.idx) or _named_in_apposition(names, head)
    if mention is not None:
        return Speaker(name=_full_name(doc, names, mention), kind=_SOURCE_KINDS.get(mention.type, "unknown"))
    lemma = head.lemma_.lower()
    if lemma in _OPEN or head.lower_ in _OPEN | _POSSESSIVES:
        name = _refer(doc, names, head.idx, head.idx + len(head))
        return Speaker(name=name, kind="named" if name else "unknown")
    kind = _kind_of_noun(head)
    if kind in ("role", "unknown") and _asks_for_no_name(text, head):
        kind = "anonymous"
    if kind in ("role", "organisation") and _is_definite(span):
        named = _refer(doc, names, span.start_char, head.idx + len(head))
        if named:
            return Speaker(name=named, kind="named" if kind == "role" else kind)
    return Speaker(name=own_words(text[span.start_char : source.end]), kind=kind)


def root_of(span: "DocSpan | None") -> "Token | None":
    """The first token whose head lies outside. (Span.root asks first whether the whole Doc is parsed: linear.)"""
    if span is None:
        return None
    for token in span:
        if not span.start <= token.head.i < span.end or token.head.i == token.i:
            return token
    return None


def _antecedent(pronoun: "Token") -> "Token":
    """What a relative pronoun stands for: the noun its clause hangs on."""
    for above in pronoun.ancestors:
        if above.dep_ in ("relcl", "acl", "ccomp", "advcl"):
            return above.head
    return pronoun


def _named_in_apposition(names: Names, head: "Token") -> Mention | None:
    """The person a role is followed by: "the ministry's spokesman, Jan Novak"."""
    for child in head.rights:
        mention = names.at(child.idx) if child.dep_ == "appos" else None
        if mention is not None and mention.type == "person":
            return mention
    return None


def _full_name(doc: "Doc", names: Names, mention: Mention) -> str:
    if mention.type != "person" or " " in mention.name:
        return mention.name
    return _refer(doc, names, mention.start, mention.end) or mention.name


def _refer(doc: "Doc", names: Names, start: int, end: int) -> str:
    from rashomon.language.entities.coreference import resolve_reference

    return resolve_reference(doc, names.mentions, start, end)


def _is_definite(span: "DocSpan") -> bool:
    return span[0].lower_ in _DEFINITE | _POSSESSIVES


def _asks_for_no_name(text: str, head: "Token") -> bool:
    """True when the source's sentence says that it is not to be named."""
    sentence = head.sent
    return UNNAMED.search(text, sentence.start_char, sentence.end_char) is not None


def _kind_of_noun(head: "Token") -> SourceKind:
    lemma = head.lemma_.lower()
    plural = head.tag_ in ("NNS", "NNPS")
    if lemma in POSTS:
        return "social post"
    if lemma in DOCUMENTS:
        return "document"
    if lemma in ROLES and not plural and lemma not in ANONYMOUS:
        return "role"
    if lemma in ANONYMOUS or (lemma in ROLES and plural):
        return "anonymous"
    if lemma in ORGANISATIONS:
        return "organisation"
    return "role" if lemma in ROLES else "unknown"


def own_words(words: str) -> str:
    """A source's own words as a name: one line, no possessive, without what an apposition or a clause adds."""
    name = " ".join(words.split())
    for stop in (", who ", ", which ", " who ", " which ", ", ", " — ", " – "):
        if stop in name:
            name = name.split(stop)[0]
    for ending in ("'s", "’s", "'", "’"):
        name = name.removesuffix(ending)
    return name.strip(' ,;:-–—"“”') if len(name) <= _NAME_MAX else name[:_NAME_MAX].rsplit(" ", 1)[0]
