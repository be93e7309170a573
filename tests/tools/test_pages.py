"""Blocks, regions and leads of Markdown pages."""

import pytest

from tools.docs import pages

PAGE = """# Title

The lead. And more.

<!-- output -->
```console
$ echo a
a
```

Text with `code`.

```python
x = 1
```

<!-- begin list -->
old
<!-- end list -->
"""


def test_blocks_with_their_marks_and_lines() -> None:
    found = [(block.mark, block.language, block.line) for block in pages.blocks(PAGE)]
    assert found == [("output", "console", 6), ("", "python", 13)]


def test_replacing_nothing_changes_nothing() -> None:
    assert pages.replace_blocks(PAGE, lambda block: block.body) == PAGE


def test_replaces_a_body_and_nothing_else() -> None:
    changed = pages.replace_blocks(PAGE, lambda block: "$ echo a\nb\n" if block.mark else block.body)
    assert changed == PAGE.replace("$ echo a\na\n", "$ echo a\nb\n")


def test_fills_a_region() -> None:
    assert pages.replace_regions(PAGE, lambda name: f"new {name}\n") == PAGE.replace("old", "new list")


def test_without_code_keeps_lines() -> None:
    blank = pages.without_code(PAGE)
    assert blank.count("\n") == PAGE.count("\n")
    assert "echo" not in blank
    assert "code" not in blank
    assert "The lead." in blank


LEADS = [
    (PAGE, ("Title", "The lead.")),
    ("# A\n\n<!-- note -->\n\nOne line\nand another. Two.", ("A", "One line and another.")),  # a lead over two lines
    (
        "# A\n\n`x FILE... --html` writes 1.5 pages. Two.",
        ("A", "`x FILE... --html` writes 1.5 pages."),
    ),  # stops in code
    ("# A\n\nNo full stop\n", ("A", "No full stop")),
    ("no heading", ("", "")),
    ("# A\n\n## Its first part\n\nWords.", ("A", "")),  # nothing stands below the title itself
]


@pytest.mark.parametrize(("text", "expected"), LEADS)
def test_title_and_lead(text: str, expected: tuple[str, str]) -> None:
    assert pages.title_and_lead(text) == expected
