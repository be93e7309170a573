"""`rashomon search`."""

import sys

import click

from rashomon.cli.archive_options import archive_option, day_options, opened
from rashomon.cli.messages import say
from rashomon.cli.outputs import print_bytes


@click.command()
@click.argument("words", nargs=-1, required=True, metavar="WORDS...")
@archive_option
@day_options
@click.option("--source", metavar="NAME", default="", help="Reports of an outlet of this name.")
@click.option(
    "--limit", type=click.IntRange(0), default=20, show_default=True, metavar="N", help="At most so many. 0: all."
)
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, and nothing else.")
@click.pass_context
def search(
    context: click.Context,
    words: tuple[str, ...],
    archive_file: str,
    since: str | None,
    until: str | None,
    source: str,
    limit: int,
    as_json: bool,
) -> None:
    """Search the reports of an archive.

    All WORDS must be in a report. '"words in quotes"' stand together, 'word*' begins so, and after -- '-word' must not
    be there: rashomon search -- bridge -railway

    Exit status: 0 also when nothing is found, 1 when the archive cannot be used, 2 for a wrong use.
    """
    from rashomon.rendering.stories import hit_line, render_hits

    with opened(context, archive_file) as archive:
        found = archive.search(" ".join(words), since=since, until=until, source=source, limit=limit)
        if as_json:
            if found:
                print_bytes("".join(hit_line(hit) + "\n" for hit in found))
            return
        if not found:
            say("no report holds all these words")
            return
        from rich.console import Console

        render_hits(found, Console(file=sys.stdout))
