"""The account of a story that is kept: its reports are annotated now, not when they came."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.account import Account, Note
from rashomon.model.archive import KeptReport, KeptStory
from rashomon.model.judgement import Judgement


def account_of(story: KeptStory, members: Sequence[KeptReport], judgements: Sequence[Judgement] = ()) -> Account:
    """The account of a story's reports, as `rashomon.compare` makes it, under the story's id in the archive.

    What is in the story has been decided: no report is set apart here, but one in a language that is not read is left
    out. `judgements` are those that stand, the later ones last. Raises ValueError when no report is left.
    """
    from rashomon.accounts.build import build_account
    from rashomon.language.annotate import annotate
    from rashomon.lineage.families import family_of
    from rashomon.reading.reports import LANGUAGES

    reports = [
        replace(report, family=report.family or family_of(report.source) or (family_of(report.url or "")))
        for report in (kept.report for kept in members)
        if report.language in LANGUAGES
    ]
    if not reports:
        raise ValueError("none of the story's reports is in a language that is read")
    notes = [
        Note(kind="other", report=kept.report.id, message=f"{kept.report.source} ({kept.report.id}): {reason}")
        for kept in members
        for reason in kept.notes
        if kept.report.language in LANGUAGES
    ]
    notes += [
        Note(
            kind="language",
            report=None,
            message=f"{kept.report.source} ({kept.report.id}) is left out: its language is not read",
        )
        for kept in members
        if kept.report.language not in LANGUAGES
    ]
    account = build_account(annotate(reports), notes, judgements=judgements)
    return replace(account, story=replace(account.story, id=story.id))
