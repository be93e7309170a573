"""Files that may be packed with gzip, unpacked as they are read: a bomb costs no more memory than its longest line."""

import gzip
from pathlib import Path
from typing import BinaryIO, cast


def open_packed(path: Path) -> BinaryIO:
    """A file opened for reading bytes, unpacked when its name ends in .gz. Raises OSError as `open` does."""
    if path.suffix.lower() == ".gz":
        return cast("BinaryIO", gzip.open(path, "rb"))
    return path.open("rb")
