"""Lemmas of verbs by English spelling, where the rules of spaCy's lemmatiser take a verb that is spelt without an e.

The lemmatiser takes the first base that is a verb, with the ending and its e cut off: "hopes" is to "hop", "fined" to
"fin", "hating" to "hat". But English doubles the consonant of "hop" in "hopped" and "hopping", and "hop" takes no e
before its s.
"""

import re
from collections.abc import Collection, Iterator
from functools import cache
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from spacy.language import Language
    from spacy.tokens import Token

_DOUBLES = re.compile(r"[^aeiou]*[aeiouy][^aeiouywx]")  # of one syllable: one vowel, then one consonant
_HISSES = ("s", "x", "z", "ch", "sh", "o")  # these take -es themselves


def lemma_of(token: "Token", nlp: "Language") -> str:
    """The lemma of a token that `nlp` parsed: "hope" for the verbs "hopes", "hoped" and "hoping", and not "hop"."""
    if token.pos_ == "VERB":
        verb = _verbs_in_e(nlp).get(token.lower_)
        if verb is not None and token.lemma_ == verb[:-1]:
            return verb
    return token.lemma_


def forms_with_e(verbs: Collection[str]) -> Iterator[tuple[str, str]]:
    """Forms that belong to a verb in -e, though the verb without it is one too: ("hoped", "hope"), beside "hop"."""
    known = frozenset(verbs)
    for verb in sorted(known):
        bare = verb.removesuffix("e")
        if bare == verb or bare not in known:
            continue
        if not bare.endswith(_HISSES):
            yield f"{verb}s", verb
        if _DOUBLES.fullmatch(bare):
            yield f"{verb}d", verb
            yield f"{bare}ing", verb


@cache
def _verbs_in_e(nlp: "Language") -> dict[str, str]:
    """The forms by the verbs of the lemmatiser's own table; none where it has no such table."""
    lookups = getattr(nlp.get_pipe("lemmatizer"), "lookups", None) if nlp.has_pipe("lemmatizer") else None
    table = lookups.get_table("lemma_index") if lookups and lookups.has_table("lemma_index") else {}
    return dict(forms_with_e(table.get("verb", ())))
