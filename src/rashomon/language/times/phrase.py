"""What the rules of the grammar work on: a stretch of words, where it stands, and what it was read as."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING

from rashomon.language.times.lexer import Lexemes
from rashomon.language.times.lexicon import LETTERS
from rashomon.language.times.tense import direction, token_at
from rashomon.model.annotation import Granularity, TimexType

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

    from rashomon.language.times.events import EventDays


_UP_TO = frozenset(["to", "through", "until", "till", "-", "–", "—"])


@dataclass(frozen=True, slots=True, kw_only=True)
class Phrase:
    """The words [first, last) of a text."""

    lexemes: Lexemes
    first: int
    last: int

    @property
    def start(self) -> int:
        """First character."""
        return self.lexemes.starts[self.first]

    @property
    def end(self) -> int:
        """One past the last character."""
        return self.lexemes.ends[self.last - 1]

    @property
    def classes(self) -> str:
        """The class letters of the words."""
        return self.lexemes.classes[self.first : self.last]

    def positions(self, name: str) -> Iterator[int]:
        """Where words of a class stand."""
        letter = LETTERS[name]
        return (i for i in range(self.first, self.last) if self.lexemes.classes[i] == letter)

    def has(self, name: str) -> bool:
        """True when a word of the class is among them."""
        return LETTERS[name] in self.classes

    def number(self, *names: str) -> float | None:
        """What the first word of one of the classes is worth as a number."""
        for name in names:
            for i in self.positions(name):
                value = self.lexemes.values[i]
                return float(value) if isinstance(value, int | float) else None
        return None

    def code(self, *names: str) -> str | None:
        """What the first word of one of the classes is worth as a code."""
        for name in names:
            for i in self.positions(name):
                value = self.lexemes.values[i]
                return value if isinstance(value, str) else None
        return None

    def follows(self, pattern: re.Pattern[str]) -> int:
        """The index behind what matches right after the phrase (a pattern over class letters); -1 when nothing does."""
        match = pattern.match(self.lexemes.classes, self.last)
        return match.end() if match else -1

    def words(self) -> list[str]:
        """The words in lower case."""
        return [self.word(i) for i in range(self.first, self.last)]

    def word(self, index: int) -> str:
        """The word at an index of the lexemes, in lower case; "" outside the text or across a line break."""
        if not 0 <= index < len(self.lexemes.starts):
            return ""
        return self.lexemes.text[self.lexemes.starts[index] : self.lexemes.ends[index]].lower()

    def before(self) -> str:
        """The word before, in lower case."""
        return self.word(self.first - 1)

    def class_before(self) -> str:
        """The class letter of the word before ("" at the start of the text)."""
        return self.lexemes.classes[self.first - 1] if self.first else ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Setting:
    """What a phrase is read against.

    `today` is the day of publication; `anchor` the day (or first day of the period) told of last and `anchor_unit` how
    fine it was; `quarter` the first day of the business quarter told of last;
    `anchor_last` the index of the word after the anchor; `events` the days of the events told of.
    """

    doc: "Doc"
    today: date | None
    anchor: date | None = None
    anchor_unit: str = ""
    quarter: date | None = None
    anchor_last: int = -9
    events: "EventDays"

    def direction(self, phrase: Phrase) -> int:
        """Whether the tense puts the phrase before (-1) or after (1) the publication; 0 when it does not say."""
        return direction(self.doc, phrase.start)

    def range_start(self, phrase: Phrase) -> date | None:
        """The day from which the phrase counts on, as in "from today through Nov. 17"."""
        if self.anchor_unit == "D" and self.anchor_last == phrase.first - 1 and phrase.before() in _UP_TO:
            return self.anchor
        return None

    def token(self, offset: int) -> "Token | None":
        """The token of the parse that covers a character offset."""
        return token_at(self.doc, offset)


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A phrase with its TIMEX3 attributes. `day` is the first day of the period, `unit` how fine it is told."""

    type: TimexType
    value: str
    granularity: Granularity
    mod: str | None = None
    resolved: bool = True
    day: date | None = None
    unit: str = ""


IMPOSSIBLE = Reading(type="DATE", value="", granularity="none", resolved=False)
"""For words that are a date by their form and name no day that there is: they are passed over whole."""
