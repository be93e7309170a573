"""What a text must contain for a pattern to match in it: a cheap question that spares most of the dear ones."""

import re
from collections.abc import Collection, Sequence
from functools import cache

_FEWEST, _LONG = 3, 4  # characters of a cue: shorter ones are in every text, longer ones tell hardly more
_MOST = 30  # cues of one pattern; more cost more than they spare
_ODD = "\u017f\u0130\u0131"  # a long s and i's that patterns without case take for s and i, and `lower` does not
# The parts of a pattern, as the documentation of `re` has them; what is not named here tells nothing sure.
_PART = re.compile(
    r"""
      \\ (?: x.{2} | u.{4} | U.{8} | N\{[^}]*\} | [0-9]+ | [a-zA-Z] )  # a kind of sign, or a place
    | \[ \^? \]? (?: \\. | [^\]\\] )* \]
    | \(\? (?: P=\w+ | \#[^)]* | [aiLmsux]+ ) \)  # the same again, a comment, flags
    | (?P<aside> \(\? (?: <?[=!] | \([^)]*\) ) )  # looks around, or depends on another group
    | (?P<open> \( (?: \? (?: P<\w+> | [a-zA-Z-]*: | > ) )? )
    | (?P<close> \) )
    | (?P<bar> \| )
    | (?P<times> (?: [*+?] | \{ (?: [0-9]+ (?: ,[0-9]* )? | ,[0-9]* ) \} ) [?+]? )
    | [.^$]
    | (?P<sign> \\?. )
    """,
    re.VERBOSE | re.DOTALL,
)
_VERBOSE = re.compile(r"\(\?[a-zA-Z]*x")
_AT_WILL = re.compile(r"[*?]|\{(?:0*,|0+\})")

_Item = str | frozenset[str]
"""What a part of a pattern needs: the very sign, or one of some cues (none: it needs nothing that is sure)."""


def cues_of(pattern: re.Pattern[str]) -> frozenset[str]:
    """Strings in lower case of which every text that the pattern matches in contains one at least.

    None can be told for some patterns: then the empty string, which every text contains, is the one cue. The cues are
    read off the pattern, so they hold whatever the pattern is changed to.
    """
    verbose = pattern.flags & re.VERBOSE or _VERBOSE.search(pattern.pattern)  # where spaces do not count
    cues = frozenset[str]() if verbose else _needed(pattern.pattern)
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


def _needed(pattern: str) -> frozenset[str]:
    """The cues of a pattern that `re` takes. Empty when there are none."""
    outer: list[tuple[list[list[_Item]], bool]] = []
    branches: list[list[_Item]] = [[]]
    counts = True  # what the group holds must be there
    for part in _PART.finditer(pattern):
        match part.lastgroup:
            case "open" | "aside":
                outer.append((branches, counts))
                branches, counts = [[]], part.lastgroup == "open"
            case "close":
                inner = _of_branches(branches) if counts else frozenset[str]()
                branches, counts = outer.pop()
                branches[-1].append(inner)
            case "bar":
                branches.append([])
            case "times":
                repeated = branches[-1].pop()
                branches[-1].append(frozenset[str]() if _AT_WILL.match(part[0]) else _cues(repeated))
            case "sign":
                branches[-1].append(part[0][-1].lower())
            case _:
                branches[-1].append(frozenset[str]())
    return _of_branches(branches)


def _cues(item: _Item) -> frozenset[str]:
    return frozenset([item]) if isinstance(item, str) else item


def _of_branches(branches: Sequence[Sequence[_Item]]) -> frozenset[str]:
    """One cue at least of each branch; empty when a branch has none."""
    found = [_best(branch) for branch in branches]
    return frozenset[str]().union(*found) if all(min(map(len, cues), default=0) for cues in found) else frozenset()


def _best(items: Sequence[_Item]) -> frozenset[str]:
    """The best cues of a sequence: long enough, few, then long. Empty when there are none."""
    found: list[frozenset[str]] = []
    run = ""
    for item in items:
        if isinstance(item, str):
            run += item
            continue
        found += [frozenset([run]), item]
        run = ""
    found.append(frozenset([run]))
    return max(found, key=_worth)


def _worth(cues: frozenset[str]) -> tuple[int, int, int, list[str]]:
    shortest = min(map(len, cues), default=0)
    return min(shortest, _LONG), -len(cues), shortest, sorted(cues)
