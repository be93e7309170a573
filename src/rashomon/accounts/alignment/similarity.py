"""How alike the sentences of a story are, cheaply: by embedding, by character n-grams and by words."""

import re
import zlib
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.accounts.alignment.units import Unit

Floats = NDArray[np.float32]
Ints = NDArray[np.int64]

_WORD = re.compile(r"\w+")
_COLUMNS = 1 << 13
_SIZES = (3, 4, 5)
# Mean and standard deviation of the cosines of a typical story's pairs of sentences, by embedding, n-grams and words
# (medians over the stories that the model learns from). They count as so many pairs more: two short reports alone do
# not show what is usual.
_TYPICAL = ((0.25, 0.15), (0.08, 0.06), (0.06, 0.06))
_AS_MANY = 10
# What is usual in a story is measured on pairs of this many of its sentences, evenly spread over it.
_SAMPLE = 160


@dataclass(frozen=True, slots=True, kw_only=True)
class Bags:
    """TF-IDF vectors of unit length over hashed columns, sparse: those of text k are [starts[k], starts[k + 1])."""

    starts: Ints
    columns: Ints
    values: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Looks:
    """What the units of a story look like: `embeddings` (n, 384), n-grams and words; `usual` (3, 2): mean and standard
    deviation of each of the three cosines over pairs of different reports; `reports` (n).
    """

    reports: Ints
    embeddings: Floats
    characters: Bags
    words: Bags
    usual: Floats


@dataclass(frozen=True, slots=True, kw_only=True)
class Likeness:
    """Cosines of pairs of units. `base` is the sum of the three in standard deviations, words counting half."""

    embedding: Floats
    characters: Floats
    words: Floats
    base: Floats


def look_at(units: Sequence[Unit]) -> Looks:
    """The looks of the units of a story; there must be at least one unit."""
    texts = [unit.text.lower() for unit in units]
    reports = np.array([unit.report for unit in units], dtype=np.int64)
    embeddings = np.stack([unit.pooled for unit in units])
    characters, words = _bags([_ngrams(text) for text in texts]), _bags([Counter(_WORD.findall(t)) for t in texts])
    looks = Looks(
        reports=reports,
        embeddings=embeddings,
        characters=characters,
        words=words,
        usual=np.array([[0.0, 1.0]] * 3, dtype=np.float32),
    )
    return Looks(
        reports=reports, embeddings=embeddings, characters=characters, words=words, usual=_usual(looks, len(units))
    )


def compare(looks: Looks, left: Ints, right: Ints) -> Likeness:
    """The likeness of pairs of units, which must be sorted by `left`."""
    cosines = _cosines(looks, left, right)
    standard = [(c - mean) / deviation for c, (mean, deviation) in zip(cosines, looks.usual, strict=True)]
    return Likeness(
        embedding=cosines[0],
        characters=cosines[1],
        words=cosines[2],
        base=np.asarray(standard[0] + standard[1] + np.float32(0.5) * standard[2], dtype=np.float32),
    )


def usual_base(looks: Looks) -> Floats:
    """For each unit the mean of `base` over all units of other reports (0 where there are none).

    A mean of cosines is the cosine with a mean vector, so this takes no pairs.
    """
    n = len(looks.reports)
    others = n - np.bincount(looks.reports)[looks.reports]
    sums = (
        _sums_with_others(looks.embeddings, looks.reports),
        _bag_sums(looks.characters, looks.reports),
        _bag_sums(looks.words, looks.reports),
    )
    means = [
        (total / np.maximum(1, others) - average) / deviation
        for total, (average, deviation) in zip(sums, looks.usual, strict=True)
    ]
    return np.where(others > 0, means[0] + means[1] + 0.5 * means[2], 0.0).astype(np.float32)


def _sums_with_others(vectors: Floats, reports: Ints) -> NDArray[np.float64]:
    """For each row the sum of its dot products with the rows of other reports."""
    by_report = np.zeros((int(reports.max()) + 1, vectors.shape[1]))
    np.add.at(by_report, reports, vectors)
    return np.asarray((vectors * (by_report.sum(axis=0) - by_report[reports])).sum(axis=1))


def _bag_sums(bags: Bags, reports: Ints) -> NDArray[np.float64]:
    """As `_sums_with_others`, for sparse rows."""
    rows = np.repeat(np.arange(len(reports)), np.diff(bags.starts))
    by_report = np.zeros((int(reports.max()) + 1, _COLUMNS))
    np.add.at(by_report, (reports[rows], bags.columns), bags.values)
    total = by_report.sum(axis=0)
    products = bags.values * (total[bags.columns] - by_report[reports[rows], bags.columns])
    return np.asarray(np.bincount(rows, weights=products, minlength=len(reports)), dtype=np.float64)


