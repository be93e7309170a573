"""The part of a text that shows what was found."""

from hypothesis import given
from hypothesis import strategies as st

from rashomon.archive.excerpts import LENGTH, excerpt
from rashomon.archive.queries import parse_query
from tests.factories import make_report

FILLER = "Nothing of note happened in these many words. " * 20


def shown(text: str, query: str) -> tuple[str, list[str]]:
    report = make_report(text)
    quoted, spans = excerpt(report, parse_query(query))
    return (quoted.quote if quoted else ""), [report.quote(span) for span in spans]


def test_the_words_are_in_it() -> None:
    quote, words = shown(FILLER + "Then the bridges closed. " + FILLER, "bridge closed")
    assert words == ["bridges", "closed"]
    assert "Then the bridges closed." in quote
    assert len(quote) <= LENGTH


def test_the_place_with_most_of_the_words_is_chosen() -> None:
    quote, words = shown("A bridge. " + FILLER + "The ferry replaces the bridge. " + FILLER, "ferry bridge")
    assert words == ["ferry", "bridge"]
    assert "replaces" in quote


def test_unwanted_words_are_not_shown_as_found() -> None:
    assert shown("The ferry and the bridge.", "ferry -bridge")[1] == ["ferry"]


def test_words_that_are_only_in_the_title_give_no_excerpt() -> None:
    assert excerpt(make_report("Nothing here.", title="The bridge"), parse_query("bridge")) == (None, ())


@given(st.text(max_size=400), st.text(max_size=20))
def test_every_span_holds(text: str, query: str) -> None:
    report = make_report(text)
    quoted, spans = excerpt(report, parse_query(query))
    if quoted is None:
        assert spans == ()
        return
    assert report.text[quoted.start : quoted.end] == quoted.quote
    assert spans
    assert all(quoted.start <= span.start < span.end <= quoted.end for span in spans)
