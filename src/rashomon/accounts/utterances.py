"""Which utterances of different reports are the same words of the same speaker, exact or in another wording."""

import re
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from zlib import crc32

import numpy as np
from numpy.typing import NDArray

from rashomon.language.attribution.quotation import find_quotations
from rashomon.model.groups import leader_of

Scores = NDArray[np.float32]

_WORD = re.compile(r"[^\W_]+(?:['’][^\W_]+)*")
_RUN = 5
_SHORT_RUN = 3
_STEM = 6
_STOP = frozenset({
    "the", "a", "an", "and", "or", "but", "if", "of", "to", "in", "on", "at", "by", "for", "with", "from", "as", "is",
    "are", "was", "were", "be", "been", "being", "it", "its", "he", "she", "they", "we", "i", "you", "his", "her",
    "their", "our", "my", "your", "him", "them", "us", "me", "that", "this", "these", "those", "there", "here", "has",
    "have", "had", "do", "does", "did", "not", "no", "will", "would", "can", "could", "should", "may", "might", "must",
    "s", "t", "what", "which", "who", "whom", "when", "where", "how", "why", "than", "then", "so", "such", "also",
    "about", "into", "over", "after", "before", "up", "out", "all", "any", "some", "said", "says", "mr", "mrs", "ms",
    "more", "most", "very", "just", "only", "now", "because", "while", "during", "between", "both", "other", "own",
})  # fmt: skip


# Weights of the pair classifier, see `pair_features`; fitted by training/train_utterances.py.
_WEIGHTS = np.array([0.9, 2.3, 3.75, 3.03, 0.79, -0.09, -0.36, 4.96], np.float32)
_BIAS = -5.43
_THRESHOLD = 0.0
# Log odds below which two utterances of one report keep their groups apart.
_PLAINLY_DIFFERENT = -3.0
# The place of the embeddings among the weights, and a cosine that few different utterances reach.
_MEANING = 3
_ALIKE = 0.65
_NEGATIONS = frozenset({"no", "not", "never", "nobody", "nothing", "none", "nor", "neither", "cannot", "nowhere"})
_BUCKETS = 2048
_ROWS = 256
_NEIGHBOURS = 200


@dataclass(frozen=True, slots=True, kw_only=True)
class Utterance:
    """One quote as linking sees it.

    `text` is what was said, `speaker` a key of the speaker ("" when open), `party` the stems that name whoever speaks
    here (names, titles, enclosing sources), `context` the stems of the sentences around.
    """

    report: str
    text: str
    speaker: str
    party: frozenset[str]
    context: frozenset[str]


def words_of_text(text: str) -> tuple[str, ...]:
    """The words of a text in lower case, apostrophes made straight and possessives cut."""
    return tuple(match.group().replace("’", "'").removesuffix("'s") for match in _WORD.finditer(text.lower()))


def stems(text: str) -> frozenset[str]:
    """The content words of a text, lower case and cut to six letters, so that "minister" meets "ministry"."""
    return frozenset(_content(words_of_text(text)))


def _content(words: Sequence[str]) -> list[str]:
    return [word[:_STEM] for word in words if word not in _STOP]


def link_utterances(utterances: Sequence[Utterance]) -> list[tuple[int, ...]]:
    """Groups of indices of utterances that are the same, each of two or more reports, in order.

    Two utterances are joined when one has the other's words (a run of five, or all of a shorter quotation), or when
    the pair classifier finds them likely, neither has a better partner in the other's report, and the two are not
    opposed. A likely pair joins no groups that hold two opposed ones, or two plainly different ones of one report.
    """
    if len({utterance.report for utterance in utterances}) < 2:
        return []
    told = [_polarity(utterance.text) for utterance in utterances]
    joined = {index: index for index in range(len(utterances))}
    members = {index: [index] for index in joined}
    for first, second in verbatim_pairs(utterances):
        if not _are_opposed(told[first], told[second]):
            _join(joined, members, first, second)
    tables = make_tables(utterances)
    promising = _promising(tables, [leader_of(joined, index) for index in range(len(joined))])
    chosen = sorted({index for one in promising for index in members[leader_of(joined, one)]})
    tables = with_vectors(tables, utterances, chosen)
    apart = _plainly_different(tables)
    for first, second in likely_pairs(tables):
        homes = leader_of(joined, first), leader_of(joined, second)
        if homes[0] == homes[1]:
            continue
        one, other = members[homes[0]], members[homes[1]]
        if _fit(apart, one, other) and not any(_are_opposed(told[i], told[j]) for i in one for j in other):
            _join(joined, members, first, second)
    groups = sorted(tuple(sorted(group)) for group in members.values())
    return [group for group in groups if len({utterances[index].report for index in group}) > 1]


