"""An account with its ids resolved and its parts in reading order: what all renderers share."""

import re
from collections import Counter, defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from rashomon.lineage.anonymous import anonymous_support
from rashomon.model.account import (
    Account,
    AccountReport,
    Coverage,
    Disagreement,
    Fact,
    LeftOut,
    LeftOutReason,
    Note,
    Position,
    Statement,
    TimelineEntry,
)
from rashomon.model.annotation import Certainty
from rashomon.model.span import Evidence
from rashomon.rendering.contests import contested_facts, surely_told
from rashomon.rendering.dates import publication_order, spoken_date
from rashomon.rendering.escaping import one_line
from rashomon.rendering.folding import told_once

_PASSAGE_ID = re.compile(r"((?:passage )?\bpassage-[0-9a-f]{12}\b)")

_COUNT = re.compile(r"\d+ outlets, (?=one )")

_HOW_CERTAIN: Mapping[Certainty, str] = {
    "possible": "as a possibility",
    "planned": "as a plan",
    "conditional": "on a condition",
    "denied": "as denied",
    "asked": "as a question",
}
_NO_NAMES = ("The ", "A ", "An ", "He ", "She ", "It ", "They ", "We ", "His ", "Her ", "Its ", "Their ")

# Said where there are several reports and nothing was found: silence could mean that it was not looked for.
NO_DISAGREEMENT = "None was found between the reports. One can be missed: see how they word what they tell."
NO_SHARED_TEXT = "No text that two of the reports share was found."

WHY_LEFT_OUT: Mapping[LeftOutReason, str] = {
    "not reported": "not reported",
    "published before it was known": "published before it was known",
    "is a copy": "because it is a copy",
    "text incomplete": "because its text is incomplete",
}


@dataclass(frozen=True, slots=True, kw_only=True)
class View:
    """`by_publication` has the reports from first to last, undated ones at the end; `ranks` their places in it.

    `labels` names each report on screen: its source, with the date where one source has several reports.

    `told_by_several` and `told_by_one` part the facts by their number of outlets, each in order of weight; `numbers`
    counts them through in that order, from 1, and `first_in_words` has the first number of each place that wordings are
    taken from. `contested` gives the disagreements that a fact is subject to.
    """

    account: Account
    by_publication: tuple[AccountReport, ...]
    ranks: Mapping[str, int]
    labels: Mapping[str, str]
    reports: Mapping[str, AccountReport]
    statements: Mapping[str, Statement]
    facts: Mapping[str, Fact]
    told_by_several: tuple[Fact, ...]
    told_by_one: tuple[Fact, ...]
    numbers: Mapping[str, int]
    first_in_words: Mapping[tuple[str, int, int], int]
    contested: Mapping[str, tuple[Disagreement, ...]]
    entity_names: Mapping[str, str]
    passage_numbers: Mapping[str, int]

    def pointer(self, evidence: Evidence) -> str:
        """Where words stand, "Harbour Post:120-240"."""
        return f"{self.labels[evidence.report]}:{evidence.start}-{evidence.end}"

    def statements_of(self, ids: Sequence[str]) -> tuple[Statement, ...]:
        """The statements of the given ids, in order of publication."""
        return tuple(sorted((self.statements[i] for i in ids), key=lambda s: (self.ranks[s.report], s.start, s.end)))

    def sources(self) -> tuple[str, ...]:
        """The outlets, in the account's order of reports."""
        return tuple(dict.fromkeys(report.source for report in self.account.reports))


