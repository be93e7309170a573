"""A fact's words in their sentence: what stands around them, so that nothing is cut without a sign."""

import re
from dataclasses import dataclass

from rashomon.model.account import Fact
from rashomon.model.span import Evidence
from rashomon.rendering.escaping import one_line
from rashomon.rendering.view import View

_REACH = 400  # characters looked at on either side
_MOST_WORDS, _KEPT_WORDS = 14, 10  # of a sentence around the words: more are cut to so many
_DATELINE = 80  # characters of "SEOUL, March 22 (Wire) -" at the start of a paragraph

_END = re.compile(r"[.!?…]+[\"'”’»)\]]*(?=\s|$)")
_ENDS = re.compile(r"[.!?…]+[\"'”’»)\]]*$")
_CLOSING = re.compile(r"[\"'”’»)\]]*")
_OPENING = tuple("\"'“‘«([")
# A full stop behind these ends no sentence; neither does one behind an initial or within "a.m".
_SHORTENED = frozenset({
    "mr", "mrs", "ms", "dr", "st", "sen", "rep", "gov", "gen", "col", "lt", "sgt", "capt", "prof", "rev", "jr", "sr",
    "no", "vs", "inc", "ltd", "co",
})  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Excerpt:
    """Words with what stands before and after them in their sentence ("" at its start and its end), in one line.

    `before`, `words` and `after` join to what the report prints, but for bracketed help in `words` and a "…" where the
    sentence is long. `cut` is `words` alone, with a "…" at each end at which the sentence goes on.
    """

    before: str
    words: str
    after: str

    @property
    def cut(self) -> str:
        """The words, with a sign where they are not the whole sentence."""
        begun = "… " if _says_something(self.before) else ""
        return f"{begun}{self.words}{' …' if _says_something(self.after) else ''}"

    @property
    def is_part(self) -> bool:
        """Whether the sentence has more than these words."""
        return _says_something(self.before) or _says_something(self.after)

    @property
    def whole(self) -> str:
        """The sentence, with what is not of the words in parentheses."""
        before, after = self.before.strip(), self.after.strip().lstrip(",;: ")
        begun = f"({before}) " if _says_something(before) else ""
        return f"{begun}{self.words}{f' ({after})' if _says_something(after) else ''}"


def excerpt(view: View, fact: Fact) -> Excerpt:
    """The wording of a fact in the sentence that it was read from."""
    found = in_sentence(view, fact.evidence)
    # Help in brackets stands for what is before it.
    before = "" if fact.wording.startswith("[") else found.before
    return Excerpt(before=before, words=one_line(fact.wording), after=found.after)


def in_sentence(view: View, words: Evidence) -> Excerpt:
    """Words of a report in their sentence."""
    text = view.reports[words.report].text
    before = _before(text, words)
    return Excerpt(before=before, words=one_line(words.quote), after=_after(text, words, before))


def cut_wording(view: View, fact: Fact) -> str:
    """The wording of a fact with a sign where it is not the whole sentence."""
    return excerpt(view, fact).cut


def _before(text: str, words: Evidence) -> str:
    reach = max(0, words.start - _REACH)
    line = max(text.rfind("\n", reach, words.start) + 1, reach)
    found = text[line : words.start]
    start = 0
    for end in _END.finditer(found):
        behind = text[line + end.end() : words.start + 3].lstrip()[:3]
        if behind[:1] in _OPENING or (not _is_shortened(found[: end.start() + 1]) and not behind[:1].islower()):
            start = end.end()
    sentence = found[start:].lstrip()
    # A dateline is no part of the sentence.
    begins = not found[:start].strip() and not text[words.start].islower()
    if begins and len(sentence) <= _DATELINE and sentence.rstrip()[-1:] in ("-", "–", "—"):
        return ""
    if (start == 0 and line > 0 and text[line - 1] != "\n") or len(sentence.split()) > _MOST_WORDS:
        sentence = "… " + " ".join(sentence.split()[-_KEPT_WORDS:]) + (" " if sentence[-1:].isspace() else "")
    return _spaced(sentence)


def _after(text: str, words: Evidence, before: str) -> str:
    line = text.find("\n", words.end, words.end + _REACH)
    found = text[words.end : line if line >= 0 else words.end + _REACH]
    if _ENDS.search(words.quote) and not found.lstrip()[:1].islower():
        closing = _CLOSING.match(found)
        return closing[0] if closing and before[-1:] in _OPENING else ""
    end = next((end for end in _END.finditer(found) if not _is_shortened(found[: end.start() + 1])), None)
    sentence = (found[: end.end()] if end else found).rstrip()
    if len(sentence.split()) > _MOST_WORDS or (end is None and len(found) == _REACH):
        sentence = (" " if sentence[:1].isspace() else "") + " ".join(sentence.split()[:_KEPT_WORDS]) + " …"
    return _spaced(sentence)


def _is_shortened(to_stop: str) -> bool:
    """True when the full stop at the end of `to_stop` belongs to its last word."""
    if not to_stop.endswith("."):
        return False
    last = to_stop[:-1].split()[-1:] or [""]
    word = last[0].strip("".join(_OPENING))
    return "." in word or len(word) == 1 or word.casefold() in _SHORTENED


def _says_something(words: str) -> bool:
    return any(character.isalnum() or character == "…" for character in words)


def _spaced(words: str) -> str:
    """`words` on one line, with one space kept at either end."""
    core = one_line(words)
    return f"{' ' if words[:1].isspace() else ''}{core}{' ' if core and words[-1:].isspace() else ''}"
