"""A feed that an archive follows, and when it is asked again."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True)
class FollowedFeed:
    """A feed, sitemap or list of feeds at `address`.

    `etag` and `modified` are what its server gave with the last answer ("" when nothing), to be sent back. `checked`
    is when it was last asked and `next_check` when it may be asked again (ISO 8601, UTC; None: not asked yet, at
    once). `failures` counts how often in a row it could not be read, and `problem` says why the last time.
    """

    address: str
    title: str = ""
    etag: str = ""
    modified: str = ""
    checked: str | None = None
    next_check: str | None = None
    failures: int = 0
    problem: str = ""
