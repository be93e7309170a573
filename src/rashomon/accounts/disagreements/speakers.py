"""One utterance, printed with different speakers."""

import re
from collections.abc import Iterator, Sequence
from difflib import SequenceMatcher
from itertools import combinations

from rashomon.accounts.disagreements.clash import Clash, Side
from rashomon.accounts.disagreements.told import Told
from rashomon.model.account import SaidBy

_QUOTED = re.compile(r"[\"“”]([^\"“”]{12,600})[\"“”]")
_WORD = re.compile(r"\w+")
# So many words in a row make two quotations one utterance; shorter ones people say alike by chance.
_SAME_RUN = 5
_MOST = 24


def speaker_clashes(tolds: Sequence[Told]) -> Iterator[Clash]:
    """Statements of different reports that quote the same words and name different persons as their speaker."""
    quoting = [
        (told, words, said_by[-1])
        for told in tolds
        if (said_by := told.statement.said_by) and (words := _quoted_words(told.statement.quote))
    ]
    for (told_a, words_a, by_a), (told_b, words_b, by_b) in combinations(quoting[:_MOST], 2):
        if told_a.report == told_b.report or not _two_persons(told_a, by_a, told_b, by_b):
            continue
        run = SequenceMatcher(None, words_a, words_b, autojunk=False).find_longest_match()
        if run.size < _SAME_RUN:
            continue
        share = run.size / min(len(words_a), len(words_b))
        if share < 0.5:
            continue
        about = "who said: “" + " ".join(words_a[run.a : run.a + min(run.size, 8)]) + " …”"
        yield Clash(
            kind="attribution",
            key="speaker",
            about=about,
            a=Side(text=by_a.name, tolds=(told_a,)),
            b=Side(text=by_b.name, tolds=(told_b,)),
            score=round(0.5 + 0.4 * share, 3),
            relation="disagreement" if run.size >= 2 * _SAME_RUN else "undecided",
            reason=f"{run.size} words in a row are quoted alike, from different speakers",
        )


def _quoted_words(text: str) -> list[str]:
    return [word.lower() for quoted in _QUOTED.findall(text) for word in _WORD.findall(quoted)]


def _two_persons(told_a: Told, by_a: SaidBy, told_b: Told, by_b: SaidBy) -> bool:
    """True when both speakers are known, persons, and not one: a spokesman may speak for a ministry."""
    entity_a = told_a.page.entities.get(by_a.entity or "")
    entity_b = told_b.page.entities.get(by_b.entity or "")
    if entity_a is None or entity_b is None:
        return False
    return entity_a.type == entity_b.type == "person" and entity_a.id != entity_b.id
