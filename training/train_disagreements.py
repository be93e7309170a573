"""Trains the judges that say whether two differing values fill the same slot.

    python -m training.train_disagreements

Data: the stories labelled for training (`labels/README.md`). Examples that two values fill one slot are values planted
in a report in place of those that another report gives alike (see benchmarks/planting.py), and the labelled conflicts;
examples that they do not are values which differ though no conflict is labelled. The stories are read as an account
reads them, so that the judges meet what they will meet. Logistic regression over slots.FEATURES with the kind of value
as an input, every kind of the same weight.

The thresholds are set on stories that the judge to be measured has not seen (five parts of the stories): where so many
false alarms a story are raised as FALSE_ALARMS allows. The figures stored with the weights are of those judges too.
"""

import hashlib
import json
import sys
import zlib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from itertools import chain
from typing import Any

import numpy as np
from sklearn.linear_model import LogisticRegression

from benchmarks import shared_data
from benchmarks.distortions import pages_of, planted_story, remembered_embeddings, told_of
from benchmarks.labelled_events import labelled_members, labelled_sentences
from benchmarks.oracle_facts import load_event
from benchmarks.planting import Planting
from rashomon.accounts.alignment import align, likeness_of_sentences
from rashomon.accounts.build import report_order
from rashomon.accounts.disagreements.dates import middle_day
from rashomon.accounts.disagreements.judging import Judge
from rashomon.accounts.disagreements.kinds import ValueKind, remembering, value_kinds
from rashomon.accounts.disagreements.pairs import ValuePair, value_pairs
from rashomon.accounts.disagreements.sentence_pairs import Place, comparable_sentences
from rashomon.accounts.disagreements.slots import FEATURES, Value
from rashomon.accounts.disagreements.told import Told, lay_out_all, make_pages
from rashomon.accounts.facts import make_facts
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from rashomon.language.times import narrow_times
from rashomon.lineage.passages import find_passages
from rashomon.model.account import Entity, Fact, Statement
from rashomon.model.annotation import Annotation
from rashomon.model.span import Span
from training import storing
from training.labelled_stories import stories_to_learn_from

JUDGING = storing.SOURCE / "accounts" / "disagreements" / "judging.py"
TARGET = JUDGING.with_name("judges.json")
KINDS = ("number", "date", "person", "place", "attribution")
# For each kind, how many pairs of values a story that are no labelled conflict may be called a disagreement, and how
# many may at least be called undecided.
FALSE_ALARMS = {
    "number": (0.08, 0.3),
    "date": (0.03, 0.18),
    "person": (0.02, 0.12),
    "place": (0.03, 0.15),
    "attribution": (0.005, 0.02),
}
_PARTS = 5
# So many values of a kind are changed in a story, and in all.
_IN_A_STORY, _OF_A_KIND = 2, 200
# What the examples of a kind weigh together: planted, labelled, and no conflict.
_WEIGHTS = {"planted": 60.0, "labelled": 40.0, "none": 200.0}


@dataclass(frozen=True, slots=True, kw_only=True)
class ReadStory:
    """A labelled story, and what an account knows of it before disagreements are looked for."""

    gold: dict[str, Any]
    annotations: tuple[Annotation, ...]
    entities: tuple[Entity, ...]
    facts: tuple[Fact, ...]
    statements: tuple[Statement, ...]
    likeness: dict[tuple[Place, Place], float]

    @property
    def name(self) -> str:
        """The name of the story."""
        return str(self.gold["event"])

    @property
    def part(self) -> int:
        """The part of the stories that it belongs to, 0..4."""
        return zlib.crc32(self.name.encode()) % _PARTS


@dataclass(frozen=True, slots=True, kw_only=True)
class Example:
    """Features of one pair of values, where it is from ("planted", "labelled" or "none"), and what tells it from others
    in its story: several pairs of sentences may give one pair of values.
    """

    part: int
    kind: str
    features: tuple[float, ...]
    origin: str
    values: tuple[str, ...]


def read_story(gold: dict[str, Any], annotations: Sequence[Annotation]) -> ReadStory:
    """The story with these annotations of its reports, taken as far as an account takes them."""
    annotations = narrow_times(sorted(annotations, key=lambda a: report_order(a.report)))
    entities = resolve_entities(annotations)
    alignment = align(annotations, entities)
    told = make_facts(annotations, entities, alignment, find_passages(annotations))
    return ReadStory(
        gold=gold,
        annotations=tuple(annotations),
        entities=entities,
        facts=told.facts,
        statements=told.statements,
        likeness=likeness_of_sentences(alignment, annotations),
    )


