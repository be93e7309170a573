import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from numpy.typing import NDArray

from rashomon.stories.sketch import Days, Sketch, from_bytes
from rashomon.stories.sketching import LOOKED_AT, PARTS, TERMS, Part, sketch
from rashomon.stories.vocabulary import load_vocabulary, stem
from tests.factories import make_report

FERRY = "The ferry Almina sank off Port Sorrel on Tuesday. Divers of the harbour police found 14 people."
TOLD = ["ferry", "almina", "sank", "port", "sorrel", "14", "people"]


def make_sketch(text: str = FERRY, id: str = "a", **fields: str | None) -> Sketch:
    return sketch(make_report(text, id, **fields), load_vocabulary())


def part(one: Sketch, name: Part) -> NDArray[np.float64]:
    return np.asarray(one.weights[PARTS.index(name)], dtype=np.float64)


def test_bytes_give_the_sketch_again() -> None:
    one = make_sketch(title="Ferry sinks", url="https://a.example/2019/03/22/ferry")
    again = from_bytes(one.to_bytes())
    assert again.to_bytes() == one.to_bytes()
    assert (again.report, again.day, again.told, again.marks) == (one.report, one.day, one.told, one.marks)
    assert np.array_equal(again.terms, one.terms)
    assert np.array_equal(again.weights, one.weights)


@pytest.mark.parametrize("data", [b"", b"RSK1", b"no sketch at all", b"RSK1\x02\x00\x00\x00[]"])
def test_other_bytes_are_refused(data: bytes) -> None:
    with pytest.raises(ValueError, match="not the sketch"):
        from_bytes(data)


def test_parts() -> None:
    one = make_sketch(title="Ferry sinks")
    hashes = {load_vocabulary().entry(word).hash: word for word in TOLD}
    told = [hashes.get(term) for term in one.terms.tolist()]
    words = {
        name: {word for word, weight in zip(told, part(one, name), strict=True) if word and weight} for name in PARTS
    }
    assert words["title"] == {"ferry"}
    assert words["numbers"] == {"14"}
    assert words["names"] == {"almina", "port", "sorrel"}
    assert words["whole"] == set(TOLD)


def test_rows_are_of_unit_length() -> None:
    one = make_sketch(title="Ferry sinks")
    for name in PARTS[:4]:
        assert np.linalg.norm(part(one, name)) == pytest.approx(1, abs=0.01)
    assert part(one, "top").sum() == pytest.approx(1, abs=0.01)


def test_marks_are_the_telling_words_and_not_the_common_ones() -> None:
    marks = make_sketch().marks
    assert {"almina", "sorrel"} <= set(marks)
    assert marks.index("almina") < marks.index("police") if "police" in marks else True
    assert "the" not in marks[:8]


def test_a_title_that_is_missing_is_the_first_sentence() -> None:
    assert part(make_sketch(), "title").any()


def test_a_long_text_is_bounded() -> None:
    long = make_sketch(" ".join(f"word{i}" for i in range(200_000)))
    assert len(long.terms) <= TERMS + 300
    assert len(long.to_bytes()) < 12_000
    assert make_sketch("a " * LOOKED_AT + "Quellin").marks == make_sketch("a " * LOOKED_AT).marks


@pytest.mark.parametrize(
    ("word", "expected"),
    [
        ("attacks", "attack"),  # plural
        ("cities", "city"),  # plural in -ies
        ("class", "class"),  # no plural
        ("virus", "virus"),  # no plural
        ("bus", "bus"),  # too short
        ("sorrel's", "sorrel"),  # possessive
        ("sorrel’s", "sorrel"),  # curly
    ],
)
def test_stem(word: str, expected: str) -> None:
    assert stem(word) == expected


@given(st.text(), st.text())
def test_any_text(text: str, title: str) -> None:
    one = make_sketch(text, title=title)
    assert from_bytes(one.to_bytes()).marks == one.marks
    assert (np.diff(one.terms.astype(int)) > 0).all()


def test_days_have_defaults() -> None:
    assert Days() == Days(sure=False, head=(), named=(), weekdays=(), of_month=(), years=())
