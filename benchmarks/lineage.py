"""Who copied whom: character precision, recall and F1 of shared passages on the labelled derived pairs."""

import hashlib
import json
import os
from pathlib import Path
from typing import Any

DESIGN = 0


def benchmarks_folder() -> Path:
    """Where the shared data is: RASHOMON_BENCHMARKS, or beside the repository."""
    return Path(os.environ.get("RASHOMON_BENCHMARKS", Path(__file__).parents[2] / "shared" / "benchmarks"))


def load_pairs() -> list[dict[str, Any]]:
    """The labelled derived pairs; empty when the data is not there."""
    path = benchmarks_folder() / "reuse" / "synthetic_reuse.jsonl"
    if not path.exists():
        return []
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def half(pair: dict[str, Any]) -> int:
    """0 for the pairs looked at while designing, 1 for the others; all pairs of one event fall together."""
    return hashlib.sha256(pair["event"].encode()).digest()[-1] % 2
