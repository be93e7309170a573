"""What each report has of the story's facts and what it leaves out, with the reason as far as it can be told."""

import re
from collections.abc import Mapping, Sequence

from rashomon.accounts.timeline import days_of, publication_day, surely_later
from rashomon.model.account import Coverage, Fact, LeftOut, LeftOutReason, Passage, Statement
from rashomon.model.report import Report
from rashomon.model.span import Span

# A fact that one outlet alone tells is news to miss only when it is among the weightiest of the story.
_WEIGHTIEST = 10
# A report is a copy of another when this share of its characters stands in passages taken from there.
_COPY_SHARE = 0.6
_TEASER_WORDS = 60
_SHORT_WORDS = 150
_END = 300
_LONGEST_PARAGRAPH = 5000

_SENTENCE_END = re.compile(r"[.!?…][\"'”’)\]]*(?=\s|$)")
# Words that no sentence ends on, nor a credit line: a text that does was cut off.
_NEVER_LAST = frozenset({
    "a", "an", "the", "and", "or", "but", "nor", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as",
    "that", "which", "who", "whose", "than", "if", "because", "while", "when", "is", "are", "was", "were", "be",
    "been", "has", "have", "had", "will", "would", "can", "could", "may", "might", "must", "should", "its", "his",
    "her", "their", "our", "your", "my", "into", "about", "between", "before", "after", "during", "under", "over",
    "against",
})  # fmt: skip
# So many words after the last full stop of a paragraph are a sentence begun, not a credit.
_BEGUN = 3
_LINE = 7
_CUT_OFF = re.compile(r"(?:\.\.\.|…)[\"'”’)\]]*$|\[\+\s?\d+ chars\]$")
_PAYWALL = re.compile(
    r"subscribe (?:now )?to (?:continue|read|keep)|(?:continue|keep) reading|read (?:more|the full (?:story|article))"
    r"|(?:log|sign) in to (?:continue|read)|already a subscriber|subscribers? only|for subscribers",
    re.IGNORECASE,
)


def make_coverage(
    facts: Sequence[Fact],
    statements: Mapping[str, Statement],
    reports: Sequence[Report],
    passages: Sequence[Passage],
) -> tuple[Coverage, ...]:
    """For each report, in the given order: the facts it has, and those it leaves out with the reason.

    Left out are listed only facts that two or more outlets tell, or that are among the ten weightiest; a detail
    that a single outlet has is not held against the others. Both lists keep the order of `facts`. Reasons, the
    first that holds: "published before it was known" (everyone who tells it did so later, and it had not happened
    days before), "is a copy" (most of the report was taken from one that lacks the fact too), "text incomplete" (a
    teaser, a paywall, or cut off), else "not reported".
    """
    tellers = {fact.id: {statements[id].report for id in fact.statements if id in statements} for fact in facts}
    weightiest = {fact.id for fact in sorted(facts, key=lambda f: (-f.salience, f.id))[:_WEIGHTIEST]}
    missable = [fact for fact in facts if len(set(fact.sources)) >= 2 or fact.id in weightiest]
    published = {report.id: report.published for report in reports}
    dated = {fact.id: _dated([published.get(id) for id in sorted(tellers[fact.id])]) for fact in missable}
    copied_from = _copied_from(reports, passages)
    result = []
    for report in reports:
        incomplete = is_incomplete(report)
        left_out = []
        for fact in missable:
            if report.id in tellers[fact.id]:
                continue
            why: LeftOutReason = "not reported"
            if _was_unknown(fact, report.published, dated[fact.id]):
                why = "published before it was known"
            elif any(source not in tellers[fact.id] for source in copied_from[report.id]):
                why = "is a copy"
            elif incomplete:
                why = "text incomplete"
            left_out.append(LeftOut(fact=fact.id, why=why))
        has = tuple(fact.id for fact in facts if report.id in tellers[fact.id])
        result.append(Coverage(report=report.id, facts=has, left_out=tuple(left_out)))
    return tuple(result)


