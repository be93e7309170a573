"""The shelf of `stories/shelf.py` on the archive's tables: looked up by index, with what was used last at hand."""

import sqlite3
from collections import Counter, OrderedDict, deque
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Generic, TypeVar

from rashomon.archive.errors import ArchiveError
from rashomon.archive.rows import noun_of
from rashomon.model.judgement import Judgement
from rashomon.stories.shelf import ABOUT_STORIES, POSTINGS, Kept, Placement, span_of, standing
from rashomon.stories.sketch import Sketch, from_bytes

UNDATED = -1  # the span of reports without a day, in the table of marks
_MARKS = 100_000
_SKETCHES = 6_000
_STORIES = 20_000
_AT_ONCE = 500  # values of one IN (...)
_NUMBER_BITS = 48

Key = TypeVar("Key")
Value = TypeVar("Value")


class _Latest(Generic[Key, Value]):
    """What was used last, up to a number of entries."""

    def __init__(self, most: int) -> None:
        self._most = most
        self._entries: OrderedDict[Key, Value] = OrderedDict()

    def get(self, key: Key) -> Value | None:
        found = self._entries.get(key)
        if found is not None:
            self._entries.move_to_end(key)
        return found

    def put(self, key: Key, value: Value) -> None:
        self._entries[key] = value
        self._entries.move_to_end(key)
        if len(self._entries) > self._most:
            self._entries.popitem(last=False)

    def drop(self, key: Key) -> None:
        self._entries.pop(key, None)

    def clear(self) -> None:
        self._entries.clear()


@dataclass(slots=True)
class _Postings:
    """The latest reports that have one mark: of all days, and of spans of days, each in order of coming.

    `whole`: every report that has the mark is in one of the spans; otherwise a span is read when it is asked for.
    """

    whole: bool
    all_days: deque[int]
    of_span: dict[int, deque[int]]

    def append(self, span: int, number: int) -> None:
        self.all_days.append(number)
        if self.whole:
            self.of_span.setdefault(span, deque(maxlen=POSTINGS)).append(number)
        elif span in self.of_span:
            self.of_span[span].append(number)


