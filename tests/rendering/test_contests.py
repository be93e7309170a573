from dataclasses import replace

import pytest

from rashomon.model.account import DisagreementKind
from rashomon.rendering.contests import (
    contested_facts,
    differences_counted,
    not_counted,
    question,
    spoken_value,
    standings,
    surely_told,
)
from rashomon.rendering.view import view_of
from tests.rendering.sample import sample_account


def test_what_is_counted_for_a_fact_and_what_is_not() -> None:
    hurt = view_of(sample_account()).facts["f-hurt"]
    assert surely_told(hurt) == ("s06", "s07", "s08")
    assert not_counted(hurt) == ("s09",)
    # An account that does not tell them apart counts all.
    old = replace(hurt, counted=())
    assert (surely_told(old), not_counted(old)) == (hurt.statements, ())


def test_a_fact_is_contested_where_what_is_counted_for_it_is() -> None:
    account = sample_account()
    found = contested_facts(account)
    assert [d.id for d in found["f-hurt"]] == ["d-hurt"]
    assert "f-rescue" not in found
    # A sentence that tells of the contested matter, too, but is not counted, makes no fact contested.
    facts = tuple(
        replace(fact, statements=(*fact.statements, "s09"), counted=fact.statements) if fact.id == "f-rescue" else fact
        for fact in account.facts
    )
    assert "f-rescue" not in contested_facts(replace(account, facts=facts))


def test_a_disagreement_that_no_fact_counts_is_about_the_facts_that_hold_most_of_it() -> None:
    account = sample_account()
    # Of f-hurt only s06 is counted, and the disagreement is between s07 and s09.
    facts = tuple(replace(fact, counted=("s06",)) if fact.id == "f-hurt" else fact for fact in account.facts)
    hurt = account.disagreements[0]
    sides = (replace(hurt.positions[0], statements=("s07",)), replace(hurt.positions[1], statements=("s09",)))
    found = contested_facts(replace(account, facts=facts, disagreements=(replace(hurt, positions=sides),)))
    assert list(found) == ["f-hurt"]


def test_differences_are_counted_by_sort() -> None:
    account = sample_account()
    assert differences_counted(account) == ("3 disagreements", "1 update", "1 undecided difference")
    assert differences_counted(replace(account, disagreements=())) == ()


def test_disagreements_of_one_sort_are_named_once() -> None:
    account = sample_account()
    again = replace(account.disagreements[0], id="d-again")
    open_one = replace(account.disagreements[0], id="d-open", relation="undecided", kind="certainty")
    found = standings((account.disagreements[0], open_one, again))
    assert [(what, [d.id for d in ds]) for what, ds in found] == [
        ("disputed: the number", ["d-hurt", "d-again"]),
        ("undecided: how certain it is", ["d-open"]),
    ]


@pytest.mark.parametrize(
    ("kind", "about", "values", "expected"),
    [
        # Keys and lemmas are no English: what is counted is read from the values.
        ("number", "how many: worker:dead, kill", ("1 worker killed", "7 workers killed"),
         "How many workers killed"),
        ("number", "how many: body, find", ("2 bodies", "4 bodies"), "How many bodies"),
        ("number", "how many: EUR, cost", ("350,000,000 EUR", "410,000,000 EUR"), "How much, in EUR"),
        ("number", "how many", ("3", "4"), "How many"),
        ("date", "when: summit", ("2019-02", "2019-03"), "When: summit"),
        ("place", "where: leader", ("Vietnam", "North Korea"), "Where: Vietnam or North Korea"),
        ("polarity", "whether: close", ("had closed", "has not been closed"),
         "“had closed” or “has not been closed”"),
        ("certainty", "how certain: find", ("found", "will find"), "“found” or “will find”"),
        # Words of people stay as they are.
        ("polarity", "Whether the captain was there", ("yes", "no"), "Whether the captain was there"),
        ("number", "the number\nof boats", ("2", "3"), "The number of boats"),
    ],
)  # fmt: skip
def test_what_is_asked(kind: DisagreementKind, about: str, values: tuple[str, str], expected: str) -> None:
    base = sample_account().disagreements[0]
    positions = tuple(replace(position, value=value) for position, value in zip(base.positions, values, strict=True))
    one = replace(base, kind=kind, about=about, positions=positions)
    assert question(one) == expected


@pytest.mark.parametrize(
    ("kind", "value", "expected"),
    [
        ("date", "2031-02", "February 2031"),
        ("number", "2031", "2031"),
        ("number", "7 workers killed", "7 workers killed"),
        ("number", "350,000,000 EUR", "350 million EUR"),
        ("number", "1,250,000,000 USD", "1.25 billion USD"),
        ("number", "1,234,567 votes", "1,234,567 votes"),
        ("number", "4,000 people", "4,000 people"),
        ("polarity", "nobody is missing", "nobody is missing"),
    ],
)
def test_the_value_of_a_side(kind: DisagreementKind, value: str, expected: str) -> None:
    base = sample_account().disagreements[0]
    assert spoken_value(replace(base, kind=kind), replace(base.positions[0], value=value)) == expected
