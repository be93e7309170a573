"""The command line: arguments in, messages on standard error, exit status out. The work is done elsewhere.

One module a verb. Imports of the pipeline stand inside the functions, so that `rashomon --help` answers at once.
"""

import signal
import sys
from io import TextIOWrapper
from typing import NoReturn

import click

from rashomon.cli.add import add
from rashomon.cli.annotate import annotate
from rashomon.cli.compare import compare
from rashomon.cli.correct import correct
from rashomon.cli.export import export
from rashomon.cli.lineage import lineage
from rashomon.cli.regroup import regroup
from rashomon.cli.search import search
from rashomon.cli.show import show
from rashomon.cli.status import INTERRUPTED
from rashomon.cli.stories import stories
from rashomon.cli.watch import watch

__all__ = ["cli", "main"]


@click.group(context_settings={"help_option_names": ["-h", "--help"]})
@click.version_option(package_name="rashomon", prog_name="rashomon")
@click.option("--archive", "archive_file", metavar="FILE", help="The archive, for every verb that has one.")
@click.pass_context
def cli(context: click.Context, archive_file: str | None) -> None:
    """Many reports, one sourced account."""
    if archive_file is not None:
        context.default_map = {name: {"archive_file": archive_file} for name in cli.commands}


for verb in (add, annotate, compare, correct, export, lineage, regroup, search, show, stories, watch):
    cli.add_command(verb)


def main() -> NoReturn:
    """Run the command line and exit: quietly on a closed pipe, with 130 on Ctrl-C."""
    if isinstance(sys.stdout, TextIOWrapper):
        sys.stdout.reconfigure(errors="replace")  # an outlet's dash must not stop a Latin-1 terminal
    if hasattr(signal, "SIGPIPE"):
        signal.signal(signal.SIGPIPE, signal.SIG_DFL)
    try:
        status = cli.main(prog_name="rashomon", standalone_mode=False)
    except click.ClickException as error:
        error.show()
        status = error.exit_code
    except (click.Abort, KeyboardInterrupt):
        click.echo("rashomon: stopped", err=True)
        status = INTERRUPTED
    sys.exit(status)
