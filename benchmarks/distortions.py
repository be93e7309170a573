"""Planted distortions from end to end: what becomes of a false detail, and of the same thing said otherwise.

In one report of a real story one number, date, person, place, negation or speaker is changed in a sentence that
another report tells alike (see `planting`), the report is read anew, and the account of the whole story is made. The
stories are those of `facts/`, where people say which sentences tell the same, and stories of `clustering/basil.jsonl`,
where sentences with most of their words in common are taken to. Neither the alignment model nor the judges of
disagreements have seen one of them.

Confirmed: the statement that holds the change is counted in a fact of two or more outlets. Shown: it stands in a
disagreement against another report. Most of what is neither stands alone: a claim of one outlet.
"""

import hashlib
import json
from collections import Counter
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field
from itertools import combinations
from unittest.mock import patch

from benchmarks import shared_data
from benchmarks.labelled_events import labelled_members, labelled_sentences
from benchmarks.planting import CONTROLS, DISTORTIONS, Planting, chosen, plantings
from benchmarks.table import Row
from rashomon.accounts.build import build_account
from rashomon.accounts.disagreements.dates import middle_day
from rashomon.accounts.disagreements.kinds import value_kinds
from rashomon.accounts.disagreements.told import Page, Told, lay_out, make_page
from rashomon.accounts.statements import entity_owners, make_statement
from rashomon.language import embedding
from rashomon.language.annotate import annotate
from rashomon.language.entities import resolve_entities
from rashomon.model.account import Account, Disagreement
from rashomon.model.annotation import Annotation
from rashomon.model.report import Report
from rashomon.model.span import Span

# So many of each kind are planted in each set of stories; so many stories of the second set are read.
OF_A_KIND = 10
_STORIES = 24
# Two sentences tell the same, where nobody labelled it, when they have this share of the shorter one's words in common.
_ALIKE = 0.6
_FEWEST_WORDS = 7