def is_incomplete(report: Report) -> bool:
    """True when the text is a teaser: very short, cut off with an ellipsis or within a sentence, or short with a call
    to subscribe behind it.
    """
    text = report.text.rstrip()
    if _has_at_most(text, _TEASER_WORDS) or _CUT_OFF.search(text[-_END:]) or _ends_within_a_sentence(text):
        return True
    # Complete articles also end in "read more" links, so a call to subscribe tells only below a short text.
    calls = [text[-_END:], *(removed.text[:_END] for removed in report.removed)]
    return _has_at_most(text, _SHORT_WORDS) and any(_PAYWALL.search(call) for call in calls)


def _ends_within_a_sentence(text: str) -> bool:
    """True when the last paragraph breaks off: on a comma or a word that ends no sentence, or with a sentence begun
    where the sentences before it, or the paragraphs before it, have their full stops.
    """
    cut = text.rfind("\n") + 1
    paragraph = text[max(cut, len(text) - _LONGEST_PARAGRAPH) :].rstrip()
    ends = [found.end() for found in _SENTENCE_END.finditer(paragraph)]
    begun = paragraph[ends[-1] if ends else 0 :].split()
    if len(begun) < _BEGUN or not (paragraph[-1].isalnum() or paragraph[-1] == ","):
        return False
    if paragraph[-1] == "," or begun[-1] in _NEVER_LAST:
        return True
    lower = sum(word[:1].islower() for word in begun)
    if ends:
        return 2 * lower > len(begun)
    before = [line for line in text[max(0, cut - _LONGEST_PARAGRAPH) : cut].splitlines() if len(line.split()) >= _LINE]
    stopped = sum(bool(_SENTENCE_END.search(line.rstrip(), max(0, len(line.rstrip()) - 4))) for line in before)
    return len(begun) >= _LINE and 4 * lower >= 3 * len(begun) and len(before) >= 3 and 10 * stopped >= 9 * len(before)


def _has_at_most(text: str, words: int) -> bool:
    return len(text.split(maxsplit=words)) <= words


def _dated(published: Sequence[str | None]) -> list[str]:
    """The dates of publication that name a day, each once."""
    return list(dict.fromkeys(day for day in published if day is not None and publication_day(day) is not None))


def _was_unknown(fact: Fact, published: str | None, dated: Sequence[str]) -> bool:
    """True when a report of that date could not have the fact; `dated`: when those that tell it were published."""
    if published is None:
        return False
    day = publication_day(published)
    if day is None:
        return False
    happened = days_of(fact.time) if fact.time else None
    if happened is not None and happened[1] < day:
        return False
    if dated:
        return all(surely_later(other, published) for other in dated)
    return happened is not None and happened[0] > day


def _copied_from(reports: Sequence[Report], passages: Sequence[Passage]) -> dict[str, list[str]]:
    """For each report the reports that it mostly consists of (the wire text both carry counts as the other's)."""
    taken: dict[str, dict[str, list[Span]]] = {report.id: {} for report in reports}
    for passage in passages:
        if passage.kind == "shared quote":
            continue
        if passage.direction in ("a", "common origin"):
            taken.get(passage.b.report, {}).setdefault(passage.a.report, []).append(passage.b.span)
        if passage.direction in ("b", "common origin"):
            taken.get(passage.a.report, {}).setdefault(passage.b.report, []).append(passage.a.span)
    return {
        report.id: sorted(
            source
            for source, spans in taken[report.id].items()
            if _characters(spans) >= _COPY_SHARE * max(1, len(report.text))
        )
        for report in reports
    }


def _characters(spans: Sequence[Span]) -> int:
    """How many characters the spans cover together."""
    covered = reached = 0
    for span in sorted(spans):
        covered += max(0, span.end - max(span.start, reached))
        reached = max(reached, span.end)
    return covered
