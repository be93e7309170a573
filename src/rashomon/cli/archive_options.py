"""What the verbs of an archive have in common: which file it is, and what happens when it cannot be used."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

import click

from rashomon.cli.messages import say
from rashomon.cli.status import NOTHING_DONE

if TYPE_CHECKING:
    from rashomon.archive import Archive

Command = TypeVar("Command", bound=Callable[..., None])

DEFAULT = "rashomon.db"
_ISO_DAY = "%Y-%m-%d"


def archive_option(command: Command) -> Command:
    """The option --archive of a verb, as `archive_file`."""
    return click.option(
        "--archive",
        "archive_file",
        metavar="FILE",
        default=DEFAULT,
        show_default=True,
        envvar="RASHOMON_ARCHIVE",
        show_envvar=True,
        help="The archive.",
    )(command)


def day_options(command: Command) -> Command:
    """The options --since and --until, as ISO dates or None."""
    for name, help_text in (("--until", "Up to and with this day."), ("--since", "From this day on (YYYY-MM-DD).")):
        command = click.option(name, metavar="DAY", callback=_day, help=help_text)(command)
    return command


def _day(context: click.Context, parameter: click.Parameter, value: str | None) -> str | None:
    from datetime import datetime

    if value is None:
        return None
    try:
        return datetime.strptime(value, _ISO_DAY).date().isoformat()
    except ValueError:
        raise click.BadParameter(f"{value!r} is no day; write it as 2019-03-22.", context, parameter) from None


def is_there(archive_file: str) -> bool:
    """Whether there is something to open; SQLite would take a file of no bytes for a new archive, and write it."""
    path = Path(archive_file)
    return path.exists() and path.stat().st_size > 0


@contextmanager
def opened(context: click.Context, archive_file: str) -> Iterator["Archive"]:
    """An archive that is there. One that is not, or cannot be used, ends the command with a message."""
    from rashomon.archive import Archive, ArchiveError

    if not is_there(archive_file):
        say(f"there is no archive {archive_file}; make one with: rashomon add FILE... --archive {archive_file}")
        context.exit(NOTHING_DONE)
    try:
        with Archive(archive_file) as archive:
            yield archive
    except ArchiveError as error:
        say(str(error))
        context.exit(NOTHING_DONE)
