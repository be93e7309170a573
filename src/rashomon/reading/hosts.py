"""The host of a web address: what stands for an outlet where no name is given."""

from urllib.parse import urlsplit


def host_of(url: str) -> str:
    """The host name in a web address, in lower case and without "www." ("" when there is none)."""
    try:
        host = urlsplit(url).hostname or ""
    except ValueError:
        return ""
    return host.removeprefix("www.")
