"""Clauses that say the same made into groups, one group a fact.

Average linkage keeps a chain of half-alike clauses from becoming one fact. Afterwards a clause that fits a second
group too may stand in both: a clause can assert several things.
"""

import heapq
from collections import Counter
from collections.abc import Collection, Mapping, Sequence

Pair = tuple[int, int]
Neighbours = Sequence[Mapping[int, float]]

# Chosen on the events of `facts`: two groups are one when the probability over their pairs of clauses of different
# reports is this on average; a clause also joins a further group at a higher mean, if no pair is below the weakest.
JOINS = 0.34
ALSO_JOINS = 0.42
WEAKEST = 0.10
# A whole sentence joins a group of sentences when it is this probable with them on average, and with each; two
# sentences as probable as the last figure make a group of their own even where their clauses went to different ones.
SENTENCE_JOINS = 0.42
SENTENCE_WEAKEST = 0.25
SURELY_TOGETHER = 0.42
# Groups are one fact when they have this share of their sentences in common.
_NEARLY_ALL = 2 / 3
# A sentence is compared with its nearest only: of a fact that very many tell it has not been compared with all. It is
# judged by its best pairs, this many at most; and two groups by no more pairs than there can be.
BEST = 24
LOOKED_AT = 48


def group_parts(pairs: Mapping[Pair, float], reports: Sequence[int]) -> tuple[tuple[int, ...], ...]:
    """Groups of indices with members of two reports at least, in order of their first members.

    `reports` holds the report of each index; `pairs` (left < right) the probability that two indices of different
    reports say the same, 0 where absent. No group is part of another.
    """
    near: dict[int, dict[int, float]] = {}
    for (left, right), score in pairs.items():
        near.setdefault(left, {})[right] = score
        near.setdefault(right, {})[left] = score
    grown = [_with_further(group, near, reports) for group in _linked(pairs, near, reports)]
    return without_parts(sorted(set(grown)))


def without_parts(groups: Sequence[tuple[int, ...]]) -> tuple[tuple[int, ...], ...]:
    """The groups, each sorted and given once, that are not wholly part of another one."""
    having: dict[int, list[frozenset[int]]] = {}
    for group in groups:
        whole = frozenset(group)
        for member in group:
            having.setdefault(member, []).append(whole)
    return tuple(group for group in groups if not any(frozenset(group) < other for other in having[group[0]]))


def nearly_same(groups: Sequence[Collection[int]]) -> list[list[int]]:
    """The numbers of the groups, those of nearly the same members together, in order.

    The larger groups come first; a smaller one is put to what it shares most with.
    """
    grown: list[set[int]] = []
    numbers: list[list[int]] = []
    having: dict[int, set[int]] = {}
    for number in sorted(range(len(groups)), key=lambda n: (-len(groups[n]), n)):
        members = set(groups[number])
        common = Counter(home for member in members for home in having.get(member, ()))
        share = {home: shared / len(grown[home] | members) for home, shared in common.items()}
        home = min(share, key=lambda h: (-share[h], h), default=len(grown))
        if share.get(home, 0.0) < _NEARLY_ALL:
            home = len(grown)
            grown.append(set())
            numbers.append([])
        grown[home] |= members
        numbers[home].append(number)
        for member in members:
            having.setdefault(member, set()).add(home)
    return sorted(sorted(same) for same in numbers)


def _linked(
    pairs: Mapping[Pair, float], near: Mapping[int, Mapping[int, float]], reports: Sequence[int]
) -> list[list[int]]:
    """Average linkage over pairs of different reports (UPGMA: Sokal & Michener 1958), on a heap of sparse links."""
    members = {index: [index] for index in near}
    counts = {index: Counter({reports[index]: 1}) for index in near}
    sums = {index: dict(links) for index, links in near.items()}
    born = dict.fromkeys(near, 0)
    heap = [(-score, left, right, 0, 0) for (left, right), score in pairs.items() if score >= JOINS]
    heapq.heapify(heap)
    while heap:
        _, left, right, left_age, right_age = heapq.heappop(heap)
        if born.get(left) != left_age or born.get(right) != right_age:
            continue
        members[left] += members.pop(right)
        counts[left].update(counts.pop(right))
        del born[right]
        born[left] += 1
        own = sums[left]
        for other, score in sums.pop(right).items():
            del sums[other][right]
            if other != left:
                own[other] = sums[other][left] = own.get(other, 0.0) + score
        held, size = counts[left], len(members[left])
        for other, total in own.items():
            if round(total, 6) < JOINS:
                continue  # too little over however few pairs
            mean = round(total / _cross_pairs(held, counts[other], size, len(members[other])), 6)
            if mean >= JOINS:
                first, second = (left, other) if left < other else (other, left)
                heapq.heappush(heap, (-mean, first, second, born[first], born[second]))
    return [group for group in members.values() if len({reports[index] for index in group}) > 1]


