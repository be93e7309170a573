import math

import numpy as np
import pytest

from rashomon.language.boosting import Trees, read_trees, trees_from
from rashomon.stories.pairing import (
    BEARING,
    FEATURES,
    FOREIGN,
    bearing_words,
    day_features,
    load_judge,
    log_odds,
    word_features,
)
from rashomon.stories.sketch import Days, Sketch
from tests.stories.test_sketch import FERRY, make_sketch

OTHER_WORDS = "Divers searched the harbour of Port Sorrel, where the ferry Almina went down with 14 people on Tuesday."
BUDGET = "Parliament in Vellore passed the budget by nine votes. The treasurer called the new taxes fair."


def features(one: Sketch, other: Sketch) -> dict[str, float]:
    rows = np.concatenate([word_features(one, [other]), day_features(one, [other])], axis=1)
    return dict(zip(FEATURES, rows[0].tolist(), strict=True))


def told(day: int | None = 1000, **fields: object) -> Sketch:
    one = make_sketch(FERRY)
    return Sketch(
        report=one.report,
        day=day,
        told=Days(**fields),  # type: ignore[arg-type]
        terms=one.terms,
        weights=one.weights,
        meaning=one.meaning,
        length=one.length,
    )


def test_a_report_is_like_itself() -> None:
    one = make_sketch(title="Ferry sinks")
    own = features(one, one)
    for name in ("whole", "lead", "title", "names", "title in whole", "top in whole, least", "meaning"):
        assert own[name] == pytest.approx(1, abs=0.02), name


def test_reports_without_a_word_in_common_are_foreign() -> None:
    one, other = make_sketch("Quellin zebbedee."), make_sketch("Marrow tollin.", "b")
    assert features(one, other)["whole"] == 0
    assert log_odds(one, [other], load_judge()).tolist() == [FOREIGN]
    assert log_odds(one, [], load_judge()).tolist() == []


@pytest.mark.parametrize(
    ("one", "other", "least", "most"),
    [
        ("Fire in Tarnwick: a bakery burnt down.", "Tarnwick voted for its new mayor.", 1, 1.05),  # a name, no more
        ("A doctor came to Selby Moor.", "A train hit a cow at Selby Moor.", 1.3, 2.5),  # a name of two words
        (FERRY, FERRY, 5, 100),
        (FERRY, OTHER_WORDS, 3, 100),
        ("Quellin zebbedee.", "Marrow tollin.", 0, 0),
    ],
)
def test_how_many_words_a_likeness_rests_on(one: str, other: str, least: float, most: float) -> None:
    a, b = make_sketch(one), make_sketch(other, "b")
    (there,), (back,) = bearing_words(a, [b]).tolist(), bearing_words(b, [a]).tolist()
    assert least <= there <= most
    assert there == pytest.approx(back)
    assert (log_odds(a, [b], load_judge())[0] == FOREIGN) == (there < BEARING)


def test_one_event_in_other_words_is_likelier_than_another_event() -> None:
    one = make_sketch(FERRY)
    same, different = log_odds(one, [make_sketch(OTHER_WORDS, "b"), make_sketch(BUDGET, "c")], load_judge())
    assert same > 0 > different


def test_log_odds_have_no_direction() -> None:
    one, other = make_sketch(FERRY, title="Ferry sinks"), make_sketch(OTHER_WORDS, "b", published="2019-03-25")
    assert log_odds(one, [other], load_judge()).tolist() == log_odds(other, [one], load_judge()).tolist()


@pytest.mark.parametrize(
    ("a", "b", "name", "value"),
    [
        (told(1000), told(1003), "days apart", 3),  # dates that nothing confirms
        (told(1000, sure=True), told(1003, sure=True), "days apart, sure", 3),  # confirmed ones
        (told(1000, sure=True), told(1003), "days apart, sure", math.nan),  # one of the two only
        (told(None), told(1003), "undated", 1),
        (told(None), told(1003), "days apart", math.nan),
        (told(None, named=(990, 1002)), told(1003), "named to published", 1),  # a day in the text stands in
        (told(900, head=(1001,)), told(1003), "head days apart", 2),  # a wrong date, a right head
        (told(None, years=(1999,)), told(None, years=(2005,)), "years differ", 1),
        (told(None, years=(1999, 2005)), told(None, years=(2005,)), "years shared", 1),
        (told(None, weekdays=(1, 2)), told(None, weekdays=(1,)), "weekdays shared", 0.5),
        (told(None, weekdays=(1, 2)), told(None, weekdays=(2, 1)), "first weekday", -1),
        (told(None, of_month=(70, 71)), told(None, of_month=(71,)), "days of month shared", 1),
        # 1000 is a Friday (737140 % 7 == 1000 % 7 would be): the Thursday before both is one and the same day.
        (told(1000, weekdays=(3,)), told(1002, weekdays=(3,)), "event days apart", 0),
    ],
)
def test_days_compared(a: Sketch, b: Sketch, name: str, value: float) -> None:
    found = features(a, b)[name]
    assert found == value or (math.isnan(found) and math.isnan(value))


def test_trees() -> None:
    stump = {
        "feature": [0, 0, 0],
        "threshold": [0.5, 0, 0],
        "left": [1, 1, 2],
        "right": [2, 1, 2],
        "nan_left": [1, 0, 0],
        "value": [0, -1.5, 2.0],
        "roots": [0],
        "base": 0.25,
        "depth": 1,
    }
    trees: Trees = trees_from(stump)
    rows = np.array([[0.5], [0.6], [math.nan]], dtype=np.float32)
    assert trees.decide(rows).tolist() == [-1.25, 2.25, -1.25]


@pytest.mark.parametrize("data", [b"", b"no trees", b"\x1f\x8b"])
def test_other_bytes_are_no_trees(data: bytes) -> None:
    with pytest.raises((ValueError, EOFError)):
        read_trees(data)
