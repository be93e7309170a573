import random
import time

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from rashomon.language.nlp import sentences_of, words_of
from rashomon.lineage.passages import find_passages, shared_passages
from rashomon.model.account import Passage
from rashomon.model.annotation import Annotation
from rashomon.model.report import Report
from tests.factories import make_doc, make_report
from tests.lineage.texts import FERRY, HARBOUR, OWN_END, OWN_START


def passages_of(*reports: Report) -> tuple[Passage, ...]:
    return shared_passages(reports)


def between(a: str, b: str) -> tuple[Passage, ...]:
    return passages_of(make_report(a, id="a"), make_report(b, id="b"))


SECOND = HARBOUR.split("\n\n")[1]


@pytest.mark.parametrize(
    ("copy", "kind"),
    [
        (HARBOUR, "verbatim"),
        (HARBOUR.replace("-", "–").replace("the Merrow", "THE MERROW"), "verbatim"),  # case is no edit
        (HARBOUR.replace(", and the captain", ". The captain"), "edited"),  # a sentence split
        (HARBOUR.replace("Eleven", "11").replace("three", "3"), "edited"),  # number format
        (HARBOUR.replace("said", "says").replace("were lifted", "are lifted"), "edited"),  # tense
        (HARBOUR.replace("The coast guard said the vessel", "The vessel"), "edited"),  # attribution stripped
        (
            "Early on Tuesday a freighter ran aground outside Port Alder's harbour, and spilled diesel into the bay,"
            " the home of thousands of seabirds. After losing power in a storm, the vessel, the Merrow, drifted for"
            " almost three hours and then struck a reef, the coast guard said. A helicopter lifted eleven sailors to"
            " safety; at the district hospital, the captain was treated for a broken wrist.",
            "edited",  # reordered throughout, three words in four kept
        ),
    ],
)
def test_one_copy_is_one_passage_of_its_kind(copy: str, kind: str) -> None:
    found = between(HARBOUR, OWN_START + copy + OWN_END)
    assert [passage.kind for passage in found] == [kind]
    assert found[0].a.quote == HARBOUR
    assert found[0].b.quote == copy


@pytest.mark.parametrize(
    ("a", "b"),
    [
        (HARBOUR, FERRY),  # another event
        (  # the same event in each outlet's own words
            HARBOUR,
            "A freighter that lost its engine in heavy seas is stuck on rocks near Port Alder. All crew are safe."
            " Officials fear for the bay's seabirds because fuel is leaking from the Merrow.",
        ),
        (  # the office of a source is a set phrase
            "Nobody in the small fishing town had expected the ruling, which was read out at noon by Ann Gray, the"
            " Chief Justice of the Supreme Maritime Court.",
            "Two lawyers of the insurance company were seen having a long lunch with Ann Gray, the Chief Justice of the"
            " Supreme Maritime Court, on the day before.",
        ),
        (  # site text on both pages
            "The Merrow sank at night.\n\nSign up for our daily newsletter and get the stories that matter most.",
            "Ferry prices rise.\n\nSign up for our daily newsletter and get the stories that matter most.",
        ),
        ("", HARBOUR),
        ("word", "word"),
    ],
)
def test_what_is_no_copy_is_not_reported(a: str, b: str) -> None:
    assert between(a, b) == ()


QUOTE = "We saw the lights go out one after another, and then the whole ship simply turned its side to the waves"


@pytest.mark.parametrize(
    ("a", "b", "kind"),
    [
        (  # each outlet puts the quotation in words of its own
            f"Witnesses had gathered on the pier by dawn. “{QUOTE},” recalled Mary Holt, a retired pilot.",
            f'Mary Holt, 71, watched through binoculars from her kitchen. She told the paper: "{QUOTE}."',
            "shared quote",
        ),
        (  # the quotation was copied with the sentence before it
            f"Dozens of witnesses had gathered on the old pier at dawn to see the rescue. “{QUOTE},” Mary Holt said.",
            f"Prices rise. Dozens of witnesses had gathered on the old pier at dawn to see the rescue. “{QUOTE},” Mary"
            " Holt said.",
            "verbatim",
        ),
        (  # the marks were dropped: somebody else's words became the outlet's own
            f"“{QUOTE},” recalled Mary Holt.",
            f"The storm was strong. {QUOTE}. It was over quickly.",
            "edited",
        ),
        (  # the closing mark was lost in one text
            f"Witnesses had gathered on the pier by dawn. “{QUOTE},” recalled Mary Holt, a retired pilot.",
            f'Mary Holt, 71, watched through binoculars from her kitchen and rang the paper. "{QUOTE}.\n\nIt was cold.',
            "shared quote",
        ),
        (  # the opening mark was lost in one text
            f"Witnesses had gathered on the pier by dawn. “{QUOTE},” recalled Mary Holt, a retired pilot.",
            f"It was cold.\n\n{QUOTE},” the neighbour of the lifeboat station told the local paper.",
            "shared quote",
        ),
    ],
)
def test_a_shared_quotation_is_told_from_a_copy(a: str, b: str, kind: str) -> None:
    assert [passage.kind for passage in between(a, b)] == [kind]


