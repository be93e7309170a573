"""What stands at the end of an account in a terminal: notes on its making, and how to overrule it."""

from rashomon.rendering.escaping import one_line
from rashomon.rendering.screen import Screen
from rashomon.rendering.view import View, counted, note_place

_MOST_REMOVED = 3
_MOST_REPORTS = 12


def print_notes(view: View, screen: Screen) -> None:
    """The account's notes, and what was taken out of the reports' texts; nothing where there is neither."""
    removed = [report for report in view.account.reports if report.removed]
    if not view.account.notes and not removed:
        return
    screen.heading("Notes")
    for note in view.account.notes:
        place = note_place(view, note)
        screen.line([(f"{note.kind}", "bold"), (f"{place}: {note.message}", "")], "- ")
    for report in removed:
        pieces = counted(len(report.removed), "piece")
        screen.line([(view.labels[report.id], "bold"), (f": {pieces} taken out of the text", "")], "- ")
        for piece in report.removed[:_MOST_REMOVED]:
            words = one_line(piece.text)
            screen.line([(f"{piece.reason}: {words if len(words) <= 70 else words[:69] + '…'}", "dim")], "    ")
        if len(report.removed) > _MOST_REMOVED:
            screen.line([(f"… and {len(report.removed) - _MOST_REMOVED} more", "dim")], "    ")


def print_how_to_overrule(view: View, screen: Screen) -> None:
    """The pointers above name outlets, the command wants ids of reports: here is which is which."""
    if not view.account.statements:
        return
    screen.heading("To overrule it in an archive")
    screen.line([("rashomon correct same-fact REPORT:START-END REPORT:START-END", "bold")])
    ids = ", ".join(
        f"{one_line(report.id)} ({view.labels[report.id]})" for report in view.account.reports[:_MOST_REPORTS]
    )
    screen.line([(f"REPORT is one of: {ids}.", "")])
    if len(view.account.reports) > _MOST_REPORTS:
        screen.line([(f"… and {len(view.account.reports) - _MOST_REPORTS:,} more reports; see --markdown", "dim")])
