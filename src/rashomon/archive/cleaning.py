"""Cleans portions of inputs, in this process or ahead of it in others."""

import multiprocessing
import os
import signal
import threading
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import BrokenExecutor, Future, ProcessPoolExecutor
from itertools import chain
from multiprocessing.connection import wait

from rashomon.archive.intake import Arrivals, Given, Known, Portion, clean_portion, look_up

_FEW = 3  # portions that are cleaned here before other processes are worth their start


def cleaned(portions: Iterable[Sequence[Given]], known: Known, workers: int) -> Generator[Arrivals, None, None]:
    """What is in the portions, in their order, the same for any number of workers."""
    looked_up = (look_up(some, known) for some in portions)
    fresh = 0
    for portion in looked_up:
        if workers > 1 and fresh >= _FEW and portion.fresh:
            yield from _ahead(chain([portion], looked_up), workers)
            return
        fresh += bool(portion.fresh)
        yield clean_portion(portion)


def _ahead(portions: Iterable[Portion], workers: int) -> Iterator[Arrivals]:
    """As `cleaned`, by processes that are a few portions ahead; a fork would share the archive's open file."""
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"), initializer=_serve)
    waiting: deque[tuple[Portion, Future[Arrivals] | None]] = deque()
    try:
        for portion in portions:
            waiting.append((portion, _submit(pool, portion)))
            if len(waiting) > workers + 1:
                yield _result(*waiting.popleft())
        while waiting:
            yield _result(*waiting.popleft())
    finally:
        pool.shutdown(wait=False, cancel_futures=True)


def _submit(pool: ProcessPoolExecutor, portion: Portion) -> Future[Arrivals] | None:
    try:
        return pool.submit(clean_portion, portion)
    except BrokenExecutor:
        return None


def _result(portion: Portion, future: Future[Arrivals] | None) -> Arrivals:
    """What a worker made, or, when the system has ended the workers, what this process makes."""
    if future is None:
        return clean_portion(portion)
    try:
        return future.result()
    except BrokenExecutor:
        return clean_portion(portion)


def _serve() -> None:
    """How a worker begins: Ctrl-C is for the process that it works for, and it ends when that has ended."""
    signal.signal(signal.SIGINT, signal.SIG_IGN)
    threading.Thread(target=_end_with_parent, daemon=True).start()


def _end_with_parent() -> None:
    parent = multiprocessing.parent_process()
    if parent is not None:
        wait([parent.sentinel])
        os._exit(1)
