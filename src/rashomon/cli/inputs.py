"""What a command reads: files, folders and standard input."""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Protocol

import click

from rashomon.cli.outputs import STDIN
from rashomon.reading.addresses import is_address

if TYPE_CHECKING:
    from rashomon.model.report import Batch
    from rashomon.reading.fetching import Fetcher


class Read(Protocol):
    """Reads everything that was given; `rashomon.reading` has two of these."""

    def __call__(self, paths: Sequence[str], *, stdin: bytes, fetcher: "Fetcher | None") -> "Batch":
        """The reports, and what could not be read; web addresses are fetched with the fetcher."""


def read_inputs(given: tuple[str, ...], read: Read) -> "Batch":
    """The reports of all inputs, in the order given."""
    given = checked_inputs(given)
    stdin = sys.stdin.buffer.read() if STDIN in given else b""
    with fetcher_for(given) as fetcher:
        return read(given, stdin=stdin, fetcher=fetcher)


@contextmanager
def fetcher_for(given: tuple[str, ...]) -> "Iterator[Fetcher | None]":
    """What fetches web addresses; None where there is none among the inputs, as it takes time to load."""
    if not any(is_address(name) for name in given):
        yield None
        return
    from rashomon.reading.fetching import Fetcher

    with Fetcher() as fetcher:
        yield fetcher


def checked_inputs(given: tuple[str, ...], *, named: str = "FILE") -> tuple[str, ...]:
    """What is to be read: standard input where nothing is given. Raises UsageError, in which `named` is given."""
    if not given:
        if stdin_is_terminal():
            raise click.UsageError(f'give at least one {named}, a folder, or "-" for standard input.')
        return (STDIN,)
    if "" in given:
        raise click.UsageError(f'the name of a {named} is empty; "." is the folder you are in.')
    if given.count(STDIN) > 1:
        raise click.UsageError('"-" (standard input) can be given once only.')
    return given


def stdin_is_terminal() -> bool:
    """Whether standard input would wait for somebody to type."""
    return sys.stdin is None or sys.stdin.isatty()
