"""Time expressions against TimeBank and AQUAINT (TempEval-3 task A), beside dateparser and published systems.

The errors in half of the documents (by a hash of their id) were read while the rules were written; of the other half
only the totals were watched, and the beginning of one document was seen with the file format. Both are reported.
`python -m benchmarks.times` prints examples of errors by kind, on the half that was read.
"""

import hashlib
import importlib
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Sequence
from types import ModuleType
from typing import TypedDict, cast

from benchmarks import shared_data
from benchmarks.table import Row
from rashomon.language.nlp import parse
from rashomon.language.times import find_timexes

FILES = ("times/timebank.jsonl", "times/aquaint.jsonl")
EXAMPLES = 12
METRICS = ("strict", "relaxed", "value", "type")
# TempEval-3 platinum test set, as given in the benchmarks' README; not the same documents as ours.
_REMEMBERED, _COMPUTED = "published, not re-checked", "re-computed from the authors' output"
PUBLISHED = (
    ("HeidelTime", "strict", 0.813, _REMEMBERED),
    ("HeidelTime", "relaxed", 0.903, _REMEMBERED),
    ("HeidelTime", "value", 0.776, _REMEMBERED),
    ("SynTime", "strict", 0.921, _COMPUTED),
    ("SynTime", "relaxed", 0.950, _COMPUTED),
)


class Expression(TypedDict):
    start: int
    end: int
    type: str
    value: str


class Document(TypedDict):
    id: str
    published: str
    text: str
    times: list[Expression]


def load() -> list[Document]:
    """The gold documents; empty when the data are not there."""
    return [cast(Document, row) for name in FILES for row in shared_data.rows(name)]


def is_unseen(document: Document) -> bool:
    """True for the half whose errors were never read."""
    return int(hashlib.sha256(document["id"].encode()).hexdigest(), 16) % 2 == 1


def measure() -> list[Row]:
    """Span, value and type F1 of Rashomon on each half and of dateparser on a sample; published figures beside them."""
    documents = load()
    if not documents:
        return []
    scorers = shared_data.scorers()
    docs = list(parse(document["text"] for document in documents))
    began = time.perf_counter()
    found = [find_timexes(doc, document["published"]) for doc, document in zip(docs, documents, strict=True)]
    seconds = time.perf_counter() - began
    predictions: dict[str, list[Expression]] = {
        document["id"]: [Expression(start=t.start, end=t.end, type=t.type, value=t.value) for t in timexes]
        for document, timexes in zip(documents, found, strict=True)
    }
    rows: list[Row] = []
    for part, members in (
        ("seen half", [d for d in documents if not is_unseen(d)]),
        ("unseen half", [d for d in documents if is_unseen(d)]),
    ):
        rows += _rows(scorers, "rashomon", f"TimeBank+AQUAINT, {part}", predictions, members)
    sample = [d for d in documents if is_unseen(d)][::6]
    rows += _dateparser_rows(scorers, sample)
    rows += [
        Row(
            capability="times",
            data="TempEval-3 platinum",
            system=system,
            metric=f"{metric} F1",
            value=value,
            items=0,
            note=note,
        )
        for system, metric, value, note in PUBLISHED
    ]
    sentences = sum(1 for doc in docs for _ in doc.sents)
    rows.append(
        Row(
            capability="times",
            data="TimeBank+AQUAINT",
            system="rashomon",
            metric="ms a sentence",
            value=round(1000 * seconds / sentences, 3),
            items=sentences,
            note="after the parse",
            higher_is_better=False,
        )
    )
    return rows


def _rows(
    scorers: ModuleType,
    system: str,
    data: str,
    predictions: dict[str, list[Expression]],
    documents: Sequence[Document],
) -> list[Row]:
    gold = {d["id"]: d["times"] for d in documents}
    score = scorers.timex_score({d["id"]: predictions[d["id"]] for d in documents}, gold)
    items = sum(len(d["times"]) for d in documents)
    return [
        Row(capability="times", data=data, system=system, metric=f"{m} F1", value=round(score[m][2], 3), items=items)
        for m in METRICS
    ]


def _dateparser_rows(scorers: ModuleType, documents: Sequence[Document]) -> list[Row]:
    try:
        dateparser = importlib.import_module("dateparser")
        search = importlib.import_module("dateparser.search")
    except ImportError:
        return []
    from datetime import datetime

    predictions: dict[str, list[Expression]] = {}
    for document in documents:
        settings = {"RELATIVE_BASE": datetime.fromisoformat(document["published"]), "PREFER_DATES_FROM": "past"}
        found, position = [], 0
        for words, moment in search.search_dates(document["text"], languages=["en"], settings=settings) or []:
            start = document["text"].find(words, position)
            if start < 0:
                continue
            position = start + len(words)
            found.append(Expression(start=start, end=position, type="DATE", value=moment.date().isoformat()))
        predictions[document["id"]] = found
    return _rows(
        scorers,
        f"dateparser {dateparser.__version__}",
        "TimeBank+AQUAINT, sample of unseen half",
        predictions,
        documents,
    )


def errors(documents: Sequence[Document]) -> Iterator[tuple[str, str]]:
    """(kind, example): expressions missed, found where none is annotated, and with another value or type."""
    match_spans = shared_data.scorers().match_spans
    for document, doc in zip(documents, parse(d["text"] for d in documents), strict=True):
        ours, gold = find_timexes(doc, document["published"]), document["times"]
        pairs = match_spans([(t.start, t.end) for t in ours], [(g["start"], g["end"]) for g in gold], "touch")
        for k in sorted(set(range(len(gold))) - {j for _, j in pairs}):
            yield f"missed {gold[k]['type']}", f"{gold[k]['value']}: {_in_context(document, gold[k])}"
        for k in sorted(set(range(len(ours))) - {i for i, _ in pairs}):
            place = Expression(start=ours[k].start, end=ours[k].end, type=ours[k].type, value=ours[k].value)
            yield f"nobody annotated it, {place['type']}", f"{place['value']}: {_in_context(document, place)}"
        for i, j in pairs:
            if ours[i].type != gold[j]["type"]:
                yield f"{gold[j]['type']} taken for {ours[i].type}", _in_context(document, gold[j])
            if ours[i].value.upper() != (gold[j]["value"] or "").upper():
                example = f"{ours[i].value}, not {gold[j]['value']}: {_in_context(document, gold[j])}"
                yield f"another value, {ours[i].granularity}", example


def _in_context(document: Document, place: Expression) -> str:
    text, start, end = document["text"], place["start"], place["end"]
    around = f"{text[max(0, start - 40) : start]}[{text[start:end]}]{text[end : end + 30]}"
    return f"{document['published']}: {' '.join(around.split())}"


def _print_errors() -> None:
    kinds: dict[str, list[str]] = defaultdict(list)
    for kind, example in errors([d for d in load() if not is_unseen(d)]):
        kinds[kind].append(example)
    for kind in sorted(kinds, key=lambda name: (-len(kinds[name]), name)):
        sys.stdout.write(f"{kind}: {len(kinds[kind])}\n")
        for example in kinds[kind][:: max(1, len(kinds[kind]) // EXAMPLES)][:EXAMPLES]:
            sys.stdout.write(f"    {example}\n")


if __name__ == "__main__":
    _print_errors()
