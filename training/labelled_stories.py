"""The stories labelled for training (`labels/README.md`), joined with their texts in the shared data."""

import hashlib
import json
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from benchmarks import shared_data
from benchmarks.distortions import unlabelled_reports

LABELS = Path(__file__).parent / "labels" / "facts.jsonl"


def labelled_stories() -> Iterator[dict[str, Any]]:
    """The stories by name, in the shape of the labelled events of `facts/`; none without the shared data.

    Raises ValueError when an article is not the one that was labelled.
    """
    sets: dict[str, dict[str, dict[str, Any]]] = {}
    for line in LABELS.read_text(encoding="utf-8").splitlines():
        labelled = json.loads(line)
        name = labelled["set"]
        if name not in sets:
            sets[name] = {row["id"]: row for row in shared_data.rows(f"clustering/{name}.jsonl")}
        if sets[name]:
            yield _joined(labelled, sets[name])


def stories_to_learn_from() -> Iterator[dict[str, Any]]:
    """The labelled stories but for those that `benchmarks.distortions` plants false details in."""
    planted = {_opening(report.text) for reports in unlabelled_reports().values() for report in reports}
    for story in labelled_stories():
        if planted.isdisjoint(_opening(report["text"]) for report in story["reports"]):
            yield story


def _opening(text: str) -> str:
    """So much of an article as tells it from others; labelled texts may be cut."""
    return text[:300]


def _joined(labelled: dict[str, Any], articles: dict[str, dict[str, Any]]) -> dict[str, Any]:
    reports = []
    for report in labelled["reports"]:
        article = articles[report["article"]]
        text = article["text"][: report["characters"]]
        if hashlib.sha256(text.encode()).hexdigest()[:16] != report["sha256"]:
            raise ValueError(f"{labelled['story']}: article {report['article']} is not the one that was labelled")
        reports.append(
            {
                "id": report["id"],
                **{field: article[field] for field in ("source", "published", "title")},
                "text": text,
                "sentences": report["sentences"],
            }
        )
    return {
        "event": labelled["story"],
        "reports": reports,
        "facts": [{"gist": f["gist"], "members": [{"s": s} for s in f["members"]]} for f in labelled["facts"]],
        "conflicts": labelled["conflicts"],
        "junk": labelled["junk"],
    }
