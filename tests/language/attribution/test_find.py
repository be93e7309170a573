"""Attribution: who said what, as found in reports made for these tests."""

import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from spacy.tokens import Doc

from rashomon.language.attribution import find_attributions
from rashomon.language.entities import find_mentions
from rashomon.language.nlp import parse
from tests.factories import make_doc
from tests.language.attribution.finding import found_in, words

# text | source | cue | what the content must contain | kind
CASES = [
    # direct, source after the verb
    (
        "“The bridge is closed,” said Anna Berg, the mayor of Lund.",
        "Anna Berg",
        "said",
        "The bridge is closed",
        "direct",
    ),
    # direct, source before
    ('Mr Novak said: "We will rebuild the school."', "Mr Novak", "said", "We will rebuild the school", "direct"),
    # indirect with "that"
    ("The ministry said that two trains had collided.", "The ministry", "said", "two trains had collided", "indirect"),
    # indirect without "that"
    ("Police said the driver was arrested on Monday.", "Police", "said", "the driver was arrested", "indirect"),
    # part of the content in quotation marks
    ("The union called the offer “an insult to nurses”.", "The union", "called", "an insult to nurses", "mixed"),
    # according to
    (
        "Ten houses burned down, according to the fire service.",
        "the fire service",
        "according to",
        "Ten houses",
        "indirect",
    ),
    # told somebody
    (
        "The minister told reporters that the talks had failed.",
        "The minister",
        "told",
        "the talks had failed",
        "indirect",
    ),
    # passive with an agent
    ("The move was criticised by farmers as a broken promise.", "farmers", "criticised", "The move", "indirect"),
    # a belief, not words
    ("Experts believe the dam could burst within days.", "Experts", "believe", "the dam could burst", "indirect"),
    # denial
    (
        "The company denied that it had known of the leak.",
        "The company",
        "denied",
        "it had known of the leak",
        "indirect",
    ),
    # a plan
    ("The airline plans to cut 300 jobs next year.", "The airline", "plans", "cut 300 jobs", "indirect"),
    # source with a prepositional phrase
    (
        "Officials from the ministry warned that the river would rise.",
        "Officials from the ministry",
        "warned",
        "the river would rise",
        "indirect",
    ),
    # cue as a participle
    (
        "The mayor resigned, saying he had lost the trust of the council.",
        "The mayor",
        "saying",
        "he had lost the trust",
        "indirect",
    ),
]


@pytest.mark.parametrize(("text", "source", "cue", "content", "kind"), CASES)
def test_parts(text: str, source: str, cue: str, content: str, kind: str) -> None:
    fitting = [a for a in found_in(text) if cue in words(text, a.cue) and content in words(text, a.content)]
    assert fitting, [(words(text, a.source), words(text, a.cue), words(text, a.content)) for a in found_in(text)]
    assert source in words(text, fitting[0].source)
    assert fitting[0].kind == kind


def test_a_split_quotation_is_one_attribution_in_two_fragments() -> None:
    text = "“The road is safe,” Ms Lind said, “but the bridge is not.”"
    (attribution,) = found_in(text)
    assert words(text, attribution.content) == "“The road is safe,” / “but the bridge is not.”"
    assert attribution.kind == "direct"


def test_the_next_sentence_in_quotation_marks_belongs_to_the_same_speaker() -> None:
    text = "“The road is safe,” Ms Lind said. “We checked every metre of it on Sunday.”"
    assert "We checked every metre" in words(text, found_in(text)[0].content)


def test_a_quotation_whose_marks_open_each_paragraph_is_one_utterance() -> None:
    text = (
        "“The road is safe today,” Ms Lind said. “We worked all night.\n\n“Nobody will drive there without us knowing.”"
    )
    assert "Nobody will drive there" in words(text, found_in(text)[0].content)


def test_a_paragraph_that_is_nothing_but_a_quotation_goes_with_the_speaker_before() -> None:
    text = '"The road is safe," Ms Lind said on Friday.\n\n"We have checked every metre of it."'
    assert "We have checked every metre" in words(text, found_in(text)[0].content)


def test_nested_attributions_are_both_found() -> None:
    text = 'The mayor said the bridge "will stay closed", according to a council statement.'
    contents = {words(text, a.source): words(text, a.content) for a in found_in(text)}
    assert "will stay closed" in contents["The mayor"]
    assert "The mayor said" in contents["a council statement"]


@pytest.mark.parametrize(
    ("text", "speaker", "content"),
    [
        ("Angela Merkel: no deal before summer\n\nThe talks go on.", "Angela Merkel", "no deal before summer"),
        ("No deal before summer: Angela Merkel\n\nThe talks go on.", "Angela Merkel", "No deal before summer"),
    ],
)
def test_headlines_with_a_colon(text: str, speaker: str, content: str) -> None:
    assert (speaker, content) in [(a.speaker, words(text, a.content)) for a in found_in(text)]


