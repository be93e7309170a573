"""A report to its sketch: the words that tell what it is about, weighted by how rare they are, part by part."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from rashomon.model.report import Report
from rashomon.stories.sketch import Sketch
from rashomon.stories.told_days import told_days
from rashomon.stories.vocabulary import DIMENSIONS, Vocabulary

Part = Literal["whole", "lead", "title", "names", "lead names", "numbers", "top"]
PARTS: tuple[Part, ...] = get_args(Part)

LOOKED_AT = 30_000  # characters of a text; what an article is about stands before that
HEADLINE = 300  # characters in which the first sentence of a report without a title stands in for it
LEAD = 700  # characters of text that count as the lead, after the title
TERMS = 220  # of the words of a report so many are kept, the most telling, beside those of title and lead
TOP = 12  # words that are the report in short
MARKS = 28  # words by which a report is looked up
TELLING = 1.5  # how rare (`Entry.rarity`) a word must be to be one of them
_FIRST_SENTENCE = re.compile(r"(?<=[.!?])\s|\n")
_WORD = re.compile(r"[^\W_]+(?:['’-][^\W_]+)*")
_LONGEST = 40  # characters; longer runs are no words
_YEAR = re.compile(r"(?:19|20)\d\d")


def sketch(report: Report, vocabulary: Vocabulary) -> Sketch:
    """What is kept of a report. The time it takes is bounded: of a text the first 30,000 characters are looked at."""
    text = report.text[:LOOKED_AT]
    title = report.title[:LEAD] or _FIRST_SENTENCE.split(text[:HEADLINE], maxsplit=1)[0]
    full = f"{title}\n{text}"
    words = words_of(full)
    spelt = _spellings(words, vocabulary)
    lead = spelt.counts_of(words[: len(words_of(full[: len(title) + 1 + LEAD]))])
    whole, in_lead = spelt.weights(spelt.counts), spelt.weights(lead)
    order = np.argsort(-whole, kind="stable")  # of equal stems the first by alphabet is first
    whole_unit, lead_unit = _unit(whole), _unit(in_lead)
    parts: dict[Part, NDArray[np.float64]] = {
        "whole": whole_unit,
        "lead": lead_unit,
        "title": _unit(spelt.weights(spelt.counts_of(words[: len(words_of(title))]))),
        "names": _unit(spelt.weights(spelt.counts * spelt.is_name)),
        "lead names": _unit(spelt.weights(lead * spelt.is_name)),
        "numbers": _unit(spelt.weights(spelt.counts * spelt.is_number)),
        "top": _shares(whole, order[:TOP]),
    }
    kept = np.zeros(len(whole), dtype=np.bool_)
    kept[order[:TERMS]] = True
    kept |= np.bincount(spelt.stem_of, lead, minlength=len(whole)) > 0
    chosen = np.flatnonzero(kept & (whole > 0))
    # Of two stems with one hash the first by alphabet is kept.
    terms, first = np.unique(spelt.hashes[chosen], return_index=True)
    day, told = told_days(report, full)
    return Sketch(
        report=report.id,
        day=day,
        told=told,
        marks=tuple(spelt.stems[at] for at in order[:MARKS].tolist() if spelt.rarity[at] > TELLING),
        length=len(words),
        terms=terms,
        weights=np.stack([parts[part] for part in PARTS])[:, chosen[first]].astype(np.float16),
        meaning=np.concatenate([_meaning(part, spelt.rows, vocabulary) for part in (whole_unit, lead_unit)]),
    )


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class _Spellings:
    """The spellings of a text (their place in `place`, how often each stands there) and the stems they have.

    `stems` are in order of the alphabet; `hashes`, `rarity` and `rows` are those of `Entry`, one a stem. `stem_of` is
    the stem of each spelling, `is_name` and `is_number` are 0 or 1.
    """

    place: Mapping[str, int]
    counts: NDArray[np.int64]
    stem_of: NDArray[np.int64]
    is_name: NDArray[np.int64]
    is_number: NDArray[np.int64]
    stems: Sequence[str]
    hashes: NDArray[np.uint32]
    rarity: NDArray[np.float64]
    rows: NDArray[np.int64]

    def counts_of(self, words: Sequence[str]) -> NDArray[np.int64]:
        """How often each spelling stands among some words of the text."""
        places = np.fromiter((self.place[word] for word in words), np.int64, len(words))
        return np.bincount(places, minlength=len(self.counts))

    def weights(self, counts: NDArray[np.int64]) -> NDArray[np.float64]:
        """The weight of each stem by how often it stands there and how rare it is (TF-IDF, Salton & Buckley 1988)."""
        of_stem = np.bincount(self.stem_of, counts, minlength=len(self.stems)).astype(np.int64)
        return _log_counts()[of_stem] * self.rarity


def _spellings(words: Sequence[str], vocabulary: Vocabulary) -> _Spellings:
    """Words are looked up once a spelling: a text has far fewer spellings than words."""
    counted = Counter(words)
    entries = [vocabulary.entry(word) for word in counted]
    of_stem = {entry.stem: entry for entry in entries}
    stems = sorted(of_stem)
    column = {stem: at for at, stem in enumerate(stems)}
    known = [of_stem[stem] for stem in stems]
    lower = {entry.stem for word, entry in zip(counted, entries, strict=True) if word[0].islower()}
    names = [word[0].isupper() and entry.stem not in lower for word, entry in zip(counted, entries, strict=True)]
    return _Spellings(
        place={word: at for at, word in enumerate(counted)},
        counts=np.fromiter(counted.values(), np.int64, len(counted)),
        stem_of=np.array([column[entry.stem] for entry in entries], dtype=np.int64),
        is_name=np.array(names, dtype=np.int64),
        is_number=np.array([_is_number(word) for word in counted], dtype=np.int64),
        stems=stems,
        hashes=np.array([entry.hash for entry in known], dtype=np.uint32),
        rarity=np.array([entry.rarity for entry in known], dtype=np.float64),
        rows=np.array([entry.row for entry in known], dtype=np.int64),
    )


def words_of(text: str) -> list[str]:
    """The words of a text in order, as they stand there."""
    return [word for word in _WORD.findall(text) if 1 < len(word) <= _LONGEST]


def _is_number(word: str) -> bool:
    return word[0].isdigit() and not _YEAR.fullmatch(word)


@cache
def _log_counts() -> NDArray[np.float64]:
    """How much a word counts that stands there n times, for each n: 0, then 1 + log n."""
    return np.array([0.0, *(1 + math.log(n) for n in range(1, LOOKED_AT + 2 * LEAD))])


def _unit(weights: NDArray[np.float64]) -> NDArray[np.float64]:
    # Added up exactly: the same on every machine.
    return weights / (math.sqrt(math.fsum((weights * weights).tolist())) or 1.0)


def _shares(weights: NDArray[np.float64], places: NDArray[np.int64]) -> NDArray[np.float64]:
    """The weights at some places, divided by their sum; elsewhere 0."""
    shares = np.zeros(len(weights))
    shares[places] = weights[places] / (math.fsum(weights[places].tolist()) or 1.0)
    return shares


def _meaning(weights: NDArray[np.float64], rows: NDArray[np.int64], vocabulary: Vocabulary) -> NDArray[np.int8]:
    """The weighted mean of the words' meanings, as a unit vector in 127ths."""
    known = np.flatnonzero((rows >= 0) & (weights > 0))
    if not known.size:
        return np.zeros(DIMENSIONS, dtype=np.int8)
    known = known[np.argsort(rows[known], kind="stable")]
    mean = weights[known] @ vocabulary.meanings[rows[known]].astype(np.float64)
    length = float(np.sqrt(mean @ mean)) or 1.0
    return np.asarray(np.round(mean / length * 127), dtype=np.int8)
