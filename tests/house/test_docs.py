"""The documentation holds: nothing stale, nothing missing, no link that leads nowhere."""

from pathlib import Path

import pytest

from tests.house.files import ROOT, name
from tools.docs import __main__ as docs
from tools.docs.pages import hand_written
from tools.docs.snippets import has_snippets

WITH_SNIPPETS = [page for page in hand_written() if has_snippets(page.read_text(encoding="utf-8"))]


def test_links_marks_and_words() -> None:
    assert docs.standing_problems() == []


def test_generated_pages_are_fresh() -> None:
    assert docs.stale_pages() == [], "run: make docs"


@pytest.mark.parametrize("page", WITH_SNIPPETS, ids=name)
def test_what_pages_show_is_what_comes_out(page: Path) -> None:
    assert docs.stale_snippets(page) == [], "run: make docs"


def test_the_first_screen_answers_a_question_and_names_two_commands() -> None:
    first_screen = "\n".join((ROOT / "README.md").read_text(encoding="utf-8").splitlines()[:60])
    assert "?" in first_screen
    assert "$ rashomon compare examples/liaison-office" in first_screen
    assert "make demo" in first_screen
    assert "make test" in first_screen


def test_the_changelog_names_the_version() -> None:
    import tomllib

    version = tomllib.loads((ROOT / "pyproject.toml").read_text())["project"]["version"]
    changelog = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
    assert "## [Unreleased]" in changelog or f"## [{version}]" in changelog
