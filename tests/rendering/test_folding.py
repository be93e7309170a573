"""What people are shown: each fact once."""

from dataclasses import replace

from rashomon.model.account import Account
from rashomon.rendering.folding import told_once
from tests.rendering.sample import sample_account


def doubled() -> tuple[Account, str]:
    """The sample account with its second fact marked as the first one once more, and the second's id."""
    account = sample_account()
    first, second, *rest = account.facts
    return replace(account, facts=(first, replace(second, within=first.id), *rest)), second.id


def test_a_fact_that_is_another_once_more_is_not_shown() -> None:
    account, again = doubled()
    shown = told_once(account)
    assert [fact.id for fact in shown.facts] == [fact.id for fact in account.facts if fact.id != again]
    assert again not in {id for entry in shown.timeline for id in entry.facts}
    assert again not in {id for one in shown.coverage for id in (*one.facts, *(left.fact for left in one.left_out))}
    assert again not in {one.fact for one in shown.framing}


def test_the_rest_stays_as_it_is() -> None:
    account, _ = doubled()
    shown = told_once(account)
    assert (shown.statements, shown.disagreements, shown.quotes) == (
        account.statements, account.disagreements, account.quotes,
    )  # fmt: skip
    assert told_once(sample_account()) == sample_account()


def test_the_json_keeps_every_fact() -> None:
    account, again = doubled()
    assert again in account.to_json()
    assert again not in account.to_html()
