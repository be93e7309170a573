"""Facts and the account as a whole on the labelled events, which the alignment model has not seen."""

import json
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from benchmarks.labelled_events import Event, cross_pairs, load_events, sentences_of_units
from benchmarks.shared_data import facts_scorer
from benchmarks.table import Row
from rashomon.accounts.alignment import Alignment, align
from rashomon.accounts.alignment.candidates import candidate_pairs
from rashomon.accounts.alignment.similarity import Likeness, look_at
from rashomon.accounts.build import build_account
from rashomon.language.annotate import annotate
from rashomon.model.account import Entity
from rashomon.model.annotation import Annotation
from rashomon.rendering.json import render_json

Scored = list[tuple[float, bool]]


def measure() -> list[Row]:
    """Rows for the accounts of all events, for pairs alone, and for the plain similarities beside them."""
    events = load_events()
    if not events:
        return []
    counts: Counter[str] = Counter()
    confirmed: Counter[str] = Counter()
    scored: dict[str, Scored] = {}
    for event in events:
        aligned = Aligned()
        account = json.loads(render_json(build_account(annotate(event.reports), aligner=aligned)))
        counts += facts_scorer().counts(event.gold, account)
        confirmed += _confirmed(event, account)
        for name, pairs in _scored_pairs(event, aligned).items():
            scored.setdefault(name, []).extend(pairs)
    gold = sum(len(event.pairs) for event in events)
    return [*_account_rows(counts, confirmed, len(events)), *_pair_rows(scored, gold)]


@dataclass(slots=True, kw_only=True)
class Aligned:
    """An aligner that remembers what it was given and what it made of it."""

    annotations: Sequence[Annotation] = ()
    alignment: Alignment | None = None

    def __call__(self, annotations: Sequence[Annotation], entities: Sequence[Entity]) -> Alignment:
        """The alignment of the annotations."""
        self.annotations, self.alignment = annotations, align(annotations, entities)
        return self.alignment


def _account_rows(counts: Counter[str], confirmed: Counter[str], events: int) -> list[Row]:
    summary = facts_scorer().summary(counts)
    alignment = summary["alignment"]
    note = "neither alignment nor the judges of disagreements have seen an event"
    figures = [
        ("pair precision", alignment["precision"], counts["pairs_pred"], True),
        ("pair recall", alignment["recall"], counts["pairs_gold"], True),
        ("pair F1", alignment["f1"], counts["pairs_gold"], True),
        ("precision of confirmed pairs", confirmed["hit"] / max(1, confirmed["said"]), confirmed["said"], True),
        ("recall of confirmed pairs", confirmed["hit"] / max(1, counts["pairs_gold"]), confirmed["said"], True),
        ("conflicts found", summary["conflicts_found"], counts["conflicts"], True),
        ("relation right", summary["relation_right"] or 0.0, counts["conflicts_found"], True),
        ("false alarms an event", summary["false_alarms_an_event"], events, False),
        ("boilerplate removed", summary["junk_removed"], counts["junk"], True),
        ("text lost", summary["text_lost"], counts["text"], False),
    ]
    return [
        Row(
            capability="facts",
            data="facts",
            system="rashomon",
            metric=metric,
            value=value,
            items=items,
            note=note,
            higher_is_better=higher,
        )
        for metric, value, items, higher in figures
    ]


def _confirmed(event: Event, account: dict[str, list[dict[str, list[str]]]]) -> Counter[str]:
    """Pairs of sentences that are counted as saying the same, and how many of them do."""
    touched = facts_scorer().touched(event.gold, account)
    junk = set(event.gold["junk"])
    said: set[tuple[str, str]] = set()
    for fact in account["facts"]:
        said |= cross_pairs(set[str]().union(*(touched[s] for s in fact["counted"])) - junk)
    return Counter(said=len(said), hit=len(said & event.pairs))


def _scored_pairs(event: Event, aligned: Aligned) -> dict[str, Scored]:
    """The pairs of labelled sentences with the score of each system, and whether they assert the same."""
    assert aligned.alignment is not None
    units = aligned.alignment.units
    held = sentences_of_units(event, aligned.annotations, units)
    left, right, likeness = candidate_pairs(look_at(units))
    scores = aligned.alignment.scores
    ours = np.array([scores[i].get(j, 0.0) for i, j in zip(left.tolist(), right.tolist(), strict=True)])
    found: dict[str, Scored] = {}
    for name, values in {"rashomon": ours, **_plain(likeness)}.items():
        best: dict[tuple[str, str], float] = {}
        for i, j, value in zip(left.tolist(), right.tolist(), values.tolist(), strict=True):
            for pair in cross_pairs(held[i] | held[j]):
                best[pair] = max(best.get(pair, -9.0), value)
        found[name] = [(score, pair in event.pairs) for pair, score in best.items()]
    return found


def _pair_rows(scored: dict[str, Scored], gold: int) -> list[Row]:
    """The best F1 that a threshold on pair scores reaches, for the model and for each similarity on its own."""
    metric = "pair F1 at best threshold"
    return [
        Row(capability="facts", data="facts", system=name, metric=metric, items=gold, value=best_f1(pairs, gold))
        for name, pairs in scored.items()
    ]


def _plain(likeness: Likeness) -> dict[str, NDArray[np.float32]]:
    return {
        "MiniLM cosine": likeness.embedding,
        "character TF-IDF": likeness.characters,
        "their sum, with words": likeness.base,
    }


def best_f1(scored: Scored, gold: int) -> float:
    """The highest F1 over all thresholds on scored pairs, `gold` being the number of true pairs there are."""
    ordered = np.array(sorted(scored, key=lambda item: -item[0]), dtype=float)
    hits = np.cumsum(ordered[:, 1])
    return float((2 * hits / (np.arange(1, len(ordered) + 1) + gold)).max())
