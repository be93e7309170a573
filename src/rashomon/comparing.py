"""`rashomon compare`: reports in, one account out. The rooms in the order in which the data goes through them."""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from pathlib import Path

from rashomon.collecting import seldom_collecting
from rashomon.model.account import Account, Note
from rashomon.model.judgement import Judgement
from rashomon.model.report import Batch, Problem, Report, distinct


class NothingToCompare(Exception):  # noqa: N818 -- what the caller is told, not what went wrong
    """None of what was given could be read as a report."""


def compare(
    inputs: Sequence[str | Path | Report],
    *,
    families: Path | None = None,
    names: Path | None = None,
    judgements: Sequence[Judgement] = (),
) -> Account:
    """One account of the reports: files, folders, or reports made in Python, in any mixture.

    `families` is a file of owners and their outlets, `names` one of people, organisations and places with their other
    names (see docs/how-to); `judgements` are what people decided (`Archive.standing_judgements()`). What could not be
    read, and reports that tell of another event, are in `account.notes`. Raises NothingToCompare when no report is
    left, ValueError or OSError for a file of families or names that cannot be used.
    """
    from rashomon.reading import read

    paths = [item for item in inputs if not isinstance(item, Report)]
    given = tuple(item for item in inputs if isinstance(item, Report))
    batch = read(paths) if paths else Batch(reports=())
    whole = Batch(reports=(*batch.reports, *given), problems=batch.problems)
    return compare_batch(whole, families=families, names=names, judgements=judgements)


def compare_batch(
    batch: Batch, *, families: Path | None = None, names: Path | None = None, judgements: Sequence[Judgement] = ()
) -> Account:
    """One account of what was read. Raises as `compare` does."""
    with seldom_collecting():
        return _compare(batch, families, names, judgements)


def _compare(batch: Batch, families: Path | None, names: Path | None, judgements: Sequence[Judgement]) -> Account:
    from rashomon.accounts.build import build_account
    from rashomon.language.annotate import annotate
    from rashomon.language.entities import load_names
    from rashomon.lineage.families import load_families
    from rashomon.stories.gathering import gather

    extra = load_families(families) if families else {}
    known = load_names(names) if names else ()
    reports = [_with_family(report, extra) for report in distinct(batch.reports)]
    if not reports:
        raise NothingToCompare("no report could be read")
    gathering = gather(reports)
    notes = [_problem_note(problem) for problem in batch.problems]
    notes += [
        Note(
            kind="set apart",
            report=apart.report.id,
            message=f"{apart.report.source} ({apart.report.id}) is set apart: {apart.reason}",
        )
        for apart in gathering.apart
    ]
    return build_account(annotate(gathering.story), notes, judgements=judgements, names=known)


def _with_family(report: Report, extra: Mapping[str, str]) -> Report:
    from rashomon.lineage.families import family_of

    if report.family is not None:
        return report
    return replace(
        report, family=family_of(report.source, extra) or (family_of(report.url, extra) if report.url else None)
    )


def _problem_note(problem: Problem) -> Note:
    return Note(kind="unreadable" if problem.fatal else "other", report=None, message=str(problem))
