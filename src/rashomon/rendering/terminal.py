"""The account in a terminal: readable at 80 columns, plain text when piped, every sentence with its pointer."""

from typing import TYPE_CHECKING

from rashomon.model.account import Account, Disagreement, Fact, Quote
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
from rashomon.rendering.excerpts import cut_wording, in_sentence
from rashomon.rendering.names import most_named
from rashomon.rendering.own_words import same_words
from rashomon.rendering.screen import Line, Screen, unbroken
from rashomon.rendering.terminal_end import print_how_to_overrule, print_notes
from rashomon.rendering.utterances import SpeakerQuotes, Utterance, quotes_by_speaker
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

if TYPE_CHECKING:
    from rich.console import Console

_MOST_IN_FULL = 10  # facts with each outlet's words
_MOST_FACTS = 20
_MOST_OF_ONE_OUTLET = 6
_MOST_WORDS = 4  # outlets' words under one fact
_MOST_DISAGREEMENTS = 16
_MOST_UTTERANCES = 12
_MOST_DATES = 16
_MOST_FACTS_IN_TIMELINE = 32
_MOST_PAIRS = 10
_MOST_CHANGES = 6  # of one pair; lost hedges and attributions stand first
_MOST_OUTLETS = 12
_MOST_LEFT_OUT = 3
_MOST_ACTS = 10
_MOST_NAMES = 6


def render_terminal(account: Account, console: "Console") -> None:
    """Print the account to a rich console: no markup or control character of the input acts, no boxes are drawn."""
    view = view_of(account)
    screen = Screen(console)
    _print_head(view, screen)
    _print_facts(view, screen)
    if account.disagreements:
        screen.heading("Where they disagree")
        for disagreement in account.disagreements[:_MOST_DISAGREEMENTS]:
            _print_disagreement(view, disagreement, screen)
        _print_more(len(account.disagreements) - _MOST_DISAGREEMENTS, "more", screen)
    elif len(account.reports) > 1:
        screen.heading("Where they disagree")
        screen.line([(NO_DISAGREEMENT, "")])
    _print_framing(view, screen)
    _print_quotes(view, screen)
    _print_timeline(view, screen)
    _print_copies(view, screen)
    _print_left_out(view, screen)
    print_notes(view, screen)
    print_how_to_overrule(view, screen)


def _print_head(view: View, screen: Screen) -> None:
    account = view.account
    screen.line([(account.story.headline or "(no headline)", "bold")])
    period = spoken_range(account.story.start, account.story.end)
    copying = len(takers(view))
    parts = [
        f"{counted(len(account.reports), 'report')} of {counted(len(view.sources()), 'outlet')}",
        *([period] if period else []),
        told_summary(view),
        *([", ".join(differences_counted(account))] if account.disagreements else []),
        *([f"{counted(copying, 'report prints', 'reports print')} text of another"] if copying else []),
    ]
    screen.line([("; ".join(parts) + ".", "")])
    if named := most_named(view):
        names = [f"{one.name} ({one.outlets})" for one in named[:_MOST_NAMES]]
        screen.line([(f"Named by most outlets: {', '.join(names)}.", "")])
    screen.line([("[outlet:start-end] points at the characters of the report that a sentence was read from.", "dim")])


def _pointer(view: View, evidence: Evidence) -> tuple[str, str]:
    return " " + unbroken(f"[{view.pointer(evidence)}]"), "dim"


def _print_facts(view: View, screen: Screen) -> None:
    screen.heading("What happened")
    shown = view.told_by_several[:_MOST_FACTS]
    alone = view.told_by_one[: _MOST_OF_ONE_OUTLET if shown else _MOST_FACTS]
    for number, fact in enumerate(shown):
        _print_fact(view, fact, screen)
        if number < _MOST_IN_FULL:
            _print_own_words(view, fact, screen)
    if not view.account.facts:
        screen.line([("No fact could be read from the reports.", "")])
    if alone and shown:
        screen.gap()
        screen.line([("Told by one outlet alone, the weightiest:", "italic")])
    for fact in alone:
        _print_short_fact(view, fact, screen)
    _print_more(len(view.told_by_several) - len(shown), "more told by two or more outlets", screen)
    _print_more(len(view.told_by_one) - len(alone), "more told by one outlet", screen)


