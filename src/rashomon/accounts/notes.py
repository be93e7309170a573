"""What a reader should know of the making of an account."""

from collections.abc import Sequence

from rashomon.model.account import Note
from rashomon.model.annotation import Annotation
from rashomon.model.report import Report


def notes_in_order(notes: Sequence[Note]) -> tuple[Note, ...]:
    """Notes in the order in which an account holds them: by kind, then by report."""
    return tuple(sorted(notes, key=lambda note: (note.kind, note.report or "", note.message)))


def undated_notes(annotations: Sequence[Annotation]) -> list[Note]:
    """A note for each report without a date of publication: how many of its dates stay relative.

    The annotations are those of a story whose times were narrowed (`narrow_times`): what another report settles does
    not stay relative.
    """
    return [
        _undated(annotation.report, sum(not timex.resolved for timex in annotation.timexes))
        for annotation in annotations
        if annotation.report.published is None
    ]


def _undated(report: Report, relative: int) -> Note:
    dates = "its one relative date stays" if relative == 1 else f"its {relative} relative dates stay"
    stay = f"; {dates} relative" if relative else ""
    message = f"{report.source} ({report.id}) has no publication date{stay}"
    return Note(kind="undated", report=report.id, message=message)
