"""`rashomon annotate`: reports in, one annotated report after the other out, entities made one across them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path

from rashomon.model.annotated import AnnotatedBatch, AnnotatedReport, EntityMention
from rashomon.model.annotation import Annotation
from rashomon.model.report import Problem, Report
from rashomon.model.span import Span

# Reports whose entities are made one are held together; memory is bounded by these, whatever the length of the input.
MOST_REPORTS = 1000
MOST_CHARACTERS = 4_000_000


def annotate(inputs: Sequence[str | Path | Report]) -> AnnotatedBatch:
    """The annotations of the reports: files, folders, lists, or reports made in Python, in any mixture.

    The `text` of a list's line is taken as it is, and offsets index it unchanged. What could not be read is in
    `problems`. Raises RuntimeError when a model is missing or altered.
    """
    from rashomon.reading import read_as_given

    paths = [item for item in inputs if not isinstance(item, Report)]
    batch = read_as_given(paths)
    given = (item for item in inputs if isinstance(item, Report))
    distinct: dict[str, Report] = {}
    for report in (*batch.reports, *given):
        distinct.setdefault(report.id, report)  # reports made in Python may repeat an id; the first one stands
    found = list(annotate_stream([*distinct.values(), *batch.problems]))
    return AnnotatedBatch(
        reports=tuple(item for item in found if isinstance(item, AnnotatedReport)),
        problems=tuple(item for item in found if isinstance(item, Problem)),
    )


def annotate_stream(items: Iterable[Report | Problem]) -> Iterator[AnnotatedReport | Problem]:
    """Each report annotated, in the order given; problems are handed on.

    Entities are made one within a run of at most MOST_REPORTS reports and MOST_CHARACTERS characters. Their ids are
    made of type and name, so a name that is nobody else's has the same id in every run.
    """
    run: list[Report] = []
    size = 0
    for item in items:
        if isinstance(item, Problem):
            yield item
            continue
        if run and (len(run) == MOST_REPORTS or size + len(item.text) > MOST_CHARACTERS):
            yield from annotate_run(run)
            run, size = [], 0
        run.append(item)
        size += len(item.text)
    if run:
        yield from annotate_run(run)


def annotate_run(reports: Sequence[Report]) -> Iterator[AnnotatedReport]:
    """Reports annotated together; their ids differ."""
    from rashomon.language.annotate import annotate_doc
    from rashomon.language.entities import resolve_entities
    from rashomon.language.nlp import parse

    docs = parse(report.text for report in reports)
    # The words are let go at once: they are most of an annotation.
    annotations = [
        replace(annotate_doc(doc, report), words=(), clauses=(), quantities=())
        for doc, report in zip(docs, reports, strict=True)
    ]
    mentions: dict[str, list[EntityMention]] = {report.id: [] for report in reports}
    for entity in resolve_entities(annotations):
        for place in entity.mentions:
            mentions[place.report].append(
                EntityMention(
                    start=place.start, end=place.end, type=entity.type, name=entity.name, id=entity.id, code=entity.code
                )
            )
    for annotation in annotations:
        yield _annotated(annotation, mentions[annotation.report.id])


def _annotated(annotation: Annotation, mentions: Sequence[EntityMention]) -> AnnotatedReport:
    return AnnotatedReport(
        report=annotation.report,
        sentences=tuple(Span(start=s.start, end=s.end) for s in annotation.sentences),
        entities=tuple(sorted(mentions)),
        times=annotation.timexes,
        attributions=annotation.attributions,
    )
