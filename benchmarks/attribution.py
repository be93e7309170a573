"""Attribution: PolNeAR (who, cue, what), the speakers of BASIL's quotes, and one utterance told by several outlets.

The peer is the textbook rule for news text: a verb of saying, its subject, and its clause or the quotation beside it.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from benchmarks import shared_data
from benchmarks.table import Row
from rashomon.language.attribution import find_attributions
from rashomon.language.attribution.quotation import find_quotations
from rashomon.language.entities import find_mentions
from rashomon.language.nlp import parse
from rashomon.model.annotation import Attribution
from rashomon.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc

GoldAttribution = dict[str, list[list[int]]]
Finder = Callable[["Doc"], Sequence[Attribution]]

_SAYING = frozenset({
    "say", "tell", "add", "state", "announce", "declare", "write", "tweet", "note", "explain", "argue", "warn",
    "claim", "insist", "deny",
})  # fmt: skip
# Agreement of two annotators (mean F1 over pairs) as measured in the benchmark folder's README: 2 development articles.
_ANNOTATORS = {"source exact F1": 0.88, "cue exact F1": 0.84, "content exact F1": 0.85, "speaker accuracy": 0.95}


@dataclass(frozen=True, slots=True, kw_only=True)
class PolnearRow:
    """One annotated article."""

    id: str
    text: str
    attributions: list[GoldAttribution]


def polnear_rows(name: str) -> list[PolnearRow]:
    """The articles of `polnear_train` or `polnear_dev`; none when the data is not there."""
    rows = shared_data.rows(f"attribution/{name}.jsonl")
    return [PolnearRow(id=row["id"], text=row["text"], attributions=row["attributions"]) for row in rows]


def measure() -> list[Row]:
    """All figures; an empty list when the data is not there."""
    return [*_polnear(), *_basil()]


def _polnear() -> list[Row]:
    rows = polnear_rows("polnear_dev")
    if not rows:
        return []
    docs = list(parse(row.text for row in rows))
    gold = {row.id: row.attributions for row in rows}
    texts = {row.id: row.text for row in rows}
    figures: list[Row] = []
    for system, finder in (("rashomon", _rashomon), ("peer: verbs of saying", said_rules)):
        seconds = time.perf_counter()
        predicted = {row.id: [_plain(found) for found in finder(doc)] for row, doc in zip(rows, docs, strict=True)}
        seconds = time.perf_counter() - seconds
        score = shared_data.scorers().attribution_score(predicted, gold, texts)
        values: dict[str, float] = {"speaker accuracy": score["speaker_accuracy"]}
        for name, prf in (
            ("aligned", score["aligned"]),
            *((f"{role} exact", score["exact"][role]) for role in gold_roles()),
        ):
            values |= dict(zip((f"{name} precision", f"{name} recall", f"{name} F1"), prf, strict=True))
        figures += [_row("PolNeAR dev", system, metric, value, len(rows)) for metric, value in values.items()]
        sentences = sum(1 for doc in docs for _ in doc.sents)
        slow = _row("PolNeAR dev", system, "ms a sentence", 1000 * seconds / sentences, sentences)
        figures.append(Row(**{**{f: getattr(slow, f) for f in Row.__slots__}, "higher_is_better": False}))
    figures += [_row("PolNeAR dev", "two annotators", metric, value, 2) for metric, value in _ANNOTATORS.items()]
    return figures


def _basil() -> list[Row]:
    rows = shared_data.rows("attribution/basil_quotes.jsonl")
    if not rows:
        return []
    docs = list(parse(row["text"] for row in rows))
    gold = {row["id"]: row["quotes"] for row in rows}
    figures: list[Row] = []
    for system, finder in (("rashomon", _rashomon), ("peer: verbs of saying", said_rules)):
        predicted = {row["id"]: list(_speakers(finder(doc))) for row, doc in zip(rows, docs, strict=True)}
        score = shared_data.scorers().quote_speaker_accuracy(predicted, gold)
        figures += [
            _row("BASIL quotes", system, f"speaker {metric}", score[metric], score["n"])
            for metric in ("covered", "accuracy", "recall")
        ]
    return figures


def said_rules(doc: "Doc") -> list[Attribution]:
    """The peer: each verb of saying with its subject and its clause, else the quotations of its sentence."""
    quotations = find_quotations(doc.text)
    found = []
    for verb in doc:
        if verb.lemma_ not in _SAYING:
            continue
        subject = next((child for child in verb.children if child.dep_ == "nsubj"), None)
        clause = next((child for child in verb.children if child.dep_ == "ccomp"), None)
        if subject is None:
            continue
        sentence = verb.sent
        content = tuple(
            Span(start=q.start, end=q.end)
            for q in quotations
            if sentence.start_char <= q.start < sentence.end_char and not q.start <= verb.idx < q.end
        )
        if not content and clause is not None:
            right = doc[clause.right_edge.i]
            content = (Span(start=doc[clause.left_edge.i].idx, end=right.idx + len(right)),)
        if content:
            left, right = doc[subject.left_edge.i], doc[subject.right_edge.i]
            source = Span(start=left.idx, end=right.idx + len(right))
            cue = Span(start=verb.idx, end=verb.idx + len(verb))
            name = subject.text if subject.pos_ != "PRON" else ""
            found.append(Attribution(source=(source,), cue=(cue,), content=content, kind="direct", speaker=name))
    return found


def _rashomon(doc: "Doc") -> Sequence[Attribution]:
    return find_attributions(doc, find_mentions(doc))


def gold_roles() -> tuple[str, str, str]:
    """The three parts of an attribution."""
    return "source", "cue", "content"


def _plain(found: Attribution) -> GoldAttribution:
    return {role: [[span.start, span.end] for span in getattr(found, role)] for role in gold_roles()}


def _speakers(attributions: Iterable[Attribution]) -> Iterable[dict[str, object]]:
    for found in attributions:
        for span in found.content:
            yield {"start": span.start, "end": span.end, "speaker": found.speaker}


def _row(data: str, system: str, metric: str, value: float, items: int) -> Row:
    return Row(capability="attribution", data=data, system=system, metric=metric, value=round(value, 4), items=items)
