"""`rashomon watch`: feeds asked again and again, politely; what is new in them goes into the archive."""

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from rashomon.model.feed import FollowedFeed
from rashomon.model.report import Problem
from rashomon.reading.dates import read_published
from rashomon.reading.draft import Reading
from rashomon.reading.feeds import Entry, Feed, read_feed
from rashomon.reading.fetching import Fetched, Fetcher, may_pass
from rashomon.reading.web import read_entry

EVERY = timedelta(minutes=15)
LONGEST_WAIT = timedelta(days=1)  # between two questions to a feed that fails

KeptSince = Callable[[str], str | None]
"""When the page at an address was last kept (ISO 8601, UTC); None when it is not kept."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """What asking a feed gave: the feed with the time of its next check, the reports and problems in what is new in
    it, and the further feeds it lists (an OPML list, an index of sitemaps)."""

    feed: FollowedFeed
    readings: tuple[Reading, ...] = ()
    listed: tuple[str, ...] = ()


def due(feeds: Sequence[FollowedFeed], now: datetime) -> tuple[FollowedFeed, ...]:
    """The feeds that may be asked now, those that waited longest first."""
    ready = [feed for feed in feeds if feed.next_check is None or datetime.fromisoformat(feed.next_check) <= now]
    return tuple(sorted(ready, key=lambda feed: (feed.next_check or "", feed.address)))


def check(
    feed: FollowedFeed, fetcher: Fetcher, kept_since: KeptSince, now: datetime, *, every: timedelta = EVERY
) -> Check:
    """Ask a feed for what is new. Never raises for what a server does; `now` has a time zone.

    A page that is kept is fetched again only when the feed says that it was updated after. After a failure the next
    check waits twice as long as before, up to `LONGEST_WAIT`.
    """
    fetched = fetcher.fetch(feed.address, etag=feed.etag, modified=feed.modified)
    if isinstance(fetched, Problem):
        return _failed(feed, fetched, now, every)
    if fetched.unchanged:
        return Check(feed=_checked(feed, fetched, now, every))
    found = read_feed(fetched.data, place=feed.address, url=fetched.url)
    if isinstance(found, Problem):
        return _failed(feed, found, now, every)
    readings = tuple(_read_new(found, feed.address, fetcher, kept_since))
    checked = replace(_checked(feed, fetched, now, every), title=found.title or feed.title)
    if any(isinstance(one, Problem) and may_pass(one) for one in readings):
        # Without its marks the feed is sent whole the next time, and the page that failed is asked again.
        checked = replace(checked, etag="", modified="")
    return Check(feed=checked, readings=(*found.problems, *readings), listed=found.addresses)


def _read_new(feed: Feed, place: str, fetcher: Fetcher, kept_since: KeptSince) -> Iterator[Reading]:
    for number, entry in enumerate(feed.entries, start=1):
        kept = kept_since(entry.address) if entry.address else None
        if kept is None or _updated_after(entry, kept):
            yield read_entry(entry, place=f"{place}:{number}", fetcher=fetcher)


def _updated_after(entry: Entry, kept: str) -> bool:
    """Whether the feed gives a time of change after the page was kept; a day alone is too coarse to tell."""
    updated = read_published(entry.about.updated).value
    if updated is None or "T" not in updated:
        return False
    moment, since = datetime.fromisoformat(updated), datetime.fromisoformat(kept)
    if moment.tzinfo is None:
        moment = moment.replace(tzinfo=since.tzinfo)
    return moment > since


def _checked(feed: FollowedFeed, fetched: Fetched, now: datetime, every: timedelta) -> FollowedFeed:
    return replace(
        feed,
        etag=fetched.etag or (feed.etag if fetched.unchanged else ""),
        modified=fetched.modified or (feed.modified if fetched.unchanged else ""),
        checked=now.isoformat(),
        next_check=(now + every).isoformat(),
        failures=0,
        problem="",
    )


def _failed(feed: FollowedFeed, problem: Problem, now: datetime, every: timedelta) -> Check:
    failures = feed.failures + 1
    wait = min(every * 2 ** min(failures, 16), LONGEST_WAIT)
    after = replace(
        feed,
        checked=now.isoformat(),
        next_check=(now + wait).isoformat(),
        failures=failures,
        problem=problem.reason,
    )
    return Check(feed=after, readings=(problem,))
