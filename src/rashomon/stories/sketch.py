"""What is kept of a report so that later ones can be compared with it: small, frozen, and written as bytes."""

import json
import struct
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

_HEADER = struct.Struct("<4sI")
_MAGIC = b"RSK1"


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sketch:
    """A report as the likeness of two reports needs it.

    `day` is the day of publication as a proleptic ordinal (`datetime.date.toordinal`), None when not known.
    `named_days` are the days that the text names in full, as ordinals, sorted. `marks` are its most telling words,
    the most telling first. `terms` (n,) are hashes of its words, sorted; `weights` (parts, n) their weights in each
    part of the report (0: not there), a row of unit length or empty; `meaning` (m,) is its place in a space of
    meanings, m whole numbers.
    """

    report: str
    day: int | None
    named_days: tuple[int, ...] = ()
    marks: tuple[str, ...] = ()
    terms: NDArray[np.uint32] = field(repr=False)
    weights: NDArray[np.float16] = field(repr=False)
    meaning: NDArray[np.int8] = field(repr=False)

    def to_bytes(self) -> bytes:
        """The sketch as bytes, the same on every machine; `from_bytes` reads them."""
        header = json.dumps(
            [self.report, self.day, self.named_days, self.marks, *self.weights.shape], separators=(",", ":")
        ).encode()
        arrays = (self.terms.astype("<u4"), self.weights.astype("<f2"), self.meaning.astype("i1"))
        return _HEADER.pack(_MAGIC, len(header)) + header + b"".join(array.tobytes() for array in arrays)


def from_bytes(data: bytes) -> Sketch:
    """The sketch that `to_bytes` wrote. Raises ValueError for anything else."""
    try:
        magic, length = _HEADER.unpack_from(data)
        if magic != _MAGIC:
            raise ValueError("not a sketch")
        at = _HEADER.size + length
        report, day, named_days, marks, parts, n = json.loads(data[_HEADER.size : at])
        terms = np.frombuffer(data, "<u4", n, at)
        weights = np.frombuffer(data, "<f2", parts * n, at + 4 * n).reshape(parts, n)
        meaning = np.frombuffer(data, "i1", -1, at + 4 * n + 2 * parts * n)
    except (struct.error, TypeError, ValueError) as error:
        raise ValueError("these bytes are not the sketch of a report") from error
    return Sketch(
        report=report,
        day=day,
        named_days=tuple(named_days),
        marks=tuple(marks),
        terms=terms,
        weights=weights,
        meaning=meaning,
    )
