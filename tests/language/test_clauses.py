import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.clauses import find_clauses
from rashomon.language.nlp import parse, sentences_of, words_of
from tests.factories import make_doc


def clauses(text: str) -> list[str]:
    doc = make_doc(text)
    return [text[c.start : c.end] for c in find_clauses(text, words_of(doc), sentences_of(doc))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # One clause is the sentence with its mark.
        ("The river flooded the town.", ["The river flooded the town."]),
        # Two main clauses.
        (
            "The river flooded the town, and the mayor ordered everyone out.",
            ["The river flooded the town", "the mayor ordered everyone out."],
        ),
        # What is said, without "that".
        (
            "The mayor said that the river had flooded the whole town.",
            ["The mayor said", "the river had flooded the whole town."],
        ),
        # An infinitive is no clause of its own.
        ("The mayor asked the army to send more boats.", ["The mayor asked the army to send more boats."]),
    ],
)
def test_clauses(text: str, expected: list[str]) -> None:
    assert clauses(text) == expected


def test_quotation_marks_come_in_pairs() -> None:
    found = clauses('The mayor said the flood was "a warning" and that nobody had listened to it.')
    assert all(clause.count('"') % 2 == 0 for clause in found)


@settings(max_examples=40, deadline=None)
@given(st.text(alphabet=st.sampled_from("ab cdT.,\"'“”\n-—said that who and"), max_size=120))
def test_clauses_hold_every_word_of_their_sentence_once(text: str) -> None:
    doc = next(parse([text]))
    sentences = sentences_of(doc)
    found = find_clauses(text, words_of(doc), sentences)
    for sentence in sentences:
        words = sorted(i for c in found if c.sentence == sentence.index for i in c.words)
        assert words == [i for i in range(sentence.first, sentence.last) if not doc[i].is_space]
    for clause in found:
        sentence = sentences[clause.sentence]
        assert sentence.start <= clause.start < clause.end <= sentence.end
        assert clause.root in clause.words or clause.root == doc[sentence.first : sentence.last].root.i
