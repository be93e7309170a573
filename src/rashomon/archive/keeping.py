"""Whether what comes is a new report, one that is there, or a new version of one that is there; and keeping it so."""

import re
from collections.abc import Set
from dataclasses import dataclass, replace
from typing import Literal

from rashomon.archive.addresses import page_address
from rashomon.archive.base import Store
from rashomon.archive.changes import text_changes
from rashomon.archive.intake import Arrival
from rashomon.archive.rows import words_digest
from rashomon.model.archive import KeptReport, Revision
from rashomon.model.ids import content_id
from rashomon.model.report import Problem, Report

Outcome = Literal["new", "unchanged", "revised"]

_DERIVED = re.compile(r"r-[0-9a-f]{12}")
_WORD = re.compile(r"\w+")
_SHARED = 0.3  # of the runs of three words: two versions of one article share far more, two articles far fewer
_MOST_WORDS = 20_000


@dataclass(frozen=True, slots=True, kw_only=True)
class Kept:
    """What came of an arrival: the id of its report in the archive, and what people should know."""

    outcome: Outcome
    report: Report
    problems: tuple[Problem, ...] = ()


def keep(arrival: Arrival, store: Store, at: str, seen: Set[str]) -> Kept:
    """Keep a report that came, within a transaction of the store.

    `at` is the time, ISO 8601; `seen` are the ids that came before it in the same run. It is

    - the same report as one that is there, when outlet, title and text are the same: its id becomes another name;
    - a new revision, when a report of its id is there and is of the same page or the same outlet, or when a report of
      its page is there and it was given no id of its own;
    - a new report otherwise. When its id stands for another report it gets one of its own, as in the reading room.
    """
    own = arrival.report
    before = store.report(arrival.given) if arrival.given else None
    if before is not None:
        if _same_words(before.report, own) or _is_version(own, before, repeated=arrival.given in seen):
            return _revise(arrival, before, store, at)
        return _keep_apart(arrival, before, store, at)
    same = store.same_words(words_digest(own))
    if same:
        return _name(arrival, same[0], store, at)
    page = _page(arrival, store)
    if page is not None:
        return _revise(arrival, page, store, at)
    return _add(arrival, store, at)


def _is_version(own: Report, before: KeptReport, *, repeated: bool) -> bool:
    """Whether a report is a version of the one that has its id.

    A list that gives one id to several reports by mistake does so at once: an id that came before in the same run must
    be of the same page, or of an article that is much the same.
    """
    address = page_address(own.url)
    if address is not None and address == before.address:
        return True
    if own.source != before.report.source:
        return False
    return not repeated or (own.title != "" and own.title == before.report.title) or _alike(own, before.report)


def _page(arrival: Arrival, store: Store) -> KeptReport | None:
    """The report of the same page: several may share an address, then the one of the same outlet that is much alike.

    Reports that were each given an id are reports of their own, whatever their addresses.
    """
    address = page_address(arrival.report.url)
    if address is None:
        return None
    there = store.at_address(address)
    if arrival.given:
        there = tuple(one for one in there if one.ids == (one.report.id,) and _DERIVED.fullmatch(one.report.id))
    there = tuple(one for one in there if one.report.source == arrival.report.source)
    if len(there) == 1:
        return there[0]
    return next((one for one in there if _alike(arrival.report, one.report)), None)


def _same_words(a: Report, b: Report) -> bool:
    return words_digest(a) == words_digest(b)


def _alike(a: Report, b: Report) -> bool:
    """Whether two texts share so much that one can be a version of the other."""
    ours, theirs = _runs(a.text), _runs(b.text)
    return len(ours & theirs) >= _SHARED * max(1, min(len(ours), len(theirs)))


def _runs(text: str) -> frozenset[tuple[str, ...]]:
    words = _WORD.findall(text.casefold())[:_MOST_WORDS]
    return frozenset(zip(words, words[1:], words[2:], strict=False)) or frozenset([tuple(words)])


def _add(arrival: Arrival, store: Store, at: str) -> Kept:
    report = arrival.report
    store.add(
        KeptReport(
            report=report,
            ids=(arrival.given or report.id,),
            added=at,
            address=page_address(report.url),
            credit=arrival.credit,
            copy_marks=arrival.copy_marks,
            notes=tuple(note.reason for note in arrival.notes),
        )
    )
    store.remember(arrival.digest, report.id)
    return Kept(outcome="new", report=report)


def _name(arrival: Arrival, before: KeptReport, store: Store, at: str) -> Kept:
    """The report is there: its id becomes another name of it."""
    if not arrival.given or arrival.given in before.ids:
        return _revise(arrival, before, store, at)
    store.name(before.report.id, arrival.given)
    store.remember(arrival.digest, before.report.id)
    problem = Problem(
        place=arrival.report.place,
        reason=f"it is the same report as {before.report.id!r}",
        advice=f"it was kept once, and {arrival.given!r} is another name of it",
        fatal=False,
    )
    return Kept(outcome="unchanged", report=before.report, problems=(problem,))


def _keep_apart(arrival: Arrival, before: KeptReport, store: Store, at: str) -> Kept:
    """A new report under an id of its own, as the one it was given stands for another."""
    own = arrival.report
    id = content_id(arrival.given, own.source, own.title, own.text)
    there = store.report(id)
    if there is not None:
        return _revise(replace(arrival, report=replace(own, id=id)), there, store, at)
    problem = Problem(
        place=own.place,
        reason=f"the id {arrival.given!r} stands for another report already; this one is called {id!r}",
        advice="give each report its own id",
        fatal=False,
    )
    kept = _add(replace(arrival, report=replace(own, id=id), given=id), store, at)
    return replace(kept, problems=(problem,))


def _revise(arrival: Arrival, before: KeptReport, store: Store, at: str) -> Kept:
    """A new revision, unless nothing that is kept differs. What is not said any more stays as it was."""
    old, new = before.report, arrival.report
    report = replace(
        new,
        id=old.id,
        title=new.title or old.title,
        url=new.url if page_address(new.url) != before.address and new.url else old.url or new.url,
        family=new.family or old.family,
        published=new.published or old.published,
        updated=new.updated or old.updated,
        authors=new.authors or old.authors,
    )
    if arrival.given and arrival.given not in before.ids:
        store.name(old.id, arrival.given)
    store.remember(arrival.digest, old.id)
    if _facts(report) == _facts(old):
        return Kept(outcome="unchanged", report=old)
    number = before.revision + 1
    revision = Revision(
        report=old.id,
        number=number,
        at=at,
        title=report.title,
        published=report.published,
        text=report.text,
        changes=text_changes(old.text, report.text),
    )
    kept = replace(
        before,
        report=report,
        revision=number,
        address=page_address(report.url),
        credit=arrival.credit,
        copy_marks=arrival.copy_marks,
        notes=tuple(note.reason for note in arrival.notes),
    )
    store.revise(kept, revision)
    return Kept(outcome="revised", report=report)


def _facts(report: Report) -> tuple[object, ...]:
    """What makes a revision when it changes."""
    return (
        report.source, report.title, report.text, report.published, page_address(report.url), report.family,
        report.authors, report.updated, report.form,
    )  # fmt: skip
