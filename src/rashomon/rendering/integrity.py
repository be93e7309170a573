"""Does an account hold together: does every quote stand where it says, does every id lead somewhere?"""

from collections.abc import Iterator

from rashomon.model.account import Account
from rashomon.model.span import Evidence


def broken_parts(account: Account) -> tuple[str, ...]:
    """What is wrong, a line each; empty for a sound account."""
    return (*_broken_evidence(account), *_broken_ids(account))


def all_evidence(account: Account) -> Iterator[tuple[str, Evidence]]:
    """Every piece of evidence of an account with the name of the part that it belongs to."""
    for entity in account.entities:
        for mention in entity.mentions:
            yield f"entity {entity.id}", mention
    for statement in account.statements:
        for evidence in (statement, *statement.said_by, *statement.times, *statement.quantities):
            yield f"statement {statement.id}", evidence
    for fact in account.facts:
        yield f"fact {fact.id}", fact.evidence
    for quote in account.quotes:
        yield f"quote {quote.id}", quote.content
        if quote.cue:
            yield f"quote {quote.id}", quote.cue
    for passage in account.passages:
        yield f"passage {passage.id}", passage.a
        yield f"passage {passage.id}", passage.b
    for framing in account.framing:
        for wording in framing.wordings:
            yield f"framing of {framing.fact}", wording


def _broken_evidence(account: Account) -> Iterator[str]:
    texts = {report.id: report.text for report in account.reports}
    for part, evidence in all_evidence(account):
        text = texts.get(evidence.report)
        if text is None:
            yield f"{part}: no report {evidence.report!r}"
        elif not 0 <= evidence.start < evidence.end or text[evidence.start : evidence.end] != evidence.quote:
            yield f"{part}: {evidence.report}[{evidence.start}:{evidence.end}] is not its quote"


def _broken_ids(account: Account) -> Iterator[str]:
    held = {
        "report": [report.id for report in account.reports],
        "entity": [entity.id for entity in account.entities],
        "statement": [statement.id for statement in account.statements],
        "fact": [fact.id for fact in account.facts],
        "disagreement": [disagreement.id for disagreement in account.disagreements],
        "quote": [quote.id for quote in account.quotes],
        "passage": [passage.id for passage in account.passages],
    }
    for kind, ids in held.items():
        if len(set(ids)) < len(ids):
            yield f"two of kind {kind} have one id"
    known = {kind: set(ids) for kind, ids in held.items()}
    for part, kind, id in _named(account):
        if id not in known[kind]:
            yield f"{part}: no {kind} {id!r}"


def _named(account: Account) -> Iterator[tuple[str, str, str]]:
    """(part, kind of the id it names, id)."""
    for statement in account.statements:
        for said in statement.said_by:
            if said.entity is not None:
                yield f"statement {statement.id}", "entity", said.entity
    for fact in account.facts:
        yield f"fact {fact.id}", "report", fact.first_report
        for id in fact.statements:
            yield f"fact {fact.id}", "statement", id
    for disagreement in account.disagreements:
        for position in disagreement.positions:
            for id in position.statements:
                yield f"disagreement {disagreement.id}", "statement", id
    for quote in account.quotes:
        if quote.speaker.entity is not None:
            yield f"quote {quote.id}", "entity", quote.speaker.entity
        for id in quote.same_as:
            yield f"quote {quote.id}", "quote", id
    for entry in account.timeline:
        for id in entry.facts:
            yield f"timeline {entry.date}", "fact", id
    for framing in account.framing:
        yield "framing", "fact", framing.fact
        for wording in framing.wordings:
            yield f"framing of {framing.fact}", "statement", wording.statement
    for coverage in account.coverage:
        yield "coverage", "report", coverage.report
        for id in (*coverage.facts, *(left.fact for left in coverage.left_out)):
            yield f"coverage of {coverage.report}", "fact", id
