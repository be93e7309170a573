"""What is typed to search: read as people mean it, and never as syntax."""

import sqlite3
from contextlib import closing

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.archive.queries import Term, fts_expression, holds, parse_query, phrase_expression, search_words

PARSED = [
    ("bridge closed", [Term(words=("bridge",)), Term(words=("closed",))]),
    ('"bridge closed"', [Term(words=("bridge", "closed"))]),
    ('"never ended', [Term(words=("never", "ended"))]),  # a quotation mark that is not closed
    ("-ferry", [Term(words=("ferry",), unwanted=True)]),
    ('-"old ferry"', [Term(words=("old", "ferry"), unwanted=True)]),
    ("ferr*", [Term(words=("ferr",), open_ended=True)]),
    ("al-Shabab", [Term(words=("al", "Shabab"))]),  # punctuation within a word
    ("U.S.", [Term(words=("U", "S"))]),
    ("!? -", []),
    ("", []),
]


@pytest.mark.parametrize(("text", "terms"), PARSED)
def test_parsing(text: str, terms: list[Term]) -> None:
    assert list(parse_query(text)) == terms


EXPRESSIONS = [
    ("bridge closed", '"bridge" AND "closed"'),
    ('"bridge closed" -ferry', '("bridge closed") NOT "ferry"'),
    ("a -b -c", '(("a") NOT "b") NOT "c"'),
    ("ferr*", '"ferr"*'),
    ("-ferry", ""),  # nothing is wanted
]


@pytest.mark.parametrize(("text", "expression"), EXPRESSIONS)
def test_expressions(text: str, expression: str) -> None:
    assert fts_expression(parse_query(text)) == expression


@given(st.text(alphabet=st.sampled_from(list("ab \"'*-^():{}+,NEARORANDT\0\n\\é")), max_size=40) | st.text(max_size=40))
def test_nothing_typed_breaks_the_search(text: str) -> None:
    with closing(sqlite3.connect(":memory:")) as connection:
        connection.execute("CREATE VIRTUAL TABLE t USING fts5 (x)")
        for expression in (fts_expression(parse_query(text)), phrase_expression(text)):
            if expression:
                encoded = expression.encode("utf-8", "replace").decode()
                connection.execute("SELECT * FROM t WHERE t MATCH ?", (encoded,)).fetchall()


HELD = [
    ("The old bridge", Term(words=("bridge",)), True),
    ("The old bridges", Term(words=("bridge",)), True),  # a form of the word
    ("The old bridgehead", Term(words=("bridge",)), False),
    ("The old bridgehead", Term(words=("bridge",), open_ended=True), True),
    ("Café Zoë", Term(words=("cafe", "zoe")), True),  # accents and case
    ("The old stone bridge", Term(words=("old", "bridge")), False),  # side by side
    ("bridge", Term(words=("bridge", "old")), False),  # it ends before
    ("", Term(words=("a",)), False),
]


@pytest.mark.parametrize(("text", "term", "held"), HELD)
def test_words_side_by_side(text: str, term: Term, held: bool) -> None:
    assert holds(search_words(text), term) is held
