"""Sentences made ready to be compared: their content words as keys, vectors and weights."""

import math
import re
from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

import numpy as np
from numpy.typing import NDArray

from rashomon.language.embedding import TokenVectors, embed_tokens
from rashomon.model.account import Entity
from rashomon.model.annotation import Annotation, Sentence, Word
from rashomon.stories.likeness import load_frequencies

Floats = NDArray[np.float32]

_CONTENT = frozenset({"NOUN", "PROPN", "VERB", "ADJ", "NUM", "ADV", "X", "SYM", "INTJ"})
_NOT_KEY = re.compile(r"[^\w$%]")
_QUOTED = re.compile(r"[\"“]([^\"”]*)")
# A word that a background of news knows no frequency for is not worth more than this many nats.
_RAREST = 8.5
# Figures, dates and entities have no place in a table of words; they weigh like a fairly rare one.
_NAMED_WEIGHT = 5.0
# Vectors of all word pieces are large; those of so many sentences are held at a time.
_AT_A_TIME = 1024


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """One sentence of one report.

    For its n content words, grouped by clause: `keys` (what two words must share to be the same: an entity, a date, a
    figure or a lemma), `offsets` in the report's text, `vectors` (n, 384) of unit length, `rarity` in the story and
    `weight` in news at large (both n, in nats), `verbs`: which are verbs, `clause_starts`: where each clause begins
    among the n, `clauses`: its index in the annotation. `quoted` is the share of characters in quotation marks, `place`
    the sentence's number among the report's `of`.
    """

    report: int
    sentence: Sentence
    text: str
    keys: tuple[str, ...]
    offsets: tuple[int, ...]
    vectors: Floats
    pooled: Floats
    rarity: Floats
    weight: Floats
    verbs: NDArray[np.bool_]
    clause_starts: tuple[int, ...]
    clauses: tuple[int, ...]
    words: int
    quoted: float
    place: int
    of: int
    speakers: frozenset[str]


def make_units(annotations: Sequence[Annotation], entities: Sequence[Entity]) -> tuple[Unit, ...]:
    """The units of a story's reports, in the order of the annotations and of the text."""
    drafts: list[tuple[int, Annotation, Sentence, list[tuple[int, Word, str]]]] = []
    owners = _owners(entities)
    for number, annotation in enumerate(annotations):
        keys = _keys(annotation, owners.get(annotation.report.id, {}))
        for sentence in annotation.sentences:
            drafts.append((number, annotation, sentence, _content(annotation, sentence, keys)))
    frequency = Counter(key for *_, content in drafts for key in {key for _, _, key in content})
    tokens = _tokens([annotation.report.text[s.start : s.end] for _, annotation, s, _ in drafts])
    return tuple(
        _unit(*draft, vectors, frequency, len(drafts), owners) for draft, vectors in zip(drafts, tokens, strict=True)
    )


def _tokens(texts: Sequence[str]) -> Iterator[TokenVectors]:
    """The vectors of each text in order, of few texts at a time; a text that comes again is encoded once."""
    times = Counter(texts)
    again: dict[str, TokenVectors] = {}
    for start in range(0, len(texts), _AT_A_TIME):
        batch = texts[start : start + _AT_A_TIME]
        new = [text for text in dict.fromkeys(batch) if text not in again]
        found = dict(zip(new, embed_tokens(new), strict=True))
        again.update({text: vectors for text, vectors in found.items() if times[text] > 1})
        yield from (again[text] if text in again else found[text] for text in batch)


