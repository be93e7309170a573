"""Reading: boilerplate out, article in.

Data: the sentences of facts/ that its readers marked as no part of the article (with the rule of facts_scorer.py: a
sentence is removed when its wording is not in the text any more), and the pages of extraction/ (word 4-grams, as the
scrapinghub benchmark counts them) beside trafilatura alone, with what the pages of fundus say of title, authors and
date. The kinds of boilerplate were written with the facts data
in view, so these figures say how much is covered; texts of clustering/ that were looked at only as a sample, and the
pages, say more about new texts.
"""

import time
from collections import Counter
from collections.abc import Iterator
from importlib.metadata import version
from typing import Any

from benchmarks import shared_data
from benchmarks.table import Row
from rashomon.reading.cleaning import clean
from rashomon.reading.draft import Draft
from rashomon.reading.html import read_html
from rashomon.reading.reports import make_reports


def measure() -> list[Row]:
    """Rows for the labelled events and for the pages; none when the data is not there."""
    return [*_facts(), *_pages(), *_metadata()]


def _facts() -> Iterator[Row]:
    events = shared_data.labelled_facts()
    if not events:
        return
    total: Counter[str] = Counter()
    seconds = 0.0
    words = 0
    for gold in events:
        start = time.process_time()
        cleaned = [_clean(row) for row in gold["reports"]]
        seconds += time.process_time() - start
        words += sum(len(row["text"].split()) for row in gold["reports"])
        total += _counts(gold, cleaned)
    yield _row("facts", "boilerplate removed", total["junk_removed"] / total["junk"], total["junk"])
    yield _row("facts", "article text lost", total["text_lost"] / total["text"], total["text"], higher=False)
    yield _row(
        "facts", "milliseconds a 700-word report", 700_000 * seconds / words, words, "cleaning alone", higher=False
    )


def _clean(row: dict[str, Any]) -> dict[str, str]:
    text = clean(row["text"], title=row["title"] or "", source=row["source"] or "").text
    return {"id": row["id"], "text": text}


def _counts(gold: dict[str, Any], cleaned: list[dict[str, str]]) -> Counter[str]:
    account = {"reports": cleaned, "statements": [], "facts": [], "disagreements": []}
    counts: Counter[str] = shared_data.facts_scorer().counts(gold, account)
    return Counter({name: counts[name] for name in ("junk", "junk_removed", "text", "text_lost")})


def _pages() -> Iterator[Row]:
    import trafilatura

    folder, rows = shared_data.folder(), shared_data.rows("extraction/gold.jsonl")
    if folder is None or not rows:
        return
    score = shared_data.scorers().extraction_score
    plain: dict[str, str] = {}
    ours: dict[str, str] = {}
    for row in rows:
        data = (folder / "extraction" / row["file"]).read_bytes()
        plain[row["id"]] = trafilatura.extract(data, url=row["url"]) or ""
        draft = read_html(data, place=row["id"])
        reports = make_reports([draft]).reports if isinstance(draft, Draft) else ()
        ours[row["id"]] = reports[0].text if reports else ""
    for system, texts in (("rashomon", ours), (f"trafilatura {version('trafilatura')}", plain)):
        for corpus in sorted({row["corpus"] for row in rows}):
            gold = {row["id"]: row["text"] for row in rows if row["corpus"] == corpus}
            precision, recall, f1 = score({name: texts[name] for name in gold}, gold)["shingle"]
            note = f"precision {precision:.3f}, recall {recall:.3f}"
            yield _row(f"extraction {corpus}", "word 4-gram F1", f1, len(gold), note, system=system)


def _metadata() -> Iterator[Row]:
    """The share of pages whose title, authors (as a set) and day are exactly those of fundus."""
    import trafilatura

    folder = shared_data.folder()
    rows = [row for row in shared_data.rows("extraction/gold.jsonl") if row["corpus"] == "fundus"]
    if folder is None or not rows:
        return
    hits: dict[str, Counter[str]] = {"rashomon": Counter(), f"trafilatura {version('trafilatura')}": Counter()}
    ours, plain = hits.values()
    for row in rows:
        data = (folder / "extraction" / row["file"]).read_bytes()
        gold = (_plain(row["title"]), sorted(row["authors"] or []), (row["published"] or "")[:10])
        draft = read_html(data, place=row["id"])
        reports = make_reports([draft]).reports if isinstance(draft, Draft) else ()
        for report in reports:
            ours.update(_exact((_plain(report.title), sorted(report.authors), (report.published or "")[:10]), gold))
        found = trafilatura.bare_extraction(data, url=row["url"], with_metadata=True)
        if found is not None and not isinstance(found, dict):
            names = sorted(found.author.split("; ")) if found.author else []
            plain.update(_exact((_plain(found.title), names, found.date or ""), gold))
    for system, counts in hits.items():
        for metric in _METADATA:
            yield _row("metadata fundus", metric, counts[metric] / len(rows), len(rows), system=system)


_METADATA = ("title exact", "authors exact", "day exact")


def _exact(found: tuple[object, ...], gold: tuple[object, ...]) -> Iterator[str]:
    return (metric for metric, a, b in zip(_METADATA, found, gold, strict=True) if a == b)


def _plain(title: str | None) -> str:
    return " ".join((title or "").split())


def _row(
    data: str, metric: str, value: float, items: int, note: str = "", *, higher: bool = True, system: str = "rashomon"
) -> Row:
    return Row(
        capability="reading",
        data=data,
        system=system,
        metric=metric,
        value=round(value, 4),
        items=items,
        note=note,
        higher_is_better=higher,
    )


if __name__ == "__main__":
    for row in measure():
        print(row.system, "|", row.data, "|", row.metric, "|", row.value, "of", row.items, row.note)
