from dataclasses import replace

import pytest

from rashomon.rendering.dating import borrowed_dates, dated, stated_dates
from rashomon.rendering.view import view_of
from tests.rendering.sample import sample_account


def test_a_date_that_is_not_resolved_is_shown_in_its_own_words() -> None:
    view = view_of(sample_account())
    statement = view.statements["s16"]
    loose = replace(statement, times=(replace(statement.times[0], value="XXXX-WXX-5", resolved=False),))
    assert stated_dates(view, statement) == ("14 March 2031",)
    assert stated_dates(view, loose) == ("“Friday evening” (undated)",)
    # How long something took is no date.
    assert stated_dates(view, replace(statement, times=(replace(statement.times[0], value="P3D"),))) == ()


@pytest.mark.parametrize(
    ("inferred_from", "expected"),
    [
        ("", "14 March 2031"),
        ("Channel Wire: 'Friday' (report wire)", "14 March 2031, from Channel Wire’s words"),
        # An outlet and words that themselves look like the form.
        ("A: 'b' (report c): 'Friday' (report beacon)", "14 March 2031, from Evening Beacon’s words"),
        # A report that is not of this account, and words that are not of the form: as they stand, on one line.
        ("Someone: 'Friday' (report gone)", "14 March 2031, from Someone: 'Friday' (report gone)"),
        ("else\nwhere", "14 March 2031, from else where"),
    ],
)
def test_a_date_taken_from_another_report_says_whose_words_it_is_from(inferred_from: str, expected: str) -> None:
    view = view_of(sample_account())
    statement = view.statements["s16"]
    borrowed = replace(statement, times=(replace(statement.times[0], inferred_from=inferred_from),))
    assert stated_dates(view, borrowed) == (expected,)
    assert borrowed_dates(view, borrowed) == ((expected,) if inferred_from else ())


def test_the_owner_of_words_whose_name_ends_in_s() -> None:
    account = sample_account()
    reports = tuple(replace(report, source="Harbour News") for report in account.reports[:1]) + account.reports[1:]
    view = view_of(replace(account, reports=reports))
    statement = view.statements["s27"]
    borrowed = replace(statement, times=(replace(statement.times[0], inferred_from="x: 'y' (report wire)"),))
    assert stated_dates(view, borrowed) == ("17 March 2031, from Harbour News’ words",)


def test_a_facts_date_is_borrowed_only_where_no_statement_says_it_itself() -> None:
    account = sample_account()
    view = view_of(account)
    fact = view.facts["f-inquiry"]
    assert dated(view, fact) == "17 March 2031"  # one of its two statements says so
    assert dated(view, replace(fact, statements=("s27",))) == "17 March 2031, from Coastline Daily’s words"
    assert dated(view, replace(fact, time=None)) == ""