@dataclass(frozen=True, slots=True, kw_only=True)
class PlantedStory:
    """A story, read, with what can be planted in it; `conflicts` is None where nobody labelled them."""

    name: str
    annotations: tuple[Annotation, ...]
    candidates: tuple[Planting, ...]
    gold: dict[str, object] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of a planted change.

    `aligned`: its statement stands in a fact with another report's. `confirmed`: it is counted there. `relation`: that
    under which it is shown (None: it is not), `kind_right`: under its own kind.
    """

    planting: Planting
    aligned: bool
    confirmed: bool
    relation: str | None
    kind_right: bool


@dataclass(slots=True, kw_only=True)
class Desk:
    """The accounts of untouched stories, each made once."""

    accounts: dict[str, Account] = field(default_factory=dict)

    def untouched(self, story: PlantedStory) -> Account:
        """The account of a story as it is."""
        if story.name not in self.accounts:
            self.accounts[story.name] = build_account(story.annotations)
        return self.accounts[story.name]


def measure() -> list[Row]:
    """Rows for both sets of stories; none when the data is not there."""
    rows = []
    with remembered_embeddings():
        for data, stories in (("facts", labelled_stories()), ("basil", unlabelled_stories())):
            if stories:
                rows += _rows(data, stories, OF_A_KIND)
    return rows


def _rows(data: str, stories: Sequence[PlantedStory], of_a_kind: int) -> list[Row]:
    desk = Desk()
    outcomes = run(stories, of_a_kind, desk)
    rows = []
    for kind in (*DISTORTIONS, "all"):
        some = [o for o in outcomes if o.planting.kind in DISTORTIONS and kind in (o.planting.kind, "all")]
        if not some:
            continue
        shares = {
            "confirmed": sum(o.confirmed for o in some),
            "as disagreement": sum(o.relation == "disagreement" for o in some),
            "shown": sum(o.relation is not None for o in some),
            "shown under its kind": sum(o.kind_right for o in some),
            "neither shown nor confirmed": sum(o.relation is None and not o.confirmed for o in some),
        }
        rows += [
            _row(data, f"planted {kind}, {name}", n / len(some), len(some), name not in ("confirmed",), n)
            for name, n in shares.items()
        ]
    for control in (*CONTROLS, "all"):
        some = [o for o in outcomes if o.planting.kind in CONTROLS and control in (o.planting.kind, "all")]
        if some:
            wrong = sum(o.relation == "disagreement" for o in some)
            rows.append(
                _row(data, f"control {control}, shown as disagreement", wrong / len(some), len(some), False, wrong)
            )
    return [*rows, *_untouched(data, stories, desk)]


def _untouched(data: str, stories: Sequence[PlantedStory], desk: Desk) -> list[Row]:
    """False alarms on the stories as they are; where nobody labelled conflicts, all that is shown."""
    false = shown = 0
    for story in stories:
        account = desk.untouched(story)
        shown += sum(d.relation == "disagreement" for d in account.disagreements)
        if story.gold is not None:
            false += shared_data.facts_scorer().counts(story.gold, json.loads(account.to_json()))["false_alarms"]
    rows = [
        _row(data, "disagreements shown, untouched stories, a story", shown / len(stories), len(stories), False, shown)
    ]
    if all(story.gold is not None for story in stories):
        rows.append(
            _row(data, "false alarms, untouched stories, a story", false / len(stories), len(stories), False, false)
        )
    return rows


def _row(data: str, metric: str, value: float, items: int, better: bool, count: int) -> Row:
    low, high = wilson(count, items)
    note = f"{count} of {items}" + (f"; 95% {low:.2f}-{high:.2f}" if count <= items else "")
    return Row(capability="distortions", data=data, system="rashomon", metric=metric, value=value, items=items,
               higher_is_better=better, note=note)  # fmt: skip


def wilson(count: int, items: int) -> tuple[float, float]:
    """The 95 % interval of a share (Wilson 1927)."""
    if not 0 <= count <= items or not items:
        return 0.0, 1.0
    z, p = 1.96, count / items
    middle, root = p + z * z / (2 * items), z * (p * (1 - p) / items + z * z / (4 * items * items)) ** 0.5
    return max(0.0, (middle - root) / (1 + z * z / items)), min(1.0, (middle + root) / (1 + z * z / items))


def run(stories: Sequence[PlantedStory], of_a_kind: int, desk: Desk) -> list[Outcome]:
    """The outcomes of so many plantings of each kind, spread over the stories by their hashes."""
    by_planting = {planting: story for story in stories for planting in story.candidates}
    ordered = sorted(by_planting, key=lambda p: hashlib.sha256(f"{by_planting[p].name}{p}".encode()).hexdigest())
    return [outcome_of(by_planting[planting], planting, desk) for planting in chosen(ordered, of_a_kind)]


def outcome_of(story: PlantedStory, planting: Planting, desk: Desk) -> Outcome:
    """Makes the change, the report's annotation and the account anew, and looks what became of it."""
    changed = [
        annotate([planting.apply(a.report)])[0] if a.report.id == planting.report else a for a in story.annotations
    ]
    return look(build_account(changed), planting, desk.untouched(story).disagreements)


def look(account: Account, planting: Planting, before: Sequence[Disagreement] = ()) -> Outcome:
    """What an account makes of a planted change; `before` is what the reports disagreed in without it."""
    here = Span(start=planting.start, end=planting.start + len(planting.new))
    holding = {
        s.id
        for s in account.statements
        if s.report == planting.report and (s.span.overlap(here) or any(by.span.overlap(here) for by in s.said_by))
    }
    old = {(d.kind, tuple(p.value for p in d.positions)) for d in before}
    report_of = {s.id: s.report for s in account.statements}
    shared = [f for f in account.facts if holding & set(f.statements) and len({report_of[s] for s in f.statements}) > 1]
    shown = [
        d
        for d in account.disagreements
        if _sets_apart(d, holding, report_of) and (d.kind, tuple(p.value for p in d.positions)) not in old
    ]
    relations = {d.relation for d in shown}
    return Outcome(
        planting=planting,
        aligned=bool(shared),
        confirmed=any(holding & set(fact.counted) and len(fact.sources) > 1 for fact in shared),
        relation=next((r for r in ("disagreement", "update", "undecided") if r in relations), None),
        kind_right=any(d.kind == planting.kind for d in shown),
    )


