"""The account of a story, made of what the other rooms found."""

from collections.abc import Callable, Sequence

from threadpoolctl import threadpool_limits

from rashomon.accounts.alignment import Alignment, align, likeness_of_sentences
from rashomon.accounts.contradictions import settle_sources
from rashomon.accounts.coverage import make_coverage
from rashomon.accounts.disagreements import find_disagreements
from rashomon.accounts.facts import make_facts
from rashomon.accounts.framing import find_framing
from rashomon.accounts.judged import judged_disagreements, judged_passages
from rashomon.accounts.notes import notes_in_order, undated_notes
from rashomon.accounts.quotes import find_quotes
from rashomon.accounts.reports import account_report
from rashomon.accounts.timeline import make_timeline
from rashomon.language.entities import KnownName, resolve_entities
from rashomon.language.times import narrow_times
from rashomon.lineage.passages import find_passages
from rashomon.model.account import SCHEMA, Account, Entity, Fact, Note, Story
from rashomon.model.annotation import Annotation
from rashomon.model.ids import content_id
from rashomon.model.judgement import Judgement
from rashomon.model.report import Report

Aligner = Callable[[Sequence[Annotation], Sequence[Entity]], Alignment]


def build_account(
    annotations: Sequence[Annotation],
    notes: Sequence[Note] = (),
    aligner: Aligner = align,
    *,
    judgements: Sequence[Judgement] = (),
    names: Sequence[KnownName] = (),
) -> Account:
    """The account of the annotated reports of one story; the same whatever their order.

    `notes` are what was noted before, and go into the account with those on undated reports; `aligner` is another way
    to align them, for measuring. `judgements` are what people decided, the later ones last, `names` what they told of
    people, organisations and places. Raises ValueError when there is no report, RuntimeError when a model file is
    missing or altered.
    """
    if not annotations:
        raise ValueError("an account needs at least one report")
    # The matrices are small: on a busy machine threads that share one mostly wait for each other.
    with threadpool_limits(limits=1, user_api="blas"):
        return _build(annotations, notes, aligner, judgements, names)


def _build(
    annotations: Sequence[Annotation],
    notes: Sequence[Note],
    aligner: Aligner,
    judgements: Sequence[Judgement],
    names: Sequence[KnownName],
) -> Account:
    annotations = narrow_times(sorted(annotations, key=lambda a: report_order(a.report)))
    reports = [annotation.report for annotation in annotations]
    entities = resolve_entities(annotations, names)
    passages = judged_passages(find_passages(annotations), reports, judgements)
    alignment = aligner(annotations, entities)
    told = make_facts(annotations, entities, alignment, passages, judgements)
    statements = {statement.id: statement for statement in told.statements}
    by_report = {annotation.report.id: annotation for annotation in annotations}
    found = find_disagreements(
        told.facts, statements, by_report, entities, likeness_of_sentences(alignment, annotations)
    )
    disagreements = judged_disagreements(found, statements, judgements)
    facts = settle_sources(told.facts, disagreements, statements, by_report, entities, passages, told.confirmed)
    return Account(
        schema=SCHEMA,
        story=make_story(reports, facts),
        reports=tuple(account_report(report) for report in reports),
        entities=entities,
        statements=told.statements,
        facts=facts,
        disagreements=disagreements,
        quotes=find_quotes(annotations, entities),
        passages=passages,
        timeline=make_timeline(facts, statements),
        coverage=make_coverage(facts, statements, reports, passages),
        framing=find_framing(facts, statements, by_report, entities),
        notes=notes_in_order([*notes, *undated_notes(annotations)]),
    )


def report_order(report: Report) -> tuple[bool, str, str, str]:
    """Reports by publication, undated ones last; then by source and id."""
    return (report.published is None, report.published or "", report.source, report.id)


def make_story(reports: Sequence[Report], facts: Sequence[Fact]) -> Story:
    """Headline (the title of the report that first has the leading fact) and days of publication of a story."""
    lead = facts[0].first_report if facts else reports[0].id
    titles = {report.id: report.title for report in reports}
    headline = titles[lead] or next((r.title for r in reports if r.title), facts[0].wording if facts else "")
    days = sorted(report.published[:10] for report in reports if report.published)
    return Story(
        id=content_id("story", *sorted(report.id for report in reports)),
        headline=headline,
        start=days[0] if days else None,
        end=days[-1] if days else None,
    )
