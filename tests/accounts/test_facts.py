from dataclasses import replace

import pytest

from rashomon.accounts.alignment import Alignment, align
from rashomon.accounts.confirming import Worded
from rashomon.accounts.drafting import Draft
from rashomon.accounts.facts import Told, larger_facts, make_facts, restated_facts, shares_new
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from rashomon.model.annotation import Annotation
from tests.accounts.confirming.story import placed, statements, witnesses_of
from tests.factories import make_report

REPORTS = [
    make_report("The old dam at Orsk broke on Monday, and the flood killed nine people in the valley.", id="a"),
    make_report("The dam at Orsk broke on Monday. Nine people died in the flood in the valley.", id="b"),
    make_report("A dam at Orsk broke on Monday. The flood killed nine people, the mayor said.", id="c"),
    make_report("A dam at Orsk broke on Monday, a spokesman said. Farmers had a good year.", id="d"),
]


def annotated() -> tuple[Annotation, ...]:
    return tuple(annotate(REPORTS))


def told(scores: dict[tuple[int, int], float]) -> Told:
    """The facts of the reports when their sentences (a0, b0, b1, c0, c1, d0, d1 as 0..6) are as alike as given."""
    annotations = annotated()
    entities = resolve_entities(annotations)
    units = align(annotations, entities).units
    near: list[dict[int, float]] = [{} for _ in units]
    for (i, j), score in scores.items():
        near[i][j] = near[j][i] = score
    return make_facts(annotations, entities, Alignment(units=units, scores=tuple(near)), ())


def quotes(facts: Told, ids: tuple[str, ...]) -> set[str]:
    return {statement.report for statement in facts.statements if statement.id in ids}


def test_an_outlet_that_tells_something_else_is_named_but_not_counted() -> None:
    facts = told({(1, 3): 0.9, (1, 6): 0.5, (3, 6): 0.5})  # d1 is about farmers
    fact = next(f for f in facts.facts if len(f.statements) > 2)
    assert quotes(facts, fact.statements) == {"b", "c", "d"}
    assert quotes(facts, fact.counted) == {"b", "c"}
    assert "perhaps also told by: Outlet D" in fact.reason


def test_what_says_the_same_in_the_same_words_counts_though_the_sentences_are_less_sure() -> None:
    facts = told({(1, 3): 0.7, (1, 5): 0.5, (3, 5): 0.5})
    assert any(quotes(facts, f.counted) == {"b", "c", "d"} for f in facts.facts)


def test_facts_of_one_sentence_read_differently_where_they_can() -> None:
    # The sentence of report a says two things: one is told by b and c, the other by b and c in their second sentences.
    facts = told({(0, 1): 0.9, (0, 3): 0.9, (1, 3): 0.9, (0, 2): 0.9, (0, 4): 0.9, (2, 4): 0.9})
    shared = [f for f in facts.facts if len(f.statements) > 1]
    assert len(shared) > 1
    assert len({f.wording for f in shared}) == len(shared)


def test_what_one_report_alone_says_is_a_fact_with_one_source() -> None:
    facts = told({})
    assert all(len(f.sources) == 1 and f.score == 1.0 for f in facts.facts)
    assert any("Farmers" in f.wording for f in facts.facts)


def draft(*units: int, beside: int | None = None) -> Draft:
    """A draft of these sentences, the core of a fact; `beside` only fits as a whole."""
    numbers = units if beside is None else (*units, beside)
    core = tuple(unit in units for unit in numbers)
    return Draft(statements=(), units=numbers, core=core, likeness=(0.9,) * len(numbers), score=0.9)


def over(*units: int) -> Draft:
    """A draft of whole sentences."""
    return replace(draft(*units), left_over=True)


@pytest.mark.parametrize(
    ("drafts", "expected"),
    [
        ([draft(0, 1, 2), draft(0, 1)], [1.0, 0.0]),
        ([draft(0, 1, 2), draft(3, 4, 5), draft(0, 3)], [1.0, 1.0, 0.0]),  # each in another one
        ([draft(0, 1, 2), draft(0, 7)], [1.0, 0.5]),  # one sentence is new
        ([draft(0, 1), draft(0, 1)], [1.0, 1.0]),  # not larger
        ([draft(0, 1, beside=2), draft(1, 2)], [1.0, 1.0]),  # 2 only fits as a whole
        ([draft(0, 1, 2), draft(0)], [1.0, 1.0]),  # what one report alone says is something else
    ],
)
def test_how_much_of_a_fact_is_new(drafts: list[Draft], expected: list[float]) -> None:
    assert shares_new(drafts) == expected


@pytest.mark.parametrize(
    ("drafts", "expected"),
    [
        ([draft(0, 1, 2), over(0, 1)], [None, 0]),
        ([draft(0, 1, 2), draft(0, 1)], [None, None]),  # its clauses tell something of their own
        ([draft(0, 1, 2), over(0, 1, 7, 8)], [None, None]),  # half of it is new
        ([draft(0, 1, 2), draft(0, 1, 3, 4), over(0, 1)], [None, None, 1]),  # the larger of two
        ([draft(0, 1, 2, 4), over(0, 1, 3), over(0, 1)], [None, 0, 0]),  # never within one that is within another
        ([draft(0, 1, 2), draft(3, 4, 5), over(0, 3)], [None, None, None]),  # one sentence of each is not that fact
    ],
)
def test_which_larger_fact_it_is_once_more(drafts: list[Draft], expected: list[int | None]) -> None:
    assert larger_facts(drafts, shares_new(drafts)) == expected


@pytest.mark.parametrize(
    ("restates", "larger", "expected"),
    [
        ([None, 0, None], [None, None, 0], [None, 0, 0]),
        ([None, 0, None], [2, None, None], [2, 0, None]),  # by way of another
        ([None, 0, None], [1, None, None], [None, 0, None]),  # two that name each other: the first is shown
        ([None, 0, 1], [2, None, None], [None, 0, 1]),  # and so of three
    ],
)
def test_which_fact_it_restates(
    restates: list[int | None], larger: list[int | None], expected: list[int | None]
) -> None:
    witnesses = witnesses_of(*[f"The dam at Orsk broke on 1{k} June." for k in range(3)])
    told = [placed(witnesses, k) for k in range(3)]
    worded = [
        Worded(
            draft=replace(draft(k), statements=statements([told[k]])), wording=0, confirmed={},
            restates=None if of is None else told[of][0].id,
        )
        for k, of in enumerate(restates)
    ]  # fmt: skip
    assert restated_facts(worded, larger) == expected
