"""Who copied whom: the story's passages summed up by pair of reports."""

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import Literal

from rashomon.model.account import Passage
from rashomon.model.span import Evidence
from rashomon.rendering.view import View

Way = Literal["copied", "common origin", "unknown"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Copied:
    """All text that went one way between two reports.

    `giver` and `taker` are report ids; for "common origin" and "unknown" they are the earlier and the later report.
    `words` counts the words of the passages as the taker prints them, `kinds` the passages by kind, most first.
    """

    giver: str
    taker: str
    way: Way
    passages: tuple[Passage, ...]
    words: int
    kinds: tuple[tuple[str, int], ...]


def word_count(text: str) -> int:
    """Words as white space parts them."""
    return len(text.split())


def giver_and_taker(view: View, passage: Passage) -> tuple[Evidence, Evidence, Way]:
    """The two ends of a passage with the one it came from first (the earlier report where that is not known)."""
    if passage.direction == "a":
        return passage.a, passage.b, "copied"
    if passage.direction == "b":
        return passage.b, passage.a, "copied"
    first, second = sorted((passage.a, passage.b), key=lambda end: view.ranks[end.report])
    return first, second, passage.direction


def copied_pairs(view: View) -> tuple[Copied, ...]:
    """Every pair of reports that share text, one entry a direction, most words first."""
    grouped: defaultdict[tuple[str, str, Way], list[Passage]] = defaultdict(list)
    for passage in view.account.passages:
        giver, taker, way = giver_and_taker(view, passage)
        grouped[giver.report, taker.report, way].append(passage)
    pairs = []
    for (giver_id, taker_id, way), passages in grouped.items():
        kinds = Counter(passage.kind for passage in passages)
        taken = {passage.id: giver_and_taker(view, passage)[1] for passage in passages}
        pairs.append(
            Copied(
                giver=giver_id,
                taker=taker_id,
                way=way,
                passages=tuple(sorted(passages, key=lambda p: (taken[p.id].start, p.id))),
                words=sum(word_count(end.quote) for end in taken.values()),
                kinds=tuple(sorted(kinds.items(), key=lambda item: (-item[1], item[0]))),
            )
        )
    return tuple(sorted(pairs, key=lambda p: (-p.words, view.ranks[p.giver], view.ranks[p.taker], p.way)))


def takers(view: View) -> tuple[str, ...]:
    """Reports that print text of another report or of a common origin (a shared quote alone does not count)."""
    found: set[str] = set()
    for passage in view.account.passages:
        if passage.kind == "shared quote":
            continue
        giver, taker, way = giver_and_taker(view, passage)
        if way == "copied":
            found.add(taker.report)
        elif way == "common origin":
            found.update((giver.report, taker.report))
    return tuple(report.id for report in view.account.reports if report.id in found)


def sentence_about(view: View, pair: Copied) -> str:
    """The pair in words: "Evening Beacon took 3 passages (2 verbatim, 1 edited), 71 words, from Channel Wire"."""
    giver, taker = view.labels[pair.giver], view.labels[pair.taker]
    kinds = ", ".join(f"{number} {kind}" for kind, number in pair.kinds)
    amount = f"{len(pair.passages)} passage{'s' if len(pair.passages) != 1 else ''} ({kinds}), {pair.words:,} words"
    if pair.way == "copied":
        return f"{taker} took {amount}, from {giver}"
    if pair.way == "common origin":
        return f"{giver} and {taker} share {amount}, from a common origin"
    return f"{giver} and {taker} share {amount}; which came first is not known"
