"""What `rashomon annotate` gives of each report: annotations that others can use, indexing the report's text."""

from dataclasses import dataclass

from rashomon.model.annotation import Attribution, EntityType, Timex
from rashomon.model.report import Problem, Report
from rashomon.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class EntityMention(Span):
    """A mention of an entity. `name` and `type` are those of the entity, `id` is the same in all reports of a run.

    `code` is a gazetteer id ("iso:KR", "geonames:1835848") where one is certain.
    """

    type: EntityType
    name: str
    id: str
    code: str | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedReport:
    """A report with its sentences, entities, times and attributions, each in text order."""

    report: Report
    sentences: tuple[Span, ...]
    entities: tuple[EntityMention, ...]
    times: tuple[Timex, ...]
    attributions: tuple[Attribution, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class AnnotatedBatch:
    """What was annotated, in input order, and what could not be read."""

    reports: tuple[AnnotatedReport, ...]
    problems: tuple[Problem, ...] = ()
