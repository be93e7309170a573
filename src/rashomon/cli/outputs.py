"""What a command writes: checked before the work begins, and never over one of its own inputs."""

import os
import sys
from collections.abc import Callable
from pathlib import Path
from typing import TypeVar

import click

from rashomon.cli.messages import say

Command = TypeVar("Command", bound=Callable[..., None])

STDIN = STDOUT = "-"
# What is read as reports: an output of one of these names may be meant as an input.
REPORT_SUFFIXES = (".txt", ".text", ".md", ".markdown", ".html", ".htm", ".xhtml", ".jsonl")


def json_option(help_text: str) -> Callable[[Command], Command]:
    """The option --json of a verb, as `json_file`: a file, or standard output when none is named."""
    return click.option("--json", "json_file", metavar="[FILE]", is_flag=False, flag_value=STDOUT, help=help_text)


def refuse_to_overwrite_reports(files: tuple[str, ...], outputs: dict[str, str]) -> None:
    """`--json a.txt b.txt` would take a.txt as the file to write; never destroy a report that way."""
    given = {_same(name) for name in files}
    for option, name in outputs.items():
        if name == STDOUT:
            continue
        if not name:
            raise click.UsageError(f"{option}: the name is empty. {_order_hint(option)}")
        if Path(name).is_dir():
            raise click.UsageError(f"{option} {name}: that is a folder. {_order_hint(option)}")
        if _same(name) in given:
            raise click.UsageError(f"{option} {name}: that is one of the reports and would be overwritten.")
        if option == "--json" and Path(name).exists() and name.lower().endswith(REPORT_SUFFIXES):
            raise click.UsageError(f"--json {name}: that is a report and would be overwritten. {_order_hint(option)}")


def _order_hint(option: str) -> str:
    if option == "--json":
        return "For JSON on standard output put --json last: rashomon compare FILE... --json"
    return f"Give the name of a file to write: {option} account.html"


def _same(name: str) -> str:
    return STDIN if name == STDIN else os.path.realpath(name)


def check_writable(outputs: dict[str, str]) -> None:
    """Fail before the work, not after it. Raises NotWritten."""
    for name in outputs.values():
        if name == STDOUT:
            continue
        path = Path(name)
        try:
            path.parent.mkdir(parents=True, exist_ok=True)
            existed = path.exists()
            with path.open("ab"):
                pass
            if not existed:
                path.unlink()
        except OSError as error:
            raise NotWritten(name, error) from None


class NotWritten(click.ClickException):
    """A file or folder that cannot be written; ends the command with status 1 and says what to do."""

    def __init__(self, name: str, error: OSError) -> None:
        why = error.strerror or str(error)
        super().__init__(f"{name} could not be written: {why}; check its folder and permissions, or name another")


def write_output(name: str, rendered: str, *, quiet: bool = False) -> None:
    """Write to a file, or to standard output when the name is "-". Raises NotWritten when that cannot be done."""
    if name == STDOUT:
        print_bytes(rendered)
        return
    try:
        Path(name).write_bytes(rendered.encode("utf-8", "backslashreplace"))
    except OSError as error:
        raise NotWritten(name, error) from None
    if not quiet:
        say(f"wrote {name}")


def print_bytes(text: str) -> None:
    """Text to standard output as UTF-8, whatever the terminal's own encoding is."""
    sys.stdout.flush()
    stdout = sys.stdout.buffer
    stdout.write(text.encode("utf-8", "backslashreplace"))
    if not text.endswith("\n"):
        stdout.write(b"\n")
    stdout.flush()
