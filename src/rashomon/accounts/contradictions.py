"""Whether a statement of a fact gives another value than the one the fact is told with.

Such a statement belongs to the fact (it speaks of the same thing) but confirms nothing: its outlet is not one of the
sources. What kind of difference it is, and whether the news moved on, is for the disagreements to say.
"""

from rashomon.accounts.timeline import days_of
from rashomon.language.quantities import compatible, unit_key
from rashomon.model.account import StatedQuantity, Statement
from rashomon.model.annotation import Quantity


def contradicts(one: Statement, other: Statement) -> bool:
    """True when figures of one unit exclude each other, when one is negated and the other is not, or when each gives
    one date and no day is in both. Values that are merely vaguer contradict nothing.
    """
    return one.negated != other.negated or _figures_differ(one, other) or _dates_differ(one, other)


def _figures_differ(one: Statement, other: Statement) -> bool:
    """A figure of the one for which the other has only different ones of that unit."""
    for quantity in one.quantities:
        rivals = [rival for rival in other.quantities if unit_key(rival.unit) == unit_key(quantity.unit)]
        verdicts = {compatible(_plain(quantity), _plain(rival)) for rival in rivals}
        if verdicts == {"different"}:
            return True
    return False


def _plain(quantity: StatedQuantity) -> Quantity:
    return Quantity(
        start=quantity.start,
        end=quantity.end,
        low=quantity.low,
        high=quantity.high,
        unit=quantity.unit,
        approximate=quantity.approximate,
    )


def _dates_differ(one: Statement, other: Statement) -> bool:
    mine, theirs = ([d for t in s.times if t.resolved and (d := days_of(t.value))] for s in (one, other))
    if len(mine) != 1 or len(theirs) != 1:
        return False
    return mine[0][1] < theirs[0][0] or theirs[0][1] < mine[0][0]