def _unit(
    report: int,
    annotation: Annotation,
    sentence: Sentence,
    content: list[tuple[int, Word, str]],
    tokens: TokenVectors,
    frequency: Mapping[str, int],
    sentences: int,
    owners: Mapping[str, Mapping[int, str]],
) -> Unit:
    text = annotation.report.text[sentence.start : sentence.end]
    background = load_frequencies()
    keys: list[str] = []
    vectors, offsets, rarity, weight, verbs, starts = [], [], [], [], [], []
    clauses: list[int] = []
    for clause_number, word, key in content:
        vector = _vector(tokens, word.start - sentence.start, word.end - sentence.start)
        if vector is None:
            continue
        if not clauses or clause_number != clauses[-1]:
            clauses.append(clause_number)
            starts.append(len(keys))
        keys.append(key)
        offsets.append(word.start)
        verbs.append(word.pos == "VERB")
        vectors.append(vector)
        rarity.append(math.log((sentences + 1) / (frequency[key] + 0.5)))
        weight.append(_NAMED_WEIGHT if key[0] in "@#=" else min(_RAREST, background.weight(word.text.lower())))
    return Unit(
        report=report,
        sentence=sentence,
        text=text,
        keys=tuple(keys),
        offsets=tuple(offsets),
        vectors=np.stack(vectors) if vectors else np.zeros((0, 384), dtype=np.float32),
        pooled=tokens.sentence,
        rarity=np.array(rarity, dtype=np.float32),
        weight=np.array(weight, dtype=np.float32),
        verbs=np.array(verbs, dtype=bool),
        clause_starts=tuple(starts),
        clauses=tuple(clauses),
        words=sum(word.pos != "SPACE" for word in annotation.words[sentence.first : sentence.last]),
        quoted=sum(len(match.group(1)) for match in _QUOTED.finditer(text)) / max(1, len(text)),
        place=sentence.index,
        of=len(annotation.sentences),
        speakers=frozenset(
            owners.get(annotation.report.id, {}).get(source.start, attribution.speaker)
            for attribution in annotation.attributions
            if attribution.speaker and any(part.overlap(sentence) for part in attribution.content)
            for source in attribution.source[:1]
        ),
    )


def _owners(entities: Sequence[Entity]) -> dict[str, dict[int, str]]:
    """For each report, the entity that owns each character offset of a mention."""
    owners: dict[str, dict[int, str]] = {}
    for entity in entities:
        for mention in entity.mentions:
            spots = owners.setdefault(mention.report, {})
            for offset in range(mention.start, mention.end):
                spots[offset] = entity.id
    return owners


def _keys(annotation: Annotation, owners: Mapping[int, str]) -> dict[int, str]:
    """Keys by the offset of a word's first character, for words that belong to an entity, a date or a figure."""
    keys: dict[int, str] = {}
    for quantity in annotation.quantities:
        value = quantity.low if quantity.low is not None else quantity.high
        if value is not None:
            keys[quantity.start] = f"#{value:g}"
    for timex in annotation.timexes:
        if timex.resolved and timex.type in ("DATE", "TIME"):
            keys.update(dict.fromkeys(range(timex.start, timex.end), "=" + timex.value.partition("T")[0]))
    keys.update({offset: "@" + entity for offset, entity in owners.items()})
    return keys


def _content(annotation: Annotation, sentence: Sentence, keys: Mapping[int, str]) -> list[tuple[int, Word, str]]:
    """The content words of a sentence with the clause they stand in, grouped by clause."""
    clause_of = {
        word: number
        for number, clause in enumerate(annotation.clauses)
        if clause.sentence == sentence.index
        for word in clause.words
    }
    found = []
    seen: set[tuple[int, str]] = set()
    for index in range(sentence.first, sentence.last):
        word = annotation.words[index]
        key = keys.get(word.start) or _lemma_key(word)
        if not key or word.pos in ("SPACE", "PUNCT"):
            continue
        clause = clause_of.get(index, -1)
        if key[0] in "@=":  # the words of one name or date count once
            if (clause, key) in seen:
                continue
            seen.add((clause, key))
        found.append((clause, word, key))
    return sorted(found, key=lambda item: (item[0], item[1].start))


def _lemma_key(word: Word) -> str:
    if word.pos not in _CONTENT or word.stop:
        return ""
    return _NOT_KEY.sub("", (word.text if word.pos == "PROPN" else word.lemma).lower())


def _vector(tokens: TokenVectors, start: int, end: int) -> Floats | None:
    # Between the two marks at its ends, the pieces of a text follow one another.
    last = len(tokens.offsets) - 1
    first = bisect_right(tokens.offsets, start, 1, last, key=_end)
    last = bisect_left(tokens.offsets, end, first, last, key=_start)
    if first >= last:  # beyond the part that the encoder reads
        return None
    vector = tokens.vectors[first] if last - first == 1 else tokens.vectors[first:last].mean(axis=0)
    return np.asarray(vector / (np.sqrt(vector.dot(vector)) + 1e-9), dtype=np.float32)


def _start(offsets: tuple[int, int]) -> int:
    return offsets[0]


def _end(offsets: tuple[int, int]) -> int:
    return offsets[1]
