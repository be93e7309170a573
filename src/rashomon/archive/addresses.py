"""Web addresses without what does not name the page, so that one page is known again."""

from urllib.parse import parse_qsl, urlencode, urlsplit

_TRACKING = ("utm_", "fbclid", "gclid", "mc_cid", "mc_eid", "cmpid", "ncid", "ocid", "smid", "ref_src", "at_medium")
_LONGEST = 2_000


def page_address(url: str | None) -> str | None:
    """The address of a page, for comparison: lower-case host without "www.", no fragment, no tracking parameters.

    None when it is no web address, or names a whole site and no page of it.
    """
    if not url or len(url) > _LONGEST:
        return None
    try:
        parts = urlsplit(url.strip())
        host = (parts.hostname or "").removeprefix("www.")
        port = f":{parts.port}" if parts.port not in (None, 80, 443) else ""
        query = [(name, value) for name, value in parse_qsl(parts.query) if not name.lower().startswith(_TRACKING)]
    except ValueError:
        return None
    path = parts.path.rstrip("/")
    if parts.scheme.lower() not in ("http", "https") or not host or not (path or query):
        return None
    return f"{host}{port}{path}" + (f"?{urlencode(sorted(query))}" if query else "")
