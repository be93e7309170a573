"""Train what `rashomon.stories` needs to place reports: words with their meanings, and the judge of two reports.

    python -m training.train_stories

Data: the clustering folder of the benchmarks (AllSides, BASIL, Giveme5W1H, ECB+), and for the counts of words the
texts of PolNeAR and TimeBank, too. Pairs of one event are told from the likest and from some random pairs of different
events. Each pair is shown four times: as it is; twice with days taken away or put wrong, because days that were
collected are often those of a download; and once with reports cut to their first words, because feeds give no more.
Every data set has the same weight.

Beside the judge that is shipped two more are trained, each on half of the events (`half`); they go to
`benchmarks/stories_judges.json.gz`, so that the benchmark can place events that its judge has never seen.
Needs scikit-learn (the `train` extra) and the sentence encoder. Takes about ten minutes.
"""

import itertools
import json
import math
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path

import numpy as np
from numpy.typing import NDArray
from scipy.sparse import csr_matrix  # type: ignore[import-untyped]
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.metrics import roc_auc_score

from benchmarks import shared_data
from benchmarks.streaming import SETS, Example, examples, half
from rashomon.language.embedding import embed
from rashomon.model.report import Report
from rashomon.stories.pairing import FEATURES, JUDGE, day_features, word_features
from rashomon.stories.sketch import Sketch
from rashomon.stories.sketching import PARTS, Part, sketch, words_of
from rashomon.stories.told_days import told_days
from rashomon.stories.vocabulary import DIMENSIONS, MEANINGS, WORDS, Vocabulary, stem
from training.boosting import as_arrays
from training.storing import SOURCE, packed, write, write_pinned

SEED = 20190322
MOST_WORDS = 22_000
HARD, RANDOM = 15, 10  # pairs of other events a report: the likest, and any
OTHER_TEXTS = ("attribution/polnear_train", "attribution/polnear_dev", "times/timebank", "times/aquaint")
SPOILT = ((0.0, 0.0, 0.0), (0.2, 0.2, 0.0), (0.4, 0.2, 0.0), (0.2, 0.1, 0.7))  # shares of days taken, wrong; of cuts
SHORTEST, LONGEST = 12, 150  # words of a report that is cut
UNTITLED = 0.3  # of reports that are cut
FARTHEST_WRONG = 7.0  # the logarithm of the days by which a wrong day is off
LATER = 0.75  # of wrong days so many are too late: a download comes after the report
TREES = {"max_iter": 150, "learning_rate": 0.06, "max_leaf_nodes": 12, "min_samples_leaf": 100, "l2_regularization": 5}
ROOM = SOURCE / "stories"
VOCABULARY = ROOM / "vocabulary.py"
JUDGES = Path(__file__).resolve().parents[1] / "benchmarks" / "stories_judges.json.gz"


@dataclass(frozen=True, slots=True, kw_only=True)
class Pairs:
    """Rows of features (n, features), whether each is of one event (n,), and the weights of the rows (n,)."""

    rows: NDArray[np.float32]
    same: NDArray[np.bool_]
    weights: NDArray[np.float64]


def main() -> None:
    if shared_data.folder() is None:
        sys.exit(shared_data.MISSING)
    sets = {name: examples(name) for name in SETS}
    texts = [example.report for some in sets.values() for example in some]
    others = [
        Report(id=str(at), source="", text=row["text"])
        for name in OTHER_TEXTS
        for at, row in enumerate(shared_data.rows(f"{name}.jsonl"))
    ]
    vocabulary, words = learn_words([*texts, *others])
    counts = packed("\n".join([str(vocabulary.articles), *words]) + "\n")
    write_pinned(ROOM / WORDS, counts, code=VOCABULARY, constant="WORDS_SHA256")
    write_pinned(ROOM / MEANINGS, vocabulary.meanings.tobytes(), code=VOCABULARY, constant="MEANINGS_SHA256")
    sketches = {name: [sketch(e.report, vocabulary) for e in some] for name, some in sets.items()}
    both = [pairs_of_sets(sets, sketches, part, vocabulary) for part in (0, 1)]
    halves = [fit(pairs) for pairs in both]
    areas = [
        round(float(roc_auc_score(pairs.same, model.decision_function(pairs.rows), sample_weight=pairs.weights)), 4)
        for model, pairs in zip(halves, reversed(both), strict=True)
    ]
    write(JUDGES, packed(json.dumps([as_arrays(model) for model in halves])))
    pairs = Pairs(
        rows=np.concatenate([one.rows for one in both]),
        same=np.concatenate([one.same for one in both]),
        weights=np.concatenate([one.weights for one in both]),
    )
    stored = {
        **as_arrays(fit(pairs)),
        "trained_on": {"pairs": len(pairs.same), "same": int(pairs.same.sum()), "seed": SEED},
        "on_events_never_seen": {"area_under_curve": areas},
    }
    judge = packed(json.dumps(stored))
    write_pinned(ROOM / JUDGE, judge, code=ROOM / "pairing.py", constant="JUDGE_SHA256")


def learn_words(reports: Sequence[Report]) -> tuple[Vocabulary, list[str]]:
    """The commonest words with their meanings, and the lines that store them."""
    counts: Counter[str] = Counter()
    spelt: defaultdict[str, Counter[str]] = defaultdict(Counter)
    for report in reports:
        seen = Counter(words_of(f"{report.title}\n{report.text}"))
        counts.update({stem(word.lower()) for word in seen})
        for word, n in seen.items():
            spelt[stem(word.lower())][word.lower()] += n
    common = sorted(sorted(counts, key=lambda word: (-counts[word], word))[:MOST_WORDS])
    vectors = embed([max(spelt[word].items(), key=lambda item: (item[1], item[0]))[0] for word in common])
    return (
        Vocabulary(len(reports), {word: (at, counts[word]) for at, word in enumerate(common)}, distilled(vectors)),
        [f"{word}\t{counts[word]}" for word in common],
    )


