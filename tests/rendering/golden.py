"""Golden files: what the renderers print for the hand-built account, kept so that a change of it is seen in review.

Refresh them with `REFRESH_GOLDEN=1 pytest tests/rendering`, read the difference, commit it.
"""

import os
from pathlib import Path

_FOLDER = Path(__file__).parent.parent / "golden"


def assert_golden(name: str, text: str) -> None:
    """`text` is what tests/golden/<name> holds."""
    path = _FOLDER / name
    if os.environ.get("REFRESH_GOLDEN"):
        path.write_text(text, "utf-8", newline="\n")
    assert path.exists(), f"{path} is missing: run REFRESH_GOLDEN=1 pytest tests/rendering"
    kept = path.read_text("utf-8")
    assert text == kept, f"differs from {path}: if that is meant, run REFRESH_GOLDEN=1 pytest tests/rendering"
