"""The repository's own files, for tests of the house."""

import subprocess
from functools import cache
from pathlib import Path

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "rashomon"


@cache
def tracked() -> tuple[Path, ...]:
    """Files that git knows or would add; outside a clone, every file that is not hidden."""
    listing = subprocess.run(
        ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"],
        cwd=ROOT,
        capture_output=True,
        check=False,
    )
    if listing.returncode != 0:
        return tuple(sorted(path for path in ROOT.rglob("*") if path.is_file() and not _hidden(path)))
    names = sorted(name for name in listing.stdout.decode().split("\0") if name)
    return tuple(path for path in (ROOT / name for name in names) if path.is_file())


def _hidden(path: Path) -> bool:
    return any(part.startswith(".") for part in path.relative_to(ROOT).parts)


def modules() -> list[Path]:
    """The modules of the package."""
    return sorted(SOURCE.rglob("*.py"))


def name(path: Path) -> str:
    """A path as a test shows it."""
    return path.relative_to(ROOT).as_posix()
