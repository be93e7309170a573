"""The account of a story: the nouns that `rashomon compare --json` prints, field for field.

The JSON Schema (`docs/reference/account.schema.json`) is generated from these classes; a field added here is a
field added to the contract.
"""

from dataclasses import dataclass
from typing import Any, ClassVar, Literal

from rashomon.model.annotation import AttributionKind, Certainty, EntityType, Granularity
from rashomon.model.span import Evidence

SCHEMA = "rashomon/account/1"

DisagreementKind = Literal["number", "date", "place", "person", "polarity", "certainty", "attribution"]
Relation = Literal["disagreement", "update", "undecided"]
PassageKind = Literal["verbatim", "edited", "rewritten", "shared quote"]
Direction = Literal["a", "b", "common origin", "unknown"]
LeftOutReason = Literal["published before it was known", "is a copy", "text incomplete", "not reported"]
NoteKind = Literal["set apart", "undated", "duplicate", "unreadable", "cleaned", "language", "date", "other"]


@dataclass(frozen=True, slots=True, kw_only=True)
class RemovedText:
    """Words taken out of the raw text, with the reason."""

    text: str
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class AccountReport:
    """A report as the account prints it; every span of the account indexes `text`."""

    id: str
    source: str
    family: str | None
    title: str
    url: str | None
    published: str | None
    language: str
    text: str
    removed: tuple[RemovedText, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Story:
    """The event the reports tell of. `start` and `end` are ISO dates (None when no report could be dated)."""

    id: str
    headline: str
    start: str | None
    end: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Entity:
    """A person, organisation or place, made one across the story's reports."""

    id: str
    name: str
    type: EntityType
    aliases: tuple[str, ...]
    mentions: tuple[Evidence, ...]
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class SaidBy(Evidence):
    """On whose word: the source's name, its entity id (None when open), and the words that name it."""

    name: str
    entity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedTime(Evidence):
    """A time expression of a statement. `value` is TIMEX3; not `resolved`: it stays relative.

    `inferred_from` names the words of another report that the value was taken from ("" when it was read here).
    """

    value: str
    granularity: Granularity
    resolved: bool = True
    inferred_from: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class StatedQuantity(Evidence):
    """A quantity of a statement. `value` is the figure as text ("25", "12-15", ">=12"), see `Quantity` for bounds."""

    value: str
    unit: str
    low: float | None
    high: float | None
    approximate: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement(Evidence):
    """One assertion in one report. `said_by` is outermost first; empty is the outlet's own voice."""

    id: str
    said_by: tuple[SaidBy, ...]
    origin: str | None
    certainty: Certainty
    negated: bool
    times: tuple[StatedTime, ...]
    quantities: tuple[StatedQuantity, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Independence:
    """Sources that count as one, and why."""

    sources: tuple[str, ...]
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact:
    """Statements of one or several reports that assert the same thing.

    `wording` is `evidence.quote` with bracketed help where it cannot stand alone. `counted` are the statements that
    confirm it, and `sources` their outlets; the other statements are less sure, tell only something on the side, or
    give another figure, date or a denial. `independent_sources` says how many of the sources stand on their own feet.
    `salience` is in 0..1, highest first in the account. `score` is the confidence in 0..1 that the statements belong
    together (1 for a single report). `within` is the id of the larger fact that this one restates, or of which it is
    mostly the same sentences once more (None: it stands by itself).
    """

    id: str
    wording: str
    evidence: Evidence
    statements: tuple[str, ...]
    sources: tuple[str, ...]
    independent_sources: int
    independence: tuple[Independence, ...]
    first_report: str
    salience: float
    time: str | None
    score: float
    reason: str
    counted: tuple[str, ...] = ()
    within: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Position:
    """One side of a disagreement: the value, the statements that give it, the outlets that print them."""

    value: str
    statements: tuple[str, ...]
    sources: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Disagreement:
    """Statements about the same thing that cannot both be right, or that later news updated."""

    id: str
    kind: DisagreementKind
    relation: Relation
    about: str
    score: float
    reason: str
    positions: tuple[Position, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Speaker:
    """Who speaks a quote, and the entity it is (None when open)."""

    name: str
    entity: str | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Quote:
    """An utterance in one report. `same_as` lists the quotes of other reports that give the same utterance."""

    id: str
    speaker: Speaker
    kind: AttributionKind
    content: Evidence
    cue: Evidence | None
    same_as: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """Text that two reports share. `direction` ("from" in JSON) names the report it came from.

    `changes` says in words what was changed on the way, hedges and attributions dropped first.
    """

    id: str
    a: Evidence
    b: Evidence
    kind: PassageKind
    direction: Direction
    score: float
    reason: str
    changes: tuple[str, ...] = ()

    # "from" is a keyword of Python, so the JSON's name is an alias; read by pydantic where JSON is written.
    __pydantic_config__: ClassVar[Any] = {
        "alias_generator": lambda name: "from" if name == "direction" else name,
        "populate_by_name": True,
    }


@dataclass(frozen=True, slots=True, kw_only=True)
class TimelineEntry:
    """A date and the facts that happened then."""

    date: str
    granularity: Granularity
    facts: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class LeftOut:
    """A fact that a report does not have, and why as far as can be told."""

    fact: str
    why: LeftOutReason


@dataclass(frozen=True, slots=True, kw_only=True)
class Coverage:
    """What one report has of the story's facts, and what it left out."""

    report: str
    facts: tuple[str, ...]
    left_out: tuple[LeftOut, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wording(Evidence):
    """The words in which one outlet's statement tells an act ("pulled out")."""

    source: str
    statement: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Framing:
    """How the outlets word the act of one fact, where they word it differently: one wording a report."""

    fact: str
    wordings: tuple[Wording, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """Something a reader of the account should know about its making: a report set apart, an undated one ..."""

    kind: NoteKind
    report: str | None
    message: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """Everything the reports of a story say together."""

    schema: str
    story: Story
    reports: tuple[AccountReport, ...]
    entities: tuple[Entity, ...]
    statements: tuple[Statement, ...]
    facts: tuple[Fact, ...]
    disagreements: tuple[Disagreement, ...]
    quotes: tuple[Quote, ...]
    passages: tuple[Passage, ...]
    timeline: tuple[TimelineEntry, ...]
    coverage: tuple[Coverage, ...]
    notes: tuple[Note, ...]
    framing: tuple[Framing, ...] = ()

    # The one place where a noun knows rooms to its right: people expect to ask an account for its own page.

    def to_json(self) -> str:
        """The account as the JSON of docs/reference/account.schema.json."""
        from rashomon.rendering.json import render_json

        return render_json(self)

    def to_html(self) -> str:
        """One self-contained HTML page."""
        from rashomon.rendering.html import render_html

        return render_html(self)

    def to_markdown(self) -> str:
        """The account as CommonMark."""
        from rashomon.rendering.markdown import render_markdown

        return render_markdown(self)

    def _repr_html_(self) -> str:
        """What a notebook shows."""
        from rashomon.rendering.notebook import render_notebook

        return render_notebook(self)
