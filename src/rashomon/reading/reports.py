"""From drafts to reports: cleaned, dated, named, in a language that can be read, and each only once."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from datetime import date

from rashomon.model.ids import content_id
from rashomon.model.report import Batch, Problem, Report
from rashomon.reading.cleaning import Cleaned, clean
from rashomon.reading.dates import read_published
from rashomon.reading.draft import JOIN_AUTHORS, Draft, Reading
from rashomon.reading.hosts import host_of
from rashomon.reading.languages import language_of, name_of
from rashomon.reading.layout import plain_characters
from rashomon.reading.limits import LONGEST_TEXT
from rashomon.reading.pieces import lines_of
from rashomon.reading.repeated import outlet_of, repeated_lines

LANGUAGES = ("en",)
NO_SOURCE = "unknown source"
_LONGEST_TITLE = 160
_MOSTLY_REMOVED = 0.7


def make_reports(readings: Iterable[Reading], *, today: date | None = None) -> Batch:
    """The reports, in order, and every problem, in the order of the inputs that have them."""
    given = list(readings)
    known = repeated_lines([reading for reading in given if isinstance(reading, Draft)])
    shelf = _Shelf(reports=[], by_text=defaultdict(list), ids=set())
    problems: list[Problem] = []
    for reading in given:
        if isinstance(reading, Problem):
            problems.append(reading)
            continue
        made = make_report(reading, known.get(outlet_of(reading), frozenset()), today)
        problems += (*reading.problems, *made.problems)
        for report in made.reports:
            problems += _keep(report, reading, shelf)
    return Batch(reports=tuple(shelf.reports), problems=tuple(problems))


def make_report(draft: Draft, known: frozenset[str], today: date | None) -> Batch:
    """The report in a draft and the reservations about it, or the problem why there is none."""
    place = draft.place
    if len(draft.raw) > LONGEST_TEXT:
        return Batch(reports=(), problems=(too_long(draft),))
    said = draft.about
    title = title_of(said.title)
    cleaned = clean(draft.raw, title=title, source=said.source, markup=draft.markup, known=known)
    if not any(char.isalpha() for char in cleaned.text):
        if cleaned.removed:
            return _refused(place, "there is nothing but boilerplate in it", "check that the article itself was saved")
        return _refused(place, "there are no words in it", "check that the article itself was saved")
    language = language_of(cleaned.text) or said.language.lower()[:2] or "en"
    if language not in LANGUAGES:
        return _refused(
            place, f"it is in {name_of(language)}; Rashomon reads English so far", "leave it out or give a translation"
        )
    published = read_published(said.published, today=today)
    source = said.source or host_of(said.url) or draft.stem or NO_SOURCE
    report = Report(
        id=said.id or content_id("r", source, title, cleaned.text),
        source=source,
        family=said.family or None,
        title=title or first_line(cleaned.text),
        url=said.url or None,
        published=published.value,
        language=language,
        text=cleaned.text,
        removed=cleaned.removed,
        raw=draft.raw,
        offsets=cleaned.offsets,
        place=place,
        authors=tuple(name for name in said.authors.split(JOIN_AUTHORS) if name),
        updated=read_published(said.updated, today=today).value,
        form=draft.form,
        origins=draft.origins,
    )
    return Batch(reports=(report,), problems=tuple(_reservations(draft, cleaned, published.reason)))


def uncleaned(draft: Draft, *, language: str, published: str | None) -> Report:
    """The report in a draft with its text exactly as it was given; `published` is an ISO 8601 date or date-time."""
    said, title = draft.about, title_of(draft.about.title)
    source = said.source or host_of(said.url) or NO_SOURCE
    return Report(
        id=said.id or content_id("r", source, title, draft.raw),
        source=source,
        family=said.family or None,
        title=title,
        url=said.url or None,
        published=published,
        language=language,
        text=draft.raw,
        raw=draft.raw,
        place=draft.place,
    )


def too_long(draft: Draft) -> Problem:
    """The problem of a draft above `LONGEST_TEXT`."""
    size = f"{len(draft.raw):,} characters are more than one report can have ({LONGEST_TEXT:,})"
    advice = "give one article a file, or a .jsonl list with one report a line"
    return Problem(place=draft.place, reason=size, advice=advice)


def _refused(place: str, reason: str, advice: str) -> Batch:
    return Batch(reports=(), problems=(Problem(place=place, reason=reason, advice=advice),))


def _reservations(draft: Draft, cleaned: Cleaned, date_reason: str) -> Iterable[Problem]:
    place = draft.place
    if date_reason:
        yield undated(place, date_reason)
    removed = sum(row.end - row.start for row in cleaned.removed)
    if removed > _MOSTLY_REMOVED * max(1, len(draft.raw)):
        advice = "look at what was removed and why"
        yield Problem(place=place, reason="most of it was taken for boilerplate", advice=advice, fatal=False)


def undated(place: str, reason: str) -> Problem:
    """The reservation about a report whose date could not be read."""
    advice = "give the date as YYYY-MM-DD; without one, relative dates stay relative"
    return Problem(place=place, reason=reason, advice=advice, fatal=False)


def title_of(said: str) -> str:
    """A title as one line without characters that show nothing."""
    return " ".join(plain_characters(said).split())


def first_line(text: str) -> str:
    """The first line of a text that has no title, when it looks like one."""
    lines = lines_of(text)
    if len(lines) < 2 or len(lines[0].text) > _LONGEST_TITLE or lines[0].text[-1] in ".,;:":
        return ""
    return lines[0].text


@dataclass(frozen=True, slots=True, kw_only=True)
class _Shelf:
    """The reports kept so far, in order, found by their text and by their id."""

    reports: list[Report]
    by_text: defaultdict[str, list[Report]]
    ids: set[str]


def _keep(report: Report, draft: Draft, shelf: _Shelf) -> Iterator[Problem]:
    """Keep a report unless it is there already; give it an id of its own when another has its id."""
    for other in shelf.by_text[report.text]:
        if other.source == report.source or not outlet_of(draft):
            reason = f"it is the same report as {other.place or other.id}"
            yield Problem(place=report.place, reason=reason, advice="it was kept once", fatal=False)
            return
    if report.id in shelf.ids:
        own = content_id(report.id, report.source, report.title, report.text)
        reason = f"the id {report.id!r} stands for another report already; this one is called {own!r}"
        yield Problem(place=report.place, reason=reason, advice="give each report its own id", fatal=False)
        report = replace(report, id=own)
        if own in shelf.ids:
            return
    shelf.reports.append(report)
    shelf.by_text[report.text].append(report)
    shelf.ids.add(report.id)
