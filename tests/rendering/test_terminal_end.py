import io
from collections.abc import Callable
from dataclasses import replace

from rich.console import Console

from rashomon.model.account import Account
from rashomon.rendering.screen import Screen
from rashomon.rendering.terminal_end import print_how_to_overrule, print_notes
from rashomon.rendering.view import View, view_of
from tests.rendering.large import large_account
from tests.rendering.sample import empty_account, sample_account


def _printed(part: Callable[[View, Screen], None], account: Account) -> str:
    out = io.StringIO()
    part(view_of(account), Screen(Console(file=out, width=80)))
    return out.getvalue()


def test_notes_name_their_report() -> None:
    account = sample_account()
    only = replace(account.notes[2], message="something")
    assert "- cleaned Evening Beacon: something" in _printed(print_notes, replace(account, notes=(only,)))


def test_how_to_overrule_is_said_once_with_the_ids_of_the_reports() -> None:
    text = " ".join(_printed(print_how_to_overrule, sample_account()).split())
    assert text.count("rashomon correct same-fact REPORT:START-END REPORT:START-END") == 1
    assert "REPORT is one of: wire (Channel Wire), harbour (Harbour Post)" in text
    assert "… and 3 more reports" in _printed(print_how_to_overrule, large_account(15, 20))


def test_where_there_is_nothing_nothing_is_printed() -> None:
    for part in (print_notes, print_how_to_overrule):
        assert _printed(part, empty_account()) == ""
