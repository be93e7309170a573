"""How far a long work is, with its rate and when it will end: on a terminal while it goes on."""

import sys
import time
from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

Advance = Callable[[int], None]
_LISTS = (".jsonl", ".ndjson")
_FILES = (".txt", ".md", ".markdown", ".html", ".htm")
_SAMPLE = 4_000_000  # bytes of a list that tell how long its lines are


@contextmanager
def steps(message: str, total: int | None) -> Iterator[Advance]:
    """A bar on standard error where that is a terminal; the function it gives is told how many more are done.

    `total` None: it is not known how many there are.
    """
    if not sys.stderr.isatty():
        yield lambda _: None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    began = time.monotonic()
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TextColumn("{task.fields[rate]}"),
        TextColumn("ends in"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=Console(stderr=True), transient=True) as progress:
        task = progress.add_task(message, total=total, rate="")

        def advance(more: int) -> None:
            done = progress.tasks[0].completed + more
            rate = f"{done / max(1e-6, time.monotonic() - began):.0f}/s"
            progress.update(task, advance=more, rate=rate)

        yield advance


def how_many(inputs: Sequence[str]) -> int | None:
    """About how many reports are in some files, without reading them all; None where that cannot be told."""
    total = 0
    for name in inputs:
        path = Path(name)
        try:
            found = _in_folder(path) if path.is_dir() else _in_file(path)
        except (OSError, ValueError):
            return None
        if found is None:
            return None
        total += found
    return total


def _in_folder(folder: Path) -> int | None:
    counts = [_in_file(path) for path in folder.rglob("*") if path.is_file()]
    return None if None in counts else sum(count or 0 for count in counts)


def _in_file(path: Path) -> int | None:
    suffix = path.suffix.lower()
    if suffix in _FILES:
        return 1
    if suffix not in _LISTS:
        return None
    size = path.stat().st_size
    with path.open("rb") as file:
        sample = file.read(_SAMPLE)
    return max(1, round(sample.count(b"\n") * size / max(1, len(sample))))
