"""Which outlets have one owner: a list that ships with Rashomon (families.yaml) and a reader's own."""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from pathlib import Path
from types import MappingProxyType

from rashomon.lineage.data import read_bytes
from rashomon.reading.hosts import host_of

_SCHEME = re.compile(r"^[a-z][a-z0-9+.-]*://", re.IGNORECASE)
_HOST = re.compile(r"^(?:[a-z0-9](?:[a-z0-9-]*[a-z0-9])?\.)+[a-z]{2,}$", re.IGNORECASE)
_LONGEST_HOST = 253  # characters (RFC 1035)
_NOT_NAME = re.compile(r"[^\w]+")


@dataclass(frozen=True, slots=True, kw_only=True)
class Outlet:
    """A known outlet: its name, other names, its hosts (without www.) and the family that owns it."""

    name: str
    aliases: tuple[str, ...]
    hosts: tuple[str, ...]
    family: str


def family_of(source_or_host: str, extra: Mapping[str, str] | None = None) -> str | None:
    """The owner of an outlet given by name, host or address ("BBC News", "www.nydailynews.com"); None when unknown.

    `extra` maps outlets (names or hosts) to families and goes before the list that ships with Rashomon.
    """
    if extra:
        own = {key: family for name, family in sorted(extra.items()) for key in _keys(name)}
        for key in _lookups(source_or_host):
            if key in own:
                return own[key]
    outlet = outlet_of(source_or_host)
    return outlet.family if outlet else None


@lru_cache(maxsize=4096)
def outlet_of(source_or_host: str) -> Outlet | None:
    """The known outlet of that name, host or address; None when it is not on the list."""
    known = _known()
    for key in _lookups(source_or_host):
        if key in known:
            return known[key]
    return None


def load_families(path: str | Path) -> Mapping[str, str]:
    """A reader's own file as {outlet name or host: family}, to be passed on as `extra`.

    The file has the form of families.yaml, or plain `outlet: family` lines. Raises ValueError when it is neither,
    OSError when it cannot be read.
    """
    try:
        text = Path(path).read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise ValueError(f"{path}: is not UTF-8 text") from error
    parsed = _parse_yaml(text, str(path))
    if isinstance(parsed, dict) and "families" in parsed:
        return MappingProxyType(
            {name: o.family for o in _outlets(parsed, str(path)) for name in (o.name, *o.aliases, *o.hosts)}
        )
    if not isinstance(parsed, dict) or not all(isinstance(x, str) for pair in parsed.items() for x in pair):
        raise ValueError(f"{path}: expected `outlet: family` lines, or `families:` in the form of families.yaml")
    return MappingProxyType(dict(parsed))


def name_key(name: str) -> str:
    """A name for comparison: lower case, without a leading article, spaces and punctuation."""
    key = _NOT_NAME.sub(" ", name.casefold()).strip()
    return key.removeprefix("the ").replace(" ", "")


def outlet_host(source_or_host: str) -> str | None:
    """The public host that an outlet is given by, as an address or bare; None when it is given by name."""
    given = source_or_host.strip()
    host = host_of(given if _SCHEME.match(given) else f"//{given}")
    return host if len(host) <= _LONGEST_HOST and _HOST.match(host) else None


def _lookups(source_or_host: str) -> Iterator[str]:
    """What to look up, most exact first: the host and its parents, then the name as it is, without and with "News"."""
    host = outlet_host(source_or_host)
    while host and "." in host:
        yield "host:" + host
        host = host.partition(".")[2]
    key = name_key(source_or_host)
    if key:
        yield "name:" + key
        for ending in ("news", "com", "online"):
            if key.endswith(ending) and len(key) > len(ending) + 1:
                yield "name:" + key.removesuffix(ending)
        yield "name:" + key + "news"


def _keys(name: str) -> Iterator[str]:
    host = outlet_host(name)
    if host:
        yield "host:" + host
    if name_key(name):
        yield "name:" + name_key(name)


@cache
def _known() -> Mapping[str, Outlet]:
    text = read_bytes("families.yaml").decode("utf-8")
    found: dict[str, Outlet] = {}
    for outlet in _outlets(_parse_yaml(text, "families.yaml"), "families.yaml"):
        for name in (outlet.name, *outlet.aliases, *outlet.hosts):
            for key in _keys(name):
                found.setdefault(key, outlet)
    return MappingProxyType(found)


def _outlets(parsed: object, place: str) -> Iterator[Outlet]:
    if not isinstance(parsed, dict):
        raise ValueError(f"{place}: not in the form of families.yaml")
    try:
        for family in parsed["families"]:
            owner = str(family["family"])
            for outlet in family["outlets"]:
                yield Outlet(
                    name=str(outlet["name"]),
                    aliases=tuple(str(x) for x in outlet.get("aliases", ())),
                    hosts=tuple(str(x).lower() for x in outlet.get("hosts", ())),
                    family=owner,
                )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"{place}: not in the form of families.yaml ({error})") from error


def _parse_yaml(text: str, place: str) -> object:
    import yaml

    try:
        return yaml.load(text, Loader=getattr(yaml, "CSafeLoader", yaml.SafeLoader))
    except yaml.YAMLError as error:
        raise ValueError(f"{place}: not YAML ({error})") from error
