from dataclasses import replace

import pytest

from rashomon.rendering.view import (
    counted,
    counts_of,
    facts_of_date,
    joined,
    note_place,
    on_whose_word,
    readable_reason,
    reason_parts,
    remarks_on,
    reservations,
    sides_of,
    told_for_sure,
    view_of,
    within_a_sentence,
)
from tests.rendering.sample import sample_account


def test_facts_are_numbered_shared_ones_first_each_in_order_of_weight() -> None:
    account = sample_account()
    # The heaviest fact is one outlet's alone: it still comes after those of several.
    alone = next(fact for fact in account.facts if fact.id == "f-shares")
    view = view_of(replace(account, facts=(alone, *(fact for fact in account.facts if fact.id != "f-shares"))))
    assert view.numbers["f-crash"] == 1
    assert view.numbers["f-fine"] == 10
    assert view.numbers["f-shares"] == 11
    assert view.numbers["f-crews"] == 12


def test_reports_of_one_outlet_get_labels_that_tell_them_apart() -> None:
    account = sample_account()
    wire, harbour, daily, ledger, beacon = account.reports
    same = [
        replace(report, source="Channel Wire")
        for report in (wire, harbour, replace(daily, published=harbour.published))
    ]
    labels = view_of(replace(account, reports=(*same, ledger, beacon))).labels
    assert labels == {
        "wire": "Channel Wire, 15 March 2031, 08:40",
        "harbour": "Channel Wire, 14 March 2031, 19:05",
        "daily": "Channel Wire, 14 March 2031, 19:05 (2)",
        "ledger": "National Ledger",
        "beacon": "Evening Beacon",
    }


def test_a_day_is_enough_where_an_outlet_has_one_report_a_day() -> None:
    account = sample_account()
    wire, harbour, *others = account.reports
    same = (replace(wire, source="Channel Wire"), replace(harbour, source="Channel Wire"))
    labels = view_of(replace(account, reports=(*same, *others))).labels
    assert labels["wire"] == "Channel Wire, 15 March 2031"
    assert labels["harbour"] == "Channel Wire, 14 March 2031"


def test_reports_are_ordered_by_publication() -> None:
    view = view_of(sample_account())
    assert [report.id for report in view.by_publication] == ["harbour", "wire", "daily", "ledger", "beacon"]


def test_a_fact_knows_the_disagreements_its_statements_take_part_in() -> None:
    view = view_of(sample_account())
    assert [d.id for d in view.contested["f-hurt"]] == ["d-hurt"]
    assert "f-rescue" not in view.contested


def test_an_update_is_told_from_first_published_to_last() -> None:
    account = sample_account()
    view = view_of(account)
    update = next(one for one in account.disagreements if one.relation == "update")
    other = next(one for one in account.disagreements if one.relation == "disagreement")
    # Given in any order, an update's sides stand as they were published, those of a disagreement as they are given.
    assert sides_of(view, replace(update, positions=update.positions[::-1])) == update.positions
    assert sides_of(view, replace(other, positions=other.positions[::-1])) == other.positions[::-1]


def test_facts_of_a_date_stand_as_they_are_numbered() -> None:
    account = sample_account()
    view = view_of(account)
    entry = replace(account.timeline[2], facts=account.timeline[2].facts[::-1])
    numbers = [view.numbers[fact.id] for fact in facts_of_date(view, entry)]
    assert numbers == sorted(numbers)
    assert len(numbers) == len(entry.facts)


def test_what_a_report_is_not_counted_for_is_told_apart() -> None:
    account = sample_account()
    view = view_of(account)
    beacon = next(coverage for coverage in account.coverage if coverage.report == "beacon")
    # It gives another number of people hurt.
    assert "f-hurt" in beacon.facts
    assert "f-hurt" not in told_for_sure(view, beacon)
    left = len(beacon.left_out)
    assert counts_of(view, beacon) == f"told {len(beacon.facts) - 1}, came near 1, left out {left}"
    wire = next(coverage for coverage in account.coverage if coverage.report == "wire")
    assert counts_of(view, wire) == f"told {len(wire.facts)}, left out {len(wire.left_out)}"


