"""Common nouns and pronouns of a report, and whom they stand for."""

import time
from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.entities import find_mentions, find_references
from tests.factories import make_doc


def read(text: str) -> list[tuple[str, str]]:
    """Each reference with the name, or the noun, that it stands for."""
    doc = make_doc(text)
    found = find_references(doc, find_mentions(doc))
    return [(text[r.start : r.end], r.antecedent.name if r.antecedent is not None else r.noun) for r in found]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # A noun that nobody is named by
        ("Police arrested a suspect.", [("Police", "police"), ("suspect", "suspect")]),
        # A pronoun for it
        ("A woman fell. She was taken home.", [("woman", "woman"), ("She", "woman")]),
        # ... of the right gender
        ("A woman met a policeman. He left.", [("woman", "woman"), ("policeman", "policeman"), ("He", "policeman")]),
        # ... and number
        ("Officers saw a man. They left.", [("Officers", "officer"), ("man", "man"), ("They", "officer")]),
        # ... not too far back
        ("A woman fell. It rained. It snowed. It froze. She left.", [("woman", "woman")]),
        # A relative clause
        ("The driver who fled was found.", [("driver", "driver"), ("who", "driver")]),
        # The noun that told of somebody named, before and after the name
        ("Ann Hale, a teacher, won. The teacher smiled.", [("teacher", "Ann Hale"), ("teacher", "Ann Hale")]),
        ("The suspect, Peter Hale, fled.", [("suspect", "Peter Hale")]),
        ("Peter Hale is the suspect.", [("suspect", "Peter Hale")]),
        # A pronoun for a name
        ("Ann Hale won. She smiled.", [("She", "Ann Hale")]),
        # Possessives, "it", and nouns before others are left out
        ("Ann Hale took her police car and washed it.", []),
        # A title is part of the name
        ("President Ann Hale won.", []),
    ],
)
def test_references(text: str, expected: list[tuple[str, str]]) -> None:
    assert read(text) == expected


def test_one_noun_is_one_chain_and_another_a_new_one() -> None:
    text = "A man fell. The man got up. Another man laughed."
    doc = make_doc(text)
    chains = [r.chain for r in find_references(doc, find_mentions(doc))]
    assert chains[0] == chains[1] != chains[2]


def test_two_people_of_one_role_leave_the_noun_open() -> None:
    read_nouns = read("Actress Ann Hale met actress Eve Moss. An actress laughed.")
    assert ("actress", "actress") in read_nouns


WORDS = st.sampled_from(
    ["Ann", "Hale", "police", "the", "he", "they", "who", "suspect", ",", ".", "said", "a", "man’s", "her", "“", "\n"]
)


@settings(max_examples=60, deadline=None)
@given(st.one_of(st.text(max_size=120), st.lists(WORDS, max_size=40).map(" ".join)))
def test_any_text_is_survived_and_nothing_overlaps(text: str) -> None:
    doc = make_doc(text)
    mentions = find_mentions(doc)
    references = find_references(doc, mentions)
    spans = sorted((s.start, s.end) for s in (*mentions, *references))
    assert all(0 <= start < end <= len(text) for start, end in spans)
    assert all(a[1] <= b[0] for a, b in pairwise(spans))


def test_a_long_text_is_read_in_linear_time() -> None:
    # 54,000 words without a parse; every noun is a candidate for every pronoun, were it not for the window
    from spacy.lang.en import English
    from spacy.tokens import Doc

    words = ["Police", "saw", "a", "man", "and", "he", "saw", "them", "."] * 6_000
    doc = Doc(
        English().vocab, words=words, sent_starts=[i % 9 == 0 for i in range(len(words))],
        pos=["NOUN", "VERB", "DET", "NOUN", "CCONJ", "PRON", "VERB", "PRON", "PUNCT"] * 6_000,
        tags=["NN", "VBD", "DT", "NN", "CC", "PRP", "VBD", "PRP", "."] * 6_000,
        lemmas=["police", "see", "a", "man", "and", "he", "see", "they", "."] * 6_000,
        heads=[9 * (i // 9) + 1 for i in range(len(words))],
        deps=["nsubj", "ROOT", "det", "dobj", "cc", "nsubj", "conj", "dobj", "punct"] * 6_000,
    )  # fmt: skip
    start = time.perf_counter()
    assert len(find_references(doc, ())) == 4 * 6_000
    assert time.perf_counter() - start < 30
