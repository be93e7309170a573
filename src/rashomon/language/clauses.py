"""Sentences cut into clauses: the parts that assert one thing each and can be read alone."""

import re
from collections.abc import Sequence

from rashomon.model.annotation import Clause, Sentence, Word

_FINITE = frozenset({"VBD", "VBZ", "VBP", "MD"})
_SUBJECTS = frozenset({"nsubj", "nsubjpass", "csubj", "csubjpass", "expl"})
_VERBAL = frozenset({"VERB", "AUX"})
# Clauses below this many words say too little to stand alone.
_FEWEST_WORDS = 3
_EDGE = frozenset({"PUNCT", "SPACE", "CCONJ"})
_QUOTES = "\"'“‘«„ "
_OPENING = ('"', "“")
_CLOSING = re.compile(r"[.,!?;:…]?[\"”]")


def find_clauses(text: str, words: Sequence[Word], sentences: Sequence[Sentence]) -> tuple[Clause, ...]:
    """The clauses of each sentence in text order; every sentence has at least one, and together they hold its words.

    A clause begins at a finite verb with a subject of its own: a coordinated main clause, what is said ("that ..."),
    an adverbial or a relative clause. Its words are those of the verb's subtree that no deeper clause has; `start` and
    `end` are their hull without punctuation and conjunctions at the edges. `words` are those of the whole text.
    """
    return tuple(clause for sentence in sentences for clause in _clauses_of(text, words, sentence))


def _clauses_of(text: str, words: Sequence[Word], sentence: Sentence) -> list[Clause]:
    inside = range(sentence.first, sentence.last)
    children: dict[int, list[Word]] = {}
    for i in inside:
        children.setdefault(words[i].head, []).append(words[i])
    root = next((i for i in inside if words[i].head == i or words[i].head not in inside), sentence.first)
    heads = {i for i in inside if _heads_clause(words[i], children.get(i, []))} | {root}
    parts: dict[int, list[int]] = {}
    for i in inside:
        if words[i].pos != "SPACE":
            parts.setdefault(_clause_head(i, words, heads, root), []).append(i)
    found = []
    for head, held in sorted(_join_fragments(parts, words, root).items(), key=lambda item: item[1]):
        start, end = _readable(text, words, sentence, held)
        found.append(Clause(start=start, end=end, sentence=sentence.index, root=head, words=tuple(held)))
    return found


def _heads_clause(word: Word, children: Sequence[Word]) -> bool:
    if word.pos not in _VERBAL or word.dep in ("aux", "auxpass"):
        return False
    if word.dep == "ROOT":
        return True
    if word.dep not in ("conj", "ccomp", "advcl", "relcl", "parataxis"):
        return False
    finite = word.tag in _FINITE or any(c.dep in ("aux", "auxpass") and c.tag in _FINITE for c in children)
    return finite and any(child.dep in _SUBJECTS for child in children)


def _clause_head(i: int, words: Sequence[Word], heads: set[int], root: int) -> int:
    # A parse is a tree, so the walk ends at a root; the root of the sentence heads its first clause.
    while i not in heads and words[i].head != i:
        i = words[i].head
    return i if i in heads else root


def _join_fragments(parts: dict[int, list[int]], words: Sequence[Word], root: int) -> dict[int, list[int]]:
    """Clauses too short to stand alone go to the clause that governs them, innermost first."""
    joined = dict(parts)
    for head in sorted(parts, reverse=True):
        if head == root or sum(words[i].pos not in _EDGE for i in joined[head]) >= _FEWEST_WORDS:
            continue
        governor = _clause_head(words[head].head, words, set(joined) - {head}, root)
        joined[governor] = sorted([*joined.get(governor, []), *joined.pop(head)])
    return joined


def _readable(text: str, words: Sequence[Word], sentence: Sentence, held: Sequence[int]) -> tuple[int, int]:
    """Characters of the hull of the words, without what introduces or closes it; quotation marks in pairs."""
    kept = [i for i in held if words[i].pos not in _EDGE] or list(held)
    if len(kept) > 1 and words[kept[0]].dep == "mark" and words[kept[0]].text.lower() == "that":
        kept = kept[1:]
    start, end = words[kept[0]].start, words[kept[-1]].end
    before, after = text[sentence.start : start], text[end : sentence.end]
    # At the edges of the sentence its own marks stay.
    if not before.strip(_QUOTES):
        start = sentence.start
    if not any(char.isalnum() for char in after):
        end = sentence.end
    opened, closed = _open_marks(text[start:end])
    if opened and (closing := _CLOSING.match(after)):
        end = max(end, words[kept[-1]].end + len(closing.group()))
    if closed and before.rstrip()[-1:] in _OPENING:
        start = sentence.start + len(before.rstrip()) - 1
    return start, end


def _open_marks(text: str) -> tuple[bool, bool]:
    """Whether a quotation is opened and not closed in the text, and whether one is closed and was not opened."""
    straight = text.count('"') % 2 == 1
    curly = text.count("“") - text.count("”")
    starts = straight and not text.rstrip().endswith('"')
    return starts or curly > 0, (straight and not starts) or curly < 0
