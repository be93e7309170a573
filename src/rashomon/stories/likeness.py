"""How alike two reports are: weighted overlap of their words, of their leads, of their names, and the days between.

Weights of words are TF-IDF (Salton & Buckley 1988) over a stored table of document frequencies; the four likenesses
and the distance in days are put together by a logistic regression that `training/train_gathering.py` learns.
"""

import gzip
import json
import math
import re
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date
from functools import cache

import numpy as np
from numpy.typing import NDArray

from rashomon.model.report import Report
from rashomon.reading.stored import read_stored
from rashomon.stories.vocabulary import ROOM

FREQUENCIES = "data/frequencies.txt.gz"
FREQUENCIES_SHA256 = "adb3b9220c45b8a90ce220b84f01f297f380798773f049bc3898975effc68009"
WEIGHTS = "data/weights.json"
WEIGHTS_SHA256 = "75ac6326de3e062fb168804c1aaac30f9cd3b36a1aa371d3ecf1b08e6fe3d8f7"

LEAD = 700  # characters of text that count as the lead, after the title
FARTHEST = 31  # days beyond which a greater distance says nothing more
DECIMALS = 9  # scores are rounded, so that the order of sums cannot turn a decision

_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_POSSESSIVES = ("'s", "’s")


@dataclass(frozen=True, slots=True, kw_only=True)
class Frequencies:
    """In how many of `documents` news articles a word stands (lower case; absent: in hardly any)."""

    documents: int
    of_word: dict[str, int]

    def weight(self, word: str) -> float:
        """The inverse document frequency of a word, as a natural logarithm."""
        return math.log((self.documents + 1) / (self.of_word.get(word, 0) + 1))


@dataclass(frozen=True, slots=True, kw_only=True)
class Weights:
    """The logistic regression: one weight a feature (see `features`), and the intercept."""

    features: tuple[float, ...]
    intercept: float


@dataclass(frozen=True, slots=True, kw_only=True)
class Profile:
    """What a report is about: unit-length word weights of all of it, of its title and lead, and of its names."""

    whole: dict[str, float]
    lead: dict[str, float]
    names: dict[str, float]
    day: date | None


@cache
def load_frequencies() -> Frequencies:
    """The stored document frequencies. Raises RuntimeError when the file is not the one that was measured."""
    lines = gzip.decompress(read_stored(ROOM, FREQUENCIES, FREQUENCIES_SHA256)).decode("utf-8").split("\n")
    counts = (line.split("\t") for line in lines[1:] if line)
    return Frequencies(documents=int(lines[0]), of_word={word: int(count) for word, count in counts})


@cache
def load_weights() -> Weights:
    """The stored regression. Raises RuntimeError when the file is not the one that was measured."""
    stored = json.loads(read_stored(ROOM, WEIGHTS, WEIGHTS_SHA256))
    return Weights(features=tuple(stored["features"]), intercept=stored["intercept"])


def profile(report: Report, frequencies: Frequencies) -> Profile:
    """What a report is about."""
    whole = _words(f"{report.title}\n{report.text}")
    return Profile(
        whole=_unit([word.lower() for word in whole], frequencies),
        lead=_unit([word.lower() for word in _words(f"{report.title}\n{report.text[:LEAD]}")], frequencies),
        names=_unit([word.lower() for word in whole if word[0].isupper() or word[0].isdigit()], frequencies),
        day=_day(report.published),
    )


def _words(text: str) -> list[str]:
    return [word[:-2] if word.endswith(_POSSESSIVES) else word for word in _WORD.findall(text)]


def _unit(words: Sequence[str], frequencies: Frequencies) -> dict[str, float]:
    counts = Counter(word for word in words if len(word) > 1)
    weights = {word: (1 + math.log(n)) * frequencies.weight(word) for word, n in counts.items()}
    length = math.sqrt(sum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _day(published: str | None) -> date | None:
    try:
        return date.fromisoformat(published[:10]) if published else None
    except ValueError:
        return None


def features(profiles: Sequence[Profile]) -> NDArray[np.float64]:
    """For each pair of reports the five features, (n, n, 5), symmetric.

    The square roots of the cosines of the wholes, of lead and whole, of the leads and of the names, in 0..1; then the
    days between the two on a logarithmic scale, 0..1 (0 when either is undated).
    """
    column = _columns(profiles)
    whole = _matrix([one.whole for one in profiles], column)
    lead = _matrix([one.lead for one in profiles], column)
    names = _matrix([one.names for one in profiles], column)
    cosines = (whole @ whole.T, (lead @ whole.T + whole @ lead.T) / 2, lead @ lead.T, names @ names.T)
    apart = np.array([[_days_apart(a.day, b.day) for b in profiles] for a in profiles])
    likeness = [np.sqrt(np.clip(cosine, 0.0, 1.0)) for cosine in cosines]
    return np.round(np.stack([*likeness, apart], axis=-1), DECIMALS)


def _columns(profiles: Sequence[Profile]) -> dict[str, int]:
    """The words that stand in more than one of the reports: the others make no two of them alike."""
    reports = Counter(word for one in profiles for word in one.whole)
    return {word: i for i, word in enumerate(sorted(word for word, n in reports.items() if n > 1))}


def _matrix(vectors: Sequence[dict[str, float]], column: dict[str, int]) -> NDArray[np.float64]:
    rows = np.zeros((len(vectors), max(1, len(column))))
    for i, vector in enumerate(vectors):
        for word, weight in vector.items():
            if word in column:
                rows[i, column[word]] = weight
    return rows


def _days_apart(a: date | None, b: date | None) -> float:
    if a is None or b is None:
        return 0.0
    return math.log1p(min(abs((a - b).days), FARTHEST)) / math.log1p(FARTHEST)


def log_odds(profiles: Sequence[Profile], weights: Weights) -> NDArray[np.float64]:
    """For each pair of reports the log odds that they tell of one event, (n, n), symmetric."""
    scores = features(profiles) @ np.array(weights.features) + weights.intercept
    return np.asarray(np.round((scores + scores.T) / 2, DECIMALS), dtype=np.float64)
