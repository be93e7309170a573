"""Disagreements: how many labelled conflicts are found, how many planted distortions, and how often alarms are false.

The labelled facts stand in for aligned ones, so that the figures are of this step alone. For the planted distortions
one value of a sentence that two or more reports share is changed (a number, date, person, place, or a negation put
in), and the changed report is read anew. Published systems for this task on news reports of one event are not known to
us; what a program reaches that flags every different number of one unit, date, person or place within a fact is shown
beside.
"""

import hashlib
from collections import Counter
from collections.abc import Iterator, Sequence
from copy import deepcopy
from dataclasses import dataclass
from itertools import combinations

from benchmarks import shared_data
from benchmarks.labelled_events import report_of
from benchmarks.oracle_facts import LabelledEvent, as_account, load_events, make_event, oracle_facts
from benchmarks.planting import PERSONS, PLACES, other_date, other_number
from benchmarks.table import Row
from rashomon.accounts.disagreements import find_disagreements
from rashomon.accounts.disagreements.dates import middle_day
from rashomon.accounts.disagreements.kinds import value_kinds
from rashomon.accounts.disagreements.predicates import predicates
from rashomon.accounts.disagreements.slots import Value
from rashomon.accounts.disagreements.told import Told, lay_out, make_page
from rashomon.language.annotate import annotate
from rashomon.model.account import Disagreement, DisagreementKind
from rashomon.model.annotation import Mention
from rashomon.model.report import Report

_OF_A_KIND = 2


@dataclass(frozen=True, slots=True, kw_only=True)
class Distortion:
    """A change of `old` to `new` at `start` of a report's text, in a labelled sentence."""

    kind: DisagreementKind
    sentence: str
    start: int
    old: str
    new: str


def measure() -> list[Row]:
    """Rows for the labelled events; none when the data is not there."""
    events = load_events()
    return _rows("facts, labelled facts", events) if events else []


def _rows(data: str, events: Sequence[LabelledEvent]) -> list[Row]:
    scorer = shared_data.facts_scorer()
    rows = []
    for system, find in (("rashomon", _found), ("every difference", _every_difference)):
        total: Counter[str] = Counter()
        undecided = 0
        for event in events:
            facts, statements = oracle_facts(event)
            found = find(event)
            total += scorer.counts(event.gold, as_account(event, facts, statements, found))
            undecided += sum(d.relation == "undecided" for d in found)
        found_count = total["conflicts_found"]
        rows += [
            _row(data, system, "conflicts found", total["conflicts_found"] / total["conflicts"], total["conflicts"]),
            _row(data, system, "relation right", total["relation_right"] / max(1, found_count), found_count),
            _row(data, system, "false alarms an event", total["false_alarms"] / len(events), len(events), better=False),
            _row(data, system, "undecided an event", undecided / len(events), len(events), better=False),
        ]  # fmt: skip
    flagged: Counter[str] = Counter()
    asserted: Counter[str] = Counter()
    planted: Counter[str] = Counter()
    for event in events:
        for distortion in distortions(event):
            how = flagged_as(event, distortion)
            for kind in (distortion.kind, "all"):
                planted[kind] += 1
                flagged[kind] += how is not None
                asserted[kind] += how == "disagreement"
    for kind in sorted(planted):
        rows.append(_row(data, "rashomon", f"planted {kind} flagged", flagged[kind] / planted[kind], planted[kind]))
        rows.append(
            _row(data, "rashomon", f"planted {kind} as disagreement", asserted[kind] / planted[kind], planted[kind])
        )
    return rows


def _row(data: str, system: str, metric: str, value: float, items: int, better: bool = True) -> Row:
    return Row(capability="disagreements", data=data, system=system, metric=metric, value=value, items=items,
               higher_is_better=better)  # fmt: skip


def _found(event: LabelledEvent) -> tuple[Disagreement, ...]:
    facts, statements = oracle_facts(event)
    by_id = {annotation.report.id: annotation for annotation in event.annotations}
    return find_disagreements(facts, statements, by_id, event.entities)


def distortions(event: LabelledEvent) -> list[Distortion]:
    """Up to two distortions of each kind, of values that another report of the same fact gives too."""
    pages = {annotation.report.id: make_page(annotation, event.entities) for annotation in event.annotations}
    facts, statements = oracle_facts(event)
    kinds = value_kinds(middle_day([annotation.report.published for annotation in event.annotations]))
    candidates: dict[str, list[Distortion]] = {}
    for fact in facts:
        tolds = [lay_out(statements[id], pages[statements[id].report]) for id in fact.statements]
        for kind in kinds:
            valued = [(told, kind.values_of(told)) for told in tolds]
            for (told_a, values_a), (told_b, values_b) in combinations(valued, 2):
                if told_a.report == told_b.report:
                    continue
                for a in values_a:
                    if any(kind.likeness(a, b) == "same" for b in values_b):
                        candidates.setdefault(kind.kind, []).extend(_changed(a))
        for told in tolds:
            candidates.setdefault("polarity", []).extend(_negated(told, tolds))
    chosen = []
    for name in sorted(candidates):
        unique = sorted(set(candidates[name]), key=lambda d: _shuffled(event.name, d))
        taken: set[str] = set()
        for distortion in unique:
            if distortion.sentence not in taken and len(taken) < _OF_A_KIND:
                taken.add(distortion.sentence)
                chosen.append(distortion)
    return chosen


