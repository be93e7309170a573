"""Where `rashomon annotate` puts each report: lines of JSON, a file a report in a folder, the terminal."""

import os
import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING

import click

from rashomon.cli.outputs import STDIN, STDOUT, NotWritten, print_bytes
from rashomon.model.ids import content_id
from rashomon.reading.addresses import is_address

if TYPE_CHECKING:
    from rashomon.model.annotated import AnnotatedReport

Write = Callable[["AnnotatedReport"], None]
"""Takes one annotated report after the other."""

_PLAIN_NAME = re.compile(r"[A-Za-z0-9][A-Za-z0-9_-]{0,79}(?:\.[A-Za-z0-9_-]{1,20}){0,3}")
_ODD = re.compile(r"[^A-Za-z0-9_-]+")


@contextmanager
def json_lines(name: str) -> Iterator[Write]:
    """Writes each report as a line of a file, or of standard output when the name is "-", and lets it go."""
    from rashomon.rendering.annotations import render_annotations

    if name == STDOUT:
        yield lambda annotated: print_bytes(render_annotations(annotated))
        return
    try:
        with Path(name).open("wb") as file:
            yield lambda annotated: _write_line(file, render_annotations(annotated))
    except OSError as error:
        raise NotWritten(name, error) from None


def _write_line(file: IO[bytes], line: str) -> None:
    file.write(line.encode("utf-8", "backslashreplace") + b"\n")


def webanno_files(folder: Path) -> Write:
    """Writes `<id>.tsv` for each report."""
    from rashomon.rendering.webanno import render_webanno

    name_of = _file_names()

    def write(annotated: "AnnotatedReport") -> None:
        _write(folder / f"{name_of(annotated.report.id)}.tsv", render_webanno(annotated))

    return write


def brat_files(folder: Path) -> Write:
    """Writes `<id>.txt` and `<id>.ann` for each report, and the `annotation.conf` that brat needs."""
    from rashomon.rendering.brat import CONFIGURATION, render_standoff

    name_of = _file_names()
    _write(folder / "annotation.conf", CONFIGURATION)

    def write(annotated: "AnnotatedReport") -> None:
        name = name_of(annotated.report.id)
        _write(folder / f"{name}.txt", annotated.report.text)
        _write(folder / f"{name}.ann", render_standoff(annotated))

    return write


def terminal() -> Write:
    """Prints a few lines for each report."""
    from rich.console import Console

    from rashomon.rendering.annotation_summary import print_annotations

    console = Console(file=sys.stdout)
    return lambda annotated: print_annotations(annotated, console)


def check_folder(option: str, name: str, inputs: tuple[str, ...]) -> Path:
    """The folder, made if it is not there. Raises click errors when it cannot be, or when it holds what is read.

    Files are named by the reports' ids, which the reports choose: one could be written over a report, or be read as
    one the next time.
    """
    folder = Path(name)
    home = Path(os.path.realpath(folder))
    for given in inputs:
        if given == STDIN or is_address(given):
            continue
        path = Path(os.path.realpath(given))
        if home in (path, path.parent) or path in home.parents:
            raise click.UsageError(f"{option} {name}: reports are read from there. Give another folder.")
    try:
        folder.mkdir(parents=True, exist_ok=True)
    except OSError as error:
        raise NotWritten(name, error) from None
    return folder


def _file_names() -> Callable[[str], str]:
    """Gives each report's file a name of plain characters: its id where that is one, else something like it."""
    taken: set[str] = set()

    def name_of(id: str) -> str:
        name = id
        # Some file systems take "A" and "a" for one name.
        if not _PLAIN_NAME.fullmatch(id) or id.lower() in taken:
            name = content_id(_ODD.sub("-", id)[:60].strip("-") or "report", id)
        taken.add(name.lower())
        return name

    return name_of


def _write(path: Path, words: str) -> None:
    try:
        path.write_bytes(words.encode("utf-8", "replace"))
    except OSError as error:
        raise NotWritten(str(path), error) from None
