"""Copies across an archive: reports a second and memory of the step that names candidates, beside MinHash libraries.

The archive is made of the reports of `clustering/`: a quarter stand as they are, and of each there are edited copies
(words dropped) and reports of other outlets into which one of its paragraphs was put. Every measurement runs in a
process of its own. A peer that is not installed gives no row.
"""

import importlib.metadata
import json
import os
import re
import resource
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import import_module
from importlib.util import find_spec
from random import Random

from benchmarks import shared_data
from benchmarks.table import Row

SIZES = (1_000, 10_000)
LONG_SIZES = (1_000, 10_000, 40_000)  # with RASHOMON_LONG_BENCHMARKS=1; some minutes
_SETS = ("clustering/basil.jsonl", "clustering/allsides_dev.jsonl", "clustering/giveme5w1h_dev.jsonl")
_PEERS = ("datasketch", "rensa")
_DROPPED = 0.05
_PARAGRAPH = 40  # words
_PERMUTATIONS, _THRESHOLD, _SHINGLE = 128, 0.5, 5

Pairs = Iterable[tuple[int, int]]


@dataclass(frozen=True, slots=True, kw_only=True)
class Archive:
    """Texts, and (original, copy) places in them: of whole reports, and of one paragraph in another report."""

    texts: tuple[str, ...]
    whole: tuple[tuple[int, int], ...]
    part: tuple[tuple[int, int], ...]


def measure() -> list[Row]:
    """Figures for each size and system; none when the data is not there."""
    if not shared_data.rows(_SETS[0]):
        return []
    sizes = LONG_SIZES if os.environ.get("RASHOMON_LONG_BENCHMARKS") else SIZES
    systems = ["rashomon", *(peer for peer in _PEERS if find_spec(peer))]
    return [row for size in sizes for system in systems for row in _rows(system, size)]


def make_archive(size: int) -> Archive:
    """An archive of `size` reports, the same each time."""
    given = [row["text"] for name in _SETS for row in shared_data.rows(name)]
    random = Random(7)
    texts = random.sample(given, min(len(given), size // 4))
    originals = len(texts)
    whole, part = [], []
    for number in range(originals, size):
        origin = number % originals
        paragraphs = [p for p in texts[origin].split("\n") if len(p.split()) >= _PARAGRAPH]
        if number % 2 or not paragraphs:
            whole.append((origin, number))
            texts.append(" ".join(w for w in texts[origin].split(" ") if random.random() > _DROPPED))
        else:
            part.append((origin, number))
            host = texts[random.randrange(originals)].split("\n")
            host.insert(random.randrange(len(host) + 1), random.choice(paragraphs))
            texts.append("\n".join(host))
    return Archive(texts=tuple(texts), whole=tuple(whole), part=tuple(part))


def _rashomon(texts: Sequence[str]) -> Pairs:
    from rashomon.lineage.winnowing import find_candidates

    return find_candidates(texts)


def _datasketch(texts: Sequence[str]) -> Pairs:
    datasketch = import_module("datasketch")
    index = datasketch.MinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS)
    found = []
    for number, text in enumerate(texts):
        sketch = datasketch.MinHash(num_perm=_PERMUTATIONS, seed=1)
        sketch.update_batch([shingle.encode() for shingle in _shingles(text)])
        found += [(other, number) for other in index.query(sketch)]
        index.insert(number, sketch, check_duplication=False)
    return found


def _rensa(texts: Sequence[str]) -> Pairs:
    rensa = import_module("rensa")
    index = rensa.RMinHashLSH(threshold=_THRESHOLD, num_perm=_PERMUTATIONS, num_bands=32)
    found = []
    for number, text in enumerate(texts):
        sketch = rensa.RMinHash(num_perm=_PERMUTATIONS, seed=1)
        sketch.update(_shingles(text))
        found += [(other, number) for other in index.query(sketch)]
        index.insert(number, sketch)
    return found


_SYSTEMS: dict[str, Callable[[Sequence[str]], Pairs]] = {
    "rashomon": _rashomon,
    "datasketch": _datasketch,
    "rensa": _rensa,
}


def _shingles(text: str) -> list[str]:
    words = re.findall(r"\w+", text.lower())
    return list({" ".join(words[i : i + _SHINGLE]) for i in range(max(1, len(words) - _SHINGLE + 1))})


def _rows(system: str, size: int) -> list[Row]:
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.archive_copies", system, str(size)],
        cwd=shared_data.ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    seconds, megabytes, pairs, whole, part = json.loads(done.stdout)
    name = system if system == "rashomon" else f"{system} {importlib.metadata.version(system)}"
    figures = (
        (f"candidates, CPU seconds, {size:,} reports, s", seconds, False),
        (f"peak memory, {size:,} reports, MB", megabytes, False),
        (f"pairs to compare for each report, {size:,} reports", pairs / size, False),
        (f"whole copies named, {size:,} reports", whole, True),
        (f"copied paragraphs named, {size:,} reports", part, True),
    )
    return [
        Row(
            capability="archive_copies",
            data="clustering, edited copies",
            system=name,
            metric=metric,
            value=round(value, 4),
            items=size,
            higher_is_better=higher,
        )
        for metric, value, higher in figures
    ]


def _child(system: str, size: int) -> None:
    """Time one system; print seconds, megabytes, the number of pairs and which share of the copies they hold."""
    archive = make_archive(size)
    start = time.process_time()
    pairs = set(_SYSTEMS[system](archive.texts))
    seconds = time.process_time() - start
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    named = [sum(copy in pairs for copy in copies) / max(1, len(copies)) for copies in (archive.whole, archive.part)]
    print(json.dumps([seconds, megabytes, len(pairs), *named]))


if __name__ == "__main__":
    _child(sys.argv[1], int(sys.argv[2]))
