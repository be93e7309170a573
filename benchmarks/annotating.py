"""`rashomon annotate --json` as others use it: its lines against PolNeAR, TimeBank, ECB+, and what the reading costs.

The lines are scored as they come out of the verb, with the whole file as one run. ECB+: human and location mentions of
the validated sentences against what the verb found there, people, places, organisations and groups, by exact offsets
and by any overlap; the verb has no names for events. Cost: each step beside spaCy alone on the texts of PolNeAR
(processor seconds, one thread), and one long text of 20,000 to 200,000 words in a process of its own.
"""

import json
import os
import resource
import subprocess
import sys
import tempfile
import time
from collections import defaultdict
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from benchmarks import shared_data
from benchmarks.table import Row

LENGTHS = (20_000,)
LONG_LENGTHS = (20_000, 100_000, 200_000)  # with RASHOMON_LONG_BENCHMARKS=1; two minutes
ENTITY_TYPES = ("person", "place", "organisation", "group")
_RUNS = 2  # of each step; the best counts

Line = dict[str, Any]
Lines = dict[str, Line]
Key = tuple[str, int, int]


def measure() -> list[Row]:
    """All rows; none when the data is not there."""
    if not shared_data.rows("attribution/polnear_dev.jsonl"):
        return []
    return [*_attribution(), *_times(), *_entities(), *_steps(), *_lengths()]


def lines_of(name: str) -> tuple[Lines, Lines]:
    """What the verb prints for a file, and the file's own rows, by id. Both empty when the file is not there."""
    gold = shared_data.rows(name)
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "given.jsonl"
        path.write_text("".join(json.dumps(row) + "\n" for row in gold), encoding="utf-8")
        done = subprocess.run(
            [sys.executable, "-c", "from rashomon.cli import main; main()", "annotate", str(path), "--json"],
            stdout=subprocess.PIPE,
            check=bool(gold),
        )
    lines = [json.loads(line) for line in done.stdout.splitlines()]
    return {line["id"]: line for line in lines}, {row["id"]: row for row in gold}


def _attribution() -> Iterator[Row]:
    lines, gold = lines_of("attribution/polnear_dev.jsonl")
    if not gold:
        return
    score = shared_data.scorers().attribution_score(
        {id: line["attributions"] for id, line in lines.items()},
        {id: row["attributions"] for id, row in gold.items()},
        {id: row["text"] for id, row in gold.items()},
    )
    values = {"aligned F1": score["aligned"][2], "speaker accuracy": score["speaker_accuracy"]}
    values |= {f"{role} exact F1": score["exact"][role][2] for role in ("source", "cue", "content")}
    yield from (_row("PolNeAR dev", metric, value, len(gold)) for metric, value in values.items())


def _times() -> Iterator[Row]:
    for name, file in (("TimeBank", "times/timebank.jsonl"), ("AQUAINT", "times/aquaint.jsonl")):
        lines, gold = lines_of(file)
        if not gold:
            continue
        score = shared_data.scorers().timex_score(
            {id: line["times"] for id, line in lines.items()}, {id: row["times"] for id, row in gold.items()}
        )
        for metric in ("strict", "relaxed", "value", "type"):
            yield _row(name, f"{metric} F1", score[metric][2], len(gold))


def _entities() -> Iterator[Row]:
    lines, gold = lines_of("coreference/ecbplus_dev.jsonl")
    if not gold:
        return
    scorers = shared_data.scorers()
    chains: dict[Key, str] = {}
    exact: dict[Key, str] = {}
    touching: dict[Key, str] = {}
    for id, row in gold.items():
        wanted = [(m["start"], m["end"], m["chain"]) for m in row["mentions"] if m["kind"] in ("human", "loc")]
        chains |= {(id, start, end): chain for start, end, chain in wanted}
        inside = [row["sentences"][index] for index in row["validated_sentences"]]
        found = [
            (entity["start"], entity["end"], entity["id"])
            for entity in lines[id]["entities"]
            if entity["type"] in ENTITY_TYPES and any(s <= entity["start"] and entity["end"] <= e for s, e in inside)
        ]
        exact |= {(id, start, end): entity for start, end, entity in found}
        pairs = scorers.match_spans([f[:2] for f in found], [w[:2] for w in wanted], "touch")
        place = {i: wanted[j][:2] for i, j in pairs}
        for i, (start, end, entity) in enumerate(found):
            at = place.get(i, (-1 - start, -1 - end))  # a mention of its own that the gold does not have
            touching[id, at[0], at[1]] = entity
    for way, predicted in (("exact", exact), ("overlapping", touching)):
        score = scorers.conll_f1(predicted, chains)
        yield _row("ECB+ dev", f"CoNLL F1, {way} mentions", score["conll"], len(chains))
        without = scorers.conll_f1(predicted, chains, drop_singletons=True)
        yield _row("ECB+ dev", f"CoNLL F1 without singletons, {way} mentions", without["conll"], len(chains))
    named = {mention: entity for mention, entity in touching.items() if mention in chains}
    score = scorers.conll_f1(named, {mention: chains[mention] for mention in named})
    yield _row("ECB+ dev", "CoNLL F1 of the mentions found", score["conll"], len(named))