def _print_more(number: int, what: str, screen: Screen) -> None:
    if number > 0:
        screen.line([(f"… and {number:,} {what}; see --html", "dim")])


def _number(view: View, fact: Fact) -> str:
    return f"{view.numbers[fact.id]:>3}. "


def _about(view: View, fact: Fact) -> str:
    """When it happened, what must be known of it at once, and how it is contested."""
    when = [day for day in [dated(view, fact)] if day and day not in fact.wording]
    contested = (what for what, _ in standings(view.contested.get(fact.id, ())))
    return "; ".join((*when, *remarks_on(view, fact), *contested))


def _print_fact(view: View, fact: Fact, screen: Screen) -> None:
    indent = _number(view, fact)
    pad = " " * len(indent)
    screen.gap()
    screen.line([(cut_wording(view, fact), "bold"), _pointer(view, fact.evidence)], indent)
    about = _about(view, fact)
    screen.line([(f"{standing(fact)}: {joined(fact.sources)}{f'; {about}' if about else ''}", "green")], pad)


def _print_own_words(view: View, fact: Fact, screen: Screen) -> None:
    pad = " " * len(_number(view, fact))
    for group in fact.independence:
        together = f"{joined(group.sources)} count as one: " if len(group.sources) > 1 else ""
        screen.line([(f"{together}{readable_reason(view, group.reason)}", "dim")], pad)
    told, near = (one_a_report(view, ids) for ids in (surely_told(fact), not_counted(fact)))
    others = [statement for statement in told if statement.report != fact.evidence.report]
    for statement in others[:_MOST_WORDS]:
        notes = [f"says {word}" for word in [on_whose_word(view, statement)] if word] + list(reservations(statement))
        notes += borrowed_dates(view, statement)
        about = f" ({', '.join(notes)})" if notes else ""
        words = (
            ("word for word", "italic")
            if same_words(fact.evidence, statement)
            else (in_sentence(view, statement).cut, "")
        )
        screen.line([words, (about, "italic"), _pointer(view, statement)], pad + "- ")
    if len(others) > _MOST_WORDS:
        screen.line([(f"… and {len(others) - _MOST_WORDS} more", "dim")], pad)
    tellers = {statement.report for statement in told}
    outlets = dict.fromkeys(view.labels[statement.report] for statement in near if statement.report not in tellers)
    if outlets:
        screen.line([(f"near it, not counted: {joined(list(outlets))}", "dim")], pad)


def _print_short_fact(view: View, fact: Fact, screen: Screen) -> None:
    about = _about(view, fact)
    screen.line(
        [(cut_wording(view, fact), ""), (f" ({about})" if about else "", ""), _pointer(view, fact.evidence)],
        _number(view, fact),
    )


def _print_disagreement(view: View, disagreement: Disagreement, screen: Screen) -> None:
    screen.gap()
    kind = f" ({disagreement.relation}: {ABOUT[disagreement.kind]})"
    screen.line([(question(disagreement), "bold"), (kind, "yellow")])
    stacks: list[list[Line]] = []
    for position in sides_of(view, disagreement):
        stack: list[Line] = [[(spoken_value(disagreement, position), "bold"), (f": {joined(position.sources)}", "")]]
        for statement in one_a_report(view, position.statements)[:3]:
            word = on_whose_word(view, statement)
            notes = [*([f"says {word}"] if word else []), *borrowed_dates(view, statement)]
            said = f" ({', '.join(notes)})" if notes else ""
            stack.append([(f"“{in_sentence(view, statement).whole}”", ""), (said, "italic"), _pointer(view, statement)])
        stacks.append(stack)
    if len(stacks) == 2 and screen.width >= 72:
        screen.columns(stacks[0], stacks[1], "  ")
    else:
        for stack in stacks:
            for number, parts in enumerate(stack):
                screen.line(parts, "  " if number == 0 else "    ")
    reason = f": {disagreement.reason}" if disagreement.reason else ""
    screen.line([(f"confidence {disagreement.score:.2f}{reason}", "dim")], "  ")


def _print_framing(view: View, screen: Screen) -> None:
    acts = worded_acts(view)
    if not acts:
        return
    screen.heading("How they word it")
    for act in acts[:_MOST_ACTS]:
        indent = _number(view, act.fact)
        screen.line([(act.about, "")], indent)
        for word in act.words:
            places = [_pointer(view, place) for place in word.places]
            screen.line([(f"“{word.words}”", "bold"), *places], " " * len(indent), " " * len(indent) + "  ")
    _print_more(len(acts) - _MOST_ACTS, "more", screen)


