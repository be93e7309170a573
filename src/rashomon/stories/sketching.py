"""A report to its sketch: the words that tell what it is about, weighted by how rare they are, part by part."""

import math
import re
from collections import Counter
from collections.abc import Mapping, Sequence
from typing import Literal, get_args

import numpy as np
from numpy.typing import NDArray

from rashomon.model.report import Report
from rashomon.stories.sketch import Sketch
from rashomon.stories.told_days import told_days
from rashomon.stories.vocabulary import DIMENSIONS, Entry, Vocabulary

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
    # Words are looked up once a spelling: a text has far fewer spellings than words.
    entries = {word: vocabulary.entry(word) for word in set(words)}
    lower = {entry.stem for word, entry in entries.items() if word[0].islower()}
    names = {word for word, entry in entries.items() if word[0].isupper() and entry.stem not in lower}
    of_stem = {entry.stem: entry for _, entry in sorted(entries.items())}
    lead = words[: len(words_of(full[: len(title) + 1 + LEAD]))]
    counted = Counter(words)
    weights = _weights(counted, entries)
    whole = _unit(weights)
    lead_weights = _unit(_weights(Counter(lead), entries))
    order = sorted(weights, key=lambda stem: (-weights[stem], stem))
    parts: dict[Part, Mapping[str, float]] = {
        "whole": whole,
        "lead": lead_weights,
        "title": _unit(_weights(Counter(words[: len(words_of(title))]), entries)),
        "names": _unit(_weights({word: counted[word] for word in sorted(names)}, entries)),
        "lead names": _unit(_weights(Counter(word for word in lead if word in names), entries)),
        "numbers": _unit(_weights({word: n for word, n in counted.items() if _is_number(word)}, entries)),
        "top": _shares(order[:TOP], weights),
    }
    chosen = dict.fromkeys((*order[:TERMS], *lead_weights))
    # Of two words with one hash the first by alphabet is kept.
    hashed = {of_stem[word].hash: word for word in sorted(chosen, reverse=True) if weights[word] > 0}
    day, told = told_days(report, full)
    return Sketch(
        report=report.id,
        day=day,
        told=told,
        marks=tuple(word for word in order[:MARKS] if of_stem[word].rarity > TELLING),
        length=len(words),
        terms=np.array(sorted(hashed), dtype=np.uint32),
        weights=_rows(parts, {hashed[term]: at for at, term in enumerate(sorted(hashed))}),
        meaning=np.concatenate([_meaning(part, of_stem, vocabulary) for part in (whole, lead_weights)]),
    )


def words_of(text: str) -> list[str]:
    """The words of a text in order, as they stand there."""
    return [word for word in _WORD.findall(text) if 1 < len(word) <= _LONGEST]


def _is_number(word: str) -> bool:
    return word[0].isdigit() and not _YEAR.fullmatch(word)


def _weights(counted: Mapping[str, int], entries: Mapping[str, Entry]) -> dict[str, float]:
    """The weight of each stem by how often it stands there and how rare it is (TF-IDF, Salton & Buckley 1988)."""
    counts: dict[str, int] = {}
    rarities: dict[str, float] = {}
    for word, n in counted.items():
        entry = entries[word]
        counts[entry.stem] = counts.get(entry.stem, 0) + n
        rarities[entry.stem] = entry.rarity
    return {stem: (1 + math.log(n)) * rarities[stem] for stem, n in counts.items()}


def _unit(weights: Mapping[str, float]) -> dict[str, float]:
    length = math.sqrt(math.fsum(weight * weight for weight in weights.values())) or 1.0
    return {word: weight / length for word, weight in weights.items()}


def _shares(words: Sequence[str], weights: Mapping[str, float]) -> dict[str, float]:
    total = math.fsum(weights[word] for word in words) or 1.0
    return {word: weights[word] / total for word in words}


def _rows(parts: Mapping[Part, Mapping[str, float]], column: Mapping[str, int]) -> NDArray[np.float16]:
    """The parts' weights, (parts, columns)."""
    rows = np.zeros((len(PARTS), len(column)), dtype=np.float16)
    for row, part in enumerate(PARTS):
        kept = [(column[word], weight) for word, weight in parts[part].items() if word in column]
        if kept:
            columns, weights = zip(*kept, strict=True)
            rows[row, list(columns)] = weights
    return rows


def _meaning(weights: Mapping[str, float], of_stem: Mapping[str, Entry], vocabulary: Vocabulary) -> NDArray[np.int8]:
    """The weighted mean of the words' meanings, as a unit vector in 127ths."""
    known = sorted((row, weight) for word, weight in weights.items() if (row := of_stem[word].row) >= 0)
    if not known:
        return np.zeros(DIMENSIONS, dtype=np.int8)
    rows, amounts = zip(*known, strict=True)
    mean = np.array(amounts) @ vocabulary.meanings[list(rows)].astype(np.float64)
    length = float(np.sqrt(mean @ mean)) or 1.0
    return np.asarray(np.round(mean / length * 127), dtype=np.int8)