PIECES = ["“", "”", '"', "''", "«", "»", "„", "‘", "’", "\n", "\n\n", " ", ".", ",", ":", "?", "said", "Mr Smith", "he"]
PIECES += [
    "according to",
    "the minister",
    "it is over",
    "TOLD",
    "\u200b",
    "\u202e",
    "é",
    "🙂",
    "1990s",
    "the ministers'",
]


@settings(max_examples=60, deadline=None)
@given(st.lists(st.sampled_from(PIECES), max_size=40).map(" ".join))
def test_any_text_gives_spans_inside_it(text: str) -> None:
    doc = next(parse([text]))
    for attribution in find_attributions(doc, find_mentions(doc)):
        assert attribution.content
        for span in (*attribution.source, *attribution.cue, *attribution.content):
            assert 0 <= span.start < span.end <= len(text)
            assert text[span.start : span.end].strip()
        assert attribution.kind in ("direct", "indirect", "mixed")


def test_an_empty_text_has_none() -> None:
    assert find_attributions(next(parse([""])), ()) == ()


def test_time_grows_with_the_text_and_not_faster() -> None:
    text = 'The mayor said the bridge "will stay closed" for a week, and police agreed. ' * 40
    page = next(parse([text + "\n"]))
    seconds = [min(_seconds(Doc.from_docs([page] * times)) for _ in range(2)) for times in (2, 32)]
    assert seconds[1] < 16 * 4 * seconds[0]


def _seconds(doc: Doc) -> float:
    start = time.process_time()
    find_attributions(doc, ())
    return time.process_time() - start


@pytest.mark.parametrize("text", ["“ : \n", " : ", "a: ", "“a : \n\n", "Mayor Duarte: "])
def test_a_colon_with_nothing_after_it_is_no_attribution(text: str) -> None:
    doc = make_doc(text)
    assert find_attributions(doc, find_mentions(doc)) == ()


HOSTILE = [
    # everything in capitals
    "THE MAYOR SAID THE BRIDGE WOULD STAY CLOSED FOR A WEEK. “IT IS NOT SAFE,” SHE TOLD REPORTERS.",
    # no punctuation, no capitals
    "the mayor said the bridge would stay closed for a week she told reporters it was not safe",
    # a quotation that never closes
    "“It is not safe, the mayor said.\n\nThe bridge stays closed.\n\n“Nobody may cross, she added.",
    # German marks
    "„It is not safe“, said Anna Berg, the mayor of Lund.",
    # guillemets, both ways round
    "« It is not safe », said Anna Berg. »It stays closed«, she added.",
    # a transcript
    "BERG: It is not safe.\nQUESTION: Until when?\nBERG: For a week.",
    # a list
    "- The mayor said no.\n- Police said yes.\n- “Perhaps,” said the bishop.",
    # a table
    "Name\tSaid\nBerg\t“No”\nPolice\t“Yes”",
    # two languages
    "Die Brücke bleibt zu, sagte Berg. “It is not safe,” she said. « C'est fini », dit-elle.",
    # control and invisible characters
    "The\u200b mayor\x07 said\u202e the bridge\ufeff was “not\u00a0safe”.",
    # marks only
    "“”„“«»''``\"\"",
]


@pytest.mark.parametrize("text", HOSTILE)
def test_hostile_text_gives_spans_inside_it_in_order(text: str) -> None:
    for attribution in found_in(text):
        for spans in (attribution.source, attribution.cue, attribution.content):
            ends = [place for span in spans for place in (span.start, span.end)]
            assert ends == sorted(ends)
            assert all(text[span.start : span.end].strip() for span in spans)
            assert not ends or ends[-1] <= len(text)


# text | what one content must hold, whatever the marks or the case
STILL_FOUND = [
    ("THE MINISTRY SAID THAT TWO TRAINS HAD COLLIDED NEAR LUND ON MONDAY.", "TWO TRAINS HAD COLLIDED"),
    ("„It is not safe“, said Anna Berg, the mayor of Lund.", "It is not safe"),
    ("« It is not safe », said Anna Berg, the mayor of Lund.", "It is not safe"),
    ("''It is not safe,'' said Anna Berg, the mayor of Lund.", "It is not safe"),
]


@pytest.mark.parametrize(("text", "content"), STILL_FOUND)
def test_found_all_the_same(text: str, content: str) -> None:
    assert any(content in words(text, found.content) for found in found_in(text))
