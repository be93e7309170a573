"""Where the shared data is, what is read of it, and the scorers that are kept beside it.

None of the data is in the repository (see README.md). Every function here reads `RASHOMON_BENCHMARKS` when it is
called, and answers with nothing where the data is not there, so that a benchmark can say so by returning no rows.
"""

import gzip
import importlib.util
import json
import os
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any

ROOT = Path(__file__).resolve().parents[1]
MISSING = "the shared data is not there; set RASHOMON_BENCHMARKS (see benchmarks/README.md)"


def folder() -> Path | None:
    """The folder that RASHOMON_BENCHMARKS names, else `../shared/benchmarks` beside the repository; None if absent."""
    named = Path(os.environ.get("RASHOMON_BENCHMARKS") or ROOT.parent / "shared" / "benchmarks")
    return named if named.is_dir() else None


def rows(name: str) -> list[dict[str, Any]]:
    """The objects of a file of JSON lines, named from the folder on (`times/aquaint.jsonl`); none if it is absent.

    A file may be packed: `name` with `.gz` behind it serves as well.
    """
    found = folder()
    if found is None:
        return []
    plain, packed = found / name, found / f"{name}.gz"
    if plain.is_file():
        text = plain.read_bytes()
    elif packed.is_file():
        text = gzip.decompress(packed.read_bytes())
    else:
        return []
    return [json.loads(line) for line in text.splitlines()]


def labelled_facts() -> list[dict[str, Any]]:
    """The events of `facts/` as labelled (`facts/GUIDE.md` says how), by name; none if absent. Second readings are left
    out."""
    found = folder()
    paths = sorted((found / "facts").glob("dev??.json")) if found else []
    return [json.loads(path.read_text(encoding="utf-8")) for path in paths]


def scorers() -> ModuleType:
    """`scorers.py`: a plain function for each kind of data. Raises FileNotFoundError when the data is not there."""
    return _beside_the_data("scorers")


def facts_scorer() -> ModuleType:
    """`facts_scorer.py`: an account against an event of `labelled_facts`. Raises FileNotFoundError likewise."""
    return _beside_the_data("facts_scorer")


def _beside_the_data(name: str) -> ModuleType:
    found = folder()
    if found is None:
        raise FileNotFoundError(MISSING)
    return _load(name, found / f"{name}.py")


@cache
def _load(name: str, path: Path) -> ModuleType:
    spec = importlib.util.spec_from_file_location(name, path)
    if spec is None or spec.loader is None:
        raise FileNotFoundError(path)
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)  # FileNotFoundError when the folder has no such file
    return module
