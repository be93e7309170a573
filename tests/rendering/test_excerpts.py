from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.model.span import Evidence
from rashomon.rendering.excerpts import Excerpt, cut_wording, excerpt
from rashomon.rendering.view import View, view_of
from tests.rendering.sample import empty_account, fact


def _of(text: str, start: int, end: int) -> tuple[View, Excerpt]:
    account = empty_account()
    report = replace(account.reports[0], text=text)
    words = Evidence(report=report.id, start=start, end=end, quote=text[start:end])
    told = replace(fact("f", "s01", 1.0), evidence=words, wording=words.quote, statements=(), counted=())
    view = view_of(replace(account, reports=(report,), facts=(told,)))
    return view, excerpt(view, told)


@pytest.mark.parametrize(
    ("text", "words", "before", "after"),
    [
        # A whole sentence, at the start of the text, within it, and on a line of its own.
        ("It rained all day. Nobody came.", "It rained all day.", "", ""),
        ("It rained all day. Nobody came.", "Nobody came.", "", ""),
        ("Rain\nNobody came.\nIt was late.", "Nobody came.", "", ""),
        ("No rain in March\nNobody came.", "No rain in March", "", ""),
        # Within a sentence.
        ("It rained. The keeper said the boat had sunk at noon. It was late.", "the boat had sunk",
         "The keeper said ", " at noon."),
        ("The boat had sunk, the keeper said.", "The boat had sunk", "", ", the keeper said."),
        # Within a quotation.
        ('He nodded. "We look for people who live," he said.', "We look for people", '"', ' who live," he said.'),
        ('They came at 2 p.m. "We look for people who live," he said.', "We look for people",
         '"', ' who live," he said.'),
        # Titles and initials end no sentence.
        ("The mayor told Mr. A. Grant the boat had sunk.", "the boat had sunk.", "The mayor told Mr. A. Grant ", ""),
        ("They met Dr. Lind on the quay.", "They met", "", " Dr. Lind on the quay."),
        # A dateline is no part of the sentence.
        ("CALDER, March 14 (Wire) - The boat had sunk on Friday.", "The boat had sunk", "", " on Friday."),
        # What is long is cut, with a sign.
        ("One two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen that it sank.",
         "it sank.", "… seven eight nine ten eleven twelve thirteen fourteen fifteen that ", ""),
        ("It sank one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen.", "It sank",
         "", " one two three four five six seven eight nine ten …"),
    ],
)  # fmt: skip
def test_words_stand_in_their_sentence(text: str, words: str, before: str, after: str) -> None:
    start = text.index(words)
    _, found = _of(text, start, start + len(words))
    assert (found.before, found.words, found.after) == (before, words, after)


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("The keeper said the boat had sunk.", "the boat had sunk.", "… the boat had sunk."),
        ("The boat had sunk, the keeper said.", "The boat had sunk", "The boat had sunk …"),
        # A mark alone is nothing that was left out.
        ('"We look for people."', "We look for people", "We look for people"),
        ("The boat had sunk.", "The boat had sunk", "The boat had sunk"),
    ],
)
def test_a_cut_is_signed(text: str, words: str, expected: str) -> None:
    start = text.index(words)
    view, _ = _of(text, start, start + len(words))
    assert cut_wording(view, view.account.facts[0]) == expected


@pytest.mark.parametrize(
    ("text", "words", "expected"),
    [
        ("It is too early to say that the boat had sunk.", "the boat had sunk.",
         "(It is too early to say that) the boat had sunk."),
        ("The boat had sunk, the keeper said.", "The boat had sunk", "The boat had sunk (the keeper said.)"),
        ("The boat had sunk.", "The boat had sunk", "The boat had sunk"),
    ],
)  # fmt: skip
def test_the_rest_of_the_sentence_can_turn_its_sense(text: str, words: str, expected: str) -> None:
    start = text.index(words)
    _, found = _of(text, start, start + len(words))
    assert found.whole == expected


def test_a_text_without_an_end_is_looked_at_nearby_only() -> None:
    text = "word " * 200_000
    _, found = _of(text, 500_000, 500_004)
    assert found.before.startswith("… ")
    assert found.after.endswith(" …")
    assert len(found.before) + len(found.after) < 400


@given(text=st.text(min_size=1, max_size=60), data=st.data())
def test_what_stands_around_is_the_reports(text: str, data: st.DataObject) -> None:
    start = data.draw(st.integers(0, len(text) - 1))
    end = data.draw(st.integers(start + 1, len(text)))
    _, found = _of(text, start, end)
    for around, part in ((found.before, text[:start]), (found.after, text[end:])):
        letters = [letter for letter in around if letter.isalnum()]
        theirs = iter(letter for letter in part if letter.isalnum())
        assert all(any(letter == other for other in theirs) for letter in letters)
