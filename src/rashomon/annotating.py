"""`rashomon annotate`: reports in, one annotated report after the other out, entities made one across them."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import replace
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.model.annotated import AnnotatedBatch, AnnotatedReport
from rashomon.model.annotation import Annotation
from rashomon.model.report import Problem, Report, distinct
from rashomon.model.span import Span

if TYPE_CHECKING:
    from rashomon.language.entities import KnownName, Reference

# Reports whose entities are made one are held together; memory is bounded by these, whatever the length of the input.
MOST_REPORTS = 1000
MOST_CHARACTERS = 4_000_000


def annotate(inputs: Sequence[str | Path | Report], *, names: Path | None = None) -> AnnotatedBatch:
    """The annotations of the reports: files, folders, lists, or reports made in Python, in any mixture.

    The `text` of a list's line is taken as it is, and offsets index it unchanged. What could not be read is in
    `problems`. `names` is a file of people, organisations and places with their aliases (see docs/how-to). Raises
    RuntimeError when a model is missing or altered, ValueError or OSError for a `names` file that cannot be used.
    """
    from rashomon.language.entities import load_names
    from rashomon.reading import read_as_given

    known = load_names(names) if names else ()

    paths = [item for item in inputs if not isinstance(item, Report)]
    batch = read_as_given(paths)
    given = (item for item in inputs if isinstance(item, Report))
    found = list(annotate_stream([*distinct((*batch.reports, *given)), *batch.problems], known))
    return AnnotatedBatch(
        reports=tuple(item for item in found if isinstance(item, AnnotatedReport)),
        problems=tuple(item for item in found if isinstance(item, Problem)),
    )


def annotate_stream(
    items: Iterable[Report | Problem], names: "Sequence[KnownName]" = ()
) -> Iterator[AnnotatedReport | Problem]:
    """Each report annotated, in the order given; problems are handed on.

    Entities are made one within a run of at most MOST_REPORTS reports and MOST_CHARACTERS characters, among the reports
    that share names. Their ids are made of type and name, so a name that is nobody else's has one id in every run.
    `names` are a reader's own, as `load_names` gives them.
    """
    run: list[Report] = []
    size = 0
    for item in items:
        if isinstance(item, Problem):
            yield item
            continue
        if run and (len(run) == MOST_REPORTS or size + len(item.text) > MOST_CHARACTERS):
            yield from annotate_run(run, names)
            run, size = [], 0
        run.append(item)
        size += len(item.text)
    if run:
        yield from annotate_run(run, names)


def annotate_run(reports: Sequence[Report], names: "Sequence[KnownName]" = ()) -> Iterator[AnnotatedReport]:
    """Reports annotated together; their ids differ."""
    from rashomon.language.annotate import annotate_doc
    from rashomon.language.entities import find_references, resolve_mentions
    from rashomon.language.nlp import parse

    annotations: list[Annotation] = []
    references: dict[str, tuple[Reference, ...]] = {}
    for doc, report in zip(parse(report.text for report in reports), reports, strict=True):
        annotation = annotate_doc(doc, report)
        references[report.id] = find_references(doc, annotation.mentions)
        # The words are let go at once: they are most of an annotation.
        annotations.append(replace(annotation, words=(), clauses=(), quantities=()))
    mentions = resolve_mentions(annotations, references, names)
    for annotation in annotations:
        yield AnnotatedReport(
            report=annotation.report,
            sentences=tuple(Span(start=s.start, end=s.end) for s in annotation.sentences),
            entities=mentions[annotation.report.id],
            times=annotation.timexes,
            attributions=annotation.attributions,
        )
