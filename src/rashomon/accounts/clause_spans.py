"""Clauses as spans that can be read: which part of a sentence a statement quotes."""

import re
from bisect import bisect_left
from collections.abc import Sequence

from rashomon.model.annotation import Annotation, Clause, Sentence
from rashomon.model.span import Span

# Shorter clauses are scraps that need their sentence to be understood.
_FEWEST_WORDS = 5
_FEWEST_ALONE = 6
_SAID = 12  # characters: what is said, not a bare "it"
_LONGEST_NOUN = 8  # words before the head of a noun phrase
_BEFORE_NOUN = frozenset({"det", "amod", "compound", "poss", "nummod", "nmod", "quantmod"})
# What follows these conjunctions is asserted, unlike what follows "if" or "unless".
_PRESUPPOSING = frozenset({"after", "since", "when", "as", "while", "because", "although", "though", "once"})
# "SEOUL, March 22 (Wire) - ", "NEW YORK — ", "Paris (Wire) --": where and by whom, before a report's first words.
_PLACE = r"(?=[A-Z.'’ -]*[A-Z]{4})[A-Z][A-Z.'’]+(?:[ -][A-Z.'’]{2,}){0,3}"
_FURTHER = r"(?:, [A-Z][\w.]*(?: [A-Z][\w.]*)?(?: \d{1,2})?(?:, \d{4})?){0,2}"
_WIRE = r"\([A-Z][^()\n]{1,40}\)"
_DATELINE = re.compile(
    rf"(?:{_PLACE}{_FURTHER}(?: ?{_WIRE})?|(?:[A-Z][\w.'’]*[, ]{{1,2}}){{0,5}}{_WIRE})"
    r"(?:\s?[-–—]{1,2}\s+|—)(?=[A-Z\d\"'“‘])"
)
_INDEPENDENT = frozenset({"ROOT", "conj", "ccomp", "parataxis"})


def span_of(annotation: Annotation, sentence: Sentence, clauses: Sequence[int]) -> Span:
    """The span of the sentence that holds the given clauses (indices): their hull if it is readable, else all of it.

    A hull is readable when no other clause of the sentence lies inside it and it is no scrap.
    """
    whole = sentence_span(annotation, sentence)
    chosen = [annotation.clauses[i] for i in sorted(set(clauses)) if i >= 0]
    words = sorted(word for clause in chosen for word in clause.words)
    if len(words) < _FEWEST_WORDS or not _together(annotation, words):
        return whole
    start = min(clause.start for clause in chosen)
    if len(chosen) == 1:
        start = _readable_start(annotation, chosen[0])
    return Span(start=max(start, whole.start), end=max(clause.end for clause in chosen))


def sentence_span(annotation: Annotation, sentence: Sentence) -> Span:
    """All of a sentence but for a dateline before it."""
    text = annotation.report.text
    dateline = _DATELINE.match(text, sentence.start, sentence.end)
    # Few sentences look like it, so that what stands before them in an endless line is read for few.
    begins = dateline and not text[text.rfind("\n", 0, sentence.start) + 1 : sentence.start].strip()
    start = dateline.end() if dateline and begins and dateline.end() < sentence.end else sentence.start
    return Span(start=start, end=sentence.end)


def find_frames(annotation: Annotation) -> frozenset[int]:
    """The clauses (indices) that only tell who speaks: the verb is a cue, and what is said stands outside."""
    numbers = sorted(range(len(annotation.clauses)), key=lambda i: annotation.words[annotation.clauses[i].root].start)
    starts = [annotation.words[annotation.clauses[i].root].start for i in numbers]
    found = set()
    for attribution in annotation.attributions:
        said = sum(len(part) for part in attribution.content)
        for cue in attribution.cue:
            for at in range(bisect_left(starts, cue.start), bisect_left(starts, cue.end)):
                clause = annotation.clauses[numbers[at]]
                inside = sum(part.overlap(clause) for part in attribution.content)
                if said >= _SAID and inside < 0.5 * said:
                    found.add(numbers[at])
    return frozenset(found)


def asserts_alone(annotation: Annotation, clause: Clause) -> bool:
    """True when a clause can be a statement of its own: a main, coordinated or reported clause in one piece."""
    root = annotation.words[clause.root]
    return (
        root.dep in _INDEPENDENT
        and root.pos in ("VERB", "AUX")
        and len(clause.words) >= _FEWEST_ALONE
        and _together(annotation, clause.words)
    )


def _readable_start(annotation: Annotation, clause: Clause) -> int:
    """Where a clause is read from: a relative one from the noun it tells of, an adverbial one after its conjunction."""
    words, root = annotation.words, annotation.words[clause.root]
    if root.dep == "relcl":
        noun = root.head
        near = range(max(0, noun - _LONGEST_NOUN), noun)
        before = [i for i in near if words[i].head == noun and words[i].dep in _BEFORE_NOUN]
        first = min([noun, *before])
        between = annotation.report.text[words[noun].end : clause.start]
        return words[first].start if clause.start > words[noun].start and not between.strip(" ,") else clause.start
    if root.dep == "advcl":
        opening = [i for i in clause.words if i < clause.root and words[i].head == clause.root]
        marks = [i for i in opening if words[i].dep in ("mark", "advmod") and words[i].text.lower() in _PRESUPPOSING]
        following = [i for i in clause.words if marks and i > marks[0]]
        if len(following) >= _FEWEST_WORDS:
            return words[following[0]].start
    return clause.start


def _together(annotation: Annotation, words: Sequence[int]) -> bool:
    """True when nothing but punctuation, conjunctions and space lies between the words."""
    held = set(words)
    between = (annotation.words[i].pos for i in range(words[0], words[-1] + 1) if i not in held)
    return all(pos in ("PUNCT", "SPACE", "CCONJ", "SCONJ") for pos in between)
