"""A reader's own file of names and aliases: what they name goes before what the rules would decide."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from typing import cast, get_args

from rashomon.language.entities.gazetteer import fold
from rashomon.language.entities.occurrences import Occurrence
from rashomon.model.annotation import EntityType

_KEYS = frozenset({"name", "type", "aliases", "code"})
_TYPES = get_args(EntityType)
_FORM = "expected `names:` with a list of entries, each with `name:` and `type:`, and if wanted `aliases:` and `code:`"


@dataclass(frozen=True, slots=True, kw_only=True)
class KnownName:
    """Somebody or something the reader names: one entity under `name`, whatever alias a report uses.

    `code` is an id of the reader's choice ("wikidata:Q42"), kept with the entity.
    """

    name: str
    type: EntityType
    aliases: tuple[str, ...] = ()
    code: str | None = None


def load_names(path: str | Path) -> tuple[KnownName, ...]:
    """The names of a YAML file, in its order.

    The file has a list `names:` of entries `{name, type, aliases, code}`; `families:` beside it is left to
    `rashomon.lineage.families.load_families`, so that one file can hold both. Raises ValueError that says which entry
    is wrong and why (also when two entries share a name or alias), OSError when the file cannot be read.
    """
    import yaml

    try:
        parsed = yaml.safe_load(Path(path).read_text(encoding="utf-8-sig"))
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: is not UTF-8 text") from error
    except (yaml.YAMLError, RecursionError) as error:
        mark = getattr(error, "problem_mark", None)
        place = f", line {mark.line + 1}" if mark is not None else ""
        raise ValueError(
            f"{path}{place}: is not YAML: {getattr(error, 'problem', None) or 'nested too deep'}"
        ) from error
    if not isinstance(parsed, dict) or not isinstance(parsed.get("names"), list):
        raise ValueError(f"{path}: {_FORM}")
    if other := sorted(str(key) for key in parsed if key not in ("names", "families")):
        raise ValueError(f"{path}: unknown key {other[0]!r}; {_FORM}")
    names = tuple(_known_name(entry, f"{path}, name {n}") for n, entry in enumerate(parsed["names"], start=1))
    _index(names, str(path))
    return names


def _known_name(entry: object, place: str) -> KnownName:
    if not isinstance(entry, dict):
        raise ValueError(f"{place}: {_FORM}")
    if unknown := sorted(str(key) for key in entry if key not in _KEYS):
        raise ValueError(f"{place}: unknown key {unknown[0]!r}; an entry has {', '.join(sorted(_KEYS))}")
    name, kind, code = entry.get("name"), entry.get("type"), entry.get("code")
    aliases = entry.get("aliases", [])
    if not isinstance(name, str) or not name.strip():
        raise ValueError(f"{place}: `name:` must be some words (put quotes around what YAML takes for something else)")
    if kind not in _TYPES:
        raise ValueError(f"{place} ({name}): `type:` must be one of {', '.join(_TYPES)}, not {kind!r}")
    if not isinstance(aliases, list) or not all(isinstance(alias, str) and alias.strip() for alias in aliases):
        raise ValueError(f"{place} ({name}): `aliases:` must be a list of words")
    if code is not None and not isinstance(code, str):
        raise ValueError(f"{place} ({name}): `code:` must be text; put quotes around it")
    return KnownName(
        name=name.strip(), type=cast(EntityType, kind), aliases=tuple(alias.strip() for alias in aliases), code=code
    )


def _index(names: Sequence[KnownName], place: str) -> dict[str, KnownName]:
    """The names by each of their forms (`fold`). Raises ValueError when two of them share a form."""
    found: dict[str, KnownName] = {}
    for known in names:
        for form in (known.name, *known.aliases):
            other = found.setdefault(fold(form), known)
            if other is not known:
                raise ValueError(f"{place}: {form!r} is a name of both {other.name!r} and {known.name!r}")
    return found


def with_known_names(occurrences: Sequence[Occurrence], names: Sequence[KnownName]) -> list[Occurrence]:
    """The occurrences; those that bear a known name under its first form, with its type and code.

    A form is compared without case and diacritics, with and without the title before it. Raises ValueError when two
    names share a form.
    """
    if not names:
        return list(occurrences)
    index = _index(names, "names")
    return [_as_known(o, index) for o in occurrences]


def _as_known(o: Occurrence, index: dict[str, KnownName]) -> Occurrence:
    known = index.get(fold(f"{o.mention.title} {o.mention.name}".strip())) or index.get(fold(o.mention.name))
    if known is None:
        return o
    code = known.code or (o.mention.code if known.type == o.mention.type else None)
    mention = replace(o.mention, name=known.name, type=known.type, code=code)
    return replace(o, mention=mention, form=o.mention.name, known=True)


def apart(group: Sequence[Occurrence]) -> Iterator[list[Occurrence]]:
    """The group, in pieces where it holds several known names; the rest stays with the one mentioned most."""
    known = [o.mention.name for o in group if o.known]
    names = sorted(set(known), key=lambda name: (-known.count(name), name))
    if len(names) < 2:
        yield list(group)
        return
    yield [o for o in group if not o.known or o.mention.name == names[0]]
    for name in names[1:]:
        yield [o for o in group if o.known and o.mention.name == name]
