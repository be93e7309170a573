"""Whether a sentence confirms what a fact is told in: by our model, by plain scores, and by two readers.

The pairs (`labels/confirming.jsonl`) are wordings and statements of facts that Rashomon made of the 37 labelled events,
which the model has not seen. Two language-model readers judged each, after `training/labels/README.md`: A or M where
the sentence makes the main assertion of the wording too, D where it gives a detail of weight differently, P where it
tells only something on the side, N where it tells nothing of it. A pair is right where both say A or M, half right
where one does.

And what accounts of these events show to people: every outlet but that of the wording that a fact of two outlets or
more counts was read once (`labels/shown.jsonl`, the same letters), for the accounts of several versions. What accounts
show today is measured as far as it was read.
"""

import json
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import numpy as np
from numpy.typing import NDArray

from benchmarks import shared_data
from benchmarks.labelled_events import Event
from benchmarks.labelled_events import load_events as load_labelled
from benchmarks.oracle_facts import LabelledEvent, load_event
from benchmarks.table import Row
from rashomon.accounts.alignment import align
from rashomon.accounts.alignment.units import Unit
from rashomon.accounts.build import build_account
from rashomon.accounts.confirming.confirm import CONFIRMS, Placed, call_witnesses, compare
from rashomon.accounts.confirming.model import Confirmation, load_model
from rashomon.accounts.contradictions import contradicts
from rashomon.accounts.statements import make_statement
from rashomon.language.annotate import annotate
from rashomon.model.span import Span
from rashomon.rendering.folding import told_once

LABELS = Path(__file__).parent / "labels" / "confirming.jsonl"
SHOWN = LABELS.with_name("shown.jsonl")
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
    """The n pairs of a story: what the model measures of each (n, features.NAMES), whether the statements contradict
    each other, so that they confirm nothing, the probability that the sentences assert something in common, their
    cosine, and the share of readers that say it confirms (each n).
    """

    features: Floats
    contrary: NDArray[np.bool_]
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

    features, contrary, likely, cosine = [], [], [], []
    for pair in pairs:
        wording, other = place(*pair.wording), place(*pair.statement)
        score = witnesses.scores[wording[1]].get(other[1], 0.0)
        features.append(compare(witnesses, wording, [other], [score])[0])
        contrary.append(contradicts(wording[0], other[0]))
        likely.append(score)
        cosine.append(float(witnesses.units[wording[1]].pooled @ witnesses.units[other[1]].pooled))
    return Judged(
        features=np.stack(features),
        contrary=np.array(contrary, dtype=bool),
        likely=np.array(likely, dtype=np.float32),
        cosine=np.array(cosine, dtype=np.float32),
        confirms=np.array([np.mean([letter in CONFIRMING for letter in p.readers]) for p in pairs], dtype=np.float32),
    )


def _unit_at(units: Sequence[Unit], report: int, start: int) -> int:
    return max(k for k, unit in enumerate(units) if unit.report == report and unit.sentence.start <= start)


def scored(model: Confirmation, story: Judged) -> Floats:
    """The probability of each pair of a story to confirm, (n,)."""
    return np.where(story.contrary, 0, model.score(story.features)).astype(np.float32)


def measure() -> list[Row]:
    """Precision and recall at the threshold of accounts, and at that recall by plain scores; none without the data."""
    gold = {labelled["event"]: labelled for labelled in shared_data.labelled_facts()}
    if not gold:
        return []
    stories = [judge_pairs(load_event(gold[name]), pairs) for name, pairs in labelled_pairs(LABELS)]
    truth, likely, cosine = (
        np.concatenate(column) for column in zip(*((s.confirms, s.likely, s.cosine) for s in stories), strict=True)
    )
    ours = np.concatenate([scored(load_model(), story) for story in stories])
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
        *_shown_rows(),
    ]


def shown_facts(event: Event, read: Mapping[tuple[str, int, int, str, int], str]) -> list[tuple[str | None, ...]]:
    """The facts of two outlets or more in the account of an event: the letters of their confirmations, None for those
    not read. `read` is by the report and the characters of the wording, and the report
    and the first character of the sentence that confirms it.
    """
    annotations = annotate(event.reports)
    account = build_account(annotations)
    sentences = {a.report.id: [sentence.start for sentence in a.sentences] for a in annotations}
    statements = {statement.id: statement for statement in account.statements}
    found = []
    for fact in told_once(account).facts:
        told = fact.evidence
        others = [s for id in fact.counted if (s := statements[id]).report != told.report]
        if len(fact.sources) > 1:
            places = {(s.report, max(at for at in sentences[s.report] if at <= s.start)) for s in others}
            letters = (read.get((told.report, told.start, told.end, *place)) for place in sorted(places))
            found.append(tuple(letters))
    return found


def _shown_rows() -> list[Row]:
    read = {}
    for line in SHOWN.read_text(encoding="utf-8").splitlines():
        labelled = json.loads(line)
        read[labelled["story"]] = {(a, b, c, d, e): letter for a, b, c, d, e, letter in labelled["pairs"]}
    facts = [fact for event in load_labelled() for fact in shown_facts(event, read.get(event.name, {}))]
    shown = [letter for fact in facts for letter in fact]
    letters = [letter for letter in shown if letter]
    right = [[letter in CONFIRMING for letter in fact if letter] for fact in facts if all(fact)]
    note = f"{len(shown) - len(letters)} more were not read"
    return [
        _row(
            "rashomon",
            "shown confirmations that are right",
            _share(c in CONFIRMING for c in letters),
            len(letters),
            note,
        ),
        _row("rashomon", "facts of which all are right", _share(all(one) for one in right), len(right)),
        _row("rashomon", "facts of which some are right", _share(any(one) for one in right), len(right)),
    ]


def _share(flags: Iterable[bool]) -> float:
    return float(np.mean(list(flags)))


_EQUALLY = "as many, the best by it"


def _among_best(scores: Floats, truth: Floats, count: int) -> float:
    return float(truth[np.argsort(-scores, kind="stable")[:count]].mean())


def _row(system: str, metric: str, value: float, items: int, note: str = "", *, higher_is_better: bool = True) -> Row:
    return Row(
        capability="confirming", data="facts, read by us", system=system, metric=metric, value=value, items=items,
        note=note,
    )  # fmt: skip
