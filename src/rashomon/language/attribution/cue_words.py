"""The words of a cue: by them it is told whether somebody said a thing, or only thought or wanted it."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence

from rashomon.model.annotation import Attribution, Word


def cue_lemmas(words: Sequence[Word], attribution: Attribution) -> frozenset[str]:
    """The lemmas, in lower case, of those of a report's words that the cue touches; none without a cue."""
    found: set[str] = set()
    for span in attribution.cue:
        first = bisect_right(words, span.start, key=lambda word: word.end)
        last = bisect_left(words, span.end, key=lambda word: word.start)
        found.update(word.lemma.lower() for word in words[first:last])
    return frozenset(found)
