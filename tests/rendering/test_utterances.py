from dataclasses import replace

from rashomon.rendering.utterances import UNNAMED, quotes_by_speaker
from rashomon.rendering.view import view_of
from tests.rendering.sample import sample_account


def test_variants_of_one_utterance_stand_together_first_published_first() -> None:
    brandt = quotes_by_speaker(view_of(sample_account()))[0]
    assert brandt.name == "Ilse Brandt"
    assert [[quote.id for quote in utterance.quotes] for utterance in brandt.told_by_several] == [["q2", "q1"]]


def test_speakers_of_several_outlets_come_first_and_the_unnamed_last() -> None:
    names = [speaker.name for speaker in quotes_by_speaker(view_of(sample_account()))]
    assert names == ["Ilse Brandt", "Calder Lines", "Tomas Reiner", "Anders Holm", "Mara Quist", UNNAMED]


def test_same_as_holds_both_ways_and_over_steps() -> None:
    account = sample_account()
    # q1 names q3, q3 names q4; nothing names q1.
    links = {"q1": ("q3",), "q2": (), "q3": ("q4",), "q4": ()}
    quotes = tuple(replace(quote, same_as=links.get(quote.id, quote.same_as)) for quote in account.quotes)
    groups = [
        [quote.id for quote in utterance.quotes]
        for speaker in quotes_by_speaker(view_of(replace(account, quotes=quotes)))
        for utterance in (*speaker.told_by_several, *speaker.told_by_one)
    ]
    assert ["q3", "q1", "q4"] in groups
    assert sorted(id for group in groups for id in group) == sorted(quote.id for quote in quotes)