def test_a_quotation_apart_from_a_copy_is_no_part_of_it() -> None:
    said = f"“{QUOTE},” Mary Holt said."
    between_them = " Nobody at the coast guard wanted to say more about the night to anyone in the town."
    found = between(f"{said}{between_them} {SECOND}", f"{OWN_START}“{QUOTE},” Mary Holt told a reporter. {SECOND}")
    assert [(passage.kind, passage.a.quote.strip("“,”")) for passage in found] == [
        ("shared quote", QUOTE),
        ("verbatim", SECOND),
    ]


def test_copies_apart_are_passages_apart_and_copies_beside_are_one() -> None:
    first, second, third = HARBOUR.split("\n\n")
    assert len(between(HARBOUR, f"{first}\n\n{second}")) == 1
    middle = FERRY + " " + FERRY.replace("Ticket", "Cabin")
    apart = between(HARBOUR, f"{first}\n\n{middle}\n\n{third}")
    assert [passage.b.quote for passage in apart] == [first, third]


def test_a_copied_sentence_inside_a_longer_one_is_cut_to_the_words_that_are_shared() -> None:
    tail = "drifted for almost three hours before it struck a reef near the old lighthouse of the northern headland"
    found = between(
        f"The owners of the vessel have not been found. The Merrow {tail}.",
        "At a hearing that began late and was interrupted twice by shouting from the gallery where relatives sat, the"
        f" judge was told by a tired and visibly nervous second officer that the ship {tail}, he had heard.",
    )
    assert len(found) == 1
    assert tail in found[0].b.quote
    assert "gallery" not in found[0].b.quote


def test_offsets_ids_and_sides() -> None:
    reports = (make_report(OWN_START + HARBOUR, id="b"), make_report(HARBOUR + OWN_END, id="a"))
    found = passages_of(*reports)
    assert [(p.a.report, p.b.report) for p in found] == [("a", "b")]
    texts = {report.id: report.text for report in reports}
    for side in (found[0].a, found[0].b):
        assert texts[side.report][side.start : side.end] == side.quote
    assert 0 < found[0].score <= 1
    assert found == passages_of(*reversed(reports))


def test_the_order_of_many_reports_does_not_matter() -> None:
    parts = HARBOUR.split("\n\n")
    reports = [make_report("\n\n".join([*parts[i % 3 :], OWN_END]), id=f"r{i}") for i in range(6)]
    shuffled = random.Random(5).sample(reports, len(reports))
    assert passages_of(*reports) == passages_of(*shuffled)


def test_find_passages_reads_annotations() -> None:
    annotations = [
        Annotation(
            report=report,
            words=words_of(make_doc(report.text)),
            sentences=sentences_of(make_doc(report.text)),
            clauses=(),
            mentions=(),
            timexes=(),
            quantities=(),
            attributions=(),
        )
        for report in (make_report(HARBOUR, id="a"), make_report(OWN_START + SECOND, id="b"))
    ]
    assert [(p.kind, p.a.quote) for p in find_passages(annotations)] == [("verbatim", SECOND)]


def test_an_archive_gives_the_passages_of_a_story(monkeypatch: pytest.MonkeyPatch) -> None:
    reports = [make_report(text, id=f"r{i}") for i, text in enumerate((HARBOUR, FERRY, OWN_START + HARBOUR, FERRY))]
    story = passages_of(*reports)
    assert len(story) == 2
    monkeypatch.setattr("rashomon.lineage.passages._STORY", 1)
    monkeypatch.setattr("rashomon.lineage.passages._MOST_INDEXED", 1)
    assert passages_of(*reports) == story


def test_wrong_input_is_refused() -> None:
    with pytest.raises(ValueError, match="same id"):
        passages_of(make_report("x", id="a"), make_report("y", id="a"))


@settings(max_examples=60, deadline=None)
@given(st.text(alphabet="ab “”\"'.\n,1%", max_size=300), st.text(alphabet="ab “”\"'.\n,1%", max_size=300))
def test_no_text_breaks_it(a: str, b: str) -> None:
    for passage in between(a, b):
        assert a[passage.a.start : passage.a.end] == passage.a.quote
        assert b[passage.b.start : passage.b.end] == passage.b.quote


def test_long_and_repetitive_texts_take_no_quadratic_time() -> None:
    numbers = random.Random(3)
    words = [f"w{numbers.randrange(4000)}" for _ in range(30_000)]
    texts = [
        " ".join(words),  # one endless sentence
        ". ".join("the ship sank again in the harbour today" for _ in range(4000)),  # one sentence all over
        ". ".join(" ".join(numbers.sample(words, 9)) for _ in range(3000)),
    ]
    started = time.process_time()
    passages_of(*(make_report(text, id=f"{i}{j}") for i, text in enumerate(texts) for j in (0, 1)))
    assert time.process_time() - started < 25


def test_forty_reports_of_one_wire_text() -> None:
    numbers = random.Random(1)
    drop = [" ".join(w for w in HARBOUR.split(" ") if numbers.random() > 0.03) for _ in range(40)]
    started = time.process_time()
    found = passages_of(*(make_report(f"{text}\n\nOwn line {i}.", id=f"r{i:02}") for i, text in enumerate(drop)))
    assert len(found) >= 39
    assert time.process_time() - started < 6
