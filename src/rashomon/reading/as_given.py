"""Reports whose text is taken as it was given, for those whose offsets must index their own text."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from io import BufferedReader
from itertools import chain
from pathlib import Path

from rashomon.model.ids import content_id
from rashomon.model.report import Batch, OffsetMap, Problem, Report
from rashomon.reading.batch import read_drafts
from rashomon.reading.dates import read_published
from rashomon.reading.draft import Draft, Reading
from rashomon.reading.fetching import Fetcher
from rashomon.reading.languages import language_of
from rashomon.reading.limits import LONGEST_TEXT
from rashomon.reading.repeated import outlet_of, repeated_lines
from rashomon.reading.reports import first_line, make_report, too_long, uncleaned, undated

_LONGEST_RUN = 1000  # pages and files that are cleaned together, so that lines they share are seen
_SAMPLE = 20_000  # characters that tell the language


def read_batch(paths: Sequence[str | Path], *, stdin: bytes, today: date | None, fetcher: Fetcher | None) -> Batch:
    """What `rashomon.reading.read_as_given` promises."""
    made = list(_made(list(read_drafts(paths, stdin=stdin, fetcher=fetcher)), _Kept(), today))
    return Batch(
        reports=tuple(item for item in made if isinstance(item, Report)),
        problems=tuple(item for item in made if isinstance(item, Problem)),
    )


def stream(
    paths: Sequence[str | Path],
    *,
    stdin: bytes | BufferedReader = b"",
    today: date | None = None,
    fetcher: Fetcher | None = None,
) -> Iterator[Report | Problem]:
    """The reports of `read_as_given` one after the other, each followed by its problems.

    `stdin` may be the stream of standard input itself. Web addresses are fetched when there is a `fetcher`.

    The lines of a list are held one at a time; pages and files at most `_LONGEST_RUN` at a time, as those that come
    one after the other are cleaned together.
    """
    kept = _Kept()
    for run in _runs(read_drafts(paths, stdin=stdin, fetcher=fetcher)):
        yield from _made(run, kept, today)


def _runs(readings: Iterable[Reading]) -> Iterator[list[Reading]]:
    run: list[Reading] = []
    for reading in readings:
        if isinstance(reading, Draft) and reading.is_text_field:
            yield run
            yield [reading]
            run = []
            continue
        run.append(reading)
        if len(run) == _LONGEST_RUN:
            yield run
            run = []
    yield run


@dataclass(frozen=True, slots=True, kw_only=True)
class _Kept:
    """What is remembered of the reports before: how often each id came, and digests of the cleaned ones."""

    ids: dict[str, int] = field(default_factory=dict)
    pages: dict[str, str] = field(default_factory=dict)


def _made(run: Sequence[Reading], kept: _Kept, today: date | None) -> Iterator[Report | Problem]:
    cleaned = [reading for reading in run if isinstance(reading, Draft) and not reading.is_text_field]
    known = repeated_lines(cleaned)
    for reading in run:
        if isinstance(reading, Problem):
            yield reading
        elif reading.is_text_field:
            made = _as_it_is(reading, today)
            yield from chain(*(_told_apart(report, kept) for report in made.reports), reading.problems, made.problems)
        else:
            made = make_report(reading, known.get(outlet_of(reading), frozenset()), today)
            yield from chain(*(_once(report, reading, kept) for report in made.reports))
            yield from (*reading.problems, *made.problems)


def _as_it_is(draft: Draft, today: date | None) -> Batch:
    text, said = draft.raw, draft.about
    if len(text) > LONGEST_TEXT:
        return Batch(reports=(), problems=(too_long(draft),))
    published = read_published(said.published, today=today)
    language = said.language.lower()[:2] or language_of(text[:_SAMPLE]) or "en"
    report = uncleaned(draft, language=language, published=published.value)
    unchanged = OffsetMap(clean_starts=(0,), raw_starts=(0,), lengths=(len(text),))
    report = replace(report, title=report.title or first_line(text), offsets=unchanged)
    problems = (undated(draft.place, published.reason),) if published.reason else ()
    return Batch(reports=(report,), problems=problems)


def _once(report: Report, draft: Draft, kept: _Kept) -> Iterator[Report | Problem]:
    """A cleaned report, or the word that it came before."""
    anywhere = content_id("t", report.text)
    here = content_id("t", report.text, report.source)
    before = kept.pages.get(here) or ("" if outlet_of(draft) else kept.pages.get(anywhere, ""))
    if before:
        reason = f"it is the same report as {before}"
        yield Problem(place=report.place, reason=reason, advice="it was kept once", fatal=False)
        return
    kept.pages.setdefault(anywhere, report.place or report.id)
    kept.pages.setdefault(here, report.place or report.id)
    yield from _told_apart(report, kept)


def _told_apart(report: Report, kept: _Kept) -> Iterator[Report | Problem]:
    """The report, under an id of its own when another has its id."""
    own, count = report.id, kept.ids.get(report.id, 0)
    while own in kept.ids:
        own = content_id(report.id, report.source, report.title, report.text, count)
        count += 1
    kept.ids[report.id] = count or 1
    kept.ids.setdefault(own, 1)
    yield replace(report, id=own)
    if own != report.id:
        reason = f"the id {report.id!r} stands for another report already; this one is called {own!r}"
        yield Problem(place=report.place, reason=reason, advice="give each report its own id", fatal=False)
