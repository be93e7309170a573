"""From bytes to text: byte order marks, UTF-8, UTF-16, windows-1252, and texts that mix or double them."""

import codecs
import re
from dataclasses import dataclass

_MARKS = (
    (codecs.BOM_UTF8, "utf-8"),
    (codecs.BOM_UTF32_LE, "utf-32-le"),
    (codecs.BOM_UTF32_BE, "utf-32-be"),
    (codecs.BOM_UTF16_LE, "utf-16-le"),
    (codecs.BOM_UTF16_BE, "utf-16-be"),
)
_SAMPLE = 4096
_MANY_NULLS = 0.3  # share of null bytes at odd or even places that tells UTF-16 without a mark
_MOST_CONTROLS = 0.02  # share of control bytes above which bytes are no text
_CONTROLS = bytes(c for c in range(32) if c not in b"\t\n\x0b\x0c\r\x1b") + b"\x7f"
_BINARY_STARTS = (
    b"%PDF",
    b"PK\x03\x04",
    b"\x89PNG",
    b"\xff\xd8\xff",
    b"GIF8",
    b"\x1f\x8b",
    b"\x7fELF",
    b"\xd0\xcf\x11\xe0",
    b"RIFF",
    b"MZ\x90",
)
_DOUBLED = re.compile(
    "[\u00c2-\u00f4][\u0080-\u00bf\u0152\u0153\u0160\u0161\u0178\u017d\u017e\u0192\u02c6\u02dc\u2013-\u203a\u20ac\u2122]"
)


@dataclass(frozen=True, slots=True, kw_only=True)
class Decoded:
    """A text and what had to be assumed to read it ("" when nothing)."""

    text: str
    note: str = ""


def decode(data: bytes) -> Decoded | None:
    """The text in some bytes, or None when they are no text. Linear in their length; never raises."""
    for mark, encoding in _MARKS:
        if data.startswith(mark):
            return Decoded(text=data[len(mark) :].decode(encoding, "replace"))
    if data.startswith(_BINARY_STARTS):
        return None
    if wide := _wide_encoding(data):
        return Decoded(text=data.decode(wide, "replace"), note=f"read as {wide.upper()}, which it does not say it is")
    if _is_binary(data):
        return None
    try:
        text = data.decode("utf-8")
    except UnicodeDecodeError:
        return _decode_mixed(data)
    return _undo_double(text)


def _wide_encoding(data: bytes) -> str:
    sample = data[:_SAMPLE]
    half = len(sample) // 2
    if half < 4:
        return ""
    if sample[1::2].count(0) > _MANY_NULLS * half and sample[0::2].count(0) == 0:
        return "utf-16-le"
    if sample[0::2].count(0) > _MANY_NULLS * half and sample[1::2].count(0) == 0:
        return "utf-16-be"
    return ""


def _is_binary(data: bytes) -> bool:
    for sample in (data[:_SAMPLE], data[len(data) // 2 :][:_SAMPLE]):
        controls = len(sample) - len(sample.translate(None, _CONTROLS))
        if controls > _MOST_CONTROLS * len(sample):
            return True
    return False


def _decode_mixed(data: bytes) -> Decoded:
    """Each line in its own encoding: UTF-8 where it is valid, windows-1252 where it is not."""
    lines: list[str] = []
    utf8 = odd = 0
    for line in data.split(b"\n"):
        try:
            lines.append(line.decode("utf-8"))
            utf8 += not line.isascii()
        except UnicodeDecodeError:
            # Latin-1 has a character for the five bytes that windows-1252 leaves undefined.
            lines.append("".join(_windows(part) for part in re.split(rb"([\x81\x8d\x8f\x90\x9d])", line)))
            odd += 1
    if utf8:
        note = f"encodings are mixed: {odd} lines are not UTF-8 and were read as windows-1252"
    else:
        note = "not UTF-8: read as windows-1252"
    return Decoded(text="\n".join(lines), note=note)


def _windows(part: bytes) -> str:
    try:
        return part.decode("cp1252")
    except UnicodeDecodeError:
        return part.decode("latin-1")


def _undo_double(text: str) -> Decoded:
    """Undo a text that was encoded twice, only when all of it turns back: a text that is right hardly ever does."""
    if not _DOUBLED.search(text):
        return Decoded(text=text)
    try:
        data = b"".join(_single_bytes(char) for char in text)
        return Decoded(text=data.decode("utf-8"), note="encoded twice: the second encoding was undone")
    except (UnicodeDecodeError, UnicodeEncodeError):
        return Decoded(text=text)


def _single_bytes(char: str) -> bytes:
    try:
        return char.encode("cp1252")
    except UnicodeEncodeError:
        return char.encode("latin-1")


def whole_characters(text: str) -> str:
    """The text with halves of surrogate pairs, which JSON allows and no encoding does, replaced one for one."""
    try:
        text.encode("utf-8")
    except UnicodeEncodeError:
        return "".join("\ufffd" if "\ud800" <= char <= "\udfff" else char for char in text)
    return text
