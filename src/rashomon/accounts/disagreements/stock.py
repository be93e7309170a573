"""Which values of one kind each report of a story gives anywhere: what two differing values are weighed against."""

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from rashomon.accounts.disagreements.slots import Value


@dataclass(frozen=True, slots=True, kw_only=True)
class Stock:
    """How often a report gives a value by (report id, key, text); which reports give it by (key, text); which values a
    report has by (report id, key)."""

    counts: Mapping[tuple[str, str, str], int]
    reports: Mapping[tuple[str, str], frozenset[str]]
    texts: Mapping[tuple[str, str], frozenset[str]]

    def has(self, report: str, value: Value) -> bool:
        """True when a report gives the value, in whatever sentence."""
        return (report, value.key, value.text) in self.counts

    def spread(self, value: Value) -> int:
        """How many reports of the story give the value."""
        return len(self.reports.get((value.key, value.text), ()))

    def choice(self, a: Value, b: Value) -> int:
        """How many further values of the same key the two reports give: few, when the key belongs to one thing."""
        texts = self.texts.get((a.told.report, a.key), frozenset()) | self.texts.get(
            (b.told.report, b.key), frozenset()
        )
        return len(texts - {a.text, b.text})


def take_stock(values: Iterable[Value]) -> Stock:
    """The stock of all values of one kind in a story."""
    counts: Counter[tuple[str, str, str]] = Counter()
    reports: dict[tuple[str, str], set[str]] = {}
    texts: dict[tuple[str, str], set[str]] = {}
    for value in values:
        report = value.told.report
        counts[report, value.key, value.text] += 1
        reports.setdefault((value.key, value.text), set()).add(report)
        texts.setdefault((report, value.key), set()).add(value.text)
    return Stock(
        counts=counts,
        reports={key: frozenset(found) for key, found in reports.items()},
        texts={key: frozenset(found) for key, found in texts.items()},
    )
