from collections.abc import Sequence
from dataclasses import replace

import pytest

from rashomon.model.account import Quote, Speaker
from rashomon.model.span import Evidence
from rashomon.rendering.utterances import UNNAMED, quotes_by_speaker
from rashomon.rendering.view import view_of
from tests.rendering.sample import empty_account, sample_account


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


_TEXT = "Boats would sail, the line added, and fares would fall, according to a note. It rained."


def _told(*quotes: tuple[str, str, str]) -> Sequence[tuple[str, str, list[str]]]:
    """(speaker, passed on, words of its quotes) of each utterance of one report's (speaker, words, cue)."""
    account = sample_account()
    report = replace(account.reports[0], text=_TEXT)

    def at(words: str) -> Evidence:
        start = _TEXT.index(words)
        return Evidence(report=report.id, start=start, end=start + len(words), quote=words)

    made = tuple(
        Quote(
            id=f"q{number}", speaker=Speaker(name=name, entity=None), kind="indirect", content=at(words),
            cue=at(cue) if cue else None, same_as=(),
        )
        for number, (name, words, cue) in enumerate(quotes)
    )  # fmt: skip
    view = view_of(replace(empty_account(), reports=(report,), coverage=(), quotes=made))
    return [
        (speaker.name, utterance.passed_on, [quote.content.quote for quote in utterance.quotes])
        for speaker in quotes_by_speaker(view)
        for utterance in (*speaker.told_by_several, *speaker.told_by_one)
    ]


_INNER = ("the line", "and fares would fall", "added")
_OUTER = ("a note", "the line added, and fares would fall", "according to")
_FULL = ("a note", "Boats would sail, the line added, and fares would fall", "according to")


@pytest.mark.parametrize(
    ("quotes", "expected"),
    [
        # What a note says the line said is one utterance, of the line.
        ([_INNER, _OUTER], [("the line", "according to a note", [_INNER[1]])]),
        ([_OUTER, _INNER], [("the line", "according to a note", [_INNER[1]])]),
        # One speaker, read twice: the longer one.
        ([_INNER, ("the line", "fares would fall", "added")], [("the line", "", [_INNER[1]])]),
        # Two speakers of overlapping words of which neither introduces the other.
        (
            [_INNER, ("a note", "fares would fall", "according to")],
            [("the line", "", [_INNER[1]]), ("a note", "", ["fares would fall"])],
        ),
        # Apart.
        ([_INNER, ("a note", "It rained.", "")], [("the line", "", [_INNER[1]]), ("a note", "", ["It rained."])]),
        # Nobody named in between.
        ([_INNER, ("", _FULL[1], "according to")], [("the line", "", [_INNER[1]])]),
    ],
)  # fmt: skip
def test_a_quote_inside_a_quote_is_shown_once(
    quotes: list[tuple[str, str, str]], expected: list[tuple[str, str, list[str]]]
) -> None:
    assert _told(*quotes) == expected


def test_an_outer_quote_that_tells_more_is_shown_as_well() -> None:
    more = "Boats would sail, the line added, and fares would fall, according to a note. It rained."
    inner = ("the line", "It rained.", "added")
    assert [told[0] for told in _told(("a note", more, ""), inner)] == ["a note", "the line"]


def test_a_version_of_another_speaker_names_him() -> None:
    account = sample_account()
    other = tuple(
        replace(quote, speaker=Speaker(name="Anders Holm", entity=None)) if quote.id == "q1" else quote
        for quote in account.quotes
    )
    brandt = quotes_by_speaker(view_of(replace(account, quotes=other)))[0]
    (utterance,) = brandt.told_by_several
    assert utterance.speakers == ("", "Anders Holm")
    assert (utterance.about(0), utterance.about(1)) == ("", "said by Anders Holm")
    nobody = tuple(
        replace(quote, speaker=Speaker(name="", entity=None)) if quote.id == "q1" else quote for quote in other
    )
    speakers = quotes_by_speaker(view_of(replace(account, quotes=nobody)))[0].told_by_several[0].speakers
    assert speakers == ("", "a speaker who is not named")
