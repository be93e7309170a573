"""Who copied whom: shared passages against labelled derived pairs (real articles, copying with known edits).

`python -m benchmarks.lineage` prints the rows. The pairs are split by a hash of their event: one half was looked at
while the room was designed and its weights trained, the other was not, and its figures are the ones to quote.
"""

import hashlib
import re
import time
from collections.abc import Callable, Sequence
from typing import Any

from benchmarks import shared_data
from benchmarks.rewriting import rewritten_pairs
from benchmarks.table import Row
from rashomon.lineage.passages import shared_passages
from rashomon.model.report import Report

DESIGN = 0
_HALVES = {DESIGN: "design half", 1: "unseen half"}
_LIGHT = ("light_", "attribution_stripped", "sentence_")
# Pairs rewritten by rule for this project, and the shares of content words replaced beyond the rules.
_REWRITTEN, _NEW_WORDS = 150, (0.0, 0.15, 0.3)
Found = dict[str, list[dict[str, list[int]]]]
Finder = Callable[[dict[str, Any]], list[dict[str, list[int]]]]


def load_pairs() -> list[dict[str, Any]]:
    """The labelled derived pairs; empty when the data is not there."""
    return shared_data.rows("reuse/synthetic_reuse.jsonl")


def half(pair: dict[str, Any]) -> int:
    """0 for the pairs looked at while designing, 1 for the others; all pairs of one event fall together."""
    return hashlib.sha256(pair["event"].encode()).digest()[-1] % 2


def kind_of(case: dict[str, Any]) -> str:
    """The kind of edit of a labelled case, as the aims name them."""
    return "light edits" if case["op"].startswith(_LIGHT) else "rewritten" if case["op"] == "heavy" else str(case["op"])


def rashomon(pair: dict[str, Any]) -> list[dict[str, list[int]]]:
    """The copies that Rashomon reports in a pair; a shared quote is no copy."""
    reports = [Report(id=side, source=side, text=pair[f"text_{side}"]) for side in "ab"]
    passages = shared_passages(reports)
    return [
        {"a": [p.a.start, p.a.end], "b": [p.b.start, p.b.end]} for p in passages if p.kind != "shared quote"
    ]  # fmt: skip


def shared_ngrams(pair: dict[str, Any]) -> list[dict[str, list[int]]]:
    """The peer of the data's README: runs of six equal words or more, joined over gaps of 80 characters."""
    words = {side: list(re.finditer(r"\w+", pair[f"text_{side}"])) for side in "ab"}
    keys = {side: [word[0].lower() for word in found] for side, found in words.items()}
    places: dict[tuple[str, ...], list[int]] = {}
    for i in range(len(keys["a"]) - 5):
        places.setdefault(tuple(keys["a"][i : i + 6]), []).append(i)
    runs: list[dict[str, list[int]]] = []
    reached: dict[int, int] = {}
    for j in range(len(keys["b"]) - 5):
        for i in places.get(tuple(keys["b"][j : j + 6]), []):
            if reached.get(i - j, -1) > j:
                continue
            length = 6
            while keys["a"][i + length : i + length + 1] == keys["b"][j + length : j + length + 1] != []:
                length += 1
            reached[i - j] = j + length
            span = {
                side: [words[side][k].start(), words[side][k + length - 1].end()] for side, k in (("a", i), ("b", j))
            }
            last = runs[-1] if runs else None
            if last and all(-1 <= span[side][0] - last[side][1] <= 80 for side in "ab"):
                for side in "ab":
                    last[side][1] = span[side][1]
            else:
                runs.append(span)
    return runs


def measure() -> list[Row]:
    """Character figures by half and by kind of edit, negatives called copies, and pairs a second."""
    pairs = load_pairs()
    if not pairs:
        return []
    score = shared_data.scorers().reuse_score
    rows: list[Row] = []
    systems: tuple[tuple[str, Finder], ...] = (
        ("rashomon", rashomon),
        ("word 6-grams", shared_ngrams),
    )
    for system, find in systems:
        started = time.process_time()
        found: Found = {pair["id"]: find(pair) for pair in pairs}
        seconds = time.process_time() - started
        for number, name in _HALVES.items():
            of_half = [pair for pair in pairs if half(pair) == number]
            rows += _rows(score, system, f"synthetic_reuse, {name}", of_half, found)
        rows.append(_row(system, "synthetic_reuse", "pairs a second", len(pairs) / seconds, len(pairs)))
        for new in _NEW_WORDS:
            rows += _rewritten_rows(score, system, find, new)
    return rows


def _rewritten_rows(score: Callable[..., dict[str, Any]], system: str, find: Finder, new: float) -> list[Row]:
    """The copies of `benchmarks.rewriting`, with so many new words put in beyond its rules."""
    pairs = list(rewritten_pairs(_REWRITTEN, new=new))
    if not pairs:
        return []
    result = score(
        {pair.id: find({"text_a": pair.text_a, "text_b": pair.text_b}) for pair in pairs},
        {pair.id: list(pair.copied) for pair in pairs},
        {pair.id: list(pair.negatives) for pair in pairs},
    )
    data = f"rewritten, {new:.0%} new words"
    quotations = result["negatives"]["shared_quote_natural"]
    return [
        *(
            _row(system, data, f"micro {name}", value, len(pairs))
            for name, value in zip(("precision", "recall", "F1"), result["micro"], strict=True)
        ),
        _row(system, data, "negatives called copies", quotations["hit"], quotations["n"], higher=False),
    ]


def _rows(
    score: Callable[..., dict[str, Any]], system: str, data: str, pairs: Sequence[dict[str, Any]], found: Found
) -> list[Row]:
    result = score(
        {pair["id"]: found[pair["id"]] for pair in pairs},
        {pair["id"]: pair["copied"] for pair in pairs},
        {pair["id"]: pair["negatives"] for pair in pairs},
    )
    rows = [
        _row(system, data, f"{mean} {name}", value, len(pairs))
        for mean in ("macro", "micro")
        for name, value in zip(("precision", "recall", "F1"), result[mean], strict=True)
    ]
    rows.append(_row(system, data, "plagdet", result["plagdet"], len(pairs)))
    for kind in ("verbatim", "light edits", "mixed", "rewritten"):
        only = [p for p in pairs if p["copied"] and all(kind_of(case) == kind for case in p["copied"])]
        part = score({p["id"]: found[p["id"]] for p in only}, {p["id"]: p["copied"] for p in only})
        rows.append(_row(system, data, f"character F1, {kind}", part["micro"][2], len(only)))
        recalls = [(op, value) for op, value in result["recall_by_op"].items() if kind_of({"op": op or ""}) == kind]
        rows += [_row(system, data, f"recall, {op}", value, len(pairs)) for op, value in recalls]
    hit = sum(kind["hit"] * kind["n"] for kind in result["negatives"].values())
    total = sum(kind["n"] for kind in result["negatives"].values())
    rows.append(_row(system, data, "negatives called copies", hit / total, total, higher=False))
    for kind, values in result["negatives"].items():
        rows.append(_row(system, data, f"negatives called copies, {kind}", values["hit"], values["n"], higher=False))
    return rows


def _row(system: str, data: str, metric: str, value: float, items: int, higher: bool = True) -> Row:
    return Row(
        capability="lineage",
        data=data,
        system=system,
        metric=metric,
        value=round(value, 4),
        items=items,
        higher_is_better=higher,
    )


if __name__ == "__main__":
    for row in measure():
        print(f"{row.system:14}{row.data:32}{row.metric:44}{row.value:10.4f}{row.items:6}")
