"""What the language room finds in one report. All spans index the report's text."""

from dataclasses import dataclass
from typing import Literal

from rashomon.model.report import Report
from rashomon.model.span import Span

TimexType = Literal["DATE", "TIME", "DURATION", "SET"]
Granularity = Literal[
    "second", "minute", "hour", "part of day", "day", "weekend", "week", "month", "season", "quarter", "half-year",
    "year", "decade", "century", "none",
]  # fmt: skip
EntityType = Literal["person", "organisation", "place", "group", "event", "product", "work", "other"]
AttributionKind = Literal["direct", "indirect", "mixed"]
SourceKind = Literal["named", "role", "organisation", "anonymous", "document", "social post", "unknown"]
Certainty = Literal["asserted", "possible", "planned", "conditional", "denied", "asked"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Word(Span):
    """One token of the parse. `head` is an index into the report's words (a root is its own head).

    `pos` and `dep` are the Universal POS tag and the dependency label of the spaCy model in use; `stop` marks
    function words.
    """

    text: str
    lemma: str
    pos: str
    tag: str
    dep: str
    head: int
    stop: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence(Span):
    """A sentence: its characters, and its words as the half-open range [first, last) of the report's words."""

    index: int
    first: int
    last: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Clause(Span):
    """A part of a sentence that asserts one thing. `sentence` and `root` are indices (of sentences, of words)."""

    sentence: int
    root: int
    words: tuple[int, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention(Span):
    """A name of a person, organisation, place ... in the text.

    `name` is the surface form without title, possessive or article; `title` the title or role that stood before it
    ("Vice Unification Minister"); `code` a gazetteer id ("iso:KR", "geonames:1835848") where one is certain.
    """

    type: EntityType
    name: str
    title: str = ""
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Timex(Span):
    """A time expression in the terms of TIMEX3.

    `value` is the TIMEX3 value ("2019-03-22", "2019-W12", "P3D", "XXXX-WXX-5"); `mod` a TIMEX3 modifier ("APPROX",
    "START", ...). `resolved` is False when the value still depends on a report date that is not known: then `value`
    is the underspecified form and the expression stays relative. `inferred_from` says from which words of which other
    report of the story the value was taken ("Meridian Wire: 'September 2018' (report a1)"), "" when from none.
    """

    type: TimexType
    value: str
    granularity: Granularity
    mod: str | None = None
    resolved: bool = True
    inferred_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity(Span):
    """A number with what it counts: 25 people, at least 12 dead, dozens, 3.5 per cent, $2m.

    `low` and `high` bound the value (equal for an exact figure; `high` None when open above, `low` None when open
    below). `unit` is the normalised unit or the lemma of the counted noun ("people", "percent", "USD", "km").
    `approximate` is True after "about", "nearly" and for round words such as "dozens".
    """

    low: float | None
    high: float | None
    unit: str
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Attribution:
    """Who is said to have said (believed, denied, ordered) what: source, cue and content, each in fragments.

    `source` may be empty ("it is said that"). `speaker` is the source as a name after resolving pronouns within the
    report, "" when open. `channel` tells how it reached the outlet ("told reporters", "statement", "Reuters"), "" when
    unknown.
    """

    source: tuple[Span, ...]
    cue: tuple[Span, ...]
    content: tuple[Span, ...]
    kind: AttributionKind
    speaker: str
    source_kind: SourceKind = "unknown"
    channel: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Annotation:
    """Everything the language room found in one report, each tuple in text order."""

    report: Report
    words: tuple[Word, ...]
    sentences: tuple[Sentence, ...]
    clauses: tuple[Clause, ...]
    mentions: tuple[Mention, ...]
    timexes: tuple[Timex, ...]
    quantities: tuple[Quantity, ...]
    attributions: tuple[Attribution, ...]
