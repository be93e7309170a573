"""The account as CommonMark, with a footnote for every piece of evidence.

Footnotes (`[^1]`) are an extension that GitHub, Pandoc and most editors know; where they are not known they read as
plain numbers with the list of pointers at the end.
"""

from collections.abc import Iterator

from rashomon.model.account import Account, Disagreement, Fact, Statement
from rashomon.model.span import Evidence
from rashomon.rendering.contests import (
    ABOUT,
    differences_counted,
    not_counted,
    question,
    spoken_value,
    standings,
    surely_told,
)
from rashomon.rendering.copies import copied_pairs, sentence_about, takers
from rashomon.rendering.dates import spoken_date, spoken_range
from rashomon.rendering.dating import borrowed_dates, dated
from rashomon.rendering.escaping import markdown_text, web_link
from rashomon.rendering.excerpts import Excerpt, cut_wording, excerpt, in_sentence
from rashomon.rendering.names import named_kinds
from rashomon.rendering.utterances import quotes_by_speaker
from rashomon.rendering.view import (
    NO_DISAGREEMENT,
    NO_SHARED_TEXT,
    WHY_LEFT_OUT,
    View,
    counted,
    counts_of,
    facts_of_date,
    joined,
    left_out_by_weight,
    note_place,
    on_whose_word,
    one_a_report,
    readable_reason,
    reasons_counted,
    remarks_on,
    reservations,
    sides_of,
    standing,
    told_summary,
    view_of,
)
from rashomon.rendering.wordings import worded_acts

_MOST_LEFT_OUT = 5
_MOST_NAMES = 15  # of one kind


def render_markdown(account: Account) -> str:
    """The account as one Markdown document. Text of the input is escaped: it renders as itself and nothing else."""
    view = view_of(account)
    notes = _Footnotes(view)
    parts = [
        *_head(view),
        *_facts(view, notes),
        *_disagreements(view, notes),
        *_framing(view, notes),
        *_quotes(view, notes),
        *_timeline(view),
        *_names(view, notes),
        *_copies(view, notes),
        *_left_out(view),
        *_reports(view),
        *_notes(view),
    ]
    return "\n".join((*parts, *notes.definitions())).rstrip("\n") + "\n"


def _bold(text: str) -> str:
    """`text` in bold ("—" when there is none: four asterisks in a row would be shown as such)."""
    return f"**{markdown_text(text) or '—'}**"


class _Footnotes:
    """Numbers evidence in the order it is first pointed at; the same words are one footnote."""

    def __init__(self, view: View) -> None:
        self._view = view
        self._numbers: dict[tuple[str, int, int], int] = {}
        self._evidence: list[Evidence] = []

    def mark(self, evidence: Evidence) -> str:
        """The reference, "[^3]"."""
        key = (evidence.report, evidence.start, evidence.end)
        if key not in self._numbers:
            self._numbers[key] = len(self._numbers) + 1
            self._evidence.append(evidence)
        return f"[^{self._numbers[key]}]"

    def definitions(self) -> Iterator[str]:
        """The footnotes themselves."""
        if self._evidence:
            yield "## Evidence\n"
            yield (
                "What is taken for one fact can be overruled in an archive: *rashomon correct same-fact "
                "REPORT:START-END REPORT:START-END*, with the ids of the reports and the characters below.\n"
            )
        for number, evidence in enumerate(self._evidence, start=1):
            outlet = markdown_text(self._view.labels[evidence.report])
            place = f"{outlet}, characters {evidence.start}–{evidence.end}"
            yield f"[^{number}]: {place}: “{markdown_text(evidence.quote)}”\n"


def _head(view: View) -> Iterator[str]:
    account = view.account
    period = spoken_range(account.story.start, account.story.end)
    copying = len(takers(view))
    parts = [
        f"{counted(len(account.reports), 'report')} of {counted(len(view.sources()), 'outlet')}",
        *([markdown_text(period)] if period else []),
        told_summary(view),
        *([", ".join(differences_counted(account))] if account.disagreements else []),
        *([f"{counted(copying, 'report prints', 'reports print')} text of another"] if copying else []),
    ]
    yield f"# {markdown_text(account.story.headline) or 'An account without a headline'}\n"
    yield (
        "; ".join(parts) + ". Every sentence points at the words it was read from; none is a verdict on what is true.\n"
    )


