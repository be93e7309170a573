"""The archive as Python sees it: everything that comes in is kept, and grouped into stories as it comes."""

from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from itertools import islice
from pathlib import Path
from types import TracebackType
from typing import TYPE_CHECKING, Self

from rashomon.archive import intake
from rashomon.archive.addresses import page_address
from rashomon.archive.base import Query, Store, StoryFilter, StorySort
from rashomon.archive.errors import ArchiveError
from rashomon.archive.judging import OF_REPORTS, make_judgement, standing, who
from rashomon.archive.keeping import Outcome, keep
from rashomon.archive.stores import open_store
from rashomon.model.archive import Addition, Hit, KeptReport, KeptStory, PlacedReport, RelatedStory, Revision
from rashomon.model.feed import FollowedFeed
from rashomon.model.judgement import Judgement, JudgementKind
from rashomon.model.report import Report

if TYPE_CHECKING:
    import pyarrow

    from rashomon.model.account import Account
    from rashomon.reading.fetching import Fetcher
    from rashomon.stories.related import Link
    from rashomon.stories.sketch import Sketch

DEFAULT_PATH = "rashomon.db"
Progress = Callable[[Addition], None]
"""Told step by step what came of some more of the inputs; by then it is on the disk."""


def _utc() -> datetime:
    return datetime.now(UTC)


@dataclass(frozen=True, slots=True, kw_only=True)
class ArchivedStory:
    """A story of an open archive: what a list shows of it, its reports, and its account."""

    kept: KeptStory
    store: Store

    @property
    def id(self) -> str:
        """The story's id."""
        return self.kept.id

    @property
    def headline(self) -> str:
        """The title that most of the others share words with."""
        return self.kept.headline

    @property
    def start(self) -> str | None:
        """The day of its first report, ISO 8601; None when none is dated."""
        return self.kept.start

    @property
    def end(self) -> str | None:
        """The day of its last report so far, ISO 8601; None when none is dated."""
        return self.kept.end

    @property
    def sources(self) -> tuple[str, ...]:
        """The outlets, by their first report."""
        return self.kept.sources

    @property
    def reports(self) -> tuple[Report, ...]:
        """The story's reports, by date of publication, undated ones last."""
        return tuple(kept.report for kept in self.store.members(self.id))

    def related(self, limit: int = 5) -> tuple["Link", ...]:
        """The stories that lead to this one or go on from it, the likest first, each with score and reason."""
        from rashomon.stories.related import related_stories

        return related_stories(self.id, self.store.shelf, limit)

    def account(self) -> "Account":
        """Everything the story's reports say together; made now, from the reports as they are kept now.

        Raises ValueError when none of them is in a language that is read.
        """
        from rashomon.archive.accounts import account_of

        return account_of(self.kept, self.store.members(self.id), standing(self.store.judgements()))


def _sketch_of(report: Report, arrival: intake.Arrival) -> "Sketch":
    """The sketch of a report as it is kept; it was made with the cleaning where nothing but the id is another."""
    from rashomon.stories.sketching import sketch
    from rashomon.stories.vocabulary import load_vocabulary

    if report == replace(arrival.report, id=report.id):
        return replace(arrival.sketch, report=report.id)
    return sketch(report, load_vocabulary())


