"""What a command reads: files, folders and standard input."""

import sys
from typing import TYPE_CHECKING

import click

from rashomon.cli.outputs import STDIN
from rashomon.reading.addresses import is_address

if TYPE_CHECKING:
    from rashomon.model.report import Batch


def read_reports(files: tuple[str, ...]) -> "Batch":
    """The reports of all inputs, in the order given."""
    from rashomon.reading import read

    files = checked_inputs(files)
    stdin = sys.stdin.buffer.read() if STDIN in files else b""
    if not any(is_address(name) for name in files):
        return read(files, stdin=stdin)
    from rashomon.reading.fetching import Fetcher

    with Fetcher() as fetcher:
        return read(files, stdin=stdin, fetcher=fetcher)


def checked_inputs(given: tuple[str, ...], *, named: str = "FILE") -> tuple[str, ...]:
    """What is to be read: standard input where nothing is given. Raises UsageError, in which `named` is given."""
    if not given:
        if stdin_is_terminal():
            raise click.UsageError(f'give at least one {named}, a folder, or "-" for standard input.')
        return (STDIN,)
    if given.count(STDIN) > 1:
        raise click.UsageError('"-" (standard input) can be given once only.')
    return given


def stdin_is_terminal() -> bool:
    """Whether standard input would wait for somebody to type."""
    return sys.stdin is None or sys.stdin.isatty()
