"""Trains the judges that say whether two differing values fill the same slot.

    python -m training.train_disagreements

Data: the labelled events of `facts/`. Examples that two values fill one slot are values which two reports of a fact
give alike, taken as if one of the two had been changed, and the labelled conflicts; examples that they do not are
values which differ though no conflict is labelled. Logistic regression over slots.FEATURES with the kind of value as
an input, every kind and class of the same weight. The figures stored with the weights are of models that never saw the
events they are measured on (two halves of the events, each trained on the other).
"""

import hashlib
import json
import sys
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks import shared_data
from benchmarks.oracle_facts import LabelledEvent, as_account, load_events, oracle_facts
from rashomon.accounts.disagreements.dates import middle_day
from rashomon.accounts.disagreements.find import find_with
from rashomon.accounts.disagreements.judging import Judge
from rashomon.accounts.disagreements.kinds import ValueKind, value_kinds
from rashomon.accounts.disagreements.pairs import backers, value_pairs
from rashomon.accounts.disagreements.slots import FEATURES, Standing, Value, slot_features, slot_of
from rashomon.accounts.disagreements.stock import Stock, take_stock
from rashomon.accounts.disagreements.told import Told, lay_out, make_page

TARGET = Path(__file__).parents[1] / "src/rashomon/accounts/disagreements/judges.json"
KINDS = ("number", "date", "person", "place", "attribution")
# From which probability a pair counts as a disagreement, and from which as undecided. Set on the designing half so
# that false alarms stay under 0.3 a story.
THRESHOLDS = {
    "number": (0.5, 0.3),
    "date": (0.6, 0.35),
    "person": (0.7, 0.45),
    "place": (0.65, 0.4),
    "attribution": (0.7, 0.6),
}


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Features of one pair of values, and whether the two fill one slot."""

    half: int
    kind: str
    features: tuple[float, ...]
    one_slot: bool
    words: tuple[str, ...]


def examples(event: LabelledEvent) -> Iterator[Example]:
    """The training examples of one event, those that several facts give once."""
    pages = {annotation.report.id: make_page(annotation, event.entities) for annotation in event.annotations}
    facts, statements = oracle_facts(event)
    conflicts = _conflicting_sentences(event)
    seen = set()
    for kind in value_kinds(middle_day([annotation.report.published for annotation in event.annotations])):
        stock = kind.stock(list(pages.values()))
        for fact in facts:
            tolds = [lay_out(statements[id], pages[statements[id].report]) for id in fact.statements]
            found = [
                *((pair.a, pair.b, pair.features, False) for pair in value_pairs(tolds, kind, stock)),
                *((a, b, features, True) for a, b, features in _as_if_changed(tolds, kind, stock)),
            ]
            for a, b, features, one_slot in found:
                ids = frozenset((a.told.statement.id, b.told.statement.id))
                example = Example(
                    half=event.half, kind=kind.kind, features=features, one_slot=one_slot or ids in conflicts,
                    words=(event.name, a.told.statement.id, b.told.statement.id, a.text, b.text, str(a.words.start)),
                )  # fmt: skip
                if example not in seen:
                    seen.add(example)
                    yield example


def train(found: Sequence[Example]) -> dict[str, Judge]:
    """One judge a kind from one model over all of them."""
    x = np.array([_inputs(example) for example in found])
    y = np.array([example.one_slot for example in found])
    counts = Counter((example.kind, example.one_slot) for example in found)
    weight = np.array([100 / counts[example.kind, example.one_slot] for example in found])
    model = LogisticRegression(C=0.3, max_iter=2000).fit(x, y, sample_weight=weight)
    weights = model.coef_[0]
    return {
        kind: Judge(
            weights=tuple(round(float(w), 4) for w in weights[: len(FEATURES)]),
            bias=round(float(model.intercept_[0] + weights[len(FEATURES) + i]), 4),
            disagreement=THRESHOLDS[kind][0],
            undecided=THRESHOLDS[kind][1],
        )
        for i, kind in enumerate(KINDS)
    }


def score(judges: dict[str, Judge], events: Sequence[LabelledEvent]) -> Counter[str]:
    """Raw counts of the facts scorer, added over events, with the labelled facts as the facts."""
    scorer = shared_data.facts_scorer()
    total: Counter[str] = Counter()
    for event in events:
        facts, statements = oracle_facts(event)
        by_id = {annotation.report.id: annotation for annotation in event.annotations}
        found = find_with(judges, facts, statements, by_id, event.entities)
        total += scorer.counts(event.gold, as_account(event, facts, statements, found))
        total["undecided"] += sum(d.relation == "undecided" for d in found)
        total["updates"] += sum(d.relation == "update" for d in found)
    return total


def main() -> None:
    """Trains on all events, measures on halves, writes the file and prints what must be pinned in `judging`."""
    events = load_events()
    if not events:
        sys.exit(shared_data.MISSING)
    found = [example for event in events for example in examples(event)]
    figures: dict[str, Any] = {}
    for half in (0, 1):
        judges = train([example for example in found if example.half != half])
        counts = score(judges, [event for event in events if event.half == half])
        name = ("designing half", "unseen half")[half]
        figures[name] = {
            "events": counts["events"], "conflicts": counts["conflicts"], "found": counts["conflicts_found"],
            "relation right": counts["relation_right"], "alarms": counts["alarms"],
            "false alarms": counts["false_alarms"],
            "undecided": counts["undecided"], "updates": counts["updates"],
        }  # fmt: skip
        print(name, figures[name])
    judges = train(found)
    raw = json.dumps(
        {
            "data": "facts/dev*.json (see the README of the benchmarks), trained by training/train_disagreements.py",
            "features": FEATURES,
            "examples": {
                k: [sum(e.kind == k and e.one_slot == v for e in found) for v in (True, False)] for k in KINDS
            },
            "figures on events not trained on": figures,
            "judges": {
                kind: {"weights": j.weights, "bias": j.bias, "disagreement": j.disagreement, "undecided": j.undecided}
                for kind, j in judges.items()
            },
        },
        indent=1,
    ).encode()
    TARGET.write_bytes(raw + b"\n")
    print("sha256", hashlib.sha256(raw + b"\n").hexdigest())


def _inputs(example: Example) -> list[float]:
    return [*example.features, *(float(example.kind == kind) for kind in KINDS)]


def _as_if_changed(
    tolds: Sequence[Told], kind: ValueKind, stock: Stock
) -> Iterator[tuple[Value, Value, tuple[float, ...]]]:
    """Pairs of values that two statements give alike, with the features they would have if one were changed."""
    valued = [(told, kind.values_of(told)) for told in tolds]
    fact = take_stock(value for _, values in valued for value in values)
    for (told_a, values_a), (told_b, values_b) in combinations(valued, 2):
        if told_a.report == told_b.report:
            continue
        for a in values_a:
            for b in values_b:
                if kind.likeness(a, b) != "same":
                    continue
                if sum(kind.likeness(a, v) == "same" for v in values_b) > 1:
                    continue
                if sum(kind.likeness(v, b) == "same" for v in values_a) > 1:
                    continue
                open_a = [v for v in values_a if v is not a and _is_open(v, values_b, kind, b)]
                open_b = [v for v in values_b if v is not b and _is_open(v, values_a, kind, a)]
                standing = Standing(
                    rivals=1 + len(open_a) + len(open_b),
                    backing=backers(a, b, fact),
                    crossed=stock.counts.get((told_a.report, b.key, b.text), 0) > (a.text == b.text),
                    spread=1,
                    choice=stock.choice(a, b),
                )
                yield a, b, slot_features(a, b, slot_of(a), slot_of(b), standing)


def _is_open(value: Value, others: Sequence[Value], kind: ValueKind, rival: Value) -> bool:
    matched = any(kind.likeness(value, other) in ("same", "vaguer") for other in others)
    return not matched and kind.likeness(value, rival) != "unrelated"


def _conflicting_sentences(event: LabelledEvent) -> set[frozenset[str]]:
    """The pairs of sentences that a labelled disagreement or update sets against each other."""
    return {
        frozenset((s, t))
        for conflict in event.gold["conflicts"]
        if conflict["relation"] != "precision"
        for first, second in combinations(conflict["values"], 2)
        for s in first["s"]
        for t in second["s"]
    }


if __name__ == "__main__":
    main()
