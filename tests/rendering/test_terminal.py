import io
import re
from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from rich.cells import cell_len
from rich.console import Console

from rashomon.model.account import Account
from rashomon.rendering.terminal import render_terminal
from tests.rendering.golden import assert_golden
from tests.rendering.hostile import account_of
from tests.rendering.large import large_account
from tests.rendering.sample import empty_account, sample_account


def _printed(account: Account, width: int = 80, terminal: bool = False) -> str:
    out = io.StringIO()
    console = Console(file=out, width=width, force_terminal=terminal, color_system="standard" if terminal else None)
    render_terminal(account, console)
    return out.getvalue()


def test_golden() -> None:
    assert_golden("account.txt", _printed(sample_account()))


@pytest.mark.parametrize("account", [sample_account(), large_account(8, 80)])
def test_piped_output_is_plain_and_fits_the_width(account: Account) -> None:
    text = _printed(account)
    assert "\x1b" not in text
    assert not re.search("[\u2500-\u257f]", text)  # box drawing
    assert all(cell_len(line) <= 80 and line == line.rstrip() for line in text.split("\n"))


def test_a_terminal_gets_styles() -> None:
    assert "\x1b[1m" in _printed(sample_account(), terminal=True)


def test_every_shared_fact_stands_with_its_pointer_and_standing() -> None:
    account = sample_account()
    text = " ".join(_printed(account, width=100).split())
    for fact in account.facts:
        source = next(report.source for report in account.reports if report.id == fact.evidence.report)
        assert f"{fact.wording} " in text
        assert f"[{source}:{fact.evidence.start}-{fact.evidence.end}]" in text
    assert "5 outlets, 3 independent" in text


def test_a_long_account_is_cut_with_a_count() -> None:
    account = large_account(10, 300)
    text = _printed(account)
    assert len(text.splitlines()) < 800
    assert "more told by one outlet; see --html" in text
    assert "more told by two or more outlets; see --html" in text


def test_sides_stand_beside_each_other_when_two_fit_and_below_each_other_otherwise() -> None:
    beside = re.compile(r"at least 31:.*\s13: Evening Beacon")
    assert beside.search(_printed(sample_account()))
    assert not beside.search(_printed(sample_account(), width=60))


def test_what_was_looked_for_and_not_found_is_said_where_there_are_several_reports() -> None:
    text = _printed(replace(sample_account(), disagreements=(), passages=()))
    assert "WHERE THEY DISAGREE\nNone was found" in text
    assert "WHO COPIED WHOM\nNo text" in text


def test_one_report_with_nothing_in_it() -> None:
    assert "No fact could be read from the reports." in _printed(empty_account())


@pytest.mark.parametrize(
    "text",
    [
        "[bold red]not markup[/]",
        "\x1b]0;title\x07 and \x1b[2J",  # sets the window's title, clears the screen
        "\x9b2J\r\x08",
        "\u202eesrever",
        "\ud800 lone",
        "日本語のニュース" * 30,  # wide characters count double
        "x" * 500,  # no place to break
        "",
    ],
)
def test_input_never_acts(text: str) -> None:
    for terminal in (False, True):
        printed = _printed(account_of(text), terminal=terminal)
        printed.encode()
        rest = re.sub(r"\x1b\[[\d;]*m", "", printed)  # the styles that were meant
        assert not re.search("[\x00-\x09\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069]", rest)
        assert all(cell_len(line) <= 80 for line in rest.split("\n"))
        if "[bold" in text:
            assert "[bold red]not" in rest


@settings(max_examples=25, deadline=None)
@given(st.text(max_size=30))
def test_no_text_crashes_it(text: str) -> None:
    _printed(account_of(text)).encode()


def test_a_pointer_wider_than_a_column_is_broken_between_words() -> None:
    account = sample_account()
    long = "The Evening Beacon of Port Calder and Harbour Town"
    reports = tuple(replace(report, source=long) if report.id == "beacon" else report for report in account.reports)
    printed = _printed(replace(account, reports=reports))
    side = printed[printed.index("How many people were hurt") :]
    right = " ".join(line[42:] for line in side.splitlines()[1:8])
    assert f"[{long}:104-132]" in right


def test_each_outlets_word_for_an_act_stands_with_its_place() -> None:
    printed = _printed(sample_account())
    section = " ".join(printed[printed.index("HOW THEY WORD IT") : printed.index("WHO SAID WHAT")].split())
    assert "“struck” [Channel Wire:32-38] [Coastline Daily:18-24] [Evening Beacon:150-156]" in section
    assert "“ran into” [Harbour Post:41-49]" in section
    assert "HOW THEY WORD IT" not in _printed(empty_account())
