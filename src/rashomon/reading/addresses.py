"""Which web addresses may be asked for: http and https to public hosts, checked at every redirect."""

import ipaddress
import socket
from collections.abc import Callable, Collection
from urllib.parse import urlsplit, urlunsplit

LONGEST_ADDRESS = 2_000  # characters

Resolve = Callable[[str, int], list[str]]
"""Gives the numeric addresses of a host; raises OSError when it has none."""


class RefusedAddress(ValueError):  # noqa: N818 -- said to people as it is
    """An address that is not asked for; the words say why."""


def is_address(given: str) -> bool:
    """Whether a source given by a person is a web address and not a file."""
    return given.lower().startswith(("http://", "https://"))


def resolve(host: str, port: int) -> list[str]:
    """The numeric addresses of a host, in the order the system gives them. Raises OSError when it has none."""
    return [str(found[4][0]) for found in socket.getaddrinfo(host, port, type=socket.SOCK_STREAM)]


def checked_address(url: str, *, allowed: Collection[str] = (), resolve: Resolve = resolve) -> tuple[str, str]:
    """The address without its fragment, and the numeric address to connect to.

    A host is refused when any of its numeric addresses is not public (loopback, private, link-local, reserved): a
    redirect must not lead to what only this machine can reach. `allowed` are host names that may all the same. The
    caller connects to the very address that was checked, so that a second lookup cannot give another. Raises
    RefusedAddress, and OSError when the host is not known.
    """
    if len(url) > LONGEST_ADDRESS:
        raise RefusedAddress("the address is too long")
    try:
        parts = urlsplit(url)
        host, port = parts.hostname, parts.port
    except ValueError:
        raise RefusedAddress("that is no web address") from None
    if parts.scheme not in ("http", "https") or not host:
        raise RefusedAddress(f"only http and https are asked for, not {parts.scheme or 'this'}")
    if parts.username or parts.password:
        raise RefusedAddress("an address with a password in it is not asked for")
    numbers = resolve(host, port or (443 if parts.scheme == "https" else 80))
    if not numbers:
        raise OSError("the host has no address")
    if host not in allowed:
        inner = next((number for number in numbers if not _is_public(number)), None)
        if inner is not None:
            raise RefusedAddress(f"{host} leads to {inner}, which is not a public address")
    return urlunsplit((parts.scheme, parts.netloc, parts.path or "/", parts.query, "")), numbers[0]


def _is_public(number: str) -> bool:
    try:
        address = ipaddress.ip_address(number.partition("%")[0])
    except ValueError:
        return False
    mapped = getattr(address, "ipv4_mapped", None)
    return (mapped or address).is_global and not address.is_multicast