def view_of(account: Account) -> View:
    """Resolve an account, each fact once. Raises KeyError when it names a report or statement it does not hold."""
    account = told_once(account)
    several = tuple(fact for fact in account.facts if len(fact.sources) > 1)
    one = tuple(fact for fact in account.facts if len(fact.sources) <= 1)
    numbers = {fact.id: number for number, fact in enumerate((*several, *one), start=1)}
    first_in_words: dict[tuple[str, int, int], int] = {}
    for fact in (*several, *one):
        first_in_words.setdefault(_place(fact.evidence), numbers[fact.id])
    by_publication = tuple(sorted(account.reports, key=lambda report: publication_order(report.published)))
    return View(
        account=account,
        by_publication=by_publication,
        ranks={report.id: rank for rank, report in enumerate(by_publication)},
        labels=_labels(account.reports),
        reports={report.id: report for report in account.reports},
        statements={statement.id: statement for statement in account.statements},
        facts={fact.id: fact for fact in account.facts},
        told_by_several=several,
        told_by_one=one,
        numbers=numbers,
        first_in_words=first_in_words,
        contested=contested_facts(account),
        passage_numbers={passage.id: number for number, passage in enumerate(account.passages, start=1)},
        entity_names={entity.id: entity.name for entity in account.entities},
    )


def _place(words: Evidence) -> tuple[str, int, int]:
    return words.report, words.start, words.end


def _labels(reports: Sequence[AccountReport]) -> dict[str, str]:
    """A name for each report, no longer than it takes to tell an outlet's reports apart: its day, its time, a count."""
    by_source: defaultdict[str, list[AccountReport]] = defaultdict(list)
    for report in reports:
        by_source[report.source].append(report)
    labels: dict[str, str] = {}
    for source, same in by_source.items():
        name = one_line(source) or "unnamed outlet"
        days = [spoken_date((report.published or "")[:10]) for report in same]
        moments = [spoken_date((report.published or "")[:16]) for report in same]
        told_apart = [""] if len(same) == 1 else days if len(set(days)) == len(same) else moments
        seen: Counter[str] = Counter()
        for report, when in zip(same, told_apart, strict=True):
            seen[when] += 1
            label = f"{name}, {when}" if when else name
            labels[report.id] = label if seen[when] == 1 else f"{label} ({seen[when]})"
    return labels


def counted(number: int, noun: str, plural: str | None = None) -> str:
    """ "1 report", "3 reports"."""
    return f"{number:,} {noun if number == 1 else plural or noun + 's'}"


def told_summary(view: View) -> str:
    """ "17 facts, 9 of them told by two or more outlets"."""
    facts = counted(len(view.account.facts), "fact")
    return facts if len(view.sources()) < 2 else f"{facts}, {len(view.told_by_several)} told by two or more outlets"


def joined(words: Sequence[str]) -> str:
    """ "a", "a and b", "a, b and c"."""
    return " and ".join(([", ".join(words[:-1])] if len(words) > 1 else []) + list(words[-1:]))


def standing(fact: Fact) -> str:
    """How a fact is carried: "4 outlets, 2 independent"."""
    if len(fact.sources) <= 1:
        return "1 outlet"
    return f"{len(fact.sources)} outlets, {fact.independent_sources} independent"


def on_whose_word(view: View, statement: Statement) -> str:
    """Who says a statement, outermost first: "the ministry, citing a witness"; "" in the outlet's own voice."""
    names = [one_line(view.entity_names.get(said.entity or "", said.name)) for said in statement.said_by]
    return ", citing ".join(within_a_sentence(name) or "an unnamed source" for name in names)


def within_a_sentence(name: str) -> str:
    """A name as it stands within a sentence: it was cut from the start of one as often as from the middle."""
    return name[0].lower() + name[1:] if f"{name} ".startswith(_NO_NAMES) else name


def reservations(statement: Statement) -> tuple[str, ...]:
    """What keeps a statement from being a plain assertion, "as a possibility", "in the negative"."""
    certain = () if statement.certainty == "asserted" else (_HOW_CERTAIN[statement.certainty],)
    return (*certain, *(("in the negative",) if statement.negated else ()))


def sides_of(view: View, disagreement: Disagreement) -> tuple[Position, ...]:
    """The positions of a disagreement in their order; those of an update from the first published to the last."""
    if disagreement.relation != "update":
        return disagreement.positions
    return tuple(sorted(disagreement.positions, key=lambda position: _first_rank(view, position)))


