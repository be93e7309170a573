"""Names and entities: pairs of names, entities across the reports of a topic, mentions found, pronouns, speed.

Names: nomenklatura's name bench (pair precision, recall, F1, false merges); the peer is logic_v2's published run.
Entities: named human and place mentions of ECB+ (development part), each given the entity of the mention found there,
scored with CoNLL F1 over topics; the peer takes mentions of one lower-cased string within a topic for one.
The rules were made on the train part; errors of the development part were read as well, so its figures are no blind
test, and name_bench, of which there is only one part, was in view throughout.
Mentions found: names, descriptions and pronouns as Rashomon finds them in the validated sentences, all reports in one
run, against all human and place mentions of the gold, CoNLL F1; once with spans that must be equal, once matched one to
one by overlap (ECB+ takes "in Lyon" where Rashomon takes "Lyon"). The peer takes spaCy's names of one string for one.
Pronouns: of the gold pronouns of ECB+ that are answered and can be judged, how many are answered rightly.
`python -m benchmarks.entities` prints examples of errors by kind, on the train part.
"""

import sys
import time
from collections import defaultdict
from collections.abc import Hashable, Iterator, Sequence
from typing import TYPE_CHECKING, Any

from benchmarks import shared_data
from benchmarks.table import Row
from rashomon.language.entities import (
    find_mentions,
    find_references,
    resolve_entities,
    resolve_mentions,
    same_name,
)
from rashomon.language.entities.coreference import antecedent_of
from rashomon.language.entities.referents import discourse_of
from rashomon.language.entities.similarity import SAME
from rashomon.language.nlp import parse
from rashomon.model.annotation import Annotation, EntityType
from rashomon.model.report import Report

if TYPE_CHECKING:
    from spacy.tokens import Doc

NAMES = "name_bench"
ECB = "ecbplus_dev, named human and loc"
ECB_ALL = "ecbplus_dev, human and loc, mentions found"
TYPES: frozenset[EntityType] = frozenset({"person", "organisation", "place", "group"})
EXAMPLES = 12
PRONOUNS = frozenset({"he", "she", "him", "her", "his"})
SPEED_REPORTS = 4

Key = tuple[str, int, int]
Topic = list[tuple[dict[str, Any], "Doc"]]


def measure() -> list[Row]:
    """All rows; none when the data is not there."""
    pairs, reports = shared_data.rows("names/name_bench.jsonl"), shared_data.rows("coreference/ecbplus_dev.jsonl")
    rows = [*_names(pairs)] if pairs else []
    if reports:
        topics = _topics(reports)
        rows += [*_across_reports(topics), *_mentions_found(topics), *_pronouns(topics), *_speed(topics)]
    return rows


def _names(rows: Sequence[dict[str, Any]]) -> Iterator[Row]:
    types: dict[str, EntityType] = {"Person": "person", "Vessel": "product"}
    right = wrong = missed = 0
    for row in rows:
        same = same_name(row["name1"], row["name2"], types.get(row["schema"], "organisation")) >= SAME
        right += same and row["is_match"]
        wrong += same and not row["is_match"]
        missed += not same and row["is_match"]
    ours = (right / (right + wrong), right / (right + missed), 2 * right / (2 * right + wrong + missed))
    # The published run of nomenklatura's logic_v2, and names that are equal but for case.
    exact = [row["name1"].lower() == row["name2"].lower() for row in rows]
    hits = sum(e and row["is_match"] for e, row in zip(exact, rows, strict=True))
    gold = sum(row["is_match"] for row in rows)
    equal = (hits / max(1, sum(exact)), hits / gold, 2 * hits / (sum(exact) + gold))
    for system, figures in (("rashomon", ours), ("nomenklatura logic_v2", (0.762, 0.821, 0.790)), ("equal", equal)):
        for metric, value in zip(("precision", "recall", "F1"), figures, strict=True):
            yield Row(capability="names", data=NAMES, system=system, metric=metric, value=value, items=len(rows))
    yield Row(
        capability="names", data=NAMES, system="rashomon", metric="false merges", value=wrong, items=len(rows),
        higher_is_better=False,
    )  # fmt: skip


