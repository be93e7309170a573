from itertools import pairwise

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.nlp import parse, sentences_of, words_of
from tests.factories import make_doc


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The dam broke. Water ran out.", ["The dam broke.", "Water ran out."]),
        # A line break ends a sentence even where no mark does.
        ("Dam breaks in the night\n\nThe dam broke at two.", ["Dam breaks in the night", "The dam broke at two."]),
        # Quotation marks stay with what they open and close.
        (
            '"It may be a while. At the instant he would be hit, he would react," he said. "You do not know."',
            ['"It may be a while.', 'At the instant he would be hit, he would react," he said.', '"You do not know."'],
        ),
        # White space around sentences is none of them.
        ("\n\n  It rained.  \n", ["It rained."]),
        ("", []),
        ("   \n ", []),
    ],
)
def test_sentences(text: str, expected: list[str]) -> None:
    assert [text[s.start : s.end] for s in sentences_of(make_doc(text))] == expected


def test_a_title_is_no_sentence() -> None:
    text = "President Mora had said at the time that the mayor had asked for the removal of all the barriers."
    assert len(sentences_of(make_doc(text))) == 1


@settings(max_examples=40, deadline=None)
@given(st.text(max_size=200))
def test_words_and_sentences_index_the_text(text: str) -> None:
    doc = next(parse([text]))
    words, sentences = words_of(doc), sentences_of(doc)
    assert doc.text == text
    assert all(text[word.start : word.end] == word.text for word in words)
    assert all(0 <= word.head < len(words) for word in words)
    assert all(one.end <= other.start for one, other in pairwise(sentences))
    for sentence in sentences:
        assert text[sentence.start : sentence.end].strip()
        assert words[sentence.first].start == sentence.start
        assert words[sentence.last - 1].end == sentence.end


@pytest.mark.parametrize(
    "text",
    [
        "The dam broke.\nWater ran out.\n\nNobody was hurt. The mayor said so.",  # cut at line breaks
        "The dam broke. Water ran out. Nobody was hurt. The mayor said so.",  # cut at full stops
        "the dam broke and water ran out and nobody was hurt",  # cut at spaces
        "x" * 200,  # cut anywhere
        "\n" * 100,
        "  \n \U0001f6a2 " * 30,
    ],
)
def test_a_long_text_is_parsed_in_pieces_and_stays_one(text: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("rashomon.language.nlp._BATCH", 20)
    monkeypatch.setattr("rashomon.language.nlp._PIECE", 40)
    before, doc, after = parse(["A ship.", text, "A boat."])
    assert (before.text, doc.text, after.text) == ("A ship.", text, "A boat.")
    assert all(text[word.start : word.end] == word.text for word in words_of(doc))


def test_pieces_that_end_at_line_breaks_are_parsed_as_the_whole_is(monkeypatch: pytest.MonkeyPatch) -> None:
    text = "\n".join(f"Ann Hale, the mayor of Dunmore, said on day {i} that the dam had held." for i in range(20))
    whole = words_of(make_doc(text))
    monkeypatch.setattr("rashomon.language.nlp._PIECE", 200)
    assert words_of(next(parse([text]))) == whole
