"""What is kept of a report so that later ones can be compared with it: small, frozen, and written as bytes."""

import json
import struct
from dataclasses import dataclass, field

import numpy as np
from numpy.typing import NDArray

_HEADER = struct.Struct("<4sI")
_MAGIC = b"RSK1"


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """What a report says of time, in days as proleptic ordinals (`datetime.date.toordinal`).

    `sure`: its address or the head of its text confirms its day of publication. `head` are the days named in full by
    the address and the head of the text, `named` by all of the text. `weekdays` (Monday is 0) are those of the lead,
    in order of appearance; `of_month` (month * 32 + day) and `years` those of the text. All but `weekdays` are sorted,
    and all are cut to a few.
    """

    sure: bool = False
    head: tuple[int, ...] = ()
    named: tuple[int, ...] = ()
    weekdays: tuple[int, ...] = ()
    of_month: tuple[int, ...] = ()
    years: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True, eq=False)
class Sketch:
    """A report as the likeness of two reports needs it.

    `day` is its day of publication as well as it is known, as an ordinal; `told` is what else it says of time. `marks`
    are its most telling words, the most telling first. `terms` (n,) are hashes of its words, sorted; `weights`
    (parts, n) their weights in each part of the report (0: not there); `meaning` (m,) is its place in a space of
    meanings, in whole numbers; `length` counts its words.
    """

    report: str
    day: int | None = None
    told: Days = field(default_factory=Days)
    marks: tuple[str, ...] = ()
    length: int = 0
    terms: NDArray[np.uint32] = field(repr=False)
    weights: NDArray[np.float16] = field(repr=False)
    meaning: NDArray[np.int8] = field(repr=False)

    def to_bytes(self) -> bytes:
        """The sketch as bytes, the same on every machine; `from_bytes` reads them."""
        told = self.told
        header = json.dumps(
            [
                self.report,
                self.day,
                [told.sure, told.head, told.named, told.weekdays, told.of_month, told.years],
                self.marks,
                self.length,
                *self.weights.shape,
            ],
            separators=(",", ":"),
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
        report, day, (sure, *lists), marks, words, parts, n = json.loads(data[_HEADER.size : at])
        head, named, weekdays, of_month, years = map(tuple, lists)
        terms = np.frombuffer(data, "<u4", n, at)
        weights = np.frombuffer(data, "<f2", parts * n, at + 4 * n).reshape(parts, n)
        meaning = np.frombuffer(data, "i1", -1, at + 4 * n + 2 * parts * n)
    except (struct.error, TypeError, ValueError) as error:
        raise ValueError("these bytes are not the sketch of a report") from error
    return Sketch(
        report=report,
        day=day,
        told=Days(sure=sure, head=head, named=named, weekdays=weekdays, of_month=of_month, years=years),
        marks=tuple(marks),
        length=words,
        terms=terms,
        weights=weights,
        meaning=meaning,
    )
