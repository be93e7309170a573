"""Who copied whom by itself: the passages as JSON, and as a tree of copies in a terminal."""

import json
import re
from collections import defaultdict
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from rashomon.accounts.reports import account_report
from rashomon.model.account import SCHEMA, Account, Passage, Story
from rashomon.model.report import Report
from rashomon.model.span import Evidence
from rashomon.rendering.copies import Copied, copied_pairs, sentence_about
from rashomon.rendering.dates import spoken_date
from rashomon.rendering.escaping import one_line
from rashomon.rendering.screen import Screen, unbroken
from rashomon.rendering.view import View, counted, view_of

if TYPE_CHECKING:
    from rich.console import Console

_SURROGATES = re.compile("[\ud800-\udfff]")
_MOST_PAIRS, _MOST_CHANGES, _MOST_ROWS = 40, 8, 60


def render_passages(passages: Sequence[Passage]) -> str:
    """`{"passages": [...]}`, each as the account prints it; indented, with a newline at the end.

    Lone surrogates, which no UTF-8 file can hold, become U+FFFD one for one, so that every offset still holds.
    """
    found = [
        {
            "id": passage.id,
            "a": _evidence(passage.a),
            "b": _evidence(passage.b),
            "kind": passage.kind,
            "from": passage.direction,
            "score": passage.score,
            "reason": passage.reason,
            "changes": list(passage.changes),
        }
        for passage in passages
    ]
    return _SURROGATES.sub("\ufffd", json.dumps({"passages": found}, ensure_ascii=False, indent=2)) + "\n"


def print_lineage(reports: Sequence[Report], passages: Sequence[Passage], console: "Console") -> None:
    """Print a tree of who copied whom, then every pair of reports that share text with what was changed."""
    view = _view(reports, passages)
    pairs = copied_pairs(view)
    screen = Screen(console)
    if not pairs:
        screen.line([(f"No shared text in {counted(len(reports), 'report')}.", "")])
        return
    copies = [pair for pair in pairs if pair.way == "copied" and _copied_words(pair)]
    if copies:
        screen.line([("WHO COPIED WHOM", "bold")])
        rows = list(_tree(view, copies))
        for row in rows[:_MOST_ROWS]:
            screen.line([(row, "")], "", "      ")
        if len(rows) > _MOST_ROWS:
            screen.line([(f"… and {len(rows) - _MOST_ROWS:,} more; see --json", "dim")])
    screen.heading("Shared text")
    for pair in pairs[:_MOST_PAIRS]:
        _print_pair(view, pair, screen)
    if len(pairs) > _MOST_PAIRS:
        screen.line([(f"… and {len(pairs) - _MOST_PAIRS:,} more pairs of reports; see --json", "dim")])


def _evidence(evidence: Evidence) -> dict[str, str | int]:
    return {"report": evidence.report, "start": evidence.start, "end": evidence.end, "quote": evidence.quote}


def _copied_words(pair: Copied) -> int:
    return sum(kind != "shared quote" for kind, _ in pair.kinds)


def _tree(view: View, copies: Sequence[Copied]) -> Iterator[str]:
    """Each report under the one it has most words from (`copies` is in that order); no report twice."""
    giver_of: dict[str, Copied] = {}
    for pair in copies:
        if pair.taker not in giver_of and not _descends(giver_of, pair.giver, pair.taker):
            giver_of[pair.taker] = pair
    takers: defaultdict[str, list[Copied]] = defaultdict(list)
    for pair in giver_of.values():
        takers[pair.giver].append(pair)
    for report in view.by_publication:
        if report.id in takers and report.id not in giver_of:
            label = view.labels[report.id]
            # A label that is more than the outlet's name has the date already.
            when = f", {spoken_date(report.published)}" if report.published and label == one_line(report.source) else ""
            yield label + when
            yield from _branches(view, takers, report.id)


def _descends(giver_of: dict[str, Copied], report: str, ancestor: str) -> bool:
    while report in giver_of:
        report = giver_of[report].giver
        if report == ancestor:
            return True
    return False


def _branches(view: View, takers: dict[str, list[Copied]], root: str) -> Iterator[str]:
    """The rows below a report, depth first. A stack, for a chain may be longer than Python recurses."""
    stack = [("", pair, last) for pair, last in _marked(view, takers.get(root, []))]
    while stack:
        lead, pair, last = stack.pop()
        words = f"{counted(len(pair.passages), 'passage')}, {counted(pair.words, 'word')}"
        yield f"{lead}{'└─ ' if last else '├─ '}{view.labels[pair.taker]}: {words}"
        below = lead + ("   " if last else "│  ")
        stack += [(below, pair, last) for pair, last in _marked(view, takers.get(pair.taker, []))]


def _marked(view: View, pairs: Sequence[Copied]) -> list[tuple[Copied, bool]]:
    """Pairs with whether each is the last of its branch, last one first: to be taken from the end of a stack."""
    ordered = sorted(pairs, key=lambda pair: view.ranks[pair.taker], reverse=True)
    return [(pair, number == 0) for number, pair in enumerate(ordered)]


def _print_pair(view: View, pair: Copied, screen: Screen) -> None:
    longest = max(pair.passages, key=lambda passage: (passage.a.end - passage.a.start, passage.id))
    pointers = "".join(f" {unbroken(f'[{view.pointer(end)}]')}" for end in (longest.a, longest.b))
    screen.line([(sentence_about(view, pair), ""), (pointers, "dim")], "- ")
    for reason in dict.fromkeys(passage.reason.partition("; ")[2] for passage in pair.passages):
        screen.line([(reason, "dim")], "    ")
    changes = tuple(dict.fromkeys(change for passage in pair.passages for change in passage.changes))
    for change in changes[:_MOST_CHANGES]:
        screen.line([(change, "italic")], "    ")
    if len(changes) > _MOST_CHANGES:
        screen.line([(f"… and {counted(len(changes) - _MOST_CHANGES, 'more change')}; see --json", "dim")], "    ")


def _view(reports: Sequence[Report], passages: Sequence[Passage]) -> View:
    """The reports and their passages as an account in which nothing else was looked for."""
    return view_of(
        Account(
            schema=SCHEMA,
            story=Story(id="", headline="", start=None, end=None),
            reports=tuple(account_report(report) for report in reports),
            entities=(),
            statements=(),
            facts=(),
            disagreements=(),
            quotes=(),
            passages=tuple(passages),
            timeline=(),
            coverage=(),
            notes=(),
        )
    )
