"""The archive: reports a second and memory as it grows, beside nothing but its own beginning.

The reports are those of clustering/, and beyond their number copies edited by rule: sentences dropped and moved, later
days, other outlets. 1,000 and 5,000 reports are added by default; RASHOMON_LONG_BENCHMARKS=1 goes on to 40,000.
Each run is a process of its own. Times are of the processor, with one process: what others do on the machine does not
count, and a second processor would clean ahead of the first.
"""

import hashlib
import json
import os
import re
import resource
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date, timedelta
from pathlib import Path
from typing import Any

from benchmarks import shared_data
from benchmarks.table import Row

SETS = ("basil.jsonl", "giveme5w1h_dev.jsonl", "ecbplus_traindev.jsonl", "allsides_dev.jsonl")
SIZES = (1_000, 5_000)
LONG_SIZES = (1_000, 10_000, 40_000)
DAYS_LATER = 40  # between a report and each of its copies
_SENTENCE = re.compile(r"(?<=[.!?])\s+")
_FIELDS = ("id", "source", "title", "text", "published", "url")


def measure() -> list[Row]:
    """Rows for the sizes; none when the data is not there."""
    reports = originals()
    if not reports:
        return []
    sizes = LONG_SIZES if os.environ.get("RASHOMON_LONG_BENCHMARKS") else SIZES
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "reports.jsonl"
        with path.open("w", encoding="utf-8") as file:
            file.writelines(json.dumps(report) + "\n" for report in grown(reports, sizes[-1]))
        done = subprocess.run(
            [sys.executable, "-m", "benchmarks.archive", str(path), *map(str, sizes)],
            cwd=shared_data.ROOT,
            stdout=subprocess.PIPE,
            check=True,
        )
    measured = json.loads(done.stdout)
    rows = []
    for size, seconds, megabytes, bytes_kept in measured["sizes"]:
        note = f"{bytes_kept / size / 1000:.1f} kB a report in the file"
        rows.append(_row(f"{size:,} reports: ms a report", 1000 * seconds / size, size, note, better=False))
        rows.append(_row(f"{size:,} reports: peak memory, MB", megabytes, size, better=False))
    (first, first_seconds, *_), (last, last_seconds, *_) = measured["sizes"][0], measured["sizes"][-1]
    ratio = (last_seconds / last) / (first_seconds / first)
    rows.append(
        _row(f"time of a report at {last:,} against {first:,}", ratio, last, "1: it does not grow", better=False)
    )
    rows.append(_row("cleaning alone: ms a report", measured["cleaning"], first, "part of the above", better=False))
    again = f"{last:,} reports that are there already"
    rows.append(_row("adding again: ms a report", measured["again"], last, again, better=False))
    return rows


def originals() -> list[dict[str, Any]]:
    """The reports of all clustering sets, mixed: long and short ones spread evenly, so that any part is like all."""
    found = [{name: row[name] for name in _FIELDS} for name in SETS for row in shared_data.rows(f"clustering/{name}")]
    return sorted(found, key=lambda row: hashlib.sha256(row["id"].encode()).digest())


def grown(reports: list[dict[str, Any]], count: int) -> Iterator[dict[str, Any]]:
    """`count` reports: the given ones, then copies of them of later days, edited, under other outlets' names."""
    for number in range(count):
        report, edition = reports[number % len(reports)], number // len(reports)
        if not edition:
            yield report
            continue
        sentences = _SENTENCE.split(report["text"])
        kept = [sentence for at, sentence in enumerate(sentences) if (at + number) % (edition + 3)]
        turn = number % max(1, len(kept))
        day = report["published"] and date.fromisoformat(report["published"][:10]) + timedelta(DAYS_LATER * edition)
        yield {
            **report,
            "id": f"{report['id']}+{edition}",
            "source": f"{report['source']} {edition}",
            "text": " ".join(kept[turn:] + kept[:turn]) or report["text"],
            "published": day and day.isoformat(),
            "url": None,
        }


def _row(metric: str, value: float, items: int, note: str = "", *, better: bool) -> Row:
    return Row(
        capability="archive",
        data="clustering, edited copies",
        system="rashomon",
        metric=metric,
        value=round(value, 3),
        items=items,
        note=note,
        higher_is_better=better,
    )


def _child(path: str, sizes: list[int]) -> None:
    """Add the reports to an empty archive and print the figures as JSON."""
    from rashomon.archive import Archive
    from rashomon.archive.cleaning import cleaned
    from rashomon.archive.intake import inputs, portions
    from rashomon.model.archive import Addition

    unit = 1e6 if sys.platform == "darwin" else 1e3  # of the peak memory; Linux counts in kilobytes
    kept_in = Path(path).with_name("archive.db")
    with Archive(":memory:") as warm:  # what is loaded once is not counted
        first = next(iter(portions(inputs([path]))))
        warm.add([])
        list(cleaned([first[:5]], lambda _: {}, 1))
    figures: list[tuple[int, float, float, int]] = []
    count = 0
    with Archive(kept_in) as archive:
        start = time.process_time()

        def note(some: Addition) -> None:
            nonlocal count
            count += some.new + some.unchanged + some.revised + some.failed
            if len(figures) < len(sizes) and count >= sizes[len(figures)]:
                memory = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
                kept = sum(one.stat().st_size for one in kept_in.parent.glob("archive.db*"))
                figures.append((sizes[len(figures)], time.process_time() - start, memory, kept))

        archive.add([path], progress=note)
        start = time.process_time()
        archive.add([path])
        again = time.process_time() - start
    start = time.process_time()
    cleaned_count = 0
    for some in cleaned(portions(inputs([path])), lambda _: {}, 1):
        cleaned_count += len(some.new)
        if cleaned_count >= sizes[0]:
            break
    cleaning = time.process_time() - start
    print(
        json.dumps(
            {
                "sizes": figures,
                "again": 1000 * again / max(1, count),
                "cleaning": 1000 * cleaning / max(1, cleaned_count),
            }
        )
    )


if __name__ == "__main__":
    _child(sys.argv[1], [int(size) for size in sys.argv[2:]])