def test_an_account_that_names_what_it_does_not_hold_is_refused() -> None:
    account = sample_account()
    view = view_of(replace(account, statements=account.statements[1:]))
    with pytest.raises(KeyError):
        view.statements_of(["s01"])


def test_on_whose_word_and_how_firmly() -> None:
    view = view_of(sample_account())
    assert on_whose_word(view, view.statements["s06"]) == "Port Calder harbour authority"  # the entity's full name
    assert on_whose_word(view, view.statements["s27"]) == "the transport ministry"
    assert on_whose_word(view, view.statements["s34"]) == ""
    assert reservations(view.statements["s25"]) == ("in the negative",)
    assert reservations(view.statements["s19"]) == ("as a possibility",)


def test_what_a_reader_must_know_of_a_fact_at_once() -> None:
    view = view_of(sample_account())
    alone = replace(view.facts["f-engine"], statements=("s19",), counted=("s19",), reason="told by one report")
    assert remarks_on(view, alone) == ("only unnamed sources: person familiar with the inquiry",)
    # Its second statement is told in the outlet's own voice.
    assert remarks_on(view, view.facts["f-engine"]) == ()
    # Two facts may stand in one sentence: the second says so.
    same = tuple(
        replace(fact, evidence=view.facts["f-crash"].evidence) if fact.id == "f-rescue" else fact
        for fact in view.account.facts
    )
    again = view_of(replace(view.account, facts=same))
    assert remarks_on(again, again.facts["f-rescue"]) == ("in the same words as fact 1",)
    assert remarks_on(again, again.facts["f-crash"]) == ()
    decided = replace(view.facts["f-hurt"], reason="decided by Ada on 2031-03-18; 3 sentences, likely the same")
    assert remarks_on(view, decided) == ("decided by Ada on 2031-03-18",)


def test_a_reason_names_passages_by_their_number() -> None:
    view = view_of(sample_account())
    assert reason_parts(view, "shares copied passage passage-00000000000a; one origin: a wire") == (
        ("shares copied ", 0), ("passage 1", 1), ("; one origin: a wire", 0),
    )  # fmt: skip
    again = "shares copied passage passage-00000000000a; shares copied passage passage-00000000000a"
    assert readable_reason(view, again) == "shares copied passage 1, passage 1"
    assert readable_reason(view, "3 outlets, one origin: a wire; one owner: A") == "one origin: a wire; one owner: A"
    assert (
        readable_reason(view, "passage-0123456789ab is not of this story")
        == "passage-0123456789ab is not of this story"
    )


@pytest.mark.parametrize(
    ("name", "expected"),
    [
        ("The ministry", "the ministry"),
        ("A clerk", "a clerk"),
        ("They", "they"),
        ("Theo Grant", "Theo Grant"),
        ("", ""),
    ],
)
def test_a_name_within_a_sentence(name: str, expected: str) -> None:
    assert within_a_sentence(name) == expected


def test_a_note_names_its_report_once() -> None:
    account = sample_account()
    view = view_of(account)
    note = account.notes[2]
    assert note_place(view, note) == " Evening Beacon"
    assert note_place(view, replace(note, message="Evening Beacon (beacon) has no date")) == ""
    assert note_place(view, replace(note, report="airshow.txt", message="apart")) == " airshow.txt"
    assert note_place(view, replace(note, report=None)) == ""


@pytest.mark.parametrize(("number", "expected"), [(0, "0 facts"), (1, "1 fact"), (1200, "1,200 facts")])
def test_counted(number: int, expected: str) -> None:
    assert counted(number, "fact") == expected


@pytest.mark.parametrize(
    ("names", "expected"), [([], ""), (["a"], "a"), (["a", "b"], "a and b"), (["a", "b", "c"], "a, b and c")]
)
def test_joined(names: list[str], expected: str) -> None:
    assert joined(names) == expected
