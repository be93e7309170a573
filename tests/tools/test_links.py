"""Which links are dead."""

from pathlib import Path

import pytest

from tools.docs.links import anchors, dead_links

LINKS = [
    ("[a](other.md)", []),
    ("[a](missing.md)", ["missing.md"]),
    ("![picture](missing.png)", ["missing.png"]),
    ("[a](other.md#part-two)", []),
    ("[a](other.md#part-three)", ["other.md#part-three"]),
    ("[a](#here)", []),  # within the page
    ("[a](#there)", ["#there"]),
    ("[a](https://example.org/missing)", []),  # the web is not asked
    ("`[a](missing.md)`", []),  # code is no link
    ("```\n[a](missing.md)\n```", []),
    ("[a]\n\n[a]: missing.md", ["missing.md"]),  # by reference
    ("[a](other%2Emd)", []),  # percent-encoded
    ('[a](other.md "A title")', []),
    ("[a](..)", []),  # a folder
]


@pytest.mark.parametrize(("text", "dead"), LINKS)
def test_dead_links(tmp_path: Path, text: str, dead: list[str]) -> None:
    (tmp_path / "other.md").write_text("# Other\n\n## Part *two*\n")
    page = tmp_path / "page.md"
    page.write_text("# Here\n\n" + text)
    assert dead_links(page, page.read_text()) == dead


def test_anchors_as_github_makes_them() -> None:
    text = "# `rashomon compare`\n## A, B & C\n## Twice\n## Twice\n```\n# no heading\n```\n## [Link](x.md) here\n"
    assert anchors(text) == {"rashomon-compare", "a-b--c", "twice", "twice-1", "link-here"}