def pairs_in(story: ReadStory, kinds: Sequence[str] = KINDS) -> Iterator[tuple[ValueKind, ValuePair]]:
    """The pairs of differing values of these kinds that `find_disagreements` would judge."""
    by_id = {annotation.report.id: annotation for annotation in story.annotations}
    pages = make_pages(by_id, story.entities)
    comparable = comparable_sentences(story.facts, lay_out_all(story.statements, pages), story.likeness)
    for kind in (remembering(kind) for kind in kinds_of(story.annotations) if kind.kind in kinds):
        stock = kind.stock(list(pages.values()))
        yield from ((kind, pair) for pair in value_pairs(comparable, kind, stock))


def kinds_of(annotations: Sequence[Annotation]) -> tuple[ValueKind, ...]:
    """The kinds of values in a story of these reports."""
    return value_kinds(middle_day([a.report.published for a in sorted(annotations, key=lambda a: a.report.id)]))


def untouched_examples(story: ReadStory) -> Iterator[Example]:
    """The pairs of values of a story as it is; those between sentences with a conflict of another kind left out."""
    sentences = labelled_sentences(story.gold)
    conflicts = {
        (frozenset((s, t)), conflict["kind"] if conflict["relation"] != "precision" else "")
        for conflict in story.gold["conflicts"]
        for one in conflict["values"]
        for other in conflict["values"]
        if one is not other
        for s in one["s"]
        for t in other["s"]
    }
    for kind, pair in pairs_in(story):
        ids = [[id for id, place in sentences.items() if _is_most_of(pair_side.told, place)] for pair_side in
               (pair.a, pair.b)]  # fmt: skip
        kinds = {k for both, k in conflicts if any(frozenset((s, t)) == both for s in ids[0] for t in ids[1])}
        if not kinds or kind.kind in kinds:
            yield _example(story, kind, pair, "labelled" if kinds else "none", (pair.a.text, pair.b.text))


def planted_examples(story: ReadStory, planting: Planting, changed: ReadStory) -> Iterator[Example]:
    """The pairs, in the changed story, of the new value and the old one in sentences that tell the same."""
    kind = next(kind for kind in kinds_of(story.annotations) if kind.kind == planting.kind)
    pages = pages_of(story.annotations)
    sentence = Span(start=planting.first, end=planting.last)
    end = planting.start + len(planting.old)
    old = [v for v in kind.values_of(told_of(pages[planting.report], sentence)) if _covers(v, planting.start, end)]
    places = labelled_sentences(story.gold)
    here = {id for id, (report, span) in places.items() if report == planting.report and span.overlap(sentence)}
    mates = {
        id
        for members in labelled_members(story.gold)
        if here & set(members)
        for id in members
        if places[id][0] != planting.report
    }
    new_end = planting.start + len(planting.new)
    for _, pair in pairs_in(changed, [planting.kind]):
        for new, other in ((pair.a, pair.b), (pair.b, pair.a)):
            if (
                new.told.report == planting.report
                and _covers(new, planting.start, new_end)
                and any(_is_most_of(other.told, places[id]) for id in mates)
                and any(kind.likeness(value, other) == "same" for value in old)
            ):
                yield _example(changed, kind, pair, "planted", (planting.report, str(planting.start)))


def chosen_plantings(stories: Sequence[ReadStory]) -> Iterator[tuple[ReadStory, Planting]]:
    """The changes to be made, chosen by their hashes."""
    candidates: list[tuple[str, ReadStory, Planting]] = []
    for story in stories:
        pages, places = pages_of(story.annotations), labelled_sentences(story.gold)
        groups = [
            [told_of(pages[report], span) for report, span in (places[id] for id in members)]
            for members in labelled_members(story.gold)
        ]
        for planting in planted_story(story.name, story.annotations, groups, story.gold).candidates:
            key = hashlib.sha256(f"{story.name}{planting}".encode()).hexdigest()
            candidates.append((key, story, planting))
    taken: Counter[tuple[str, ...]] = Counter()
    sentences: set[tuple[str, str, str, int]] = set()
    for _, story, planting in sorted(candidates, key=lambda c: c[0]):
        sentence = (story.name, planting.kind, planting.report, planting.first)
        in_story, of_kind = (story.name, planting.kind), (planting.kind,)
        if planting.kind not in KINDS or sentence in sentences:
            continue
        if taken[in_story] < _IN_A_STORY and taken[of_kind] < _OF_A_KIND:
            sentences.add(sentence)
            taken.update((in_story, of_kind))
            yield story, planting


