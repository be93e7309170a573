"""Bytes of every kind become a text, or are told to be none."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from rashomon.reading.decoding import decode, whole_characters

WORDS = "The café owner said “no – it’s over"


@pytest.mark.parametrize(
    ("data", "text", "note"),
    [
        (b"", "", ""),
        (WORDS.encode(), WORDS, ""),
        (WORDS.encode("utf-8-sig"), WORDS, ""),
        (WORDS.encode("utf-16"), WORDS, ""),
        (b"\xfe\xff" + WORDS.encode("utf-16-be"), WORDS, ""),
        (WORDS.encode("utf-32"), WORDS, ""),
        (WORDS.encode("utf-16-le"), WORDS, "read as UTF-16-LE, which it does not say it is"),
        (WORDS.encode("utf-16-be"), WORDS, "read as UTF-16-BE, which it does not say it is"),
        (WORDS.encode("cp1252"), WORDS, "not UTF-8: read as windows-1252"),
        (
            "café\n".encode() + "café".encode("cp1252"),  # one line in each
            "café\ncafé",
            "encodings are mixed: 1 lines are not UTF-8 and were read as windows-1252",
        ),
        (WORDS.encode().decode("cp1252").encode(), WORDS, "encoded twice: the second encoding was undone"),
        ("Ã is a letter, é is one too".encode(), "Ã is a letter, é is one too", ""),  # looks doubled, is not
        (b"caf\x81\xe9", "caf\x81é", "not UTF-8: read as windows-1252"),  # a byte that windows-1252 does not define
    ],
)
def test_encodings(data: bytes, text: str, note: str) -> None:
    decoded = decode(data)
    assert decoded is not None
    assert (decoded.text, decoded.note) == (text, note)


@pytest.mark.parametrize(
    "data", [b"%PDF-1.7 ...", b"\x89PNG\r\n\x1a\n", b"PK\x03\x04", bytes(range(256)) * 20, b"\x00" * 500]
)
def test_no_text(data: bytes) -> None:
    assert decode(data) is None


@given(st.binary(max_size=300))
def test_any_bytes(data: bytes) -> None:
    decoded = decode(data)
    assert decoded is None or isinstance(decoded.text, str)


@given(st.text(alphabet=st.characters(codec="utf-8", exclude_categories=["Cc"]), max_size=80))
def test_utf8_is_read_back_unless_it_was_doubled(text: str) -> None:
    decoded = decode(text.encode())
    if decoded is not None and not decoded.note and not text.startswith("\ufeff"):
        assert decoded.text == text


@pytest.mark.parametrize(
    ("text", "whole"),
    [("plain", "plain"), ("half \ud83d pair", "half \ufffd pair"), ("whole 😀", "whole 😀")],
)
def test_whole_characters(text: str, whole: str) -> None:
    assert whole_characters(text) == whole
    assert len(whole) == len(text)
