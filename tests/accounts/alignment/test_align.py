import itertools

import pytest

from rashomon.accounts.alignment import Alignment, align
from rashomon.accounts.alignment.localising import localise
from rashomon.accounts.alignment.model import SHA256, load_model, model_from_json
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from rashomon.model.report import Report
from tests.factories import make_report

REPORTS = [
    make_report(
        "The old dam at Orsk broke early on Monday, and the flood killed nine people in three villages downstream. "
        "Mayor Ines Duarte said the ministry had ignored two warnings. Schools in the valley stay closed.",
        id="a",
    ),
    make_report(
        "Nine people died in three villages when the dam at Orsk broke on Monday morning. "
        "Two warnings were ignored by the ministry, Mayor Ines Duarte said. Volunteers brought bread and blankets.",
        id="b",
    ),
    make_report("Share prices rose. The dam at Orsk broke on Monday. A new bridge opened in the capital.", id="c"),
]


def aligned(reports: list[Report]) -> Alignment:
    annotations = annotate(reports)
    return align(annotations, resolve_entities(annotations))


def score(alignment: Alignment, one: str, other: str) -> float:
    texts = [unit.text for unit in alignment.units]
    i = next(k for k, text in enumerate(texts) if text.startswith(one))
    j = next(k for k, text in enumerate(texts) if text.startswith(other))
    return alignment.scores[i].get(j, 0.0)


def test_what_says_the_same_scores_high_and_other_matters_low() -> None:
    alignment = aligned(REPORTS)
    assert score(alignment, "Mayor Ines Duarte said", "Two warnings were ignored") > 0.6
    assert score(alignment, "The old dam at Orsk", "Nine people died in three") > 0.6
    assert score(alignment, "Schools in the valley", "Volunteers brought") < 0.3
    assert score(alignment, "Mayor Ines Duarte said", "Share prices rose.") < 0.3
    assert score(alignment, "Nine people died in three", "Share prices rose.") < 0.3


def test_scores_are_symmetric_probabilities_between_reports() -> None:
    alignment = aligned(REPORTS)
    assert any(alignment.scores)
    for i, near in enumerate(alignment.scores):
        for j, score in near.items():
            assert alignment.scores[j][i] == score
            assert 0 <= score <= 1
            assert alignment.units[i].report != alignment.units[j].report


def test_scores_do_not_depend_on_the_order_of_reports() -> None:
    def by_text(alignment: Alignment) -> dict[tuple[str, str], float]:
        texts = [unit.text for unit in alignment.units]
        return {
            (one, other): round(alignment.scores[i].get(j, 0.0), 4)
            for (i, one), (j, other) in itertools.product(enumerate(texts), repeat=2)
        }

    assert by_text(aligned(REPORTS)) == pytest.approx(by_text(aligned(REPORTS[::-1])), abs=2e-4)


def test_one_report_has_nothing_to_be_aligned_with() -> None:
    assert not any(aligned(REPORTS[:1]).scores)


def test_scores_are_placed_on_the_clauses_that_share_something() -> None:
    alignment = aligned(REPORTS)
    localised = localise(alignment.units, alignment.scores, [frozenset()] * len(REPORTS))
    texts = [unit.text for unit in alignment.units]

    def part(unit_start: str, word: str) -> int:
        unit = next(k for k, text in enumerate(texts) if text.startswith(unit_start))
        return next(
            number
            for number, p in enumerate(localised.parts)
            if p.unit == unit and word in alignment.units[unit].keys[p.start : p.end]
        )

    broke = part("The old dam", "break")
    killed = part("The old dam", "kill")
    there = part("The dam at Orsk broke", "break")
    assert localised.pairs[broke, there] > 2 * localised.pairs.get((killed, there), 0.0)


def test_the_model_file_is_the_one_that_was_measured() -> None:
    assert len(SHA256) == 64
    assert load_model().first.weights.shape == load_model().first.mean.shape


def test_something_else_is_no_model() -> None:
    with pytest.raises(KeyError):
        model_from_json("{}")


@pytest.mark.parametrize(
    "texts",
    [
        ("Rain fell.", "Sugar is dear this year, traders in the port say."),  # no pair is worth a look
        ("...", "---"),  # no content words
        ("Yes.", "Yes."),
    ],
)
def test_stories_with_next_to_nothing_in_them(texts: tuple[str, ...]) -> None:
    alignment = aligned([make_report(text, id=id) for id, text in zip("ab", texts, strict=True)])
    assert len(alignment.scores) == len(alignment.units)


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        # as they stand, and with another figure: alike, though no other pair shows what is usual
        ("The council bought 12 electric buses for 2,340 pupils.",
         "The council bought 12 electric buses for 2,340 pupils.", True),
        ("The council bought 12 electric buses for 2,340 pupils.",
         "The council bought 16 electric buses for 2,340 pupils.", True),
        ("The council bought 12 electric buses for 2,340 pupils.", "Ships came and went in the harbour.", False),
    ],
)  # fmt: skip
def test_two_reports_of_a_sentence(one: str, other: str, same: bool) -> None:
    annotations = annotate([make_report(one, "a"), make_report(other, "b")])
    scores = align(annotations, resolve_entities(annotations)).scores
    assert (scores[0].get(1, 0.0) > 0.5) is same
