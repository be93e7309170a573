"""From inputs to reports to be kept, some hundred at a time; what is kept already is passed over uncleaned."""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, fields, replace
from itertools import islice
from pathlib import Path
from typing import TYPE_CHECKING

from rashomon.archive.copies import copy_marks
from rashomon.archive.rows import digest
from rashomon.lineage.credits import agency_text_of
from rashomon.model.ids import content_id
from rashomon.model.report import Batch, Problem, Report
from rashomon.reading.dates import read_published
from rashomon.reading.decoding import whole_characters
from rashomon.reading.draft import FIELDS, Draft
from rashomon.reading.languages import language_of
from rashomon.reading.limits import LONGEST_TEXT
from rashomon.reading.repeated import outlet_of, repeated_lines
from rashomon.reading.reports import LANGUAGES, make_report, uncleaned

if TYPE_CHECKING:
    from rashomon.reading.fetching import Fetcher
    from rashomon.stories.sketch import Sketch

_HEAD = 1_500  # characters of a text in which an agency's dateline or byline stands
UNTOLD = "und"  # the language of a text that is not to be read, as ISO 639-2 has it
AT_ONCE = 200  # inputs of one transaction; what an outlet puts on every page is seen among them

Given = Draft | Report | Problem
"""One input, before it is cleaned: a draft from the reading room, or a report made in Python, or why there is none."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrival:
    """A report that came: under which id it was given ("" for none), its input's digest, reservations about it.

    `credit` is the agency whose text it prints, None for the outlet's own; `copy_marks` tell near copies; `sketch` is
    what placing it needs.
    """

    report: Report
    given: str
    digest: bytes
    credit: str | None = None
    copy_marks: bytes = b""
    sketch: "Sketch"
    notes: tuple[Problem, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Arrivals:
    """What came of some inputs, each in their order. `known` were kept already: the ids of their reports."""

    new: tuple[Arrival, ...]
    known: tuple[str, ...]
    problems: tuple[Problem, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Portion:
    """Some inputs that were looked up and not yet cleaned. `lines` are those that outlets put on every page."""

    fresh: tuple[tuple[Given, bytes], ...]
    known: tuple[str, ...]
    lines: Mapping[str, frozenset[str]]


Known = Callable[[Sequence[bytes]], Mapping[bytes, str]]
"""Of digests of inputs those that are kept, each with the id of its report."""


def inputs(
    given: Sequence[str | Path | Report],
    *,
    stdin: bytes = b"",
    columns: Mapping[str, str] | None = None,
    fetcher: "Fetcher | None" = None,
) -> Iterator[Given]:
    """Everything that was given, in order, read as it is asked for."""
    from rashomon.reading.batch import read_drafts

    for one in given:
        if isinstance(one, Report):
            yield _whole(one)
        else:
            yield from read_drafts([one], stdin=stdin, columns=columns, fetcher=fetcher)


def portions(given: Iterable[Given]) -> Iterator[list[Given]]:
    """The inputs, at most `AT_ONCE` at a time. The same inputs give the same portions, so that cleaning is the same."""
    iterator = iter(given)
    while some := list(islice(iterator, AT_ONCE)):
        yield some


def look_up(some: Sequence[Given], known: Known) -> Portion:
    """Which of some inputs are kept already; the others are to be cleaned."""
    digests = [b"" if isinstance(one, Problem) else input_digest(one) for one in some]
    kept = known([own for own in digests if own])
    fresh = tuple((one, own) for one, own in zip(some, digests, strict=True) if own not in kept)
    drafts = [one for one in some if isinstance(one, Draft)] if fresh else []
    return Portion(fresh=fresh, known=tuple(kept[own] for own in digests if own in kept), lines=repeated_lines(drafts))


def clean_portion(portion: Portion) -> Arrivals:
    """The reports in some inputs. A plain function of what it is given, so that another process can do it."""
    new: list[Arrival] = []
    problems: list[Problem] = []
    for one, own in portion.fresh:
        if isinstance(one, Problem):
            problems.append(one)
        elif isinstance(one, Report):
            new.append(_arrival(one, "" if _is_derived(one) else one.id, own))
        else:
            made = make_report(one, portion.lines.get(outlet_of(one), frozenset()), None)
            if not made.reports and one.is_text_field:
                made = _as_it_is(one, made)
            notes = (*one.problems, *made.problems)
            problems += notes
            new += [_arrival(report, one.about.id, own, notes) for report in made.reports]
    return Arrivals(new=tuple(new), known=portion.known, problems=tuple(problems))


def _as_it_is(draft: Draft, refused: Batch) -> Batch:
    """A line of a list that the reading room refuses (another language, nothing but boilerplate), kept uncleaned.

    Who made the list says that it is a report: it must not be lost, and its story can often be told. No account is made
    of it.
    """
    if len(draft.raw) > LONGEST_TEXT or not any(char.isalpha() for char in draft.raw):
        return refused
    language = language_of(draft.raw) or draft.about.language.lower()[:2]
    report = uncleaned(
        draft,
        language=UNTOLD if not language or language in LANGUAGES else language,
        published=read_published(draft.about.published).value,
    )
    advice = "it is kept as it was given, and left out of accounts"
    problems = tuple(replace(problem, advice=advice, fatal=False) for problem in refused.problems)
    return Batch(reports=(report,), problems=problems)


def _arrival(report: Report, given: str, own: bytes, notes: tuple[Problem, ...] = ()) -> Arrival:
    from rashomon.stories.sketching import sketch
    from rashomon.stories.vocabulary import load_vocabulary

    return Arrival(
        report=report,
        given=given,
        digest=own,
        credit=agency_text_of(replace(report, text=report.text[:_HEAD])),
        copy_marks=copy_marks(report.text),
        sketch=sketch(report, load_vocabulary()),
        notes=notes,
    )


def input_digest(one: Draft | Report) -> bytes:
    """Stands for everything that was given of a report, its place left out."""
    if isinstance(one, Report):
        known = [getattr(one, name) for name in _REPORT_FIELDS]
        return digest("report", *("" if value is None else str(value) for value in known))
    said = [getattr(one.about, name) for name in FIELDS]
    return digest("draft", one.raw, one.stem if not one.about.source else "", str(one.markup), one.form, *said)


_REPORT_FIELDS = tuple(field.name for field in fields(Report) if field.name != "place")


def _is_derived(report: Report) -> bool:
    """Whether a report's id is the one that the reading room makes for reports that were given none."""
    return report.id == content_id("r", report.source, report.title, report.text)


def _whole(report: Report) -> Report:
    """A report made in Python with halves of surrogate pairs, which cannot be stored, replaced one for one."""
    return replace(
        report,
        id=whole_characters(report.id),
        source=whole_characters(report.source),
        text=whole_characters(report.text),
        title=whole_characters(report.title),
        family=whole_characters(report.family) if report.family else report.family,
        url=whole_characters(report.url) if report.url else report.url,
        raw=whole_characters(report.raw),
        place=whole_characters(report.place),
    )
