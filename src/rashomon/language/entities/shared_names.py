"""Which reports of a run name the same people, bodies and places: names and descriptions are made one among these."""

from collections import Counter, defaultdict
from collections.abc import Sequence

from rashomon.language.entities.gazetteer import fold
from rashomon.model.annotation import Annotation, EntityType
from rashomon.model.groups import joined

_TELLING: frozenset[EntityType] = frozenset({"person", "organisation", "place", "group", "event", "product", "work"})
# Two reports belong together when they share two names, and these are so much of what the shorter one names.
_LEAST = 2
_SHARE = 0.3
# A name that more reports have tells nothing of a story; it also bounds the pairs to look at.
_MOST_REPORTS = 60


def group_by_names(annotations: Sequence[Annotation]) -> list[list[Annotation]]:
    """The annotations parted into groups that share names, each by report id, groups by their first id.

    Reports whose names overlap (overlap coefficient over counted names at least 0.3, two names at least) are in one
    group, and so are those linked by others. The threshold was set on the train part of ECB+. The same for any order.
    """
    ordered = sorted(annotations, key=lambda a: a.report.id)
    counts = [_names(annotation) for annotation in ordered]
    reports_of: dict[str, list[int]] = defaultdict(list)
    for i, names in enumerate(counts):
        for name in names:
            reports_of[name].append(i)
    shared: Counter[tuple[int, int]] = Counter()
    amount: Counter[tuple[int, int]] = Counter()
    for name, reports in reports_of.items():
        if len(reports) <= _MOST_REPORTS:
            for k, a in enumerate(reports):
                for b in reports[k + 1 :]:
                    shared[a, b] += 1
                    amount[a, b] += min(counts[a][name], counts[b][name])
    totals = [names.total() for names in counts]
    together = [
        (a, b)
        for (a, b), number in shared.items()
        if number >= _LEAST and amount[a, b] >= _SHARE * min(totals[a], totals[b])
    ]
    return [[ordered[i] for i in group] for group in joined(range(len(ordered)), together)]


def _names(annotation: Annotation) -> Counter[str]:
    return Counter(m.code or fold(m.name) for m in annotation.mentions if m.type in _TELLING)