def planted(story: ReadStory, planting: Planting) -> ReadStory:
    """The story with the change made and the changed report read anew."""
    changed = [
        annotate([planting.apply(a.report)])[0] if a.report.id == planting.report else a for a in story.annotations
    ]
    return read_story(story.gold, changed)


def fit(examples: Sequence[Example]) -> dict[str, Judge]:
    """One judge a kind from one model over all of them, their thresholds still open."""
    counts = Counter((example.kind, example.origin) for example in examples)
    model = LogisticRegression(C=0.5, max_iter=3000).fit(
        np.array([_inputs(example) for example in examples]),
        np.array([example.origin != "none" for example in examples]),
        sample_weight=np.array([_WEIGHTS[e.origin] / counts[e.kind, e.origin] for e in examples]),
    )
    weights = model.coef_[0]
    return {
        kind: Judge(
            weights=tuple(round(float(w), 4) for w in weights[: len(FEATURES)]),
            bias=round(float(model.intercept_[0] + weights[len(FEATURES) + i]), 4),
            disagreement=1.0,
            undecided=1.0,
        )
        for i, kind in enumerate(KINDS)
    }


def train(examples: Sequence[Example], stories: int) -> tuple[dict[str, Judge], dict[str, Any]]:
    """The judges fitted on all examples, of so many stories, and the figures of judges on stories they never saw."""
    scored: list[tuple[Example, float]] = []
    for part in range(_PARTS):
        judges = fit([example for example in examples if example.part != part])
        scored += [(e, judges[e.kind].probability(e.features)) for e in examples if e.part == part]
    judges, figures = fit(examples), {}
    for kind in KINDS:
        best = {
            origin: _best([(e, s) for e, s in scored if (e.kind, e.origin) == (kind, origin)]) for origin in _WEIGHTS
        }
        false = sorted(best["none"], reverse=True) or [1.0]
        thresholds = [round(false[min(len(false) - 1, int(allowed * stories))], 3) for allowed in FALSE_ALARMS[kind]]
        judges[kind] = replace(judges[kind], disagreement=thresholds[0], undecided=thresholds[1])
        figures[kind] = {
            origin: {"pairs": len(found), **{
                name: sum(score > threshold for score in found)
                for name, threshold in zip(("asserted", "asserted or undecided"), thresholds, strict=True)
            }}
            for origin, found in best.items()
        }  # fmt: skip
    return judges, figures


def main() -> None:
    """Reads all stories, plants, trains, and writes the file."""
    gold = list(stories_to_learn_from())
    if not gold:
        sys.exit(shared_data.MISSING)
    with remembered_embeddings():
        stories = [read_story(story, load_event(story).annotations) for story in gold]
        examples = list(chain.from_iterable(untouched_examples(story) for story in stories))
        for story, planting in chosen_plantings(stories):
            examples += planted_examples(story, planting, planted(story, planting))
    write(*train(examples, len(stories)), len(stories))


def write(judges: dict[str, Judge], figures: dict[str, Any], stories: int) -> None:
    """Writes the judges, with their data and figures, and pins the file in `judging`."""
    content = {
        "data": f"{stories} stories of training/labels/facts.jsonl, by training/train_disagreements.py",
        "features": FEATURES,
        "figures on stories not trained on": figures,
        "judges": {
            kind: {"weights": j.weights, "bias": j.bias, "disagreement": j.disagreement, "undecided": j.undecided}
            for kind, j in judges.items()
        },
    }
    storing.write_pinned(TARGET, (json.dumps(content, indent=1) + "\n").encode(), code=JUDGING, constant="_SHA256")


def _example(story: ReadStory, kind: ValueKind, pair: ValuePair, origin: str, values: tuple[str, str]) -> Example:
    return Example(
        part=story.part, kind=kind.kind, features=pair.features, origin=origin, values=(story.name, *sorted(values))
    )


def _best(scored: Sequence[tuple[Example, float]]) -> list[float]:
    """The best score of each pair of values: a reader is shown it once."""
    best: dict[tuple[str, ...], float] = {}
    for example, score in scored:
        best[example.values] = max(score, best.get(example.values, 0.0))
    return list(best.values())


def _inputs(example: Example) -> list[float]:
    return [*example.features, *(float(example.kind == kind) for kind in KINDS)]


def _covers(value: Value, start: int, end: int) -> bool:
    words = value.told.page.words
    return len(value.words) > 0 and words[value.words[0]].start < end and words[value.words[-1]].end > start


def _is_most_of(told: Told, place: tuple[str, Span]) -> bool:
    report, span = place
    return report == told.report and 2 * told.statement.span.overlap(span) > min(len(span), len(told.statement.span))


if __name__ == "__main__":
    main()
