"""The reports that speed is measured on: as many as asked for, alike but not the same, on every run the same."""

import json
from pathlib import Path

import pytest

from benchmarks.speed import grow, write_list

ORIGINALS: list[dict[str, str | None]] = [
    {
        "id": f"o{i}",
        "source": f"Paper {i}",
        "title": "T",
        "text": "\n".join(f"Paragraph {i}-{j}." for j in range(9)),
        "published": None,
        "url": "u",
    }
    for i in range(3)
]


@pytest.mark.parametrize("count", [1, 3, 4, 20])
def test_grows_to_the_count(count: int) -> None:
    reports = grow(ORIGINALS, count)
    assert len(reports) == count
    assert len({report["id"] for report in reports}) == count
    assert reports[:3] == ORIGINALS[:count]
    assert all(report["text"] for report in reports)
    assert reports == grow(ORIGINALS, count)


def test_copies_differ_from_their_original_and_use_its_words_only() -> None:
    for number, copy in enumerate(grow(ORIGINALS, 12)[3:], start=3):
        original = ORIGINALS[number % 3]
        assert copy["text"] != original["text"]
        assert set((copy["text"] or "").split("\n")) < set((original["text"] or "").split("\n"))


def test_writes_one_report_a_line(tmp_path: Path) -> None:
    path = write_list(grow(ORIGINALS, 4), tmp_path)
    assert [json.loads(line)["id"] for line in path.read_text().splitlines()] == ["o0", "o1", "o2", "copy-3"]
