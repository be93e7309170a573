"""Ids are hashes of content, so that the same input gives the same id on every machine."""

import hashlib

_HEX_DIGITS = 12


def content_id(kind: str, *parts: str | int) -> str:
    """An id like `s-0f3a9c21d4e7` made from `kind` and the parts that define the thing.

    The recipe: SHA-256 over the UTF-8 bytes of `<length>:<part>` for the kind and each part in order (length in
    bytes), the first 12 hex digits. Length prefixes keep ("ab", "c") and ("a", "bc") apart. Pinned by a test: a
    change of the recipe breaks every stored reference.
    """
    digest = hashlib.sha256()
    for part in (kind, *parts):
        raw = str(part).encode("utf-8", "surrogatepass")
        digest.update(b"%d:" % len(raw))
        digest.update(raw)
    return f"{kind}-{digest.hexdigest()[:_HEX_DIGITS]}"
