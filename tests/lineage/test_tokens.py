import time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.lineage.segments import split_sentences
from rashomon.lineage.tokens import key_of, tokenize
from rashomon.model.span import Span


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("withdrew", "withdrawn"),  # irregular verbs
        ("says", "said"),
        ("officials", "official"),  # plural
        ("stopped", "stopping"),  # doubled consonant
        ("voted", "votes"),  # final e
        ("carried", "carries"),  # y
        ("Eleven", "11"),  # number words
        ("percent", "%"),
        ("million", "m"),
        ("minister’s", "ministers"),  # possessive, typographic apostrophe
        ("U.S.", "US"),  # abbreviation
        ("1,500", "1500"),
    ],
)
def test_forms_of_one_word_have_one_key(one: str, other: str) -> None:
    assert key_of(one) == key_of(other)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("police", "policy"),
        ("twelve", "twenty"),
        ("these", "the"),
        ("press", "presses" + "x"),
        ("not", "now"),
    ],
)
def test_different_words_keep_different_keys(one: str, other: str) -> None:
    assert key_of(one) != key_of(other)


def test_number_formats_meet() -> None:
    text = "It cost $2 million, or 5 percent. It cost $2m, or 5%."
    tokens = tokenize(text, split_sentences(text))
    middle = tokens.first[1]
    assert tokens.keys[:middle] == tokens.keys[middle:]


def test_left_out_sentences_keep_their_number_and_give_no_words() -> None:
    text = "One ship sank. Click here. Two sailed on."
    tokens = tokenize(text, split_sentences(text), [False, True, False])
    assert (tokens.first[1], tokens.last[1]) == (3, 3)
    assert [tokens.sentence[word] for word in range(len(tokens))] == [0, 0, 0, 2, 2, 2]


@given(st.text(max_size=400))
def test_every_word_stands_where_it_says(text: str) -> None:
    sentences = split_sentences(text)
    tokens = tokenize(text, sentences)
    for start, end, sentence in zip(tokens.starts, tokens.ends, tokens.sentence, strict=True):
        assert text[start:end].strip() == text[start:end] != ""
        assert sentences[sentence].covers(Span(start=start, end=end))
    for index in range(len(sentences)):
        assert all(tokens.sentence[word] == index for word in range(tokens.first[index], tokens.last[index]))


def test_a_line_of_millions_of_characters_is_read_in_linear_time() -> None:
    text = "word.'\"”x " * 200_000
    started = time.process_time()
    tokens = tokenize(text, [Span(start=0, end=len(text))])
    assert len(tokens) == 400_000
    assert time.process_time() - started < 20
