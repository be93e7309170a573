"""An outlet's own words beside a base wording, with everything that keeps them from being the same assertion."""

from dataclasses import dataclass, replace

from rashomon.model.account import Statement
from rashomon.model.judgement import Place
from rashomon.model.span import Evidence
from rashomon.rendering.dates import spoken_date
from rashomon.rendering.dating import stated_dates
from rashomon.rendering.escaping import one_line
from rashomon.rendering.excerpts import in_sentence
from rashomon.rendering.view import View, on_whose_word, reservations
from rashomon.rendering.word_diff import Piece, compare_words

_MOST_MISSING = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class OwnWords:
    """One outlet's words. `pieces` join to them; `missing` are words of the base it does not have.

    `likeness`: "base" (these words are the base), "same" (word for word), "differs" (marked in the pieces) or
    "other words" (too different to mark). `place` names a statement for `rashomon correct`, `before` and `after`
    are the rest of its sentence ("" for other words).
    """

    evidence: Evidence
    outlet: str
    published: str
    pieces: tuple[Piece, ...]
    missing: tuple[str, ...]
    likeness: str
    whose_word: str
    origin: str
    reservations: tuple[str, ...]
    dates: tuple[str, ...]
    place: str = ""
    before: str = ""
    after: str = ""


def own_words(view: View, statement: Statement, base: Evidence | None) -> OwnWords:
    """A statement as its outlet prints it, compared with `base` (None: compared with nothing)."""
    sentence = in_sentence(view, statement)
    word, origin = on_whose_word(view, statement), one_line(statement.origin or "")
    return replace(
        quoted_words(view, statement, base),
        before=sentence.before,
        after=sentence.after,
        whose_word=word,
        origin="" if origin.casefold() in (word.casefold(), word.casefold().removeprefix("the ")) else origin,
        reservations=reservations(statement),
        dates=stated_dates(view, statement),
        place=str(Place(report=one_line(statement.report), start=statement.start, end=statement.end)),
    )


def quoted_words(view: View, evidence: Evidence, base: Evidence | None) -> OwnWords:
    """Words that are no statement (a quote, a passage), compared with `base`."""
    pieces, missing, likeness = _compared(evidence, base)
    return OwnWords(
        evidence=evidence,
        outlet=view.labels[evidence.report],
        published=spoken_date(view.reports[evidence.report].published or ""),
        pieces=pieces,
        missing=missing,
        likeness=likeness,
        whose_word="",
        origin="",
        reservations=(),
        dates=(),
    )


def same_words(base: Evidence, other: Evidence) -> bool:
    """True when two pieces of evidence are word for word the same (case and punctuation aside)."""
    return _compared(other, base)[2] in ("base", "same")


def _compared(evidence: Evidence, base: Evidence | None) -> tuple[tuple[Piece, ...], tuple[str, ...], str]:
    whole = (Piece(text=evidence.quote, differs=False),)
    if base is None or (evidence.report, evidence.start, evidence.end) == (base.report, base.start, base.end):
        return whole, (), "base"
    comparison = compare_words(base.quote, evidence.quote)
    missing = tuple(one_line(words) for words in comparison.missing)
    if not missing and not any(piece.differs for piece in comparison.pieces):
        return whole, (), "same" if comparison.equal == 1 else "other words"
    return comparison.pieces, missing if len(missing) <= _MOST_MISSING else (), "differs"
