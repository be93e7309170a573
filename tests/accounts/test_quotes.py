"""Quotes of a story, their speakers, and the same utterance in several reports."""

import pytest

from rashomon.accounts.quotes import find_quotes
from rashomon.language.attribution import find_attributions
from rashomon.language.entities import find_mentions
from rashomon.language.nlp import sentences_of, words_of
from rashomon.model.account import Entity, Quote
from rashomon.model.annotation import Annotation
from rashomon.model.ids import content_id
from tests.factories import make_doc, make_report


def annotate(text: str, id: str) -> Annotation:
    doc = make_doc(text)
    mentions = find_mentions(doc)
    return Annotation(
        report=make_report(text, id),
        words=words_of(doc),
        sentences=sentences_of(doc),
        clauses=(),
        mentions=mentions,
        timexes=(),
        quantities=(),
        attributions=find_attributions(doc, mentions),
    )


def entities_of(annotations: list[Annotation], *names: str) -> tuple[Entity, ...]:
    """One entity for each family name, with every mention that ends in it."""
    return tuple(
        Entity(
            id=f"e-{name}",
            name=name,
            type="person",
            aliases=tuple(sorted({m.name for a in annotations for m in a.mentions if m.name.endswith(name)})),
            mentions=tuple(
                a.report.evidence(m.start, m.end) for a in annotations for m in a.mentions if m.name.endswith(name)
            ),
        )
        for name in names
    )


def quotes_of(*texts: str, names: tuple[str, ...] = ()) -> tuple[Quote, ...]:
    annotations = [annotate(text, id) for text, id in zip(texts, "abcdef", strict=False)]
    return find_quotes(annotations, entities_of(annotations, *names))


def linked(quotes: tuple[Quote, ...]) -> list[tuple[str, str]]:
    """Pairs of report ids that share an utterance."""
    by_id = {quote.id: quote.content.report for quote in quotes}
    return sorted({(q.content.report, by_id[other]) for q in quotes for other in q.same_as if q.id in by_id})


def test_a_quote_has_its_speaker_entity_its_words_and_an_id_made_of_them() -> None:
    text = "“The bridge will stay closed until May,” Anna Lindqvist said on Friday."
    (quote,) = quotes_of(text, names=("Lindqvist",))
    assert quote.content.quote == "“The bridge will stay closed until May,”"
    assert quote.cue is not None
    assert (quote.cue.quote, quote.kind) == ("said", "direct")
    assert (quote.speaker.name, quote.speaker.entity) == ("Lindqvist", "e-Lindqvist")
    assert quote.id == content_id("q", "a", quote.content.start, quote.content.end, quote.content.quote)


COUNTS = [
    ("“The bridge will stay closed,” Anna Lindqvist said.", 1),  # direct
    ("Anna Lindqvist said the bridge would stay closed until May.", 1),  # indirect, named
    ("Somebody said the bridge would stay closed until May.", 0),  # indirect, nobody in particular
    ("Anna Lindqvist wants the bridge to stay closed until May.", 0),  # a wish, not words
    ("The bridge over the river stayed closed on Friday.", 0),  # no attribution
]


@pytest.mark.parametrize(("text", "count"), COUNTS)
def test_what_counts_as_a_quote(text: str, count: int) -> None:
    assert len(quotes_of(text)) == count


SAME = [
    # word for word
    ("“We will rebuild the school,” Anna Lindqvist said.", "Anna Lindqvist said: “We will rebuild the school.”"),
    # trimmed
    (
        "“We will rebuild the school in the old town before winter comes,” Anna Lindqvist said.",
        "Anna Lindqvist promised “to rebuild the school in the old town”, she said.",
    ),
    # another translation of the same words
    (
        "“The talks were broken off on orders from the highest command,” spokesman Petr Horak said of the talks.",
        "The talks were “broken off by instruction of the supreme command”, spokesman Petr Horak said.",
    ),
    # quoted here, told there
    (
        "“The dam is going to be repaired by October,” Anna Lindqvist said.",
        "Anna Lindqvist said the dam would be repaired by October.",
    ),
]


@pytest.mark.parametrize(("first", "second"), SAME)
def test_the_same_utterance_is_linked_both_ways(first: str, second: str) -> None:
    assert linked(quotes_of(first, second, names=("Lindqvist", "Horak"))) == [("a", "b"), ("b", "a")]


DIFFERENT = [
    # the same speaker on the same subject says another thing
    (
        "“The dam is going to be repaired by October,” Anna Lindqvist said.",
        "“I have never taken money from a builder,” Anna Lindqvist said.",
    ),
    # one affirms what the other denies
    (
        "“It was a gas explosion in the tunnel,” Anna Lindqvist said.",
        "“There was no gas explosion in the tunnel,” Petr Horak said.",
    ),
    # nothing in common but function words
    ("“It is what it is,” Petr Horak said.", "“That is not what we have been told,” Anna Lindqvist said."),
]


@pytest.mark.parametrize(("first", "second"), DIFFERENT)
def test_different_utterances_stay_apart(first: str, second: str) -> None:
    assert linked(quotes_of(first, second, names=("Lindqvist", "Horak"))) == []


def test_one_quote_given_to_two_speakers_stays_linked() -> None:
    quotes = quotes_of(
        "“The whole harbour was on fire within minutes,” Anna Lindqvist said.",
        "“The whole harbour was on fire within minutes,” Petr Horak said.",
        names=("Lindqvist", "Horak"),
    )
    assert linked(quotes) == [("a", "b"), ("b", "a")]
    assert {quote.speaker.name for quote in quotes} == {"Lindqvist", "Horak"}


def test_links_are_transitive_and_name_other_reports_only() -> None:
    said = "“The whole harbour was on fire within minutes,” Anna Lindqvist said."
    quotes = quotes_of(said, said + " It was late.", said + " It was dark.", names=("Lindqvist",))
    assert linked(quotes) == [("a", "b"), ("a", "c"), ("b", "a"), ("b", "c"), ("c", "a"), ("c", "b")]


def test_the_order_of_the_reports_changes_no_link() -> None:
    texts = [text for pair in SAME for text in pair]
    annotations = [annotate(text, id) for text, id in zip(texts, "abcdefgh", strict=True)]
    entities = entities_of(annotations, "Lindqvist", "Horak")
    forward = {quote.id: quote.same_as for quote in find_quotes(annotations, entities)}
    backward = {quote.id: quote.same_as for quote in find_quotes(annotations[::-1], entities)}
    assert forward == backward


def test_no_reports_no_quotes() -> None:
    assert find_quotes([], []) == ()
