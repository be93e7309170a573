"""`rashomon watch`."""

import time
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import TYPE_CHECKING, NoReturn

import click

from rashomon.cli.archive_options import archive_option, is_there
from rashomon.cli.messages import say
from rashomon.cli.status import NOTHING_DONE, SOME_FAILED
from rashomon.reading.addresses import is_address

if TYPE_CHECKING:
    from rashomon.archive import Archive
    from rashomon.reading.fetching import Fetcher

_LONGEST_SLEEP = 60.0  # seconds; a new source, added by another process, is seen within a minute


@click.command()
@click.argument("sources", nargs=-1, metavar="[SOURCE...]")
@archive_option
@click.option("--every", type=click.FloatRange(1), default=15, show_default=True, help="Minutes between two questions.")
@click.option("--once", is_flag=True, help="Ask what is due once, and end.")
@click.option("--pace", type=click.FloatRange(0), default=1.0, show_default=True, help="Seconds between two to a host.")
@click.option(
    "--allow-host", "allowed", multiple=True, metavar="HOST", help="A host that may have an inner address. Repeatable."
)
@click.pass_context
def watch(
    context: click.Context,
    sources: tuple[str, ...],
    archive_file: str,
    every: float,
    once: bool,
    pace: float,
    allowed: tuple[str, ...],
) -> None:
    """Follow feeds: ask again and again for what is new, and add it to an archive.

    SOURCE is the address of a feed or news sitemap, or an OPML list of feeds (a file or an address). What is followed
    is kept in the archive: without a SOURCE it goes on with that. Stop it with Ctrl-C; nothing that was added is lost.

    Exit status: 0 when all feeds could be asked, 1 when there is nothing to follow or the archive cannot be used, 2 for
    a wrong use, 3 when some feeds could not be read (with --once).
    """
    from rashomon.archive import Archive, ArchiveError
    from rashomon.reading.fetching import Fetcher, Manners

    addresses = _addresses(sources)
    if not addresses and not is_there(archive_file):
        _say_nothing_to_follow(context)
    manners = Manners(pace=pace, allowed=frozenset(allowed))
    try:
        with Archive(archive_file) as archive, Fetcher(manners=manners) as fetcher:
            _follow(archive, addresses)
            if not archive.feeds():
                _say_nothing_to_follow(context)
            failed = _ask_all(archive, fetcher, timedelta(minutes=every))
            while not once:
                time.sleep(_seconds_to_next(archive))
                _ask_all(archive, fetcher, timedelta(minutes=every))
    except ArchiveError as error:
        say(str(error))
        context.exit(NOTHING_DONE)
    context.exit(SOME_FAILED if failed else 0)


def _say_nothing_to_follow(context: click.Context) -> NoReturn:
    say("there is nothing to follow: give the address of a feed, or an OPML list")
    context.exit(NOTHING_DONE)


def _addresses(sources: tuple[str, ...]) -> list[str]:
    """The addresses of the feeds; those that a file lists, for a file."""
    from rashomon.model.report import Problem
    from rashomon.reading.feeds import read_feed
    from rashomon.reading.files import read_bytes

    found: list[str] = []
    for source in sources:
        if is_address(source):
            found.append(source)
            continue
        data = read_bytes(Path(source))
        listed = data if isinstance(data, Problem) else read_feed(data, place=source)
        if isinstance(listed, Problem):
            raise click.UsageError(f"{listed}; a SOURCE is an address, or an OPML list of feeds")
        if not listed.addresses:
            raise click.UsageError(f"{source}: it lists no feeds; a SOURCE is an address, or an OPML list of feeds")
        found += [address for address in listed.addresses if is_address(address)]
    return list(dict.fromkeys(found))


def _follow(archive: "Archive", addresses: list[str]) -> None:
    """Keep the addresses among what is followed; one that is there keeps what is known of it."""
    from rashomon.model.feed import FollowedFeed

    known = {feed.address for feed in archive.feeds()}
    for address in addresses:
        if address not in known:
            archive.follow(FollowedFeed(address=address))


def _ask_all(archive: "Archive", fetcher: "Fetcher", every: timedelta) -> int:
    """Ask every feed that is due, those that lists name with them; how many could not be read."""
    from rashomon.following import check, due
    from rashomon.model.report import Problem

    failed = 0
    asked: set[str] = set()
    while waiting := [feed for feed in due(archive.feeds(), datetime.now(UTC)) if feed.address not in asked]:
        for feed in waiting:
            asked.add(feed.address)
            found = check(feed, fetcher, archive.kept_since, datetime.now(UTC), every=every)
            done = archive.add_readings([one for one in found.readings if not isinstance(one, Problem)])
            # Only now the feed counts as asked: a kill in between makes it be asked again, and nothing is missed.
            archive.follow(found.feed)
            _follow(archive, list(found.listed))
            failed += bool(found.feed.failures)
            for problem in (*(one for one in found.readings if isinstance(one, Problem)), *done.problems):
                say(str(problem))
            if done.new or done.revised:
                say(f"{found.feed.title or feed.address}: {done.new} new, {done.revised} revised")
    return failed


def _seconds_to_next(archive: "Archive") -> float:
    times = [datetime.fromisoformat(feed.next_check) for feed in archive.feeds() if feed.next_check]
    wait = (min(times) - datetime.now(UTC)).total_seconds() if times else 0.0
    return min(max(wait, 1.0), _LONGEST_SLEEP)
