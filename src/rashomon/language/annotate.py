"""A report to its annotation: the language steps, in the order in which they build on one another."""

from collections.abc import Sequence
from typing import TYPE_CHECKING

from rashomon.language.attribution import find_attributions
from rashomon.language.clauses import find_clauses
from rashomon.language.entities import find_mentions
from rashomon.language.nlp import parse, sentences_of, words_of
from rashomon.language.quantities import find_quantities
from rashomon.language.times import find_timexes
from rashomon.model.annotation import Annotation
from rashomon.model.report import Report

if TYPE_CHECKING:
    from spacy.tokens import Doc


def annotate(reports: Sequence[Report]) -> tuple[Annotation, ...]:
    """The annotations of the reports, in their order. Raises RuntimeError when a model is missing or altered."""
    docs = parse(report.text for report in reports)
    return tuple(annotate_doc(doc, report) for doc, report in zip(docs, reports, strict=True))


def annotate_doc(doc: "Doc", report: Report) -> Annotation:
    """The annotation of one report from its parse; `doc.text == report.text`."""
    words, sentences = words_of(doc), sentences_of(doc)
    mentions = find_mentions(doc)
    timexes = find_timexes(doc, report.published)
    return Annotation(
        report=report,
        words=words,
        sentences=sentences,
        clauses=find_clauses(report.text, words, sentences),
        mentions=mentions,
        timexes=timexes,
        quantities=find_quantities(doc, timexes),
        attributions=find_attributions(doc, mentions),
    )
