from dataclasses import asdict, replace

from rashomon.rendering.tables import fact_rows, statement_rows
from tests.rendering.sample import sample_account


def test_a_row_a_fact_with_its_evidence() -> None:
    account = sample_account()
    rows = fact_rows(account)
    assert len(rows) == len(account.facts)
    assert rows[1].sources == "Channel Wire; Harbour Post; Coastline Daily"
    assert rows[1].contested == "disagreement: number"
    texts = {report.id: report.text for report in account.reports}
    assert all(texts[row.report][row.start : row.end] == row.quote for row in rows)


def test_a_row_a_statement_with_its_fact() -> None:
    account = sample_account()
    rows = statement_rows(account)
    assert [row.statement for row in rows] == [statement.id for statement in account.statements]
    assert rows[5].facts == "f-hurt"
    assert rows[5].quantities == "31 people"
    assert rows[0].times == "2031-03-14"
    assert rows[8].facts == "f-hurt"  # 13 injured: it belongs there, though it is not counted
    assert statement_rows(replace(account, facts=account.facts[:-1]))[33].facts == ""  # no fact took it up


def test_every_cell_is_flat() -> None:
    facts, statements = fact_rows(sample_account()), statement_rows(sample_account())
    cells = [cell for row in (*map(asdict, facts), *map(asdict, statements)) for cell in row.values()]
    assert all(isinstance(cell, str | int | float | bool) for cell in cells)
