"""Whether a fact rests on people whose names are kept back, and on nobody else."""

import re
from collections.abc import Sequence

from rashomon.lineage.data import read_lines
from rashomon.model.account import SaidBy, Statement

_NAMELESS = re.compile(rf"(?:^|\W)(?:{'|'.join(read_lines('anonymous_sources.txt'))})$", re.IGNORECASE)
# "People" alone are the public; people who know something and have no name are a source.
_KNOWING = re.compile(
    r"\b(?:people|persons?|someone|somebody|individuals?|one|two|three|several|others?)\b.{0,40}?"
    r"\b(?:familiar with|close to|briefed on|with (?:\w+ )?knowledge|in the know|involved in)\b",
    re.IGNORECASE,
)
_WITHHELD = re.compile(
    r"\banonym(?:ous|ity)\b|\b(?:not|refused|declined|without|unwilling)\b.{0,30}\b(?:named|identified|naming|name)\b",
    re.IGNORECASE,
)
_TAIL = re.compile(r",? \b(?:of|from|with|in|at|on|who|whom|that|inside|within|for|to|speaking|close|familiar)\b|,")
_ARTICLE = re.compile(r"^(?:a|an|the|one|some|two|three|several|other|another) ", re.IGNORECASE)
_SHOWN = 3


def anonymous_support(statements: Sequence[Statement]) -> str:
    """Why a fact stands on unnamed sources alone: "only unnamed sources: a senior official"; "" when it does not.

    It does when every statement of it is told on somebody's word, and the innermost source of each is somebody whose
    name is kept back. An office that speaks (a ministry, the police) is named.
    """
    if not statements:
        return ""
    names: list[str] = []
    for statement in statements:
        if not statement.said_by or not is_anonymous(statement.said_by[-1]):
            return ""
        names.append(" ".join(statement.said_by[-1].quote.split()))
    shown = sorted({_ARTICLE.sub("", name[:1].lower() + name[1:]) if name else "" for name in names} - {""})
    return f"only unnamed sources: {', '.join(shown[:_SHOWN])}" if shown else "only unnamed sources"


def is_anonymous(said_by: SaidBy) -> bool:
    """Whether a source is somebody whose name is kept back ("two officials", "people familiar with the talks")."""
    words = " ".join(said_by.quote.split())
    if _KNOWING.search(words) or _WITHHELD.search(words):
        return True
    # An official whom the report names elsewhere is no longer nameless.
    called = " ".join(said_by.name.split())
    return bool(_NAMELESS.search(_head(words))) and (not called or bool(_NAMELESS.search(_head(called))))


def _head(words: str) -> str:
    tail = _TAIL.search(words)
    return words[: tail.start()] if tail else words