def _facts(view: View, notes: _Footnotes) -> Iterator[str]:
    yield "## What happened\n"
    for fact in (*view.told_by_several, *view.told_by_one):
        yield from _fact(view, fact, notes)
    yield ""


def _fact(view: View, fact: Fact, notes: _Footnotes) -> Iterator[str]:
    number = f"{view.numbers[fact.id]}. "
    pad = " " * len(number)
    remarks = (*remarks_on(view, fact), *(what for what, _ in standings(view.contested.get(fact.id, ()))))
    flags = "".join(f"; {markdown_text(what)}" for what in remarks)
    when = f"; {markdown_text(dated(view, fact))}" if fact.time else ""
    sources = markdown_text(joined(fact.sources))
    yield f"{number}{_in_sentence(view, fact, notes)}  "
    yield f"{pad}{standing(fact)}: {sources}{when}{flags}"
    for group in fact.independence:
        reason = markdown_text(readable_reason(view, group.reason))
        yield f"{pad}- counted as one: {markdown_text(joined(group.sources))} ({reason})"
    for statement in view.statements_of(surely_told(fact)):
        if (statement.report, statement.start) != (fact.evidence.report, fact.evidence.start):
            yield f"{pad}- {_said(view, statement, _cut(view, statement), notes)}"
    for statement in view.statements_of(not_counted(fact)):
        yield f"{pad}- near it, not counted: {_said(view, statement, _cut(view, statement), notes)}"


def _cut(view: View, statement: Statement) -> str:
    return markdown_text(in_sentence(view, statement).cut)


def _in_sentence(view: View, fact: Fact, notes: _Footnotes) -> str:
    """The wording in bold, with the rest of its sentence around it."""
    return _emphasised(excerpt(view, fact), notes.mark(fact.evidence))


def _emphasised(shown: Excerpt, mark: str = "") -> str:
    """A sentence with its words in bold, and `mark` behind them."""
    # Emphasis begins behind a space or a mark and ends before one.
    gap_before = " " if shown.before[-1:].isspace() or shown.before[-1:].isalnum() else ""
    gap_after = " " if shown.after[:1].isspace() or shown.after[:1].isalnum() else ""
    before, after = markdown_text(shown.before), markdown_text(shown.after)
    return f"{before}{gap_before}{_bold(shown.words)}{mark}{gap_after}{after}"


def _said(view: View, statement: Statement, words: str, notes: _Footnotes) -> str:
    word = on_whose_word(view, statement)
    about = [*([f"says {word}"] if word else []), *reservations(statement), *borrowed_dates(view, statement)]
    outlet = markdown_text(view.labels[statement.report])
    reserved = f" ({markdown_text(', '.join(about))})" if about else ""
    return f"{outlet}: “{words}”{reserved}{notes.mark(statement)}"


def _disagreements(view: View, notes: _Footnotes) -> Iterator[str]:
    if view.account.disagreements or len(view.account.reports) > 1:
        yield "## Where they disagree\n"
    if not view.account.disagreements and len(view.account.reports) > 1:
        yield f"{NO_DISAGREEMENT}\n"
    for disagreement in view.account.disagreements:
        yield from _disagreement(view, disagreement, notes)


def _disagreement(view: View, disagreement: Disagreement, notes: _Footnotes) -> Iterator[str]:
    yield f"### {markdown_text(question(disagreement))}\n"
    reason = f": {markdown_text(disagreement.reason)}" if disagreement.reason else ""
    yield f"*{disagreement.relation}*: {ABOUT[disagreement.kind]}, confidence {disagreement.score:.2f}{reason}\n"
    for position in sides_of(view, disagreement):
        yield f"- {_bold(spoken_value(disagreement, position))}: {markdown_text(joined(position.sources))}"
        for statement in one_a_report(view, position.statements):
            shown = in_sentence(view, statement)
            words = _emphasised(shown) if shown.is_part else markdown_text(shown.words)
            yield f"  - {_said(view, statement, words, notes)}"
    yield ""


def _framing(view: View, notes: _Footnotes) -> Iterator[str]:
    acts = worded_acts(view)
    if acts:
        yield "## How they word it\n"
    for act in acts:
        words = "; ".join(
            f"“{markdown_text(word.words)}” in "
            + joined([f"{markdown_text(view.labels[place.report])}{notes.mark(place)}" for place in word.places])
            for word in act.words
        )
        yield f"- {markdown_text(act.about)} (fact {view.numbers[act.fact.id]}): {words}"
    if acts:
        yield ""


