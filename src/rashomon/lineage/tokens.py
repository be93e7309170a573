"""A text as the lineage room compares it: words under a normal form, with what stands inside quotation marks.

Two reports that share words rarely share them to the letter: tense, number format and quote marks change on the way.
So words are compared by a key (lower case, inflection stripped, number words as digits), and spans are kept apart.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.lineage.data import read_lines
from rashomon.lineage.quotation import quoted_ranges
from rashomon.model.span import Span

_WORD = re.compile(
    r"(?P<abbreviation>(?<![^\W_])(?:[^\W\d_]\.){2,})"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+|(?:st|nd|rd|th)\b)?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<sign>[%$€£¥])"
)

# Number words, units and currencies as figures and signs: the first word of a line is the key of the others.
_SAME_AS = {form: forms[0] for forms in map(str.split, read_lines("number_words.txt")) for form in forms[1:]}
# Verbs of news prose whose forms no suffix rule brings together.
# Verbs of news prose whose forms no suffix rule brings together.
_IRREGULAR = {form: forms[0] for forms in map(str.split, read_lines("irregular_forms.txt")) for form in forms}


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The words of a text as parallel columns: where they stand, their key, and what they are part of.

    `sentence` is an index into `sentences`. `content` is False for function words, `quoted` True
    inside quotation marks. The words of sentence i are the range [first[i], last[i]);
    sentences in `left_out` have none.
    """

    text: str
    sentences: tuple[Span, ...]
    starts: tuple[int, ...]
    ends: tuple[int, ...]
    keys: tuple[str, ...]
    content: tuple[bool, ...]
    quoted: tuple[bool, ...]
    sentence: tuple[int, ...]
    first: tuple[int, ...]
    last: tuple[int, ...]
    left_out: frozenset[int]

    def __len__(self) -> int:
        return len(self.keys)

    def starts_paragraph(self, word: int) -> bool:
        """Whether a line begins with this word; True as well just after the last word."""
        if not 0 < word < len(self.keys):
            return True
        return "\n" in self.text[self.ends[word - 1] : self.starts[word]]


@cache
def key_of(word: str) -> str:
    """The normal form under which a word is compared: lower case, inflection stripped, number words as digits."""
    word = word.lower().replace("’", "'")
    if word.endswith("'s") or word.endswith("s'"):
        word = word[:-2] if word.endswith("'s") else word[:-1]
    word = word.replace(".", "") if not word[:1].isdigit() else word.replace(",", "")
    if word in _SAME_AS:
        return _SAME_AS[word]
    if word in _IRREGULAR:
        return _IRREGULAR[word]
    return _strip_inflection(word)


def _strip_inflection(word: str) -> str:
    """Plural, past and -ing endings off; a final e too, so that "make"/"making" and "vote"/"voted" meet."""
    if len(word) > 4 and word.endswith("ies"):
        return word[:-3] + "y"
    if len(word) > 3 and word.endswith("s") and not word.endswith(("ss", "us", "is")):
        word = word[:-1]
    for ending, shortest in (("ing", 6), ("ed", 5)):
        if word.endswith(ending) and len(word) >= shortest:
            stem = word[: -len(ending)]
            if stem.endswith("i"):
                return stem[:-1] + "y"
            if stem[-1] == stem[-2] and stem[-1] not in "lsz":
                return stem[:-1]
            return stem
    return word[:-1] if len(word) > 3 and word.endswith("e") else word


# By key, as everything is compared.
FUNCTION_WORDS = frozenset(key_of(word) for line in read_lines("function_words.txt") for word in line.split())


def tokenize(text: str, sentences: Sequence[Span], left_out: Sequence[bool] = ()) -> Tokens:
    """The words of `text`; `sentences` are disjoint and in order. Linear in the length of the text.

    Sentences flagged in `left_out` keep their number and give no words; nor does text outside the sentences.
    """
    ordered = tuple(Span(start=s.start, end=s.end) for s in sentences)
    sentence_starts = [s.start for s in ordered]
    quotes = quoted_ranges(text)
    quote_starts = [q.start for q in quotes]
    starts: list[int] = []
    ends: list[int] = []
    keys: list[str] = []
    quoted: list[bool] = []
    of_sentence: list[int] = []
    for match in _WORD.finditer(text):
        start, end = match.span()
        index = bisect_right(sentence_starts, start) - 1
        if index < 0 or start >= ordered[index].end or (left_out and left_out[index]):
            continue
        quote = bisect_right(quote_starts, start) - 1
        starts.append(start)
        ends.append(end)
        keys.append(key_of(match[0]) if end - start <= 60 else match[0].lower())
        quoted.append(quote >= 0 and start < quotes[quote].end)
        of_sentence.append(index)
    return Tokens(
        text=text,
        sentences=ordered,
        starts=tuple(starts),
        ends=tuple(ends),
        keys=tuple(keys),
        content=tuple(key not in FUNCTION_WORDS for key in keys),
        quoted=tuple(quoted),
        sentence=tuple(of_sentence),
        first=tuple(bisect_left(of_sentence, i) for i in range(len(ordered))),
        last=tuple(bisect_right(of_sentence, i) for i in range(len(ordered))),
        left_out=frozenset(i for i, out in enumerate(left_out) if out),
    )
