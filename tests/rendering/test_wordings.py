from dataclasses import replace

import pytest

from rashomon.rendering.view import view_of
from rashomon.rendering.wordings import shortened, worded_acts
from tests.rendering.sample import empty_account, sample_account


def test_each_word_stands_once_with_all_places_most_used_first() -> None:
    (act,) = worded_acts(view_of(sample_account()))
    assert act.fact.id == "f-crash"
    assert [(word.words, [place.report for place in word.places]) for word in act.words] == [
        ("struck", ["wire", "daily", "beacon"]),
        ("ran into", ["harbour"]),
        ("hit", ["ledger"]),
    ]


def test_case_alone_makes_no_other_word_and_the_first_published_is_shown() -> None:
    account = sample_account()
    framing = account.framing[0]
    harbour = replace(framing.wordings[1], quote="Struck")
    (act,) = worded_acts(
        view_of(replace(account, framing=(replace(framing, wordings=(framing.wordings[0], harbour)),)))
    )
    assert [(word.words, len(word.places)) for word in act.words] == [("Struck", 2)]


def test_an_account_without_framing_has_none() -> None:
    assert worded_acts(view_of(empty_account())) == ()


@pytest.mark.parametrize(
    ("wording", "expected"),
    [
        ("A ferry\nstruck", "A ferry struck"),
        ("word, " * 30, "word, " * 13 + "word…"),
        ("x" * 100, "x" * 89 + "…"),  # no place to cut
    ],
)
def test_shortened(wording: str, expected: str) -> None:
    assert shortened(wording) == expected
    assert len(shortened(wording)) <= 90