def _quotes(view: View, notes: _Footnotes) -> Iterator[str]:
    speakers = quotes_by_speaker(view)
    if speakers:
        yield "## Who said what\n"
    for speaker in speakers:
        yield f"### {markdown_text(speaker.name)}\n"
        for utterance in (*speaker.told_by_several, *speaker.told_by_one):
            for place, quote in enumerate(utterance.quotes):
                outlet = markdown_text(view.labels[quote.content.report])
                words = markdown_text(quote.content.quote)
                about = markdown_text(utterance.about(place))
                kind = f" ({about})" if about else ""
                yield f"{'- ' if place == 0 else '  - '}{outlet}{kind}: {words}{notes.mark(quote.content)}"
        yield ""


def _timeline(view: View) -> Iterator[str]:
    if view.account.timeline:
        yield "## When\n"
    for entry in view.account.timeline:
        yield f"- {_bold(spoken_date(entry.date))}"
        for fact in facts_of_date(view, entry):
            yield f"  - {markdown_text(cut_wording(view, fact))} (fact {view.numbers[fact.id]})"
    if view.account.timeline:
        yield ""


def _names(view: View, notes: _Footnotes) -> Iterator[str]:
    kinds = named_kinds(view)
    if kinds:
        yield "## Who and what they name\n"
    for kind in kinds:
        yield f"- **{kind.kind}**"
        for one in kind.named[:_MOST_NAMES]:
            aliases = f" (also {markdown_text(', '.join(one.aliases))})" if one.aliases else ""
            counts = f"{counted(one.outlets, 'outlet')}, {counted(one.mentions, 'mention')}"
            yield f"  - {markdown_text(one.name) or '—'}{aliases}: {counts}{notes.mark(one.places[0])}"
        if len(kind.named) > _MOST_NAMES:
            yield f"  - and {len(kind.named) - _MOST_NAMES} more"
    if kinds:
        yield ""


def _copies(view: View, notes: _Footnotes) -> Iterator[str]:
    pairs = copied_pairs(view)
    if pairs or len(view.account.reports) > 1:
        yield "## Who copied whom\n"
    if not pairs and len(view.account.reports) > 1:
        yield f"{NO_SHARED_TEXT}\n"
    for pair in pairs:
        yield f"- {markdown_text(sentence_about(view, pair))}"
        for passage in pair.passages:
            changes = f"; {markdown_text('; '.join(passage.changes))}" if passage.changes else ""
            marks = f"{notes.mark(passage.a)} {notes.mark(passage.b)}"
            number = view.passage_numbers[passage.id]
            yield f"  - passage {number}: {passage.kind}, confidence {passage.score:.2f}{changes} {marks}"
    if pairs:
        yield ""


def _left_out(view: View) -> Iterator[str]:
    if len(view.account.reports) < 2 or not view.account.coverage:
        return
    yield "## What each outlet left out\n"
    for coverage in view.account.coverage:
        reasons = reasons_counted(coverage.left_out)
        counts = f"{counts_of(view, coverage)}{f' ({reasons})' if reasons else ''}"
        yield f"- {_bold(view.labels[coverage.report])}: {counts}"
        for left in left_out_by_weight(view, coverage)[:_MOST_LEFT_OUT]:
            words = markdown_text(cut_wording(view, view.facts[left.fact]))
            yield f"  - {words} (fact {view.numbers[left.fact]}; {WHY_LEFT_OUT[left.why]})"
    yield ""


def _reports(view: View) -> Iterator[str]:
    yield "## The reports\n"
    for report in view.by_publication:
        title = markdown_text(report.title) or "Without a title"
        link = web_link(report.url)
        # In angle brackets a Markdown destination may hold anything but brackets, which `web_link` refuses.
        shown = f"[{title}](<{link}>)" if link else title
        when = markdown_text(spoken_date(report.published)) if report.published else "undated"
        yield f"- {_bold(view.labels[report.id])}: {shown}, {when}; its id is {markdown_text(report.id)}"
        for piece in report.removed:
            yield f"  - taken out, {markdown_text(piece.reason)}: {markdown_text(piece.text)}"
    yield ""


def _notes(view: View) -> Iterator[str]:
    if view.account.notes:
        yield "## Notes\n"
    for note in view.account.notes:
        place = f" {markdown_text(note_place(view, note))}".rstrip()
        yield f"- **{note.kind}**{place}: {markdown_text(note.message)}"
    if view.account.notes:
        yield ""
