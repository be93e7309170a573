import pytest

from rashomon.language.attribution.cue_words import cue_lemmas
from rashomon.language.nlp import words_of
from rashomon.model.annotation import Attribution
from rashomon.model.span import Span
from tests.factories import make_doc

TEXT = "The mayor Told, in a statement issued on Friday, that the bridge fell."


@pytest.mark.parametrize(
    ("cue", "lemmas"),
    [
        ((), set()),
        (("Told",), {"tell"}),
        (("Told", "issued on"), {"tell", "issue", "on"}),  # not what stands between the pieces
        (("old",), {"tell"}),  # a cue that begins inside a word
        ((", in",), {",", "in"}),
    ],
)
def test_cue_lemmas(cue: tuple[str, ...], lemmas: set[str]) -> None:
    spans = tuple(Span(start=TEXT.index(part), end=TEXT.index(part) + len(part)) for part in cue)
    content = (Span(start=TEXT.index("that"), end=len(TEXT)),)
    attribution = Attribution(source=(), cue=spans, content=content, kind="indirect", speaker="")
    assert cue_lemmas(words_of(make_doc(TEXT)), attribution) == lemmas