class SqliteShelf:
    """A `Shelf` on an open archive. It writes within the transaction of its caller.

    `changed` collects the stories whose reports changed, until the caller takes them.
    """

    def __init__(self, connection: sqlite3.Connection, now: Callable[[], str]) -> None:
        """`now` gives the time for placements, ISO 8601."""
        self._connection = connection
        self._now = now
        self.changed: set[str] = set()
        self._postings: _Latest[str, _Postings] = _Latest(_MARKS)
        self._kept: _Latest[str, Kept] = _Latest(_SKETCHES)
        self._members: _Latest[str, tuple[str, ...]] = _Latest(_STORIES)
        self._judged: bool | None = None

    def forget(self) -> None:
        """Read everything anew: another program wrote, or a transaction was undone."""
        self.changed.clear()
        self._postings.clear()
        self._kept.clear()
        self._members.clear()
        self._judged = None

    def forget_judgements(self) -> None:
        """A judgement was made."""
        self._judged = None

    def candidates(self, marks: Sequence[str], day: int | None, limit: int) -> tuple[str, ...]:
        """As `Shelf.candidates`."""
        span = span_of(day)
        spans = (UNDATED,) if span is None else (span, span - 1, span + 1, UNDATED)
        shared: Counter[int] = Counter()
        for mark in dict.fromkeys(marks):
            postings = self._posting(mark)
            if postings.whole and len(postings.all_days) < POSTINGS:
                shared.update(postings.all_days)
            else:
                shared.update(set(postings.all_days).union(*(self._of_span(mark, postings, one) for one in spans)))
        # One whole number each, the count above the number, sorts far faster than pairs do.
        best = sorted((count << _NUMBER_BITS | number for number, count in shared.items()), reverse=True)[:limit]
        numbers = [one & (1 << _NUMBER_BITS) - 1 for one in best]
        ids = {
            row["number"]: row["id"] for row in self._rows("SELECT number, id FROM reports WHERE number IN", numbers)
        }
        return tuple(ids[number] for number in numbers)

    def kept(self, ids: Sequence[str]) -> tuple[Kept, ...]:
        """As `Shelf.kept`."""
        at_hand = {id: found for id in ids if (found := self._kept.get(id)) is not None}
        missing = [id for id in dict.fromkeys(ids) if id not in at_hand]
        for row in self._rows(
            "SELECT reports.number, id, sketch, story, score, reason FROM reports"
            " JOIN sketches ON sketches.report = number LEFT JOIN placements ON placements.report = number WHERE id IN",
            missing,
        ):
            placement = None
            if row["story"] is not None:
                placement = Placement(report=row["id"], story=row["story"], score=row["score"], reason=row["reason"])
            kept = Kept(sketch=_read(row["sketch"]), placement=placement, number=row["number"])
            at_hand[row["id"]] = kept
            self._kept.put(row["id"], kept)
        return tuple(at_hand[id] for id in ids if id in at_hand)

    def members(self, story: str) -> tuple[str, ...]:
        """As `Shelf.members`."""
        found = self._members.get(story)
        if found is None:
            rows = self._connection.execute(
                "SELECT id FROM placements JOIN reports ON number = report WHERE story = ? ORDER BY number", (story,)
            )
            found = tuple(row["id"] for row in rows)
            self._members.put(story, found)
        return found

    def judgements(self, ids: Sequence[str]) -> tuple[Judgement, ...]:
        """As `Shelf.judgements`."""
        if self._judged is None:
            first = self._connection.execute("SELECT 1 FROM judgements LIMIT 1").fetchone()
            self._judged = first is not None
        if not self._judged:
            return ()
        kinds = ", ".join(f"'{kind}'" for kind in ABOUT_STORIES)
        found = {
            row["id"]: noun_of(Judgement, row)
            for side in ("a", "b")
            for row in self._rows(f"SELECT * FROM judgements WHERE kind IN ({kinds}) AND {side} IN", ids)
        }
        return standing(found.values())

    def put(self, sketch: Sketch) -> None:
        """As `Shelf.put`."""
        row = self._connection.execute("SELECT number FROM reports WHERE id = ?", (sketch.report,)).fetchone()
        if row is None:
            raise KeyError(sketch.report)
        number: int = row["number"]
        before = self._connection.execute("SELECT sketch FROM sketches WHERE report = ?", (number,)).fetchone()
        if before is not None:
            self._take_off(_read(before["sketch"]), number)
        self._connection.execute(
            "INSERT OR REPLACE INTO sketches (report, day, sketch) VALUES (?, ?, ?)",
            (number, sketch.day, sketch.to_bytes()),
        )
        span = _span(sketch.day)
        marks = sorted(set(sketch.marks))
        self._connection.executemany(
            "INSERT OR IGNORE INTO marks (mark, span, report) VALUES (?, ?, ?)",
            ((mark, span, number) for mark in marks),
        )
        for mark in marks:
            postings = self._postings.get(mark)
            if postings is None:
                continue
            if postings.all_days and postings.all_days[-1] >= number:  # an earlier report that came again
                self._postings.drop(mark)
            else:
                postings.append(span, number)
        self._kept.drop(sketch.report)

    def assign(self, placements: Sequence[Placement]) -> None:
        """As `Shelf.assign`."""
        at = self._now()
        for placement in placements:
            row = self._connection.execute(
                "SELECT number, story FROM reports LEFT JOIN placements ON report = number WHERE id = ?",
                (placement.report,),
            ).fetchone()
            if row is None:
                raise KeyError(placement.report)
            self._connection.execute(
                "INSERT OR REPLACE INTO placements (report, story, score, reason, at) VALUES (?, ?, ?, ?, ?)",
                (row["number"], placement.story, placement.score, placement.reason, at),
            )
            self._move(placement, row["story"])
            if (known := self._kept.get(placement.report)) is not None:
                kept = Kept(sketch=known.sketch, placement=placement, number=known.number)
                self._kept.put(placement.report, kept)

    def _move(self, placement: Placement, before: str | None) -> None:
        """Keep at hand who is in which story."""
        self.changed.add(placement.story)
        if before == placement.story:
            return
        if before is not None:
            self.changed.add(before)
            self._members.drop(before)
        self._members.drop(placement.story)

    def _posting(self, mark: str) -> _Postings:
        """The latest reports that have a mark; of a rare mark all, with their spans, in one query."""
        found = self._postings.get(mark)
        if found is None:
            query = "SELECT report, span FROM marks WHERE mark = ? ORDER BY report DESC LIMIT ?"
            rows = self._connection.execute(query, (mark, POSTINGS)).fetchall()
            found = _Postings(whole=len(rows) < POSTINGS, all_days=deque(maxlen=POSTINGS), of_span={})
            for row in reversed(rows):
                found.append(row["span"], row["report"])
            self._postings.put(mark, found)
        return found

    def _of_span(self, mark: str, postings: _Postings, span: int) -> deque[int]:
        """The latest reports of a span of days that have a mark."""
        found = postings.of_span.get(span)
        if found is None:
            found = deque(maxlen=POSTINGS)
            if not postings.whole:
                query = "SELECT report FROM marks WHERE mark = ? AND span = ? ORDER BY report DESC LIMIT ?"
                found.extend(sorted(row["report"] for row in self._connection.execute(query, (mark, span, POSTINGS))))
            postings.of_span[span] = found
        return found

    def _take_off(self, sketch: Sketch, number: int) -> None:
        span = _span(sketch.day)
        self._connection.executemany(
            "DELETE FROM marks WHERE mark = ? AND span = ? AND report = ?",
            ((mark, span, number) for mark in sketch.marks),
        )
        for mark in sketch.marks:
            self._postings.drop(mark)

    def _rows(self, query: str, values: Sequence[str] | Sequence[int]) -> Iterable[sqlite3.Row]:
        """The rows of a query that ends in "IN", however many values there are."""
        for at in range(0, len(values), _AT_ONCE):
            some = values[at : at + _AT_ONCE]
            yield from self._connection.execute(f"{query} ({', '.join('?' * len(some))})", tuple(some))


def _read(data: bytes) -> Sketch:
    try:
        return from_bytes(data)
    except ValueError:
        raise ArchiveError("the stories were made by another version of Rashomon; run: rashomon regroup") from None


def _span(day: int | None) -> int:
    span = span_of(day)
    return UNDATED if span is None else span
