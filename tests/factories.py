"""Builders for tests: everything a case is not about has a default."""

from functools import cache
from typing import TYPE_CHECKING

from rashomon.language.nlp import parse
from rashomon.model.report import Report

if TYPE_CHECKING:
    from spacy.tokens import Doc


def make_report(text: str, id: str = "a", **fields: str | None) -> Report:
    """A report of the given text; `source` defaults to a name made from the id."""
    values: dict[str, str | None] = {"source": f"Outlet {id.upper()}", "published": "2019-03-22", "title": ""}
    values.update(fields)
    return Report(id=id, text=text, raw=text, **values)  # type: ignore[arg-type]


@cache
def make_doc(text: str) -> "Doc":
    """The parse of a text (cached: many cases share one)."""
    return next(parse([text]))