def flagged_as(event: LabelledEvent, distortion: Distortion) -> str | None:
    """The relation under which a planted distortion is shown; None when it passes unseen."""
    changed = plant(event, distortion)
    for disagreement in _found(changed):
        if disagreement.kind != distortion.kind:
            continue
        sides = [set(position.statements) for position in disagreement.positions]
        here = [side for side in sides if distortion.sentence in side]
        if here and any(report_of(id) != report_of(distortion.sentence) for side in sides for id in side):
            return disagreement.relation
    return None


def plant(event: LabelledEvent, distortion: Distortion) -> LabelledEvent:
    """The event with one report changed and read anew."""
    gold = deepcopy(event.gold)
    report_id = report_of(distortion.sentence)
    shift = len(distortion.new) - len(distortion.old)
    annotations = []
    for annotation in event.annotations:
        if annotation.report.id != report_id:
            annotations.append(annotation)
            continue
        old = annotation.report
        end = distortion.start + len(distortion.old)
        text = old.text[: distortion.start] + distortion.new + old.text[end:]
        report = Report(id=old.id, source=old.source, text=text, title=old.title, published=old.published)
        annotations.extend(annotate([report]))
        for labelled in gold["reports"]:
            if labelled["id"] == report_id:
                labelled["text"] = text
                labelled["sentences"] = [
                    [s + (s > distortion.start) * shift, e + (e > distortion.start) * shift]
                    for s, e in labelled["sentences"]
                ]
    return make_event(event.name, gold, annotations)


def _changed(value: Value) -> Iterator[Distortion]:
    """A value changed into another of its kind, where that takes one replacement."""
    told = value.told
    words = told.page.words
    if not len(value.words):
        return
    start, end = words[value.words[0]].start, words[value.words[-1]].end
    old = told.page.annotation.report.text[start:end]
    choice = _digest(told.statement.id, old)
    new: str | None = None
    if value.kind == "number":
        new = other_number(old)
    elif value.kind == "date":
        new = other_date(old, choice)
    elif value.kind == "person":
        new = PERSONS[choice % len(PERSONS)] if " " in value.text else None
    elif value.kind == "place" and isinstance(value.given, Mention) and value.given.code:
        # An adjective ("Bolivian") would take another form of the new name.
        named_alike = value.given.name.lower() == value.text.lower()
        others = PLACES[value.key]
        new = others[choice % len(others)] if named_alike else None
    if new is not None and new != old:
        yield Distortion(kind=value.kind, sentence=told.statement.id, start=start, old=old, new=new)


def _negated(told: Told, tolds: Sequence[Told]) -> Iterator[Distortion]:
    """A negation put after the auxiliary of a verb that another report's statement has too."""
    others = {p.lemma for other in tolds if other.report != told.report for p in predicates(other)}
    page = told.page
    for predicate in predicates(told):
        if predicate.negated or predicate.lemma not in others or predicate.mode == "open":
            continue
        auxiliaries = [c for c in page.children[predicate.word] if page.words[c].dep in ("aux", "auxpass")]
        if auxiliaries:
            word = page.words[auxiliaries[0]]
            yield Distortion(kind="polarity", sentence=told.statement.id, start=word.start, old=word.text,
                             new=f"{word.text} not")  # fmt: skip
        elif page.words[predicate.word].tag == "VBD":
            word = page.words[predicate.word]
            yield Distortion(kind="polarity", sentence=told.statement.id, start=word.start, old=word.text,
                             new=f"did not {word.lemma}")  # fmt: skip


def _every_difference(event: LabelledEvent) -> tuple[Disagreement, ...]:
    """The peer: any two different values of one kind and key within a fact."""
    from rashomon.accounts.disagreements.clash import Clash, Side, gather, merge_repeats

    pages = {annotation.report.id: make_page(annotation, event.entities) for annotation in event.annotations}
    facts, statements = oracle_facts(event)
    found: list[Disagreement] = []
    for kind in value_kinds(middle_day([annotation.report.published for annotation in event.annotations])):
        for fact in facts:
            values = [
                v
                for id in fact.statements
                for v in kind.values_of(lay_out(statements[id], pages[statements[id].report]))
            ]
            clashes = [
                Clash(kind=kind.kind, key=a.key, about=fact.id, score=1.0, relation="disagreement", reason="",
                      a=Side(text=a.text, tolds=(a.told,)), b=Side(text=b.text, tolds=(b.told,)))
                for a, b in combinations(values, 2)
                if a.told.report != b.told.report and kind.likeness(a, b) == "different"
            ]  # fmt: skip
            found.extend(gather(clashes))
    return tuple(merge_repeats(found))


def _shuffled(name: str, distortion: Distortion) -> str:
    return hashlib.sha256(f"{name}|{distortion}".encode()).hexdigest()


def _digest(*parts: str) -> int:
    return int(hashlib.sha256("|".join(parts).encode()).hexdigest()[:8], 16)
