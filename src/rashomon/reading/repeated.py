"""Lines that the reports of one outlet share: what a site puts on every page."""

import re
from collections import Counter, defaultdict
from collections.abc import Sequence

from rashomon.reading.draft import Draft
from rashomon.reading.hosts import host_of

FEWEST_REPORTS = 3
_LONGEST = 200  # characters; a longer line is background that the outlet uses again, and that is its text
_SAME_ARTICLE = 0.5  # share of lines above which two reports are versions of one article
_MOST_REPORTS = 300  # of one outlet are compared
_FINAL = re.compile(r"[.!?…]['\")\]”’]*\Z")
_TOP, _END = 2, 3


def repeated_lines(drafts: Sequence[Draft]) -> dict[str, frozenset[str]]:
    """For each outlet with several reports, the lines that at least `FEWEST_REPORTS` different articles carry.

    A line that ends like a sentence counts only where it stands at the top or the end of each.
    """
    of_outlet: defaultdict[str, list[Draft]] = defaultdict(list)
    for draft in drafts:
        if outlet := outlet_of(draft):
            of_outlet[outlet].append(draft)
    return {outlet: _shared(some) for outlet, some in of_outlet.items() if len(some) >= FEWEST_REPORTS}


def outlet_of(draft: Draft) -> str:
    """What the outlet is called, as far as was said ("" when nothing was)."""
    return draft.about.source or host_of(draft.about.url)


def _shared(drafts: Sequence[Draft]) -> frozenset[str]:
    articles: list[frozenset[str]] = []
    counts: Counter[str] = Counter()
    for draft in drafts[:_MOST_REPORTS]:
        lines = [line for raw in draft.raw.split("\n") if (line := " ".join(raw.split()))]
        candidates = frozenset(line for i, line in enumerate(lines) if _may_be_page(line, i, len(lines)))
        every = frozenset(lines)
        if not any(len(every & other) > _SAME_ARTICLE * min(len(every), len(other)) for other in articles):
            articles.append(every)
            counts.update(candidates)
    return frozenset(line for line, count in counts.items() if count >= FEWEST_REPORTS)


def _may_be_page(line: str, index: int, of: int) -> bool:
    at_an_end = index < _TOP or index >= of - _END
    return len(line) <= _LONGEST and (at_an_end or not _FINAL.search(line))
