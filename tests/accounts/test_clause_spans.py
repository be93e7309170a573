import pytest

from rashomon.accounts.clause_spans import asserts_alone, sentence_span, span_of
from rashomon.language.annotate import annotate
from tests.factories import make_report


@pytest.mark.parametrize(
    ("text", "within", "expected"),
    [
        # A main clause stands for itself.
        (
            "The dam at Orsk broke on Monday, and the mayor ordered three villages to leave.",
            "broke",
            "The dam at Orsk broke on Monday",
        ),
        # A relative clause is read from its noun.
        (
            "Engineers had warned of the old dam that the ministry built in 1961 near Orsk.",
            "built",
            "the old dam that the ministry built in 1961 near Orsk.",
        ),
        # An adverbial one from behind its conjunction.
        (
            "Three villages were emptied after the old dam at Orsk broke.",
            "broke",
            "the old dam at Orsk broke.",
        ),
        # But not one that is a mere condition.
        (
            "Three villages will be emptied if the old dam at Orsk gives way again.",
            "gives",
            "if the old dam at Orsk gives way again.",
        ),
    ],
)
def test_spans(text: str, within: str, expected: str) -> None:
    (annotation,) = annotate([make_report(text)])
    at = text.index(within)
    number = next(i for i, c in enumerate(annotation.clauses) if any(annotation.words[w].start == at for w in c.words))
    span = span_of(annotation, annotation.sentences[0], [number])
    assert text[span.start : span.end] == expected


def test_all_clauses_are_the_sentence() -> None:
    text = "The dam at Orsk broke on Monday, and the mayor ordered three villages to leave."
    (annotation,) = annotate([make_report(text)])
    span = span_of(annotation, annotation.sentences[0], range(len(annotation.clauses)))
    assert text[span.start : span.end] == text


def test_who_says_it_is_no_assertion_of_its_own() -> None:
    text = "The mayor of the town said on Tuesday that the dam had broken at two places in the night."
    (annotation,) = annotate([make_report(text)])
    alone = [text[c.start : c.end] for c in annotation.clauses if asserts_alone(annotation, c)]
    assert alone == ["the dam had broken at two places in the night."]


@pytest.mark.parametrize(
    "dateline",
    [
        "SEOUL, March 22 (Meridian Wire) - ", "KETTERBY, June 4 - ", "NEW YORK — ", "WASHINGTON—", "(Meridian Wire) - ",
        "Paris (Meridian Wire) -- ", "ST. LOUIS, Mo. — ", "WASHINGTON, D.C. (MW) - ", "CAIRO, Jan. 25, 2011 - ",
    ],
)  # fmt: skip
def test_a_dateline_is_no_part_of_what_is_told(dateline: str) -> None:
    told = "The old dam at Orsk broke on Monday, and three villages were emptied."
    (annotation,) = annotate([make_report(f"Flood\n{dateline}{told}")])
    sentence = next(s for s in annotation.sentences if "dam" in annotation.report.text[s.start : s.end])
    span = sentence_span(annotation, sentence)
    assert annotation.report.text[span.start : span.end] == told


@pytest.mark.parametrize(
    "text",
    [
        "NATO - the western alliance - has met on Monday.",
        "Ann Smith (R-Texas) — who left in May — has come back.",
        "The dam broke. ORSK - The town was flooded on Monday.",  # not at the start of a paragraph
    ],
)
def test_what_is_no_dateline(text: str) -> None:
    (annotation,) = annotate([make_report(text)])
    for sentence in annotation.sentences:
        assert sentence_span(annotation, sentence).start == sentence.start
