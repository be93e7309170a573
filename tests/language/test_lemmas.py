"""Verbs in -e and the shorter verbs that their forms look like."""

import pytest

from rashomon.language.lemmas import forms_with_e
from rashomon.language.nlp import words_of
from tests.factories import make_doc


@pytest.mark.parametrize(
    ("verbs", "forms"),
    [
        (["hop", "hope"], {"hopes": "hope", "hoped": "hope", "hoping": "hope"}),
        (["sing", "singe"], {"singes": "singe"}),  # "singed" and "singing" may be of either
        (["bath", "bathe"], {"bathes": "bathe"}),
        (["rout", "route"], {"routes": "route"}),  # two vowels: "routed" may be of either
        (["ax", "axe"], {}),  # both are "axes", "axed", "axing"
        (["mass", "masse"], {}),  # "masses" may be of either
        (["move", "ask"], {}),  # no shorter verb to take it for
    ],
)
def test_forms_that_only_the_verb_in_e_has(verbs: list[str], forms: dict[str, str]) -> None:
    assert dict(forms_with_e(verbs)) == forms


@pytest.mark.parametrize(
    ("text", "word", "lemma"),
    [
        ("The mayor hopes to stay.", "hopes", "hope"),
        ("The firm was fined on Monday.", "fined", "fine"),
        ("They are staging a protest.", "staging", "stage"),
        ("The boy hopped over a fence.", "hopped", "hop"),  # the shorter verb keeps its own forms
        ("She is singing in the hall.", "singing", "sing"),
    ],
)
def test_lemmas_of_words(text: str, word: str, lemma: str) -> None:
    (found,) = (one.lemma for one in words_of(make_doc(text)) if one.text == word)
    assert found == lemma
