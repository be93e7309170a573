"""The option --names: a reader's own people, organisations and places."""

from pathlib import Path
from typing import TYPE_CHECKING

import click

if TYPE_CHECKING:
    from rashomon.language.entities import KnownName

names_option = click.option(
    "--names",
    metavar="FILE",
    type=click.Path(exists=True, dir_okay=False, path_type=Path),
    help="A list of people, organisations and places with their aliases; they go before what would be decided.",
)


def known_names(path: Path | None) -> "tuple[KnownName, ...]":
    """The names in a file; none without one. Raises click.UsageError when the file cannot be used."""
    if path is None:
        return ()
    from rashomon.language.entities import load_names

    try:
        return load_names(path)
    except (OSError, ValueError) as error:
        raise click.UsageError(f"--names: {error}") from None
