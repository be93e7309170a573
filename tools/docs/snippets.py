"""Code shown in the pages is run, and the output shown is the output it gives.

The comment before a block says how: `<!-- output -->` runs it and shows what it prints, `<!-- run -->` runs it and
leaves the block alone, `<!-- not run: reason -->` does neither.
"""

import contextlib
import doctest
import io
import os
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Iterator
from pathlib import Path

from tools.docs.pages import ROOT, Block, blocks, replace_blocks

RUNNABLE = {"console", "python"}
OUTPUT, RUN, NOT_RUN = "output", "run", "not run:"
SECONDS = 300


class SnippetError(Exception):
    """A block that does not run. The message names its line."""


def has_snippets(text: str) -> bool:
    """True when some block of the page is to be run."""
    return any(block.mark in {OUTPUT, RUN} for block in blocks(text))


def unmarked(text: str) -> list[int]:
    """Lines of the runnable blocks that no mark stands before."""
    return [block.line for block in blocks(text) if block.language in RUNNABLE and not _is_marked(block)]


def refreshed(text: str) -> str:
    """The page with every shown output as it is now. The page's blocks share one folder and one Python session.

    Raises SnippetError when a block fails.
    """
    if not has_snippets(text):
        return text
    session: dict[str, object] = {"__name__": "__main__"}
    with _workplace():

        def change(block: Block) -> str:
            if block.mark not in {OUTPUT, RUN}:
                return block.body
            run = _run_console if block.language == "console" else _run_python
            shown = run(block, session)
            return shown if block.mark == OUTPUT else block.body

        return replace_blocks(text, change)


def _is_marked(block: Block) -> bool:
    return block.mark in {OUTPUT, RUN} or block.mark.startswith(NOT_RUN)


@contextlib.contextmanager
def _workplace() -> Iterator[None]:
    """A folder that looks like a clone to the reader: with the examples, and free to write in."""
    with tempfile.TemporaryDirectory() as folder:
        shutil.copytree(ROOT / "examples", Path(folder) / "examples")
        with contextlib.chdir(folder):
            yield


def _run_console(block: Block, _session: dict[str, object]) -> str:
    """Each `$ command` with what it prints, standard error included, as in a terminal of 80 columns."""
    environment = os.environ | {
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "COLUMNS": "80",
        "NO_COLOR": "1",
    }
    shown = []
    for command in _commands(block.body):
        script = "\n".join(line.removeprefix("$ ").removeprefix("> ") for line in command)
        done = subprocess.run(
            ["bash", "-o", "pipefail", "-c", script],
            env=environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=SECONDS,
            check=False,
        )
        output = done.stdout.decode("utf-8")
        # 141: a `head` closed the pipe, which is no failure
        if done.returncode not in {0, 141}:
            raise SnippetError(f"line {block.line}: status {done.returncode} from {script!r}:\n{output}")
        shown.append("\n".join(command) + "\n" + "".join(f"{line.rstrip()}\n" for line in output.splitlines()))
    return "".join(shown)


def _commands(body: str) -> list[list[str]]:
    """The commands of a console block: a line after `$ `, and the lines after `> ` right below it."""
    commands: list[list[str]] = []
    in_command = False
    for line in body.splitlines():
        if line.startswith("$ "):
            commands.append([line])
            in_command = True
        elif in_command and line.startswith("> "):
            commands[-1].append(line)
        else:
            in_command = False
    return commands


def _run_python(block: Block, session: dict[str, object]) -> str:
    """A `>>>` block with the results as they are now; any other block is executed and left as it is."""
    examples = doctest.DocTestParser().get_examples(block.body)
    try:
        if not examples:
            with contextlib.redirect_stdout(io.StringIO()):
                exec(compile(block.body, f"<line {block.line}>", "exec"), session)
            return block.body
        return "".join(_run_example(example, session) for example in examples)
    except Exception as error:
        raise SnippetError(f"line {block.line}: {type(error).__name__}: {error}") from error


def _run_example(example: doctest.Example, session: dict[str, object]) -> str:
    lines = example.source.rstrip("\n").split("\n")
    prompt = "\n".join((">>> " if place == 0 else "... ") + line for place, line in enumerate(lines))
    with contextlib.redirect_stdout(io.StringIO()) as output:
        exec(compile(example.source, "<page>", "single"), session)
    return f"{prompt}\n{output.getvalue()}"
