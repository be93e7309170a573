"""`rashomon show`."""

import click

from rashomon.cli.archive_options import archive_option, opened
from rashomon.cli.messages import progress, say
from rashomon.cli.presenting import account_outputs, check_outputs, present
from rashomon.cli.status import NOTHING_DONE


@click.command()
@click.argument("story_id", metavar="STORY")
@archive_option
@account_outputs
@click.pass_context
def show(
    context: click.Context,
    story_id: str,
    archive_file: str,
    html: str | None,
    markdown: str | None,
    json_file: str | None,
    quiet: bool,
) -> None:
    """Show the account of a story in an archive.

    STORY is the id that `rashomon stories` prints, or the beginning of it where no other begins so.

    Exit status: 0 when it was shown, 1 when there is no such story or the archive cannot be used, 2 for a wrong use.
    """
    from rashomon.rendering.stories import see_also

    outputs = check_outputs(html, markdown, json_file, inputs=(archive_file,))
    with opened(context, archive_file) as archive:
        try:
            story = archive.story(story_id)
        except KeyError as error:
            say(f"{error.args[0]}; `rashomon stories --archive {archive_file}` lists them")
            context.exit(NOTHING_DONE)
        try:
            with progress(f"making the account of {story.kept.count} reports"):
                account = story.account()
        except ValueError as error:
            say(f"no account can be made: {error}")
            context.exit(NOTHING_DONE)
        related = () if quiet else next(archive.related([story]))
    present(account, outputs, (), quiet=quiet)
    for one in related:
        say(see_also(one))
