"""Texts that nobody would print: capitals, no punctuation, long texts. No crash, linear time."""

import time
from typing import TYPE_CHECKING

import pytest

from rashomon.language.entities import find_mentions, find_references, resolve_entities, resolve_mentions
from rashomon.model.annotation import Annotation
from tests.factories import make_doc, make_report
from tests.language.entities.test_resolution import annotate

if TYPE_CHECKING:
    from spacy.tokens import Doc

SENTENCES = (
    "Ann Hale of the Energy Ministry met Peter Moss in Lyon on Monday.",
    "The minister said Norway would pay.",
    "Police arrested a man who fled.",
)


def blank(text: str) -> "Doc":
    """Tokens and sentences without a parse, which would take a minute."""
    from spacy.lang.en import English

    nlp = English()
    nlp.max_length = 50_000_000
    nlp.add_pipe("sentencizer")
    return nlp(text)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        # Capitals: nations and cities are still known
        (" ".join(SENTENCES).upper(), {"LYON", "NORWAY"}),
        # No punctuation
        (" ".join(SENTENCES).replace(".", ""), {"Ann Hale", "Lyon", "Norway"}),
        # Small letters: nothing is a name
        (" ".join(SENTENCES).lower(), set()),
        # A quotation that never closes
        ("“" + " ".join(SENTENCES), {"Ann Hale", "Lyon", "Norway"}),
        # Invisible and control characters between the sentences
        ("\u200b\x00 ".join(SENTENCES), {"Ann Hale", "Lyon", "Norway"}),
    ],
)
def test_odd_layout(text: str, names: set[str]) -> None:
    doc = make_doc(text)
    mentions = find_mentions(doc)
    assert names <= {m.name for m in mentions}
    assert names or not mentions
    for span in (*mentions, *find_references(doc, mentions)):
        assert text[span.start : span.end].strip() == text[span.start : span.end] != ""


@pytest.mark.parametrize(
    "text",
    [
        # 50,000 words of news
        " ".join(SENTENCES) * 1_800,
        # one sentence without an end
        "Ann Hale met Peter Moss and " * 10_000,
        # capitals in one line
        "HALE SAID " * 25_000,
        # nothing but initials and hyphens
        "A. B.-C. " * 20_000,
    ],
    ids=["news", "one sentence", "capitals", "initials"],
)
def test_a_long_text_takes_linear_time(text: str) -> None:
    doc = blank(text)
    start = time.perf_counter()
    mentions = find_mentions(doc)
    find_references(doc, mentions)
    annotation = Annotation(
        report=make_report(text), words=(), sentences=(), clauses=(), mentions=mentions, timexes=(), quantities=(),
        attributions=(),
    )  # fmt: skip
    assert len(resolve_entities([annotation])) < 100
    assert time.perf_counter() - start < 60


def test_many_reports_take_linear_time() -> None:
    # 3,000 reports that name the same two people: pairs of reports must not be counted
    annotations = annotate("Ann Hale met Peter Moss in Lyon.")
    many = [
        Annotation(
            report=make_report(a.report.text, id=f"r{n}"), words=(), sentences=(), clauses=(), mentions=a.mentions,
            timexes=(), quantities=(), attributions=(),
        )
        for a in annotations
        for n in range(3_000)
    ]  # fmt: skip
    start = time.perf_counter()
    assert len(resolve_mentions(many, {})) == 3_000
    assert time.perf_counter() - start < 20
