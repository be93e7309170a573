"""The archive in memory: for tests, notebooks and passing use. What is in it is gone when it is closed."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field, replace
from datetime import date

from rashomon.archive.base import Query, StoryFilter, StorySort, first_recent_day
from rashomon.archive.excerpts import hit_of
from rashomon.archive.queries import Term, holds, parse_query, search_words
from rashomon.archive.rows import day_of, first_revision, words_digest
from rashomon.archive.summaries import Member, by_date, summarise
from rashomon.model.archive import Hit, KeptReport, KeptStory, PlacedReport, Revision
from rashomon.model.feed import FollowedFeed
from rashomon.model.judgement import Judgement
from rashomon.stories.shelf import MemoryShelf, Placement

_NAMED = 10


@dataclass(slots=True)
class TimedShelf(MemoryShelf):
    """A shelf that knows when each report was placed."""

    now: Callable[[], str] = str
    times: dict[str, str] = field(default_factory=dict)

    def assign(self, placements: Sequence[Placement]) -> None:
        """As `Shelf.assign`."""
        MemoryShelf.assign(self, placements)
        at = self.now()
        self.times.update((one.report, at) for one in placements)


class MemoryStore:
    """As `base.Store`, in dictionaries. What was written before an error within a transaction stays."""

    def __init__(self, now: Callable[[], str]) -> None:
        """`now` gives the time, ISO 8601."""
        self._shelf = TimedShelf(now=now)
        self._reports: dict[str, KeptReport] = {}
        self._revisions: dict[str, list[Revision]] = {}
        self._names: dict[str, str] = {}
        self._inputs: dict[bytes, str] = {}
        self._at_address: defaultdict[str, dict[str, None]] = defaultdict(dict)
        self._same_words: defaultdict[bytes, dict[str, None]] = defaultdict(dict)
        self._feeds: dict[str, FollowedFeed] = {}
        self._judgements: dict[str, Judgement] = {}

    @property
    def shelf(self) -> TimedShelf:
        """As `Store.shelf`."""
        return self._shelf

    @contextmanager
    def transaction(self) -> Iterator[None]:
        """As `Store.transaction`, but nothing is undone."""
        yield

    def close(self) -> None:
        """As `Store.close`."""

    def known_inputs(self, digests: Sequence[bytes]) -> dict[bytes, str]:
        """As `Store.known_inputs`."""
        return {one: self._inputs[one] for one in digests if one in self._inputs}

    def report(self, id: str) -> KeptReport | None:
        """As `Store.report`."""
        return self._reports.get(id) or self._reports.get(self._names.get(id, ""))

    def at_address(self, address: str) -> tuple[KeptReport, ...]:
        """As `Store.at_address`."""
        return tuple(self._reports[id] for id in reversed(self._at_address.get(address, {})))

    def same_words(self, digest: bytes) -> tuple[KeptReport, ...]:
        """As `Store.same_words`."""
        return tuple(self._reports[id] for id in self._same_words.get(digest, {}))

    def add(self, kept: KeptReport) -> None:
        """As `Store.add`."""
        report = kept.report
        self._revisions[report.id] = [first_revision(kept)]
        self._names.update((id, report.id) for id in kept.ids)
        self._write(kept)

    def revise(self, kept: KeptReport, revision: Revision) -> None:
        """As `Store.revise`."""
        before = self._reports[kept.report.id]
        self._at_address[before.address or ""].pop(kept.report.id, None)
        self._same_words[words_digest(before.report)].pop(kept.report.id, None)
        self._revisions[kept.report.id].append(revision)
        self._write(kept)

    def _write(self, kept: KeptReport) -> None:
        self._reports[kept.report.id] = kept
        if kept.address:
            self._at_address[kept.address][kept.report.id] = None
        self._same_words[words_digest(kept.report)][kept.report.id] = None

    def name(self, report: str, id: str) -> None:
        """As `Store.name`."""
        kept = self._reports[report]
        self._names.setdefault(id, report)
        ids = sorted({*kept.ids, id}, key=lambda one: (one != report, one))
        self._reports[report] = replace(kept, ids=tuple(ids))

    def remember(self, digest: bytes, report: str) -> None:
        """As `Store.remember`."""
        self._inputs.setdefault(digest, self._reports[report].report.id)

    def count(self) -> int:
        """As `Store.count`."""
        return len(self._reports)

    def reports(self) -> Iterator[KeptReport]:
        """As `Store.reports`."""
        yield from self._reports.values()

    def revisions(self, report: str) -> tuple[Revision, ...]:
        """As `Store.revisions`."""
        return tuple(self._revisions[report])

    def stories(self, wanted: StoryFilter) -> tuple[KeptStory, ...]:
        """As `Store.stories`."""
        recent_from = self._recent_from()
        listed = [(self._summary(story, members, recent_from), members) for story, members in self._stories().items()]
        chosen = [story for story, members in listed if self._is_wanted(story, members, wanted)]
        return tuple(sorted(chosen, key=_ORDER[wanted.sort])[: wanted.limit or None])

    def stories_named(self, prefix: str) -> tuple[str, ...]:
        """As `Store.stories_named`."""
        found = sorted(story for story in self._stories() if story.startswith(prefix))
        return (prefix,) if prefix in found else tuple(found[:_NAMED])

    def story(self, id: str) -> KeptStory:
        """As `Store.story`."""
        return self._summary(id, self._stories()[id], self._recent_from())

    def members(self, story: str) -> tuple[KeptReport, ...]:
        """As `Store.members`."""
        kept = [self._reports[id] for id in self._shelf.members(story)]
        return tuple(sorted(kept, key=lambda one: by_date(one.report.published, one.report.id)))

    def placements(self) -> Iterator[PlacedReport]:
        """As `Store.placements`."""
        for one in self._shelf.kept(list(self._reports)):
            if one.placement is not None:
                place = one.placement
                at = self._shelf.times[place.report]
                yield PlacedReport(
                    report=place.report, story=place.story, score=place.score, reason=place.reason, at=at
                )

    def forget_stories(self) -> None:
        """As `Store.forget_stories`."""
        self._shelf = TimedShelf(now=self._shelf.now, decided=self._shelf.decided)

    def search(self, query: Query) -> tuple[Hit, ...]:
        """As `Store.search`; the best are those that hold the words most often."""
        terms = parse_query(query.text)
        if all(term.unwanted for term in terms):
            return ()
        scored: list[tuple[float, int, KeptReport]] = []
        for number, kept in enumerate(self._reports.values()):
            day = day_of(kept.report.published) or ""
            in_time = (not query.since or day >= query.since) and (not query.until or "" < day <= query.until)
            if in_time and query.source.lower() in kept.report.source.lower() and _matches(kept, terms):
                scored.append((-_weight(kept, terms), number, kept))
        scored.sort(key=lambda item: item[:2])
        return tuple(self._hit(kept, terms) for _, _, kept in scored[: query.limit or None])

    def kept_at(self, address: str) -> str | None:
        """As `Store.kept_at`."""
        return max(
            (one.at for kept in self.at_address(address) for one in self._revisions[kept.report.id]), default=None
        )

    def feeds(self) -> tuple[FollowedFeed, ...]:
        """As `Store.feeds`."""
        return tuple(self._feeds[address] for address in sorted(self._feeds))

    def keep_feed(self, feed: FollowedFeed) -> None:
        """As `Store.keep_feed`."""
        self._feeds[feed.address] = feed

    def judge(self, judgement: Judgement) -> None:
        """As `Store.judge`."""
        self._judgements[judgement.id] = judgement
        self._shelf.decided = tuple(self._judgements.values())

    def judgements(self) -> tuple[Judgement, ...]:
        """As `Store.judgements`."""
        return tuple(self._judgements.values())

    def undo(self, id: str, at: str) -> Judgement:
        """As `Store.undo`."""
        judgement = self._judgements[id]
        if judgement.undone is None:
            self._judgements[id] = replace(judgement, undone=at)
            self._shelf.decided = tuple(self._judgements.values())
        return self._judgements[id]

    def _stories(self) -> dict[str, list[KeptReport]]:
        found: defaultdict[str, list[KeptReport]] = defaultdict(list)
        for one in self.placements():
            found[one.story].append(self._reports[one.report])
        return dict(found)

    def _recent_from(self) -> str | None:
        days = [day for kept in self._reports.values() if (day := day_of(kept.report.published))]
        return first_recent_day(max(days, default=None))

    def _summary(self, story: str, members: Sequence[KeptReport], recent_from: str | None) -> KeptStory:
        return summarise(story, [_member(kept) for kept in members], recent_from=recent_from)

    def _is_wanted(self, story: KeptStory, members: Sequence[KeptReport], wanted: StoryFilter) -> bool:
        if wanted.since and (story.end or "") < wanted.since:
            return False
        if wanted.until and not (story.start and story.start <= wanted.until):
            return False
        if not any(wanted.source.lower() in kept.report.source.lower() for kept in members):
            return False
        terms = parse_query(wanted.text)
        if wanted.text and not any(_matches(kept, terms) for kept in members):
            return False
        return not wanted.about or _is_about(members, Term(words=tuple(search_words(wanted.about))))

    def _hit(self, kept: KeptReport, terms: tuple[Term, ...]) -> Hit:
        placed = self._shelf.kept([kept.report.id])
        placement = placed[0].placement if placed else None
        return hit_of(kept, terms, placement.story if placement else None)


def _latest(story: KeptStory) -> tuple[bool, int]:
    return (story.end is None, -date.fromisoformat(story.end).toordinal() if story.end else 0)


_ORDER: Mapping[StorySort, Callable[[KeptStory], tuple[object, ...]]] = {
    "time": lambda story: (*_latest(story), -story.count, story.id),
    "sources": lambda story: (-story.independent, -story.count, story.id),
    "growth": lambda story: (-story.recent, -story.count, *_latest(story), story.id),
}


def _member(kept: KeptReport) -> Member:
    report = kept.report
    return Member(
        id=report.id,
        ids=kept.ids,
        source=report.source,
        family=report.family,
        title=report.title,
        published=report.published,
        day=day_of(report.published),
        marks=kept.copy_marks,
    )


def _matches(kept: KeptReport, terms: Sequence[Term]) -> bool:
    fields = [search_words(kept.report.title), search_words(kept.report.text)]
    if all(term.unwanted for term in terms):
        return False
    return all(term.unwanted != any(holds(words, term) for words in fields) for term in terms)


def _weight(kept: KeptReport, terms: Sequence[Term]) -> float:
    """How often the words stand there for its length; one in the title weighs more."""
    wanted = {word for term in terms if not term.unwanted for word in search_words(" ".join(term.words))}
    title, text = Counter(search_words(kept.report.title)), Counter(search_words(kept.report.text))
    return sum(4 * title[word] + text[word] for word in wanted) / (100 + text.total())


def _is_about(members: Sequence[KeptReport], name: Term) -> bool:
    if not name.words:
        return False
    in_title = any(holds(search_words(kept.report.title), name) for kept in members)
    naming = sum(
        holds(search_words(kept.report.title), name) or holds(search_words(kept.report.text), name) for kept in members
    )
    return in_title or 2 * naming >= len(members)
