"""Stories and searches in the archive's tables."""

import sqlite3
from collections import defaultdict
from collections.abc import Callable, Sequence
from dataclasses import dataclass

from rashomon.archive.base import Query, StoryFilter, StorySort, first_recent_day
from rashomon.archive.excerpts import hit_of
from rashomon.archive.queries import fts_expression, parse_query, phrase_expression
from rashomon.archive.summaries import Member, summarise
from rashomon.model.archive import Hit, KeptReport, KeptStory

_AT_ONCE = 500
_NAMED = 10
_ORDER: dict[StorySort, str] = {
    "time": '"end" IS NULL, "end" DESC, stories.reports DESC, stories.id',
    "sources": "stories.independent DESC, stories.reports DESC, stories.id",
    "growth": 'recent DESC, stories.reports DESC, "end" DESC, stories.id',
}
_MATCHING = "SELECT story FROM placements WHERE report IN (SELECT rowid FROM reports_text WHERE reports_text MATCH ?)"
_NAMING = (
    "SELECT story FROM placements JOIN stories ON stories.id = story"
    " WHERE report IN (SELECT rowid FROM reports_text WHERE reports_text MATCH ?)"
    " GROUP BY story HAVING 2 * count(*) >= stories.reports"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class _Part:
    """A condition of a query and its values."""

    sql: str
    values: tuple[object, ...]


def refresh(connection: sqlite3.Connection, stories: Sequence[str]) -> None:
    """Write anew what the table of stories says of these; those without reports go."""
    for story, members in _members(connection, stories).items():
        summary = summarise(story, members)
        connection.execute(
            'INSERT OR REPLACE INTO stories (id, headline, start, "end", reports, outlets, independent)'
            " VALUES (?, ?, ?, ?, ?, ?, ?)",
            (
                story,
                summary.headline,
                summary.start,
                summary.end,
                summary.count,
                len(summary.sources),
                summary.independent,
            ),
        )
    for story in stories:
        connection.execute(
            "DELETE FROM stories WHERE id = ? AND NOT EXISTS (SELECT 1 FROM placements WHERE story = ?)", (story, story)
        )


def stories(connection: sqlite3.Connection, wanted: StoryFilter) -> tuple[KeptStory, ...]:
    """As `Store.stories`."""
    parts = _conditions(wanted)
    where = f"WHERE {' AND '.join(part.sql for part in parts)}" if parts else ""
    recent_from = _recent_from(connection)
    recent = (
        "(SELECT count(*) FROM placements JOIN reports ON number = report WHERE story = stories.id AND day >= ?)"
        if wanted.sort == "growth"
        else "0 * length(?)"
    )
    rows = connection.execute(
        f"SELECT id, {recent} AS recent FROM stories {where} ORDER BY {_ORDER[wanted.sort]} LIMIT ?",
        (recent_from or "", *(value for part in parts for value in part.values), wanted.limit or -1),
    ).fetchall()
    return _summaries(connection, [row["id"] for row in rows], recent_from)


def story(connection: sqlite3.Connection, id: str) -> KeptStory:
    """As `Store.story`."""
    found = _summaries(connection, [id], _recent_from(connection))
    if not found:
        raise KeyError(id)
    return found[0]


def stories_named(connection: sqlite3.Connection, prefix: str) -> tuple[str, ...]:
    """As `Store.stories_named`."""
    if connection.execute("SELECT 1 FROM stories WHERE id = ?", (prefix,)).fetchone():
        return (prefix,)
    rows = connection.execute(
        "SELECT id FROM stories WHERE substr(id, 1, ?) = ? ORDER BY id LIMIT ?", (len(prefix), prefix, _NAMED)
    )
    return tuple(row["id"] for row in rows)


def search(
    connection: sqlite3.Connection,
    query: Query,
    some: Callable[[str, tuple[object, ...]], tuple[KeptReport, ...]],
) -> tuple[Hit, ...]:
    """As `Store.search`; `some` gives the reports of a condition."""
    terms = parse_query(query.text)
    expression = fts_expression(terms)
    if not expression:
        return ()
    parts = [_Part(sql="reports_text MATCH ?", values=(expression,))]
    if query.since:
        parts.append(_Part(sql="reports.day >= ?", values=(query.since,)))
    if query.until:
        parts.append(_Part(sql="reports.day <= ?", values=(query.until,)))
    if query.source:
        parts.append(_Part(sql="instr(lower(reports.source), lower(?)) > 0", values=(query.source,)))
    rows = connection.execute(
        "SELECT reports.number, reports.id, placements.story FROM reports_text"
        " JOIN reports ON reports.number = reports_text.rowid"
        " LEFT JOIN placements ON placements.report = reports.number"
        f" WHERE {' AND '.join(part.sql for part in parts)}"
        " ORDER BY bm25(reports_text, 4.0, 1.0), reports.number LIMIT ?",  # a word in the title weighs more
        (*(value for part in parts for value in part.values), query.limit or -1),
    ).fetchall()
    hits = []
    for row in rows:
        (kept,) = some("WHERE reports.number = ?", (row["number"],))
        hits.append(hit_of(kept, terms, row["story"]))
    return tuple(hits)


def given_ids(connection: sqlite3.Connection, numbers: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The ids under which reports were given, the one that it is kept under first."""
    found: defaultdict[int, list[str]] = defaultdict(list)
    for at in range(0, len(numbers), _AT_ONCE):
        some = numbers[at : at + _AT_ONCE]
        for row in connection.execute(
            "SELECT report, report_ids.id FROM report_ids JOIN reports ON number = report"
            f" WHERE report IN ({', '.join('?' * len(some))})"
            " ORDER BY report, report_ids.id <> reports.id, report_ids.id",
            tuple(some),
        ):
            found[row["report"]].append(row["id"])
    return {number: tuple(ids) for number, ids in found.items()}


def _conditions(wanted: StoryFilter) -> list[_Part]:
    parts: list[_Part] = []
    if wanted.since:
        parts.append(_Part(sql='"end" >= ?', values=(wanted.since,)))
    if wanted.until:
        parts.append(_Part(sql="start <= ?", values=(wanted.until,)))
    if wanted.source:
        outlet = "instr(lower(source), lower(?)) > 0"
        sql = f"id IN (SELECT story FROM placements JOIN reports ON number = report WHERE {outlet})"
        parts.append(_Part(sql=sql, values=(wanted.source,)))
    if wanted.text:
        expression = fts_expression(parse_query(wanted.text))
        parts.append(_Part(sql=f"id IN ({_MATCHING})", values=(expression or '""',)))
    if wanted.about:
        name = phrase_expression(wanted.about) or '""'
        sql = f"(id IN ({_NAMING}) OR id IN ({_MATCHING}))"
        parts.append(_Part(sql=sql, values=(name, f"title : {name}")))
    return parts


def _recent_from(connection: sqlite3.Connection) -> str | None:
    """The first of the archive's last days."""
    (newest,) = connection.execute("SELECT max(day) FROM reports").fetchone()
    return first_recent_day(newest)


def _summaries(connection: sqlite3.Connection, ids: Sequence[str], recent_from: str | None) -> tuple[KeptStory, ...]:
    """The stories, in the order given, as the table of stories has them, with their reports."""
    found: dict[str, KeptStory] = {}
    for at in range(0, len(ids), _AT_ONCE):
        some = tuple(ids[at : at + _AT_ONCE])
        marks = ", ".join("?" * len(some))
        members: defaultdict[str, list[sqlite3.Row]] = defaultdict(list)
        for row in connection.execute(
            "SELECT story, number, id, source, day FROM placements JOIN reports ON number = report"
            f" WHERE story IN ({marks}) ORDER BY published IS NULL, published, id",
            some,
        ):
            members[row["story"]].append(row)
        given = given_ids(connection, [row["number"] for rows in members.values() for row in rows])
        for row in connection.execute(f"SELECT * FROM stories WHERE id IN ({marks})", some):
            own = members[row["id"]]
            found[row["id"]] = KeptStory(
                id=row["id"],
                headline=row["headline"],
                start=row["start"],
                end=row["end"],
                reports=tuple(id for one in own for id in given.get(one["number"]) or (one["id"],)),
                sources=tuple(dict.fromkeys(one["source"] for one in own)),
                count=len(own),
                independent=row["independent"],
                recent=sum(one["day"] is not None and one["day"] >= recent_from for one in own) if recent_from else 0,
            )
    return tuple(found[id] for id in ids if id in found)


def _members(connection: sqlite3.Connection, stories: Sequence[str]) -> dict[str, list[Member]]:
    """The reports of each of the stories that has any."""
    found: defaultdict[str, list[Member]] = defaultdict(list)
    for at in range(0, len(stories), _AT_ONCE):
        some = tuple(stories[at : at + _AT_ONCE])
        rows = connection.execute(
            "SELECT story, number, id, source, family, title, published, day, copy_marks FROM placements"
            f" JOIN reports ON number = report WHERE story IN ({', '.join('?' * len(some))}) ORDER BY number",
            some,
        ).fetchall()
        ids = given_ids(connection, [row["number"] for row in rows])
        for row in rows:
            member = Member(
                id=row["id"],
                ids=ids.get(row["number"]) or (row["id"],),
                source=row["source"],
                family=row["family"],
                title=row["title"],
                published=row["published"],
                day=row["day"],
                marks=row["copy_marks"],
            )
            found[row["story"]].append(member)
    return dict(found)
