"""`rashomon add`."""

import json
import os
import sys
import time
from typing import TYPE_CHECKING

import click

from rashomon.cli.archive_options import archive_option
from rashomon.cli.inputs import checked_inputs
from rashomon.cli.messages import say
from rashomon.cli.outputs import STDIN, print_bytes
from rashomon.cli.status import NOTHING_DONE, SOME_FAILED
from rashomon.cli.steps import how_many, steps
from rashomon.reading.draft import FIELDS, TEXT_FIELDS

if TYPE_CHECKING:
    from rashomon.model.archive import Addition

_MOST_WORKERS = 8


@click.command()
@click.argument("sources", nargs=-1, metavar="SOURCE...")
@archive_option
@click.option(
    "--column",
    "columns",
    multiple=True,
    metavar="FIELD=NAME",
    help="Which column of a table, or field of a list, holds one of ours: --column text=body. Can be repeated.",
)
@click.option("--workers", type=click.IntRange(1, 64), help="Processes that clean texts. Default: one a processor.")
@click.option("--json", "as_json", is_flag=True, help="Print what was added as one JSON object.")
@click.option("--quiet", "-q", is_flag=True, help="Say only what could not be read.")
@click.pass_context
def add(
    context: click.Context,
    sources: tuple[str, ...],
    archive_file: str,
    columns: tuple[str, ...],
    workers: int | None,
    as_json: bool,
    quiet: bool,
) -> None:
    """Add reports to an archive, each to its story.

    SOURCE is a file, a folder, a list or table of reports, a feed, a web archive, a web address, or "-" for standard
    input. What is there already stays as it is; a page that has changed becomes a new revision of its report. The
    archive is made when it is not there.

    Stopped at any moment, it loses nothing that was added; run the same command again and it goes on.

    Exit status: 0 when all was kept, 1 when nothing could be, 2 for a wrong use of the command, 3 when some of what was
    given could not be read.
    """
    given = checked_inputs(sources, named="SOURCE")
    stdin = sys.stdin.buffer.read() if STDIN in given else b""
    mapping = _mapping(columns)
    began = time.monotonic()
    done = _add(given, archive_file, stdin, mapping, workers or min(_MOST_WORKERS, os.cpu_count() or 1), quiet=quiet)
    if done is None:
        context.exit(NOTHING_DONE)
    count = done.new + done.unchanged + done.revised
    if not quiet:
        rate = count / max(1e-6, time.monotonic() - began)
        say(f"{archive_file}: {_counts(done)} ({rate:.0f} reports/s)")
    if as_json:
        counts = {"new": done.new, "unchanged": done.unchanged, "revised": done.revised, "failed": done.failed}
        print_bytes(json.dumps(counts))
    if not count:
        say("nothing was added: no report could be read")
        context.exit(NOTHING_DONE)
    context.exit(SOME_FAILED if done.failed else 0)


def _add(
    given: tuple[str, ...], archive_file: str, stdin: bytes, mapping: dict[str, str], workers: int, *, quiet: bool
) -> "Addition | None":
    """What came of it; None when the archive cannot be used, which has been said."""
    from rashomon.archive import Archive, ArchiveError
    from rashomon.reading.fetching import Fetcher

    try:
        with (
            Archive(archive_file) as archive,
            Fetcher() as fetcher,
            steps("adding", how_many(given)) as advance,
        ):

            def progress(some: "Addition") -> None:
                for problem in some.problems:
                    if problem.fatal or not quiet:
                        say(str(problem))
                advance(some.new + some.unchanged + some.revised + some.failed)

            return archive.add(given, stdin=stdin, columns=mapping, fetcher=fetcher, progress=progress, workers=workers)
    except ArchiveError as error:
        say(str(error))
        return None


def _mapping(columns: tuple[str, ...]) -> dict[str, str]:
    mapping = {}
    for given in columns:
        field, sign, name = given.partition("=")
        if not (field.strip() and sign and name.strip()):
            raise click.UsageError(f"--column {given}: write it as FIELD=NAME, such as text=body.")
        ours = field.strip().lower()
        if ours not in (*TEXT_FIELDS, *FIELDS):
            fields = ", ".join((*TEXT_FIELDS, *FIELDS))
            raise click.UsageError(f"--column {given}: a report has no field {ours!r}. Its fields are {fields}.")
        mapping[ours] = name.strip()
    return mapping


def _counts(done: "Addition") -> str:
    parts = [f"{done.new} new", f"{done.unchanged} unchanged"]
    if done.revised:
        parts.append(f"{done.revised} revised")
    if done.failed:
        parts.append(f"{done.failed} not read")
    return ", ".join(parts)
