"""What a text must contain for a pattern to match in it: a cheap question that spares most of the dear ones."""

import re
from collections.abc import Collection, Iterable
from functools import cache
from re import _constants, _parser  # type: ignore[attr-defined]
from typing import Any

_FEWEST, _LONG = 3, 4  # characters of a cue: shorter ones are in every text, longer ones tell hardly more
_MOST = 30  # cues of one pattern; more cost more than they spare
_ODD = "\u017f\u0130\u0131"  # a long s and i's that patterns without case take for s and i, and `lower` does not


def cues_of(pattern: re.Pattern[str]) -> frozenset[str]:
    """Strings in lower case of which every text that the pattern matches in contains one at least.

    None can be told for some patterns: then the empty string, which every text contains, is the one cue. The cues are
    read off the pattern as Python parses it, so they hold whatever the pattern is changed to.
    """
    cues = _needed(_parser.parse(pattern.pattern, pattern.flags))
    return cues if min(map(len, cues), default=0) >= _FEWEST and len(cues) <= _MOST else frozenset([""])


def cues_in(text: str, cues: Collection[str]) -> list[str]:
    """Those of the cues that the text contains; all of them where upper and lower case are not as `lower` has them."""
    if not text.isascii() and any(char in text for char in _ODD):
        return list(cues)
    lowered = text.lower()
    return [cue for cue in cues if cue in lowered]


def cues_in_words(text: str, cues: Collection[str]) -> list[str]:
    """Those of the cues that a long text may contain, and all that it does: a rough `cues_in`, and a faster one."""
    words = " ".join(sorted(set(text.lower().split())))
    if not text.isascii() and any(char in text for char in _ODD):
        return list(cues)
    return [cue for cue in cues if _longest_word(cue) in words]


@cache
def _longest_word(cue: str) -> str:
    return max(cue.split(), key=len, default="")


def _needed(items: Iterable[tuple[Any, Any]]) -> frozenset[str]:
    """The best cues of a sequence: long enough, few, then long. Empty when there are none."""
    found: list[frozenset[str]] = []
    run = ""
    for kind, value in items:
        if kind is _constants.LITERAL:
            run += chr(value)
            continue
        found += [frozenset([run.lower()]), _of_part(kind, value)]
        run = ""
    found.append(frozenset([run.lower()]))
    return max(found, key=_worth)


def _worth(cues: frozenset[str]) -> tuple[int, int, int, list[str]]:
    shortest = min(map(len, cues), default=0)
    return min(shortest, _LONG), -len(cues), shortest, sorted(cues)


def _of_part(kind: Any, value: Any) -> frozenset[str]:
    if kind is _constants.SUBPATTERN:
        return _needed(value[3])
    if kind in (_constants.MAX_REPEAT, _constants.MIN_REPEAT) and value[0] > 0:
        return _needed(value[2])
    if kind is _constants.BRANCH:
        branches = [_needed(branch) for branch in value[1]]
        if all(min(map(len, cues), default=0) for cues in branches):
            return frozenset().union(*branches)
    return frozenset()
