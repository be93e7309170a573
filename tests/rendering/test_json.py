import json
from dataclasses import replace

import pytest

from rashomon.model.account import Account
from rashomon.rendering.json import account_from_json, render_json
from tests.rendering.golden import assert_golden
from tests.rendering.sample import empty_account, sample_account


def test_golden() -> None:
    assert_golden("account.json", render_json(sample_account()))


@pytest.mark.parametrize("account", [sample_account(), empty_account()])
def test_there_and_back(account: Account) -> None:
    assert account_from_json(render_json(account)) == account


def test_keys_stand_in_the_order_of_the_model_and_direction_is_called_from() -> None:
    written = json.loads(render_json(sample_account()))
    assert list(written)[:3] == ["schema", "story", "reports"]
    assert list(written["passages"][0]) == ["id", "a", "b", "kind", "from", "score", "reason", "changes"]
    assert written["passages"][4]["from"] == "b"


def test_it_ends_with_one_newline() -> None:
    text = render_json(sample_account())
    assert text.endswith("}\n")
    assert not text.endswith("\n\n")


def test_lone_surrogates_are_replaced_one_for_one() -> None:
    account = sample_account()
    broken = replace(account.reports[3], title="a\ud800b", text="\udfff" + account.reports[3].text[1:])
    text = render_json(replace(account, reports=(*account.reports[:3], broken, account.reports[4])))
    text.encode("utf-8")
    written = json.loads(text)["reports"][3]
    assert written["title"] == "a\ufffdb"
    assert len(written["text"]) == len(broken.text)


def test_numbers_that_are_not_finite_become_null() -> None:
    account = sample_account()
    statement = account.statements[5]
    open_above = replace(statement, quantities=(replace(statement.quantities[0], high=float("inf")),))
    text = render_json(replace(account, statements=(*account.statements[:5], open_above, *account.statements[6:])))
    assert json.loads(text)["statements"][5]["quantities"][0]["high"] is None


@pytest.mark.parametrize(
    ("text", "complaint"),
    [
        ("", "JSON"),
        ("[]", "Account"),
        ('{"schema": "rashomon/account/1"}', "story"),  # a part is missing
        (
            render_json(sample_account()).replace("rashomon/account/1", "rashomon/account/9"),
            "reads 'rashomon/account/1'",
        ),
        (render_json(sample_account()).replace('"start": 14,', '"start": 13,'), "is not its quote"),
        (render_json(sample_account()).replace('"kind": "verbatim"', '"kind": "stolen"', 1), "verbatim"),
    ],
)
def test_what_is_no_account_is_refused_with_the_reason(text: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        account_from_json(text)