def opposed(first: str, second: str) -> bool:
    """Whether two utterances of mostly the same words are a negation and none; two negations make none."""
    return _are_opposed(_polarity(first), _polarity(second))


@dataclass(frozen=True, slots=True, kw_only=True)
class _Polarity:
    """The content words of an utterance, and whether it is a negation."""

    content: frozenset[str]
    negated: bool


def _polarity(text: str) -> _Polarity:
    words = words_of_text(text)
    negations = sum(word in _NEGATIONS or word.endswith("n't") for word in words)
    return _Polarity(content=frozenset(_content(words)), negated=negations % 2 == 1)


def _are_opposed(one: _Polarity, other: _Polarity) -> bool:
    if 2 * len(one.content & other.content) < max(len(one.content), len(other.content)):
        return False  # where one says more, or says it otherwise, the negation may be of something else
    return one.negated != other.negated


def _plainly_different(tables: "Tables") -> list[frozenset[int]]:
    """For each utterance those of its own report that are plainly different."""
    found: list[frozenset[int]] = [frozenset()] * len(tables.reports)
    for report in range(int(tables.reports.max(initial=-1)) + 1):
        own = np.flatnonzero(tables.reports == report)
        for row, different in zip(own.tolist(), _odds(tables, own, own) < _PLAINLY_DIFFERENT, strict=True):
            found[row] = frozenset(own[different].tolist())
    return found


def _fit(apart: Sequence[frozenset[int]], first: Sequence[int], second: Sequence[int]) -> bool:
    """False when the two groups have different utterances of one report."""
    others = frozenset(second)
    return all(apart[index].isdisjoint(others) for index in first)


def _join(joined: dict[int, int], members: dict[int, list[int]], first: int, second: int) -> None:
    low, high = sorted((leader_of(joined, first), leader_of(joined, second)))
    if low != high:
        joined[high] = low
        members[low] += members.pop(high)


def verbatim_pairs(utterances: Sequence[Utterance]) -> list[tuple[int, int]]:
    """Pairs of different reports that share a run of words: five, or all of a quotation shorter than that.

    Of the candidates in one other report an utterance takes that of the same speaker, then the one with most in
    common: "the North said it is leaving" goes with its like, not with the "it is leaving" inside the other.
    """
    words = [words_of_text(utterance.text) for utterance in utterances]
    quoted = [_quoted_words(utterance.text) for utterance in utterances]
    short = {piece for pieces in quoted for piece in pieces if len(piece) < _RUN and _content(piece)}
    holders: dict[tuple[str, ...], list[int]] = {}
    for index, said in enumerate(words):
        runs = {run for run in _runs(said, _RUN) if len(_content(run)) >= 2}
        for length in range(1, _RUN):
            runs |= set(_runs(said, length)) & short
        for run in sorted(runs):
            holders.setdefault(run, []).append(index)
    common: Counter[tuple[int, int]] = Counter()
    for run, indices in holders.items():
        for place, first in enumerate(indices):
            # A run that hundreds print links each with its neighbours only: the groups are the same.
            for second in indices[place + 1 : place + 1 + _NEIGHBOURS]:
                a, b = utterances[first], utterances[second]
                if a.report != b.report and _enough(run, a, b, quoted[first], quoted[second]):
                    common[first, second] += 1
    best: dict[tuple[int, str], tuple[bool, int, int, int]] = {}
    for (first, second), runs_shared in sorted(common.items()):
        a, b = utterances[first], utterances[second]
        nearness = -abs(len(words[first]) - len(words[second]))
        for one, other in ((first, second), (second, first)):
            rank = (a.speaker == b.speaker, runs_shared, nearness, -other)
            key = (one, utterances[other].report)
            best[key] = max(best.get(key, rank), rank)
    return sorted({(min(one, -rank[3]), max(one, -rank[3])) for (one, _), rank in best.items()})


