"""How words reached the outlet: told to it, to others or to a briefing, in a statement, on the air, by post."""

from bisect import bisect_right
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.language.attribution.drafts import Draft
from rashomon.language.attribution.lexicon import CHANNEL_PREPOSITIONS, CHANNELS, PLATFORMS
from rashomon.language.attribution.quotation import Quotation
from rashomon.language.attribution.speakers import Names, root_of
from rashomon.model.annotation import SourceKind

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_OBJECTS = frozenset({"dobj", "dative", "iobj", "pobj"})
_OURSELVES = frozenset({"us", "me"})


def channel_of(doc: "Doc", names: Names, quotations: Sequence[Quotation], draft: Draft, kind: SourceKind) -> str:
    """How the words reached the outlet ("told us", "told reporters", "statement", "Reuters", "tweet"), "" when open.

    What stands inside quotation marks was told to the speaker who is quoted: "he told us" there is no channel.
    """
    for token in _cue_tokens(doc, draft):
        lemma = token.lemma_.lower()
        if lemma in ("tweet", "retweet"):
            return "tweet"
        if token.dep_ == "pobj" and not PLATFORMS.isdisjoint((lemma, _name(token).lower())):
            return _name(token)
        if lemma in CHANNELS and (token.dep_ in ("pobj", "dobj") or token.pos_ == "NOUN"):
            return _with_compound(token)
        if lemma in ("tell", "inform") and token.i == draft.head:
            told = next((child for child in token.children if child.dep_ in _OBJECTS and child.i > token.i), None)
            if told is not None:
                return _told(doc, names, quotations, token, told)
    if kind in ("document", "social post") and draft.source:
        span = doc.char_span(draft.source[0].start, draft.source[0].end, alignment_mode="expand")
        root = root_of(span)
        return _with_compound(root) if root is not None else ""
    return ""


def _cue_tokens(doc: "Doc", draft: Draft) -> Iterator["Token"]:
    """The cue's tokens, and the nouns that hang on its head by a preposition."""
    seen: set[int] = set()
    for piece in draft.cue:
        span = doc.char_span(piece.start, piece.end, alignment_mode="expand")
        for token in span if span is not None else ():
            seen.add(token.i)
            yield token
    if draft.head < 0:
        return
    for child in doc[draft.head].children:
        if child.dep_ == "prep" and child.lower_ in CHANNEL_PREPOSITIONS:
            for noun in child.children:
                if noun.dep_ == "pobj" and noun.i not in seen:
                    yield noun


def _told(doc: "Doc", names: Names, quotations: Sequence[Quotation], verb: "Token", told: "Token") -> str:
    if told.pos_ == "PRON":
        ours = told.lower_ in _OURSELVES and verb.lemma_ == "tell" and not _is_quoted(quotations, verb.idx)
        return f"told {told.lower_}" if ours else ""
    mention = names.at(told.idx)
    if mention is not None:
        return mention.name if mention.type in ("organisation", "work", "product") else f"told {mention.name}"
    words = doc[told.left_edge.i : min(told.right_edge.i, told.i) + 1].text
    return f"told {' '.join(words.split())}" if verb.lemma_ == "tell" else ""


def _is_quoted(quotations: Sequence[Quotation], position: int) -> bool:
    """True when a character stands inside a quotation."""
    found = bisect_right(quotations, position, key=lambda quotation: quotation.start) - 1
    return found >= 0 and position < quotations[found].end


def _name(noun: "Token") -> str:
    return " ".join([*(child.text for child in noun.lefts if child.dep_ == "compound"), noun.text])


def _with_compound(noun: "Token") -> str:
    words = [child.text for child in noun.lefts if child.dep_ == "compound" and child.ent_type_ == ""]
    return " ".join([*words, noun.lemma_.lower()])
