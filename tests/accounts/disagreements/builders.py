"""Short reports laid out as statements and facts, and what they disagree in."""

import re
from collections.abc import Sequence
from datetime import date
from functools import cache
from itertools import combinations

from rashomon.accounts.disagreements import find_disagreements
from rashomon.accounts.disagreements.predicates import Predicate, predicates
from rashomon.accounts.disagreements.sentence_pairs import Comparable, comparable_sentences
from rashomon.accounts.disagreements.told import Page, Told, lay_out, make_page, make_pages
from rashomon.accounts.statements import entity_owners, make_statement
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from rashomon.model.account import Disagreement, Entity, Fact, SaidBy, Statement
from rashomon.model.annotation import Annotation
from rashomon.model.span import Evidence
from tests.factories import make_report

FRIDAY = "2021-06-11"
DAY = date.fromisoformat(FRIDAY)


@cache
def annotated(text: str, id: str, published: str | None = FRIDAY) -> Annotation:
    return annotate([make_report(text, id, published=published)])[0]


def bare_statement(annotation: Annotation, start: int, end: int, id: str, speaker: SaidBy | None = None) -> Statement:
    """Some words of a report as a statement of which nothing but its speaker is known."""
    report = annotation.report
    return Statement(
        report=report.id, start=start, end=end, quote=report.text[start:end], id=id,
        said_by=(speaker,) if speaker else (), origin=None, certainty="asserted", negated=False, times=(),
        quantities=(),
    )  # fmt: skip


def first_sentence(annotation: Annotation, speaker: SaidBy | None = None) -> Statement:
    """The first sentence of a report as a statement "s-<id of the report>"."""
    sentence = annotation.sentences[0]
    return bare_statement(annotation, sentence.start, sentence.end, f"s-{annotation.report.id}", speaker)


def told(text: str, id: str = "a", published: str | None = FRIDAY) -> Told:
    """A report of one statement laid out."""
    annotation = annotated(text, id, published)
    return lay_out(bare_statement(annotation, 0, len(text), f"s-{id}"), make_page(annotation, []))


def sentences_told(text: str, id: str = "a") -> list[Told]:
    """The sentences of a report laid out, as statements "<id of the report>0", "<id>1" ..."""
    annotation = annotated(text, id)
    page = make_page(annotation, resolve_entities([annotation]))
    return [
        lay_out(bare_statement(annotation, sentence.start, sentence.end, f"{id}{i}"), page)
        for i, sentence in enumerate(annotation.sentences)
    ]


def predicate(text: str, lemma: str) -> Predicate:
    """The predicate of this lemma in a text."""
    return next(p for p in predicates(told(text)) if p.lemma == lemma)


def make_fact(statements: Sequence[Statement], id: str = "f", score: float = 1.0) -> Fact:
    first = statements[0]
    return Fact(
        id=id, wording=first.quote, statements=tuple(s.id for s in statements), sources=(), independent_sources=1,
        evidence=Evidence(report=first.report, start=first.start, end=first.end, quote=first.quote), independence=(),
        first_report=first.report, salience=0.5, time=None, score=score, reason="",
    )  # fmt: skip


def disagreements(*texts: str, published: tuple[str | None, ...] = ()) -> tuple[Disagreement, ...]:
    """What the first sentences of reports a, b, c ... disagree in, told that they assert one fact."""
    days = published or (FRIDAY,) * len(texts)
    annotations = [annotated(text, "abcdefgh"[i], day) for i, (text, day) in enumerate(zip(texts, days, strict=True))]
    statements = [first_sentence(annotation) for annotation in annotations]
    return find_disagreements(
        [make_fact(statements)],
        {s.id: s for s in statements},
        {a.report.id: a for a in annotations},
        resolve_entities(annotations),
    )


def read(texts: tuple[str, ...]) -> tuple[tuple[Annotation, ...], tuple[Entity, ...], list[Statement]]:
    """Reports a, b, c ..., their entities, and each sentence as a statement."""
    annotations = annotate([make_report(text, "abcdefgh"[i]) for i, text in enumerate(texts)])
    entities = resolve_entities(annotations)
    owners = entity_owners(entities)
    return annotations, entities, [make_statement(a, s, owners) for a in annotations for s in a.sentences]


def facts_of(groups: list[list[Statement]]) -> list[Fact]:
    """A fact of each group of statements, all of them counted."""
    return [
        Fact(
            id=f"f{i}", wording="", evidence=told[0], statements=(ids := tuple(s.id for s in told)), counted=ids,
            sources=tuple(dict.fromkeys(s.report for s in told)), independent_sources=1, independence=(),
            first_report=told[0].report, salience=0.5, time=None, score=1.0, reason="",
        )
        for i, told in enumerate(groups)
    ]  # fmt: skip


def disagreements_between(texts: tuple[str, ...], likeness: float) -> tuple[Disagreement, ...]:
    """What reports disagree in whose sentences make no common fact, each pair of them so likely to tell the same."""
    annotations, entities, statements = read(texts)
    places = sorted((s.report, s.start) for s in statements)
    return find_disagreements(
        facts_of([[s] for s in statements]),
        {s.id: s for s in statements},
        {a.report.id: a for a in annotations},
        entities,
        {(one, other): likeness for one, other in combinations(places, 2) if one[0] != other[0]},
    )


def sentences_compared(texts: tuple[str, ...], likely: str) -> tuple[Comparable, list[Page]]:
    """Reports a, b, c ... with each sentence laid out, and the pairs of sentences that are likely to tell the same.

    "ab" are the first sentences of a and b, "ab1" the first of a and the second of b.
    """
    annotations, entities, statements = read(texts)
    pages = make_pages({a.report.id: a for a in annotations}, entities)
    tolds = [lay_out(statement, pages[statement.report]) for statement in statements]
    starts = {a.report.id: [sentence.start for sentence in a.sentences] for a in annotations}
    pairs = [[(id, int(number or 0)) for id, number in re.findall(r"([a-z])(\d?)", pair)] for pair in likely.split()]
    likeness = {((a, starts[a][i]), (b, starts[b][j])): 0.9 for (a, i), (b, j) in pairs if b in starts}
    return comparable_sentences([], tolds, likeness), list(pages.values())
