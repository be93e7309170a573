"""Telling a shared quotation of a third party from a copy that has quotations in it.

Two outlets that quote one speech share the words between the marks and nothing else. What an outlet decides itself
gives a copy away: the words around a quotation, where it is broken off to name the speaker, a whole paragraph of it.
"""

from collections.abc import Collection, Sequence
from itertools import pairwise

from rashomon.lineage.comparison import SentencePair
from rashomon.lineage.index import SEED
from rashomon.lineage.runs import Run
from rashomon.lineage.tokens import Tokens

# Words outside quotation marks that a copy must share; fewer are "he said on Friday" around a shared quotation.
_OWN_WORDS, _OWN_SHARE = 4, 0.5
# So many words in a row, quoted in one text only, were quoted by both before the marks were dropped.
_MARKS_DROPPED = 6
# So many words in a row around a quotation are more than a speaker's name and title.
_FRAME = 10
# A paragraph of quotation and speaker that is the same throughout was copied if it has so many words.
_PARAGRAPH = 12


def only_quoted(group: Sequence[SentencePair], alike: Collection[tuple[int, int]]) -> bool:
    """Whether a quotation is all that a group of sentence pairs shares: other words are few, or each outlet's own.

    `alike` are the sentence pairs of `quoted_alike`.
    """
    own = sum(pair.shared_own for pair in group)
    # The names around a quotation, its speaker's above all, are nobody's own words.
    if sum(pair.shared_quoted for pair in group) < own + sum(pair.shared_halfway for pair in group):
        return False
    room = sum(pair.own_a + pair.own_b for pair in group) / 2
    if own >= _OWN_WORDS and own >= _OWN_SHARE * room:
        return False
    return not any((pair.a, pair.b) in alike for pair in group)


def quoted_alike(a: Tokens, b: Tokens, runs: Sequence[Run]) -> frozenset[tuple[int, int]]:
    """The pairs of sentences in which both texts made the same choice about quoting, so that one has it from the other.

    The choices: to break a quotation off at one place, to frame it at length in the same words, to have a paragraph
    of quotation and speaker the same throughout, or to drop the marks the other has.
    """
    return frozenset(
        (a.sentence[run.a + word], b.sentence[run.b + word])
        for run in runs
        if run.length >= _MARKS_DROPPED
        for start in [*_choices(a, b, run), *_whole_paragraphs(a, b, run)]
        for word in (max(0, start - 1), start)
    )


def _choices(a: Tokens, b: Tokens, run: Run) -> list[int]:
    """Where, in a run, both break off a quotation alike, frame it at length alike, or one dropped the other's marks."""
    states = [a.quoted[run.a + i] + 2 * b.quoted[run.b + i] for i in range(run.length)]
    stretches: list[tuple[int, int, int]] = []
    for step, state in enumerate(states):
        if stretches and stretches[-1][0] == state:
            stretches[-1] = (state, stretches[-1][1], step + 1)
        else:
            stretches.append((state, step, step + 1))
    found = [start for state, start, end in stretches if state in (1, 2) and end - start >= _MARKS_DROPPED]
    for before, middle, after in zip(stretches, stretches[1:], stretches[2:], strict=False):
        quoted_around = before[0] == after[0] == 3 and min(before[2] - before[1], after[2] - after[1]) >= SEED
        if middle[0] == 0 and quoted_around:
            found.append(middle[1])
    for one, next_one in pairwise(stretches):
        around = one if one[0] == 0 else next_one
        if {one[0], next_one[0]} == {0, 3} and around[2] - around[1] >= _FRAME:
            found.append(around[1])
    return found


def _whole_paragraphs(a: Tokens, b: Tokens, run: Run) -> list[int]:
    """Where, in a run, a whole paragraph of both texts is the same: quotation, speaker, order and what is left out."""
    found: list[int] = []
    start: int | None = None
    for step in range(run.length):
        at_a, at_b = run.a + step, run.b + step
        if a.starts_paragraph(at_a) or b.starts_paragraph(at_b):
            start = step if a.starts_paragraph(at_a) and b.starts_paragraph(at_b) else None
        if start is not None and a.starts_paragraph(at_a + 1) and b.starts_paragraph(at_b + 1):
            framed = not all(a.quoted[run.a + start : at_a + 1])
            if framed and step + 1 - start >= _PARAGRAPH:
                found.append(start)
    return found
