"""What every store of an archive must do. `sqlite.py` and `memory.py` pass one suite of tests."""

from collections.abc import Iterator, Sequence
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal, Protocol

from rashomon.model.archive import Hit, KeptReport, KeptStory, PlacedReport, Revision
from rashomon.model.feed import FollowedFeed
from rashomon.model.judgement import Judgement
from rashomon.stories.shelf import Shelf

StorySort = Literal["sources", "growth", "time"]
RECENT_DAYS = 3  # a story grows by what is dated within so many days of the archive's newest report


def first_recent_day(newest: str | None) -> str | None:
    """The first of an archive's last days, when `newest` is the day of its newest report; None when none is dated."""
    return (date.fromisoformat(newest) - timedelta(days=RECENT_DAYS - 1)).isoformat() if newest else None


@dataclass(frozen=True, slots=True, kw_only=True)
class StoryFilter:
    """Which stories are wanted; "" and None want all.

    `since` and `until` are ISO dates, both included: stories with a day within them, undated ones left out. `about` is
    a name: stories of which at least half of the reports name it, or one does in its title. `source`: stories with a
    report of an outlet whose name contains this. `text`: stories with a report that a search for this finds.
    `limit` 0: all.
    """

    since: str | None = None
    until: str | None = None
    about: str = ""
    source: str = ""
    text: str = ""
    sort: StorySort = "time"
    limit: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Query:
    """A search of the reports: `text` as `queries.parse_query` reads it, the rest as in `StoryFilter`."""

    text: str
    since: str | None = None
    until: str | None = None
    source: str = ""
    limit: int = 20


class Store(Protocol):
    """Where reports, their revisions, stories and judgements are kept.

    A report is found under its own id and under every id that it was given. What is written between the beginning and
    the end of a transaction is kept when the transaction has ended. Methods raise ArchiveError when the store cannot be
    read or written, KeyError for a report or judgement that is not there.
    """

    @property
    def shelf(self) -> Shelf:
        """What placing reports reads and writes."""
        ...

    def transaction(self) -> AbstractContextManager[None]:
        """Everything within is kept at its end, in one step, and other writers wait."""
        ...

    def close(self) -> None:
        """Let go of the file; the store is not used afterwards."""
        ...

    def known_inputs(self, digests: Sequence[bytes]) -> dict[bytes, str]:
        """Of digests of inputs those that are kept, each with the id of its report."""
        ...

    def report(self, id: str) -> KeptReport | None:
        """A report by one of its ids."""
        ...

    def at_address(self, address: str) -> tuple[KeptReport, ...]:
        """The reports of one page, the latest to come first."""
        ...

    def same_words(self, digest: bytes) -> tuple[KeptReport, ...]:
        """The reports whose latest revision has this digest of source, title and text, in order of coming."""
        ...

    def add(self, kept: KeptReport) -> None:
        """Keep a new report as its first revision. Its id is not there yet."""
        ...

    def revise(self, kept: KeptReport, revision: Revision) -> None:
        """Keep a new revision of a report; `kept` is the report as it is from now on, ids and `added` as they were."""
        ...

    def name(self, report: str, id: str) -> None:
        """Keep another id of a report."""
        ...

    def remember(self, digest: bytes, report: str) -> None:
        """Keep that this input is in the archive, and as which report."""
        ...

    def count(self) -> int:
        """How many reports are kept."""
        ...

    def reports(self) -> Iterator[KeptReport]:
        """All reports, in order of coming."""
        ...

    def revisions(self, report: str) -> tuple[Revision, ...]:
        """All versions of a report, the first one first."""
        ...

    def stories(self, wanted: StoryFilter) -> tuple[KeptStory, ...]:
        """The stories wanted, in the order wanted. Equal ones by id."""
        ...

    def stories_named(self, prefix: str) -> tuple[str, ...]:
        """At most ten ids of stories that begin so, sorted; an id that is all of it stands alone."""
        ...

    def story(self, id: str) -> KeptStory:
        """One story."""
        ...

    def members(self, story: str) -> tuple[KeptReport, ...]:
        """A story's reports, by date of publication, undated ones last."""
        ...

    def placements(self) -> Iterator[PlacedReport]:
        """Which story each report is in, in order of coming."""
        ...

    def forget_stories(self) -> None:
        """Take all reports out of their stories and off the shelf, so that they can be placed anew.

        Judgements stay.
        """
        ...

    def search(self, query: Query) -> tuple[Hit, ...]:
        """The reports that hold all words of the query, the best first."""
        ...

    def kept_at(self, address: str) -> str | None:
        """When the latest version of the page at an address (as `addresses.page_address` gives it) was kept."""
        ...

    def feeds(self) -> tuple[FollowedFeed, ...]:
        """The feeds that are followed, by address."""
        ...

    def keep_feed(self, feed: FollowedFeed) -> None:
        """Keep a feed, over what was known of it."""
        ...

    def judge(self, judgement: Judgement) -> None:
        """Keep a judgement."""
        ...

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements in the order in which they were kept, those taken back with them."""
        ...

    def undo(self, id: str, at: str) -> Judgement:
        """Take a judgement back; its row stays. One that was taken back before stays as it is."""
        ...
