"""Cleans portions of inputs, in this process or ahead of it in others."""

import multiprocessing
from collections import deque
from collections.abc import Generator, Iterable, Iterator, Sequence
from concurrent.futures import Future, ProcessPoolExecutor
from itertools import chain

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
    pool = ProcessPoolExecutor(workers, mp_context=multiprocessing.get_context("spawn"))
    waiting: deque[Future[Arrivals]] = deque()
    try:
        for portion in portions:
            waiting.append(pool.submit(clean_portion, portion))
            if len(waiting) > workers + 1:
                yield waiting.popleft().result()
        while waiting:
            yield waiting.popleft().result()
    finally:
        pool.shutdown(wait=False, cancel_futures=True)