def _across_reports(topics: dict[str, Topic]) -> Iterator[Row]:
    gold: dict[Key, tuple[str, ...]] = {}
    ours: dict[Key, tuple[str, ...]] = {}
    strings: dict[Key, tuple[str, ...]] = {}
    for topic, reports in topics.items():
        entities = resolve_entities([_annotation(row["id"], doc) for row, doc in reports])
        found: dict[str, list[tuple[int, int, str]]] = defaultdict(list)
        for entity in entities:
            for m in entity.mentions:
                found[m.report].append((m.start, m.end, entity.id))
        for row, doc in reports:
            for mention in row["mentions"]:
                if not _is_named(doc, mention):
                    continue
                start, end = mention["start"], mention["end"]
                key = (row["id"], start, end)
                head = _head(doc, start, end)
                at_head = [e for s, t, e in found[row["id"]] if s <= doc[head].idx < t]
                inside = at_head or [e for s, t, e in found[row["id"]] if s < end and start < t]
                gold[key] = (topic, mention["chain"])
                ours[key] = (topic, inside[0]) if inside else ("none", *map(str, key))
                strings[key] = (topic, mention["kind"], doc.text[start:end].lower())
    conll_f1 = shared_data.scorers().conll_f1
    for system, predicted in (("rashomon", ours), ("same string", strings)):
        for metric, drop in (("CoNLL F1", False), ("CoNLL F1 without singletons", True)):
            score = conll_f1(predicted, gold, drop_singletons=drop)
            yield _entity_row(system, metric, score["conll"], len(gold))
        score = conll_f1(predicted, gold)
        yield _entity_row(system, "B-cubed precision", score["b3"][0], len(gold))
        yield _entity_row(system, "B-cubed recall", score["b3"][1], len(gold))


def _entity_row(system: str, metric: str, value: float, items: int, data: str = ECB) -> Row:
    return Row(capability="entities", data=data, system=system, metric=metric, value=value, items=items)


def _mentions_found(topics: dict[str, Topic]) -> Iterator[Row]:
    gold, ours, peer = _gold(topics), _found(topics), _spacy_names(topics)
    conll_f1 = shared_data.scorers().conll_f1
    for system, predicted in (("rashomon", ours), ("spaCy names, same string", peer)):
        for how, labels in (("equal spans", predicted), ("overlap", _on_gold(predicted, gold))):
            score = conll_f1(labels, gold)
            yield _entity_row(system, f"CoNLL F1, {how}", score["conll"], len(gold), ECB_ALL)
            yield _entity_row(system, f"B-cubed precision, {how}", score["b3"][0], len(gold), ECB_ALL)
            hits = len(labels.keys() & gold.keys())
            yield _entity_row(system, f"mention recall, {how}", hits / len(gold), len(gold), ECB_ALL)


def _gold(topics: dict[str, Topic]) -> dict[Key, Hashable]:
    return {
        (row["id"], m["start"], m["end"]): (topic, m["chain"])
        for topic, reports in topics.items()
        for row, _ in reports
        for m in row["mentions"]
        if m["kind"] in ("human", "loc")
    }


def _found(topics: dict[str, Topic]) -> dict[Key, Hashable]:
    """Each mention of a person, body, place or group in a validated sentence with its id, from one run over all."""
    pairs = [pair for reports in topics.values() for pair in reports]
    annotations = [_annotation(row["id"], doc) for row, doc in pairs]
    references = {a.report.id: find_references(doc, a.mentions) for a, (_, doc) in zip(annotations, pairs, strict=True)}
    found: dict[Key, Hashable] = {
        (report, m.start, m.end): m.id
        for report, mentions in resolve_mentions(annotations, references).items()
        for m in mentions
        if m.type in TYPES
    }
    return _validated(found, topics)


def _spacy_names(topics: dict[str, Topic]) -> dict[Key, Hashable]:
    labels = ("PERSON", "ORG", "GPE", "LOC", "FAC", "NORP")
    found: dict[Key, Hashable] = {
        (row["id"], e.start_char, e.end_char): e.text.lower()
        for reports in topics.values()
        for row, doc in reports
        for e in doc.ents
        if e.label_ in labels
    }
    return _validated(found, topics)


def _validated(found: dict[Key, Hashable], topics: dict[str, Topic]) -> dict[Key, Hashable]:
    ranges = {
        row["id"]: [row["sentences"][k] for k in row["validated_sentences"]]
        for reports in topics.values()
        for row, _ in reports
    }
    return {key: value for key, value in found.items() if any(s <= key[1] < e for s, e in ranges[key[0]])}


def _on_gold(found: dict[Key, Hashable], gold: dict[Key, Hashable]) -> dict[Key, Hashable]:
    """The mentions found with the span of the gold mention that each overlaps, one to one; the others as they are."""
    match_spans = shared_data.scorers().match_spans
    spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    gold_spans: dict[str, list[tuple[int, int]]] = defaultdict(list)
    for report, start, end in found:
        spans[report].append((start, end))
    for report, start, end in gold:
        gold_spans[report].append((start, end))
    placed: dict[Key, Hashable] = {}
    for report, ours in spans.items():
        partner = dict(match_spans(ours, gold_spans[report], "touch"))
        for i, (start, end) in enumerate(ours):
            # A mention that overlaps no free gold mention must not fall on one that another has taken.
            at = gold_spans[report][partner[i]] if i in partner else (start, -end)
            placed[report, at[0], at[1]] = found[report, start, end]
    return placed


