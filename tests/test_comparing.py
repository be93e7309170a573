"""The whole way: files in, one account out, on the examples."""

import os
import random
import subprocess
import sys
from dataclasses import replace
from functools import cache
from pathlib import Path

import pytest

import rashomon
from rashomon.model.account import Account, Entity
from rashomon.rendering.integrity import broken_parts
from tests.factories import make_report

EXAMPLES = Path(__file__).resolve().parent.parent / "examples"


@cache
def account_of(story: str) -> Account:
    return rashomon.compare([EXAMPLES / story])


def entity_named(account: Account, name: str) -> Entity:
    return next(entity for entity in account.entities if name in (entity.name, *entity.aliases))


@pytest.mark.parametrize("story", ["liaison-office", "tunnel-accident"])
def test_every_sentence_points_at_the_characters_it_was_read_from(story: str) -> None:
    assert broken_parts(account_of(story)) == ()


@pytest.mark.parametrize("story", ["liaison-office", "tunnel-accident"])
def test_facts_are_ordered_by_weight_and_count_no_more_sources_than_there_are(story: str) -> None:
    facts = account_of(story).facts
    assert [fact.salience for fact in facts] == sorted((fact.salience for fact in facts), reverse=True)
    for fact in facts:
        assert 1 <= fact.independent_sources <= len(fact.sources)
        assert 0 <= fact.score <= 1


def test_the_leading_fact_is_told_by_all_but_not_by_so_many_on_their_own_feet() -> None:
    account = account_of("liaison-office")
    lead = account.facts[0]
    assert len(lead.sources) >= 5
    assert lead.independent_sources < len(lead.sources)
    assert lead.time == "2019-03-22"


def test_copies_are_found() -> None:
    pairs = {tuple(sorted((p.a.report, p.b.report))) for p in account_of("liaison-office").passages}
    assert len(pairs) >= 2


def test_the_wrong_month_is_a_disagreement() -> None:
    dates = [d for d in account_of("liaison-office").disagreements if d.kind == "date"]
    assert any({"2019-02", "2019-03"} <= {p.value[:7] for p in d.positions} for d in dates)


def test_a_toll_that_grows_is_an_update() -> None:
    numbers = [d for d in account_of("tunnel-accident").disagreements if d.kind == "number"]
    assert any(d.relation == "update" for d in numbers)


def test_one_name_one_entity() -> None:
    account = account_of("liaison-office")
    north = entity_named(account, "North Korea")
    assert {"Pyongyang", "the North", "North"} & {north.name, *north.aliases}


def test_another_event_is_set_apart_with_a_message() -> None:
    other = make_report(
        "Share prices in Lisbon rose for the third day as tourism firms reported record bookings. Analysts at the "
        "exchange said hotels and airlines led the gains, while banks lost ground. The index closed two per cent up.",
        id="market",
        title="Lisbon shares rise on tourism hopes",
    )
    account = rashomon.compare([EXAMPLES / "liaison-office", other])
    assert "market" not in {report.id for report in account.reports}
    note = next(note for note in account.notes if note.kind == "set apart")
    assert note.report == "market"
    assert "market" in note.message


def test_one_report_alone_gives_an_account() -> None:
    account = rashomon.compare([make_report("The dam at Orsk broke on Monday. Nine people died, the mayor said.")])
    assert [fact.sources for fact in account.facts] == [("Outlet A",), ("Outlet A",)]
    assert broken_parts(account) == ()
    assert account.facts[0].independent_sources == 1


def test_an_undated_report_keeps_its_dates_relative_and_says_so() -> None:
    account = rashomon.compare([make_report("The dam at Orsk broke on Monday.", published=None)])
    (time,) = account.statements[0].times
    assert not time.resolved
    assert account.timeline == ()
    assert any(note.kind == "undated" and "relative" in note.message for note in account.notes)


def test_nothing_to_compare_is_said(tmp_path: Path) -> None:
    (tmp_path / "empty.txt").write_text("")
    with pytest.raises(rashomon.NothingToCompare):
        rashomon.compare([tmp_path / "empty.txt"])


def test_outlets_of_one_owner_count_once(tmp_path: Path) -> None:
    texts = {
        "a": "The dam at Orsk broke early on Monday and flooded three villages in the valley.",
        "b": "Three villages in the valley were flooded on Monday when the dam at Orsk broke.",
    }
    reports = [make_report(text, id=id, source=f"The {id.upper()} Post") for id, text in texts.items()]
    assert rashomon.compare(reports).facts[0].independent_sources == 2
    owners = tmp_path / "owners.yaml"
    owners.write_text("The A Post: Orsk Media\nThe B Post: Orsk Media\n")
    fact = rashomon.compare(reports, families=owners).facts[0]
    assert (len(fact.sources), fact.independent_sources) == (2, 1)
    assert "Orsk Media" in fact.independence[0].reason


def test_the_order_of_reports_changes_nothing() -> None:
    reports = list(rashomon.read([EXAMPLES / "tunnel-accident"]).reports)
    expected = rashomon.compare(reports).to_json()
    for seed in range(3):
        random.Random(seed).shuffle(reports)
        assert rashomon.compare(reports).to_json() == expected


@pytest.mark.slow
def test_the_hash_seed_changes_nothing() -> None:
    code = "import sys, rashomon; sys.stdout.buffer.write(rashomon.compare(sys.argv[1:]).to_json().encode('utf-8'))"
    outputs = {
        subprocess.run(
            [sys.executable, "-c", code, str(EXAMPLES / "tunnel-accident")],
            env={**os.environ, "PYTHONHASHSEED": seed},
            capture_output=True,
            check=True,
        ).stdout
        for seed in ("1", "77")
    }
    assert len(outputs) == 1


def test_hostile_texts_do_not_stop_the_others() -> None:
    good = make_report("The dam at Orsk broke on Monday. Nine people died in the flood.", id="good")
    same = make_report("A dam at Orsk broke on Monday. The flood killed nine people.", id="same")
    for text in ("\x00\u202e <script>alert(1)</script>", "WORD " * 3000, "\u201c" * 500, "a\n" * 2000):
        account = rashomon.compare([good, replace(good, id="bad", text=text, raw=text, source="Bad"), same])
        assert {"good", "same"} <= {report.id for report in account.reports}
        assert broken_parts(account) == ()
