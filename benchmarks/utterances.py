"""One utterance told by several outlets: precision and recall of the links between quotes on the labelled facts.

A pair of quotes of two reports is right when both carry one labelled fact. Recall is over the pairs of quotes found
that carry one fact which the labels say somebody said.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np

from benchmarks import shared_data
from benchmarks.labelled_events import labelled_sentences
from benchmarks.table import Row
from rashomon.accounts.quotes import find_quotes, make_utterances
from rashomon.accounts.utterances import Scores, make_tables, pair_features, with_vectors
from rashomon.language.attribution import find_attributions
from rashomon.language.entities import find_mentions, resolve_entities
from rashomon.language.nlp import parse, sentences_of, words_of
from rashomon.model.account import Quote
from rashomon.model.annotation import Annotation
from rashomon.model.report import Report


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """Two quotes of different reports: their similarities, the labels, and whether they were linked."""

    event: str
    features: Scores
    same: bool
    told: bool
    linked: bool


def measure() -> list[Row]:
    """Precision and recall of the links; an empty list when the data is not there."""
    pairs = labelled_pairs()
    if not pairs:
        return []
    linked = [pair for pair in pairs if pair.linked]
    told = [pair for pair in pairs if pair.told]
    events = len({pair.event for pair in pairs})
    values = {
        "link precision": sum(pair.same for pair in linked) / max(1, len(linked)),
        "link recall, attributed facts": sum(pair.linked for pair in told) / max(1, len(told)),
    }
    return [
        Row(
            capability="same utterance",
            data="labelled facts",
            system="rashomon",
            metric=metric,
            value=round(value, 4),
            items=events,
            note="the eight weights were fitted on these events; see docs/explanation/attribution.md",
        )
        for metric, value in values.items()
    ]


def labelled_pairs() -> list[Pair]:
    """All pairs of quotes of different reports of the labelled events."""
    return [pair for gold in shared_data.labelled_facts() for pair in _pairs_of_event(gold)]


def _pairs_of_event(event: dict[str, list[dict[str, Any]]]) -> list[Pair]:
    annotations = _annotate(event["reports"])
    entities = resolve_entities(annotations)
    quotes = find_quotes(annotations, entities)
    if len(quotes) < 2:
        return []
    every = np.arange(len(quotes))
    utterances = make_utterances(annotations, entities)
    features = pair_features(with_vectors(make_tables(utterances), utterances, every.tolist()), every, every)
    carried, told = _facts_of(event, quotes)
    return [
        Pair(
            event=str(event["event"]),
            features=features[i, j],
            same=bool(carried[i] & carried[j]),
            told=bool(carried[i] & carried[j] & told),
            linked=quotes[j].id in quotes[i].same_as,
        )
        for i in range(len(quotes))
        for j in range(i + 1, len(quotes))
        if quotes[i].content.report != quotes[j].content.report
    ]


def _annotate(reports: Sequence[dict[str, Any]]) -> list[Annotation]:
    made = [
        Report(id=str(r["id"]), source=str(r["source"]), text=str(r["text"]), title=str(r["title"])) for r in reports
    ]
    found = []
    for report, doc in zip(made, parse(report.text for report in made), strict=True):
        mentions = find_mentions(doc)
        found.append(
            Annotation(
                report=report,
                words=words_of(doc),
                sentences=sentences_of(doc),
                clauses=(),
                mentions=mentions,
                timexes=(),
                quantities=(),
                attributions=find_attributions(doc, mentions),
            )
        )
    return found


def _facts_of(event: dict[str, list[dict[str, Any]]], quotes: Sequence[Quote]) -> tuple[list[set[int]], set[int]]:
    """The labelled facts each quote carries (half of quote or labelled part, the shorter), and the attributed ones."""
    texts = {str(report["id"]): str(report["text"]) for report in event["reports"]}
    sentences = labelled_sentences(event)
    carried: list[set[int]] = [set() for _ in quotes]
    for number, fact in enumerate(event["facts"]):
        for member in fact["members"]:
            report, span = sentences[member["s"]]
            start, end = span.start, span.end
            if member["part"] and (at := texts[report].find(member["part"], start)) >= 0:
                start, end = at, at + len(member["part"])
            for quote, facts in zip(quotes, carried, strict=True):
                content = quote.content
                shared = min(end, content.end) - max(start, content.start)
                if content.report == report and 0 < min(end - start, content.end - content.start) <= 2 * shared:
                    facts.add(number)
    return carried, {number for number, fact in enumerate(event["facts"]) if fact["attributed"]}
