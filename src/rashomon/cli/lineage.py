"""`rashomon lineage`."""

import sys
from typing import TYPE_CHECKING

import click

from rashomon.cli.inputs import read_inputs
from rashomon.cli.messages import progress, say
from rashomon.cli.outputs import check_writable, json_option, refuse_to_overwrite_reports, write_output
from rashomon.cli.status import NOTHING_DONE, SOME_FAILED

if TYPE_CHECKING:
    from collections.abc import Sequence

    from rashomon.model.account import Passage
    from rashomon.model.report import Report


@click.command()
@click.argument("files", nargs=-1, metavar="FILE...")
@json_option("Write the passages as JSON. Without FILE (then put it last): to standard output, and nothing else there.")
@click.pass_context
def lineage(context: click.Context, files: tuple[str, ...], json_file: str | None) -> None:
    """Trace who copied whom: the text that reports share, which way it went, and what was changed.

    FILE is a text (.txt, .md), a web page (.html), a list or table of reports (.jsonl, .csv), a feed, a web archive, a
    web address, or a folder of these; "-" is standard input. The reports need not tell of one event. The text of a
    .jsonl line is taken as it is, so that the offsets of every passage index it.

    Exit status: 0 when all was read, 1 when no report could be read, 2 for a wrong use of the command, 3 when some of
    what was given could not be read.
    """
    outputs = {} if json_file is None else {"--json": json_file}
    refuse_to_overwrite_reports(files, outputs)
    check_writable(outputs)
    with progress("reading the reports"):
        from rashomon.reading import read_as_given

        batch = read_inputs(files, read_as_given)
    for problem in batch.problems:
        say(str(problem))
    if not batch.reports:
        say("nothing to trace: no report could be read")
        context.exit(NOTHING_DONE)
    with progress(f"comparing {len(batch.reports)} reports"):
        from rashomon.tracing import trace_copies

        passages = trace_copies(batch.reports)
    if json_file is None:
        _print(batch.reports, passages)
    else:
        from rashomon.rendering.lineage import render_passages

        write_output(json_file, render_passages(passages))
    context.exit(SOME_FAILED if any(problem.fatal for problem in batch.problems) else 0)


def _print(reports: "Sequence[Report]", passages: "Sequence[Passage]") -> None:
    from rich.console import Console

    from rashomon.rendering.lineage import print_lineage

    print_lineage(reports, passages, Console(file=sys.stdout))
