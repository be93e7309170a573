"""Less often looking for cycles of objects that nothing refers to, while many objects are made that all stay."""

import gc
from collections.abc import Iterator
from contextlib import contextmanager

# So many new objects between two looks; Python's own default is 700.
_BETWEEN = 100_000


@contextmanager
def seldom_collecting() -> Iterator[None]:
    """The garbage collector looks for cycles seldom, for the time of the block.

    The annotations of a story are millions of small objects without cycles that live until its account is done. To go
    through them again and again takes a tenth of the time.
    """
    usual = gc.get_threshold()
    if usual[0] == 0 or usual[0] >= _BETWEEN:  # switched off, or already seldom
        yield
        return
    gc.set_threshold(_BETWEEN, *usual[1:])
    try:
        yield
    finally:
        gc.set_threshold(*usual)
