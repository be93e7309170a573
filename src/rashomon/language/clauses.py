"""Sentences cut into clauses: the parts that assert one thing each and can be read alone."""

import re
from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.model.annotation import Clause, Sentence

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_VERBAL = frozenset({"VERB", "AUX"})
# Clauses below this many words say too little to stand alone.
_FEWEST_WORDS = 3
_EDGE = frozenset({"PUNCT", "SPACE", "CCONJ"})
_OPENING = ('"', "“")
_CLOSING = re.compile(r"[.,!?;:…]?[\"”]")


def find_clauses(doc: "Doc", sentences: Sequence[Sentence]) -> tuple[Clause, ...]:
    """The clauses of each sentence in text order; every sentence has at least one, and together they hold its words.

    A clause begins at a finite verb with a subject of its own: a coordinated main clause, what is said ("that ..."),
    an adverbial or a relative clause. Its words are those of the verb's subtree that no deeper clause has; `start` and
    `end` are their hull without punctuation and conjunctions at the edges.
    """
    found: list[Clause] = []
    for sentence in sentences:
        tokens = doc[sentence.first : sentence.last]
        heads = {token.i for token in tokens if _heads_clause(token)} | {tokens.root.i}
        parts: dict[int, list[int]] = {}
        for token in tokens:
            if not token.is_space:
                parts.setdefault(_clause_head(token, heads, tokens.root.i), []).append(token.i)
        parts = _join_fragments(doc, parts, tokens.root.i)
        for root, words in sorted(parts.items(), key=lambda item: item[1]):
            start, end = _readable(doc, words)
            found.append(Clause(start=start, end=end, sentence=sentence.index, root=root, words=tuple(words)))
    return tuple(found)


def _heads_clause(token: "Token") -> bool:
    if token.pos_ not in _VERBAL or token.dep_ in ("aux", "auxpass"):
        return False
    if token.dep_ == "ROOT":
        return True
    if token.dep_ not in ("conj", "ccomp", "advcl", "relcl", "parataxis"):
        return False
    children = list(token.children)
    finite = token.tag_ in _FINITE or any(c.dep_ in ("aux", "auxpass") and c.tag_ in _FINITE for c in children)
    return finite and any(child.dep_ in _SUBJECTS for child in children)


def _clause_head(token: "Token", heads: set[int], root: int) -> int:
    # A parse is a tree, so the walk ends at a root; the root of the sentence heads its first clause.
    while token.i not in heads and token.head.i != token.i:
        token = token.head
    return token.i if token.i in heads else root


def _join_fragments(doc: "Doc", parts: dict[int, list[int]], root: int) -> dict[int, list[int]]:
    """Clauses too short to stand alone go to the clause that governs them, innermost first."""
    joined = dict(parts)
    for head in sorted(parts, reverse=True):
        if head == root or sum(doc[i].pos_ not in _EDGE for i in joined[head]) >= _FEWEST_WORDS:
            continue
        governor = _clause_head(doc[head].head, set(joined) - {head}, root)
        joined[governor] = sorted([*joined.get(governor, []), *joined.pop(head)])
    return joined


def _readable(doc: "Doc", words: Sequence[int]) -> tuple[int, int]:
    """Characters of the hull of the words, without what introduces or closes it; quotation marks in pairs."""
    kept = [i for i in words if doc[i].pos_ not in _EDGE] or list(words)
    if len(kept) > 1 and doc[kept[0]].dep_ == "mark" and doc[kept[0]].lower_ == "that":
        kept = kept[1:]
    start, end = doc[kept[0]].idx, doc[kept[-1]].idx + len(doc[kept[-1]].text)
    sentence = doc[kept[0]].sent
    # At the edges of the sentence its own marks stay.
    if all(token.is_quote for token in doc[sentence.start : kept[0]]):
        start = sentence.start_char
    if all(token.is_punct or token.is_space for token in doc[kept[-1] + 1 : sentence.end]):
        end = len(doc.text[: sentence.end_char].rstrip())
    before, after = doc.text[sentence.start_char : start], doc.text[end : sentence.end_char]
    opened, closed = _open_marks(doc.text[start:end])
    if opened and (closing := _CLOSING.match(after)):
        end += len(closing.group())
    if closed and before.rstrip()[-1:] in _OPENING:
        start -= len(before) - len(before.rstrip()) + 1
    return start, end


def _open_marks(text: str) -> tuple[bool, bool]:
    """Whether a quotation is opened and not closed in the text, and whether one is closed and was not opened."""
    straight = text.count('"') % 2 == 1
    curly = text.count("“") - text.count("”")
    starts = straight and not text.rstrip().endswith('"')
    return starts or curly > 0, (straight and not starts) or curly < 0