def _usual(looks: Looks, n: int) -> Floats:
    chosen = np.unique(np.linspace(0, n - 1, min(n, _SAMPLE)).round().astype(np.int64))
    first, second = np.triu_indices(len(chosen), k=1)
    left, right = chosen[first], chosen[second]
    apart = looks.reports[left] != looks.reports[right]
    if not apart.any():
        return looks.usual
    cosines = _cosines(looks, left[apart], right[apart])
    return np.array([_with_typical(values, typical) for values, typical in zip(cosines, _TYPICAL, strict=True)])


def _with_typical(values: Floats, typical: tuple[float, float]) -> Floats:
    """Mean and standard deviation of some values and `_AS_MANY` typical ones."""
    (mean, deviation), n = typical, len(values)
    squares = float((values.astype(np.float64) ** 2).sum()) + _AS_MANY * (mean**2 + deviation**2)
    both = (float(values.sum(dtype=np.float64)) + _AS_MANY * mean) / (n + _AS_MANY)
    return np.array([both, np.sqrt(squares / (n + _AS_MANY) - both**2)], dtype=np.float32)


def _cosines(looks: Looks, left: Ints, right: Ints) -> tuple[Floats, Floats, Floats]:
    embedding, characters, words = (np.zeros(len(left), dtype=np.float32) for _ in range(3))
    row = np.zeros(_COLUMNS, dtype=np.float32)
    bounds = np.searchsorted(left, np.arange(len(looks.reports) + 1))
    for i in np.unique(left).tolist():
        at = slice(int(bounds[i]), int(bounds[i + 1]))
        others = right[at]
        embedding[at] = looks.embeddings[others] @ looks.embeddings[i]
        characters[at] = _dots(looks.characters, i, others, row)
        words[at] = _dots(looks.words, i, others, row)
    return embedding, characters, words


def _dots(bags: Bags, number: int, others: Ints, row: Floats) -> Floats:
    """Dot products of one bag with some others; `row` is a dense row of zeros to work in, left as it was."""
    own = slice(int(bags.starts[number]), int(bags.starts[number + 1]))
    row[bags.columns[own]] = bags.values[own]
    lengths = bags.starts[others + 1] - bags.starts[others]
    begins = np.cumsum(lengths) - lengths
    places = np.arange(int(lengths.sum())) + np.repeat(bags.starts[others] - begins, lengths)
    owner = np.repeat(np.arange(len(others)), lengths)
    products = row[bags.columns[places]] * bags.values[places]
    row[bags.columns[own]] = 0.0
    return np.bincount(owner, weights=products, minlength=len(others)).astype(np.float32)


def _ngrams(text: str) -> Counter[str]:
    """Character n-grams of 3 to 5 within words, a space at each end of a word (as scikit-learn's `char_wb`)."""
    return Counter(gram for word in text.split() for gram in _ngrams_of_word(word))


def _ngrams_of_word(word: str) -> list[str]:
    padded = f" {word} "
    return [padded[i : i + size] for size in _SIZES for i in range(max(1, len(padded) - size + 1))]


def _bags(counted: Sequence[Counter[str]]) -> Bags:
    """TF-IDF vectors (sublinear tf, smooth idf: Salton & Buckley 1988) over hashed columns."""
    grams = {gram for bag in counted for gram in bag}
    column = {gram: zlib.crc32(gram.encode("utf-8", "surrogatepass")) % _COLUMNS for gram in grams}
    rows = []
    for bag in counted:
        at = np.fromiter((column[gram] for gram in bag), dtype=np.int64, count=len(bag))
        counts = np.fromiter(bag.values(), dtype=np.float32, count=len(bag))
        distinct, place = np.unique(at, return_inverse=True)
        rows.append((distinct, np.bincount(place, weights=1.0 + np.log(counts), minlength=len(distinct))))
    columns = np.concatenate([distinct for distinct, _ in rows])
    frequency = np.bincount(columns, minlength=_COLUMNS)
    rarity = np.log((1 + len(counted)) / (1 + frequency)) + 1.0
    scaled = [weights * rarity[distinct] for distinct, weights in rows]
    values = np.concatenate([weights / (np.linalg.norm(weights) + 1e-9) for weights in scaled])
    lengths = [len(distinct) for distinct, _ in rows]
    starts = np.concatenate([[0], np.cumsum(lengths)]).astype(np.int64)
    return Bags(starts=starts, columns=columns, values=values.astype(np.float32))
