from dataclasses import replace

import pytest

from rashomon.accounts.confirming.confirm import CONFIRMS, assertion_of, confirm, whole_sentence
from tests.accounts.confirming.story import placed, witnesses_of

WORDING = "Mayor Helena Voss opened the sports hall in Aldmoor for the relatives of the workers."


@pytest.mark.parametrize(
    ("sentence", "confirms"),
    [
        (WORDING, True),
        ("In Aldmoor, Mayor Helena Voss opened the sports hall for relatives of the men.", True),
        ("The sports hall in Aldmoor was opened by Mayor Helena Voss.", True),
        # who somebody is, and nothing that is asserted of her
        ("They were taken to the hospital and are out of danger, according to Mayor Helena Voss.", False),
        ("Mayor Helena Voss called for an inquiry into the safety of tunnels.", False),
    ],
)
def test_what_confirms_a_wording(sentence: str, confirms: bool) -> None:
    witnesses = witnesses_of(WORDING, sentence)
    (score,) = confirm(witnesses, placed(witnesses, 0), [placed(witnesses, 1)])
    assert 0 <= score <= 1
    assert (score >= CONFIRMS) is confirms


def test_what_contradicts_confirms_nothing() -> None:
    told = "The flood killed nine people."
    witnesses = witnesses_of(told, told, "The flood killed 11 people.", "The flood did not kill nine people.")
    same, other, denied = confirm(witnesses, placed(witnesses, 0), [placed(witnesses, k) for k in (1, 2, 3)])
    assert same >= CONFIRMS > other == denied == 0


def test_sentences_that_were_not_compared() -> None:
    told = ["The dam at Orsk broke on Monday."] * 30
    few = replace(witnesses_of(*told), scores=[{}] * 30)
    many = replace(few, scores=[dict.fromkeys(range(1, 26), 0.9)] * 30)
    (not_alike,) = confirm(few, placed(few, 0), [placed(few, 29)])
    (unknown,) = confirm(many, placed(many, 0), [placed(many, 29)])
    assert not_alike < unknown


def test_nothing_to_be_judged() -> None:
    witnesses = witnesses_of(WORDING)
    assert confirm(witnesses, placed(witnesses, 0), []) == []


def test_a_part_that_does_not_say_it_is_shown_with_its_sentence() -> None:
    sentence = "Brantford, the company that is building the tunnel, denies that gas was to blame."
    witnesses = witnesses_of("The company denies that gas was to blame.", sentence)
    told = assertion_of(witnesses, placed(witnesses, 0))
    aside = placed(witnesses, 1, "the company that is building the tunnel")
    whole = whole_sentence(witnesses, told, aside)
    assert whole is not None
    assert whole.quote == sentence
    assert whole_sentence(witnesses, told, placed(witnesses, 1)) is None
    assert whole_sentence(witnesses, told, placed(witnesses, 1, "denies that gas was to blame")) is None
