"""`rashomon regroup`."""

import click

from rashomon.cli.archive_options import archive_option, opened
from rashomon.cli.messages import say
from rashomon.cli.steps import steps


@click.command()
@archive_option
@click.pass_context
def regroup(context: click.Context, archive_file: str) -> None:
    """Put all reports of an archive into stories anew.

    For after an update that groups better. What people decided with `rashomon correct` binds the new stories too. It is
    done as a whole or not at all: until it has ended, others see the stories as they were.

    Exit status: 0 when it was done, 1 when the archive cannot be used.
    """
    with opened(context, archive_file) as archive:
        before = len(archive.stories())
        with steps("grouping", len(archive)) as advance:
            archive.regroup(progress=advance)
        say(f"{archive_file}: {len(archive)} reports in {len(archive.stories())} stories ({before} before)")
