"""What a page shows is what its code gives."""

import os

import pytest

from tools.docs.snippets import SnippetError, refreshed, unmarked


def make_page(language: str, body: str, mark: str = "output") -> str:
    return f"# P\n\n<!-- {mark} -->\n```{language}\n{body}```\n"


REFRESHED = [
    ("console", "$ echo a\nstale\n", "$ echo a\na\n"),
    ("console", "$ echo a\n$ echo b\n", "$ echo a\na\n$ echo b\nb\n"),  # one output a command
    ("console", "$ echo a \\\n> b\n", "$ echo a \\\n> b\na b\n"),  # a command over two lines
    ("console", "$ echo 'a\n> b'\n", "$ echo 'a\n> b'\na\nb\n"),  # a quotation over two lines
    ("console", "$ echo oops >&2\n", "$ echo oops >&2\noops\n"),  # messages belong to what is seen
    ("console", "$ seq 100000 | head -1\n", "$ seq 100000 | head -1\n1\n"),  # a pipe closed early is no failure
    (
        "console",
        "$ ls examples/liaison-office | head -1\n",
        "$ ls examples/liaison-office | head -1\ncalder-courier.txt\n",
    ),
    ("python", ">>> 1 + 1\n3\n", ">>> 1 + 1\n2\n"),
    ("python", ">>> x = 2\n>>> x\n", ">>> x = 2\n>>> x\n2\n"),
    ("python", ">>> for i in range(2):\n...     print(i)\n", ">>> for i in range(2):\n...     print(i)\n0\n1\n"),
    ("python", "x = 1\n", "x = 1\n"),
]


@pytest.mark.parametrize(("language", "body", "expected"), REFRESHED)
def test_shows_the_output_as_it_is(language: str, body: str, expected: str) -> None:
    page = refreshed(make_page(language, body))
    assert page == make_page(language, expected)
    assert refreshed(page) == page


def test_a_page_is_one_session_in_a_folder_of_its_own() -> None:
    before = os.getcwd()
    page = make_page("console", "$ echo hello > a.txt\n", "run") + make_page("python", ">>> open('a.txt').read()\n")
    assert "'hello\\n'" in refreshed(page)
    assert os.getcwd() == before
    assert not os.path.exists("a.txt")


FAILING = [("console", "$ false\n"), ("console", "$ true\n$ no-such-command\n"), ("python", "1 / 0\n")]


@pytest.mark.parametrize(("language", "body"), FAILING)
def test_a_failing_block_is_named(language: str, body: str) -> None:
    with pytest.raises(SnippetError, match="line 4"):
        refreshed(make_page(language, body, "run"))


def test_run_leaves_the_block_alone() -> None:
    page = make_page("console", "$ echo a\nsomething else\n", "run")
    assert refreshed(page) == page


def test_not_run_is_not_run() -> None:
    page = make_page("console", "$ false\n", "not run: it fails")
    assert refreshed(page) == page


MARKS = [("output", []), ("run", []), ("not run: why", []), ("whatever", [4])]


@pytest.mark.parametrize(("mark", "lines"), MARKS)
def test_unmarked_blocks(mark: str, lines: list[int]) -> None:
    assert unmarked(make_page("console", "$ true\n", mark)) == lines
    assert unmarked("```json\n{}\n```\n") == []
