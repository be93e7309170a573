"""The words a fact is told in: those of a report, with bracketed help where they cannot stand alone."""

import re
from bisect import bisect_left

from rashomon.model.account import Statement
from rashomon.model.annotation import Annotation, Word

# A date that a reader needs help with does not name its year itself.
_YEAR = re.compile(r"\b(1[5-9]|20)\d\d\b")
_DAY = re.compile(r"\d{4}-\d{2}-\d{2}(?=$|T)")
_MONTHS = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
_LEANING = frozenset({"but", "and", "or", "so", "yet", "this", "that", "these", "those", "then", "there"})
_RELATIVE = frozenset({"WDT", "WP", "WP$", "WRB", "IN"})
_PRONOUNS = frozenset({"he", "she", "they", "it"})


def word_fact(statement: Statement, annotation: Annotation) -> str:
    """The statement's words with "[...]" after dates that are told relative to a report and after open pronouns."""
    notes: list[tuple[int, str]] = []
    for time in statement.times:
        day = _DAY.match(time.value)
        if time.resolved and day and not _YEAR.search(time.quote):
            notes.append((time.end, say_date(day.group())))
        elif time.resolved and re.fullmatch(r"\d{4}-\d{2}|\d{4}", time.value) and not _YEAR.search(time.quote):
            notes.append((time.end, say_date(time.value)))
    for said in statement.said_by:
        if said.quote.lower() in _PRONOUNS and said.name.lower() not in _PRONOUNS and said.span.overlap(statement.span):
            notes.append((said.end, said.name))
    words = statement.quote
    for end, note in sorted(set(notes), reverse=True):
        at = min(end, statement.end) - statement.start
        words = f"{words[:at]} [{note}]{words[at:]}"
    return " ".join(words.split())


def say_date(value: str) -> str:
    """An ISO day, month or year in words: "22 March 2019". Raises ValueError for anything else."""
    parts = [int(part) for part in value.split("-")]
    if len(parts) == 1:
        return str(parts[0])
    month = _MONTHS[parts[1] - 1]
    return f"{month} {parts[0]}" if len(parts) == 2 else f"{parts[2]} {month} {parts[0]}"


def completeness(statement: Statement, annotation: Annotation) -> float:
    """How well a statement can stand for others, in 0..1: a whole sentence of usual length that names who and what.

    A sentence is what a verb governs; a noun with its relative clause is none.
    """
    first, last = (bisect_left(annotation.words, at, key=_start) for at in (statement.start, statement.end))
    inside = range(first, last)
    words = [annotation.words[i] for i in inside if annotation.words[i].pos != "SPACE"]
    if not words:
        return 0.0
    length = sum(word.pos != "PUNCT" for word in words)
    tops = [
        annotation.words[i] for i in inside if annotation.words[i].head not in inside or annotation.words[i].head == i
    ]
    verb = any(word.pos in ("VERB", "AUX") for word in tops)
    named = any(word.pos == "PROPN" for word in words)
    ends = annotation.report.text[statement.end - 1] in '.!?”"’'
    usual = 1.0 if 8 <= length <= 40 else 0.5 if 5 <= length <= 60 else 0.0
    opens = (
        words[0].text.lower() not in _PRONOUNS | _LEANING and words[0].dep != "mark" and words[0].tag not in _RELATIVE
    )
    return 0.25 * usual + 0.3 * verb + 0.1 * named + 0.25 * opens + 0.1 * ends


def _start(word: Word) -> int:
    return word.start