def _enough(
    run: tuple[str, ...],
    a: Utterance,
    b: Utterance,
    quoted_a: Sequence[tuple[str, ...]],
    quoted_b: Sequence[tuple[str, ...]],
) -> bool:
    """A long run always; a short one when both print it in quotation marks, a single word when one side says it."""
    if len(run) >= _RUN:
        return True
    both_quote = run in quoted_a and run in quoted_b
    if len(run) >= _SHORT_RUN and len(_content(run)) >= 2:
        return both_quote or bool(a.party & b.party)
    return both_quote and (a.speaker == b.speaker or bool(a.party & b.party))


def _quoted_words(text: str) -> list[tuple[str, ...]]:
    return [words_of_text(text[q.inner.start : q.inner.end]) for q in find_quotations(text)]


def _runs(words: Sequence[str], length: int) -> Iterator[tuple[str, ...]]:
    return (tuple(words[at : at + length]) for at in range(len(words) - length + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Tables:
    """The utterances of a story as rows of numbers, made once: what similarities of pairs are computed from.

    `rare` (n, stems) are square roots of the weights of stems that several utterances have, `weight` (n,) the sum of
    all of an utterance's weights, and `context` the same for the sentences around; `grams` (n, buckets) and `vectors`
    (n, 384) have rows of unit length; `vectors` is zeros until `with_vectors`.
    """

    rare: Scores
    weight: Scores
    context: Scores
    context_weight: Scores
    grams: Scores
    vectors: Scores
    parties: Scores
    speakers: NDArray[np.int64]
    reports: NDArray[np.int64]


def make_tables(utterances: Sequence[Utterance]) -> Tables:
    """Prepares the similarities of all pairs but for the embeddings, which cost most: see `with_vectors`."""
    count = len(utterances)
    rare, weight = _weigh([stems(utterance.text) for utterance in utterances])
    context, context_weight = _weigh([utterance.context for utterance in utterances])
    sides = {stem: place for place, stem in enumerate(sorted({s for u in utterances for s in u.party}))}
    parties = np.zeros((count, len(sides)), np.float32)
    grams = np.zeros((count, _BUCKETS), np.float32)
    for row, utterance in enumerate(utterances):
        parties[row, [sides[stem] for stem in utterance.party]] = 1
        for gram, times in Counter(_grams(utterance.text)).items():
            grams[row, crc32(gram.encode("utf-8", "surrogatepass")) % _BUCKETS] += times
    grams /= np.linalg.norm(grams, axis=1, keepdims=True) + 1e-9
    known = {name: place for place, name in enumerate(sorted({u.speaker for u in utterances}))}
    places = {name: place for place, name in enumerate(sorted({u.report for u in utterances}))}
    return Tables(
        rare=rare,
        weight=weight,
        context=context,
        context_weight=context_weight,
        grams=grams,
        vectors=np.zeros((count, 1), np.float32),
        parties=parties,
        speakers=np.array([known[u.speaker] if u.speaker else -1 for u in utterances], np.int64),
        reports=np.array([places[u.report] for u in utterances], np.int64),
    )


def with_vectors(tables: Tables, utterances: Sequence[Utterance], chosen: Sequence[int]) -> Tables:
    """The tables with the embeddings of the chosen utterances; the others keep zeros."""
    from rashomon.language.embedding import embed

    if not chosen:
        return tables
    found = embed([utterances[index].text for index in chosen])
    vectors = np.zeros((len(utterances), found.shape[1]), np.float32)
    vectors[list(chosen)] = found
    return replace(tables, vectors=vectors)


def _promising(tables: Tables, groups: Sequence[int]) -> list[int]:
    """The utterances that could be likely partners if their embeddings were alike, and are not joined yet."""
    group = np.array(groups)
    everything = np.arange(len(group))
    found: set[int] = set()
    for low in range(0, len(group), _ROWS):
        rows = everything[low : low + _ROWS]
        possible = _odds(tables, rows, everything) + _WEIGHTS[_MEANING] * _ALIKE > _THRESHOLD
        possible &= tables.reports[rows][:, None] != tables.reports[None]
        possible &= group[rows][:, None] != group[None]
        found.update((np.flatnonzero(possible.any(axis=1)) + low).tolist())
    return sorted(found)


def _weigh(bags: Sequence[frozenset[str]]) -> tuple[Scores, Scores]:
    """Square roots of the weights of the stems that several bags have (n, stems), and the sums of all weights (n,).

    A stem weighs the more the fewer of the story's bags have it (inverse document frequency).
    """
    count = Counter(stem for bag in bags for stem in bag)
    rarity = {stem: float(np.log(1 + len(bags) / times)) for stem, times in count.items()}
    shared = {stem: place for place, stem in enumerate(sorted(stem for stem in count if count[stem] > 1))}
    table = np.zeros((len(bags), len(shared)), np.float32)
    for row, bag in enumerate(bags):
        for stem in bag & shared.keys():
            table[row, shared[stem]] = rarity[stem] ** 0.5
    return table, np.array([sum(rarity[stem] for stem in sorted(bag)) for bag in bags], np.float32)


def _containment(
    table: Scores, weight: Scores, rows: NDArray[np.int64], others: NDArray[np.int64]
) -> tuple[Scores, Scores]:
    """Weight of the common stems by the lighter bag's, and by the geometric mean of both."""
    common = table[rows] @ table[others].T
    floor = np.float32(1e-6)
    mine, theirs = np.maximum(weight[rows], floor)[:, None], np.maximum(weight[others], floor)[None]
    contained = np.asarray(common / np.minimum(mine, theirs), np.float32)
    alike = np.asarray(common / np.sqrt(mine * theirs), np.float32)
    return contained, alike


def _grams(text: str) -> list[str]:
    line = " ".join(words_of_text(text))
    return [line[at : at + 4] for at in range(len(line) - 3)]


def pair_features(tables: Tables, rows: NDArray[np.int64], others: NDArray[np.int64]) -> Scores:
    """Similarities of some utterances to others, (rows, others, 8).

    Containment and cosine of content words weighed by their rarity in the story, cosine of character 4-grams, cosine
    of embeddings, same speaker (0 or 1), words in common for the speaking side (0 or 1), neither of the two (0 or 1),
    containment of the sentences around.
    """
    contained, alike = _containment(tables.rare, tables.weight, rows, others)
    around, _ = _containment(tables.context, tables.context_weight, rows, others)
    sides = tables.parties[rows] @ tables.parties[others].T
    equal = tables.speakers[rows][:, None] == tables.speakers[others][None]
    return np.stack(
        [
            contained,
            alike,
            tables.grams[rows] @ tables.grams[others].T,
            tables.vectors[rows] @ tables.vectors[others].T,
            equal & (tables.speakers[rows] >= 0)[:, None],
            sides > 0,
            ~equal & (sides == 0),
            around,
        ],
        axis=2,
        dtype=np.float32,
    )


def _odds(tables: Tables, rows: NDArray[np.int64], others: NDArray[np.int64]) -> Scores:
    """Log odds that utterances of the rows and the others are the same, (rows, others)."""
    return np.asarray(pair_features(tables, rows, others) @ _WEIGHTS + np.float32(_BIAS), np.float32)


def likely_pairs(tables: Tables) -> list[tuple[int, int]]:
    """Pairs of different reports above the threshold, the likeliest first; between two reports each is taken once."""
    everything = np.arange(len(tables.reports))
    candidates: list[tuple[float, int, int]] = []
    for low in range(0, len(everything), _ROWS):
        rows = everything[low : low + _ROWS]
        odds = _odds(tables, rows, everything)
        possible = (odds > _THRESHOLD) & (tables.reports[rows][:, None] != tables.reports[None])
        for row, other in np.argwhere(possible).tolist():
            if other > low + row:
                candidates.append((-round(float(odds[row, other]), 3), low + row, other))
    taken: set[tuple[int, int]] = set()
    pairs = []
    for _, first, second in sorted(candidates):
        ends = {(first, int(tables.reports[second])), (second, int(tables.reports[first]))}
        if not ends & taken:
            taken |= ends
            pairs.append((first, second))
    return pairs
