"""Files that come with Rashomon."""

import hashlib

import pytest

from rashomon.reading.stored import read_stored

PACKAGE, NAME = "rashomon.lineage", "data/resemblance.json"


def test_a_file_is_read_when_it_is_the_one_that_was_measured() -> None:
    from importlib.resources import files

    raw = (files("rashomon.lineage") / "data" / "resemblance.json").read_bytes()
    assert read_stored(PACKAGE, NAME, hashlib.sha256(raw).hexdigest()) == raw


@pytest.mark.parametrize(
    ("name", "words"), [(NAME, "not the one that was measured"), ("data/absent.json", "is missing")]
)
def test_another_file_is_refused(name: str, words: str) -> None:
    with pytest.raises(RuntimeError, match=words):
        read_stored(PACKAGE, name, "0" * 64)