def _cross_pairs(one: Mapping[int, int], other: Mapping[int, int], one_size: int, other_size: int) -> int:
    """Pairs of two groups over different reports, no more than can have been looked at.

    `one` and `other` count each group's members by report, the sizes all of them.
    """
    smaller, larger = (one, other) if len(one) <= len(other) else (other, one)
    same = sum([count * larger[report] for report, count in smaller.items() if report in larger])
    most = LOOKED_AT * min(one_size, other_size)
    return max(1, min(most, one_size * other_size - same))


def _with_further(
    group: Sequence[int], near: Mapping[int, Mapping[int, float]], reports: Sequence[int]
) -> tuple[int, ...]:
    further = []
    for index in sorted({other for member in group for other in near[member]} - set(group)):
        scores = [near[index].get(member, 0.0) for member in group if reports[member] != reports[index]]
        if scores and min(scores) >= WEAKEST and sum(scores) / len(scores) >= ALSO_JOINS:
            further.append(index)
    return tuple(sorted([*group, *further]))


def fit(near: Mapping[int, float], others: Sequence[int]) -> float:
    """How probable it is on average that a sentence says what others say: the mean of its `BEST` scores with them.

    0 when there are no others.
    """
    best = sorted((near.get(j, 0.0) for j in others), reverse=True)[:BEST]
    return round(sum(best) / len(best), 6) if best else 0.0


def further_sentences(group: Collection[int], scores: Neighbours, reports: Sequence[int]) -> tuple[int, ...]:
    """Sentences that fit a group of sentences by their scores as wholes, the best fitting first.

    `scores` holds for each sentence the probable partners of other reports.
    """
    grown = list(group)
    further: list[int] = []
    near = {j for i in grown for j, score in scores[i].items() if score >= SENTENCE_WEAKEST} - set(grown)
    # A candidate is compared with each member once: what one member rules out no further one lets in.
    fits_of: dict[int, list[float]] = {}
    compared: dict[int, int] = {}
    ruled_out: set[int] = set()
    while True:
        best: tuple[float, int] | None = None
        for candidate in sorted(near):
            fits = fits_of.setdefault(candidate, [])
            fits += [
                scores[candidate].get(x, 0.0)
                for x in grown[compared.get(candidate, 0) :]
                if reports[x] != reports[candidate]
            ]
            compared[candidate] = len(grown)
            if min(fits) < SENTENCE_WEAKEST:
                ruled_out.add(candidate)
                continue
            mean = round(sum(fits) / len(fits), 6)
            if mean >= SENTENCE_JOINS and (best is None or mean > best[0]):
                best = (mean, candidate)
        if best is None:
            return tuple(further)
        grown.append(best[1])
        further.append(best[1])
        near |= {j for j, score in scores[best[1]].items() if score >= SENTENCE_WEAKEST}
        near -= ruled_out | set(grown)


def groups_left_over(
    scores: Neighbours, reports: Sequence[int], grouped: Sequence[Collection[int]]
) -> tuple[tuple[int, ...], ...]:
    """Sentences that surely assert something in common and of which some pair stands together in no group yet.

    In each group every pair of sentences of different reports is sure; the groups of the surest pairs come first.
    `grouped` holds the groups that there are already.
    """
    near = [{j for j, score in links.items() if score >= SURELY_TOGETHER} for links in scores]
    sure = sorted((-scores[i][j], i, j) for i, others in enumerate(near) for j in others if i < j)
    groups_of: list[set[int]] = [set() for _ in scores]
    for number, members in enumerate(grouped):
        for member in members:
            groups_of[member].add(number)
    groups: list[tuple[int, ...]] = []
    for _, i, j in sure:
        if not groups_of[i].isdisjoint(groups_of[j]):
            continue
        group = [i, j]
        for other in sorted(near[i] & near[j]):
            if all(other in near[x] or reports[x] == reports[other] for x in group):
                group.append(other)
        for member in group:
            groups_of[member].add(len(grouped) + len(groups))
        groups.append(tuple(sorted(group)))
    return tuple(groups)
