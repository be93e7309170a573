"""The account as JSON and back: the contract of docs/reference/account.schema.json."""

import json
import re
from functools import cache
from typing import TYPE_CHECKING

from rashomon.model.account import SCHEMA, Account
from rashomon.rendering.integrity import broken_parts

if TYPE_CHECKING:
    from pydantic import TypeAdapter

_SURROGATES = re.compile("[\ud800-\udfff]")
_SHOWN = 5


def render_json(account: Account) -> str:
    """The account as indented JSON with its keys in the order of the model, and a newline at the end.

    Lone surrogates, which no UTF-8 file can hold, become U+FFFD one for one, so that every offset still holds.
    Numbers that are not finite become null.
    """
    from pydantic_core import PydanticSerializationError

    adapter = account_adapter()
    try:
        raw = adapter.dump_json(account, by_alias=True, indent=2)
    except PydanticSerializationError:
        loose = json.dumps(adapter.dump_python(account, by_alias=True), ensure_ascii=False)
        clean = adapter.validate_json(_SURROGATES.sub("\ufffd", loose), by_alias=True)
        raw = adapter.dump_json(clean, by_alias=True, indent=2)
    return raw.decode() + "\n"


def account_from_json(text: str) -> Account:
    """The account that `render_json` wrote.

    Raises ValueError when the text is no JSON, no account of this schema version, or an account whose evidence does
    not stand in its reports or that names ids it does not hold.
    """
    account = account_adapter().validate_json(_SURROGATES.sub("\ufffd", text), by_alias=True)
    if account.schema != SCHEMA:
        raise ValueError(f"schema {account.schema!r}: this version of Rashomon reads {SCHEMA!r}")
    if broken := broken_parts(account):
        more = f"; and {len(broken) - _SHOWN} more" if len(broken) > _SHOWN else ""
        raise ValueError("the account does not hold together: " + "; ".join(broken[:_SHOWN]) + more)
    return account


@cache
def account_adapter() -> "TypeAdapter[Account]":
    """Pydantic's reader and writer for accounts (made once: it takes about 0.2 s)."""
    from pydantic import TypeAdapter

    return TypeAdapter(Account)
