"""A text as the lineage room compares it: words under a normal form, with what stands inside quotation marks.

Two reports that share words rarely share them to the letter: tense, number format and quote marks change on the way.
So words are compared by a key (lower case, inflection stripped, number words as digits), and spans are kept apart.
"""

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache

from rashomon.lineage.quotation import quoted_ranges
from rashomon.model.span import Span

_WORD = re.compile(
    r"(?P<abbreviation>(?<![^\W_])(?:[^\W\d_]\.){2,})"
    r"|(?P<number>\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d+(?:\.\d+|(?:st|nd|rd|th)\b)?)"
    r"|(?P<word>[^\W\d_]+(?:['’][^\W\d_]+)*)"
    r"|(?P<sign>[%$€£¥])"
)

_NUMBER_WORDS = (
    "zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen seventeen"
    " eighteen nineteen"
).split()
_SAME_AS = {
    **{word: str(value) for value, word in enumerate(_NUMBER_WORDS)},
    **{word: str(value) for word, value in zip(
        "twenty thirty forty fifty sixty seventy eighty ninety".split(), range(20, 100, 10), strict=True)},
    "percent": "%", "cent": "%", "pct": "%", "per": "per",
    "dollar": "$", "dollars": "$", "euro": "€", "euros": "€", "pound": "£", "pounds": "£",
    "thousand": "k", "million": "m", "mn": "m", "billion": "bn", "b": "bn", "trillion": "tn",
    "mister": "mr", "doctor": "dr", "senator": "sen", "representative": "rep", "governor": "gov",
    "united-states": "us",
}  # fmt: skip

# Verbs of news prose whose forms no suffix rule brings together.
_IRREGULAR = {
    form: forms.split()[0]
    for forms in (
        "be am is are was were been being", "have has had having", "do does did done doing", "say says said saying",
        "go goes went gone", "get got gotten getting", "make made making", "take took taken taking",
        "come came coming", "see saw seen", "know knew known", "tell told", "give gave given giving",
        "find found", "think thought", "become became", "leave left leaving", "feel felt", "bring brought",
        "begin began begun", "keep kept", "hold held", "write wrote written writing", "stand stood", "hear heard",
        "let letting", "mean meant", "meet met", "pay paid", "sit sat", "speak spoke spoken", "lead led",
        "grow grew grown", "lose lost losing", "fall fell fallen", "send sent", "build built", "break broke broken",
        "spend spent", "win won winning", "buy bought", "catch caught", "choose chose chosen choosing", "draw drew drawn",
        "drive drove driven driving", "fight fought", "fly flew flown", "hide hid hidden", "rise rose risen rising",
        "run ran running", "sell sold", "shoot shot", "sing sang sung", "steal stole stolen", "strike struck",
        "swear swore sworn", "teach taught", "throw threw thrown", "understand understood", "wear wore worn",
        "withdraw withdrew withdrawn", "can could", "will would", "may might", "man men", "woman women",
        "child children", "person people", "not n't",
    )
    for form in forms.split()
}  # fmt: skip

FUNCTION_WORDS = frozenset(
    "a an the this that these those it its he she his her him they them their we us our you your i my me who whom whose"
    " which what when where why how and or but yet nor so if as than then though although while because since until"
    " after before of in on at by for with from to into about over under up down out off against between through during"
    " be have do can will may shall must not no there here also too very just more most some any all each other such"
    " only own same both few one 1 s t re ve ll d m said say mr mrs ms".split()
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Tokens:
    """The words of a text as parallel columns: where they stand, their key, and what they are part of.

    `sentence` is an index into `sentences`. `content` is False for function words, `quoted` True
    inside quotation marks. The words of sentence i are the range [first[i], last[i]).
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
    return word[:-1] if len(word) > 4 and word.endswith("e") else word


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
    )
