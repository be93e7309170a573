"""The reports of an account."""

from rashomon.model.account import AccountReport, RemovedText
from rashomon.model.report import Report


def account_report(report: Report) -> AccountReport:
    """What an account holds of a report: all but how it was read."""
    return AccountReport(
        id=report.id,
        source=report.source,
        family=report.family,
        title=report.title,
        url=report.url,
        published=report.published,
        language=report.language,
        text=report.text,
        removed=tuple(RemovedText(text=removed.text, reason=removed.reason) for removed in report.removed),
    )