def _print_quotes(view: View, screen: Screen) -> None:
    speakers = quotes_by_speaker(view)
    if not speakers:
        return
    screen.heading("Who said what")
    left = _MOST_UTTERANCES
    for speaker in speakers:
        said = _worth_printing(speaker)[:left]
        if not said:
            continue
        left -= len(said)
        screen.gap()
        screen.line([(speaker.name, "bold")])
        for utterance in said:
            first = utterance.quotes[0]
            _print_quote(view, first, first.content.quote, utterance.about(0), "  ", screen)
            for place, quote in enumerate(utterance.quotes[1:], start=1):
                words = "word for word" if same_words(first.content, quote.content) else quote.content.quote
                _print_quote(view, quote, words, utterance.about(place), "  also: ", screen)
    total = sum(len(speaker.told_by_several) + len(speaker.told_by_one) for speaker in speakers)
    more = total - (_MOST_UTTERANCES - left)
    _print_more(more, "more utterance" if more == 1 else "more utterances", screen)


def _worth_printing(speaker: SpeakerQuotes) -> tuple[Utterance, ...]:
    spoken = (u for u in speaker.told_by_one if u.quotes[0].kind != "indirect")
    return (*speaker.told_by_several, *spoken)


def _print_quote(view: View, quote: Quote, words: str, about: str, indent: str, screen: Screen) -> None:
    screen.line(
        [(words, ""), (f" ({about})" if about else "", "italic"), _pointer(view, quote.content)], indent, "    "
    )


def _print_timeline(view: View, screen: Screen) -> None:
    timeline = view.account.timeline
    if not timeline:
        return
    screen.heading("When")
    each = max(2, _MOST_FACTS_IN_TIMELINE // len(timeline))
    for entry in timeline[:_MOST_DATES]:
        screen.line([(spoken_date(entry.date), "bold")])
        for fact in facts_of_date(view, entry)[:each]:
            screen.line([(cut_wording(view, fact), ""), _pointer(view, fact.evidence)], _number(view, fact))
        if len(entry.facts) > each:
            screen.line([(f"… and {counted(len(entry.facts) - each, 'fact')} more", "dim")], "     ")
    _print_more(len(timeline) - _MOST_DATES, "more dates", screen)


def _print_copies(view: View, screen: Screen) -> None:
    pairs = copied_pairs(view)
    if not pairs and len(view.account.reports) < 2:
        return
    screen.heading("Who copied whom")
    if not pairs:
        screen.line([(NO_SHARED_TEXT, "")])
    for pair in pairs[:_MOST_PAIRS]:
        longest = max(pair.passages, key=lambda passage: (passage.a.end - passage.a.start, passage.id))
        screen.line([(sentence_about(view, pair), ""), _pointer(view, longest.a), _pointer(view, longest.b)], "- ")
        changes = tuple(dict.fromkeys(change for passage in pair.passages for change in passage.changes))
        for change in changes[:_MOST_CHANGES]:
            screen.line([(change, "italic")], "    ")
        _print_more(len(changes) - _MOST_CHANGES, "more changes", screen)
    _print_more(len(pairs) - _MOST_PAIRS, "more pairs of reports", screen)


def _print_left_out(view: View, screen: Screen) -> None:
    if len(view.account.reports) < 2 or not view.account.coverage:
        return
    screen.heading("What each outlet left out")
    for coverage in view.account.coverage[:_MOST_OUTLETS]:
        reasons = reasons_counted(coverage.left_out)
        told = f": {counts_of(view, coverage)}{f' ({reasons})' if reasons else ''}"
        screen.line([(view.labels[coverage.report], "bold"), (told, "")], "", "  ")
        for left in left_out_by_weight(view, coverage)[:_MOST_LEFT_OUT]:
            fact = view.facts[left.fact]
            why = "" if left.why == "not reported" else f" ({WHY_LEFT_OUT[left.why]})"
            screen.line(
                [(cut_wording(view, fact), ""), (why, "italic"), _pointer(view, fact.evidence)], _number(view, fact)
            )
    _print_more(len(view.account.coverage) - _MOST_OUTLETS, "more reports", screen)
