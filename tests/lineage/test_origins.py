from collections.abc import Sequence

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.language.nlp import sentences_of, words_of
from rashomon.lineage.origins import origin_of, outlet_cited, same_origin
from rashomon.model.annotation import Annotation, Attribution, Mention, SourceKind
from rashomon.model.span import Span
from tests.factories import make_doc, make_report


def span(text: str, words: str) -> Span:
    start = text.index(words)
    return Span(start=start, end=start + len(words))


def attribution(
    text: str, source: str, cue: str, content: str, channel: str = "", kind: SourceKind = "organisation"
) -> Attribution:  # fmt: skip
    return Attribution(
        source=(span(text, source),) if source else (),
        cue=(span(text, cue),) if cue else (),
        content=(span(text, content),),
        kind="indirect",
        speaker=source,
        source_kind=kind,
        channel=channel,
    )


def annotate(
    text: str, attributions: Sequence[Attribution] = (), people: Sequence[str] = (), source: str = "Alder Courier"
) -> Annotation:
    doc = make_doc(text)
    return Annotation(
        report=make_report(text, source=source),
        words=words_of(doc),
        sentences=sentences_of(doc),
        clauses=(),
        mentions=tuple(
            Mention(start=s.start, end=s.end, type="person", name=name) for name in people for s in [span(text, name)]
        ),
        timexes=(),
        quantities=(),
        attributions=tuple(attributions),
    )


def origin(text: str, of: str, *attributions: Attribution, outlet: str = "Alder Courier") -> str | None:
    people = [name for name in ("Ann Gray", "John Roe") if name in text]
    return origin_of(annotate(text, attributions, people, outlet), span(text, of))


SANK = "the ship sank"


@pytest.mark.parametrize(
    ("text", "source", "cue", "channel", "kind", "expected"),
    [
        (f"{SANK}, according to a Harbour Ministry statement.", "a Harbour Ministry statement", "according to",
         "statement", "document", "Harbour Ministry statement"),
        (f"{SANK}, the Harbour Ministry said in a statement.", "the Harbour Ministry", "said", "statement",
         "organisation", "Harbour Ministry statement"),
        (f"{SANK}, according to a statement from the Harbour Ministry.", "a statement from the Harbour Ministry",
         "according to", "statement", "document", "Harbour Ministry statement"),
        (f"{SANK}, Ann Gray told reporters.", "Ann Gray", "told", "told reporters", "named", "briefing by Ann Gray"),
        (f"{SANK}, Ann Gray told the BBC.", "Ann Gray", "told", "told the BBC", "named", "interview with BBC News"),
        (f"{SANK}, Ann Gray tweeted.", "Ann Gray", "tweeted", "tweet", "named", "tweet by Ann Gray"),
        (f"{SANK}, Ann Gray wrote on Facebook.", "Ann Gray", "wrote", "Facebook", "named", "post by Ann Gray"),
        (f"{SANK}, the harbour master, Ann Gray, said.", "the harbour master, Ann Gray,", "said", "", "named",
         "Ann Gray"),
        (f"{SANK}, Yonhap news agency reported.", "Yonhap news agency", "reported", "", "organisation", "Yonhap"),
        (f"{SANK}, the isle's police said.", "the isle's police", "said", "", "organisation", "police"),
        (f"{SANK}, officials said.", "officials", "said", "", "anonymous", None),
        (f"{SANK}, sources close to it said.", "sources", "said", "", "organisation", None),
        (f"Ann Gray feared that {SANK}.", "Ann Gray", "feared", "", "named", None),  # a thought is no origin
    ],
)  # fmt: skip
def test_origin_of_an_attribution(
    text: str, source: str, cue: str, channel: str, kind: SourceKind, expected: str | None
) -> None:
    assert origin(text, SANK, attribution(text, source, cue, SANK, channel, kind)) == expected


def test_the_statement_is_the_one_introduced_before() -> None:
    text = f"A tug came late, said a Harbour Ministry statement. {SANK}, according to the Alderish statement."
    first = attribution(text, "a Harbour Ministry statement", "said", "A tug came late", "statement", "document")
    second = attribution(text, "the Alderish statement", "according to", SANK, "statement", "document")
    assert origin(text, SANK, first, second) == "Harbour Ministry statement"
    assert origin(text, SANK, second) is None


def test_the_way_the_words_reached_the_outlet_goes_before_who_is_said_to_have_spoken() -> None:
    text = f"John Roe said {SANK} at night, according to a Harbour Ministry statement."
    outer = attribution(
        text, "a Harbour Ministry statement", "according to", f"John Roe said {SANK} at night", "statement", "document"
    )
    inner = attribution(text, "John Roe", "said", f"{SANK} at night", "", "named")
    assert origin(text, SANK, inner, outer) == "Harbour Ministry statement"
    assert origin(text, SANK, inner) == "John Roe"


@pytest.mark.parametrize(
    ("text", "outlet", "expected"),
    [
        (f"PORT ALDER (Reuters) - In the night {SANK}.", "Alder Courier", "Reuters"),
        (f"In the night {SANK}, Reuters reported.", "Alder Courier", "Reuters"),
        (f"In the night {SANK}. A tug was late, Reuters reported.", "Alder Courier", None),  # another sentence
        (f"PORT ALDER (Reuters) - In the night {SANK}.", "Reuters", None),  # its own voice
        (f"In the night {SANK}.", "Alder Courier", None),
    ],
)
def test_credits_of_an_agency(text: str, outlet: str, expected: str | None) -> None:
    assert origin(text, SANK, outlet=outlet) == expected


def test_an_attribution_elsewhere_says_nothing() -> None:
    text = f"{SANK} in the night. A tug was late, Ann Gray said."
    assert origin(text, SANK, attribution(text, "Ann Gray", "said", "A tug was late", "", "named")) is None


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Harbour Ministry statement", "Harbour Ministry", True),
        ("briefing by Ann Gray", "tweet by Ann Gray", True),
        ("Chun Hae-sung", "Chun Hae Sung", True),
        ("Gray", "Ann Gray", True),
        ("Ann Gray", "John Gray", False),
        ("Harbour Ministry statement", "Navy statement", False),
        ("statement", "Navy", False),
        ("", "", False),
    ],
)
def test_same_origin(one: str, other: str, same: bool) -> None:
    assert same_origin(one, other) is same
    assert same_origin(other, one) is same


def test_outlet_cited() -> None:
    assert outlet_cited("interview with the BBC") == outlet_cited("BBC News")


@given(st.text(max_size=40))
def test_no_source_breaks_it(source: str) -> None:
    text = f"{source} said {SANK}."
    found = Attribution(
        source=(Span(start=0, end=len(source)),),
        cue=(span(text, " said "),),
        content=(Span(start=len(text) - len(SANK) - 1, end=len(text) - 1),),
        kind="indirect",
        speaker=source,
        source_kind="named",
    )
    report = make_report(text)
    annotation = Annotation(
        report=report, words=(), sentences=(), clauses=(), mentions=(), timexes=(), quantities=(), attributions=(found,)
    )
    origin_of(annotation, found.content[0])
