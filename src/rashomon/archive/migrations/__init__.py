"""The archive's tables: one .sql file a version, in order; one that was released is never changed."""

from dataclasses import dataclass
from functools import cache
from importlib.resources import files


@dataclass(frozen=True, slots=True, kw_only=True)
class Migration:
    """The statements that bring an archive from the version before to `version`."""

    version: int
    name: str
    statements: tuple[str, ...]


@cache
def migrations() -> tuple[Migration, ...]:
    """All of them, oldest first."""
    named = sorted(one.name for one in files(__name__).iterdir() if one.name.endswith(".sql"))
    return tuple(_migration(name) for name in named)


def _migration(name: str) -> Migration:
    text = files(__name__).joinpath(name).read_text(encoding="utf-8")
    number, _, title = name.removesuffix(".sql").partition("_")
    return Migration(version=int(number), name=title.replace("_", " "), statements=split_statements(text))


def split_statements(text: str) -> tuple[str, ...]:
    """The statements of a script, each to be run by itself: `executescript` would end the transaction around it."""
    from sqlite3 import complete_statement

    found: list[str] = []
    part = ""
    for line in text.splitlines(keepends=True):
        part += line
        if complete_statement(part):
            found.append(part.strip())
            part = ""
    return tuple(found)
