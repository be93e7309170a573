"""What stands above a text between two lines of three dashes: source, title, published, url, id ..."""

import re
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING

from rashomon.reading.draft import FIELDS, About, about

if TYPE_CHECKING:
    from yaml import SafeLoader

_FENCED = re.compile(r"\A\s*---[ \t]*\r?\n(?P<inside>.*?)(?:(?<=\n)|\r?\n)(?:---|\.\.\.)[ \t]*(?:\r?\n|\Z)", re.DOTALL)
_LONGEST = 20_000  # characters looked through for the closing line
_PLAIN = re.compile(r"(?P<name>[A-Za-z]{2,12})\s*:\s*(?P<value>.*)")


@dataclass(frozen=True, slots=True, kw_only=True)
class FrontMatter:
    """What was said above a text, where the text itself starts, and what was wrong ("" when nothing)."""

    about: About
    end: int
    note: str = ""


def read_front_matter(text: str) -> FrontMatter:
    """The fields above a text. A text without them, or whose first lines are no such fields, starts at 0."""
    nothing = FrontMatter(about=About(), end=0)
    match = _FENCED.match(text[:_LONGEST])
    if match is None:
        return nothing
    said = _as_yaml(match["inside"])
    if said is not None:
        return FrontMatter(about=said, end=match.end()) if said != About() else nothing
    # "title: One thing: another" is not YAML, but there is no doubt about what is meant.
    said = _as_plain_lines(match["inside"])
    if said == About():
        return nothing
    return FrontMatter(about=said, end=match.end(), note="the front matter is not YAML and was read line by line")


def _as_yaml(inside: str) -> About | None:
    import yaml

    try:
        loaded = yaml.load(inside, Loader=_loader())
    except (yaml.YAMLError, ValueError, RecursionError, OverflowError, AttributeError, TypeError):
        return None
    return about(loaded) if isinstance(loaded, dict) else None


@cache
def _loader() -> "type[SafeLoader]":
    """YAML in which words stay words: the id 007, the outlet "No", a date that does not exist."""
    import yaml

    class Words(yaml.SafeLoader):
        pass

    Words.yaml_implicit_resolvers = {}
    Words.add_implicit_resolver("tag:yaml.org,2002:null", re.compile(r"(?:~|null|Null|NULL)?\Z"), ["~", "n", "N", ""])
    return Words


def _as_plain_lines(inside: str) -> About:
    found: dict[object, object] = {}
    for line in inside.split("\n"):
        if (match := _PLAIN.fullmatch(line.strip())) and match["name"].lower() in FIELDS:
            found[match["name"].lower()] = match["value"].strip().strip("\"'")
    return about(found)
