"""An archive of each kind: what is tested with `archive` or `path` is tested with all of them."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from rashomon.archive import Archive
from tests.archive import stubs


@pytest.fixture
def plain_placing(monkeypatch: pytest.MonkeyPatch) -> None:
    """Reports are placed by the rule of `stubs.place`."""
    stubs.install(monkeypatch)


@pytest.fixture(params=["memory", "sqlite"])
def archive(request: pytest.FixtureRequest, tmp_path: Path, plain_placing: None) -> Iterator[Archive]:
    """An empty archive; the one contract that every kind must keep is tested with it."""
    path = ":memory:" if request.param == "memory" else tmp_path / "a.db"
    with Archive(path, now=stubs.Clock()) as made:
        yield made
