"""Claims of two outlets side by side: NAnCo's answers to one question, and the pairs of ClaimDiff.

Both are put through Rashomon as they are, each claim a report of its own, with nothing trained on them. Two answers of
NAnCo are one when they stand in one fact, or when the score of their sentences is above a threshold; a pair of
ClaimDiff "weakens" where a disagreement is found, "strengthens" where the two make one fact, and is "none" otherwise.
Published: 81 % balanced accuracy on NAnCo (Discord Questions, Laban et al. 2022); strong baselines of ClaimDiff stay 19
points behind people (Ko et al. 2023).
"""

import hashlib
from collections.abc import Sequence
from itertools import combinations
from typing import Any

import numpy as np

from benchmarks import shared_data
from benchmarks.table import Row
from rashomon.accounts.alignment import align
from rashomon.accounts.build import build_account
from rashomon.language.annotate import annotate
from rashomon.language.embedding import embed
from rashomon.language.entities import resolve_entities
from rashomon.model.report import Report
from rashomon.model.span import Span

_PAIRS = 240
_LABELS = ("strengthen", "weaken", "none")
Judged = list[tuple[float, bool]]


def measure() -> list[Row]:
    """Rows for both data sets; none when the data is not there."""
    return [*_nanco_rows(), *_claimdiff_rows()]


def _nanco_rows() -> list[Row]:
    stories = shared_data.rows("claims/nanco.jsonl")
    if not stories:
        return []
    ours = [_one_fact(story["answers"]) for story in stories]
    scores = [_scores(story["answers"]) for story in stories]
    cosines = [_cosines(story["answers"]) for story in stories]
    pairs = sum(len(story) for story in ours)
    published = "published with fine-tuned models: 0.81"
    fitted = "threshold chosen on the other stories"
    return [
        _row("nanco", "rashomon", "balanced accuracy, one fact", balanced_accuracy([p for s in ours for p in s], 0.5),
             pairs, f"nothing fitted; {published}"),
        _row("nanco", "rashomon", "balanced accuracy, pair score", _leaving_one_out(scores), pairs, fitted),
        _row("nanco", "MiniLM cosine of the answers", "balanced accuracy, pair score", _leaving_one_out(cosines), pairs,
             fitted),
    ]  # fmt: skip


def _one_fact(answers: Sequence[dict[str, Any]]) -> Judged:
    """For each pair of answers 1 where they stand in one fact, else 0, and whether they are labelled as one."""
    reports = _reports(answers)
    account = build_account(annotate(reports))
    spans = {report.id: _span(answer) for report, answer in zip(reports, answers, strict=True)}
    holding = {s.id: s.report for s in account.statements if s.span.overlap(spans[s.report])}
    together: set[tuple[str, str]] = set()
    for fact in account.facts:
        told = sorted({holding[id] for id in fact.statements if id in holding})
        together.update(combinations(told, 2))
    return [
        (float((reports[i].id, reports[j].id) in together), answers[i]["cluster"] == answers[j]["cluster"])
        for i, j in combinations(range(len(answers)), 2)
    ]


def _scores(answers: Sequence[dict[str, Any]]) -> Judged:
    """For each pair of answers the highest score of a sentence that holds the one with one that holds the other."""
    annotations = annotate(_reports(answers))
    alignment = align(annotations, resolve_entities(annotations))
    best: dict[tuple[int, int], float] = {}
    for number, near in enumerate(alignment.scores):
        for other, score in near.items():
            if not all(
                _span(answers[u.report]).overlap(u.sentence) for u in (alignment.units[number], alignment.units[other])
            ):
                continue
            pair = alignment.units[number].report, alignment.units[other].report
            best[pair] = max(best.get(pair, 0.0), float(score))
    return [
        (best.get((i, j), 0.0), answers[i]["cluster"] == answers[j]["cluster"])
        for i, j in combinations(range(len(answers)), 2)
    ]


def _span(answer: dict[str, Any]) -> Span:
    """The characters of an answer in its paragraph."""
    return Span(start=answer.get("start") or 0, end=answer.get("end") or len(answer["paragraph"]))


def _reports(answers: Sequence[dict[str, Any]]) -> list[Report]:
    return [
        Report(id=f"r{number:03}", source=f"outlet {number}", text=answer["paragraph"])
        for number, answer in enumerate(answers)
    ]


def _cosines(answers: Sequence[dict[str, Any]]) -> Judged:
    vectors = embed([answer["answer"] for answer in answers])
    return [
        (float(vectors[i] @ vectors[j]), answers[i]["cluster"] == answers[j]["cluster"])
        for i, j in combinations(range(len(answers)), 2)
    ]


def _leaving_one_out(stories: Sequence[Judged]) -> float:
    """Balanced accuracy over all pairs, those of each story judged by the threshold that is best on the others."""
    judged: Judged = []
    for left, story in enumerate(stories):
        others = [pair for number, other in enumerate(stories) if number != left for pair in other]
        best = max(np.arange(0.0, 1.0, 0.02).tolist(), key=lambda t: balanced_accuracy(others, t))
        judged += [(float(score >= best), same) for score, same in story]
    return balanced_accuracy(judged, 0.5)


def balanced_accuracy(judged: Judged, threshold: float) -> float:
    """The mean of the shares of true and of false pairs that are on their side of the threshold."""
    rights = [[(score >= threshold) == same for score, same in judged if same == side] for side in (True, False)]
    return float(np.mean([np.mean(right) if right else 0.0 for right in rights]))


def _claimdiff_rows() -> list[Row]:
    pairs = shared_data.rows("claims/claimdiff_train.jsonl")
    chosen = sorted(pairs, key=lambda pair: hashlib.sha256(pair["id"].encode()).hexdigest())[:_PAIRS]
    if not chosen:
        return []
    found = [(_relation(pair), pair["label"]) for pair in chosen]
    most = max(_LABELS, key=lambda label: sum(gold == label for _, gold in found))
    note = f"{_PAIRS} development pairs by hash; nothing fitted"
    return [
        _row("claimdiff", "rashomon", "macro F1", macro_f1(found), len(found), note),
        _row("claimdiff", f"always {most}", "macro F1", macro_f1([(most, gold) for _, gold in found]), len(found)),
        _row("claimdiff", "rashomon", "accuracy", sum(p == gold for p, gold in found) / len(found), len(found), note),
        _row(
            "claimdiff", f"always {most}", "accuracy", sum(gold == most for _, gold in found) / len(found), len(found)
        ),
    ]


def _relation(pair: dict[str, Any]) -> str:
    reports = [
        Report(id=id, source=f"outlet {id}", text=pair[f"claim_{id}"], published=pair["date"]) for id in ("a", "b")
    ]
    account = build_account(annotate(reports))
    if account.disagreements:
        return "weaken"
    shared = any(len({s.report for s in account.statements if s.id in fact.statements}) > 1 for fact in account.facts)
    return "strengthen" if shared else "none"


def macro_f1(found: Sequence[tuple[str, str]]) -> float:
    """The mean F1 over the labels, from pairs of a predicted and a true one."""
    scores = []
    for label in _LABELS:
        hits = sum(p == gold == label for p, gold in found)
        said, true = sum(p == label for p, _ in found), sum(gold == label for _, gold in found)
        scores.append(2 * hits / (said + true) if said + true else 0.0)
    return float(np.mean(scores))


def _row(data: str, system: str, metric: str, value: float, items: int, note: str = "") -> Row:
    return Row(capability="claims", data=data, system=system, metric=metric, value=value, items=items, note=note)