def _steps() -> list[Row]:
    done = _child("steps")
    words = int(done.pop("count"))
    alone = done["spacy"]
    rows = [_row("PolNeAR dev", f"{name}, words a second", words / took, words) for name, took in done.items()]
    rows += [
        _row("PolNeAR dev", f"{name}, share of spaCy's seconds", took / alone, words, lower=True)
        for name, took in done.items()
        if name != "spacy"
    ]
    rows.append(
        _row("PolNeAR dev", "all together, times spaCy's seconds", sum(done.values()) / alone, words, lower=True)
    )
    return rows


def _lengths() -> Iterator[Row]:
    for length in LONG_LENGTHS if os.environ.get("RASHOMON_LONG_BENCHMARKS") else LENGTHS:
        done = _child("length", str(length))
        yield _row("one long text", f"{length:,} words, spaCy, s", done["spacy"], length, lower=True)
        yield _row("one long text", f"{length:,} words, the rest, s", done["rest"], length, lower=True)
        yield _row("one long text", f"{length:,} words, peak memory, MB", done["megabytes"], length, lower=True)


def _row(data: str, metric: str, value: float, items: int, *, lower: bool = False) -> Row:
    return Row(
        capability="annotate",
        data=data,
        system="rashomon",
        metric=metric,
        value=round(value, 4),
        items=items,
        higher_is_better=not lower,
    )


def _child(*arguments: str) -> dict[str, float]:
    """The figures that this module prints when it is run with the arguments."""
    done = subprocess.run(
        [sys.executable, "-m", "benchmarks.annotating", *arguments],
        cwd=shared_data.ROOT,
        env=os.environ | {"OMP_NUM_THREADS": "1"},
        stdout=subprocess.PIPE,
        check=True,
    )
    figures: dict[str, float] = json.loads(done.stdout)
    return figures


def _time_steps() -> dict[str, float]:
    """Processor seconds of spaCy and of each step on the texts of PolNeAR, the best of two runs, and their words."""
    from rashomon.language.attribution import find_attributions
    from rashomon.language.clauses import find_clauses
    from rashomon.language.entities import find_mentions, find_references
    from rashomon.language.nlp import parse, sentences_of, words_of
    from rashomon.language.quantities import find_quantities
    from rashomon.language.times import find_timexes

    rows = shared_data.rows("attribution/polnear_dev.jsonl")
    list(parse([rows[0]["text"]]))
    best: dict[str, float] = {}
    words = 0
    for _ in range(_RUNS):
        took: dict[str, float] = defaultdict(float)
        with _clocked(took, "spacy"):
            docs = list(parse([row["text"] for row in rows]))
        words = sum(map(len, docs))
        for doc, row in zip(docs, rows, strict=True):
            with _clocked(took, "words"):
                read = words_of(doc)
            with _clocked(took, "sentences"):
                sentences = sentences_of(doc)
            with _clocked(took, "entities"):
                mentions = find_mentions(doc)
            with _clocked(took, "references"):
                find_references(doc, mentions)
            with _clocked(took, "times"):
                timexes = find_timexes(doc, row["published"])
            with _clocked(took, "clauses"):
                find_clauses(doc.text, read, sentences)
            with _clocked(took, "quantities"):
                find_quantities(doc, timexes)
            with _clocked(took, "attribution"):
                find_attributions(doc, mentions)
        best = {name: min(seconds, best.get(name, seconds)) for name, seconds in took.items()}
    return best | {"count": words}


@contextmanager
def _clocked(took: dict[str, float], name: str) -> Iterator[None]:
    start = time.process_time()
    yield
    took[name] += time.process_time() - start


def _time_length(length: int) -> dict[str, float]:
    """Processor seconds of spaCy and of everything after it on one text of so many words, and the peak memory."""
    from rashomon.language.annotate import annotate_doc
    from rashomon.language.nlp import parse
    from rashomon.model.report import Report

    words: list[str] = []
    for row in shared_data.rows("attribution/polnear_train.jsonl"):
        words += row["text"].split(" ")
        if len(words) >= length:
            break
    report = Report(id="long", source="long", text=" ".join(words[:length]), published="2019-03-22")
    annotate_doc(next(parse(["Ann Hale said it rained."])), Report(id="a", source="a", text="Ann Hale said it rained."))
    start = time.process_time()
    doc = next(parse([report.text]))
    parsed = time.process_time()
    annotate_doc(doc, report)
    done = time.process_time()
    # Linux counts in kilobytes, macOS in bytes.
    unit = 1e6 if sys.platform == "darwin" else 1e3
    megabytes = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / unit
    return {"spacy": parsed - start, "rest": done - parsed, "megabytes": megabytes}


if __name__ == "__main__":
    print(json.dumps(_time_steps() if sys.argv[1] == "steps" else _time_length(int(sys.argv[2]))))
