"""What training writes: a model's file, the same bytes for the same model, and its digest where the code checks it."""

import gzip
import hashlib
import io
import re
from pathlib import Path

SOURCE = Path(__file__).resolve().parents[1] / "src" / "rashomon"


def packed(text: str) -> bytes:
    """The text in UTF-8, gzipped, without the time."""
    buffer = io.BytesIO()
    with gzip.GzipFile(fileobj=buffer, mode="wb", mtime=0) as file:
        file.write(text.encode())
    return buffer.getvalue()


def write(file: Path, data: bytes) -> None:
    """Writes a file and says which one, how many bytes, and its SHA-256."""
    file.parent.mkdir(parents=True, exist_ok=True)
    file.write_bytes(data)
    print(file.name, len(data), hashlib.sha256(data).hexdigest())


def write_pinned(file: Path, data: bytes, *, code: Path, constant: str) -> None:
    """Writes a file and pins it: `read_stored` refuses any other. See `pin`."""
    write(file, data)
    pin(file, code=code, constant=constant)


def pin(file: Path, *, code: Path, constant: str) -> None:
    """Puts a file's SHA-256 into the module that reads the file, as the value of its `constant`.

    Raises ValueError when the module does not have that constant, once and at the start of a line.
    """
    digest = hashlib.sha256(file.read_bytes()).hexdigest()
    source = code.read_text("utf-8")
    pinned, places = re.subn(rf'(?m)^{re.escape(constant)} = ".*"$', f'{constant} = "{digest}"', source)
    if places != 1:
        raise ValueError(f'{code}: {places} lines begin with {constant} = "...", and there must be one')
    code.write_text(pinned, "utf-8")
