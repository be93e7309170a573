"""Who copied whom, and nothing else: reports in, the passages that they share out. No parse and no model is loaded."""

from collections.abc import Sequence

from rashomon.model.account import Passage
from rashomon.model.report import Report, distinct


def trace_copies(reports: Sequence[Report]) -> tuple[Passage, ...]:
    """All passages that two of the reports share, with kind, direction and what was changed on the way.

    The reports may tell of one event or be a whole archive: only pairs that share fingerprints are compared. The same
    whatever their order; of reports with one id the first one stands. See docs/explanation/lineage.md for the method.
    """
    from rashomon.lineage.passages import shared_passages

    return shared_passages(distinct(reports))