def _first_rank(view: View, position: Position) -> int:
    return min((view.ranks[view.statements[id].report] for id in position.statements), default=len(view.ranks))


def remarks_on(view: View, fact: Fact) -> tuple[str, ...]:
    """What a reader must know of a fact at once: that unnamed sources alone tell it, that a person decided over it, or
    that it stands in words in which a weightier one stands, too.
    """
    unnamed = anonymous_support(view.statements_of(surely_told(fact)))
    decided = (one_line(part) for part in fact.reason.split("; ") if part.startswith("decided by "))
    first = view.first_in_words[_place(fact.evidence)]
    again = [f"in the same words as fact {first}"] if first != view.numbers[fact.id] else []
    return (*([one_line(unnamed)] if unnamed else []), *decided, *again)


def reason_parts(view: View, reason: str) -> tuple[tuple[str, int], ...]:
    """A reason cut at the passages that it names: (words, 0) and ("passage 3", 3), the number being its place."""
    parts: list[tuple[str, int]] = []
    # How many outlets count as one is seen from their names, which stand before the reason.
    for piece in _PASSAGE_ID.split(_COUNT.sub("", reason, count=1)):
        number = view.passage_numbers.get(piece.split(" ")[-1], 0)
        if number:
            parts.append((f"passage {number}", number))
        elif piece:
            parts.append((", " if parts and piece == "; shares copied " else piece, 0))
    return tuple(parts)


def readable_reason(view: View, reason: str) -> str:
    """A reason with passages named by their number instead of their id."""
    return "".join(words for words, _ in reason_parts(view, reason))


def note_place(view: View, note: Note) -> str:
    """The report a note is about, " Harbour Post"; "" when there is none or the message names it itself."""
    if not note.report:
        return ""
    place = view.labels.get(note.report, one_line(note.report))
    named = view.reports[note.report].source if note.report in view.reports else note.report
    return "" if named in note.message else f" {place}"


def one_a_report(view: View, ids: Sequence[str]) -> tuple[Statement, ...]:
    """The first statement of each report among those named: further ones of a report say little more."""
    seen: dict[str, Statement] = {}
    for statement in view.statements_of(ids):
        seen.setdefault(statement.report, statement)
    return tuple(seen.values())


def facts_of_date(view: View, entry: TimelineEntry) -> tuple[Fact, ...]:
    """The facts of a date, in the order in which they are numbered."""
    return tuple(sorted((view.facts[fact] for fact in entry.facts), key=lambda fact: view.numbers[fact.id]))


def reasons_counted(left_out: Sequence[LeftOut]) -> str:
    """ "3 not reported, 1 published before it was known"; "" for none."""
    counts = Counter(left.why for left in left_out)
    return ", ".join(
        f"{number} {WHY_LEFT_OUT[why]}" for why, number in sorted(counts.items(), key=lambda item: (-item[1], item[0]))
    )


def told_for_sure(view: View, coverage: Coverage) -> tuple[str, ...]:
    """Those facts of a report for which words of it count."""
    return tuple(
        fact
        for fact in coverage.facts
        if any(view.statements[id].report == coverage.report for id in surely_told(view.facts[fact]))
    )


def counts_of(view: View, coverage: Coverage) -> str:
    """ "told 16, came near 11, left out 7": what a report has of the facts, those that it is not counted for apart."""
    sure = len(told_for_sure(view, coverage))
    near = len(coverage.facts) - sure
    return f"told {sure}, {f'came near {near}, ' if near else ''}left out {len(coverage.left_out)}"


def left_out_by_weight(view: View, coverage: Coverage) -> tuple[LeftOut, ...]:
    """What a report left out, facts of several outlets first, weightiest first."""
    return tuple(sorted(coverage.left_out, key=lambda left: view.numbers[left.fact]))
