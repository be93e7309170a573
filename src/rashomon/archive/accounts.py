"""The account of a story that is kept: its reports are annotated now, not when they came."""

from collections.abc import Sequence
from dataclasses import replace

from rashomon.model.account import Account, Note
from rashomon.model.archive import KeptReport, KeptStory


def account_of(story: KeptStory, members: Sequence[KeptReport]) -> Account:
    """The account of a story's reports, as `rashomon.compare` makes it, under the story's id in the archive.

    What is in the story has been decided: no report is set apart here.
    """
    from rashomon.accounts.build import build_account
    from rashomon.language.annotate import annotate
    from rashomon.lineage.families import family_of

    reports = [
        replace(report, family=report.family or family_of(report.source) or (family_of(report.url or "")))
        for report in (kept.report for kept in members)
    ]
    annotations = annotate(reports)
    notes = [
        Note(kind="other", report=kept.report.id, message=f"{kept.report.source} ({kept.report.id}): {reason}")
        for kept in members
        for reason in kept.notes
    ]
    for annotation in annotations:
        if annotation.report.published is None:
            message = f"{annotation.report.source} ({annotation.report.id}) has no publication date"
            notes.append(Note(kind="undated", report=annotation.report.id, message=message))
    account = build_account(annotations, sorted(notes, key=lambda note: (note.kind, note.report or "", note.message)))
    return replace(account, story=replace(account.story, id=story.id))
