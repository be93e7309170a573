"""Values that stand alone: a figure, date, person or place that one report of the story gives and no other.

That is no disagreement, and mostly a detail that the others left out. But others who lack the detail do not confirm it.
"""

from collections.abc import Mapping, Sequence

from rashomon.accounts.disagreements.dates import middle_day
from rashomon.accounts.disagreements.kinds import ValueKind, value_kinds
from rashomon.accounts.disagreements.slots import Value
from rashomon.accounts.disagreements.stock import Stock
from rashomon.accounts.disagreements.told import Page, lay_out
from rashomon.model.account import Fact, Statement


def unbacked_statements(
    facts: Sequence[Fact],
    statements: Mapping[str, Statement],
    pages: Mapping[str, Page],
) -> frozenset[str]:
    """The ids of counted statements with a value that no other report of the story gives, and that stands there only
    once or has a rival.

    A rival is a different value of the kind, in a statement of the same fact of another report. `statements` are by id,
    `pages` by report id.
    """
    kinds = value_kinds(middle_day([pages[id].annotation.report.published for id in sorted(pages)]))
    shared = [fact for fact in facts if len(fact.sources) > 1]
    ids = sorted({id for fact in shared for id in fact.statements})
    tolds = {id: lay_out(statements[id], pages[statements[id].report]) for id in ids}
    found: set[str] = set()
    for kind in kinds:
        stock = kind.stock(list(pages.values()))
        # What stands in a statement in whatever part counts here; of persons who tell it, those who are its speakers.
        read = kind.values_of if kind.kind == "attribution" else kind.all_of
        values = {id: read(told) for id, told in tolds.items()}
        for fact in shared:
            for id in fact.counted:
                alone = [value for value in values[id] if stock.spread(value) < 2]
                if not alone or id in found:
                    continue
                others = [
                    v for other in fact.statements for v in values[other] if v.told.report != statements[id].report
                ]
                if any(_stands_alone(value, values[id], others, kind, stock) for value in alone):
                    found.add(id)
    return frozenset(found)


def _stands_alone(value: Value, own: Sequence[Value], others: Sequence[Value], kind: ValueKind, stock: Stock) -> bool:
    likenesses = [kind.likeness(value, other) for other in others]
    if "same" in likenesses or "vaguer" in likenesses:
        return False
    if stock.counts.get((value.told.report, value.key, value.text), 0) == 1:
        return True
    return any(
        likeness == "different" and not any(kind.likeness(mine, other) in ("same", "vaguer") for mine in own)
        for likeness, other in zip(likenesses, others, strict=True)
    )
