"""The spaCy components in a user's own pipeline."""

from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest
import spacy
from spacy.language import Language
from spacy.tokens import Doc, DocBin

import rashomon.components  # noqa: F401  until the package is installed anew spaCy finds no entry points
from rashomon.language.nlp import MODELS

TEXT = (
    'The \U0001f6a2 ferry would "sail on Monday", Ann Hale said, according to the Meridian Wire. '
    "Hale told reporters in Paris that it was fine."
)
NAMES = ("rashomon_entities", "rashomon_times", "rashomon_attribution")


@cache
def pipeline() -> Language:
    """A plain English pipeline, without the break at line ends that Rashomon's own has."""
    name = next(name for name in MODELS if spacy.util.is_package(name))
    nlp = spacy.load(name)
    for component in NAMES:
        nlp.add_pipe(component)
    return nlp


def docs(count: int) -> Iterator[Doc]:
    for _ in range(count):
        doc = pipeline().make_doc(TEXT)
        doc._.published = "2019-03-22"
        yield doc


@cache
def read() -> Doc:
    return next(iter(pipeline().pipe(docs(1))))


def check(doc: Doc) -> None:
    """What every way of getting the Doc must give."""
    (day,) = doc._.rashomon_times
    assert (TEXT[day.start : day.end], day.value) == ("Monday", "2019-03-25")
    assert [(TEXT[m.start : m.end], m.name) for m in doc._.rashomon_entities if m.type == "person"] == [
        ("Ann Hale", "Ann Hale"),
        ("Hale", "Ann Hale"),
    ]
    assert "Ann Hale" in {found.speaker for found in doc._.rashomon_attributions}
    assert doc._.published == "2019-03-22"
    assert [span.text for span in doc.spans["rashomon_times"]] == ["Monday"]
    assert [(span.text, span.id_) for span in doc.spans["rashomon_cues"]] == [
        (TEXT[cue.start : cue.end], str(number))
        for number, found in enumerate(doc._.rashomon_attributions)
        for cue in found.cue
    ]


def test_the_components_have_no_needs_that_an_english_pipeline_does_not_meet() -> None:
    assert not any((pipeline().analyze_pipes() or {})["problems"].values())


def test_docs_spans_and_extensions() -> None:
    check(read())


def test_two_processes() -> None:
    for doc in pipeline().pipe(docs(4), n_process=2, batch_size=2):
        check(doc)


def test_a_doc_keeps_what_was_found_as_bytes_and_in_a_docbin() -> None:
    nlp = pipeline()
    check(Doc(nlp.vocab).from_bytes(read().to_bytes()))
    check(next(DocBin(docs=[read()], store_user_data=True).get_docs(nlp.vocab)))


def test_a_pipeline_is_stored_and_loaded(tmp_path: Path) -> None:
    pipeline().to_disk(tmp_path)
    loaded = spacy.load(tmp_path)
    assert loaded.pipe_names[-3:] == list(NAMES)


def test_spans_lead_to_what_they_stand_for() -> None:
    doc = read()
    (day,) = doc.spans["rashomon_times"]
    assert (day.label_, day.kb_id_) == ("DATE", "2019-03-25")
    assert day._.rashomon_time == doc._.rashomon_times[0]
    assert day._.rashomon_entity is None
    first, second = (span for span in doc.spans["rashomon_entities"] if span.label_ == "person")
    assert first.id_ == second.id_ == first._.rashomon_entity.id
    assert [span.kb_id_[:9] for span in doc.spans["rashomon_entities"] if span.label_ == "place"] == ["geonames:"]


def attribution(speaker: str, *contents: tuple[int, int]) -> dict[str, object]:
    """An attribution as a Doc keeps it."""
    content = [{"start": start, "end": end} for start, end in contents]
    return {"source": (), "cue": (), "content": content, "kind": "direct", "speaker": speaker}


def test_on_whose_word_a_span_stands() -> None:
    doc = Doc(pipeline().vocab, words=list("abcdefgh"), spaces=[False] * 8)
    doc.user_data["rashomon_attributions"] = [
        attribution("outer", (0, 5)),
        attribution("inner", (2, 4)),
        attribution("twice", (3, 4), (6, 7)),
    ]
    doc.user_data["rashomon_contents"] = [[0, 5, 5, 0], [2, 4, 5, 1], [3, 4, 5, 2], [6, 7, 7, 2]]
    speakers = [[found.speaker for found in doc[at : at + 1]._.rashomon_said_by] for at in range(8)]
    assert speakers == [
        ["outer"],
        ["outer"],
        ["outer", "inner"],
        ["outer", "inner", "twice"],  # the widest first
        ["outer"],  # what ended before does not hide what still goes on
        [],
        ["twice"],
        [],
    ]
    assert [found.speaker for found in doc[2:4]._.rashomon_said_by] == ["outer", "inner"]
    assert doc[4:7]._.rashomon_said_by == ()


def test_contents_are_kept_as_said_by_needs_them() -> None:
    doc = read()
    content = doc._.rashomon_attributions[0].content[0]
    span = doc.char_span(content.start, content.end)
    assert span is not None
    assert span._.rashomon_said_by[-1] == doc._.rashomon_attributions[0]


def test_said_by_looks_no_further_than_it_must() -> None:
    """A long report of short contents: each look must not go through all of them."""
    doc = Doc(pipeline().vocab, words=["x"] * 4000)
    looks = 0

    class Contents(list[list[int]]):
        def __getitem__(self, at: int) -> list[int]:  # type: ignore[override]
            nonlocal looks
            looks += 1
            return super().__getitem__(at)

    doc.user_data["rashomon_contents"] = Contents([2 * i, 2 * i + 1, 2 * i + 1, i] for i in range(4000))
    doc.user_data["rashomon_attributions"] = [attribution("x")] * 4000
    assert len(doc[3000:3001]._.rashomon_said_by) == 1
    assert looks < 40


def test_attribution_alone_finds_the_names_it_needs() -> None:
    nlp = pipeline()
    with nlp.select_pipes(disable=["rashomon_entities", "rashomon_times"]):
        doc = nlp(TEXT)
    assert [found.speaker for found in doc._.rashomon_attributions] == [
        found.speaker for found in read()._.rashomon_attributions
    ]
    assert doc._.rashomon_entities == ()
    assert doc._.rashomon_times == ()


def test_without_a_date_times_stay_relative() -> None:
    (day,) = pipeline()(TEXT)._.rashomon_times
    assert not day.resolved


@pytest.mark.parametrize("name", NAMES)
def test_what_is_missing_in_a_pipeline_is_named(name: str) -> None:
    nlp = spacy.blank("en")
    nlp.add_pipe(name)
    with pytest.raises(ValueError, match=f"{name}.*needs a tagger"):
        nlp(TEXT)


@pytest.mark.parametrize("text", ["", " \n ", "\U0001f6a2", "..."])
def test_texts_that_say_nothing(text: str) -> None:
    doc = pipeline()(text)
    assert (doc._.rashomon_entities, doc._.rashomon_times, doc._.rashomon_attributions) == ((), (), ())
    assert doc.to_bytes()
