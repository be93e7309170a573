"""How the outlets word one act, ready to be shown: who says "withdrew" and who "walked out"."""

from dataclasses import dataclass

from rashomon.model.account import Fact
from rashomon.model.span import Evidence
from rashomon.rendering.escaping import one_line
from rashomon.rendering.excerpts import cut_wording
from rashomon.rendering.view import View

_SHORT = 90  # characters of a fact's wording where it only says which fact is meant


@dataclass(frozen=True, slots=True, kw_only=True)
class Word:
    """One word for the act, and where it stands, in order of publication."""

    words: str
    places: tuple[Evidence, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class WordedAct:
    """The words for the act of one fact, the one that most reports use first."""

    fact: Fact
    about: str
    words: tuple[Word, ...]


def worded_acts(view: View) -> tuple[WordedAct, ...]:
    """The account's framing, in its order. Words that differ in case alone are one."""
    acts = []
    for framing in view.account.framing:
        places: dict[str, list[Evidence]] = {}
        for wording in sorted(framing.wordings, key=lambda w: (view.ranks[w.report], w.start, w.end)):
            places.setdefault(one_line(wording.quote).casefold(), []).append(wording)
        words = [Word(words=one_line(found[0].quote), places=tuple(found)) for found in places.values()]
        fact = view.facts[framing.fact]
        acts.append(
            WordedAct(
                fact=fact,
                about=shortened(cut_wording(view, fact)),
                words=tuple(sorted(words, key=lambda w: -len(w.places))),
            )
        )
    return tuple(acts)


def shortened(wording: str) -> str:
    """A wording on one line, cut between words where it is long."""
    line = one_line(wording)
    if len(line) <= _SHORT:
        return line
    cut = line[: _SHORT - 1]
    return (cut.rsplit(" ", 1)[0] if " " in cut else cut).rstrip(" ,;:") + "…"
