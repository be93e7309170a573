"""How long `compare` takes and how much memory it needs: cold, warm, and as a story grows.

Every measurement runs in a process of its own, so that one cannot warm up the next. The reports are one event of
Giveme5W1H news_cluster; beyond its 14 articles, copies edited by rule (paragraphs dropped and moved). Nothing that is
kept of texts met before helps the warm runs, except in the row that says so. With RASHOMON_LONG_BENCHMARKS set, 400
reports are compared as well.
"""

import json
import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from pathlib import Path

from benchmarks import shared_data
from benchmarks.table import Row

DATA = "giveme5w1h, one event"
COLD_RUNS = 3
WARM_RUNS = 5
GROWTH = (10, 40, 120)
LONG_GROWTH = (*GROWTH, 400)
MEMORY_AT = 40


def measure() -> list[Row]:
    """Seconds and megabytes; none when the data is not there."""
    event = largest_event()
    if not event:
        return []
    rows = []
    with tempfile.TemporaryDirectory() as folder:
        four = write_list(grow(event, 4), Path(folder))
        rows.append(_row("cold, 4 reports, s", statistics.median(_cold(four) for _ in range(COLD_RUNS)), 4))
        warm, again, _, _ = _warm(four, WARM_RUNS)
        rows.append(_row("warm, 4 reports, s", warm, 4))
        rows.append(_row("once more, 4 reports, s", again, 4, note="sentences still kept from the run before"))
        for count in LONG_GROWTH if os.environ.get("RASHOMON_LONG_BENCHMARKS") else GROWTH:
            seconds, _, megabytes, facts = _warm(write_list(grow(event, count), Path(folder)), 1)
            rows.append(_row(f"warm, {count} reports, s", seconds, count, note=f"{facts} facts"))
            if count >= MEMORY_AT:
                rows.append(_row(f"peak memory, {count} reports, MB", megabytes, count))
    return rows


def largest_event() -> list[dict[str, str | None]]:
    """The reports of the event with most of them, longest first; empty when the data is not there."""
    events: dict[str, list[dict[str, str | None]]] = defaultdict(list)
    for record in shared_data.rows("clustering/giveme5w1h_dev.jsonl"):
        report = {key: record[key] for key in ("id", "source", "title", "text", "published", "url")}
        events[record["event"]].append(report)
    reports = max((events[event] for event in sorted(events)), key=len, default=[])
    return sorted(reports, key=lambda report: -len(report["text"] or ""))


def grow(reports: list[dict[str, str | None]], count: int) -> list[dict[str, str | None]]:
    """`count` reports: the given ones, then edited copies of them under other outlets' names."""
    grown = list(reports[:count])
    for number in range(len(grown), count):
        original, edition = reports[number % len(reports)], number // len(reports)
        paragraphs = (original["text"] or "").split("\n")
        kept = [paragraph for place, paragraph in enumerate(paragraphs) if (place + number) % (edition + 2)]
        turn = number % (len(kept) or 1)
        copy = {"id": f"copy-{number}", "source": f"Outlet {number}", "text": "\n".join(kept[turn:] + kept[:turn])}
        grown.append({**original, **copy, "url": None})
    return grown


def write_list(reports: list[dict[str, str | None]], folder: Path) -> Path:
    """The reports as a .jsonl list that `compare` reads."""
    path = folder / f"{len(reports)}.jsonl"
    path.write_text("".join(json.dumps(report) + "\n" for report in reports), encoding="utf-8")
    return path


def _row(metric: str, value: float, items: int, note: str = "") -> Row:
    return Row(
        capability="speed",
        data=DATA,
        system="rashomon",
        metric=metric,
        value=value,
        items=items,
        note=note,
        higher_is_better=False,
    )


def _cold(reports: Path) -> float:
    """Seconds from the command to its end, the interpreter's own start included."""
    command = "from rashomon.cli import main; main()"
    start = time.perf_counter()
    subprocess.run(
        [sys.executable, "-c", command, "compare", str(reports), "--quiet", "--json"],
        stdout=subprocess.DEVNULL,
        check=True,
    )
    return time.perf_counter() - start


def _warm(reports: Path, runs: int) -> tuple[float, float, float, int]:
    """Seconds (median) in a process that has compared before; seconds once more with what is kept of the run before,
    0 when there was one run only; peak megabytes; and the number of facts.
    """
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.speed", str(reports), str(runs)],
        cwd=shared_data.ROOT,
        stdout=subprocess.PIPE,
        check=True,
    )
    seconds, again, megabytes, facts = json.loads(done.stdout)
    return seconds, again, megabytes, facts


def _child(reports: str, runs: int) -> None:
    """Compare once to load everything, then `runs` times by the clock; print the figures as JSON."""
    from rashomon.comparing import compare
    from rashomon.language.embedding import forget

    def timed() -> tuple[float, int]:
        start = time.perf_counter()
        account = compare([reports])
        return time.perf_counter() - start, len(account.facts)

    compare([Path(reports).with_name("4.jsonl")])
    measured = []
    for _ in range(runs):
        forget()
        measured.append(timed())
    again = timed()[0] if runs > 1 else 0.0
    seconds = statistics.median(took for took, _ in measured)
    print(json.dumps([seconds, again, _peak_megabytes(), measured[-1][1]]))


def _peak_megabytes() -> float:
    """The most memory that this process has held. Linux's `getrusage` hands a parent's peak on to its children."""
    status = Path("/proc/self/status")
    if status.exists():
        peak = next(line for line in status.read_text().splitlines() if line.startswith("VmHWM:"))
        return int(peak.split()[1]) / 1e3
    # macOS counts in bytes.
    return resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1e6


if __name__ == "__main__":
    _child(sys.argv[1], int(sys.argv[2]))
