"""Nouns for people and bodies."""

import pytest

from rashomon.language.entities.common_nouns import gender_of_noun, type_of_noun


@pytest.mark.parametrize(
    ("noun", "type", "gender"),
    [
        # people: listed, by role, by kin
        ("suspect", "person", "?"),
        ("minister", "person", "?"),
        ("daughter", "person", "f"),
        ("gunman", "person", "m"),
        # bodies
        ("police", "organisation", "?"),
        ("company", "organisation", "?"),
        # roles that are more often something else when they stand alone
        ("chair", None, "?"),
        ("head", None, "?"),
        # things, and no noun at all
        ("table", None, "?"),
        ("", None, "?"),
    ],
)
def test_what_a_noun_names(noun: str, type: str | None, gender: str) -> None:
    assert (type_of_noun(noun), gender_of_noun(noun)) == (type, gender)