def errors(topics: dict[str, Topic]) -> Iterator[tuple[str, str]]:
    """(kind, example): chains that were joined or parted, mentions missed, and mentions that nobody annotated."""
    gold, found = _gold(topics), _found(topics)
    texts = {row["id"]: row["text"] for reports in topics.values() for row, _ in reports}
    labels = _on_gold(found, gold)
    for key, chain in sorted(gold.items()):
        if key not in labels:
            yield "missed", f"{chain}: {_in_context(texts, key)}"
    for key in sorted(found.keys() - labels.keys()):
        if (key[0], key[1], -key[2]) in labels:
            yield "nobody annotated it", _in_context(texts, key)
    for kind, outer, inner in (("two joined", labels, gold), ("one parted", gold, labels)):
        groups: dict[Hashable, dict[Hashable, list[str]]] = defaultdict(lambda: defaultdict(list))
        for key in sorted(gold.keys() & labels.keys()):
            groups[outer[key]][inner[key]].append(texts[key[0]][key[1] : key[2]])
        for parts in groups.values():
            if len(parts) > 1:
                yield kind, " | ".join(", ".join(sorted(set(words))[:4]) for words in parts.values())


def _in_context(texts: dict[str, str], key: Key) -> str:
    text, (_, start, end) = texts[key[0]], key
    around = f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}"
    return " ".join(around.split())


def _pronouns(topics: dict[str, Topic]) -> Iterator[Row]:
    right = answered = resolvable = 0
    for reports in topics.values():
        for row, doc in reports:
            mentions = find_mentions(doc)
            discourse = discourse_of(doc, mentions)
            people = [m for m in row["mentions"] if m["kind"] == "human"]
            for pronoun in people:
                if doc.text[pronoun["start"] : pronoun["end"]].lower() not in PRONOUNS:
                    continue
                named = [m for m in people if m["chain"] == pronoun["chain"] and _is_named(doc, m)]
                resolvable += bool(named)
                antecedent = antecedent_of(doc, mentions, pronoun["start"], pronoun["end"])
                if antecedent is None:
                    continue
                referent = discourse.referents[discourse.referent_of[discourse.mentions.index(antecedent)]]
                starts = [discourse.starts[k] for k in referent.mentions]
                over = {m["chain"] for m in people if any(m["start"] <= s < m["end"] for s in starts)}
                if named or over:
                    answered += 1
                    right += pronoun["chain"] in over
    for metric, value, items in (("precision", right / max(1, answered), answered),
                                 ("recall", right / max(1, resolvable), resolvable)):  # fmt: skip
        yield Row(
            capability="pronouns",
            data="ecbplus_dev, he and she",
            system="rashomon",
            metric=metric,
            value=value,
            items=items,
        )


def _speed(topics: dict[str, Topic]) -> Iterator[Row]:
    documents = sorted((pair for reports in topics.values() for pair in reports), key=lambda pair: -len(pair[1]))
    longest = documents[:SPEED_REPORTS]
    best = float("inf")
    for _ in range(5):
        start = time.perf_counter()
        resolve_entities([_annotation(row["id"], doc) for row, doc in longest])
        best = min(best, time.perf_counter() - start)
    words = sum(len(doc) for _, doc in longest)
    yield Row(
        capability="entities", data=ECB, system="rashomon", metric="4 reports, ms", value=best * 1000, items=words,
        note="without the parse", higher_is_better=False,
    )  # fmt: skip


def _annotation(id: str, doc: "Doc") -> Annotation:
    return Annotation(
        report=Report(id=id, source=id, text=doc.text), words=(), sentences=(), clauses=(),
        mentions=find_mentions(doc), timexes=(), quantities=(), attributions=(),
    )  # fmt: skip


def _is_named(doc: "Doc", mention: dict[str, Any]) -> bool:
    """True for a human or place mention whose head is a proper noun; ships and the like are left out."""
    if mention["kind"] not in ("human", "loc") or mention["tag"] == "HUMAN_PART_VEH":
        return False
    return doc[_head(doc, mention["start"], mention["end"])].pos_ == "PROPN"


def _head(doc: "Doc", start: int, end: int) -> int:
    """The index of the token that the rest of the range hangs on."""
    span = doc.char_span(start, end, alignment_mode="expand")
    if span is None:
        raise ValueError(f"no tokens at {start}:{end}")
    return int(span.root.i)


def _topics(rows: Sequence[dict[str, Any]]) -> dict[str, Topic]:
    topics: dict[str, Topic] = defaultdict(list)
    for row, doc in zip(rows, parse([row["text"] for row in rows]), strict=True):
        topics[row["topic"]].append((row, doc))
    return dict(sorted(topics.items()))


def _print_errors() -> None:
    kinds: dict[str, list[str]] = defaultdict(list)
    for kind, example in errors(_topics(shared_data.rows("coreference/ecbplus_train.jsonl"))):
        kinds[kind].append(example)
    for kind, examples in kinds.items():
        sys.stdout.write(f"{kind}: {len(examples)}\n")
        for example in examples[:: max(1, len(examples) // EXAMPLES)][:EXAMPLES]:
            sys.stdout.write(f"    {example}\n")


if __name__ == "__main__":
    _print_errors()
