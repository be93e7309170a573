"""What a command tells people while it works, all on standard error."""

import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click


def say(message: str) -> None:
    """One line; control characters of a file name or a title must not reach the terminal."""
    line = "".join(char if char.isprintable() else " " for char in message)
    click.echo(f"rashomon: {' '.join(line.split())}", err=True)


@contextmanager
def progress(message: str) -> Iterator[None]:
    """A spinner on standard error where that is a terminal."""
    if not sys.stderr.isatty():
        yield
        return
    from rich.console import Console

    with Console(stderr=True).status(message):
        yield
