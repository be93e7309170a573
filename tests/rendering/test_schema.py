import json
import subprocess
import sys
from pathlib import Path

import pytest
from jsonschema import Draft202012Validator

from rashomon.model.account import Account
from rashomon.rendering.json import render_json
from rashomon.rendering.schema import account_schema
from tests.rendering.large import large_account
from tests.rendering.sample import empty_account, sample_account

_COMMITTED = Path(__file__).parents[2] / "docs" / "reference" / "account.schema.json"


def test_the_schema_is_one() -> None:
    Draft202012Validator.check_schema(account_schema())


def test_the_committed_schema_is_the_generated_one() -> None:
    printed = subprocess.run(
        [sys.executable, "-m", "rashomon.rendering.schema"], capture_output=True, check=True, encoding="utf-8"
    ).stdout
    assert _COMMITTED.read_text("utf-8") == printed, (
        "run: python -m rashomon.rendering.schema > docs/reference/account.schema.json"
    )


@pytest.mark.parametrize("account", [sample_account(), empty_account(), large_account(4, 30)])
def test_every_account_is_valid(account: Account) -> None:
    Draft202012Validator(account_schema()).validate(json.loads(render_json(account)))


@pytest.mark.parametrize(
    ("part", "key", "value"),
    [
        ("facts", "independent_sources", "two"),
        ("passages", "from", "c"),
        ("disagreements", "relation", "quarrel"),
        ("statements", "start", None),
    ],
)
def test_the_schema_refuses_what_the_model_does_not_allow(part: str, key: str, value: object) -> None:
    written = json.loads(render_json(sample_account()))
    written[part][0][key] = value
    assert not Draft202012Validator(account_schema()).is_valid(written)


@pytest.mark.parametrize("key", ["evidence", "salience", "wording"])
def test_no_field_may_be_missing(key: str) -> None:
    written = json.loads(render_json(sample_account()))
    del written["facts"][0][key]
    assert not Draft202012Validator(account_schema()).is_valid(written)
