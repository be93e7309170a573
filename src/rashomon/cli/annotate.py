"""`rashomon annotate`."""

import sys
from collections.abc import Iterator
from contextlib import ExitStack
from io import BufferedReader, RawIOBase
from pathlib import Path
from typing import TYPE_CHECKING, cast

import click

from rashomon.cli.annotation_outputs import brat_files, check_folder, json_lines, terminal, webanno_files
from rashomon.cli.inputs import checked_inputs, fetcher_for
from rashomon.cli.messages import progress, say
from rashomon.cli.names import known_names, names_option
from rashomon.cli.outputs import STDIN, STDOUT, check_writable, json_option, refuse_to_overwrite_reports
from rashomon.cli.status import NOTHING_DONE, SOME_FAILED
from rashomon.model.report import Problem

if TYPE_CHECKING:
    from rashomon.language.entities import KnownName
    from rashomon.model.annotated import AnnotatedReport


@click.command()
@click.argument("files", nargs=-1, metavar="FILE...")
@json_option("Write JSON, a line for each report. Without FILE (then put it last): to standard output.")
@click.option("--webanno", metavar="FOLDER", help="Write a WebAnno TSV 3.3 file for each report into FOLDER.")
@click.option("--brat", metavar="FOLDER", help="Write brat standoff (.txt and .ann) for each report into FOLDER.")
@names_option
@click.option("--quiet", "-q", is_flag=True, help="Print no annotations; only say what could not be read.")
@click.pass_context
def annotate(
    context: click.Context,
    files: tuple[str, ...],
    json_file: str | None,
    webanno: str | None,
    brat: str | None,
    names: Path | None,
    quiet: bool,
) -> None:
    """Find names, times, and who said what in reports.

    FILE is a text (.txt, .md), a web page (.html), a list or table of reports (.jsonl, .csv), a feed, a web archive, a
    web address, or a folder of these; "-" is standard input. The text of a .jsonl line is taken as it is, and the
    offsets of every annotation index it: code points, from 0, the end not included. Names are made one across the
    reports.

    Exit status: 0 when all was read, 1 when no report could be read, 2 for a wrong use of the command, 3 when some of
    what was given could not be read.
    """
    files = checked_inputs(files)
    outputs = {} if json_file is None else {"--json": json_file}
    refuse_to_overwrite_reports(files, outputs)
    check_writable(outputs)
    webanno_folder = check_folder("--webanno", webanno, files) if webanno else None
    brat_folder = check_folder("--brat", brat, files) if brat else None
    known = known_names(names)
    annotated = failed = 0
    with ExitStack() as stack:
        writers = [stack.enter_context(json_lines(json_file))] if json_file else []
        writers += [webanno_files(webanno_folder)] if webanno_folder else []
        writers += [brat_files(brat_folder)] if brat_folder else []
        writers += [terminal()] if not quiet and json_file != STDOUT else []
        for item in _items(files, known):
            if isinstance(item, Problem):
                failed += item.fatal
                if item.fatal or not quiet:
                    say(str(item))
                continue
            annotated += 1
            for write in writers:
                write(item)
    if not annotated:
        say("nothing to annotate: no report could be read")
        context.exit(NOTHING_DONE)
    context.exit(SOME_FAILED if failed else 0)


def _stdin() -> BufferedReader:
    """Standard input as it comes: a list may be longer than the memory."""
    return BufferedReader(cast(RawIOBase, sys.stdin.buffer))


def _items(files: tuple[str, ...], names: "tuple[KnownName, ...]") -> "Iterator[AnnotatedReport | Problem]":
    from rashomon.annotating import annotate_stream
    from rashomon.reading.as_given import stream

    with fetcher_for(files) as fetcher:
        stdin = _stdin() if STDIN in files else b""
        items = annotate_stream(stream(files, stdin=stdin, fetcher=fetcher), names)
        while True:
            with progress("annotating"):
                item = next(items, None)
            if item is None:
                return
            yield item