def _sets_apart(disagreement: Disagreement, holding: set[str], report_of: dict[str, str]) -> bool:
    """True when the changed statement takes one side and another report another."""
    sides = [set(position.statements) for position in disagreement.positions]
    mine = [side for side in sides if side & holding]
    reports = {report_of[id] for id in holding}
    return any({report_of[id] for id in other} - reports for side in mine for other in sides if other is not side)


def labelled_stories() -> list[PlantedStory]:
    """The events of `facts/`."""
    stories = []
    for gold in shared_data.labelled_facts():
        reports = [
            Report(id=r["id"], source=r["source"] or r["id"], text=r["text"], title=r["title"] or "",
                   published=r["published"])
            for r in gold["reports"]
        ]  # fmt: skip
        annotations = annotate(reports)
        pages = pages_of(annotations)
        sentences = labelled_sentences(gold)
        groups = [
            [told_of(pages[report], span) for report, span in (sentences[id] for id in members)]
            for members in labelled_members(gold)
        ]
        stories.append(planted_story(gold["event"], annotations, groups, gold))
    return stories


def unlabelled_reports() -> dict[str, list[Report]]:
    """The reports of stories of three outlets each, chosen by their hashes, by the name of the story."""
    events: dict[str, list[Report]] = {}
    for row in shared_data.rows("clustering/basil.jsonl"):
        events.setdefault(row["event"], []).append(
            Report(id=row["id"], source=row["source"], text=row["text"], title=row["title"] or "",
                   published=row["published"], url=row["url"])
        )  # fmt: skip
    names = sorted(events, key=lambda name: hashlib.sha256(name.encode()).hexdigest())[:_STORIES]
    return {name: events[name] for name in names}


def unlabelled_stories() -> list[PlantedStory]:
    """The stories of `unlabelled_reports`, read; sentences with most of their words in common tell the same."""
    stories = []
    for name, reports in unlabelled_reports().items():
        annotations = annotate(reports)
        pages = pages_of(annotations)
        tolds = [told_of(page, sentence) for page in pages.values() for sentence in page.annotation.sentences]
        groups = [[a, b] for a, b in combinations(tolds, 2) if a.report != b.report and _much_alike(a, b)]
        stories.append(planted_story(name, annotations, groups, None))
    return stories


def planted_story(name: str, annotations: Sequence[Annotation], groups: Sequence[Sequence[Told]],
           gold: dict[str, object] | None) -> PlantedStory:  # fmt: skip
    kinds = value_kinds(middle_day([annotation.report.published for annotation in annotations]))
    found = tuple(plantings(groups, kinds))
    return PlantedStory(name=name, annotations=tuple(annotations), candidates=found, gold=gold)


def pages_of(annotations: Sequence[Annotation]) -> dict[str, Page]:
    entities = resolve_entities(annotations)
    return {annotation.report.id: make_page(annotation, entities) for annotation in annotations}


def told_of(page: Page, span: Span) -> Told:
    owners = entity_owners(list(page.entities.values()))
    return lay_out(make_statement(page.annotation, span, owners), page)


def _much_alike(a: Told, b: Told) -> bool:
    fewest = min(len(a.lemmas), len(b.lemmas))
    return fewest >= _FEWEST_WORDS and len(a.lemmas & b.lemmas) >= _ALIKE * fewest


@contextmanager
def remembered_embeddings() -> Iterator[None]:
    """While it is open, no sentence is embedded twice: a planted change leaves all others as they were."""
    known: dict[str, embedding.TokenVectors] = {}
    compute = embedding.embed_tokens

    def remember(texts: Sequence[str]) -> list[embedding.TokenVectors]:
        new = [text for text in dict.fromkeys(texts) if text not in known]
        known.update(zip(new, compute(new), strict=True))
        return [known[text] for text in texts]

    with (
        patch("rashomon.language.embedding.embed_tokens", remember),
        patch("rashomon.accounts.alignment.units.embed_tokens", remember),
    ):
        yield


def summary(outcomes: Sequence[Outcome]) -> Counter[tuple[str, str]]:
    """How many of each kind came out how, for looking at while developing."""
    return Counter(
        (o.planting.kind, "confirmed" if o.confirmed else o.relation or ("alone" if not o.aligned else "not counted"))
        for o in outcomes
    )
