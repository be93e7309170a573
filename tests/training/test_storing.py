"""A trained model's file and the digest that pins it."""

import gzip
import hashlib
from pathlib import Path

import pytest

from training.storing import packed, pin, write_pinned

DATA = b'{"weights": [1, 2]}\n'
DIGEST = hashlib.sha256(DATA).hexdigest()


@pytest.mark.parametrize(
    ("before", "after"),
    [
        ('SHA256 = ""\n', f'SHA256 = "{DIGEST}"\n'),  # the first training
        ('FILE = "a"\nSHA256 = "0f"\nN = 1\n', f'FILE = "a"\nSHA256 = "{DIGEST}"\nN = 1\n'),  # only that line
        ('OLD_SHA256 = "0f"\nSHA256 = "0f"\n', f'OLD_SHA256 = "0f"\nSHA256 = "{DIGEST}"\n'),  # only that constant
    ],
)
def test_the_digest_goes_where_the_code_checks_it(before: str, after: str, tmp_path: Path) -> None:
    code, file = tmp_path / "model.py", tmp_path / "data" / "model.json"
    code.write_text(before, "utf-8")
    write_pinned(file, DATA, code=code, constant="SHA256")
    assert file.read_bytes() == DATA
    assert code.read_text("utf-8") == after


@pytest.mark.parametrize(
    "source",
    [
        "",  # no such constant
        '    SHA256 = "0f"\n',  # not at the start of a line
        'SHA256 = "0f"\nSHA256 = "1f"\n',  # which one?
    ],
)
def test_a_module_without_the_constant_is_left_as_it_is(source: str, tmp_path: Path) -> None:
    code, file = tmp_path / "model.py", tmp_path / "model.json"
    code.write_text(source, "utf-8")
    file.write_bytes(DATA)
    with pytest.raises(ValueError, match="SHA256"):
        pin(file, code=code, constant="SHA256")
    assert code.read_text("utf-8") == source


def test_a_packed_text_is_the_same_at_any_time(monkeypatch: pytest.MonkeyPatch) -> None:
    first = packed("a word\nanother\n")
    monkeypatch.setattr("time.time", lambda: 2_000_000_000.0)
    assert packed("a word\nanother\n") == first
    assert gzip.decompress(first) == b"a word\nanother\n"