def distilled(vectors: NDArray[np.float32]) -> NDArray[np.int8]:
    """Vectors in fewer dimensions by principal components, in whole numbers -127..127."""
    centred = vectors.astype(np.float64) - vectors.mean(axis=0)
    values, directions = np.linalg.eigh(centred.T @ centred)
    chosen = directions[:, np.argsort(-values)[:DIMENSIONS]]
    chosen *= np.sign(
        chosen[np.abs(chosen).argmax(axis=0), np.arange(DIMENSIONS)]
    )  # a direction has no sign of its own
    small = centred @ chosen
    return np.asarray(np.round(small / np.abs(small).max() * 127), dtype=np.int8)


def pairs_of_sets(
    sets: dict[str, list[Example]], sketches: dict[str, list[Sketch]], part: int, vocabulary: Vocabulary
) -> Pairs:
    """The pairs of all sets, of the events of one half."""
    found = []
    for name, some in sets.items():
        chosen = [at for at, example in enumerate(some) if half(example.event) == part]
        found.append(pairs_of([some[at] for at in chosen], [sketches[name][at] for at in chosen], vocabulary))
    weights = np.concatenate([np.full(len(one.same), 1 / len(one.same)) for one in found])
    return Pairs(
        rows=np.concatenate([one.rows for one in found]),
        same=np.concatenate([one.same for one in found]),
        weights=weights * len(weights) / weights.sum(),
    )


def pairs_of(some: list[Example], sketches: list[Sketch], vocabulary: Vocabulary) -> Pairs:
    """The pairs of one set, once for each of `SPOILT`."""
    chance = random.Random(SEED)
    chosen = sorted(choose(some, sketches, chance))
    of_first: defaultdict[int, list[int]] = defaultdict(list)
    for i, j in chosen:
        of_first[i].append(j)
    rows = []
    for taken, wrong, cut in SPOILT:
        shown = [
            sketch(shortened(example.report, chance), vocabulary) if chance.random() < cut else one
            for example, one in zip(some, sketches, strict=True)
        ]
        told = [spoil(example.report, one, taken, wrong, chance) for example, one in zip(some, shown, strict=True)]
        for i, others in of_first.items():
            with_days = [told[j] for j in others]
            rows.append(np.concatenate([word_features(told[i], with_days), day_features(told[i], with_days)], axis=1))
    same = np.array([some[i].event == some[j].event for i, others in of_first.items() for j in others])
    return Pairs(rows=np.concatenate(rows), same=np.tile(same, len(SPOILT)), weights=np.empty(0))


def choose(some: list[Example], sketches: list[Sketch], chance: random.Random) -> Iterator[tuple[int, int]]:
    """Pairs of one event, and of each report the likest and some others of different events; each once."""
    of_event: defaultdict[str, list[int]] = defaultdict(list)
    for at, example in enumerate(some):
        of_event[example.event].append(at)
    found = {pair for members in of_event.values() for pair in itertools.combinations(members, 2)}
    cosines = (parts_of(sketches, "whole") @ parts_of(sketches, "whole").T).toarray()
    cosines += (parts_of(sketches, "lead") @ parts_of(sketches, "whole").T).toarray()
    for i in range(len(some)):
        others = [j for j in np.argsort(-cosines[i], kind="stable").tolist() if some[j].event != some[i].event]
        for j in (*others[:HARD], *chance.sample(others, RANDOM)):
            found.add((min(i, j), max(i, j)))
    yield from found


def parts_of(sketches: list[Sketch], part: Part) -> csr_matrix:
    """One part's weights of all sketches, a row a sketch."""
    row = PARTS.index(part)
    ends = np.cumsum([0, *(len(one.terms) for one in sketches)])
    terms = np.concatenate([one.terms for one in sketches]).astype(np.int64)
    _, columns = np.unique(terms, return_inverse=True)
    weights = np.concatenate([one.weights[row].astype(np.float64) for one in sketches])
    return csr_matrix((weights, columns, ends))


def shortened(report: Report, chance: random.Random) -> Report:
    """A report cut to its first words, sometimes without its title."""
    words = round(math.exp(chance.uniform(math.log(SHORTEST), math.log(LONGEST))))
    text = " ".join(report.text.split(maxsplit=words)[:words])
    return replace(report, text=text, title="" if chance.random() < UNTITLED else report.title)


def spoil(report: Report, one: Sketch, taken: float, wrong: float, chance: random.Random) -> Sketch:
    """The sketch with its day taken away, or put wrong, or as it is."""
    lot = chance.random()
    if lot < taken:
        other = replace(report, published=None, url=None)
    elif lot < taken + wrong and report.published:
        off = int(math.exp(chance.uniform(0, FARTHEST_WRONG))) * (1 if chance.random() < LATER else -1)
        day = date.fromordinal(date.fromisoformat(report.published[:10]).toordinal() + off)
        other = replace(report, published=day.isoformat(), url=None)
    else:
        return one
    own, told = told_days(other, f"{report.title}\n{report.text}")
    return replace(one, day=own, told=told)


def fit(pairs: Pairs) -> HistGradientBoostingClassifier:
    assert pairs.rows.shape[1] == len(FEATURES)
    model = HistGradientBoostingClassifier(**TREES, random_state=SEED, early_stopping=False)
    return model.fit(pairs.rows, pairs.same, sample_weight=pairs.weights)


if __name__ == "__main__":
    main()
