import pytest

from rashomon.accounts.build import build_account
from rashomon.accounts.notes import notes_in_order
from rashomon.language.annotate import annotate
from rashomon.model.account import Note
from tests.factories import make_report

UNDATED = "The dam at Orsk broke last September."
NO_DATE = "Outlet A (a) has no publication date"


@pytest.mark.parametrize(
    ("text", "other", "messages"),
    [
        (UNDATED, "", [f"{NO_DATE}; its one relative date stays relative"]),
        (f"{UNDATED} It was mended on Friday.", "", [f"{NO_DATE}; its 2 relative dates stay relative"]),
        ("The dam at Orsk broke in September 2018.", "", [NO_DATE]),  # nothing is relative
        (UNDATED, "The dam at Orsk broke in September 2018.", [NO_DATE]),  # another report settles it
    ],
)
def test_undated_reports_are_noted(text: str, other: str, messages: list[str]) -> None:
    reports = [make_report(text, published=None)] + ([make_report(other, id="b")] if other else [])
    account = build_account(annotate(reports))
    assert [note.message for note in account.notes if note.kind == "undated"] == messages
    assert {note.report for note in account.notes if note.kind == "undated"} == {"a"}


def test_an_account_holds_notes_in_one_order() -> None:
    notes = [
        Note(kind="undated", report="b", message="x"),
        Note(kind="other", report=None, message="y"),
        Note(kind="other", report="a", message="x"),
        Note(kind="other", report=None, message="x"),
    ]
    assert [(note.kind, note.report, note.message) for note in notes_in_order(notes)] == [
        ("other", None, "x"),
        ("other", None, "y"),
        ("other", "a", "x"),
        ("undated", "b", "x"),
    ]
    account = build_account(annotate([make_report(UNDATED, published=None)]), notes)
    assert len(account.notes) == len(notes) + 1
    assert notes_in_order(account.notes) == account.notes
