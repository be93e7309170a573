"""Which way a shared passage went: what speaks for one report as the source, weighed.

Evidence is of two kinds. What a report says itself (it credits the other outlet, it prints an agency's dateline, it
breaks off with an ellipsis where the other goes on) can decide alone; the order of publication nearly so. Which text
is longer and which one names its sources speak weakly, and decide only together.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime

from rashomon.lineage.changes import Change
from rashomon.lineage.credits import Credit, agency_named, outlet_citations
from rashomon.lineage.runs import Block
from rashomon.lineage.tokens import Tokens
from rashomon.model.account import Direction
from rashomon.model.report import Report

_NEAR = 600
_CREDIT_NEAR, _CREDIT, _ELLIPSIS, _TIME, _WEAK, _ENOUGH = 4.0, 2.0, 3.5, 3.0, 1.0, 2.0
_ELLIPSES = ("…", "...", ". . .")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """What speaks for one side ("a" or "b") as the source, how much, and the reason in words."""

    side: Direction
    weight: float
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Decision:
    """The direction and the reason. `firm` is True when a report itself gives it away, by a credit or an ellipsis."""

    direction: Direction
    reason: str
    firm: bool


# Of a shared quotation nobody need have copied: both have it from the speaker.
QUOTED = Decision(direction="common origin", reason="both quote the same words, each in its own", firm=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class PairEvidence:
    """What is known of two reports before their passages are looked at."""

    a: Report
    b: Report
    cites_b: tuple[Credit, ...]
    cites_a: tuple[Credit, ...]
    general: tuple[Evidence, ...]
    common: str


def pair_evidence(a: Report, b: Report, credits_a: Sequence[Credit], credits_b: Sequence[Credit]) -> PairEvidence:
    """The evidence that holds for all passages of two reports. `credits_*` are their agency credits."""
    general = [*_times(a, b)]
    agency_a, agency_b = agency_named(a.source), agency_named(b.source)
    text_a = {c.name for c in credits_a if c.kind in ("dateline", "byline", "contribution")}
    text_b = {c.name for c in credits_b if c.kind in ("dateline", "byline", "contribution")}
    common = ""
    if agency_a and agency_a in {c.name for c in credits_b}:
        general.append(Evidence(side="a", weight=_CREDIT_NEAR, reason=f"{b.source} credits {agency_a}"))
    elif agency_b and agency_b in {c.name for c in credits_a}:
        general.append(Evidence(side="b", weight=_CREDIT_NEAR, reason=f"{a.source} credits {agency_b}"))
    elif both := sorted(text_a & text_b):
        common = f"both credit {both[0]}"
    else:
        for credits, report in ((credits_a, a), (credits_b, b)):
            lines = sorted(c.name for c in credits if c.kind in ("dateline", "byline"))
            if lines and agency_named(report.source) != lines[0]:
                common = common or f"{report.source} prints the text as {lines[0]}'s"
    return PairEvidence(
        a=a, b=b, cites_b=outlet_citations(a, b), cites_a=outlet_citations(b, a), general=tuple(general), common=common
    )


def passage_evidence(
    known: PairEvidence, tokens_a: Tokens, tokens_b: Tokens, block: Block, changes: Sequence[Change]
) -> tuple[Evidence, ...]:
    """What one passage adds: credits near it, an ellipsis where the other goes on, completeness, dropped sources."""
    side: Direction
    found: list[Evidence] = []
    start_a, end_a = tokens_a.starts[block.a_first], tokens_a.ends[block.a_last - 1]
    start_b, end_b = tokens_b.starts[block.b_first], tokens_b.ends[block.b_last - 1]
    found += _credits(known.cites_b, start_a, end_a, "b", known.a, known.b)
    found += _credits(known.cites_a, start_b, end_b, "a", known.b, known.a)
    breaks_a, breaks_b = _breaks_off(tokens_a, block.a_last), _breaks_off(tokens_b, block.b_last)
    if breaks_a != breaks_b:
        side, short, whole = ("b", known.a, known.b) if breaks_a else ("a", known.b, known.a)
        found.append(
            _evidence(side, _ELLIPSIS, f"{short.source} breaks off with an ellipsis where {whole.source} goes on")
        )
    words_a, words_b = block.a_last - block.a_first, block.b_last - block.b_first
    if max(words_a, words_b) >= 1.15 * min(words_a, words_b):
        side, whole = ("a", known.a) if words_a > words_b else ("b", known.b)
        found.append(_evidence(side, _WEAK, f"{whole.source} has it more completely"))
    # Where one side quotes what the other says outright, the one with a speaker may be quoting the other.
    quoting = any(change.kind == "quote marks" for change in changes)
    named = [
        change
        for change in changes
        if change.kind in ("attribution", "attribution and hedge")
        and bool(change.before) != bool(change.after)
        and not quoting
    ]
    only_a = sum(bool(change.before) for change in named)
    if 2 * only_a != len(named):
        side, whole, other = ("a", known.a, known.b) if 2 * only_a > len(named) else ("b", known.b, known.a)
        found.append(_evidence(side, _WEAK, f"{whole.source} names the source that {other.source} leaves out"))
    return tuple(found)


def decide(known: PairEvidence, own: Sequence[Evidence], siblings: Sequence[Evidence]) -> Decision:
    """The direction of a passage. `siblings` is what all passages of the two reports showed."""
    # The same copying hand made all passages of two reports, so what one shows counts for the others.
    inherited = [e for e in siblings if e.weight >= _ELLIPSIS and e not in own]
    evidence = [*known.general, *own, *inherited]
    if known.common and not any(e.weight >= _CREDIT_NEAR for e in evidence):
        return Decision(direction="common origin", reason=known.common, firm=True)
    balance = {side: sum(e.weight for e in evidence if e.side == side) for side in ("a", "b")}
    side: Direction = "a" if balance["a"] > balance["b"] else "b"
    if abs(balance["a"] - balance["b"]) < _ENOUGH:
        why = "the evidence is divided" if min(balance.values()) else "nothing tells who had it first"
        return Decision(direction="unknown", reason=why, firm=False)
    speaking = sorted((e for e in evidence if e.side == side), key=lambda e: -e.weight)
    reasons = list(dict.fromkeys(e.reason for e in speaking))
    return Decision(direction=side, reason="; ".join(reasons[:2]), firm=speaking[0].weight >= _ELLIPSIS)


def _credits(
    credits: Sequence[Credit], start: int, end: int, side: Direction, citing: Report, cited: Report
) -> list[Evidence]:  # fmt: skip
    near = [c for c in credits if start - _NEAR <= c.start < end + _NEAR // 4]
    if near:
        return [_evidence(side, _CREDIT_NEAR, f"{citing.source} names {cited.source} beside it")]
    if credits:
        return [_evidence(side, _CREDIT, f"{citing.source} cites {cited.source}")]
    return []


def _breaks_off(tokens: Tokens, last: int) -> bool:
    """Whether an ellipsis follows the passage, before any other word."""
    after = tokens.text[tokens.ends[last - 1] : tokens.starts[last] if last < len(tokens) else None][:40]
    return any(mark in after for mark in _ELLIPSES)


def _times(a: Report, b: Report) -> list[Evidence]:
    """Who published first. Two equal dates tell nothing, nor do a date-time and a bare date of one day."""
    if not a.published or not b.published:
        return []
    days = a.published[:10], b.published[:10]
    earlier_a: bool | None = None
    if len(a.published) > 10 and len(b.published) > 10:
        try:
            moments = (datetime.fromisoformat(a.published), datetime.fromisoformat(b.published))
        except ValueError:
            return []
        if (moments[0].tzinfo is None) == (moments[1].tzinfo is None) and moments[0] != moments[1]:
            earlier_a = moments[0] < moments[1]
    elif days[0] != days[1]:
        earlier_a = days[0] < days[1]
    if earlier_a is None:
        return []
    first = a if earlier_a else b
    return [_evidence("a" if earlier_a else "b", _TIME, f"{first.source} published it first")]


def _evidence(side: Direction, weight: float, reason: str) -> Evidence:
    return Evidence(side=side, weight=weight, reason=reason)
