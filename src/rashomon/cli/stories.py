"""`rashomon stories`."""

import sys
from typing import get_args

import click

from rashomon.cli.archive_options import archive_option, day_options, opened
from rashomon.cli.messages import say
from rashomon.cli.outputs import print_bytes


@click.command()
@archive_option
@day_options
@click.option("--about", metavar="NAME", default="", help="Stories that name a person, an organisation or a place.")
@click.option("--source", metavar="NAME", default="", help="Stories that an outlet of this name reports.")
@click.option("--text", metavar="WORDS", default="", help="Stories with a report that holds these words.")
@click.option(
    "--sort",
    type=click.Choice(["time", "sources", "growth"]),
    default="time",
    show_default=True,
    help="The latest first; those of most independent sources; those with most reports of the last days.",
)
@click.option("--limit", type=click.IntRange(0), default=0, metavar="N", help="At most so many. 0: all.")
@click.option("--related", "with_related", is_flag=True, help="Name the stories that lead to each or go on from it.")
@click.option("--json", "as_json", is_flag=True, help="Print one JSON object a line, and nothing else.")
@click.pass_context
def stories(
    context: click.Context,
    archive_file: str,
    since: str | None,
    until: str | None,
    about: str,
    source: str,
    text: str,
    sort: str,
    limit: int,
    with_related: bool,
    as_json: bool,
) -> None:
    """List the stories of an archive.

    A story is the reports that tell of one event. Its reports are named by the ids they were given.

    Exit status: 0 also when there is no such story, 1 when the archive cannot be used, 2 for a wrong use.
    """
    from rashomon.archive.base import StorySort
    from rashomon.rendering.stories import render_stories, story_line

    order: StorySort = next(one for one in get_args(StorySort) if one == sort)
    with opened(context, archive_file) as archive:
        found = archive.stories(
            since=since, until=until, about=about, source=source, text=text, sort=order, limit=limit
        )
        if as_json:
            related = archive.related(found) if with_related else [None] * len(found)
            lines = "".join(story_line(story.kept, others) + "\n" for story, others in zip(found, related, strict=True))
            if lines:
                print_bytes(lines)
            return
        if not found:
            say("there is no such story")
            return
        from rich.console import Console

        others = tuple(archive.related(found)) if with_related else ()
        render_stories([story.kept for story in found], Console(file=sys.stdout), others)
