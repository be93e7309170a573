"""Attribution: PolNeAR (who, cue, what), the speakers of BASIL's quotes, and one utterance told by several outlets.

The peer is textacy's `direct_quotations`, run when textacy is installed; it finds quoted words only, so it also stands
beside Rashomon on the attributions whose content is all in quotation marks. The rule is no peer but the floor of the
field: a verb of saying, its subject, and its clause or the quotation beside it.
`python -m benchmarks.attribution_errors` shows what is missed and what is wrong, by kind.
"""

import importlib
import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from importlib import metadata
from typing import TYPE_CHECKING

from benchmarks import shared_data
from benchmarks.table import Row
from rashomon.language.attribution import find_attributions
from rashomon.language.attribution.find import kind_of
from rashomon.language.attribution.quotation import find_quotations
from rashomon.language.entities import find_mentions
from rashomon.language.nlp import parse
from rashomon.model.annotation import Attribution, Mention
from rashomon.model.span import Span

if TYPE_CHECKING:
    from spacy.tokens import Doc, Token

GoldAttribution = dict[str, list[list[int]]]
# A parse, and the names in it, which only Rashomon uses.
Finder = Callable[["Doc", Sequence[Mention]], Sequence[Attribution]]

RULE = "rule: verbs of saying"
PEER = "textacy"
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
    seconds = time.process_time()
    docs = list(parse(row.text for row in rows))
    parsing = time.process_time() - seconds
    names = [find_mentions(doc) for doc in docs]
    direct = [_directly(row.text, row.attributions) for row in rows]
    figures: list[Row] = []
    for system, finder in _finders().items():
        seconds = time.process_time()
        found = [finder(doc, mentions) for doc, mentions in zip(docs, names, strict=True)]
        seconds = time.process_time() - seconds
        predicted = [[plain(one) for one in some] for some in found]
        values = _scores(rows, predicted, [row.attributions for row in rows])
        figures += [_row("PolNeAR dev", system, metric, value, len(rows)) for metric, value in values.items()]
        quoted = [_directly(row.text, some) for row, some in zip(rows, predicted, strict=True)]
        values = _scores(rows, quoted, direct)
        wanted = ("speaker accuracy", "aligned precision", "aligned recall", "aligned F1")
        figures += [_row("PolNeAR dev, direct speech", system, m, values[m], sum(map(len, direct))) for m in wanted]
        figures += _speed(system, seconds, parsing, docs)
    figures += [_row("PolNeAR dev", "two annotators", metric, value, 2) for metric, value in _ANNOTATORS.items()]
    return figures


def _finders() -> dict[str, Finder]:
    """The systems by name; textacy only where it is installed."""
    found: dict[str, Finder] = {"rashomon": find_attributions, RULE: said_rules}
    try:
        triples = importlib.import_module("textacy.extract.triples")
    except ImportError:
        return found

    def direct_quotations(doc: "Doc", _: Sequence[Mention]) -> list[Attribution]:
        try:
            quotations = list(triples.direct_quotations(doc))
        except ValueError:  # it gives up on a report with an odd number of quotation marks
            return []
        # What one cue says in pieces is one attribution, as in the gold.
        pieces: dict[tuple[tuple[Span, ...], tuple[Span, ...], str], list[Span]] = {}
        for one in quotations:
            name = " ".join(token.text for token in one.speaker)
            pieces.setdefault((_around(one.speaker), _around(one.cue), name), []).extend(_around(one.content))
        return [
            Attribution(source=source, cue=cue, content=tuple(content), kind="direct", speaker=name)
            for (source, cue, name), content in pieces.items()
        ]

    return found | {f"{PEER} {metadata.version('textacy')}": direct_quotations}


def _around(tokens: "Iterable[Token]") -> tuple[Span, ...]:
    spans = [(token.idx, token.idx + len(token)) for token in tokens]
    return (Span(start=min(spans)[0], end=max(spans)[1]),) if spans else ()


def _directly(text: str, attributions: Iterable[GoldAttribution]) -> list[GoldAttribution]:
    """Those whose content stands in quotation marks as a whole."""
    quotations = find_quotations(text)

    def is_direct(one: GoldAttribution) -> bool:
        spans = [Span(start=start, end=end) for start, end in one["content"]]
        return kind_of(text, spans, quotations) == "direct"

    return [one for one in attributions if is_direct(one)]


def _scores(
    rows: Sequence[PolnearRow], predicted: Sequence[list[GoldAttribution]], gold: Sequence[list[GoldAttribution]]
) -> dict[str, float]:
    ids = [row.id for row in rows]
    score = shared_data.scorers().attribution_score(
        dict(zip(ids, predicted, strict=True)), dict(zip(ids, gold, strict=True)), {row.id: row.text for row in rows}
    )
    values: dict[str, float] = {"speaker accuracy": score["speaker_accuracy"]}
    parts = [("aligned", score["aligned"]), *((f"{role} exact", score["exact"][role]) for role in gold_roles())]
    for name, prf in parts:
        values |= dict(zip((f"{name} precision", f"{name} recall", f"{name} F1"), prf, strict=True))
    return values


def _speed(system: str, seconds: float, parsing: float, docs: Sequence["Doc"]) -> list[Row]:
    """Processor time of the step alone (parse and names are there): a sentence, against spaCy's, words a second."""
    sentences = sum(1 for doc in docs for _ in doc.sents)
    words = sum(len(doc.text.split()) for doc in docs)
    found = [("ms a sentence", 1000 * seconds / sentences), ("seconds for each of spaCy's", seconds / parsing)]
    rows = [
        Row(capability="attribution", data="PolNeAR dev", system=system, metric=metric, value=round(value, 4),
            items=sentences, higher_is_better=False)
        for metric, value in found
    ]  # fmt: skip
    return [*rows, _row("PolNeAR dev", system, "words a second", words / seconds, words)]


def _basil() -> list[Row]:
    rows = shared_data.rows("attribution/basil_quotes.jsonl")
    if not rows:
        return []
    docs = list(parse(row["text"] for row in rows))
    gold = {row["id"]: row["quotes"] for row in rows}
    figures: list[Row] = []
    for system, finder in _finders().items():
        predicted = {
            row["id"]: list(_speakers(finder(doc, find_mentions(doc)))) for row, doc in zip(rows, docs, strict=True)
        }
        score = shared_data.scorers().quote_speaker_accuracy(predicted, gold)
        figures += [
            _row("BASIL quotes", system, f"speaker {metric}", score[metric], score["n"])
            for metric in ("covered", "accuracy", "recall")
        ]
    return figures


def said_rules(doc: "Doc", _: Sequence[Mention]) -> list[Attribution]:
    """The rule: each verb of saying with its subject and its clause, else the quotations of its sentence."""
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


def gold_roles() -> tuple[str, str, str]:
    """The three parts of an attribution."""
    return "source", "cue", "content"


def plain(found: Attribution) -> GoldAttribution:
    """An attribution in the form of the benchmark data."""
    return {role: [[span.start, span.end] for span in getattr(found, role)] for role in gold_roles()}


def _speakers(attributions: Iterable[Attribution]) -> Iterable[dict[str, object]]:
    for found in attributions:
        for span in found.content:
            yield {"start": span.start, "end": span.end, "speaker": found.speaker}


def _row(data: str, system: str, metric: str, value: float, items: int) -> Row:
    return Row(capability="attribution", data=data, system=system, metric=metric, value=round(value, 4), items=items)
