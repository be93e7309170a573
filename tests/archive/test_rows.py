import sqlite3
from dataclasses import fields

import pytest

from rashomon.archive.rows import digest, noun_of, report_columns, revision_columns
from rashomon.model.archive import KeptReport, PlacedReport, Revision
from tests.factories import make_report


def row(sql: str) -> sqlite3.Row:
    connection = sqlite3.connect(":memory:")
    connection.row_factory = sqlite3.Row
    (found,) = connection.execute(sql).fetchall()
    assert isinstance(found, sqlite3.Row)
    return found


def test_a_noun_has_its_fields_from_the_columns_of_their_names() -> None:
    found = row("SELECT 0.5 AS score, 'why' AS reason, 'r' AS report, 9 AS number, 's' AS story, 'now' AS at")
    placed = PlacedReport(report="r", story="s", score=0.5, reason="why", at="now")
    assert noun_of(PlacedReport, found) == placed
    assert noun_of(PlacedReport, found, reason="read before").reason == "read before"
    with pytest.raises(IndexError):
        noun_of(PlacedReport, row("SELECT 'r' AS report"))


def test_every_field_of_a_report_has_a_column() -> None:
    report = make_report("The dam broke.")
    kept = KeptReport(report=report, ids=("a",), added="now")
    revision = Revision(report="a", number=1, at="now", title="", published=None, text=report.text)
    columns = {*report_columns(kept), *revision_columns(kept, revision)}
    assert {one.name for one in fields(report)} <= columns
    assert {one.name for one in fields(kept)} - {"report", "ids"} <= columns  # ids have a table of their own


def test_digests_tell_parts_apart() -> None:
    assert digest("ab", "c") != digest("a", "bc")
    assert len(digest()) == len(digest("\ud800")) == 16
