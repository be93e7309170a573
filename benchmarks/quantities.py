"""Quantities against the labelled facts: do two sentences that disagree about a number show different quantities?

For each labelled number conflict every pair of sentences that give different values is compared; for control, pairs
of sentences of one fact without a number conflict. A pair disagrees when a quantity of the one and a quantity of the
other are "different" and neither has a "same" partner. Run: `python -m benchmarks.quantities`.
"""

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import combinations
from typing import Any

from benchmarks import shared_data
from benchmarks.table import Row
from rashomon.language.nlp import parse
from rashomon.language.quantities import compatible, find_quantities
from rashomon.language.times import find_timexes
from rashomon.model.annotation import Quantity

Pair = tuple[str, str]


def quantities_by_sentence(event: dict[str, Any]) -> dict[str, list[Quantity]]:
    """The quantities of each sentence, by sentence id."""
    found: dict[str, list[Quantity]] = {}
    reports = event["reports"]
    for report, doc in zip(reports, parse(r["text"] for r in reports), strict=True):
        quantities = find_quantities(doc, find_timexes(doc, report["published"]))
        for i, (start, end) in enumerate(report["sentences"]):
            found[f"{report['id']}{i}"] = [q for q in quantities if start <= q.start < end]
    return found


def number_pairs(event: dict[str, Any]) -> Iterator[tuple[str, Pair]]:
    """(relation, pair of sentences) of every number conflict."""
    for conflict in event["conflicts"]:
        if conflict["kind"] == "number":
            for one, other in combinations(conflict["values"], 2):
                yield from ((conflict["relation"], (a, b)) for a in one["s"] for b in other["s"] if a != b)


def agreeing_pairs(event: dict[str, Any]) -> Iterator[Pair]:
    """Pairs of sentences of one fact that has no number conflict."""
    in_conflict = {conflict["fact"] for conflict in event["conflicts"] if conflict["kind"] == "number"}
    for i, fact in enumerate(event["facts"]):
        if i not in in_conflict:
            yield from combinations([member["s"] for member in fact["members"]], 2)


def relation_of(a: Sequence[Quantity], b: Sequence[Quantity]) -> str:
    """ "different", "more or less precise", "same" or "unrelated": what the quantities of two sentences show."""
    relations = Counter(compatible(x, y) for x in a for y in b)
    settled = {
        (i, j) for i, x in enumerate(a) for j, y in enumerate(b) if compatible(x, y) in ("same", "more or less precise")
    }
    open_a = [x for i, x in enumerate(a) if all(i != left for left, _ in settled)]
    open_b = [y for j, y in enumerate(b) if all(j != right for _, right in settled)]
    if any(compatible(x, y) == "different" for x in open_a for y in open_b):
        return "different"
    return next((r for r in ("more or less precise", "same") if relations[r]), "unrelated")


def measure() -> list[Row]:
    """Shares of sentence pairs whose quantities show the labelled relation."""
    shown: dict[str, Counter[str]] = {"disagreement": Counter(), "update": Counter(), "precision": Counter()}
    control: Counter[str] = Counter()
    for event in shared_data.labelled_facts():
        found = quantities_by_sentence(event)
        for relation, (a, b) in number_pairs(event):
            shown[relation][relation_of(found[a], found[b])] += 1
        control.update(relation_of(found[a], found[b]) for a, b in agreeing_pairs(event))
    if not control:
        return []
    wrong = shown["disagreement"] + shown["update"]
    figures = (
        ("disagreeing pairs shown as different", wrong["different"], wrong.total(), True),
        (
            "merely less precise pairs not shown as different",
            _others(shown["precision"]),
            shown["precision"].total(),
            True,
        ),
        ("agreeing pairs shown as different", control["different"], control.total(), False),
    )
    return [
        Row(
            capability="quantities",
            data="labelled facts",
            system="rashomon",
            metric=metric,
            value=round(count / total, 3) if total else 0.0,
            items=total,
            higher_is_better=higher,
        )
        for metric, count, total, higher in figures
    ]


def _others(counts: Counter[str]) -> int:
    return counts.total() - counts["different"]


if __name__ == "__main__":
    for row in measure():
        print(f"{row.system:12} {row.data:16} {row.metric:52} {row.value:7.3f} {row.items:6}")
