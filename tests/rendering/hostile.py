"""Accounts whose every free text is an attack."""

from dataclasses import fields, is_dataclass, replace
from typing import TypeVar

from rashomon.model.account import Account, RemovedText
from tests.rendering.sample import sample_account

_T = TypeVar("_T")

# Text that is bound to offsets, to ids or to a fixed list of values cannot be anything.
_BOUND = {
    *("schema", "id", "report", "text", "quote", "start", "end", "entity", "fact", "facts", "statements", "same_as"),
    *("first_report", "statement", "type", "certainty", "granularity", "kind", "relation", "direction", "why"),
}
# A source must stay one and the same where it is repeated.
_LISTS = {"sources", "aliases", "changes"}


def account_of(text: str) -> Account:
    """The sample account with `text` in every free text field."""
    return _filled(sample_account(), text)


def _filled(part: _T, text: str) -> _T:
    if not is_dataclass(part) or isinstance(part, type):
        return part
    changed: dict[str, object] = {}
    for field in fields(part):
        value = getattr(part, field.name)
        if field.name in _LISTS:
            changed[field.name] = tuple(f"{text}{number}" for number, _ in enumerate(value))
        elif isinstance(value, tuple):
            changed[field.name] = tuple(_filled(item, text) for item in value)
        elif isinstance(value, str) and (field.name not in _BOUND or isinstance(part, RemovedText)):
            changed[field.name] = text
        else:
            changed[field.name] = _filled(value, text)
    return replace(part, **changed)