class Archive:
    """Reports, stories and judgements in one file. Use it in a `with` block, or call `close`.

    An archive belongs to the thread that opened it. Several programs may have one file open: one writes at a time, the
    others read on.
    """

    def __init__(self, path: str | Path = DEFAULT_PATH, *, now: Callable[[], datetime] | None = None) -> None:
        """Open the file, or make it. ":memory:" keeps everything in memory. `now` is the clock.

        Raises ArchiveError when it is no archive, damaged, of a newer version, or cannot be opened.
        """
        self._clock: Callable[[], datetime] = now or _utc
        self._store = open_store(path, self._now)

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, traceback: TracebackType | None
    ) -> None:
        self.close()

    def __len__(self) -> int:
        """How many reports are kept."""
        return self._store.count()

    def close(self) -> None:
        """Let go of the file."""
        self._store.close()

    def add(
        self,
        inputs: Sequence[str | Path | Report] | str | Path | Report,
        *,
        stdin: bytes = b"",
        columns: Mapping[str, str] | None = None,
        fetcher: "Fetcher | None" = None,
        progress: Progress | None = None,
        workers: int = 1,
    ) -> Addition:
        """Keep reports and put each into a story: paths, addresses, or reports made in Python.

        Adding the same thing again changes nothing; a changed page becomes a revision of its report. What `progress`
        was told is on the disk, whatever happens next; after an interruption the same call goes on where it was.
        `columns` maps our fields ("text", "title", "published" ...) to the columns of tables and the fields of lists;
        web addresses are fetched when there is a `fetcher`. `workers` are processes that clean (above 1 only
        from a script that can be imported, as `multiprocessing` asks). Raises ArchiveError.
        """
        given = [inputs] if isinstance(inputs, str | Path | Report) else list(inputs)
        read = intake.inputs(given, stdin=stdin, columns=columns, fetcher=fetcher)
        return self.add_readings(read, progress=progress, workers=workers)

    def add_readings(
        self, readings: Iterable[intake.Given], *, progress: Progress | None = None, workers: int = 1
    ) -> Addition:
        """As `add`, for what the reading room gives before cleaning, such as what is new in a feed."""
        from rashomon.archive.cleaning import cleaned

        done: list[Addition] = []
        seen: set[str] = set()
        with closing(cleaned(intake.portions(readings), self._store.known_inputs, workers)) as portions:
            for some in portions:
                done.append(self._keep(some, seen))
                if progress is not None:
                    progress(done[-1])
        return Addition(
            new=sum(one.new for one in done),
            unchanged=sum(one.unchanged for one in done),
            revised=sum(one.revised for one in done),
            problems=tuple(problem for one in done for problem in one.problems),
        )

    def _now(self) -> str:
        return self._clock().astimezone(UTC).isoformat(timespec="seconds")

    def _keep(self, some: intake.Arrivals, seen: set[str]) -> Addition:
        """Keep and place what was cleaned, in one transaction. `seen` are ids of the same run."""
        from rashomon.stories.pairing import load_judge
        from rashomon.stories.placing import place_sketches

        seen.update(some.known)
        problems = list(some.problems)
        counts: Counter[Outcome] = Counter({"unchanged": len(some.known)})
        if some.new:
            with self._store.transaction():
                at = self._now()
                changed: dict[str, Sketch] = {}
                for arrival in some.new:
                    kept = keep(arrival, self._store, at, seen)
                    seen.add(arrival.given or kept.report.id)
                    counts[kept.outcome] += 1
                    problems += kept.problems
                    if kept.outcome != "unchanged":
                        changed[kept.report.id] = _sketch_of(kept.report, arrival)
                place_sketches(list(changed.values()), self._store.shelf, load_judge())
        return Addition(
            new=counts["new"], unchanged=counts["unchanged"], revised=counts["revised"], problems=tuple(problems)
        )

    def regroup(self, *, progress: Callable[[int], None] | None = None) -> None:
        """Put all reports into stories anew, in the order in which they came, as the judgements bind them.

        For after an update of Rashomon that groups better. It is done as a whole or not at all; `progress` is told how
        many more reports are placed. Raises ArchiveError.
        """
        from rashomon.stories.pairing import load_judge
        from rashomon.stories.placing import place_sketches
        from rashomon.stories.sketching import sketch
        from rashomon.stories.vocabulary import load_vocabulary

        with self._store.transaction():
            self._store.forget_stories()
            reports = self._store.reports()
            while some := list(islice(reports, intake.AT_ONCE)):
                sketches = [sketch(kept.report, load_vocabulary()) for kept in some]
                place_sketches(sketches, self._store.shelf, load_judge())
                if progress is not None:
                    progress(len(some))

    def stories(
        self,
        *,
        since: str | None = None,
        until: str | None = None,
        about: str = "",
        source: str = "",
        text: str = "",
        sort: StorySort = "time",
        limit: int = 0,
    ) -> tuple[ArchivedStory, ...]:
        """The stories that are wanted, as `base.StoryFilter` says; the latest, the most told or the growing first."""
        wanted = StoryFilter(since=since, until=until, about=about, source=source, text=text, sort=sort, limit=limit)
        return tuple(ArchivedStory(kept=kept, store=self._store) for kept in self._store.stories(wanted))

    def story(self, id: str) -> ArchivedStory:
        """One story, by its id or by the beginning of it where no other has the same.

        Raises KeyError when there is none or several begin so; the message names them.
        """
        found = self._store.stories_named(id) if id else ()
        if not found:
            raise KeyError(f"there is no story {id!r}")
        if len(found) > 1:
            raise KeyError(f"several stories begin with {id!r}: {', '.join(found)}")
        return ArchivedStory(kept=self._store.story(found[0]), store=self._store)

    def related(self, stories: Iterable[ArchivedStory]) -> Iterator[tuple[RelatedStory, ...]]:
        """The stories that lead to each of these or go on from it, with their headlines, in the order given.

        As `ArchivedStory.related`, and faster for many.
        """
        from rashomon.stories.related import related_to_each

        for links in related_to_each((story.id for story in stories), self._store.shelf):
            yield tuple(
                RelatedStory(
                    story=link.story,
                    headline=self._store.story(link.story).headline,
                    score=link.score,
                    reason=link.reason,
                )
                for link in links
            )

    def report(self, id: str) -> KeptReport:
        """What is kept of a report, by any id that it was given. Raises KeyError."""
        found = self._store.report(id)
        if found is None:
            raise KeyError(f"there is no report {id!r}")
        return found

    def reports(self) -> Iterator[KeptReport]:
        """All reports, in order of coming."""
        return self._store.reports()

    def placements(self) -> Iterator[PlacedReport]:
        """Which story each report is in, with score and reason, in order of coming."""
        return self._store.placements()

    def revisions(self, report: str) -> tuple[Revision, ...]:
        """All versions of a report, the first one first, with what each one changed. Raises KeyError."""
        return self._store.revisions(self.report(report).report.id)

    def search(
        self, text: str, *, since: str | None = None, until: str | None = None, source: str = "", limit: int = 20
    ) -> tuple[Hit, ...]:
        """The reports that hold all the words, the best first. "Words in quotes" stand together, -word is unwanted."""
        return self._store.search(Query(text=text, since=since, until=until, source=source, limit=limit))

    def kept_since(self, url: str) -> str | None:
        """When the page at a web address was last kept (ISO 8601, UTC); None when it is not there."""
        address = page_address(url)
        return None if address is None else self._store.kept_at(address)

    def feeds(self) -> tuple[FollowedFeed, ...]:
        """The feeds that are followed, by address."""
        return self._store.feeds()

    def follow(self, feed: FollowedFeed) -> None:
        """Keep a feed and when it is asked again, over what was known of it."""
        with self._store.transaction():
            self._store.keep_feed(feed)

    def judge(self, kind: JudgementKind, a: str, b: str, *, by: str = "", note: str = "") -> Judgement:
        """Keep a person's decision about two reports or two statements, and act on it.

        Reports may be named by any of their ids. Of two judgements about one pair and one question the later counts.
        `by` is the user of the machine when not given. Raises KeyError for a report that is not there, ValueError for a
        judgement that cannot be.
        """
        if kind in OF_REPORTS:
            a, b = self.report(a).report.id, self.report(b).report.id
        with self._store.transaction():
            number = len(self._store.judgements())
            # To the microsecond: of two judgements about one pair the later counts.
            at = self._clock().astimezone(UTC).isoformat(timespec="microseconds")
            judgement = make_judgement(kind, a, b, by=by or who(), at=at, note=note, number=number)
            self._store.judge(judgement)
            self._place_again(judgement)
        return judgement

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements in the order in which they were made, those taken back or overruled with them."""
        return self._store.judgements()

    def standing_judgements(self) -> tuple[Judgement, ...]:
        """The judgements that count."""
        return standing(self._store.judgements())

    def undo(self, id: str) -> Judgement:
        """Take a judgement back; it stays in the list. Raises KeyError."""
        with self._store.transaction():
            if id not in {one.id for one in self._store.judgements()}:
                raise KeyError(f"there is no judgement {id!r}; `rashomon correct list` names them")
            judgement = self._store.undo(id, self._now())
            self._place_again(judgement)
        return judgement

    def _place_again(self, judgement: Judgement) -> None:
        """The two reports of a judgement about stories are looked at anew."""
        from rashomon.stories.placing import place
        from rashomon.stories.shelf import ABOUT_STORIES

        if judgement.kind in ABOUT_STORIES:
            place([self.report(id).report for id in (judgement.a, judgement.b)], self._store.shelf)

    def to_arrow(self) -> "pyarrow.Table":
        """The reports with their stories as an Arrow table, one row a report.

        Raises ArchiveError when pyarrow is not installed (`pip install "rashomon[tables]"`).
        """
        from rashomon.archive.tables import arrow_table, report_rows

        return arrow_table(report_rows(self))


__all__ = ["Archive", "ArchiveError", "ArchivedStory"]
