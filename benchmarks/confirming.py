"""Whether a sentence confirms what a fact is told in: by our model, by plain scores, and by two readers.

The pairs (`labels/confirming.jsonl`) are wordings and statements of facts that Rashomon made of the 37 labelled events,
which the model has not seen. Two language-model readers judged each, after `training/labels/README.md`: A or M where
the sentence makes the main assertion of the wording too, D where it gives a detail of weight differently, P where it
tells only something on the side, N where it tells nothing of it. A pair is right where both say A or M, half right
where one does.
"""

import json
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import shared_data
from benchmarks.oracle_facts import LabelledEvent, load_event
from benchmarks.table import Row
from rashomon.accounts.alignment import align
from rashomon.accounts.alignment.units import Unit
from rashomon.accounts.confirming.choose import CONFIRMS
from rashomon.accounts.confirming.confirm import Placed, call_witnesses, compare
from rashomon.accounts.confirming.model import load_model
from rashomon.accounts.statements import make_statement
from rashomon.model.span import Span

LABELS = Path(__file__).parent / "labels" / "confirming.jsonl"
CONFIRMING = "AM"

Floats = NDArray[np.float32]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A wording and a statement (report ids and half-open character offsets), and a letter of each reader."""

    wording: tuple[str, Span]
    statement: tuple[str, Span]
    readers: str


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Judged:
    """The n pairs of a story: what the model measures of each (n, features.NAMES), the probability that the sentences
    assert something in common and their cosine, and the share of readers that say it confirms (each n).
    """

    features: Floats
    likely: Floats
    cosine: Floats
    confirms: Floats


def labelled_pairs(file: Path) -> Iterator[tuple[str, tuple[Pair, ...]]]:
    """The stories of a file of labels, and the pairs of each."""
    for line in file.read_text(encoding="utf-8").splitlines():
        labelled = json.loads(line)
        yield (
            labelled["story"],
            tuple(
                Pair(wording=(a, Span(start=b, end=c)), statement=(d, Span(start=e, end=f)), readers=letters)
                for a, b, c, d, e, f, letters in labelled["pairs"]
            ),
        )


def judge_pairs(event: LabelledEvent, pairs: Sequence[Pair]) -> Judged:
    """The pairs of an event as an account would see them."""
    witnesses = call_witnesses(align(event.annotations, event.entities), event.annotations, event.entities)
    numbers = {annotation.report.id: number for number, annotation in enumerate(event.annotations)}

    def place(report: str, span: Span) -> Placed:
        statement = make_statement(witnesses.annotations[report], span, witnesses.owners)
        return statement, _unit_at(witnesses.units, numbers[report], span.start)

    features, likely, cosine = [], [], []
    for pair in pairs:
        wording, other = place(*pair.wording), place(*pair.statement)
        score = witnesses.scores[wording[1]].get(other[1], 0.0)
        features.append(compare(witnesses, wording, [other], [score])[0])
        likely.append(score)
        cosine.append(float(witnesses.units[wording[1]].pooled @ witnesses.units[other[1]].pooled))
    return Judged(
        features=np.stack(features),
        likely=np.array(likely, dtype=np.float32),
        cosine=np.array(cosine, dtype=np.float32),
        confirms=np.array([np.mean([letter in CONFIRMING for letter in p.readers]) for p in pairs], dtype=np.float32),
    )


def _unit_at(units: Sequence[Unit], report: int, start: int) -> int:
    return max(k for k, unit in enumerate(units) if unit.report == report and unit.sentence.start <= start)


def measure() -> list[Row]:
    """Precision and recall at the threshold of accounts, and at that recall by plain scores; none without the data."""
    gold = {labelled["event"]: labelled for labelled in shared_data.labelled_facts()}
    if not gold:
        return []
    stories = [judge_pairs(load_event(gold[name]), pairs) for name, pairs in labelled_pairs(LABELS)]
    truth, likely, cosine = (
        np.concatenate(column) for column in zip(*((s.confirms, s.likely, s.cosine) for s in stories), strict=True)
    )
    ours = np.array(load_model().score(np.concatenate([story.features for story in stories])))
    taken = ours >= CONFIRMS
    agree = np.mean(np.isin(truth, (0, 1)))
    count, said = len(truth), int(taken.sum())
    return [
        _row("rashomon", "precision of confirmations", float(truth[taken].mean()), said, f"from {CONFIRMS}"),
        _row("rashomon", "recall of confirmations", float(truth[taken].sum() / truth.sum()), count),
        _row("score of the sentences", "precision of confirmations", _among_best(likely, truth, said), said, _EQUALLY),
        _row("MiniLM cosine", "precision of confirmations", _among_best(cosine, truth, said), said, _EQUALLY),
        _row("all statements of a fact", "precision of confirmations", float(truth.mean()), count),
        _row("two readers", "agreement", float(agree), count),
    ]


_EQUALLY = "as many, the best by it"


def _among_best(scores: Floats, truth: Floats, count: int) -> float:
    return float(truth[np.argsort(-scores, kind="stable")[:count]].mean())


def _row(system: str, metric: str, value: float, items: int, note: str = "") -> Row:
    return Row(
        capability="confirming", data="facts, read by us", system=system, metric=metric, value=value, items=items,
        note=note,
    )  # fmt: skip
