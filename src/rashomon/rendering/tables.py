"""The account as flat rows for tables: one a fact, one a statement; every cell is text, a number or empty."""

from collections import defaultdict
from dataclasses import dataclass

from rashomon.model.account import Account
from rashomon.rendering.view import on_whose_word, view_of

_JOIN = "; "


@dataclass(frozen=True, slots=True, kw_only=True)
class FactRow:
    """A fact. `sources` are joined by "; "; `report`, `start`, `end` and `quote` are the evidence of its wording."""

    story: str
    fact: str
    wording: str
    sources: str
    outlets: int
    independent_sources: int
    salience: float
    score: float
    time: str
    contested: str
    report: str
    start: int
    end: int
    quote: str


@dataclass(frozen=True, slots=True, kw_only=True)
class StatementRow:
    """A statement. `facts` are those it belongs to, joined by "; " ("" for none); `said_by` is shown as on the page."""

    story: str
    statement: str
    facts: str
    source: str
    said_by: str
    origin: str
    certainty: str
    negated: bool
    times: str
    quantities: str
    report: str
    start: int
    end: int
    quote: str


def fact_rows(account: Account) -> tuple[FactRow, ...]:
    """One row a fact, in the account's order."""
    view = view_of(account)
    return tuple(
        FactRow(
            story=account.story.id,
            fact=fact.id,
            wording=fact.wording,
            sources=_JOIN.join(fact.sources),
            outlets=len(fact.sources),
            independent_sources=fact.independent_sources,
            salience=fact.salience,
            score=fact.score,
            time=fact.time or "",
            contested=_JOIN.join(f"{d.relation}: {d.kind}" for d in view.contested.get(fact.id, ())),
            report=fact.evidence.report,
            start=fact.evidence.start,
            end=fact.evidence.end,
            quote=fact.evidence.quote,
        )
        for fact in account.facts
    )


def statement_rows(account: Account) -> tuple[StatementRow, ...]:
    """One row a statement, in the account's order."""
    view = view_of(account)
    facts_of: defaultdict[str, list[str]] = defaultdict(list)
    for fact in account.facts:
        for statement in fact.statements:
            facts_of[statement].append(fact.id)
    return tuple(
        StatementRow(
            story=account.story.id,
            statement=statement.id,
            facts=_JOIN.join(facts_of[statement.id]),
            source=view.reports[statement.report].source,
            said_by=on_whose_word(view, statement),
            origin=statement.origin or "",
            certainty=statement.certainty,
            negated=statement.negated,
            times=_JOIN.join(time.value for time in statement.times),
            quantities=_JOIN.join(f"{quantity.value} {quantity.unit}" for quantity in statement.quantities),
            report=statement.report,
            start=statement.start,
            end=statement.end,
            quote=statement.quote,
        )
        for statement in account.statements
    )
