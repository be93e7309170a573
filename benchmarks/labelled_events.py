"""The events of `facts/`, read and annotated as Rashomon would, with what their labels say of our own sentences."""

import json
import tempfile
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import combinations
from pathlib import Path
from typing import Any

from benchmarks import shared_data
from rashomon.accounts.alignment.units import Unit, make_units
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from rashomon.model.account import Entity
from rashomon.model.annotation import Annotation
from rashomon.model.report import Report
from rashomon.model.span import Span
from rashomon.reading import read

SentencePair = tuple[str, str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """One labelled event. `gold` is the file's content, read and scored by `facts_scorer.py` beside the data."""

    name: str
    gold: dict[str, Any]
    reports: tuple[Report, ...]

    @property
    def pairs(self) -> set[SentencePair]:
        """Pairs of sentence ids of different reports that stand in one fact, boilerplate left out."""
        junk = set(self.gold["junk"])
        return {pair for members in labelled_members(self.gold) for pair in cross_pairs(set(members) - junk)}


def load_events() -> tuple[Event, ...]:
    """The labelled events in order of name, their reports read and cleaned by the reading room; none without data."""
    return tuple(read_event(gold) for gold in shared_data.labelled_facts())


def read_event(gold: dict[str, Any]) -> Event:
    """The event of a labelled file's content, its reports read and cleaned by the reading room."""
    fields = ("id", "source", "published", "title", "text")
    with tempfile.TemporaryDirectory() as folder:
        listed = Path(folder) / "reports.jsonl"
        lines = (json.dumps({field: report[field] for field in fields}) for report in gold["reports"])
        listed.write_text("\n".join(lines), encoding="utf-8")
        batch = read([listed])
    return Event(name=gold["event"], gold=gold, reports=batch.reports)


def units_of(reports: Sequence[Report]) -> tuple[tuple[Annotation, ...], tuple[Entity, ...], tuple[Unit, ...]]:
    """The reports of an event taken up to the units that alignment compares."""
    annotations = annotate(reports)
    entities = resolve_entities(annotations)
    return annotations, entities, make_units(annotations, entities)


def sentences_of_units(event: Event, annotations: Sequence[Annotation], units: Sequence[Unit]) -> list[set[str]]:
    """For each unit the labelled sentences it holds (boilerplate left out)."""
    account = {
        "reports": [{"id": a.report.id, "text": a.report.text} for a in annotations],
        "statements": [
            {
                "id": str(k),
                "report": annotations[unit.report].report.id,
                "start": unit.sentence.start,
                "end": unit.sentence.end,
            }
            for k, unit in enumerate(units)
        ],
    }
    touched = shared_data.facts_scorer().touched(event.gold, account)
    return [touched[str(k)] - set(event.gold["junk"]) for k in range(len(units))]


def cross_pairs(ids: set[str]) -> set[SentencePair]:
    """The pairs of sentence ids ("a3") that belong to different reports."""
    return {(one, other) for one, other in combinations(sorted(ids), 2) if report_of(one) != report_of(other)}


def report_of(sentence: str) -> str:
    """The report id of a labelled sentence: "ab12" stands in report "ab"."""
    return sentence.rstrip("0123456789")


def labelled_sentences(gold: dict[str, Any]) -> dict[str, tuple[str, Span]]:
    """The report id and the characters, in the text as labelled, of each labelled sentence by its id."""
    return {
        f"{report['id']}{number}": (report["id"], Span(start=start, end=end))
        for report in gold["reports"]
        for number, (start, end) in enumerate(report["sentences"])
    }


def labelled_members(gold: dict[str, Any]) -> tuple[tuple[str, ...], ...]:
    """The sentence ids of each labelled fact, each once, in the order of the labels."""
    return tuple(tuple(dict.fromkeys(member["s"] for member in fact["members"])) for fact in gold["facts"])
