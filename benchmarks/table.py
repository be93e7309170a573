"""One figure of one system on one data set: what every benchmark module yields."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class Row:
    """`higher_is_better` says which way a floor holds. `system` is "rashomon" or a peer with its version."""

    capability: str
    data: str
    system: str
    metric: str
    value: float
    items: int
    note: str = ""
    higher_is_better: bool = True
