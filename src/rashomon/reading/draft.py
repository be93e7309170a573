"""What a format gives before cleaning: words as they were given, and what is known about them."""

from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Self

from rashomon.model.report import Form, Problem
from rashomon.reading.decoding import whole_characters
from rashomon.reading.limits import LONGEST_NAME

FIELDS = ("id", "source", "title", "url", "published", "language", "family", "authors", "updated")
TEXT_FIELDS = ("text", "html", "file")  # of a line of a list; one of them holds the report itself
JOIN_AUTHORS = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class About:
    """What was said about a report, word for word; "" for what was not said.

    Several `authors` are joined by `JOIN_AUTHORS`.
    """

    id: str = ""
    source: str = ""
    title: str = ""
    url: str = ""
    published: str = ""
    language: str = ""
    family: str = ""
    authors: str = ""
    updated: str = ""

    def given(self) -> tuple[str, ...]:
        """The names of the fields for which something was said."""
        return tuple(name for name in FIELDS if getattr(self, name))

    def over(self, other: Self) -> "About":
        """This, and what the other says where this says nothing."""
        return About(**{name: getattr(self, name) or getattr(other, name) for name in FIELDS})


@dataclass(frozen=True, slots=True, kw_only=True)
class Draft:
    """A report to be: `raw` is its text before cleaning, `markup` ranges of `raw` that are signs of its format.

    `place` names the file (and line), `stem` the file's name without its ending. `problems` are reservations that do
    not keep it from being read. `is_text_field`: `raw` is the `text` of a line of a list, which some want unchanged.
    `form` and `origins` are as in `Report`.
    """

    place: str
    raw: str
    about: About
    stem: str = ""
    markup: tuple[tuple[int, int], ...] = field(default=(), repr=False)
    problems: tuple[Problem, ...] = ()
    is_text_field: bool = False
    form: Form = "article"
    origins: tuple[tuple[str, str], ...] = ()


_OTHER_NAMES = {"author": "authors", "byline": "authors"}
_MOST_AUTHORS = 20

Reading = Draft | Problem
"""What comes of one report: it can be read, or the reason why not."""


def about(fields: dict[object, object]) -> About:
    """What the fields of a front matter or of a line of a list say, other fields and odd values left out."""
    said: dict[str, str] = {}
    for name, value in fields.items():
        key = _OTHER_NAMES.get(key := str(name).strip().lower(), key)
        if key in FIELDS:
            said.setdefault(key, _names(value) if key == "authors" else _words(value))
    return About(**said)


def one_line(value: object) -> str:
    """A string on one line, of at most `LONGEST_NAME` characters that can be stored; "" for what is no string."""
    return whole_characters(" ".join(value.split())[:LONGEST_NAME]) if isinstance(value, str) else ""


def _names(value: object) -> str:
    given = value[:_MOST_AUTHORS] if isinstance(value, list) else [value]
    return JOIN_AUTHORS.join(words for one in given if (words := _words(one)))


def _words(value: object) -> str:
    if isinstance(value, datetime | date):
        return value.isoformat()
    if isinstance(value, bool) or not isinstance(value, str | int | float):
        return ""
    return whole_characters(" ".join(str(value)[:LONGEST_NAME].split()))
