"""Gathering: is no report of an event set apart, and is a report of another event?

Data: the events of facts/ (three or four reports each, some with wrong dates) alone, with a report of another of them
mixed in, and with the likest report of another event (hard: often the same saga) in events of clustering/ that the
training left out. The peer is the plain way: TF-IDF cosines, average linkage, one threshold.
"""

import hashlib
import random
from collections import defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from typing import Any

from benchmarks import shared_data
from benchmarks.table import Row
from rashomon.model.report import Report
from rashomon.stories.gathering import average_linkage, gather
from rashomon.stories.likeness import features, load_frequencies, profile

SEED = 20190322
HELD_OUT = 5  # every so many events are left out of training
HARDEST = 2  # likest reports of other events tried on each event
GUESTS = 8  # reports of other events tried on each event of facts/
PLAIN_COSINE = 0.25  # the threshold that the clustering data's README measured
STORIES = 40  # of one data set that get guests of another event
BRIEF = 60  # words of a report cut short


@dataclass(frozen=True, slots=True, kw_only=True)
class Article:
    """A report of the clustering data, the event it belongs to, and the data set."""

    report: Report
    event: str
    data: str


def clusters(name: str) -> Iterator[Article]:
    """The articles of one file of clustering/; none when the data is not there."""
    for row in shared_data.rows(f"clustering/{name}.jsonl"):
        yield Article(report=_report(row), event=row["event"], data=name)


def facts_events() -> list[list[Article]]:
    """The events of facts/, each with its reports; none when the data is not there."""
    events = []
    for gold in shared_data.labelled_facts():
        named = [{**row, "id": f"{gold['event']}-{row['id']}"} for row in gold["reports"]]
        events.append([Article(report=_report(row), event=gold["event"], data="facts") for row in named])
    return events


def held_out(event: str) -> bool:
    """True for the events of the clustering data that training leaves out."""
    return int(hashlib.sha256(event.encode()).hexdigest(), 16) % HELD_OUT == 0


def _report(row: dict[str, Any]) -> Report:
    return Report(
        id=row["id"],
        source=row["source"] or "unknown",
        title=row["title"] or "",
        text=row["text"],
        published=row["published"],
    )


def measure() -> list[Row]:
    """Rows for the labelled events and for two of the clustering sets; none when the data is not there."""
    events = [[article.report for article in event] for event in facts_events()]
    rows = [*_facts_rows(events)] if events else []
    for name in ("basil", "allsides_dev"):
        articles = list(clusters(name))
        rows += _hard_rows(name, articles) if articles else ()
    return rows


def _facts_rows(events: Sequence[Sequence[Report]]) -> Iterator[Row]:
    chance = random.Random(SEED)
    reports = sum(map(len, events))
    alone = sum(len(gather(event).apart) for event in events)
    yield _row("facts", "reports of the event set apart", alone, reports, "share, lower is better", better=False)
    plain = sum(len(event) - len(_plain_group(event)) for event in events)
    yield replace(
        _row("facts", "reports of the event set apart", plain, reports, "", better=False),
        system=f"TF-IDF cosine {PLAIN_COSINE}, average linkage",
    )
    moved = [
        [replace(r, published=chance.choice(("2012-01-05", "2016-06-30", "2020-11-11"))) for r in e] for e in events
    ]
    wrong = sum(len(gather(event).apart) for event in moved)
    yield _row("facts, every date wrong", "reports of the event set apart", wrong, reports, "", better=False)
    short = [[replace(r, text=" ".join(r.text.split()[:BRIEF])) for r in event] for event in events]
    brief = sum(len(gather(event).apart) for event in short)
    yield _row(f"facts, first {BRIEF} words", "reports of the event set apart", brief, reports, "", better=False)
    found = tried = lost = 0
    for i, j in ((i, j) for i in range(len(events)) for j in chance.sample(range(len(events)), GUESTS) if i != j):
        guest = chance.choice(events[j])
        gathering = gather([*events[i], guest])
        found += [apart.report.id for apart in gathering.apart] == [guest.id]
        lost += sum(apart.report.id != guest.id for apart in gathering.apart)
        tried += 1
    yield _row("facts, one of another event", "only the guest set apart", found, tried, "", better=True)
    yield _row(
        "facts, one of another event",
        "reports of the event set apart",
        lost,
        tried * 3,
        "about three a trial",
        better=False,
    )


def _plain_group(reports: Sequence[Report]) -> list[int]:
    """The largest average-linkage group of reports at a cosine of `PLAIN_COSINE`."""
    profiles = [profile(report, load_frequencies()) for report in reports]
    cosines = features(profiles)[:, :, 0] ** 2
    return max(average_linkage(cosines, PLAIN_COSINE), key=lambda group: (len(group), -min(group)))


def _hard_rows(name: str, articles: Sequence[Article]) -> Iterator[Row]:
    measured = {article.report.text for event in facts_events() for article in event}
    seen = {article.event for article in articles if article.report.text in measured}
    of_event: defaultdict[str, list[Report]] = defaultdict(list)
    for article in articles:
        if held_out(article.event) and article.event not in seen:
            of_event[article.event].append(article.report)
    stories = {event: reports for event, reports in of_event.items() if len(reports) > 2}
    frequencies = load_frequencies()
    whole = {article.report.id: profile(article.report, frequencies).whole for article in articles}
    alone = sum(len(gather(reports).apart) for reports in stories.values())
    yield _row(
        f"{name}, held out", "reports of the event set apart", alone, sum(map(len, stories.values())), "", better=False
    )
    found = tried = 0
    for event, reports in list(stories.items())[:STORIES]:
        others = [article.report for article in articles if article.event != event]
        for guest in sorted(others, key=lambda other: -_likest(whole, other, reports))[:HARDEST]:
            found += [apart.report.id for apart in gather([*reports, guest]).apart] == [guest.id]
            tried += 1
    yield _row(
        f"{name}, held out, likest of another event",
        "only the guest set apart",
        found,
        tried,
        "mostly one saga",
        better=True,
    )


def _likest(whole: dict[str, dict[str, float]], other: Report, reports: Sequence[Report]) -> float:
    own = whole[other.id]
    return max(sum(weight * own.get(word, 0.0) for word, weight in whole[report.id].items()) for report in reports)


def _row(data: str, metric: str, part: int, of: int, note: str, *, better: bool) -> Row:
    return Row(
        capability="stories",
        data=data,
        system="rashomon",
        metric=metric,
        value=round(part / of, 4) if of else 0.0,
        items=of,
        note=note,
        higher_is_better=better,
    )


if __name__ == "__main__":
    for row in measure():
        print(row.data, "|", row.metric, "|", row.value, "of", row.items, row.note)
