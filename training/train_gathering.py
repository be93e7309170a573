"""Train what `rashomon.stories.likeness` stores: document frequencies of words, and the regression over likenesses.

    python -m training.train_gathering

Data: the clustering folder of the benchmarks (AllSides, BASIL, Giveme5W1H; ECB+ for frequencies only). The events of
the facts folder, which the gathering is measured on, are left out, and so is every fifth other event (`held_out`),
for the hard cases. Half of the dates are replaced by others of the data while training, because dates that were
collected are often those of a download: what is learned is how much a date can be trusted, and that is not much.
Needs scikit-learn (the `train` extra). Takes about five minutes.
"""

import itertools
import json
import random
import sys
from collections import Counter, defaultdict
from collections.abc import Iterator

import numpy as np
from sklearn.linear_model import LogisticRegression
from sklearn.metrics import roc_auc_score

from benchmarks import shared_data
from benchmarks.stories import Article, clusters, facts_events, held_out
from rashomon.stories.likeness import FREQUENCIES, WEIGHTS, Frequencies, Profile, features, profile
from training.storing import SOURCE, packed, write_pinned

SEED = 20190322
WORDS = 20_000
HARD, RANDOM = 3, 3  # pairs of other events an article: the most alike, and any
ARTICLES = 500  # of each data set that get such pairs
DATES_REPLACED = 0.5
CODE = SOURCE / "stories" / "likeness.py"


def main() -> None:
    if shared_data.folder() is None:
        sys.exit(shared_data.MISSING)
    measured = {article.report.text for event in facts_events() for article in event}
    known = [
        article
        for name in ("basil", "giveme5w1h_dev", "allsides_dev", "ecbplus_traindev")
        for article in clusters(name)
    ]
    events_measured = {article.event for article in known if article.report.text in measured}
    articles = [a for a in known if a.event not in events_measured and not held_out(a.event)]
    frequencies = count_words(articles)
    pairs, same = training_pairs([a for a in articles if not a.event.startswith("ecb")], frequencies)
    model = LogisticRegression(C=1.0, max_iter=5000, random_state=SEED).fit(pairs, same)
    unseen = [
        a for a in known if a.event not in events_measured and held_out(a.event) and not a.event.startswith("ecb")
    ]
    new_pairs, new_same = training_pairs(unseen, frequencies)
    stored = {
        "features": [round(float(w), 6) for w in model.coef_[0]],
        "intercept": round(float(model.intercept_[0]), 6),
        "trained_on": {"pairs": len(same), "same": int(sum(same)), "articles": len(articles), "seed": SEED},
        "on_events_never_seen": {
            "pairs": len(new_same),
            "same": int(sum(new_same)),
            "area_under_curve": round(float(roc_auc_score(new_same, model.decision_function(new_pairs))), 4),
        },
    }
    weights = (json.dumps(stored, indent=1) + "\n").encode()
    write_pinned(CODE.parent / WEIGHTS, weights, code=CODE, constant="WEIGHTS_SHA256")
    lines = [str(frequencies.documents), *(f"{w}\t{n}" for w, n in sorted(frequencies.of_word.items()))]
    counts = packed("\n".join(lines) + "\n")
    write_pinned(CODE.parent / FREQUENCIES, counts, code=CODE, constant="FREQUENCIES_SHA256")


def count_words(articles: list[Article]) -> Frequencies:
    """In how many of the articles each of the `WORDS` commonest words stands."""
    nothing = Frequencies(documents=0, of_word={})
    counts: Counter[str] = Counter()
    for article in articles:
        counts.update(profile(article.report, nothing).whole.keys())
    common = sorted(counts.items(), key=lambda item: (-item[1], item[0]))[:WORDS]
    return Frequencies(documents=len(articles), of_word=dict(common))


def training_pairs(articles: list[Article], frequencies: Frequencies) -> tuple[np.ndarray, list[bool]]:
    """Features of pairs of one event, and of the likest and some random pairs of different events."""
    chance = random.Random(SEED)
    rows: list[np.ndarray] = []
    same: list[bool] = []
    for name in sorted({article.data for article in articles}):
        some = [article for article in articles if article.data == name]
        profiles = [profile(article.report, frequencies) for article in some]
        for i, j in chosen_pairs(some, profiles, chance):
            rows.append(features([profiles[i], profiles[j]])[0, 1])
            same.append(some[i].event == some[j].event)
    pairs = np.array(rows)
    days = pairs[:, 4].copy()
    for i in chance.sample(range(len(pairs)), int(DATES_REPLACED * len(pairs))):
        pairs[i, 4] = days[chance.randrange(len(days))]
    return pairs, same


def chosen_pairs(articles: list[Article], profiles: list[Profile], chance: random.Random) -> Iterator[tuple[int, int]]:
    of_event: defaultdict[str, list[int]] = defaultdict(list)
    for i, article in enumerate(articles):
        of_event[article.event].append(i)
    for indices in of_event.values():
        yield from itertools.combinations(indices, 2)
    for i in chance.sample(range(len(articles)), min(ARTICLES, len(articles))):
        others = [j for j in range(len(articles)) if articles[j].event != articles[i].event]
        alike = sorted(others, key=lambda j: (-cosine(profiles[i], profiles[j]), j))[:HARD]
        yield from ((i, j) for j in (*alike, *chance.sample(others, RANDOM)))


def cosine(a: Profile, b: Profile) -> float:
    return sum(weight * b.whole.get(word, 0.0) for word, weight in a.whole.items())


if __name__ == "__main__":
    main()
