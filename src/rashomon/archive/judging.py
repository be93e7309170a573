"""What people decided: which judgements there can be, which of them stand."""

import getpass
from collections.abc import Iterable
from typing import get_args

from rashomon.model.ids import content_id
from rashomon.model.judgement import Judgement, JudgementKind

KINDS: tuple[JudgementKind, ...] = get_args(JudgementKind)
OF_REPORTS = frozenset({"copy", "not a copy", "same story", "different stories"})
"""Kinds that name two reports; the others name two statements."""

_QUESTIONS: dict[JudgementKind, str] = {
    "same fact": "fact", "different facts": "fact",
    "copy": "copy", "not a copy": "copy",
    "update": "difference", "disagreement": "difference",
    "same story": "story", "different stories": "story",
}  # fmt: skip


def make_judgement(kind: JudgementKind, a: str, b: str, *, by: str, at: str, note: str, number: int) -> Judgement:
    """A judgement about two ids, in whatever order. `number` tells those of one second apart.

    Raises ValueError when there is no such kind or the two are one.
    """
    if kind not in KINDS:
        raise ValueError(f"there is no judgement {kind!r}; there are: {', '.join(KINDS)}")
    if a == b:
        raise ValueError(f"a judgement is about two: {a!r} was named twice")
    first, second = sorted((a, b))
    id = content_id("j", kind, first, second, by, at, note, number)
    return Judgement(id=id, kind=kind, a=first, b=second, by=by, at=at, note=note)


def standing(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Those that count, in the order given: not taken back, and of one pair and one question the last."""
    last: dict[tuple[str, str, str], Judgement] = {}
    for one in judgements:
        if one.undone is None:
            key = (_QUESTIONS[one.kind], one.a, one.b)
            last.pop(key, None)
            last[key] = one
    return tuple(last.values())


def who() -> str:
    """Who is at the machine, as far as it knows."""
    try:
        return getpass.getuser()
    except (KeyError, OSError, ImportError):
        return "unknown"
