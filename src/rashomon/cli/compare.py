"""`rashomon compare`."""

from collections.abc import Sequence
from pathlib import Path
from typing import TYPE_CHECKING

import click

from rashomon.cli.inputs import read_inputs
from rashomon.cli.messages import progress, say
from rashomon.cli.names import known_names, names_option
from rashomon.cli.presenting import account_outputs, check_outputs, present
from rashomon.cli.status import NOTHING_DONE, SOME_FAILED

if TYPE_CHECKING:
    from rashomon.model.account import Account
    from rashomon.model.judgement import Judgement
    from rashomon.model.report import Batch


@click.command()
@click.argument("files", nargs=-1, metavar="FILE...")
@account_outputs
@click.option(
    "--families",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A list of owners and their outlets; outlets of one owner count as one source.",
)
@names_option
@click.option(
    "--archive",
    "archive_file",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False),
    help="An archive whose corrections hold here, too (see rashomon correct).",
)
@click.pass_context
def compare(
    context: click.Context,
    files: tuple[str, ...],
    html: str | None,
    markdown: str | None,
    json_file: str | None,
    quiet: bool,
    families: Path | None,
    names: Path | None,
    archive_file: str | None,
) -> None:
    """Compare reports of one event and print one account of them.

    FILE is a text (.txt, .md), a web page (.html), a list or table of reports (.jsonl, .csv), a feed, a web archive, a
    web address, or a folder of these; "-" is standard input. Every sentence of the account names the report and the
    characters it was read from.

    Exit status: 0 when all was read, 1 when nothing could be compared, 2 for a wrong use of the command, 3 when the
    account was made but some of what was given could not be read.
    """
    outputs = check_outputs(html, markdown, json_file, inputs=files)
    if families:
        _check_families(families)
    known_names(names)
    judgements = _judgements(archive_file) if archive_file else ()
    with progress("reading the reports"):
        from rashomon.reading import read

        batch = read_inputs(files, read)
    failed = [problem for problem in batch.problems if problem.fatal]
    for problem in failed if quiet else batch.problems:
        say(str(problem))
    with progress(f"comparing {len(batch.reports)} reports"):
        account = _compare(batch, families, names, judgements)
    if account is None:
        context.exit(NOTHING_DONE)
    present(account, outputs, batch.problems, quiet=quiet)
    context.exit(SOME_FAILED if failed else 0)


def _compare(
    batch: "Batch", families: Path | None, names: Path | None, judgements: "Sequence[Judgement]"
) -> "Account | None":
    from rashomon.comparing import NothingToCompare, compare_batch

    try:
        return compare_batch(batch, families=families, names=names, judgements=judgements)
    except NothingToCompare as error:
        say(f"nothing to compare: {error}")
        return None


def _judgements(archive_file: str) -> "Sequence[Judgement]":
    from rashomon.archive import Archive, ArchiveError

    try:
        with Archive(archive_file) as archive:
            return archive.standing_judgements()
    except ArchiveError as error:
        raise click.UsageError(f"--archive: {error}") from None


def _check_families(path: Path) -> None:
    from rashomon.lineage.families import load_families

    try:
        load_families(path)
    except (OSError, ValueError) as error:
        raise click.UsageError(f"--families: {error}") from None
